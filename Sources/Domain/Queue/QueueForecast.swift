/// When each waiting job will start, by playing the queue forward: the same order and gates as the claims.
package struct QueueForecast: Sendable {
  /// When each job is planned to start; a job that a zero budget forbids is not in it.
  package let startsAt: [JobID: Timestamp]

  /// - Parameters:
  ///   - waiting: all waiting jobs, not only heads, in the order of their user's line.
  ///   - limit: how many starts to play; further jobs are not in the forecast.
  package init(
    waiting: [WaitingJob], budget: Budget, bucket: BudgetBucket, window: SpendWindow, now: Timestamp,
    limit: Int = 500
  ) {
    let order = QueueOrder(budget: budget)
    var starts: [JobID: Timestamp] = [:]
    var remaining = waiting
    var rejoined: [UserID: Timestamp] = [:]
    var lastServed: UserID?
    var (bucket, entries, now) = (bucket, window.entries, now)
    while starts.count < limit {
      var heads: [WaitingJob] = []
      var seen: Set<LineKey> = []
      for job in remaining where seen.insert(LineKey(job)).inserted {
        heads.append(
          WaitingJob(
            job: job.job, user: job.user, lane: job.lane, queuedAt: job.queuedAt, notBefore: job.notBefore,
            estimate: job.estimate, rejoinedAt: job.user.flatMap { rejoined[$0] } ?? job.rejoinedAt,
            wasServedLast: lastServed.map { $0 == job.user } ?? job.wasServedLast, isBoosted: job.isBoosted))
      }
      switch order.next(among: heads, bucket: bucket, window: SpendWindow(entries: entries), now: now) {
      case .start(let id, let reserved):
        starts[id] = now
        let user = remaining.first { $0.job == id }?.user
        if let lastServed, lastServed != user { rejoined[lastServed] = now }
        lastServed = user
        if reserved > .zero {
          bucket = bucket.reserving(reserved, at: now, under: budget)
          entries.append(.init(at: now, amount: reserved))
        }
        remaining.removeAll { $0.job == id }
      case .hold(let id): remaining.removeAll { $0.job == id }
      case .wait(let until): now = max(until, now + .microseconds(1))
      case .idle:
        startsAt = starts
        return
      }
    }
    startsAt = starts
  }

  /// A user's line in one lane; the house's own chores each stand alone.
  private struct LineKey: Hashable {
    let user: UserID?
    let lane: Lane
    let alone: JobID?

    init(_ job: WaitingJob) {
      user = job.user
      lane = job.lane
      alone = job.user == nil ? job.job : nil
    }
  }
}
