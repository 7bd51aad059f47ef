package import Domain
package import Ports

/// Ending an attempt: its effects, its state and its cost in one transaction, and only where it still runs.
package struct Completion: Sendable {
  let handlers: [JobTask.Kind: any JobHandler]
  let retryDelay: RetryDelay

  package init(handlers: [JobTask.Kind: any JobHandler], retryDelay: RetryDelay) {
    self.handlers = handlers
    self.retryDelay = retryDelay
  }

  /// Whether the attempt's effects were committed.
  package enum Result: Hashable, Sendable {
    case committed
    /// Another worker has the job, or a reset came in between: the effects are dropped, the cost is booked.
    case late
  }

  /// Commits what an attempt came to.
  package func complete(_ job: Job, _ outcome: Outcome, in tx: any Transaction) throws -> Result {
    try settle(job, outcome.spent, in: tx)
    guard try tx.jobs.stillRuns(job.id, attempt: job.attempt) else { return .late }
    try keep(outcome.spending, of: job, in: tx)
    try outcome.commit(tx)
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: JobState.running.after(.completed), notBefore: nil, error: nil)
    return .committed
  }

  /// Records a failed attempt: tried again later, or discarded after the last.
  ///
  /// - Parameters:
  ///   - outcome: what the attempt had cost where its work was done and only its effects could not be committed.
  ///   - jitter: 0...1, spreads the retries.
  package func fail(
    _ job: Job, _ error: any Error, after outcome: JobError.Spent? = nil, jitter: Double,
    in tx: any Transaction
  ) throws -> Result {
    let spent = outcome ?? JobError.Spent(of: error)
    if case .postponed(_, _, let wait)? = error as? JobError {
      return try giveBack(job, spent: spent, after: min(wait, retryDelay.longest), in: tx)
    }
    try settle(job, spent, in: tx)
    guard try tx.jobs.stillRuns(job.id, attempt: job.attempt) else { return .late }
    if case .known(let calls) = spent { try keep(calls, of: job, in: tx) }
    let isDeclined = if case .declined? = error as? JobError { true } else { false }
    let isLast = try isLastAttempt(job, endingWith: error, tx)
    let state = try JobState.running.after(.failed(isLast: isLast))
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: state,
      notBefore: isLast ? nil : tx.now + delay(of: job, after: error, jitter: jitter),
      error: Self.sentence(for: error))
    if isLast {
      try handlers[job.task.kind]?.discarded(job, in: tx)
    } else if isDeclined {
      // It is done at once, so nobody is told that it takes longer.
      try tx.jobs.setMaker(.builtin, of: job.id)
    } else {
      try handlers[job.task.kind]?.attemptFailed(job, in: tx)
      try standIn(for: job, in: tx)
    }
    return .committed
  }

  /// A provider that has failed a job so often is not asked about it again: the built-in maker does it.
  package static let providerFailures = 2

  /// Gives a job that a provider has failed too often, or that a person waits for while the provider is away, to the
  /// built-in maker.
  private func standIn(for job: Job, in tx: any Transaction) throws {
    guard Self.hasStandIn(job) else { return }
    let failures = try tx.jobs.errors(of: job.id).count { $0.error != JobFailure.workerStopped }
    let isAway =
      try tx.providers.breaker(of: job.maker.name)?.isAway(
        at: tx.now, from: job.urgency(at: tx.now)) ?? false
    if failures >= Self.providerFailures || isAway { try tx.jobs.setMaker(.builtin, of: job.id) }
  }

  private static func hasStandIn(_ job: Job) -> Bool { job.maker != .builtin && job.task.kind.hasStandIn }

  /// Keeps what models were asked and answered, with whose words are in it.
  private func keep(_ calls: [Outcome.Spending], of job: Job, in tx: any Transaction) throws {
    for (place, call) in calls.enumerated() {
      guard let recording = call.recording else { continue }
      try tx.recordings.keep(
        StoredRecording(
          job: job.id, attempt: job.attempt, call: place + 1, kind: job.task.kind,
          model: call.model ?? job.maker.name, user: job.user, otherUser: try otherUser(in: job, tx),
          recording: recording, at: tx.now))
    }
  }

  /// The other side of the match that a job is about.
  private func otherUser(in job: Job, _ tx: any Transaction) throws -> UserID? {
    switch job.task {
    case .qualify(let id), .introduce(let id, _): return try otherUser(in: id, than: job.user, tx)
    case .question(let id):
      return try tx.questions.find(id).flatMap { try otherUser(in: $0.match, than: job.user, tx) }
    case .reply, .summarise, .embed, .matchStep, .answerDeadline, .cleanUp, .announce: return nil
    }
  }

  private func otherUser(in id: MatchID, than user: UserID?, _ tx: any Transaction) throws -> UserID? {
    guard let match = try tx.matches.find(id) else { return nil }
    return [match.seeker.user, match.provider.user].first { $0 != user }
  }

  /// Takes back a job whose worker died: its reservation is settled at the bound, and it is tried again.
  ///
  /// Nothing happens where the worker turned out to live: the job ended, or its lease was renewed.
  package func rescue(_ job: Job, in tx: any Transaction) throws {
    guard let found = try tx.jobs.find(job.id), found.state == .running, found.attempt == job.attempt,
      let lease = found.leaseUntil, lease < tx.now
    else { return }
    try settle(job, .unknown, in: tx)
    // A job that kills its worker again and again must not do so for ever.
    let isLast = try isLastAttempt(job, tx)
    let state = try JobState.running.after(.leaseExpired(isLast: isLast))
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: state, notBefore: isLast ? nil : tx.now,
      error: JobFailure.workerStopped)
    if isLast { try handlers[job.task.kind]?.discarded(job, in: tx) }
  }

  /// Gives back a job that could not be done through no fault of its own or its maker's: its program ends, or nobody could
  /// be asked. However often that happens, it is no failure.
  ///
  /// - Parameters:
  ///   - spent: what the attempt has cost until then.
  ///   - wait: how long nobody need start it again.
  package func giveBack(
    _ job: Job, spent: JobError.Spent, after wait: Duration = .zero, in tx: any Transaction
  ) throws -> Result {
    try settle(job, spent, in: tx)
    guard try tx.jobs.stillRuns(job.id, attempt: job.attempt) else { return .late }
    if case .known(let calls) = spent { try keep(calls, of: job, in: tx) }
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: JobState.running.after(.leaseExpired(isLast: false)),
      notBefore: tx.now + wait, error: nil)
    try standIn(for: job, in: tx)
    return .committed
  }

  /// The usual delay, or the longer one that a provider asked for: at most the longest that any retry waits, beyond which
  /// an instant is taken for one of a clock that was set back.
  private func delay(of job: Job, after error: any Error, jitter: Double) -> Duration {
    let usual = retryDelay.after(attempt: job.attempt, jitter: jitter)
    guard case .failed(_, _, let asked?)? = error as? JobError else { return usual }
    return max(usual, min(asked, retryDelay.longest))
  }

  /// Attempts that were given back left no error and do not count.
  private func isLastAttempt(_ job: Job, _ tx: any Transaction) throws -> Bool {
    try tx.jobs.errors(of: job.id).count + 1 >= job.maximumAttempts
  }

  /// Whether an attempt is the last one because of how it ended, or because there were enough.
  private func isLastAttempt(
    _ job: Job, endingWith error: any Error, _ tx: any Transaction
  ) throws -> Bool {
    switch error as? JobError {
    case .permanent: true
    case .declined: !Self.hasStandIn(job)
    case .failed, .postponed, nil: try isLastAttempt(job, tx)
    }
  }

  /// Books what an attempt cost, also where its effects are dropped. Booked once: a rescued attempt is closed. What nobody
  /// knows counts at its bound, so that the budget errs towards spending less.
  private func settle(_ job: Job, _ spent: JobError.Spent, in tx: any Transaction) throws {
    guard let entry = try tx.ledger.reservation(of: job.id, attempt: job.attempt) else { return }
    // With the calls that were kept on the way, which counted already.
    func counted() throws -> Money {
      try tx.ledger.entries(of: job.id).filter { $0.attempt == job.attempt }.reduce(.zero) {
        $0 + $1.state.amount
      }
    }
    let before = try counted()
    switch spent {
    case .nothing: try tx.ledger.settle(job.id, attempt: job.attempt, as: [])
    case .known(let calls): try tx.ledger.settle(job.id, attempt: job.attempt, as: calls)
    case .unknown: try tx.ledger.settleAtBound(job.id, attempt: job.attempt)
    }
    let after = try counted()
    guard after != before else { return }
    try tx.ledger.setBucket(
      try tx.ledger.bucket().settling(
        reserved: before, actual: after, startedAt: entry.startedAt, window: try tx.ledger.window(),
        under: try tx.settings.budget()))
  }

  /// What is written about an error: its kind, never anything a person wrote.
  static func sentence(for error: any Error) -> String {
    if let error = error as? JobError { return error.sentence }
    if let error = error as? StoreError { return "the store refused: \(error)" }
    return "failed: \(type(of: error))"
  }
}
