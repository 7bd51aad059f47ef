import Domain
import Testing

@Suite struct LoadForecastTests {
  private static let start = Timestamp(seconds: 1_000_080_000 / 3_600 * 3_600)

  private func replies(_ anHour: Double, cost: Int64 = 1, bound: Int64 = 1, burst: Int = 1) -> LoadProfile {
    LoadProfile(
      streams: [
        .init(
          kind: .reply, lane: .interactive, maker: .provider("openai"),
          arrivals: Array(repeating: anHour, count: 24),
          cost: .cents(cost), bound: .cents(bound), burst: burst)
      ], hours: 168)
  }

  private func forecast(
    _ budget: Budget, _ load: LoadProfile, waiting: [WaitingJob] = [], days: Int = 14, seed: UInt64 = 1,
    paused: Set<Lane> = [], limit: Int = 50_000
  ) -> LoadForecast {
    LoadForecast(
      waiting: waiting, budget: budget, bucket: BudgetBucket(fullAt: Self.start),
      window: SpendWindow(entries: []),
      load: load, paused: paused, from: Self.start, until: Self.start + .days(days), seed: seed, limit: limit)
  }

  private func spent(_ hours: [LoadForecast.Hour]) -> Money {
    hours.reduce(Money.zero) { $0 + ($1.spent[.interactive] ?? .zero) }
  }

  @Test func withoutLoadNothingHappens() {
    let quiet = forecast(Budget(weekly: .dollars(6)), LoadProfile(streams: [], hours: 0))
    #expect(
      quiet.lastsUntil == nil && quiet.replyWait == nil && quiet.hours.isEmpty && quiet.leftWaiting == 0)
    #expect(!quiet.isTruncated && quiet.playedUntil == Self.start + .days(14))
    #expect(forecast(Budget(weekly: .dollars(6)), replies(0)).hours.isEmpty)
  }

  @Test func aBudgetThatIsEnoughLastsToTheEnd() throws {
    // Three an hour are 504 a week: 5.04 dollars of 6.
    let forecast = forecast(Budget(weekly: .dollars(6)), replies(3))
    #expect(forecast.lastsUntil == nil)
    #expect(try #require(forecast.replyWait).worst == .zero)
    #expect(forecast.hours.map(\.starts).reduce(0, +) == 1_008)
    #expect(spent(forecast.hours) == .cents(1_008))
    #expect(forecast.hours.allSatisfy { (2...4).contains($0.starts) })
    #expect(forecast.leftWaiting == 0 && forecast.repliesLeft == 0)
  }

  @Test func aBudgetThatIsTooSmallLastsUntilItsBurstIsUsedUp() throws {
    // Six an hour are twice what the budget earns: a burst of 86 cents lasts 86 cents / (6 - 3.57) cents an hour.
    let forecast = forecast(Budget(weekly: .dollars(6)), replies(6))
    let hours = try #require(forecast.lastsUntil).since(Self.start).inSeconds / 3_600
    #expect((30...40).contains(hours))
    let wait = try #require(forecast.replyWait)
    #expect(wait.median < wait.ninetyFifth && wait.ninetyFifth <= wait.worst && wait.median > .hours(1))
    #expect(forecast.leftWaiting > 700)
    #expect(forecast.repliesLeft > 0 && forecast.repliesLeft <= forecast.leftWaiting)
    // No week costs more than the budget.
    let first = forecast.hours.prefix { $0.hour < forecast.hours[0].hour + 168 }
    #expect(spent(Array(first)) <= .cents(601))
  }

  @Test func whatIsReservedAndNotSpentComesBack() {
    // Ten cents are reserved for each and one is spent.
    let load = replies(3, cost: 1, bound: 10)
    #expect(forecast(Budget(weekly: .dollars(6)), load).lastsUntil == nil)
    #expect(forecast(Budget(weekly: .dollars(6)), replies(3, cost: 10, bound: 10)).lastsUntil != nil)
  }

  @Test func aZeroBudgetAnswersNobody() throws {
    let forecast = forecast(Budget(weekly: .zero), replies(1), days: 1)
    #expect(forecast.leftWaiting == 24 && forecast.hours.isEmpty)
    #expect(try #require(forecast.lastsUntil) < Self.start + .hours(1))
    // Whoever comes first waits to the end.
    #expect(try #require(forecast.replyWait).worst > .hours(23))
  }

  @Test func whatWaitsNowIsPlayedToo() throws {
    let waiting = (1...3 as ClosedRange<UInt64>).map { number in
      WaitingJob(
        job: .job(number), user: .user(number), lane: .interactive, queuedAt: Self.start,
        notBefore: Self.start,
        estimate: .atMost(.cents(1)))
    }
    let forecast = forecast(
      Budget(weekly: .dollars(6), burst: .zero), LoadProfile(streams: [], hours: 0), waiting: waiting, days: 1
    )
    #expect(
      try #require(forecast.replyWait)
        == .init(median: .seconds(1_008), ninetyFifth: .seconds(2_016), worst: .seconds(2_016)))
    #expect(forecast.lastsUntil == Self.start)
  }

  @Test func aLaneThatStandsStillIsLeftWaiting() {
    let forecast = forecast(Budget(weekly: .dollars(6)), replies(1), days: 1, paused: [.interactive])
    #expect(forecast.leftWaiting == 24)
  }

  @Test func theSameQuestionHasTheSameAnswer() {
    let budget = Budget(weekly: .dollars(6))
    #expect(forecast(budget, replies(6), seed: 7) == forecast(budget, replies(6), seed: 7))
    #expect(forecast(budget, replies(6), seed: 7) != forecast(budget, replies(6), seed: 8))
  }

  @Test func playingEndsAtItsLimit() {
    let forecast = forecast(Budget(weekly: .dollars(600)), replies(100), limit: 50)
    #expect(forecast.isTruncated)
    #expect(forecast.hours.map(\.starts).reduce(0, +) == 50)
    #expect(forecast.playedUntil < Self.start + .hours(1))
  }

  @Test func peopleComeAtTheHoursOfTheDayTheyCameAt() {
    var load = replies(0)
    load.streams[0].arrivals[9] = 12
    load.streams[0].burst = 4
    let forecast = forecast(Budget(weekly: .dollars(60)), load, days: 5)
    #expect(forecast.hours.map { $0.hour % 24 } == [9, 9, 9, 9, 9])
    #expect(forecast.hours.map(\.starts) == [12, 12, 12, 12, 12])
  }
}

