import Domain
import Ports

extension SQLiteRooms {
  /// A person's own columns, then what stands elsewhere about them, each found by its key, or nothing in its place. Of their
  /// addresses none leaves the store but the name of a person of a demo.
  private static func personColumns(_ parts: PersonRow.Parts) -> String {
    let identities = """
      (SELECT group_concat(CASE kind WHEN 'demo' THEN 'demo:' || value ELSE kind END, char(31)) FROM identities
        WHERE identities.user_id = users.id)
      """
    let tags = "(SELECT group_concat(tag, char(31)) FROM user_tags WHERE user_tags.user_id = users.id)"
    let matches = """
      (SELECT count(*) FROM sides WHERE sides.user_id = users.id),
      EXISTS (SELECT 1 FROM sides WHERE sides.user_id = users.id AND is_waiting = 1)
      """
    return """
      users.id, stage, is_seeker, is_provider, language, last_seen_at, created_at, reached, accepts_announcements,
      \(parts.contains(.identities) ? identities : "NULL"), \(parts.contains(.tags) ? tags : "NULL"),
      \(parts.contains(.matches) ? matches : "0, 0"),
      \(parts.contains(.block) ? "EXISTS (SELECT 1 FROM blocks WHERE blocks.user_id = users.id)" : "0")
      """
  }

  private static func readPerson(_ row: inout Row) throws -> PersonRow {
    let id = try row.next(UserID.self)
    let stage = try row.next(PersonQuery.Stage.self)
    let (isSeeker, isProvider) = (try row.next(Bool.self), try row.next(Bool.self))
    let language = try row.next(Language.self)
    let (seen, created) = (try row.next(Timestamp.self), try row.next(Timestamp.self))
    guard let reached = Milestone(rawValue: try row.next(Int.self)) else { throw UnknownState() }
    let accepts = try row.next(Bool.self)
    // In the order of the alphabet, which the engine does not promise.
    let identities = words(try row.next(String?.self))
    let tags = words(try row.next(String?.self))
    let matches = try row.next(Int.self)
    return PersonRow(
      label: PersonLabel(
        id: id, demoName: identities.first { $0.hasPrefix("demo:") }.map { String($0.dropFirst(5)) }),
      stage: stage, roles: Set((isSeeker ? [Role.seeker] : []) + (isProvider ? [.provider] : [])),
      language: language,
      identities: Set(
        identities.compactMap { Identity.Kind(rawValue: $0.hasPrefix("demo:") ? "demo" : $0) }),
      lastSeenAt: seen, createdAt: created, reached: reached, owesAnswer: try row.next(), matches: matches,
      isBlocked: try row.next(), tags: tags, acceptsAnnouncements: accepts)
  }

  /// What was put together with a separator that is in no word, sorted.
  private static func words(_ text: String?) -> [String] {
    guard let text, !text.isEmpty else { return [] }
    if !text.utf8.contains(31) { return [text] }
    return text.utf8.split(separator: 31).map { String(Substring($0)) }.sorted()
  }

  /// The statement of a source. `$1` is the stage or tag, `$2` and `$3` the place, `$4` the limit.
  static func peopleSQL(_ source: PersonSource, _ parts: PersonRow.Parts) -> String {
    let (from, condition, isSeen): (String, String, Bool) =
      switch source {
      case .all: ("users", "stage <> 'erased' AND $1 IS NULL", true)
      case .ofStage: ("users", "stage = $1 AND stage NOT IN ('active')", true)
      case .ofTag:
        (
          "user_tags JOIN users ON users.id = user_tags.user_id", "user_tags.tag = $1 AND $2 IS NOT NULL",
          false
        )
      case .blocked:
        ("blocks JOIN users ON users.id = blocks.user_id", "$1 IS NULL AND $2 IS NOT NULL", false)
      case .these: ("users", "$1 IS NULL AND $2 IS NOT NULL AND users.id = $3", false)
      }
    let place =
      switch source {
      case .all, .ofStage: " AND (last_seen_at, users.id) < ($2, $3)"
      case .ofTag: " AND user_tags.user_id > $3"
      case .blocked: " AND blocks.user_id > $3"
      case .these: ""
      }
    let order =
      isSeen
      ? "last_seen_at DESC, users.id DESC"
      : source == .blocked
        ? "blocks.user_id" : condition.hasPrefix("user_tags") ? "user_tags.user_id" : "users.id"
    return
      "SELECT \(personColumns(parts)) FROM \(from) WHERE \(condition)\(place) ORDER BY \(order) LIMIT $4"
  }

  func people(
    in source: PersonSource, after place: PersonPlace?, limit: Int, with parts: PersonRow.Parts
  ) throws -> [(row: PersonRow, place: PersonPlace)] {
    if case .these(let ids) = source {
      let after = place?.user
      return try ids.filter { after == nil || $0 > after! }.sorted().prefix(limit).compactMap { id in
        try person(id).map { ($0, PersonPlace(seenAt: $0.lastSeenAt, user: id)) }
      }
    }
    let word: String? =
      switch source {
      case .ofStage(let stage): stage.rawValue
      case .ofTag(let tag): tag
      case .all, .blocked, .these: nil
      }
    let start =
      place
      ?? (source.isBySeen
        ? PersonPlace(seenAt: Timestamp(microseconds: .max), user: UserID(high: .max, low: .max))
        : PersonPlace(seenAt: Timestamp(microseconds: 0), user: UserID(high: 0, low: 0)))
    return try session.all(
      Self.peopleSQL(source, parts), word, start.seenAt, start.user, limit, read: Self.readPerson
    ).map { ($0, PersonPlace(seenAt: $0.lastSeenAt, user: $0.label.id)) }
  }

  func person(_ id: UserID) throws -> PersonRow? {
    try session.first(
      "SELECT \(Self.personColumns(.all)) FROM users WHERE users.id = $1", id, read: Self.readPerson)
  }

  func peopleTallies() throws -> [PersonTally] {
    try session.all(
      """
      SELECT stage, language, is_seeker, is_provider, accepts_announcements, sum(count) FROM people_counts
      WHERE count > 0 GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
      """
    ) {
      let (stage, language) = (try $0.next(PersonQuery.Stage.self), try $0.next(Language.self))
      let (isSeeker, isProvider) = (try $0.next(Bool.self), try $0.next(Bool.self))
      return PersonTally(
        stage: stage, language: language,
        roles: Set((isSeeker ? [Role.seeker] : []) + (isProvider ? [.provider] : [])),
        acceptsAnnouncements: try $0.next(), count: try $0.next())
    }
  }
}

extension PersonQuery.Stage: SQLBindable, SQLReadable {}
