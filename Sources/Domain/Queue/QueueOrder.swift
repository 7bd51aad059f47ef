/// What the queue does next.
package enum QueueDecision: Hashable, Sendable {
  /// Start this job, with its upper bound reserved. A reservation above zero is a turn of its user (`TurnBook`).
  case start(JobID, reserving: Money)
  /// Its price is unknown: hold it.
  case hold(JobID)
  /// Nothing can start before that instant.
  case wait(until: Timestamp)
  /// Nothing waits, or only what a budget of zero or the asked lanes forbid.
  case idle
}

/// The order of the queue under budget and fairness: the one function that claims, forecasts and wait texts share.
package struct QueueOrder: Sendable {
  package let budget: Budget
  /// Lanes that an operator made stand still: nothing of theirs starts, and nobody waits behind it.
  package let paused: Set<Lane>

  package init(budget: Budget, paused: Set<Lane> = []) {
    self.budget = budget
    self.paused = paused
  }

  /// The next decision among the heads of all lines.
  ///
  /// What costs nothing never waits for what costs. Among jobs that cost, interactive ones come first,
  /// background ones once nobody waits or after an hour; within that, whoever stands in line longest. At a user's
  /// turn their background work goes first if it is of age: then it starts before anybody who waits at that time has
  /// a second turn. An operator's boost goes before the others of its lane, or before everything.
  ///
  /// - Parameters:
  ///   - waiting: the heads of all lines, those of other lanes too: who waits elsewhere decides about money.
  ///   - lanes: what the asking worker may start. Where money is due to another lane's job, this worker leaves it
  ///     to the worker of that lane.
  package func next(
    among waiting: [WaitingJob], lanes: Set<Lane> = [.interactive, .background], bucket: BudgetBucket,
    window: SpendWindow, now: Timestamp
  ) -> QueueDecision {
    var free: Contender?
    var costly: Contender?
    var opens: Timestamp?
    let waiting = paused.isEmpty ? waiting : waiting.filter { !paused.contains($0.lane) }
    let places = placesOfUsersWithAgedWork(waiting, now: now)
    for job in waiting {
      if job.estimate == .unknown { return .hold(job.job) }
      if job.notBefore > now {
        if lanes.contains(job.lane) { opens = min(opens ?? job.notBefore, job.notBefore) }
        continue
      }
      let contender = Contender(job, placeOfUser: job.user.flatMap { places[$0] }, now: now)
      if job.estimate.isFree {
        if lanes.contains(job.lane), free.map({ contender < $0 }) ?? true { free = contender }
      } else if costly.map({ contender < $0 }) ?? true {
        costly = contender
      }
    }
    if let free { return .start(free.job.job, reserving: .zero) }
    if let costly, costly.canStart(in: lanes), case .atMost(let bound) = costly.job.estimate {
      let gate = budget.gate(
        bound: bound, asInteractive: costly.isInteractive, bucket: bucket, window: window, now: now)
      switch gate {
      case .open: return .start(costly.job.job, reserving: bound)
      case .closed(let until, _):
        opens = min(opens ?? until, until)
        // Fresh background work may be held back by the half of the burst until it comes of age.
        if !costly.isInteractive { opens = min(opens ?? until, costly.job.comesOfAgeAt) }
      case .closedForGood: break
      }
    }
    return opens.map { .wait(until: $0) } ?? .idle
  }

  /// For users with background work that came of age: where the earliest of their lines stands. It is the
  /// user who has the turn, so that work stands where its user stands, even if they are there for a reply.
  func placesOfUsersWithAgedWork(_ waiting: [WaitingJob], now: Timestamp) -> [UserID: PlaceInLine] {
    var places: [UserID: PlaceInLine] = [:]
    for job in waiting where job.lane == .background && job.notBefore <= now && !job.estimate.isFree {
      if let user = job.user, job.countsAsInteractive(at: now) { places[user] = job.placeInLine(at: now) }
    }
    if places.isEmpty { return places }
    for job in waiting where job.lane == .interactive && job.notBefore <= now && !job.estimate.isFree {
      if let user = job.user, let other = places[user] { places[user] = min(other, job.placeInLine(at: now)) }
    }
    return places
  }
}

/// A ready job with what decides its place, computed once.
struct Contender {
  let job: WaitingJob
  let isInteractive: Bool
  let place: PlaceInLine

  init(_ job: WaitingJob, placeOfUser: PlaceInLine?, now: Timestamp) {
    self.job = job
    isInteractive = job.boost == .next || job.countsAsInteractive(at: now)
    let place = job.placeInLine(at: now)
    self.place = isInteractive ? min(place, placeOfUser ?? place) : place
  }

  /// Whether a worker for `lanes` may start it. What came of age is not left to the background's worker, who
  /// may be long at something else while people wait behind this.
  func canStart(in lanes: Set<Lane>) -> Bool {
    lanes.contains(job.lane) || isInteractive && lanes.contains(.interactive)
  }

  /// Whether `left` goes first.
  static func < (left: Contender, right: Contender) -> Bool {
    if (left.job.boost == .next) != (right.job.boost == .next) { return left.job.boost == .next }
    if left.isInteractive != right.isInteractive { return left.isInteractive }
    if left.job.boost != right.job.boost { return left.job.boost > right.job.boost }
    if left.place != right.place { return left.place < right.place }
    // The user before the lane: it must not matter in which order three are compared.
    let (leftLine, rightLine) = (left.job.lineTie, right.job.lineTie)
    if leftLine != rightLine { return leftLine < rightLine }
    if left.job.lane != right.job.lane { return left.job.lane == .background }
    return (left.job.queuedAt, left.job.job) < (right.job.queuedAt, right.job.job)
  }
}