@Suite struct LoadProfileTests {
  @Test func aLoadIsWhatCameByTheHourOfTheDay() throws {
    let replies = { (hour: Int, queued: Int) in
      LoadProfile.HourOfJobs(
        hour: hour, kind: .reply, lane: .interactive, maker: .provider("openai"), queued: queued,
        started: queued)
    }
    let profile = LoadProfile(
      // Of two days; one more before them does not count.
      jobs: [replies(239, 99), replies(240 + 9, 3), replies(240 + 33, 5), replies(240 + 10, 2)],
      spending: [
        .init(
          kind: .reply, lane: .interactive, maker: .provider("openai"), calls: 15, amount: .cents(30),
          bound: .cents(45)),
        .init(
          kind: .reply, lane: .interactive, maker: .provider("openai"), calls: 5, amount: .cents(10),
          bound: .cents(15)),
      ], over: 240..<288)
    #expect(profile.hours == 48)
    let stream = try #require(profile.streams.first)
    #expect(profile.streams.count == 1)
    #expect(stream.arrivals[9] == 4 && stream.arrivals[10] == 1 && stream.arrivals.reduce(0, +) == 5)
    // Ten were started, for 40 cents in 20 calls.
    #expect(stream.cost == .cents(4) && stream.bound == .cents(3))
  }

  @Test func ofHoursThatNobodySawTheMeanIsTaken() throws {
    let hours = (0..<6).map {
      LoadProfile.HourOfJobs(
        hour: $0, kind: .embed, lane: .background, maker: .builtin, queued: $0, started: 0)
    }
    let profile = LoadProfile(jobs: hours, spending: [], over: 0..<6)
    let stream = try #require(profile.streams.first)
    #expect(stream.arrivals[5] == 5 && stream.arrivals[6] == 2.5 && stream.arrivals[23] == 2.5)
    #expect(stream.bound == .zero && stream.cost == .zero)
    #expect(LoadProfile(jobs: [], spending: [], over: 0..<0).streams.isEmpty)
  }
}

@Suite struct EstimateBookTests {
  private func job(_ maker: Maker, _ task: JobTask = .reply(ChatID(high: 1, low: 1))) -> Job {
    Job(
      id: .job(1), task: task, lane: task.kind.lane, maker: maker, user: .user(1), epoch: 0, state: .queued,
      maximumAttempts: 5, queuedAt: .zero, notBefore: .zero)
  }

  @Test func aPriceIsThisProcesssOrTheLedgersOrUnknown() {
    let book = EstimateBook(
      tallies: [
        .init(kind: .reply, maker: .provider("anthropic"), calls: 2, bound: Money(clamping: 5)),
        .init(kind: .reply, maker: .provider("anthropic"), calls: 1, bound: Money(clamping: 5)),
        .init(kind: .reply, maker: .provider("openai"), calls: 1, bound: .cents(9)),
        .init(kind: .reply, maker: .provider("idle"), calls: 0, bound: .zero),
      ]
    ) { $0.maker == .provider("openai") ? .atMost(.cents(2)) : $0.maker == .provider("odd") ? .unknown : nil }
    #expect(book.estimate(of: job(.builtin)) == .free)
    #expect(book.estimate(of: job(.provider("openai"))) == .atMost(.cents(2)))
    // Ten microdollars over three calls, rounded up.
    #expect(book.estimate(of: job(.provider("anthropic"))) == .atMost(Money(clamping: 4)))
    #expect(book.estimate(of: job(.provider("anthropic"), .summarise(ChatID(high: 1, low: 1)))) == .unknown)
    #expect(book.estimate(of: job(.provider("odd"))) == .unknown)
    #expect(book.estimate(of: job(.provider("idle"))) == .unknown)
  }
}
