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
    _ job: Job, _ error: any Error, after spending: Outcome.Spending? = nil, jitter: Double,
    in tx: any Transaction
  ) throws -> Result {
    try settle(job, spending.map { .known($0) } ?? Self.cost(of: error), in: tx)
    guard try tx.jobs.stillRuns(job.id, attempt: job.attempt) else { return .late }
    let isPermanent = if case .permanent? = error as? JobError { true } else { false }
    let isLast = try isPermanent || isLastAttempt(job, tx)
    let state = try JobState.running.after(.failed(isLast: isLast))
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: state,
      notBefore: isLast ? nil : tx.now + retryDelay.after(attempt: job.attempt, jitter: jitter),
      error: Self.sentence(for: error))
    if isLast {
      try handlers[job.task.kind]?.discarded(job, in: tx)
    } else {
      try handlers[job.task.kind]?.attemptFailed(job, in: tx)
    }
    return .committed
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

  /// Attempts that were given back left no error and do not count.
  private func isLastAttempt(_ job: Job, _ tx: any Transaction) throws -> Bool {
    try tx.jobs.errors(of: job.id).count + 1 >= job.maximumAttempts
  }

  /// What is known of the cost of an attempt.
  private enum Cost {
    /// `nil`: no model was asked.
    case known(Outcome.Spending?)
    /// It may have been asked: counts at its bound, so that the budget errs towards spending less.
    case unknown
  }

  private static func cost(of error: any Error) -> Cost {
    switch error as? JobError {
    case .permanent: .known(nil)
    case .failed(_, let cost, let usage): .known(.init(cost: cost, usage: usage))
    case nil: .unknown
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
    let spent = spending ?? Outcome.Spending(cost: .zero, usage: .none)
    try tx.ledger.settle(job.id, attempt: job.attempt, as: spent)
    let budget = try tx.settings.budget()
    try tx.ledger.setBucket(
      try tx.ledger.bucket().settling(
        reserved: bound, actual: spent.cost, startedAt: entry.startedAt, window: try tx.ledger.window(),
        under: budget))
  }

  /// What is written about an error: its kind, never anything a person wrote.
  static func sentence(for error: any Error) -> String {
    switch error as? JobError {
    case .permanent(let reason): return reason
    case .failed(let reason, _, _): return reason
    case nil: break
    }
    if let error = error as? StoreError { return "the store refused: \(error)" }
    return "failed: \(type(of: error))"
  }
}
