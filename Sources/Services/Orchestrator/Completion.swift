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
    try settle(job, .known(outcome.spending), in: tx)
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
  ///   - spending: what the attempt had cost where its work was done and only its effects could not be committed.
  ///   - jitter: 0...1, spreads the retries.
  package func fail(
    _ job: Job, _ error: any Error, after spending: [Outcome.Spending]? = nil, jitter: Double,
    in tx: any Transaction
  ) throws -> Result {
    let cost = spending.map { Cost.known($0) } ?? Self.cost(of: error)
    try settle(job, cost, in: tx)
    guard try tx.jobs.stillRuns(job.id, attempt: job.attempt) else { return .late }
    if case .known(let calls) = cost { try keep(calls, of: job, in: tx) }
    let isPermanent = if case .permanent? = error as? JobError { true } else { false }
    let isLast = try isPermanent || isLastAttempt(job, tx)
    let state = try JobState.running.after(.failed(isLast: isLast))
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: state,
      notBefore: isLast ? nil : tx.now + delay(of: job, after: error, jitter: jitter),
      error: Self.sentence(for: error))
    if isLast {
      try handlers[job.task.kind]?.discarded(job, in: tx)
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
    guard job.maker != .builtin, job.task.kind.hasStandIn else { return }
    let failures = try tx.jobs.errors(of: job.id).count { $0.error != JobFailure.workerStopped }
    let isAway = try tx.providers.breaker(of: job.maker.name)?.isAway(at: tx.now, from: job.lane) ?? false
    if failures >= Self.providerFailures || isAway { try tx.jobs.setMaker(.builtin, of: job.id) }
  }

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
    case .qualify(let id), .introduce(let id, _):
      guard let match = try tx.matches.find(id) else { return nil }
      return [match.seeker.user, match.provider.user].first { $0 != job.user }
    case .reply, .summarise, .embed, .matchStep, .answerDeadline, .cleanUp: return nil
    }
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

  /// Gives back a job that was interrupted because its program ends: whoever comes next may start it at once.
  ///
  /// It is no failure, however often it happens; what the interrupted call cost is not known.
  package func giveBack(_ job: Job, in tx: any Transaction) throws {
    try settle(job, .unknown, in: tx)
    guard try tx.jobs.stillRuns(job.id, attempt: job.attempt) else { return }
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: JobState.running.after(.leaseExpired(isLast: false)),
      notBefore: tx.now,
      error: nil)
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

  /// What is known of the cost of an attempt.
  private enum Cost {
    /// Each call; none where no model was asked.
    case known([Outcome.Spending])
    /// It may have been asked: counts at its bound, so that the budget errs towards spending less.
    case unknown
  }

  private static func cost(of error: any Error) -> Cost {
    switch (error as? JobError)?.spent {
    case .nothing: .known([])
    case .known(let spending): .known(spending)
    case .unknown, nil: .unknown
    }
  }

  /// Books what an attempt cost, also where its effects are dropped. Booked once: a rescued attempt is closed.
  private func settle(_ job: Job, _ cost: Cost, in tx: any Transaction) throws {
    guard let entry = try tx.ledger.entry(of: job.id, attempt: job.attempt),
      case .reserved(let bound) = entry.state
    else { return }
    guard case .known(let spending) = cost else {
      return try tx.ledger.settleAtBound(job.id, attempt: job.attempt)
    }
    try tx.ledger.settle(job.id, attempt: job.attempt, as: spending)
    let spent = spending.reduce(Money.zero) { $0 + $1.cost }
    let budget = try tx.settings.budget()
    try tx.ledger.setBucket(
      try tx.ledger.bucket().settling(
        reserved: bound, actual: spent, startedAt: entry.startedAt, window: try tx.ledger.window(),
        under: budget))
  }

  /// What is written about an error: its kind, never anything a person wrote.
  static func sentence(for error: any Error) -> String {
    switch error as? JobError {
    case .permanent(let reason, _): return reason
    case .failed(let reason, _, _): return reason
    case nil: break
    }
    if let error = error as? StoreError { return "the store refused: \(error)" }
    return "failed: \(type(of: error))"
  }
}
