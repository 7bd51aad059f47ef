/// How long a budget lasts under a load: the queue played forward for weeks, with people who come and money that is spent.
///
/// The same question has the same answer: who comes is spaced by a low-discrepancy sequence of the seed and not drawn.
package struct LoadForecast: Hashable, Sendable {
  /// How long replies wait for their start once they are due.
  package struct ReplyWait: Hashable, Sendable {
    package let median: Duration
    /// What nineteen of twenty do not wait for longer.
    package let ninetyFifth: Duration
    /// Of one that is never started, until the end.
    package let worst: Duration

    package init(median: Duration, ninetyFifth: Duration, worst: Duration) {
      self.median = median
      self.ninetyFifth = ninetyFifth
      self.worst = worst
    }
  }

  /// What starts within an hour.
  package struct Hour: Hashable, Sendable {
    /// Hours since 1970 in UTC.
    package let hour: Int
    /// What they come to.
    package internal(set) var spent: [Lane: Money]
    /// The same by what it is for, as far as that is known of each.
    package internal(set) var kinds: [JobTask.Kind: Money]
    package internal(set) var starts: Int

    /// What an hour came to.
    package init(hour: Int, spent: [Lane: Money], kinds: [JobTask.Kind: Money] = [:], starts: Int) {
      self.hour = hour
      self.spent = spent
      self.kinds = kinds
      self.starts = starts
    }
  }

  /// When the first reply is due that waits for more than a minute; `nil` where the budget lasts to the end.
  package let lastsUntil: Timestamp?
  /// `nil` where nobody asks for a reply.
  package let replyWait: ReplyWait?
  /// Those in which something starts, in order.
  package let hours: [Hour]
  /// How many replies were due and are not started by the end.
  package let repliesLeft: Int
  /// How many of all wait at the end.
  package let leftWaiting: Int
  /// Whether so many started that the end was not reached: the numbers are those up to `playedUntil`.
  package let isTruncated: Bool
  package let playedUntil: Timestamp

  /// From how long on a reply counts as waiting for money.
  package static let patience: Duration = .minutes(1)

  /// - Parameters:
  ///   - waiting: what waits now. It comes to what its lane's work comes to of its bounds in the mean.
  ///   - kinds: what of it is for what.
  ///   - load: who joins.
  ///   - limit: how many starts to play.
  package init(
    waiting: [WaitingJob], kinds: [JobID: JobTask.Kind] = [:], budget: Budget, bucket: BudgetBucket,
    window: SpendWindow, load: LoadProfile,
    paused: Set<Lane> = [], from start: Timestamp, until end: Timestamp, seed: UInt64, limit: Int = 50_000
  ) {
    var run = LoadRun(waiting: waiting, kinds: kinds, load: load, seed: seed, from: start, until: end)
    var playback = QueuePlayback(
      waiting: waiting, budget: budget, bucket: bucket, window: window, paused: paused, now: start)
    var isTruncated = false
    run.joinDue(&playback)
    while true {
      switch playback.next() {
      case .started(let job, let reserved):
        run.started(job, reserving: reserved, at: playback.now)
        if run.starts < limit { continue }
        isTruncated = true
      case .waits(let until):
        if run.advance(&playback, until: until) { continue }
      case .idle:
        if run.advance(&playback, until: nil) { continue }
      }
      break
    }
    playedUntil = isTruncated ? playback.now : end
    self.isTruncated = isTruncated
    hours = run.hours
    leftWaiting = run.waitingCount
    var waits = run.waits
    var late = run.firstLate
    let last = playedUntil
    let dueStill = run.repliesDue.values.filter { $0 <= last }
    repliesLeft = dueStill.count
    for due in dueStill {
      let wait = playedUntil.since(due)
      waits.append(wait)
      if wait > Self.patience { late = min(late ?? due, due) }
    }
    lastsUntil = late.map { max($0, start) }
    waits.sort()
    replyWait =
      waits.isEmpty
      ? nil
      : ReplyWait(
        median: waits[(waits.count - 1) / 2], ninetyFifth: waits[(waits.count * 95 + 99) / 100 - 1],
        worst: waits[waits.count - 1])
  }
}

