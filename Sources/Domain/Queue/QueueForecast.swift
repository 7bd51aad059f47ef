/// When each waiting job will start, by playing the queue forward: the same order, gates and turns as the claims.
///
/// It plays what is known at `now`: reservations stay at their bounds, generations take no time, nobody joins.
package struct QueueForecast: Sendable {
  /// When each job is planned to start; a job that is held or that a zero budget forbids is not in it.
  package let startsAt: [JobID: Timestamp]

  /// - Parameters:
  ///   - waiting: all waiting jobs, not only heads, in the order of their user's line.
  ///   - limit: how many starts to play; further jobs are not in the forecast.
  package init(
    waiting: [WaitingJob], budget: Budget, bucket: BudgetBucket, window: SpendWindow, now: Timestamp,
    limit: Int = 500
  ) {
    let order = QueueOrder(budget: budget)
    var lines = Lines(waiting)
    var starts: [JobID: Timestamp] = [:]
    var (bucket, window, now) = (bucket, window, now)
    while starts.count < limit {
      switch order.next(among: lines.heads, bucket: bucket, window: window, now: now) {
      case .start(let id, let reserved):
        starts[id] = now
        let user = lines.remove(id)
        if reserved > .zero {
          lines.moveTurns(startOf: user, at: now)
          bucket = bucket.reserving(reserved, at: now, under: budget)
          window.append(.init(at: now, amount: reserved))
        }
      case .hold(let id): lines.remove(id)
      case .wait(let until): now = max(until, now + .microseconds(1))
      case .idle:
        startsAt = starts
        return
      }
    }
    startsAt = starts
  }
}

/// The lines of a forecast: their heads, and who stands behind each.
private struct Lines {
  /// A user's line in one lane; the house's own jobs each stand alone.
  private struct Key: Hashable {
    let user: UserID?
    let lane: Lane
    let alone: JobID?

    init(_ job: WaitingJob) {
      user = job.user
      lane = job.lane
      alone = job.user == nil ? job.job : nil
    }
  }

  private(set) var heads: [WaitingJob] = []
  /// Behind each head, at the same index: the rest of its line, the next one last.
  private var behind: [[WaitingJob]] = []
  private var turns: TurnBook

  init(_ waiting: [WaitingJob]) {
    var index: [Key: Int] = [:]
    var servedLast: UserID?
    var rejoinedAt: [UserID: Timestamp] = [:]
    for job in waiting {
      if let user = job.user {
        if job.wasServedLast { servedLast = user }
        rejoinedAt[user] = job.rejoinedAt
      }
      let key = Key(job)
      if let line = index[key] {
        behind[line].append(job)
      } else {
        index[key] = heads.count
        heads.append(job)
        behind.append([])
      }
    }
    turns = TurnBook(servedLast: servedLast, rejoinedAt: rejoinedAt)
    for line in behind.indices { behind[line].reverse() }
  }

  /// Takes out a head, whose follower steps forward; returns its user.
  @discardableResult
  mutating func remove(_ id: JobID) -> UserID? {
    guard let line = heads.firstIndex(where: { $0.job == id }) else { return nil }
    let user = heads[line].user
    if var next = behind[line].popLast() {
      if let user { next.stand(turns[user]) }
      heads[line] = next
    } else {
      heads.swapAt(line, heads.count - 1)
      behind.swapAt(line, behind.count - 1)
      heads.removeLast()
      behind.removeLast()
    }
    return user
  }

  mutating func moveTurns(startOf user: UserID?, at now: Timestamp) {
    let changed = turns.started(user, at: now)
    if changed.isEmpty { return }
    for line in heads.indices {
      if let user = heads[line].user, let standing = changed[user] { heads[line].stand(standing) }
    }
  }
}
