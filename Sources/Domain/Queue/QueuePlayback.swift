/// The queue played forward, one decision at a time: the same order, gates and turns as the claims.
///
/// It keeps its own clock, which stands until `advance`. What nothing starts of, a price that is unknown or a lane that
/// stands still, is left out. Who joins and what a start came to are told by whoever plays.
package struct QueuePlayback {
  /// What happens at `now`.
  package enum Step: Hashable, Sendable {
    /// It is taken out, reserved and had its turn.
    case started(WaitingJob, reserving: Money)
    /// Nothing can start before that instant, which lies ahead, unless somebody joins or money comes back.
    case waits(until: Timestamp)
    /// Nothing waits, or only what a budget of zero forbids.
    case idle
  }

  package private(set) var now: Timestamp
  package private(set) var bucket: BudgetBucket
  package private(set) var window: SpendWindow
  private let order: QueueOrder
  private var lines: PlayedLines

  /// - Parameter waiting: all waiting jobs, not only heads, in any order.
  package init(
    waiting: [WaitingJob], budget: Budget, bucket: BudgetBucket, window: SpendWindow, paused: Set<Lane> = [],
    now: Timestamp
  ) {
    order = QueueOrder(budget: budget, paused: paused)
    lines = PlayedLines(waiting, order: order, now: now)
    self.bucket = bucket
    self.window = window
    self.now = now
  }

  /// Takes one decision and does what it says, but for waiting.
  package mutating func next() -> Step {
    let candidates = lines.candidates(now: now)
    switch order.next(among: candidates, bucket: bucket, window: window, now: now) {
    case .start(let id, let reserved):
      guard let job = candidates.first(where: { $0.job == id }) else { return .idle }
      lines.start(job, isTurn: reserved > .zero, now: now)
      if reserved > .zero {
        bucket = bucket.reserving(reserved, at: now, under: order.budget)
        window.append(.init(at: now, amount: reserved))
      }
      return .started(job, reserving: reserved)
    case .wait(let until): return .waits(until: max(until, now + .microseconds(1)))
    // Those whose price is unknown were left out.
    case .hold, .idle: return .idle
    }
  }

  /// By what the gate is closed to whoever is next, where it is.
  package mutating func obstacle() -> GateReason? {
    let candidates = lines.candidates(now: now)
    let costly = candidates.filter { $0.notBefore <= now && !$0.estimate.isFree }
    let places = order.placesOfUsersWithAgedWork(costly, now: now)
    let contenders = costly.map { Contender($0, placeOfUser: $0.user.flatMap { places[$0] }, now: now) }
    guard let next = contenders.min(by: <), case .atMost(let bound) = next.job.estimate else { return nil }
    switch order.budget.gate(
      bound: bound, asInteractive: next.isInteractive, bucket: bucket, window: window, now: now)
    {
    case .closed(_, let reason): return reason
    case .open, .closedForGood: return nil
    }
  }

  /// Moves the clock; never back.
  package mutating func advance(to instant: Timestamp) { now = max(now, instant) }

  /// One more joins, now.
  package mutating func add(_ job: WaitingJob) { lines.add(job, now: now) }

  /// A start turned out to cost something else than was reserved.
  package mutating func settle(reserved: Money, actual: Money, startedAt: Timestamp) {
    if reserved == .zero || reserved == actual { return }
    bucket = bucket.settling(
      reserved: reserved, actual: actual, startedAt: startedAt, window: window, under: order.budget)
    window.settle(startedAt: startedAt, reserved: reserved, actual: actual)
  }
}