/// What happens round a playback: who joins, and what comes back of reservations.
private struct LoadRun {
  private struct Arrival: Comparable {
    let at: Timestamp
    let stream: Int

    static func < (left: Arrival, right: Arrival) -> Bool {
      (left.at, left.stream) < (right.at, right.stream)
    }
  }

  private struct Settlement: Comparable {
    let at: Timestamp
    let startedAt: Timestamp
    let reserved: Money
    let actual: Money

    static func < (left: Settlement, right: Settlement) -> Bool { left.at < right.at }
  }

  private let end: Timestamp
  private let streams: [LoadProfile.Stream]
  private var spacings: [Spacing]
  private var arrivals = Heap<Arrival>()
  private var settlements = Heap<Settlement>()
  /// Which stream a job that joined is of.
  private var streamOf: [JobID: Int] = [:]
  /// What a job that waited is for.
  private let kinds: [JobID: JobTask.Kind]
  /// Of each lane: what work comes to of what is reserved for it.
  private let share: [Lane: Double]
  private var joined: UInt64 = 0
  private(set) var waitingCount: Int
  private(set) var starts = 0
  /// Of replies that wait: when they were due.
  private(set) var repliesDue: [JobID: Timestamp] = [:]
  private(set) var waits: [Duration] = []
  private(set) var firstLate: Timestamp?
  private(set) var hours: [LoadForecast.Hour] = []

  init(
    waiting: [WaitingJob], kinds: [JobID: JobTask.Kind], load: LoadProfile, seed: UInt64,
    from start: Timestamp, until end: Timestamp
  ) {
    self.end = end
    self.kinds = kinds
    streams = load.streams
    spacings = load.streams.indices.map { index in
      Spacing(
        load.streams[index], seed: StableHash.of([UInt8(truncatingIfNeeded: index)], seed: seed), from: start)
    }
    waitingCount = waiting.count
    var sums: [Lane: (cost: Double, bound: Double)] = [:]
    for stream in load.streams {
      let often = stream.arrivals.reduce(0, +)
      let sum = sums[stream.lane] ?? (0, 0)
      sums[stream.lane] = (sum.cost + often * stream.cost.dollars, sum.bound + often * stream.bound.dollars)
    }
    share = sums.mapValues { $0.bound > 0 ? $0.cost / $0.bound : 1 }
    for job in waiting where job.lane == .interactive {
      repliesDue[job.job] = max(job.queuedAt, job.notBefore)
    }
    for index in streams.indices { scheduleNext(of: index) }
  }

  mutating func started(_ job: WaitingJob, reserving reserved: Money, at now: Timestamp) {
    starts += 1
    waitingCount -= 1
    let stream = streamOf.removeValue(forKey: job.job).map { streams[$0] }
    if let due = repliesDue.removeValue(forKey: job.job) {
      let wait = now.since(due)
      waits.append(wait)
      if wait > LoadForecast.patience { firstLate = min(firstLate ?? due, due) }
    }
    let actual =
      stream?.cost ?? Money(clamping: Int64(Double(reserved.microdollars) * (share[job.lane] ?? 1)))
    let cost = reserved == .zero ? .zero : actual
    let hour = Int(now.microseconds / 3_600_000_000)
    if hours.last?.hour != hour { hours.append(.init(hour: hour, spent: [:], starts: 0)) }
    hours[hours.count - 1].starts += 1
    if cost > .zero {
      hours[hours.count - 1].spent[job.lane, default: .zero] = spent(in: job.lane) + cost
      if let kind = stream?.kind ?? kinds[job.job] {
        let sum = hours[hours.count - 1].kinds[kind] ?? .zero
        hours[hours.count - 1].kinds[kind] = sum + cost
      }
    }
    if reserved != cost {
      settlements.insert(
        Settlement(
          at: now + (stream?.duration ?? .seconds(10)), startedAt: now, reserved: reserved, actual: cost))
    }
  }

