import Domain
import TestSupport
import Testing

@Suite struct QueueForecastTests {
  private func forecast(_ queue: SimulatedQueue, limit: Int = 500) -> QueueForecast {
    QueueForecast(
      waiting: queue.lines, budget: queue.budget, bucket: queue.bucket, window: queue.window, now: queue.now,
      paused: queue.paused, limit: limit)
  }

  @Test func anEmptyQueueHasNoPlans() {
    #expect(forecast(SimulatedQueue(budget: Budget(weekly: .dollars(6)))).startsAt.isEmpty)
  }

  @Test func turnsAlternateInTheForecastAsInTheQueue() {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .zero))
    let anna = [queue.add(.user(1)), queue.add(.user(1)), queue.add(.user(1))]
    queue.now = .at(10)
    let boris = [queue.add(.user(2)), queue.add(.user(2))]
    #expect(
      forecast(queue).startsAt == [
        anna[0]: .at(10), boris[0]: .at(1_018), anna[1]: .at(2_026), boris[1]: .at(3_034),
        anna[2]: .at(4_042),
      ])
  }

  @Test func freeWorkTakesNoTurn() {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .zero))
    let free = queue.add(.user(1), costing: .free)
    let anna = queue.add(.user(1))
    queue.now = .at(1)
    let boris = queue.add(.user(2))
    #expect(forecast(queue).startsAt == [free: .at(1), anna: .at(1), boris: .at(1_009)])
  }

  @Test func whatNeverStartsHasNoPlan() {
    var queue = SimulatedQueue(budget: Budget(weekly: .zero))
    let free = queue.add(.user(1), costing: .free)
    queue.add(.user(2))
    queue.add(.user(3), costing: .unknown)
    #expect(forecast(queue).startsAt == [free: .zero])
  }

  @Test func whatIsQueuedForLaterLetsOthersPassAndARetryDoesNot() {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .cents(100)))
    let later = queue.add(.user(1), notBefore: .at(500))
    let first = queue.add(.user(1))
    let retry = queue.add(.user(2), notBefore: .at(300), isRetrying: true)
    let behind = queue.add(.user(2))
    let free = queue.add(.user(2), costing: .free)
    #expect(
      forecast(queue).startsAt == [
        first: .zero, free: .zero, retry: .at(300), behind: .at(300), later: .at(500),
      ])
  }

  @Test func onlySoManyStartsArePlayed() {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6)))
    for user in 1...20 as ClosedRange<UInt64> { queue.add(.user(user)) }
    #expect(forecast(queue, limit: 7).startsAt.count == 7)
  }

  @Test func fiveHundredJobsAreForeseenToTheLast() throws {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .zero))
    var last: JobID?
    for number in 0..<500 as Range<UInt64> { last = queue.add(.user(number % 250)) }
    let plans = forecast(queue).startsAt
    #expect(plans.count == 500)
    #expect(plans[try #require(last)] == .at(499 * 1_008))
  }

  @Test func eachStartIsToldWithItsCause() throws {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .zero))
    let anna = [queue.add(.user(1)), queue.add(.user(1))]
    let free = queue.add(.user(1), costing: .free)
    let unknown = queue.add(.user(4), costing: .unknown)
    queue.now = .at(10)
    let boris = queue.add(.user(2))
    let retry = queue.add(.user(3), costing: .free, notBefore: .at(300), isRetrying: true)
    let behindRetry = queue.add(.user(3), costing: .free)
    let later = queue.add(.user(3), .background, costing: .free, notBefore: .at(500))
    #expect(
      forecast(queue).causes == [
        anna[0]: .now, free: .now, unknown: .held(.unknownPrice), boris: .behind(people: 1),
        anna[1]: .behind(people: 1), retry: .retry, behindRetry: .retry, later: .notBefore,
      ])
    #expect(forecast(queue, limit: 1).causes[boris] == .beyondPlan)
    queue.paused = [.background]
    #expect(forecast(queue).causes[later] == .lanePaused)
    #expect(forecast(queue).startsAt[later] == nil)
  }

  @Test func whoIsFirstIsToldWhatTheyWaitFor() {
    func cause(_ lane: Lane, burst: Int64, fullAt: Int64, spent: [SpendWindow.Entry] = []) -> WaitCause? {
      var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .cents(burst)))
      queue.bucket = BudgetBucket(fullAt: .at(fullAt))
      queue.window = SpendWindow(entries: spent)
      return forecast(queue.adding(lane)).causes[.job(1)]
    }
    #expect(cause(.interactive, burst: 0, fullAt: 1_008) == .bucket)
    #expect(cause(.interactive, burst: 100, fullAt: 1_008) == .now)
    // A dollar takes 100,800 seconds: three quarters of it are missing.
    #expect(cause(.background, burst: 100, fullAt: 75_600) == .backgroundShare)
    #expect(cause(.background, burst: 100, fullAt: 110_000) == .bucket)
    #expect(
      cause(.interactive, burst: 100, fullAt: 0, spent: [.init(at: .at(-86_400), amount: .dollars(6))])
        == .week)
    var queue = SimulatedQueue(budget: Budget(weekly: .zero))
    let never = queue.add(.user(1))
    #expect(forecast(queue).causes == [never: .zeroBudget])
  }

  @Test func moneyThatIsMissingAlreadyIsToldBeforePeople() {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .cents(100)))
    // Half of the burst is left to people who wait, and less than all of it is there.
    queue.bucket = BudgetBucket(fullAt: .at(75_600))
    let chores = (1...3 as ClosedRange<UInt64>).map { queue.add(.user($0), .background) }
    let share = forecast(queue).causes
    #expect(chores.map { share[$0] } == [.backgroundShare, .backgroundShare, .backgroundShare])
    queue.bucket = BudgetBucket(fullAt: .at(110_000))
    #expect(chores.map { forecast(queue).causes[$0] } == [.bucket, .bucket, .bucket])
    // There is enough for each, but not for all.
    queue.bucket = BudgetBucket(fullAt: .at(50_400))
    let enough = forecast(queue).causes
    #expect(chores.map { enough[$0] } == [.now, .behind(people: 1), .behind(people: 2)])
  }

  @Test func beyondTheEndOfALineThatIsLongerNothingIsForeseen() {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .zero))
    let jobs = (1...4 as ClosedRange<UInt64>).map { queue.add(.user($0)) }
    let free = queue.add(.user(9), costing: .free)
    let plan = QueueForecast(
      waiting: queue.lines, ends: [jobs[1], free], budget: queue.budget, bucket: queue.bucket,
      window: queue.window, now: queue.now)
    #expect(plan.startsAt == [free: .zero, jobs[0]: .zero, jobs[1]: .at(1_008)])
    #expect(plan.causes[jobs[2]] == .beyondPlan)
  }

  /// Random queues in the middle of their lives: what the forecast says is what then happens, if nobody joins.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theForecastIsWhatTheQueueThenDoes(seed: UInt64) {
    for number in 0..<100 as Range<UInt64> {
      playToTheEnd(SeededRandom(seed: seed * 1_000 + number))
    }
  }

  private func playToTheEnd(_ random: SeededRandom) {
    let burst = random.pick([0, 1, 5, 85, 600] as [Int64])
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .cents(burst)))
    for _ in 0..<random.int(in: 1...50) {
      let estimate: CostEstimate =
        switch random.int(in: 0...9) {
        case 0, 1: .free
        case 2: .unknown
        default: .atMost(Money(clamping: Int64(random.int(in: 0...300_000))))
        }
      let notBefore = queue.now + .seconds(random.chance(0.2) ? random.int(in: 0...20_000) : 0)
      queue.add(
        random.chance(0.2) ? nil : .user(UInt64(random.int(in: 1...6))),
        random.chance(0.4) ? .background : .interactive, costing: estimate, notBefore: notBefore,
        boost: random.chance(0.1) ? .first : .none, isRetrying: random.chance(0.1))
      queue.now = queue.now + .seconds(random.int(in: 1...1_500))
      if random.chance(0.5) { _ = queue.step() }
    }
    if random.chance(0.1) { queue.paused = [random.pick(Lane.allCases)] }
    // Two starts of one instant are told apart by a microsecond, of which only the claims know: nobody plans in that instant.
    queue.now = queue.now + .seconds(1)
    let plans = forecast(queue).startsAt
    let before = queue.starts.count
    queue.drain()
    let happened = Dictionary(uniqueKeysWithValues: queue.starts[before...].map { ($0.job, $0.at) })
    #expect(plans == happened)
    #expect(queue.waiting.allSatisfy { queue.paused.contains($0.lane) })
  }
}

extension SimulatedQueue {
  /// The same with one more job that costs a cent, by a user of its own.
  fileprivate func adding(_ lane: Lane) -> SimulatedQueue {
    var queue = self
    queue.add(.user(1), lane)
    return queue
  }
}
