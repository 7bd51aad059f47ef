import Domain
import Ports

extension SQLiteMatches {
  // MARK: Scores

  func score(seeker: ProfileVersionID, provider: ProfileVersionID) throws -> PairScore? {
    try session.first(
      """
      SELECT formula, scorer, seeker_to_provider, provider_to_seeker, total, parts FROM scores
      WHERE seeker_version_id = $1 AND provider_version_id = $2
      """, seeker, provider
    ) {
      PairScore(
        version: try $0.next(), scorer: Scorer(rawValue: try $0.next()) ?? .fit,
        seekerToProvider: try $0.next(), providerToSeeker: try $0.next(), total: try $0.next(),
        parts: try $0.next(JSONColumn<PairParts>?.self)?.value)
    }
  }

  func setScore(_ score: PairScore, seeker: ProfileVersionID, provider: ProfileVersionID) throws {
    try session.run(
      """
      INSERT INTO scores (seeker_version_id, provider_version_id, formula, scorer, seeker_to_provider,
        provider_to_seeker, total, parts, scored_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (seeker_version_id, provider_version_id) DO UPDATE SET formula = excluded.formula,
        scorer = excluded.scorer, seeker_to_provider = excluded.seeker_to_provider,
        provider_to_seeker = excluded.provider_to_seeker, total = excluded.total, parts = excluded.parts,
        scored_at = excluded.scored_at
      """, seeker, provider, score.version, score.scorer.rawValue, score.seekerToProvider,
      score.providerToSeeker, score.total, score.parts.map { JSONColumn($0) }, session.now)
  }

  // MARK: Rounds

  func currentRound() throws -> Round {
    let round = try session.first(
      "SELECT number, started_at, yielded, planned_at, planned_change FROM rounds ORDER BY number DESC LIMIT 1"
    ) {
      Round(
        number: try $0.next(), startedAt: try $0.next(), yielded: try $0.next(), plannedAt: try $0.next(),
        plannedChange: try $0.next())
    }
    if let round { return round }
    // A snapshot tells of the first round what a write would make of it.
    if session.isReadOnly { return Round(number: 1, startedAt: session.now) }
    let first = try begin(1)
    try makeTurnsDue()
    return first
  }

  private func begin(_ number: Int) throws -> Round {
    try session.run("INSERT INTO rounds (number, started_at) VALUES ($1, $2)", number, session.now)
    return Round(number: number, startedAt: session.now)
  }

  func advanceRound() throws -> Round {
    let next = try begin(currentRound().number + 1)
    // What was still to be formed is looked at anew.
    try session.run("DELETE FROM planned_pairs WHERE round < $1", next.number)
    return next
  }

  func plan(_ pairs: [PlannedPair], knowing change: Int64) throws {
    let round = try currentRound().number
    try session.run(
      "UPDATE rounds SET planned_at = $2, planned_change = $3 WHERE number = $1", round, session.now, change)
    try session.run(
      "UPDATE users SET waits_since_round = $1 WHERE stage = 'active' AND waits_since_round IS NULL", round)
    for (place, pair) in pairs.enumerated() {
      try session.run(
        """
        INSERT INTO planned_pairs (round, place, seeker_id, provider_id, seeker_version_id, provider_version_id,
          turn_user_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """, round, place, pair.seeker, pair.provider, pair.seekerVersion, pair.providerVersion, pair.turn)
    }
  }

  func plannedPairs(limit: Int) throws -> [PlannedPair] {
    try session.all(
      """
      SELECT seeker_id, seeker_version_id, provider_id, provider_version_id, turn_user_id FROM planned_pairs
      WHERE round = (SELECT max(number) FROM rounds) ORDER BY place LIMIT $1
      """, limit
    ) {
      PlannedPair(
        seeker: try $0.next(), seekerVersion: try $0.next(), provider: try $0.next(),
        providerVersion: try $0.next(), turn: try $0.next())
    }
  }

  func endPlanned(_ pair: PlannedPair) throws {
    try session.run(
      "DELETE FROM planned_pairs WHERE seeker_version_id = $1 AND provider_version_id = $2",
      pair.seekerVersion, pair.providerVersion)
  }

  func waitedRounds() throws -> [UserID: Int] {
    let round = try currentRound().number
    return Dictionary(
      uniqueKeysWithValues: try session.all(
        """
        SELECT id, $1 - waits_since_round FROM users
        WHERE stage = 'active' AND waits_since_round < $1
        """, round
      ) { (try $0.next(UserID.self), try $0.next(Int.self)) })
  }

