import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

/// Claims against the ledger, with scripted costs.
struct BudgetTests {
  @Test func theFirstGenerationStartsAtOnceAndTheNextOneAfterOneThatCostACent1008SecondsLater() async throws {
    let queue = try await TestQueue.open()
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    try await queue.reply(to: anna)
    try await queue.reply(to: boris)
    let start = queue.time.now
    let first = try await queue.takeJob()
    queue.time.advance(by: .seconds(5))
    try await queue.finish(first)
    // Counted from the start of the first, whenever it ended.
    #expect(try await queue.nextStart() == start + .seconds(1_008))
    queue.time.advance(to: start + .seconds(1_007))
    if case .started = try await queue.take() { Issue.record("a second too early") }
    queue.time.advance(to: start + .seconds(1_008))
    #expect(try await queue.takeJob().user == boris)
  }

  @Test func sixHundredStartInAWeekAndThe601stExactlyAWeekAfterTheFirst() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    for _ in 0..<602 { try await queue.reply(to: anna) }
    let start = queue.time.now
    let starts = try await queue.play(limit: 601).map(\.at)
    #expect(starts.first == start)
    #expect(starts.count { $0 < start + .seconds(604_800) } == 600)
    #expect(starts[600] == start + .seconds(604_800))
    for (one, next) in zip(starts, starts.dropFirst()) { #expect(next.since(one) == .seconds(1_008)) }
  }

  @Test func whatAGenerationReallyCostDecidesWhenTheNextOneStarts() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    for _ in 0..<3 { try await queue.reply(to: anna, costing: .atMost(.cents(10))) }
    let start = queue.time.now
    let first = try await queue.takeJob()
    // While it runs it counts at its bound.
    if let next = try await queue.nextStart() { #expect(next == start + .seconds(10_080)) }
    try await queue.finish(first, cost: .cents(1))
    #expect(try await queue.nextStart() == start + .seconds(1_008))
    queue.time.advance(to: start + .seconds(1_008))
    try await queue.finish(try await queue.takeJob(), cost: .zero)
    // One that cost nothing delays nobody.
    _ = try await queue.takeJob()
  }

  @Test func twoGenerationsQueuedAtTheSameInstantDoNotStartInTheSameSlot() async throws {
    let directory = try TemporaryDirectory()
    let time = ManualTime()
    let path = directory.path("mitko.db")
    let first = try await TestQueue.open(path: path, time: time)
    let second = try await TestQueue.open(path: path, time: time, after: 1_000_000)
    for name in ["anna", "boris", "clara", "dora"] {
      let job = try await first.reply(to: try await first.user(name))
      second.prices.set(.atMost(.cents(1)), of: job)
    }
    // Four workers of two processes ask at once.
    async let one = first.take()
    async let two = second.take()
    async let three = first.take()
    async let four = second.take()
    let started = try await [one, two, three, four].count { if case .started = $0 { true } else { false } }
    #expect(started == 1)
    time.advance(by: .seconds(1_008))
    async let five = first.take()
    async let six = second.take()
    #expect(try await [five, six].count { if case .started = $0 { true } else { false } } == 1)
    await first.store.close()
    await second.store.close()
  }

