import Domain
import Ports

/// The queue's rows: making them, finding them, and the ends of their lives. Claims stand in `SQLiteJobs+Claims`.
struct SQLiteJobs: JobRecords {
  let session: Session

  static let columns = """
    jobs.id, kind, subject_id, side, lane, maker, jobs.user_id, epoch, state, hold_reason, attempt,
    maximum_attempts, queued_at, not_before, started_at, lease_until, ended_at
    """

  static func read(_ row: inout Row) throws -> Job {
    Job(
      id: try row.next(), task: try JobTask(kind: row.next(), subject: row.next(), side: row.next()),
      lane: try row.next(Lane.self), maker: try row.next(), user: try row.next(), epoch: try row.next(),
      state: try JobState(word: row.next(), holdReason: row.next()), attempt: try row.next(),
      maximumAttempts: try row.next(), queuedAt: try row.next(), notBefore: try row.next(),
      startedAt: try row.next(), leaseUntil: try row.next(), endedAt: try row.next())
  }

  // MARK: Making

  func enqueue(_ new: NewJob) throws -> Job? {
    let job = Job(
      id: session.next(Job.self), task: new.task, lane: new.lane, maker: new.maker, user: new.user,
      epoch: new.epoch, state: .queued, maximumAttempts: new.maximumAttempts, queuedAt: session.now,
      notBefore: new.notBefore)
    // A rule of "one at a time" is a unique index; whoever comes second finds one open.
    let made = try session.run(
      """
      INSERT INTO jobs (id, kind, subject_id, side, lane, maker, user_id, epoch, maximum_attempts, queued_at,
        not_before, in_line_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
        max($10, $11, coalesce((SELECT rejoined_at FROM turns WHERE user_id = $7), 0)))
      ON CONFLICT DO NOTHING
      """, job.id, new.task.kind, new.task.subject, new.task.side, new.lane, new.maker, new.user, new.epoch,
      new.maximumAttempts, session.now, new.notBefore)
    guard made == 1 else {
      if new.task == .matchStep || new.task == .cleanUp { try hasten(new) }
      return nil
    }
    try record(job.id, from: nil, to: .queued)
    return job
  }

  // A partial index serves where its own condition stands in the query word for word, so the conditions below
  // repeat it and narrow it afterwards.

  /// A chore of the house that is open already must not come later than the one that was asked for, and one that
  /// runs may have looked at the rows before they changed: another follows it.
  private func hasten(_ new: NewJob) throws {
    try session.run(
      """
      UPDATE jobs SET not_before = $2, in_line_at = max(queued_at, $2)
      WHERE kind IN ('match_step', 'clean_up') AND state IN ('queued', 'held', 'running', 'retrying')
        AND kind = $1 AND state = 'queued' AND not_before > $2
      """, new.task.kind, new.notBefore)
    try session.run(
      """
      UPDATE jobs SET repeat_at = $2
      WHERE kind IN ('match_step', 'clean_up') AND state IN ('queued', 'held', 'running', 'retrying')
        AND kind = $1 AND state IN ('running', 'retrying') AND (repeat_at IS NULL OR repeat_at > $2)
      """, new.task.kind, new.notBefore)
  }

  func enqueueReply(to chat: ChatID, user: UserID, epoch: Int, maker: Maker, notBefore: Timestamp?) throws
    -> Job
  {
    let waiting = try session.first(
      """
      SELECT \(Self.columns) FROM jobs
      WHERE kind = 'reply' AND subject_id = $1 AND state IN ('queued', 'held', 'running', 'retrying')
        AND state <> 'running'
      ORDER BY queued_at, id LIMIT 1
      """, chat, read: Self.read)
    if let waiting {
      guard let notBefore, notBefore > waiting.notBefore else { return waiting }
      try session.run("UPDATE jobs SET not_before = $2 WHERE id = $1", waiting.id, notBefore)
      return try find(waiting.id) ?? waiting
    }
    let new = NewJob(
      .reply(chat), maker: maker, user: user, epoch: epoch, notBefore: notBefore ?? session.now)
    guard let job = try enqueue(new) else { throw StoreError.constraint("jobs_one_reply") }
    return job
  }

  // MARK: Finding

  func find(_ id: JobID) throws -> Job? {
    try session.first("SELECT \(Self.columns) FROM jobs WHERE id = $1", id, read: Self.read)
  }

  func openReply(of chat: ChatID) throws -> Job? {
    try session.first(
      """
      SELECT \(Self.columns) FROM jobs
      WHERE kind = 'reply' AND subject_id = $1 AND state IN ('queued', 'held', 'running', 'retrying')
      ORDER BY queued_at, id LIMIT 1
      """, chat, read: Self.read)
  }

  func openJobs(of user: UserID) throws -> [Job] {
    try session.all(
      """
      SELECT \(Self.columns) FROM jobs
      WHERE user_id = $1 AND state IN ('queued', 'retrying', 'running', 'held') ORDER BY queued_at, id
      """, user, read: Self.read)
  }

  func errors(of id: JobID) throws -> [JobFailure] {
    try session.all("SELECT attempt, error, at FROM job_errors WHERE job_id = $1 ORDER BY attempt", id) {
      JobFailure(attempt: try $0.next(), error: try $0.next(), at: try $0.next())
    }
  }

  func failureCount(since instant: Timestamp) throws -> Int {
    try session.first("SELECT count(*) FROM job_errors WHERE at >= $1", instant) { try $0.next() } ?? 0
  }

