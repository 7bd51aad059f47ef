/// What comes into the queue in the long run, and what it costs: what a forecast of weeks adds to what waits.
package struct LoadProfile: Hashable, Sendable {
  /// Work of one sort.
  package struct Stream: Hashable, Sendable {
    package var kind: JobTask.Kind
    package var lane: Lane
    package var maker: Maker
    /// How many are queued in an hour, by the hour of the day in UTC: 24 numbers, none negative.
    package var arrivals: [Double]
    /// What one comes to, and what is reserved for it, in the mean. Free where that is zero.
    package var cost: Money
    package var bound: Money
    /// From the start until the cost is known.
    package var duration: Duration
    /// How many one person queues at once; 1 or more.
    package var burst: Int

    package init(
      kind: JobTask.Kind, lane: Lane, maker: Maker, arrivals: [Double], cost: Money, bound: Money,
      duration: Duration = .seconds(10), burst: Int = 1
    ) {
      self.kind = kind
      self.lane = lane
      self.maker = maker
      self.arrivals = arrivals
      self.cost = cost
      self.bound = bound
      self.duration = duration
      self.burst = burst
    }
  }

  /// What came and went in one hour.
  package struct HourOfJobs: Hashable, Sendable {
    /// Hours since 1970 in UTC.
    package let hour: Int
    package let kind: JobTask.Kind
    package let lane: Lane
    package let maker: Maker
    package let queued: Int
    package let started: Int
    /// How long those that started took, all together; nothing where nobody measured it.
    package let worked: Duration

    package init(
      hour: Int, kind: JobTask.Kind, lane: Lane, maker: Maker, queued: Int, started: Int,
      worked: Duration = .zero
    ) {
      self.hour = hour
      self.kind = kind
      self.lane = lane
      self.maker = maker
      self.queued = queued
      self.started = started
      self.worked = worked
    }
  }

  /// What calls came to, in any number of parts.
  package struct Spending: Hashable, Sendable {
    package let kind: JobTask.Kind
    package let lane: Lane
    package let maker: Maker
    package let calls: Int
    package let amount: Money
    package let bound: Money

    package init(kind: JobTask.Kind, lane: Lane, maker: Maker, calls: Int, amount: Money, bound: Money) {
      self.kind = kind
      self.lane = lane
      self.maker = maker
      self.calls = calls
      self.amount = amount
      self.bound = bound
    }
  }

  package var streams: [Stream]
  /// How many hours were looked at: less than a week is a guess, and said to be one.
  package let hours: Int

  package init(streams: [Stream], hours: Int) {
    self.streams = streams
    self.hours = hours
  }

  /// The load of the hours in `range`, as if it went on.
  ///
  /// - Parameters:
  ///   - jobs: of these hours; others are passed over.
  ///   - spending: of these hours.
  ///   - range: hours since 1970, mostly the last 168 whole ones. Of an hour of the day that is not in it, the mean of
  ///     the others is taken.
  package init(jobs: [HourOfJobs], spending: [Spending], over range: Range<Int>) {
    hours = range.count
    var queued: [Sort: [Int]] = [:]
    var started: [Sort: Int] = [:]
    var worked: [Sort: Duration] = [:]
    for hour in jobs where range.contains(hour.hour) {
      let sort = Sort(kind: hour.kind, lane: hour.lane, maker: hour.maker)
      queued[sort, default: Array(repeating: 0, count: 24)][Self.ofDay(hour.hour)] += hour.queued
      started[sort, default: 0] += hour.started
      worked[sort, default: .zero] += hour.worked
    }
    var spent: [Sort: (calls: Int, amount: Money, bound: Money)] = [:]
    for part in spending {
      let sort = Sort(kind: part.kind, lane: part.lane, maker: part.maker)
      let sum = spent[sort] ?? (0, .zero, .zero)
      spent[sort] = (sum.calls + part.calls, sum.amount + part.amount, sum.bound + part.bound)
    }
    var looked = Array(repeating: 0, count: 24)
    for hour in range { looked[Self.ofDay(hour)] += 1 }
    streams = queued.keys.sorted(by: Sort.precedes).map { sort in
      let counts = queued[sort] ?? []
      let mean = range.isEmpty ? 0 : Double(counts.reduce(0, +)) / Double(range.count)
      let sum = spent[sort] ?? (0, .zero, .zero)
      // An attempt may call several times: what it came to is that of all its calls, and reserved is for one.
      let starts = started[sort].flatMap { $0 > 0 ? $0 : nil } ?? sum.calls
      return Stream(
        kind: sort.kind, lane: sort.lane, maker: sort.maker,
        arrivals: zip(counts, looked).map { $1 == 0 ? mean : Double($0) / Double($1) },
        cost: Self.mean(sum.amount, of: starts), bound: Self.mean(sum.bound, of: sum.calls),
        duration: Self.duration(worked[sort] ?? .zero, of: started[sort] ?? 0))
    }
  }

  /// Of one, where it was measured.
  private static func duration(_ sum: Duration, of count: Int) -> Duration {
    count > 0 && sum > .zero ? .microseconds(sum.wholeMicroseconds / Int64(count)) : .seconds(10)
  }

  /// The load of the last week as roll-ups keep it: the whole hours of the last seven days, or of less where there was
  /// nothing before.
  ///
  /// What costs nothing and nobody waits for is left out: it keeps nobody.
  ///
  /// - Parameter start: the first hour of which anything is known; `nil` where nothing is.
  package init(jobs: [JobHour], spending: [SpendHour], since start: Int?, now: Timestamp) {
    let first = max(now.hour - 168, min(start ?? now.hour, now.hour))
    // Before the first whole hour, the running one.
    let range = first < now.hour ? first..<now.hour : now.hour..<now.hour + 1
    self.init(
      jobs: jobs.filter { $0.maker != .builtin || $0.lane == .interactive }.map {
        HourOfJobs(
          hour: $0.hour, kind: $0.kind, lane: $0.lane, maker: $0.maker, queued: $0.queued,
          started: $0.completed + $0.failed, worked: $0.worked)
      },
      spending: spending.filter { range.contains($0.hour) }.map {
        Spending(
          kind: $0.kind, lane: $0.lane, maker: $0.maker, calls: $0.calls, amount: $0.amount, bound: $0.bound)
      }, over: range)
  }

  private struct Sort: Hashable {
    let kind: JobTask.Kind
    let lane: Lane
    let maker: Maker

    static func precedes(_ left: Sort, _ right: Sort) -> Bool {
      (left.lane.rawValue, left.kind.rawValue, left.maker.name)
        < (right.lane.rawValue, right.kind.rawValue, right.maker.name)
    }
  }

  static func ofDay(_ hour: Int) -> Int { (hour % 24 + 24) % 24 }

  private static func mean(_ sum: Money, of count: Int) -> Money {
    count > 0 ? Money(clamping: sum.microdollars / Int64(count)) : .zero
  }
}