  func record(_ participation: Participation) throws {
    let match: MatchID? =
      switch participation.result {
      case .matched(let match): match
      case .nobodyFitted: nil
      }
    try session.run(
      "INSERT INTO participations (round, user_id, match_id, at) VALUES ($1, $2, $3, $4)",
      participation.round,
      participation.user, match, participation.at)
    try setTurn(of: participation.user, isDue: false)
    try session.change(
      "round", "UPDATE rounds SET tried = tried + 1, yielded = yielded + $2 WHERE number = $1",
      participation.round, match == nil ? 0 : 1)
  }

  func makeTurnsDue() throws {
    try session.run("UPDATE users SET turn_is_due = 1 WHERE stage = 'active' AND turn_is_due = 0")
    try session.run(
      "UPDATE rounds SET everybody_due_at = $1 WHERE number = (SELECT max(number) FROM rounds)", session.now)
  }

  func turnsMadeDueAt() throws -> Timestamp? {
    try session.first(
      "SELECT everybody_due_at FROM rounds WHERE everybody_due_at IS NOT NULL ORDER BY number DESC LIMIT 1"
    ) { try $0.next() }
  }

  func setTurn(of user: UserID, isDue: Bool) throws {
    try session.change("user", "UPDATE users SET turn_is_due = $2 WHERE id = $1", user, isDue)
  }

  func participations(in round: Int) throws -> [Participation] {
    try session.all(
      "SELECT user_id, match_id, at FROM participations WHERE round = $1 ORDER BY at, user_id", round
    ) { row in
      let user = try row.next(UserID.self)
      let match = try row.next(MatchID?.self)
      return Participation(
        round: round, user: user, result: match.map { .matched($0) } ?? .nobodyFitted, at: try row.next())
    }
  }

  // MARK: Who is eligible

  /// `$1` is the round, `$2` the limit of proposals, `$3` to `$5` the space. The proposals of a round are
  /// counted once for the whole statement.
  static let eligibility = """
    \(presence)
      AND users.id NOT IN (
        SELECT sides.user_id FROM matches JOIN sides ON sides.match_id = matches.id
        WHERE matches.round = $1 GROUP BY sides.user_id HAVING count(*) >= $2)
    """

  /// The same of one user, `$6`: only their own proposals are counted.
  static let eligibilityOfOne = """
    \(presence)
      AND users.id = $6
      AND (SELECT count(*) FROM sides JOIN matches ON matches.id = sides.match_id
        WHERE sides.user_id = $6 AND matches.round = $1) < $2
    """

  private static let presence = """
    FROM users
    WHERE users.stage = 'active'
      AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.user_id = users.id)
      AND EXISTS (SELECT 1 FROM embedded
        WHERE embedded.space_id = \(SQLiteProfiles.spaceNumber(from: 3)) AND embedded.user_id = users.id)
      AND NOT EXISTS (SELECT 1 FROM sides WHERE sides.user_id = users.id AND sides.is_waiting = 1)
    """

  /// Whose turn is next: `$6` of them.
  static let dueTurns = """
    SELECT users.id, users.profile_changed_at \(eligibility)
      AND users.turn_is_due = 1
      AND NOT EXISTS (
        SELECT 1 FROM participations WHERE participations.round = $1 AND participations.user_id = users.id)
    ORDER BY users.profile_changed_at, users.id LIMIT $6
    """

  func due(in space: EmbeddingSpace, proposalLimit: Int, round: Int, limit: Int) throws -> [TurnCandidate] {
    try session.all(
      Self.dueTurns, round, proposalLimit, space.model, space.build, space.dimension, limit
    ) { TurnCandidate(user: try $0.next(), profileChangedAt: try $0.next()) }
  }

  func isEligible(_ user: UserID, in space: EmbeddingSpace, proposalLimit: Int, round: Int) throws -> Bool {
    try session.first(
      "SELECT 1 \(Self.eligibilityOfOne)", round, proposalLimit, space.model, space.build,
      space.dimension, user
    ) { try $0.next(Int.self) } != nil
  }

  func eligibleUsers(in space: EmbeddingSpace, proposalLimit: Int, round: Int) throws -> Set<UserID> {
    Set(
      try session.all(
        "SELECT users.id \(Self.eligibility)", round, proposalLimit, space.model, space.build, space.dimension
      ) { try $0.next(UserID.self) })
  }

  func presentUsers(as role: Role, in space: EmbeddingSpace) throws -> Set<UserID> {
    Set(
      try session.all(
        """
        SELECT users.id FROM users
        JOIN embedded ON embedded.user_id = users.id AND embedded.space_id = \(SQLiteProfiles.spaceNumber(from: 1))
        WHERE users.stage = 'active' AND CASE $4 WHEN 'seeker' THEN is_seeker ELSE is_provider END = 1
          AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.user_id = users.id)
        """, space.model, space.build, space.dimension, role
      ) { try $0.next(UserID.self) })
  }
}
