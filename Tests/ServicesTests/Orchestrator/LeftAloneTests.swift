import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

/// Work for a provider that is left alone for a while: nobody is asked, and nothing of it is anybody's failure.
struct LeftAloneTests {
  private func put(
    _ state: ProviderBreaker.State, _ queue: TestQueue, configuration: String = "a"
  ) async throws {
    try await queue.store.write {
      try $0.providers.setBreaker(
        ProviderBreaker(state: state, configuration: configuration), of: TestQueue.provider.name)
    }
  }

  private func claim(_ queue: TestQueue, configuration: String) -> Claim {
    Claim(
      handlers: queue.work, makers: [.builtin, TestQueue.provider],
      configurations: [TestQueue.provider: configuration], lease: .seconds(60))
  }

  private func take(_ queue: TestQueue, _ claim: Claim) async throws -> Claim.Result {
    try await queue.store.write { [process = queue.process, ids = queue.ids] in
      try claim.next(lanes: [.interactive, .background], process: process, ids: ids, in: $0)
    }
  }

  @Test(arguments: [JobTask.Kind.qualify, .introduce, .summarise, .embed])
  func whatNobodyWaitsForBeginsWhenTheProviderIsAskedAgain(kind: JobTask.Kind) async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.background(kind: kind)
    let until = queue.time.now + .seconds(40)
    try await put(.open(failures: 3, until: until), queue)
    guard case .wait(until: until) = try await queue.take() else {
      Issue.record("it does not wait for the provider")
      return
    }
    // The forecast says the same.
    let plan = QueuePlan(claim: queue.claim)
    #expect(try await queue.store.read { try plan.forecast(in: $0).startsAt } == [id: until])
    queue.time.jump(to: until)
    #expect(try await queue.takeJob().id == id)
    #expect(try await queue.job(id).attempt == 1)
  }

  @Test func whileOneFindsOutHowAProviderDoesTheOthersWait() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let first = try await queue.background(for: try await queue.user("anna"), kind: .qualify)
    try await queue.background(for: try await queue.user("boris"), kind: .qualify)
    try await put(.open(failures: 3, until: queue.time.now), queue)
    #expect(try await queue.takeJob().id == first)
    try await put(.trying(failures: 3, until: queue.time.now + .minutes(2)), queue)
    guard case .wait = try await queue.take() else {
      Issue.record("a second one asks too")
      return
    }
    try await put(.closed(failures: 0), queue)
    _ = try await queue.takeJob()
  }

  @Test func whatOnlyALockedProviderCanDoWaitsUntilSomebodyHasSeenToIt() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.background(kind: .summarise)
    try await put(.locked(.wrongKey), queue)
    let locked = claim(queue, configuration: "a")
    queue.time.advance(by: .days(3))
    guard case .idle = try await take(queue, locked) else {
      Issue.record("it asks a provider that is locked")
      return
    }
    // What another configuration met is no reason.
    guard case .started(let job) = try await take(queue, claim(queue, configuration: "b")) else {
      Issue.record("it waits for another's lock")
      return
    }
    #expect(job.id == id)
  }

  @Test func aCallThatWasNotMadeIsNoFailureHoweverOftenItIsNotMade() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.background(kind: .qualify)
    let unasked = ModelFailure(.overloaded(after: .seconds(30)), leftAloneFor: .seconds(30))
    for _ in 1...7 {
      let start = queue.time.now
      try await queue.fail(try await queue.takeJob(), unasked.jobError)
      let job = try await queue.job(id)
      #expect(job.state == .retrying)
      #expect(job.maker == TestQueue.provider)
      #expect(job.notBefore == start + .seconds(30))
      queue.time.advance(by: .seconds(30))
    }
    let (errors, failures) = try await queue.store.read {
      (try $0.jobs.errors(of: id), try $0.jobs.failureCount(since: Timestamp(seconds: 0)))
    }
    #expect(errors == [])
    #expect(failures == 0)
    #expect(try await queue.entries().allSatisfy { $0.state == .settled(cost: .zero) })
  }

  @Test func whatWaitedForAProviderForAnHourIsDoneByTheRules() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.background(kind: .qualify)
    try await put(.open(failures: 9, until: queue.time.now + .days(1)), queue)
    guard case .wait(let until) = try await queue.take() else {
      Issue.record("it asks a provider that is left alone")
      return
    }
    #expect(until == queue.time.now + .hours(1))
    queue.time.jump(to: until)
    let unasked = ModelFailure(.overloaded(after: .hours(23)), leftAloneFor: .hours(23))
    try await queue.fail(try await queue.takeJob(), unasked.jobError)
    queue.prices.set(.free, of: id)
    #expect(try await queue.takeJob().maker == .builtin)
  }

  @Test func aReplyThatFoundItsProviderGoneGoesToTheRulesAtOnce() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.reply(to: try await queue.user("anna"))
    let job = try await queue.takeJob()
    try await put(.open(failures: 3, until: queue.time.now + .minutes(1)), queue)
    let unasked = ModelFailure(.overloaded(after: .minutes(1)), leftAloneFor: .minutes(1))
    try await queue.fail(job, unasked.jobError)
    queue.prices.set(.free, of: id)
    let again = try await queue.takeJob()
    #expect(again.id == id && again.maker == .builtin)
  }

  @Test func whatWasSpentBeforeAProviderWasLeftAloneIsBooked() async throws {
    let queue = try await TestQueue.open(burst: 1)
    try await queue.background(kind: .qualify)
    let unasked = ModelFailure(.overloaded(after: .seconds(30)), leftAloneFor: .seconds(30)).jobError
    let spent = JobError.Spent.known([.init(cost: Money(clamping: 700), usage: .none)])
    try await queue.fail(try await queue.takeJob(), unasked.costing(spent))
    #expect(try await queue.entries().map(\.state) == [.settled(cost: Money(clamping: 700))])
  }
}
