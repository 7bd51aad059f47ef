import Domain
import Ports

/// Matches and their two sides. Scores, rounds and who is eligible stand in `SQLiteMatches+Rounds`.
struct SQLiteMatches: MatchRecords {
  let session: Session

  private static func sideColumns(_ side: String) -> String {
    [
      "user_id", "version_id", "is_waiting", "introduced_at", "seen_at", "reminded_at", "answered_at",
      "introduction", "contact_kind", "contact_value", "shown_version_id", "last_version_id",
    ]
    .map { "\(side).\($0)" }.joined(separator: ", ")
  }

  private static let selection = """
    SELECT matches.id, status, status_side, \(MatchStatus.withdrawalColumn), round, turn_user_id, formed_at, ended_at, decision,
      rationale, quotes, \(sideColumns("seeker")), \(sideColumns("provider"))
    FROM matches
    JOIN sides AS seeker ON seeker.match_id = matches.id AND seeker.role = 'seeker'
    JOIN sides AS provider ON provider.match_id = matches.id AND provider.role = 'provider'
    """

  private static func readSide(_ row: inout Row) throws -> (side: MatchSide, introduction: String?) {
    var side = MatchSide(
      user: try row.next(), version: try row.next(), isWaiting: try row.next(), introducedAt: try row.next(),
      seenAt: try row.next(), remindedAt: try row.next(), answeredAt: try row.next())
    let introduction = try row.next(String?.self)
    let kind = try row.next(Contact.Kind?.self)
    let value = try row.next(String?.self)
    side.sharedContact = kind.flatMap { kind in value.map { Contact(kind: kind, value: $0) } }
    side.shownVersion = try row.next(ProfileVersionID?.self)
    side.lastVersion = try row.next(ProfileVersionID?.self)
    return (side, introduction)
  }

  private static func read(_ row: inout Row) throws -> Match {
    let id = try row.next(MatchID.self)
    let status = try MatchStatus(column: row.next(), side: row.next(), withdrawal: row.next())
    let round = try row.next(Int.self)
    let turn = try row.next(UserID.self)
    let formedAt = try row.next(Timestamp.self)
    let endedAt = try row.next(Timestamp?.self)
    let decision = try row.next(Verdict.Decision?.self)
    let rationale = try row.next(String?.self)
    let quotes = try row.next(JSONColumn<[Verdict.Quote]>?.self)
    let seeker = try readSide(&row)
    let provider = try readSide(&row)
    var introductions: [Role: String] = [:]
    introductions[.seeker] = seeker.introduction
    introductions[.provider] = provider.introduction
    return Match(
      id: id, seeker: seeker.side, provider: provider.side, status: status, round: round, turn: turn,
      formedAt: formedAt, endedAt: endedAt,
      verdict: decision.map {
        Verdict(decision: $0, rationale: rationale ?? "", quotes: quotes?.value ?? [])
      },
      introductions: introductions)
  }

  func form(
    seeker: (user: UserID, version: ProfileVersionID), provider: (user: UserID, version: ProfileVersionID),
    round: Int, turn: UserID
  ) throws -> Match {
    let id = session.next(Match.self)
    // The sides' unique index refuses the second step that finds the same person free. It is asked before the
    // match is written, so that a caller who goes on leaves no half of one.
    for side in [seeker, provider] where try waiting(of: side.user) != nil {
      throw StoreError.constraint("sides.user_id")
    }
    _ = try currentRound()
    try session.run(
      "INSERT INTO matches (id, round, turn_user_id, formed_at) VALUES ($1, $2, $3, $4)", id, round, turn,
      session.now)
    for (role, side) in [(Role.seeker, seeker), (.provider, provider)] {
      try session.run(
        "INSERT INTO sides (match_id, role, user_id, version_id) VALUES ($1, $2, $3, $4)", id, role,
        side.user,
        side.version)
      try session.change(
        "user",
        "UPDATE users SET turn_is_due = 0, waits_since_round = max($2, coalesce(waits_since_round, 0)) WHERE id = $1",
        side.user, round)
    }
    guard let match = try find(id) else { throw StoreError.missing("match") }
    return match
  }

  // MARK: Finding

  func find(_ id: MatchID) throws -> Match? {
    try session.first("\(Self.selection) WHERE matches.id = $1", id, read: Self.read)
  }

