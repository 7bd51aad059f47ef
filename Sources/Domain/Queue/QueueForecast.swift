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
      switch order.next(among: lines.heads(at: now), bucket: bucket, window: window, now: now) {
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

/// The lines of a forecast: their heads, who stands behind each, and who is not in line yet.
private struct Lines {
  /// A user's line in one lane; the house's own jobs each stand alone, and what is free never stands behind
  /// what costs.
  private struct Key: Hashable {
    let user: UserID?
    let lane: Lane
    let isFree: Bool
    let alone: JobID?

    init(_ job: WaitingJob) {
      user = job.user
      lane = job.lane
      isFree = job.estimate.isFree
      alone = job.user == nil ? job.job : nil
    }
  }

  /// By line: in the order of their turns, the next one last.
  private var lines: [Key: [WaitingJob]] = [:]
  /// The last of each line.
  private var heads: [WaitingJob] = []
  /// Queued for later, the next one last.
  private var later: [WaitingJob]
  private var turns: TurnBook

  init(_ waiting: [WaitingJob]) {
    var servedLast: UserID?
    var rejoinedAt: [UserID: Timestamp] = [:]
    for job in waiting {
      guard let user = job.user else { continue }
      if job.wasServedLast { servedLast = user }
      rejoinedAt[user] = job.rejoinedAt
    }
    turns = TurnBook(servedLast: servedLast, rejoinedAt: rejoinedAt)
    // All are queued for later at first; what is due joins before the first decision.
    later = waiting.sorted { ($0.notBefore, $0.queuedAt, $0.job) > ($1.notBefore, $1.queuedAt, $1.job) }
    for job in later where job.isRetrying { join(job) }
    later.removeAll(where: \.isRetrying)
  }

  /// Who could be next, once those who are due by `now` have joined their lines.
  mutating func heads(at now: Timestamp) -> [WaitingJob] {
    while let job = later.last, job.notBefore <= now {
      later.removeLast()
      join(job)
    }
    return later.last.map { heads + [$0] } ?? heads
  }

  /// Takes out a head or the next of those who are not in line yet; returns its user.
  @discardableResult
  mutating func remove(_ id: JobID) -> UserID? {
    if later.last?.job == id { return later.removeLast().user }
    guard let place = heads.firstIndex(where: { $0.job == id }) else { return nil }
    let head = heads[place]
    lines[Key(head)]?.removeLast()
    if var next = lines[Key(head)]?.last {
      next.stand(turns, for: next.user)
      heads[place] = next
    } else {
      heads.swapAt(place, heads.count - 1)
      heads.removeLast()
    }
    return head.user
  }

  mutating func moveTurns(startOf user: UserID?, at now: Timestamp) {
    let changed = turns.started(user, at: now)
    if changed.isEmpty { return }
    for place in heads.indices {
      if let user = heads[place].user, changed[user] != nil { heads[place].stand(turns, for: user) }
    }
  }

  private mutating func join(_ job: WaitingJob) {
    let key = Key(job)
    let former = lines[key]?.last?.job
    lines[key, default: []].append(job)
    // Mostly at the end of the line, whose end is the array's beginning.
    lines[key]?.sort { ($0.queuedAt, $0.job) > ($1.queuedAt, $1.job) }
    guard var head = lines[key]?.last, head.job != former else { return }
    head.stand(turns, for: head.user)
    if let former, let place = heads.firstIndex(where: { $0.job == former }) {
      heads[place] = head
    } else {
      heads.append(head)
    }
  }
}
