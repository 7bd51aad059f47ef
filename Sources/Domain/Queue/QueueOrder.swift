/// A job that could be claimed: the head of its user's line in its lane.
package struct WaitingJob: Hashable, Sendable {
  package let job: JobID
  package let user: UserID?
  package let lane: Lane
  package let queuedAt: Timestamp
  package let notBefore: Timestamp
  package let estimate: CostEstimate
  /// When this user's last generation let somebody else start: the user stands in line again from then on.
  /// `nil` for one who was never served, or whom nobody followed yet.
  package let rejoinedAt: Timestamp?
  /// Whether the user was served and nobody has started since.
  package let wasServedLast: Bool
  /// Set by an operator: before all others of its lane.
  package let isBoosted: Bool

  package init(
    job: JobID, user: UserID?, lane: Lane, queuedAt: Timestamp, notBefore: Timestamp, estimate: CostEstimate,
    rejoinedAt: Timestamp? = nil, wasServedLast: Bool = false, isBoosted: Bool = false
  ) {
    self.job = job
    self.user = user
    self.lane = lane
    self.queuedAt = queuedAt
    self.notBefore = notBefore
    self.estimate = estimate
    self.rejoinedAt = rejoinedAt
    self.wasServedLast = wasServedLast
    self.isBoosted = isBoosted
  }

  /// How long background work waits before it counts as interactive.
  package static let backgroundPatience: Duration = .hours(1)

  /// Whether it counts as interactive at `now`.
  package func countsAsInteractive(at now: Timestamp) -> Bool {
    lane == .interactive || now.since(queuedAt) >= Self.backgroundPatience
  }

  /// Since when it stands in line at `now`.
  ///
  /// Somebody who was just served stands behind everybody who waits at the next start, and before those who
  /// come after it: so a burst delays another's first reply by one generation, and nobody starves.
  func inLineSince(at now: Timestamp) -> Timestamp {
    if wasServedLast { return max(queuedAt, now) }
    return max(queuedAt, rejoinedAt ?? queuedAt)
  }
}

/// What the queue does next.
package enum QueueDecision: Hashable, Sendable {
  /// Start this job, with its upper bound reserved.
  case start(JobID, reserving: Money)
  /// Its price is unknown: hold it.
  case hold(JobID)
  /// Nothing can start before that instant.
  case wait(until: Timestamp)
  /// Nothing waits, or only what a budget of zero forbids.
  case idle
}

/// The order of the queue under budget and fairness: the one function that claims, forecasts and wait texts share.
package struct QueueOrder: Sendable {
  package let budget: Budget

  package init(budget: Budget) {
    self.budget = budget
  }

  /// The next decision among the heads of all lines.
  ///
  /// What costs nothing never waits for what costs. Among jobs that cost, interactive ones come first,
  /// background ones once nobody waits or after an hour; within that, whoever stands in line longest.
  package func next(
    among waiting: [WaitingJob], bucket: BudgetBucket, window: SpendWindow, now: Timestamp
  ) -> QueueDecision {
    if let unpriced = waiting.first(where: { $0.estimate == .unknown }) { return .hold(unpriced.job) }
    let ready = waiting.filter { $0.notBefore <= now }
    if let free = first(of: ready.filter { $0.estimate == .free }, at: now) {
      return .start(free.job, reserving: .zero)
    }
    var opens: Timestamp? = waiting.map(\.notBefore).filter { $0 > now }.min()
    if let costly = first(of: ready.filter { $0.estimate != .free }, at: now),
      case .atMost(let bound) = costly.estimate
    {
      let gate = budget.gate(
        bound: bound, asInteractive: costly.countsAsInteractive(at: now), bucket: bucket, window: window, now: now)
      switch gate {
      case .open: return .start(costly.job, reserving: bound)
      case .closed(let until):
        opens = min(opens ?? until, until)
        // Fresh background work may be held back by the half of the burst until it comes of age.
        if !costly.countsAsInteractive(at: now) {
          opens = min(opens ?? until, costly.queuedAt + WaitingJob.backgroundPatience)
        }
      case .closedForGood: break
      }
    }
    return opens.map { .wait(until: $0) } ?? .idle
  }

  /// Who of `jobs` is next, regardless of money.
  func first(of jobs: [WaitingJob], at now: Timestamp) -> WaitingJob? {
    jobs.min { left, right in
      let leftInteractive = left.countsAsInteractive(at: now)
      let rightInteractive = right.countsAsInteractive(at: now)
      if leftInteractive != rightInteractive { return leftInteractive }
      if left.isBoosted != right.isBoosted { return left.isBoosted }
      let (leftSince, rightSince) = (left.inLineSince(at: now), right.inLineSince(at: now))
      if leftSince != rightSince { return leftSince < rightSince }
      if left.wasServedLast != right.wasServedLast { return right.wasServedLast }
      return (left.queuedAt, left.job) < (right.queuedAt, right.job)
    }
  }
}