  func waiting(of user: UserID) throws -> Match? {
    try session.first(
      """
      \(Self.selection)
      WHERE matches.id = (SELECT match_id FROM sides WHERE user_id = $1 AND is_waiting = 1)
      """, user, read: Self.read)
  }

  func waitingForDemoPeople() throws -> [Match] {
    try session.all(
      """
      \(Self.selection)
      WHERE matches.id IN (
        SELECT sides.match_id FROM users JOIN sides ON sides.user_id = users.id
        WHERE users.is_demo = 1 AND sides.is_waiting = 1 AND sides.introduced_at IS NOT NULL)
      ORDER BY matches.formed_at, matches.id
      """, read: Self.read)
  }

  func all(of user: UserID, limit: Int) throws -> [Match] {
    try session.all(
      """
      \(Self.selection)
      WHERE matches.id IN (SELECT match_id FROM sides WHERE user_id = $1)
      ORDER BY matches.formed_at DESC, matches.id DESC LIMIT $2
      """, user, limit, read: Self.read)
  }

  func open(of user: UserID) throws -> [Match] {
    try session.all(
      """
      \(Self.selection)
      WHERE matches.id IN (SELECT match_id FROM sides WHERE user_id = $1) AND matches.ended_at IS NULL
      ORDER BY matches.formed_at, matches.id
      """, user, read: Self.read)
  }

  // MARK: Changes

  func setStatus(_ status: MatchStatus, of match: MatchID) throws {
    // An ended match is final, and a connection needs the acceptance of the other side before it.
    let changed = try session.run(
      """
      UPDATE matches SET status = $2, status_side = $3, withdrawal = $4, ended_at = $5, is_cancelled = $6
      WHERE id = $1 AND ended_at IS NULL AND ($2 <> 'connected' OR status = 'accepted')
      """, match, status.column, status.side, status.withdrawal, status.hasEnded ? session.now : nil,
      status == .withdrawn(.workCancelled))
    guard changed == 1 else {
      guard let found = try find(match) else { throw StoreError.missing("match") }
      if found.status == status { return }
      throw StoreError.constraint("matches.status")
    }
    switch status {
    case .pending, .qualified, .disqualified, .expired, .withdrawn: break
    case .accepted(let side):
      try noteAnswer(of: match, "role = $3", side)
      try free(side, in: match)
      try reach(.accepted, side, of: match)
      try askAgain(side.counterpart, in: match)
    case .rejected(let side): try noteAnswer(of: match, "role = $3", side)
    // The second to accept is whoever has not answered yet.
    case .connected:
      try noteAnswer(of: match, "$3 IS NULL", nil)
      for side in Role.allCases { try reach(.connected, side, of: match) }
    }
    guard status.hasEnded else { return }
    try free(nil, in: match)
    try session.run(
      """
      UPDATE sides SET last_version_id = (SELECT profile_version_id FROM users WHERE users.id = sides.user_id)
      WHERE match_id = $1
      """, match)
  }

  private func noteAnswer(of match: MatchID, _ which: String, _ side: Role?) throws {
    try session.run(
      """
      UPDATE sides SET answered_at = $2 WHERE match_id = $1 AND answered_at IS NULL AND \(which)
      """, match, session.now, side)
  }

  /// A side whose yes was for something else begins anew: what it answered and shared is taken back, and it is
  /// introduced now. It waits for an answer unless it owes one elsewhere. Does nothing to a side that has not answered.
  private func askAgain(_ side: Role, in match: MatchID) throws {
    try session.run(
      """
      UPDATE sides SET answered_at = NULL, contact_kind = NULL, contact_value = NULL, introduced_at = $3, seen_at = NULL,
        reminded_at = NULL, is_waiting = NOT EXISTS (
          SELECT 1 FROM sides AS others WHERE others.user_id = sides.user_id AND others.is_waiting = 1)
      WHERE match_id = $1 AND role = $2 AND answered_at IS NOT NULL
      """, match, side, session.now)
  }

