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
    try settle(job, outcome.spending, in: tx)
    guard try tx.jobs.stillRuns(job.id, attempt: job.attempt) else { return .late }
    try outcome.commit(tx)
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: JobState.running.after(.completed), notBefore: nil, error: nil)
    return .committed
  }

  /// Records a failed attempt: tried again later, or discarded after the last.
  ///
  /// - Parameter jitter: 0...1, spreads the retries.
  package func fail(_ job: Job, _ error: any Error, jitter: Double, in tx: any Transaction) throws -> Result {
    var isLast = job.attempt >= job.maximumAttempts
    switch error as? JobError {
    case .permanent:
      isLast = true
      try settle(job, nil, in: tx)
    case .failed(_, let cost, let usage): try settle(job, .init(cost: cost, usage: usage), in: tx)
    case nil: try settle(job, nil, in: tx)
    }
    guard try tx.jobs.stillRuns(job.id, attempt: job.attempt) else { return .late }
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
  package func rescue(_ job: Job, in tx: any Transaction) throws {
    if let entry = try tx.ledger.entry(of: job.id, attempt: job.attempt), case .reserved = entry.state {
      try tx.ledger.settleAtBound(job.id, attempt: job.attempt)
    }
    let isLast = job.attempt >= job.maximumAttempts
    let state = try JobState.running.after(.leaseExpired(isLast: isLast))
    try tx.jobs.finish(
      job.id, attempt: job.attempt, as: state, notBefore: isLast ? nil : tx.now,
      error: "the worker stopped before it was done")
    if isLast { try handlers[job.task.kind]?.discarded(job, in: tx) }
  }

  /// Books what an attempt cost, also where its effects are dropped. Booked once: a rescued attempt is closed.
  private func settle(_ job: Job, _ spending: Outcome.Spending?, in tx: any Transaction) throws {
    guard let entry = try tx.ledger.entry(of: job.id, attempt: job.attempt),
      case .reserved(let bound) = entry.state
    else { return }
    let cost = spending?.cost ?? .zero
    try tx.ledger.settle(
      job.id, attempt: job.attempt, cost: cost, usage: spending?.usage ?? .none,
      promptVersion: spending?.promptVersion)
    let budget = try tx.settings.budget()
    try tx.ledger.setBucket(
      try tx.ledger.bucket().settling(
        reserved: bound, actual: cost, startedAt: entry.startedAt, window: try tx.ledger.window(),
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
