import Domain
import Ports

extension SQLiteRooms {
  func turns(in round: Int, before turn: TurnRow?, limit: Int) throws -> [TurnRow] {
    let rows = try session.all(
      """
      SELECT participations.user_id, participations.at, participations.match_id, theirs.user_id, status, status_side,
        \(MatchStatus.withdrawalColumn), total
      FROM participations
      LEFT JOIN matches ON matches.id = participations.match_id
      LEFT JOIN sides AS theirs ON theirs.match_id = participations.match_id
        AND theirs.user_id <> participations.user_id
      LEFT JOIN sides AS seeker ON seeker.match_id = participations.match_id AND seeker.role = 'seeker'
      LEFT JOIN sides AS provider ON provider.match_id = participations.match_id AND provider.role = 'provider'
      LEFT JOIN scores ON scores.seeker_version_id = seeker.version_id
        AND scores.provider_version_id = provider.version_id
      WHERE participations.round = $1 AND (participations.at, participations.user_id) < ($2, $3)
      ORDER BY participations.at DESC, participations.user_id DESC LIMIT $4
      """, round, turn?.at ?? Timestamp(microseconds: .max),
      turn?.person.id ?? UserID(high: .max, low: .max),
      limit
    ) { row -> (UserID, Timestamp, MatchID?, UserID?, MatchStatus?, Double?) in
      let (user, at) = (try row.next(UserID.self), try row.next(Timestamp.self))
      let (match, other) = (try row.next(MatchID?.self), try row.next(UserID?.self))
      let status = try row.next(String?.self)
      let (side, withdrawal) = (try row.next(Role?.self), try row.next(WithdrawalReason?.self))
      return (
        user, at, match, other,
        try status.map { try MatchStatus(column: $0, side: side, withdrawal: withdrawal) }, try row.next()
      )
    }
    return try rows.map { user, at, match, other, status, score in
      let result: TurnRow.Result =
        if let match, let status {
          .matched(match, with: try other.map(label), status, score: score)
        } else {
          .nobodyFitted
        }
      return TurnRow(person: try label(of: user), at: at, result: result)
    }
  }

  func rounds(before number: Int?, limit: Int) throws -> [RoundRow] {
    try session.all(
      """
      SELECT number, started_at, (SELECT next.started_at FROM rounds AS next WHERE next.number = rounds.number + 1),
        tried, yielded
      FROM rounds WHERE number < $1 ORDER BY number DESC LIMIT $2
      """, number ?? .max, limit
    ) {
      RoundRow(
        number: try $0.next(), startedAt: try $0.next(), endedAt: try $0.next(), tried: try $0.next(),
        yielded: try $0.next())
    }
  }

  func dueTurns(limit: Int) throws -> [TurnCandidate] {
    try session.all(
      """
      SELECT id, profile_changed_at FROM users WHERE stage = 'active' AND turn_is_due = 1
        AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.user_id = users.id)
      ORDER BY profile_changed_at, id LIMIT $1
      """, limit
    ) { TurnCandidate(user: try $0.next(), profileChangedAt: try $0.next()) }
  }

  func isTurnDue(of user: UserID) throws -> Bool {
    try session.first("SELECT stage = 'active' AND turn_is_due FROM users WHERE id = $1", user) {
      try $0.next(Bool.self)
    } ?? false
  }

  func proposals(of user: UserID, in round: Int) throws -> Int {
    try session.first(
      """
      SELECT count(*) FROM sides CROSS JOIN matches ON matches.id = sides.match_id
      WHERE sides.user_id = $1 AND matches.round = $2
      """, user, round
    ) { try $0.next(Int.self) } ?? 0
  }

  func hadTurn(_ user: UserID, in round: Int) throws -> Bool {
    try session.first(
      "SELECT 1 FROM participations WHERE round = $1 AND user_id = $2", round, user
    ) { try $0.next(Int.self) } != nil
  }

  func comparedSpace() throws -> EmbeddingSpace? {
    try session.first(
      "SELECT model, build, dimension FROM spaces WHERE people > 0 ORDER BY people DESC, id DESC LIMIT 1"
    ) { EmbeddingSpace(model: try $0.next(), build: try $0.next(), dimension: try $0.next()) }
  }

  func openMatchStep() throws -> JobRow? {
    let id = try session.first(
      """
      SELECT id FROM jobs
      WHERE kind IN ('match_step', 'clean_up') AND state IN ('queued', 'held', 'running', 'retrying')
        AND kind = 'match_step'
      """
    ) { try $0.next(JobID.self) }
    return try id.flatMap { try job($0) }
  }
}