  func counts() throws -> [JobCount] {
    try session.all(
      "SELECT kind, lane, state, sum(count) FROM job_counts WHERE count > 0 GROUP BY kind, lane, state"
    ) {
      JobCount(kind: try $0.next(), lane: try $0.next(), state: try $0.next(), count: try $0.next())
    }
  }

  // MARK: Changes of state

  func stillRuns(_ id: JobID, attempt: Int) throws -> Bool {
    try session.first(
      """
      SELECT 1 FROM jobs LEFT JOIN users ON users.id = jobs.user_id
      WHERE jobs.id = $1 AND jobs.state = 'running' AND jobs.attempt = $2
        AND (jobs.user_id IS NULL OR users.epoch = jobs.epoch)
      """, id, attempt
    ) { try $0.next(Int.self) } != nil
  }

  func finish(_ id: JobID, attempt: Int, as state: JobState, notBefore: Timestamp?, error: String?) throws {
    let due = notBefore ?? session.now
    let ended = state.hasEnded ? session.now : nil
    let repeats = try session.first(
      """
      UPDATE jobs SET state = $3, not_before = CASE WHEN $3 = 'retrying' THEN $4 ELSE not_before END,
        in_line_at = CASE WHEN $3 = 'retrying' THEN max(in_line_at, $4) ELSE in_line_at END,
        ended_at = $5, lease_until = NULL, process_id = NULL
      WHERE id = $1 AND state = 'running' AND attempt = $2
      RETURNING repeat_at, maximum_attempts, kind
      """, id, attempt, state.word, due, ended
    ) {
      (
        at: try $0.next(Timestamp?.self), attempts: try $0.next(Int.self),
        kind: try $0.next(JobTask.Kind.self)
      )
    }
    guard let repeats else { throw StoreError.missing("running attempt") }
    if let error {
      try session.run(
        "INSERT INTO job_errors (job_id, attempt, error, at) VALUES ($1, $2, $3, $4)", id, attempt, error,
        session.now)
    }
    try dropDraft(of: id)
    try record(id, from: .running, to: state)
    if let at = repeats.at, state.hasEnded {
      let task = try JobTask(kind: repeats.kind, subject: nil, side: nil)
      _ = try enqueue(NewJob(task, user: nil, epoch: 0, maximumAttempts: repeats.attempts, notBefore: at))
    }
  }

  func hold(_ id: JobID, for reason: JobState.HoldReason) throws { try apply(.held(reason), to: id) }
  func held(for reason: JobState.HoldReason, limit: Int) throws -> [Job] {
    try session.all(
      "SELECT \(Self.columns) FROM jobs WHERE state = 'held' AND hold_reason = $1 ORDER BY queued_at, id LIMIT $2",
      reason, limit, read: Self.read)
  }

  func release(_ id: JobID) throws { try apply(.released, to: id) }
  func cancel(_ id: JobID) throws { try apply(.cancelled, to: id) }

  func cancelAll(of user: UserID) throws -> Int {
    let open = try openJobs(of: user)
    for job in open { try apply(.cancelled, to: job.id) }
    return open.count
  }

  func cancelWaiting(about match: MatchID) throws {
    let waiting = try session.all(
      """
      SELECT id FROM jobs
      WHERE kind IN ('qualify', 'introduce', 'answer_deadline')
        AND state IN ('queued', 'held', 'running', 'retrying') AND subject_id = $1 AND state <> 'running'
      ORDER BY queued_at, id
      """, match
    ) { try $0.next(JobID.self) }
    for job in waiting { try apply(.cancelled, to: job) }
  }

  /// Cancels the job of a question unless it runs: one that runs finds the question closed.
  func cancelWaiting(about question: QuestionID) throws {
    let waiting = try session.all(
      """
      SELECT id FROM jobs
      WHERE kind = 'question' AND state IN ('queued', 'held', 'running', 'retrying') AND subject_id = $1
        AND state <> 'running'
      """, question
    ) { try $0.next(JobID.self) }
    for job in waiting { try apply(.cancelled, to: job) }
  }

  /// Asks the lifecycle and writes what it says; throws `InvalidTransition` where it allows nothing. What is held gives up being the
  /// next of all, a place of which there is one, and stays among the first.
  private func apply(_ event: JobEvent, to id: JobID) throws {
    guard let job = try find(id) else { throw StoreError.missing("job") }
    let state = try job.state.after(event)
    guard state != job.state else { return }
    try session.run(
      """
      UPDATE jobs SET state = $2, hold_reason = $3, ended_at = $4, lease_until = NULL, process_id = NULL,
        boost = CASE WHEN $2 = 'held' THEN min(boost, 1) ELSE boost END
      WHERE id = $1
      """, id, state.word, state.holdReason, state.hasEnded ? session.now : nil)
    try dropDraft(of: id)
    try record(id, from: job.state, to: state)
  }

  /// The words of an attempt that has ended stay nowhere.
  private func dropDraft(of id: JobID) throws {
    try session.run("DELETE FROM drafts WHERE job_id = $1", id)
  }

  func setMaker(_ maker: Maker, of id: JobID) throws {
    try session.change(
      "waiting job",
      """
      UPDATE jobs SET maker = $2, not_before = min(not_before, $3), in_line_at = min(in_line_at, $3)
      WHERE id = $1 AND state IN ('queued', 'retrying')
      """, id, maker, session.now)
  }

  func record(_ id: JobID, from: JobState?, to: JobState) throws {
    try SQLiteEvents(session: session).append(
      Event(subject: .job(id), actor: .program, kind: "job", from: from?.word, to: to.word, at: session.now))
  }
}
