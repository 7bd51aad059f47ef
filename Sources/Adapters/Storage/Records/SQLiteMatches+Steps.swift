import Domain
import Ports

/// How people stood, and what steps of rounds knew and decided.
extension SQLiteMatches {
  static let standingFeed = """
    SELECT user_id, is_present, is_waiting, round, proposals, change FROM standings
    WHERE change > $1 AND change <= $2 ORDER BY change LIMIT $3
    """

  func standings(after change: Int64, until end: Int64?, limit: Int) throws -> StandingPage {
    var last = change
    let rows = try session.all(Self.standingFeed, change, end ?? .max, limit) {
      let row = (
        user: try $0.next(UserID.self),
        standing: Standing(
          isPresent: try $0.next(), isWaiting: try $0.next(), round: try $0.next(), proposals: try $0.next())
      )
      last = try $0.next()
      return row
    }
    // Up to a moment everything is known that was before it.
    return StandingPage(standings: rows, lastChange: rows.count < limit ? end ?? last : last)
  }

  func record(_ step: RoundStep) throws {
    try session.run(
      "INSERT INTO round_steps (round, place, kind, at, record) VALUES ($1, $2, $3, $4, $5)", step.round,
      step.place, step.kind.rawValue, step.at, step.record)
  }

  func stepCount(of round: Int) throws -> Int {
    try session.first("SELECT count(*) FROM round_steps WHERE round = $1", round) { try $0.next() } ?? 0
  }

  func steps(of round: Int) throws -> [RoundStep] {
    try session.all(
      "SELECT place, kind, at, record FROM round_steps WHERE round = $1 ORDER BY place", round
    ) {
      let place = try $0.next(Int.self)
      guard let kind = RoundStep.Kind(rawValue: try $0.next()) else { throw UnknownState() }
      return RoundStep(round: round, place: place, kind: kind, at: try $0.next(), record: try $0.next())
    }
  }

  func keep(scale text: String, hash: UInt64) throws {
    try session.run(
      "INSERT INTO scales (hash, text) VALUES ($1, $2) ON CONFLICT DO NOTHING", Int64(bitPattern: hash), text)
  }

  func scale(_ hash: UInt64) throws -> String? {
    try session.first("SELECT text FROM scales WHERE hash = $1", Int64(bitPattern: hash)) { try $0.next() }
  }

  func deleteSteps(before instant: Timestamp, limit: Int) throws -> Int {
    let steps = try session.run(
      """
      DELETE FROM round_steps WHERE (round, place) IN (
        SELECT round, place FROM round_steps
        WHERE round = (SELECT min(round) FROM round_steps) AND round < (SELECT max(number) FROM rounds)
          AND (SELECT started_at FROM rounds WHERE number = round) < $1
        ORDER BY place LIMIT $2)
      """, instant, limit)
    if steps > 0 { return steps }
    // What the oldest step knew, and everything after it, stays.
    let first = try session.first("SELECT record FROM round_steps ORDER BY round, place LIMIT 1") {
      try $0.next(String.self)
    }
    let kept = first.flatMap { RoundInputs(record: $0) }?.searched
    // What a record of another program's needs is not known: it goes first.
    if first != nil, kept == nil { return 0 }
    let vectors = try session.run(
      """
      DELETE FROM vectors WHERE rowid IN (
        SELECT vectors.rowid FROM vectors
        -- Until there are new ones an unchanged text takes its vector from them.
        JOIN embedded ON embedded.space_id = vectors.space_id AND embedded.user_id = vectors.user_id
        WHERE gone_at IS NOT NULL AND gone_at <= $1 ORDER BY gone_at LIMIT $2)
      """, kept?.vectors ?? .max, limit)
    let standings = try session.run(
      """
      DELETE FROM standings WHERE change IN (
        SELECT change FROM standings WHERE change <= $1 AND EXISTS (
          SELECT 1 FROM standings AS later
          WHERE later.user_id = standings.user_id AND later.change > standings.change AND later.change <= $1)
        ORDER BY change LIMIT $2)
      """, kept?.standings ?? .max, limit)
    return max(vectors, standings)
  }
}