  /// A cent each: a full bucket of `burst` pays for its worth, and for one more that goes into debt.
  @Test(arguments: [(0.0, 1), (0.05, 6), (-1.0, 86)])
  func sevenIdleDaysDoNotAllowABurstBeyondTheConfiguredOne(burst: Double, count: Int) async throws {
    let queue = try await TestQueue.open(burst: burst)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna)
    try await queue.finish(try await queue.takeJob())
    queue.time.advance(by: .days(7))
    for _ in 0..<200 { try await queue.reply(to: anna) }
    #expect(try await queue.play(until: queue.time.now).count == count)
  }

  @Test func aGenerationWhosePriceIsUnknownDoesNotRunForFreeItIsHeldAndTheOperatorSeesWhy() async throws {
    let queue = try await TestQueue.open()
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    let unknown = try await queue.reply(to: anna, costing: .unknown)
    let known = try await queue.reply(to: boris)
    #expect(try await queue.takeJob().id == known)
    #expect(try await queue.job(unknown).state == .held(.unknownPrice))
    #expect(try await queue.job(unknown).attempt == 0)
    let (counts, events) = try await queue.store.read {
      (try $0.jobs.counts(), try $0.events.events(about: .job(unknown), limit: 10))
    }
    #expect(counts.contains(JobCount(kind: .reply, lane: .interactive, state: "held", count: 1)))
    #expect(events.contains { $0.kind == "job" && $0.from == "queued" && $0.to == "held" })
    #expect(events.contains { $0.kind == "told.held" })
    queue.time.advance(by: .days(30))
    #expect(try await queue.play().isEmpty)
    // Once the price is known and it is released, it runs.
    queue.prices.set(.atMost(.cents(1)), of: unknown)
    try await queue.store.write { try $0.jobs.release(unknown) }
    #expect(try await queue.takeJob().id == unknown)
  }

  @Test func aPriceThatBecomesUnknownBetweenTwoAttemptsLeavesTheAnswerToTheReplyBehind() async throws {
    let queue = try await TestQueue.open()
    let (failed, behind) = try await queue.twoReplies(to: try await queue.user("anna"), costing: .unknown)
    let known = try await queue.reply(to: try await queue.user("boris"))
    // One of the two is held; the other does nothing that this one would not. Everybody else goes on.
    #expect(try await queue.takeJob().id == known)
    #expect(try await queue.job(failed).state == .cancelled)
    #expect(try await queue.job(behind).state == .held(.unknownPrice))
    let told = try await queue.store.read { tx in
      try [failed, behind].map { id in
        try tx.events.events(about: .job(id), limit: 10).map(\.kind).filter {
          ["told.held", "told.discarded"].contains($0)
        }
      }
    }
    #expect(told == [[], ["told.held"]])
  }

  @Test func aProviderWhosePriceNobodyToldIsNotFree() async throws {
    let house = try await TestHouse.open(maker: TestQueue.provider)
    let anna = try await house.arrive("anna")
    let boris = try await house.seeker("boris")
    _ = try await house.provider("clara")
    try await house.send(.say("hello"), by: anna)
    try await house.drain()
    for kind in [JobTask.Kind.reply, .qualify] {
      let held = try await house.store.read { try $0.jobs.counts() }.filter {
        $0.kind == kind && $0.state == "held"
      }
      #expect(held.map(\.count) == [1])
    }
    #expect(try await house.match(of: boris).status == .pending)
  }

  @Test func costsOfFailedCallsRetriesAndEmbeddingsAreInTheLedger() async throws {
    let queue = try await TestQueue.open(weekly: 60, burst: 60)
    let anna = try await queue.user("anna")
    let reply = try await queue.reply(to: anna, costing: .atMost(.cents(10)))
    let failed = try await queue.takeJob()
    try await queue.fail(
      failed,
      JobError.failed(
        "the provider refused", spent: .known([.init(cost: .cents(3), usage: TokenUsage(input: 7))])))
    queue.time.advance(by: .seconds(2))
    let again = try await queue.takeJob()
    #expect(again.id == reply)
    #expect(again.attempt == 2)
    // Done, but what it made could not be stored.
    try await queue.fail(again, Breakdown(), after: [.init(cost: .cents(4), usage: TokenUsage(output: 9))])
    queue.time.advance(by: .seconds(4))
    try await queue.finish(try await queue.takeJob(), cost: .cents(5))
    let embedding = try await queue.background(for: anna, costing: .atMost(.cents(2)))
    try await queue.finish(try await queue.takeJob(), cost: .cents(1))
    // A call that broke off, of which nobody knows what it cost, counts at its bound.
    try await queue.reply(to: anna, costing: .atMost(.cents(8)))
    try await queue.fail(try await queue.takeJob(), Breakdown())
    let entries = try await queue.entries()
    #expect(
      entries.map(\.state) == [
        .settled(cost: .cents(3)), .settled(cost: .cents(4)), .settled(cost: .cents(5)),
        .settled(cost: .cents(1)),
        .settledAtBound(.cents(8)),
      ])
    #expect(entries.map(\.attempt) == [1, 2, 3, 1, 1])
    #expect(entries.map(\.kind) == [.reply, .reply, .reply, .embed, .reply])
    #expect(entries[0].usage.input == 7 && entries[1].usage.output == 9)
    #expect(entries[3].job == embedding)
    #expect(try await queue.store.read { try $0.ledger.window().total(at: $0.now) } == .cents(21))
  }

  @Test func aResultThatComesTooLateIsStillPaidForAndOnlyOnce() async throws {
    let queue = try await TestQueue.open(weekly: 60, burst: 60)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna, costing: .atMost(.cents(10)))
    let job = try await queue.takeJob()
    _ = try await queue.store.write { try $0.users.reset(anna) }
    #expect(try await queue.finish(job, cost: .cents(3)) == .late)
    #expect(try await queue.finish(job, cost: .cents(9)) == .late)
    #expect(try await queue.entries().map(\.state) == [.settled(cost: .cents(3))])
  }

  @Test func whatCostsNothingNeverWaitsForMoney() async throws {
    let queue = try await TestQueue.open()
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    for _ in 0..<3 { try await queue.reply(to: anna) }
    try await queue.finish(try await queue.takeJob())
    let free = try await queue.reply(to: boris, costing: .free, maker: .builtin)
    #expect(try await queue.takeJob().id == free)
    // Also for the user whose other replies wait for money.
    let own = try await queue.reply(to: anna, costing: .free, maker: .builtin)
    #expect(try await queue.takeJob().id == own)
    // And with no budget at all.
    try await queue.store.write { try $0.settings.set(.weeklyBudget, to: 0, by: .program) }
    let chore = try await queue.background(costing: .free)
    #expect(try await queue.takeJob().id == chore)
    if case .idle = try await queue.take() {} else { Issue.record("something may start without a budget") }
  }

  @Test(arguments: [(0, 0), (1, 1_008), (1_009, 2_016)] as [(Int, Int)])
  func aUsersBurstOf50MessagesDelaysAnothersFirstReplyByOneGenerationAndItsCost(
    arrival: Int, start: Int
  ) async throws {
    let queue = try await TestQueue.open()
    let (boris, anna) = (try await queue.user("boris"), try await queue.user("anna"))
    let zero = queue.time.now
    for _ in 0..<50 { try await queue.reply(to: anna) }
    if arrival > 0 { _ = try await queue.play(until: zero + .seconds(arrival)) }
    queue.time.advance(to: zero + .seconds(arrival))
    let first = try await queue.reply(to: boris)
    let starts = try await queue.play()
    #expect(starts.first { $0.job.id == first }?.at == zero + .seconds(start))
    #expect(starts.last?.job.user == anna)
  }

  @Test func backgroundWorkQueuedForLessThanAnHourDoesNotStartWhileAPersonWaitsAndThenTakesTurns()
    async throws
  {
    let queue = try await TestQueue.open()
    let zero = queue.time.now
    let people = [try await queue.user("anna"), try await queue.user("boris"), try await queue.user("clara")]
    let dora = try await queue.user("dora")
    let work = try await queue.background(for: dora, kind: .summarise)
    // Somebody always waits.
    for _ in 0..<10 { for person in people { try await queue.reply(to: person) } }
    let starts = try await queue.play(limit: 9)
    let index = try #require(starts.firstIndex { $0.job.id == work })
    #expect(starts[index].at >= zero + .hours(1))
    // Of age at 3600 s; those who wait by then have one turn each at most before it.
    let between = starts[..<index].filter { $0.at >= zero + .hours(1) }.compactMap(\.job.user)
    #expect(Set(between).count == between.count)
    #expect(starts[index].at <= zero + .seconds(1_008 * 7))
  }

  @Test func freshBackgroundWorkLeavesHalfTheBurstToPeopleWhoWait() async throws {
    let queue = try await TestQueue.open(burst: 0.10)
    let anna = try await queue.user("anna")
    for _ in 0..<20 { try await queue.background() }
    // From ten cents down to five, and one into that half.
    #expect(try await queue.play(until: queue.time.now).count == 6)
    for _ in 0..<20 { try await queue.reply(to: anna) }
    #expect(try await queue.play(until: queue.time.now).count == 5)
  }

  @Test func theForecastOfScreensAndWaitTextsIsWhenTheClaimStartsIt() async throws {
    let queue = try await TestQueue.open()
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    for _ in 0..<4 { try await queue.reply(to: anna) }
    for _ in 0..<3 { try await queue.reply(to: boris) }
    try await queue.background(for: boris, kind: .summarise)
    let plan = QueuePlan(claim: queue.claim)
    let planned = try await queue.store.read { try plan.forecast(in: $0).startsAt }
    let starts = try await queue.play()
    #expect(starts.count == 8)
    for start in starts { #expect(planned[start.job.id] == start.at) }
  }
}
