import Domain

/// A queue in memory that keeps what storage keeps, and claims as a worker does: through `QueueOrder`, one
/// transaction at a time.
struct SimulatedQueue {
  struct Start: Hashable {
    let job: JobID
    let user: UserID?
    let lane: Lane
    let queuedAt: Timestamp
    let at: Timestamp
  }

  struct Running {
    let job: WaitingJob
    let startedAt: Timestamp
    let bound: Money
    let endsAt: Timestamp
    let cost: Money
  }

  let budget: Budget
  /// Lanes that stand still.
  var paused: Set<Lane> = []
  var now: Timestamp
  var bucket: BudgetBucket
  var turns = TurnBook()
  /// The week's ledger, oldest first.
  var window: SpendWindow
  /// In the order queued.
  var waiting: [WaitingJob] = []
  var running: [Running] = []
  private(set) var starts: [Start] = []
  private(set) var held: [JobID] = []
  /// Every start that cost, at its latest known cost.
  private(set) var ledger: [SpendWindow.Entry] = []
  private var nextJob: UInt64 = 1
  /// The first entry of the ledger that the window may still need.
  private var weekBegins = 0

  init(budget: Budget, now: Timestamp = .zero) {
    self.budget = budget
    self.now = now
    bucket = BudgetBucket(fullAt: now)
    window = SpendWindow(entries: [])
  }

  @discardableResult
  mutating func add(
    _ user: UserID?, _ lane: Lane = .interactive, costing estimate: CostEstimate = .atMost(.cents(1)),
    notBefore: Timestamp? = nil, boost: Boost = .none, isRetrying: Bool = false
  ) -> JobID {
    let id = JobID.job(nextJob)
    nextJob += 1
    waiting.append(
      WaitingJob(
        job: id, user: user, lane: lane, queuedAt: now, notBefore: notBefore ?? now, estimate: estimate,
        boost: boost, isRetrying: isRetrying))
    return id
  }

  /// Every waiting job, with where its user stands.
  var lines: [WaitingJob] { waiting.map(placed) }

  /// As storage gives them: the oldest of each user in each lane, free and costly apart, that none of theirs runs
  /// in; the house's own all. What was queued for later stands aside until it is due.
  var heads: [WaitingJob] {
    var taken: Set<Line> = []
    for job in running.map(\.job) {
      taken.formUnion([Line(job, isFree: true), Line(job, isFree: false)])
    }
    return waiting.filter { job in
      if job.user == nil || job.notBefore > now && !job.isRetrying { return true }
      return taken.insert(Line(job, isFree: job.estimate.isFree)).inserted
    }.map(placed)
  }

  private struct Line: Hashable {
    let user: UserID?
    let lane: Lane
    let isFree: Bool

    init(_ job: WaitingJob, isFree: Bool) {
      user = job.user
      lane = job.lane
      self.isFree = isFree
    }
  }

  private func placed(_ job: WaitingJob) -> WaitingJob {
    guard let user = job.user else { return job }
    let standing = turns[user]
    return WaitingJob(
      job: job.job, user: user, lane: job.lane, queuedAt: job.queuedAt, notBefore: job.notBefore,
      estimate: job.estimate, rejoinedAt: standing.rejoinedAt, wasServedLast: standing.wasServedLast,
      boost: job.boost, isRetrying: job.isRetrying)
  }

  /// Takes one decision and does what it says, but for waiting.
  ///
  /// - Parameter run: how long a start takes and what it costs; by default no time and its bound.
  mutating func step(
    lanes: Set<Lane> = [.interactive, .background],
    run: (WaitingJob, Money) -> (Duration, Money) = { (.zero, $1) }
  ) -> QueueDecision {
    let heads = heads
    let decision = QueueOrder(budget: budget, paused: paused).next(
      among: heads, lanes: lanes, bucket: bucket, window: window, now: now)
    switch decision {
    case .start(let id, let bound):
      guard let index = waiting.firstIndex(where: { $0.job == id }) else {
        preconditionFailure("not waiting")
      }
      let job = waiting.remove(at: index)
      starts.append(Start(job: id, user: job.user, lane: job.lane, queuedAt: job.queuedAt, at: now))
      if bound > .zero {
        turns.started(job.user, at: now)
        bucket = bucket.reserving(bound, at: now, under: budget)
        window.append(.init(at: now, amount: bound))
        ledger.append(.init(at: now, amount: bound))
      }
      let (duration, cost) = run(job, bound)
      if duration > .zero {
        running.append(Running(job: job, startedAt: now, bound: bound, endsAt: now + duration, cost: cost))
      } else if cost != bound {
        settle(startedAt: now, bound: bound, cost: cost)
      }
    case .hold(let id):
      waiting.removeAll { $0.job == id }
      held.append(id)
    case .wait, .idle: break
    }
    return decision
  }

  /// Ends what runs until `now`.
  mutating func finishDue() {
    for done in running.filter({ $0.endsAt <= now }) {
      settle(startedAt: done.startedAt, bound: done.bound, cost: done.cost)
      running.removeAll { $0.job.job == done.job.job }
    }
  }

  /// Plays until nothing can start any more, or `limit` is reached, with nobody joining.
  mutating func drain(until limit: Timestamp = Timestamp(microseconds: .max)) {
    while true {
      switch step() {
      case .start, .hold: continue
      case .wait(let until):
        if until > limit { return }
        precondition(until > now, "waits for what has come")
        now = until
      case .idle: return
      }
    }
  }

  private mutating func settle(startedAt: Timestamp, bound: Money, cost: Money) {
    bucket = bucket.settling(
      reserved: bound, actual: cost, startedAt: startedAt, window: window, under: budget)
    if let index = ledger.lastIndex(where: { $0.at == startedAt && $0.amount == bound }) {
      ledger[index] = .init(at: startedAt, amount: cost)
    }
    let weekAgo = now - Budget.week
    while ledger[weekBegins].at <= weekAgo, weekBegins < ledger.count - 1 { weekBegins += 1 }
    window = SpendWindow(entries: Array(ledger[weekBegins...]))
  }
}
