import Domain
import Ports

extension SQLiteJobs {
  // MARK: Lines

  private static let waitingColumns = """
    \(columns), turns.rejoined_at, coalesce(turns.is_last, 0), boost
    """

  private static func readWaiting(_ row: inout Row) throws -> WaitingJobRow {
    WaitingJobRow(
      job: try read(&row), rejoinedAt: try row.next(), wasServedLast: try row.next(),
      boost: try row.next())
  }

  /// A user's line in a lane: what runs comes before everything, and so does what is due and was queued
  /// earlier, where it is for the same maker or about the same thing. So a free job never waits behind one that
  /// waits for money, and two replies of one chat never overtake each other. Vectors are made beside all that:
  /// they take long and nobody waits for them; those of two makers are of two spaces, and wait for each other no more.
  static func ready(_ kinds: String) -> String {
    """
    SELECT \(waitingColumns) FROM jobs LEFT JOIN turns ON turns.user_id = jobs.user_id
    WHERE state IN ('queued', 'retrying') AND lane = $1 AND maker = $2 AND in_line_at <= $3 AND kind IN (\(kinds))
      AND (jobs.user_id IS NULL OR NOT EXISTS (
        SELECT 1 FROM jobs AS earlier
        WHERE earlier.user_id = jobs.user_id AND earlier.lane = jobs.lane
          AND earlier.state IN ('queued', 'retrying', 'running', 'held')
          AND (earlier.queued_at, earlier.id) < (jobs.queued_at, jobs.id)
          AND (earlier.kind = 'embed') = (jobs.kind = 'embed')
          AND (earlier.state = 'running'
            OR (earlier.state = 'retrying' OR (earlier.state = 'queued' AND earlier.not_before <= $3))
              AND (earlier.maker = jobs.maker
                OR (earlier.subject_id = jobs.subject_id AND jobs.kind <> 'embed')))))
    ORDER BY in_line_at, jobs.id LIMIT $4
    """
  }

  /// The one that is due next tells when to wake.
  static func upcoming(_ kinds: String) -> String {
    """
    SELECT \(waitingColumns) FROM jobs LEFT JOIN turns ON turns.user_id = jobs.user_id
    WHERE state IN ('queued', 'retrying') AND lane = $1 AND maker = $2 AND in_line_at > $3 AND kind IN (\(kinds))
    ORDER BY in_line_at, jobs.id LIMIT 1
    """
  }

  func heads(of kinds: Set<JobTask.Kind>, makers: [Maker], limit: Int) throws -> [WaitingJobRow] {
    // Spelled out in one order: one prepared statement for one program.
    let list = kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    // Each lane and maker apart: a crowd that waits for money must not hide what is free, nor a crowd of
    // chores somebody who waits for a reply.
    let share = max(1, limit / max(1, makers.count * Lane.allCases.count))
    var due: [WaitingJobRow] = []
    var later: [WaitingJobRow] = []
    for lane in Lane.allCases {
      for maker in makers {
        due += try session.all(Self.ready(list), lane, maker, session.now, share, read: Self.readWaiting)
        later += try session.all(Self.upcoming(list), lane, maker, session.now, read: Self.readWaiting)
      }
    }
    return Array((due + later.sorted { $0.job.notBefore < $1.job.notBefore }).prefix(limit))
  }

  /// What operators put before others.
  private func boosted(limit: Int) throws -> [WaitingJobRow] {
    try [Boost.next, .first].flatMap { boost in
      try session.all(
        """
        SELECT \(Self.waitingColumns) FROM jobs LEFT JOIN turns ON turns.user_id = jobs.user_id
        WHERE boost = $1 AND boost > 0 AND state IN ('queued', 'retrying') ORDER BY boost, lane, jobs.id LIMIT $2
        """, boost, limit, read: Self.readWaiting)
    }
  }

  func plannable(for makers: [Maker], limit: Int) throws -> PlannableJobs {
    let kinds = JobTask.Kind.allCases.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    let share = max(1, limit / max(1, makers.count * Lane.allCases.count + 1))
    var taken: Set<JobID> = []
    var plannable = PlannableJobs()
    func take(_ rows: [WaitingJobRow]) {
      plannable.rows += rows.filter { taken.insert($0.job.id).inserted }
    }
    take(try boosted(limit: share).filter { makers.contains($0.job.maker) })
    for lane in Lane.allCases {
      for maker in makers {
        // The claim's own statements: who may be next stands here before anybody who merely waits for longer.
        let most = max(1, share * 3 / 5)
        let due = try session.all(
          Self.ready(kinds), lane, maker, session.now, most, read: Self.readWaiting)
        take(due)
        if due.count == most, let last = due.last { plannable.ends.insert(last.job.id) }
        take(try session.all(Self.upcoming(kinds), lane, maker, session.now, read: Self.readWaiting))
        take(try session.all(Self.inLine, lane, maker, max(1, share - most - 1), read: Self.readWaiting))
      }
    }
    return plannable
  }

  /// Who stands in line for a maker, whoever of the same person goes before.
  private static let inLine = """
    SELECT \(waitingColumns) FROM jobs LEFT JOIN turns ON turns.user_id = jobs.user_id
    WHERE state IN ('queued', 'retrying') AND lane = $1 AND maker = $2 ORDER BY in_line_at, jobs.id LIMIT $3
    """

  func waiting(limit: Int) throws -> [WaitingJobRow] {
    // What operators put first, then who came first: a crowd must not hide whose turn it is.
    let boosted = try boosted(limit: limit)
    let others = try session.all(
      """
      SELECT \(Self.waitingColumns) FROM jobs LEFT JOIN turns ON turns.user_id = jobs.user_id
      WHERE state IN ('queued', 'retrying') AND boost = 0 ORDER BY queued_at, jobs.id LIMIT $1
      """, max(0, limit - boosted.count), read: Self.readWaiting)
    return boosted + others
  }

