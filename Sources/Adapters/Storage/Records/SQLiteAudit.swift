import Domain
import Ports

struct SQLiteAudit: AuditRecords {
  let session: Session

  func people(since: Timestamp) throws -> [AuditedPerson] {
    let tallies = try tallies(since: since)
    let left = try left(since: since)
    return try session.all(
      """
      SELECT users.id, users.stage = 'active' AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.user_id = users.id),
        users.language, \(Self.country), \(Self.seniority), \(Self.has(.terminal)), \(Self.has(.telegram))
      FROM users LEFT JOIN profile_versions ON profile_versions.id = users.profile_version_id
      WHERE users.stage <> 'erased'
      """
    ) { row -> AuditedPerson? in
      let (user, isPresent) = (try row.next(UserID.self), try row.next(Bool.self))
      guard isPresent || tallies[user] != nil || left.contains(user) else { return nil }
      let (language, country) = (try row.next(Language.self), try row.next(String?.self))
      let level = try row.next(String?.self)
      let (isInTerminal, isOnTelegram) = (try row.next(Bool.self), try row.next(Bool.self))
      return AuditedPerson(
        language: language, country: country, seniority: Seniority.allCases.first { $0.name == level },
        channel: AuditedPerson.Channel(terminal: isInTerminal, telegram: isOnTelegram),
        tally: tallies[user] ?? AuditTally())
    }.compactMap(\.self)
  }

  /// What became of each person's pairs.
  private func tallies(since: Timestamp) throws -> [UserID: AuditTally] {
    func yes(_ side: String) -> String {
      """
      count(*) FILTER (WHERE \(side).answered_at IS NOT NULL
        AND (matches.status <> 'rejected' OR matches.status_side <> \(side).role))
      """
    }
    // Pairs are formed in the round that goes on: older rounds hold none of them.
    let first = try session.first(
      "SELECT number FROM rounds WHERE started_at <= $1 ORDER BY number DESC LIMIT 1", since
    ) { try $0.next(Int.self) }
    let rows = try session.all(
      """
      SELECT mine.user_id, count(matches.decision), count(*) FILTER (WHERE matches.decision = 'qualified'),
        count(theirs.introduced_at), count(theirs.answered_at), \(yes("theirs")), count(mine.answered_at), \(yes("mine"))
      FROM matches
      CROSS JOIN sides AS mine ON mine.match_id = matches.id
      CROSS JOIN sides AS theirs ON theirs.match_id = matches.id AND theirs.role <> mine.role
      WHERE matches.round >= $1 AND matches.formed_at >= $2
      GROUP BY mine.user_id
      """, first ?? 1, since
    ) { row -> (UserID, AuditTally) in
      let user = try row.next(UserID.self)
      var tally = AuditTally()
      tally.judged = try row.next()
      tally.qualified = try row.next()
      tally.proposals = try row.next()
      tally.answers = try row.next()
      tally.accepts = try row.next()
      tally.ownAnswers = try row.next()
      tally.ownAccepts = try row.next()
      return (user, tally)
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// Who was in matching and left it.
  private func left(since: Timestamp) throws -> Set<UserID> {
    Set(
      try session.all(
        """
        SELECT subject FROM events
        WHERE kind = 'stage' AND kind <> 'job' AND from_state = 'active' AND subject_kind = 'user' AND at >= $1
        """, since
      ) { try $0.next(UserID.self) })
  }

  /// Where somebody lives, before where the work is that they offer.
  private static let country: String = {
    let parts = ["$.facets.seeker.practical", "$.facets.seeker.offers", "$.facets.provider.practical"]
    let places = (parts + ["$.facets.provider.offers"]).map { $0 + ".facts" } + ["$.shared"]
    let each = places.map { Dialect.fact("place", member: "country", at: $0, in: "profile_versions.profile") }
    return "coalesce(\(each.joined(separator: ", ")))"
  }()

  /// Somebody's own level; what a team wants is not theirs.
  private static let seniority = Dialect.fact(
    "seniority", member: nil, at: "$.facets.seeker.offers.facts", in: "profile_versions.profile")

  private static func has(_ kind: Identity.Kind) -> String {
    """
    EXISTS (SELECT 1 FROM identities WHERE identities.user_id = users.id AND identities.kind = '\(kind.rawValue)')
    """
  }
}

extension AuditedPerson.Channel {
  fileprivate init(terminal: Bool, telegram: Bool) {
    switch (terminal, telegram) {
    case (true, true): self = .both
    case (true, false): self = .terminal
    case (false, true): self = .telegram
    case (false, false): self = .neither
    }
  }
}
