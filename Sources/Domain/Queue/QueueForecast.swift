/// When each waiting job will start, by playing the queue forward: the same order, gates and turns as the claims.
///
/// It plays what is known at `now`: reservations stay at their bounds, generations take no time, nobody joins.
package struct QueueForecast: Sendable {
  /// When each job is planned to start; a job that is held or that a zero budget forbids is not in it.
  package let startsAt: [JobID: Timestamp]
  /// The same in the order of their starts: several may start at one instant.
  package let order: [JobID]
  /// Why each of the waiting jobs starts then, or not at all.
  package let causes: [JobID: WaitCause]

  /// - Parameters:
  ///   - waiting: all waiting jobs, not only heads, in the order of their user's line.
  ///   - ends: the last of each line of which more wait than are among `waiting`. What costs and would start later than
  ///     the first of them has no start: it is not known who goes before it.
  ///   - paused: lanes that stand still; their jobs have no start.
  ///   - limit: how many starts to play; further jobs have no start.
  package init(
    waiting: [WaitingJob], ends: Set<JobID> = [], budget: Budget, bucket: BudgetBucket, window: SpendWindow,
    now: Timestamp, paused: Set<Lane> = [], limit: Int = 500
  ) {
    var playback = QueuePlayback(
      waiting: waiting, budget: budget, bucket: bucket, window: window, paused: paused, now: now)
    var starts: [JobID: Timestamp] = [:]
    var order: [JobID] = []
    var causes: [JobID: WaitCause] = [:]
    var served: Set<UserID> = []
    var obstacle: GateReason?
    var isOver = false
    // What money says to each by itself, before anything of it is spent.
    let (purse, spent, start) = (bucket, window, now)
    func gate(of job: WaitingJob, reserving bound: Money) -> GateReason? {
      let isInteractive = Contender(job, placeOfUser: nil, now: start).isInteractive
      let gate = budget.gate(
        bound: bound, asInteractive: isInteractive, bucket: purse, window: spent, now: start)
      guard case .closed(_, let reason) = gate else { return nil }
      return reason
    }
    while starts.count < limit, !isOver {
      switch playback.next() {
      case .started(let job, let reserved):
        starts[job.job] = playback.now
        order.append(job.job)
        causes[job.job] = WaitCause(
          of: job, startingAt: playback.now, served: served, obstacle: reserved > .zero ? obstacle : nil,
          alone: playback.now > now && reserved > .zero ? gate(of: job, reserving: reserved) : nil, now: now)
        if reserved > .zero, let user = job.user { served.insert(user) }
        if ends.contains(job.job), reserved > .zero { isOver = true }
      case .waits(let until):
        obstacle = playback.obstacle()
        playback.advance(to: until)
      case .idle: isOver = true
      }
    }
    for job in waiting where causes[job.job] == nil {
      causes[job.job] = WaitCause(ofUnplanned: job, under: budget, paused: paused)
    }
    startsAt = starts
    self.order = order
    self.causes = causes
  }
}

/// Why a job does not start before it does.
package enum WaitCause: Hashable, Sendable {
  /// It can start at once.
  case now
  /// It was queued for later.
  case notBefore
  /// Its last attempt failed, or that of one before it in its user's line: the next one is not due.
  case retry
  /// There is money for it, but so many other people have their turn before.
  case behind(people: Int)
  /// The bucket has to fill, whoever else is before it.
  case bucket
  /// What is in the bucket is left to people who wait, whoever else is before it.
  case backgroundShare
  /// The rolling week is full, whoever else is before it.
  case week
  /// An operator made its lane stand still.
  case lanePaused
  /// It is held until somebody settles why.
  case held(JobState.HoldReason)
  /// No program that runs can make it; those who know the programs tell.
  case noProgram(Maker)
  /// The budget is zero.
  case zeroBudget
  /// So many start before that nobody looked further.
  case beyondPlan

  /// Whether it waits for money alone.
  package var isMoney: Bool {
    switch self {
    case .bucket, .backgroundShare, .week: true
    case .now, .notBefore, .retry, .behind, .lanePaused, .held, .noProgram, .zeroBudget, .beyondPlan: false
    }
  }

  /// As programs read it.
  package var word: String {
    switch self {
    case .now: "now"
    case .notBefore: "not_before"
    case .retry: "retry"
    case .behind: "turn"
    case .bucket: "bucket"
    case .backgroundShare: "background_share"
    case .week: "week"
    case .lanePaused: "lane_paused"
    case .held: "held"
    case .noProgram: "no_program"
    case .zeroBudget: "zero_budget"
    case .beyondPlan: "beyond_plan"
    }
  }
}

extension WaitCause {
  /// The cause of a start that was played.
  ///
  /// - Parameters:
  ///   - served: whose costly work starts between `now` and then.
  ///   - obstacle: what the gate was last closed by, for work that costs.
  ///   - alone: what the gate is closed to it by at `now`, were it the only one.
  fileprivate init(
    of job: WaitingJob, startingAt start: Timestamp, served: Set<UserID>, obstacle: GateReason?,
    alone: GateReason?, now: Timestamp
  ) {
    let others = served.count - (job.user.map { served.contains($0) ? 1 : 0 } ?? 0)
    if start == now {
      self = .now
    } else if start == job.notBefore {
      self = job.isRetrying ? .retry : .notBefore
    } else if job.estimate.isFree {
      // Nothing but a line's own head keeps what is free.
      self = .retry
    } else if alone == nil, others > 0 {
      self = .behind(people: others)
    } else {
      switch alone ?? obstacle {
      case .bucket: self = .bucket
      case .backgroundShare: self = .backgroundShare
      case .week: self = .week
      case nil: self = .retry
      }
    }
  }

  /// The cause of what has no start.
  package init(ofUnplanned job: WaitingJob, under budget: Budget, paused: Set<Lane>) {
    if job.estimate == .unknown {
      self = .held(.unknownPrice)
    } else if paused.contains(job.lane) {
      self = .lanePaused
    } else {
      self = budget.weekly == .zero && !job.estimate.isFree ? .zeroBudget : .beyondPlan
    }
  }
}