  // MARK: Attempts

  func start(_ id: JobID, process: ProcessID, leaseUntil: Timestamp, takesTurn: Bool) throws -> Job {
    let previous = try session.first(
      "SELECT state, hold_reason FROM jobs WHERE id = $1 AND state IN ('queued', 'retrying')", id
    ) { try JobState(word: $0.next(), holdReason: $0.next()) }
    let started = try session.first(
      """
      UPDATE jobs SET state = 'running', attempt = attempt + 1, started_at = $2, lease_until = $3, process_id = $4,
        boost = min(boost, 1)
      WHERE id = $1 AND state IN ('queued', 'retrying')
      RETURNING \(Self.columns)
      """, id, session.now, leaseUntil, process, read: Self.read)
    guard let previous, let started else { throw StoreError.missing("waiting job") }
    try record(id, from: previous, to: .running)
    if takesTurn { try passTurn(to: started.user) }
    return started
  }

  /// Writes what the turn book says of a start that costs: whose turn it was, and who stands in line anew.
  private func passTurn(to user: UserID?) throws {
    let last = try session.first("SELECT user_id FROM turns WHERE is_last = 1") { try $0.next(UserID.self) }
    guard last != user else { return }
    let latest = try session.first(
      "SELECT user_id, rejoined_at FROM turns WHERE rejoined_at IS NOT NULL ORDER BY rejoined_at DESC LIMIT 1"
    ) { (user: try $0.next(UserID.self), at: try $0.next(Timestamp.self)) }
    var book = TurnBook(servedLast: last, rejoinedAt: latest.map { [$0.user: $0.at] } ?? [:])
    let changed = book.started(user, at: session.now)
    // Whoever is no longer last first: the rule of one last holds at every statement.
    for (user, standing) in changed.sorted(by: { !$0.value.wasServedLast && $1.value.wasServedLast }) {
      try session.run(
        """
        INSERT INTO turns (user_id, rejoined_at, is_last) VALUES ($1, $2, $3)
        ON CONFLICT (user_id) DO UPDATE SET rejoined_at = excluded.rejoined_at, is_last = excluded.is_last
        """, user, standing.rejoinedAt, standing.wasServedLast)
      guard let rejoined = standing.rejoinedAt else { continue }
      try session.run(
        """
        UPDATE jobs SET in_line_at = $2
        WHERE user_id = $1 AND state IN ('queued', 'retrying', 'running', 'held')
          AND in_line_at > 0 AND in_line_at < $2
        """, user, rejoined)
    }
  }

  func renewLease(_ id: JobID, attempt: Int, until: Timestamp) throws -> Bool {
    try session.run(
      "UPDATE jobs SET lease_until = $3 WHERE id = $1 AND attempt = $2 AND state = 'running'", id, attempt,
      until)
      == 1
  }

  func abandoned(limit: Int) throws -> [Job] {
    try session.all(
      """
      SELECT \(Self.columns) FROM jobs WHERE state = 'running' AND lease_until < $1
      ORDER BY lease_until LIMIT $2
      """, session.now, limit, read: Self.read)
  }

  func expireLeases(of process: ProcessID) throws {
    // "Ran out before now" is strict.
    try session.run(
      "UPDATE jobs SET lease_until = $2 WHERE process_id = $1 AND state = 'running' AND lease_until > $2",
      process,
      session.now - .microseconds(1))
  }

  func pullBackFromFuture(longestRetry: Duration) throws -> Int {
    var count = try session.run(
      """
      UPDATE jobs SET not_before = max(0, not_before - (queued_at - $1)), queued_at = $1,
        in_line_at = CASE WHEN in_line_at > $1 THEN max($1, in_line_at - (queued_at - $1)) ELSE in_line_at END
      WHERE state IN ('queued', 'retrying') AND queued_at > $1
      """, session.now)
    // Queued before, and failed while the clock was ahead. Both states, so that the index of the waiting serves.
    count += try session.run(
      """
      UPDATE jobs SET not_before = $1
      WHERE state IN ('queued', 'retrying') AND state = 'retrying' AND not_before > $1 + $2
      """, session.now, longestRetry.wholeMicroseconds)
    // Who rejoined then would stand behind everybody for as long.
    if count > 0 {
      try session.run("UPDATE turns SET rejoined_at = $1 WHERE rejoined_at > $1", session.now)
    }
    return count
  }

  // MARK: Processes

  func heartbeat(_ process: ProgramProcess) throws {
    try session.run(
      """
      INSERT INTO processes (id, pid, program, started_at, heartbeat_at, works, makers)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (id) DO UPDATE SET heartbeat_at = excluded.heartbeat_at
      """, process.id, Int(process.pid), process.program, process.startedAt, process.heartbeatAt,
      process.works, (process.makers ?? []).map(\.name).joined(separator: " "))
  }

  func endProcess(_ id: ProcessID) throws {
    // What it still had running is taken back at once.
    try expireLeases(of: id)
    try session.run("DELETE FROM processes WHERE id = $1", id)
  }

  func processes() throws -> [ProgramProcess] {
    try session.all(
      """
      SELECT id, pid, program, started_at, heartbeat_at, works, makers FROM processes ORDER BY started_at, id
      """
    ) {
      var process = ProgramProcess(
        id: try $0.next(), pid: Int32(truncatingIfNeeded: try $0.next(Int.self)), program: try $0.next(),
        startedAt: try $0.next(), heartbeatAt: try $0.next())
      let (works, makers) = (try $0.next(Bool.self), try $0.next(String.self))
      process.makers = works ? makers.split(separator: " ").map { Maker(name: String($0)) } : nil
      return process
    }
  }
}
