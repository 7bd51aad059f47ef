import Domain
import Ports

struct SQLiteSteering: SteeringRecords {
  let session: Session

  func standing(of id: JobID) throws -> JobStanding? {
    try session.first("SELECT boost, not_before, in_line_at FROM jobs WHERE id = $1", id, read: Self.read)
  }

  private static func read(_ row: inout Row) throws -> JobStanding {
    JobStanding(boost: try row.next(), notBefore: try row.next(), inLineAt: try row.next())
  }

  func setStanding(_ standing: JobStanding, of id: JobID) throws {
    try session.change(
      "waiting job",
      """
      UPDATE jobs SET boost = $2, not_before = $3, in_line_at = $4
      WHERE id = $1 AND state IN ('queued', 'retrying', 'held')
      """, id, standing.boost, standing.notBefore, standing.inLineAt)
  }

  func ownStanding(of id: JobID) throws -> JobStanding? {
    try session.first(
      """
      SELECT 0, not_before, max(queued_at, not_before, coalesce(turns.rejoined_at, 0))
      FROM jobs LEFT JOIN turns ON turns.user_id = jobs.user_id WHERE jobs.id = $1
      """, id, read: Self.read)
  }

  func next() throws -> JobID? {
    try session.first("SELECT id FROM jobs WHERE boost = 2 AND state IN ('queued', 'retrying')") {
      try $0.next()
    }
  }

  func isBehindItsOwn(_ id: JobID) throws -> Bool {
    try session.first(
      """
      SELECT 1 FROM jobs JOIN jobs AS earlier ON earlier.user_id = jobs.user_id AND earlier.lane = jobs.lane
        AND earlier.state IN ('queued', 'retrying', 'running', 'held')
        AND (earlier.queued_at, earlier.id) < (jobs.queued_at, jobs.id)
      WHERE jobs.id = $1 AND (earlier.kind = 'embed') = (jobs.kind = 'embed')
        AND (earlier.state = 'running'
          OR (earlier.state = 'retrying' OR (earlier.state = 'queued' AND earlier.not_before <= $2))
            AND (earlier.maker = jobs.maker
              OR (earlier.subject_id = jobs.subject_id AND jobs.kind <> 'embed')))
      LIMIT 1
      """, id, session.now
    ) { try $0.next(Int.self) } != nil
  }

  func requeue(_ id: JobID, furtherAttempts: Int) throws {
    let jobs = SQLiteJobs(session: session)
    guard let job = try jobs.find(id) else { throw StoreError.missing("job") }
    let state = try job.state.after(.requeued)
    try session.run(
      """
      UPDATE jobs SET state = $2, ended_at = NULL, maximum_attempts = maximum_attempts + $3, boost = 0,
        not_before = $4, in_line_at = $4
      WHERE id = $1
      """, id, state.word, furtherAttempts, session.now)
    try jobs.record(id, from: job.state, to: state)
  }

  func takeBackRequeue(_ id: JobID, asFailed: Bool, furtherAttempts: Int) throws {
    let state: JobState = asFailed ? .discarded : .cancelled
    try session.change(
      "queued job",
      """
      UPDATE jobs SET state = $2, ended_at = $3, maximum_attempts = max(attempt, 1, maximum_attempts - $4)
      WHERE id = $1 AND state = 'queued'
      """, id, state.word, session.now, furtherAttempts)
    try SQLiteJobs(session: session).record(id, from: .queued, to: state)
  }

  func pause(_ lane: Lane, by name: String) throws -> Bool {
    try session.run(
      "INSERT INTO lane_pauses (lane, operator, paused_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", lane,
      name,
      session.now) == 1
  }

  func resume(_ lane: Lane) throws -> Bool {
    try session.run("DELETE FROM lane_pauses WHERE lane = $1", lane) == 1
  }

  func pausedLanes() throws -> [LanePause] {
    try session.all("SELECT lane, operator, paused_at FROM lane_pauses ORDER BY lane") {
      LanePause(lane: try $0.next(), operatorName: try $0.next(), at: try $0.next())
    }
  }
}
