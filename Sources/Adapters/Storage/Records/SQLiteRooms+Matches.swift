import Domain
import Ports

extension SQLiteRooms {
  private static func sideColumns(_ side: String, _ parts: MatchRow.Parts) -> String {
    let name =
      "(SELECT value FROM identities WHERE identities.user_id = \(side).user_id AND identities.kind = 'demo' LIMIT 1)"
    let times = ["is_waiting", "introduced_at", "seen_at", "reminded_at", "answered_at"].map {
      "\(side).\($0)"
    }
    return """
      \(side).user_id, \(parts.contains(.times) ? times.joined(separator: ", ") : "0, NULL, NULL, NULL, NULL"),
        \(parts.contains(.names) ? name : "NULL")
      """
  }

  private static func matchColumns(_ parts: MatchRow.Parts) -> String {
    let score = "formula, scorer, seeker_to_provider, provider_to_seeker, total"
    return """
      matches.id, status, status_side, \(MatchStatus.withdrawalColumn), matches.round, turn_user_id, formed_at, ended_at, is_lifted, decision,
        \(sideColumns("seeker", parts)), \(sideColumns("provider", parts)),
        \(parts.contains(.score) ? score : "NULL"), \(parts.contains(.scoreParts) ? "parts" : "NULL")
      """
  }

  /// A match's sides and their score, each found by its key, whatever the engine thinks of how many there are.
  private static func matchParts(_ parts: MatchRow.Parts) -> String {
    let scores = """
      LEFT JOIN scores ON scores.seeker_version_id = seeker.version_id
        AND scores.provider_version_id = provider.version_id
      """
    return """
      CROSS JOIN sides AS seeker ON seeker.match_id = matches.id AND seeker.role = 'seeker'
      CROSS JOIN sides AS provider ON provider.match_id = matches.id AND provider.role = 'provider'
      \(parts.contains(.score) ? scores : "")
      """
  }

  private static func readSide(_ row: inout Row) throws -> MatchSideRow {
    let user = try row.next(UserID.self)
    let isWaiting = try row.next(Bool.self)
    let (introducedAt, seenAt) = (try row.next(Timestamp?.self), try row.next(Timestamp?.self))
    let (remindedAt, answeredAt) = (try row.next(Timestamp?.self), try row.next(Timestamp?.self))
    return MatchSideRow(
      person: PersonLabel(id: user, demoName: try row.next()), isWaiting: isWaiting,
      introducedAt: introducedAt, seenAt: seenAt, remindedAt: remindedAt, answeredAt: answeredAt)
  }

  private static func readMatch(_ row: inout Row, _ parts: MatchRow.Parts) throws -> MatchRow {
    let id = try row.next(MatchID.self)
    let status = try MatchStatus(column: row.next(), side: row.next(), withdrawal: row.next())
    let round = try row.next(Int.self)
    let turn = try row.next(UserID.self)
    let formedAt = try row.next(Timestamp.self)
    let endedAt = try row.next(Timestamp?.self)
    let isLifted = try row.next(Bool.self)
    let decision = try row.next(Verdict.Decision?.self)
    let (seeker, provider) = (try readSide(&row), try readSide(&row))
    var score: PairScore?
    if parts.contains(.score), let version = try row.next(Int?.self) {
      score = PairScore(
        version: version, scorer: Scorer(rawValue: try row.next()) ?? .fit, seekerToProvider: try row.next(),
        providerToSeeker: try row.next(), total: try row.next(),
        parts: try row.next(JSONColumn<PairParts>?.self)?.value)
    }
    return MatchRow(
      id: id, status: status, round: round, turn: turn, formedAt: formedAt, endedAt: endedAt,
      isLifted: isLifted, decision: decision, seeker: seeker, provider: provider, score: score)
  }

  /// The statement of a source. `$1` is the status or the person, `$2` the match after which it goes on, `$3` the limit.
  static func matchesSQL(_ source: MatchSource, _ parts: MatchRow.Parts) -> String {
    let (from, condition, key) =
      switch source {
      case .status: ("matches", "status = $1", "matches.id")
      case .ofPerson:
        (
          "sides AS mine CROSS JOIN matches ON matches.id = mine.match_id", "mine.user_id = $1",
          "mine.match_id"
        )
      case .newest: ("matches", "$1 IS NULL", "matches.id")
      }
    return
      "SELECT \(matchColumns(parts)) FROM \(from) \(matchParts(parts)) WHERE \(condition) AND \(key) < $2 ORDER BY \(key) DESC LIMIT $3"
  }

  func matches(
    in source: MatchSource, after match: MatchID?, limit: Int, with parts: MatchRow.Parts
  ) throws -> [MatchRow] {
    let key: any SQLBindable =
      switch source {
      case .status(let status): status
      case .ofPerson(let user): user
      case .newest: String?.none
      }
    return try session.all(
      Self.matchesSQL(source, parts), key, match ?? MatchID(high: .max, low: .max), limit,
      read: { try Self.readMatch(&$0, parts) })
  }

  func match(_ id: MatchID, with parts: MatchRow.Parts) throws -> MatchRow? {
    try session.first(
      "SELECT \(Self.matchColumns(parts)) FROM matches \(Self.matchParts(parts)) WHERE matches.id = $1", id
    ) {
      try Self.readMatch(&$0, parts)
    }
  }

  func matchTallies() throws -> [MatchQuery.Status: Int] {
    let rows = try session.all("SELECT status, count FROM match_counts") {
      (status: try $0.next(MatchQuery.Status.self), count: try $0.next(Int.self))
    }
    return Dictionary(rows.map { ($0.status, $0.count) }, uniquingKeysWith: +)
  }
}

extension MatchQuery.Status: SQLBindable, SQLReadable {}
