package import Domain
package import Ports

/// Taking the next job that budget and fairness allow: one transaction.
package struct Claim: Sendable {
  let handlers: [JobTask.Kind: any JobHandler]
  let makers: [Maker]
  let lease: Duration
  /// What the queue's order is told of each line's head.
  let work: WaitingWork

  /// - Parameters:
  ///   - handlers: what this process can do, by kind; jobs of other kinds are left to others.
  ///   - configurations: of each provider among the makers, the hash of its configuration here.
  package init(
    handlers: [JobTask.Kind: any JobHandler], makers: [Maker], configurations: [Maker: String] = [:],
    lease: Duration
  ) {
    self.handlers = handlers
    self.makers = makers
    self.lease = lease
    work = WaitingWork(configurations: configurations) { handlers[$0.task.kind]?.estimate($0) }
  }

  /// What asking for work came to.
  package enum Result: Sendable {
    case started(Job)
    /// Nothing can start before then.
    case wait(until: Timestamp)
    case idle
  }

  /// How many lines are looked at; the store returns those in line longest first.
  private static let window = 200

  /// What `next` would do, read without taking anything.
  ///
  /// - Parameter kinds: what is left for later, though this process can do it.
  package func decision(
    lanes: Set<Lane>, without kinds: Set<JobTask.Kind> = [], in tx: any Transaction
  ) throws -> QueueDecision {
    // Of all lanes: who waits in another one decides who may spend.
    let waiting = try work.jobs(
      of: tx.jobs.heads(of: Set(handlers.keys).subtracting(kinds), makers: makers, limit: Self.window),
      in: tx)
    if waiting.isEmpty { return .idle }
    // A week of the ledger is read only where money decides.
    let costs = waiting.contains { !$0.estimate.isFree }
    return QueueOrder(budget: try tx.settings.budget(), paused: try tx.steering.stillLanes()).next(
      among: waiting, lanes: lanes, bucket: costs ? try tx.ledger.bucket() : BudgetBucket(fullAt: tx.now),
      window: costs ? try tx.ledger.window() : SpendWindow(entries: []), now: tx.now)
  }

  /// Takes the next job of the given lanes for `process`.
  package func next(
    lanes: Set<Lane>, without kinds: Set<JobTask.Kind> = [], process: ProcessID, ids: any IdentifierSource,
    in tx: any Transaction
  ) throws -> Result {
    while true {
      switch try decision(lanes: lanes, without: kinds, in: tx) {
      case .start(let id, let bound):
        let job = try tx.jobs.start(
          id, process: process, leaseUntil: tx.now + lease, takesTurn: bound > .zero)
        // What a model does for nothing is written down too; what asks none has no bound.
        if case .atMost? = handlers[job.task.kind]?.estimate(job) {
          try reserve(bound, for: job, ids: ids, in: tx)
        }
        return .started(job)
      case .hold(let id):
        try hold(id, in: tx)
      case .wait(let until): return .wait(until: until)
      case .idle: return .idle
      }
    }
  }

  /// Holds a job whose price is unknown. A reply between two attempts is not held beside one of the same chat that waits or is
  /// held: that one answers what this one would have, so this one is taken back, and nobody is told of it.
  private func hold(_ id: JobID, in tx: any Transaction) throws {
    do {
      try tx.jobs.hold(id, for: .unknownPrice)
    } catch StoreError.constraint {
      return try tx.jobs.cancel(id)
    }
    if let job = try tx.jobs.find(id) { try handlers[job.task.kind]?.held(job, in: tx) }
  }

  private func reserve(
    _ bound: Money, for job: Job, ids: any IdentifierSource, in tx: any Transaction
  ) throws {
    try tx.ledger.reserve(
      LedgerEntry(
        id: ids.next(LedgerEntry.self), job: job.id, attempt: job.attempt, user: job.user,
        kind: job.task.kind, lane: job.lane, maker: job.maker, model: job.maker.name, startedAt: tx.now,
        state: .reserved(bound: bound)))
    try tx.ledger.setBucket(
      try tx.ledger.bucket().reserving(bound, at: tx.now, under: try tx.settings.budget()))
  }
}