  /// Whoever waited in the match, or that side of it, waits no longer, and their turn is due: others may fit.
  private func free(_ side: Role?, in match: MatchID) throws {
    try session.run(
      """
      UPDATE users SET turn_is_due = 1
      WHERE id IN (
        SELECT user_id FROM sides WHERE match_id = $1 AND is_waiting = 1 AND ($2 IS NULL OR role = $2))
      """, match, side)
    try session.run(
      "UPDATE sides SET is_waiting = 0 WHERE match_id = $1 AND ($2 IS NULL OR role = $2)", match, side)
  }

  /// How far somebody ever came rises, and never falls.
  private func reach(_ milestone: Milestone, _ side: Role, of match: MatchID) throws {
    try session.run(
      """
      UPDATE users SET reached = $3
      WHERE id = (SELECT user_id FROM sides WHERE match_id = $1 AND role = $2) AND reached < $3 AND stage <> 'erased'
      """, match, side, milestone.rawValue)
  }

  func setVerdict(_ verdict: Verdict, of match: MatchID) throws {
    try session.change(
      "match", "UPDATE matches SET decision = $2, rationale = $3, quotes = $4 WHERE id = $1", match,
      verdict.decision, verdict.rationale, JSONColumn(verdict.quotes))
  }

  func setIntroduction(_ text: String, of match: MatchID, for side: Role) throws {
    try session.change(
      "side", "UPDATE sides SET introduction = $3 WHERE match_id = $1 AND role = $2", match, side, text)
  }

  func setIntroduced(_ match: MatchID, _ side: Role) throws {
    try session.change(
      "side",
      "UPDATE sides SET introduced_at = coalesce(introduced_at, $3) WHERE match_id = $1 AND role = $2", match,
      side, session.now)
    try reach(.proposed, side, of: match)
  }

  func setSeen(_ match: MatchID, _ side: Role) throws -> Bool {
    try session.run(
      """
      UPDATE sides SET seen_at = $3
      WHERE match_id = $1 AND role = $2 AND seen_at IS NULL AND introduced_at IS NOT NULL
      """, match, side, session.now) == 1
  }

  func setShared(_ contact: Contact, by side: Role, in match: MatchID) throws {
    try session.change(
      "side",
      """
      UPDATE sides SET contact_kind = $3, contact_value = $4
      WHERE match_id = $1 AND role = $2 AND answered_at IS NOT NULL
      """, match, side, contact.kind, contact.value)
  }

  func setShown(_ version: ProfileVersionID, to side: Role, in match: MatchID) throws {
    try session.change(
      "side", "UPDATE sides SET shown_version_id = $3 WHERE match_id = $1 AND role = $2", match, side, version
    )
  }

  func setReminded(_ match: MatchID, _ side: Role) throws {
    try session.change(
      "side", "UPDATE sides SET reminded_at = $3 WHERE match_id = $1 AND role = $2", match, side, session.now)
  }

  func lift(_ match: MatchID) throws {
    try session.change("match", "UPDATE matches SET is_lifted = 1 WHERE id = $1", match)
    try session.run(
      "UPDATE users SET turn_is_due = 1 WHERE id IN (SELECT user_id FROM sides WHERE match_id = $1)", match)
  }

  func unlift(_ match: MatchID) throws {
    try session.change("match", "UPDATE matches SET is_lifted = 0 WHERE id = $1", match)
  }

  func history(of user: UserID) throws -> [UserID: [PairHistory]] {
    let rows = try session.all(
      """
      SELECT theirs.user_id, status, status_side, \(MatchStatus.withdrawalColumn), coalesce(ended_at, formed_at),
        me.profile_version_id IS NOT mine.last_version_id OR them.profile_version_id IS NOT theirs.last_version_id,
        is_lifted
      FROM sides AS mine
      JOIN matches ON matches.id = mine.match_id
      JOIN sides AS theirs ON theirs.match_id = mine.match_id AND theirs.user_id <> mine.user_id
      JOIN users AS me ON me.id = mine.user_id
      JOIN users AS them ON them.id = theirs.user_id
      WHERE mine.user_id = $1
      """, user
    ) { row in
      (
        other: try row.next(UserID.self),
        history: PairHistory(
          status: try MatchStatus(column: row.next(), side: row.next(), withdrawal: row.next()),
          at: try row.next(), hasChanged: try row.next(), isLifted: try row.next())
      )
    }
    return Dictionary(grouping: rows, by: \.other).mapValues { $0.map(\.history) }
  }
}