  /// Moves the clock to whatever is next: that instant, somebody who joins, money that comes back.
  ///
  /// - Returns: whether that lies before the end.
  mutating func advance(_ playback: inout QueuePlayback, until: Timestamp?) -> Bool {
    guard let next = [until, arrivals.first?.at, settlements.first?.at].compactMap(\.self).min(), next < end
    else {
      return false
    }
    playback.advance(to: next)
    joinDue(&playback)
    return true
  }

  /// Lets everybody join and everything be settled that is due.
  mutating func joinDue(_ playback: inout QueuePlayback) {
    while let settlement = settlements.first, settlement.at <= playback.now {
      settlements.removeFirst()
      playback.settle(
        reserved: settlement.reserved, actual: settlement.actual, startedAt: settlement.startedAt)
    }
    while let arrival = arrivals.first, arrival.at <= playback.now {
      arrivals.removeFirst()
      join(arrival, &playback)
      scheduleNext(of: arrival.stream)
    }
  }

  private mutating func join(_ arrival: Arrival, _ playback: inout QueuePlayback) {
    let stream = streams[arrival.stream]
    joined += 1
    // Ids that no row has: their time is the end of all.
    let user = UserID(high: .max, low: joined)
    for _ in 0..<max(1, stream.burst) {
      joined += 1
      let id = JobID(high: .max, low: joined)
      streamOf[id] = arrival.stream
      waitingCount += 1
      if stream.lane == .interactive { repliesDue[id] = arrival.at }
      playback.add(
        WaitingJob(
          job: id, user: user, lane: stream.lane, queuedAt: arrival.at, notBefore: arrival.at,
          estimate: stream.bound == .zero ? .free : .atMost(stream.bound)))
    }
  }

  private mutating func scheduleNext(of stream: Int) {
    if let at = spacings[stream].next(before: end) { arrivals.insert(Arrival(at: at, stream: stream)) }
  }

  private func spent(in lane: Lane) -> Money { hours.last?.spent[lane] ?? .zero }
}

/// When bursts of one stream come: one for each whole number that the sum of the rates passes, moved within its step by the
/// additive recurrence of the golden ratio, whose points fill an interval evenly (Roberts, "The unreasonable effectiveness
/// of quasirandom sequences", 2018).
private struct Spacing {
  private let rates: [Double]
  private let seed: Double
  private var place: Timestamp
  /// The sum of the rates up to `place`.
  private var passed = 0.0
  private var count = 0.0

  init(_ stream: LoadProfile.Stream, seed: UInt64, from start: Timestamp) {
    let bursts = Double(max(1, stream.burst))
    rates = stream.arrivals.count == 24 ? stream.arrivals.map { max(0, $0) / bursts } : []
    self.seed = Double(seed >> 11) * 0x1p-53
    place = start
  }

  /// The next one, where there is one before `end`.
  mutating func next(before end: Timestamp) -> Timestamp? {
    if !rates.contains(where: { $0 > 0 && $0.isFinite }) { return nil }
    let moved = seed + count * 0.618_033_988_749_894_9
    let target = count + (moved - moved.rounded(.down))
    count += 1
    while place < end {
      let hour = Int(place.microseconds / 3_600_000_000)
      let rate = rates[LoadProfile.ofDay(hour)]
      let hourEnd = Timestamp(microseconds: (Int64(hour) + 1) * 3_600_000_000)
      let left = hourEnd.since(place).inSeconds / 3_600
      if rate > 0, passed + rate * left >= target {
        let share = max(0, target - passed) / rate
        place = place + .microseconds(Int64(share * 3_600_000_000))
        passed = max(passed, target)
        return place < end ? place : nil
      }
      passed += rate * left
      place = hourEnd
    }
    return nil
  }
}
