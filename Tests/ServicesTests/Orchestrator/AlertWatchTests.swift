import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

/// What operators are told, once until it has ended.
struct AlertWatchTests {
  /// Looks, and tells what there is to be told.
  private func look(_ queue: TestQueue) async throws -> [OperatorAlert] {
    try await queue.store.write { tx in
      let due = try AlertWatch.look(in: tx)
      for alert in due { try AlertWatch.told(alert, in: tx) }
      return due
    }
  }

  private func set(_ setting: Setting, to value: Double, _ queue: TestQueue) async throws {
    try await queue.store.write { try $0.settings.set(setting, to: value, by: .program) }
  }

  /// The kinds of the events about an alert, oldest first.
  private func events(_ name: String, _ queue: TestQueue) async throws -> [String] {
    try await queue.store.read {
      try $0.events.events(about: .setting("alert." + name), limit: 10).map(\.kind).reversed()
    }
  }

  @Test func aShareOfTheBudgetIsToldOnceAndAgainOnceItHasEnded() async throws {
    let queue = try await TestQueue.open(weekly: 1, burst: 1)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna, costing: .atMost(.cents(79)))
    let job = try await queue.takeJob()
    #expect(try await look(queue) == [])
    try await queue.finish(job, cost: .cents(80))
    let alert = OperatorAlert(
      name: "spend", numbers: ["spent_microdollars=800000", "weekly_microdollars=1000000"])
    #expect(try await look(queue) == [alert])
    #expect(try await look(queue) == [])
    queue.time.advance(by: .days(8))
    #expect(try await look(queue) == [])
    #expect(try await events("spend", queue) == ["alert.raised", "alert.told", "alert.ended"])
    try await queue.reply(to: anna, costing: .atMost(.cents(90)))
    _ = try await queue.takeJob()
    // A reservation counts like what was spent.
    #expect(try await look(queue).map(\.name) == ["spend"])
  }

  @Test func newsAreWhatALookWouldNote() async throws {
    let queue = try await TestQueue.open(weekly: 1, burst: 1)
    let anna = try await queue.user("anna")
    func hasNews() async throws -> Bool { try await queue.store.read { try AlertWatch.hasNews(in: $0) } }
    #expect(try await !hasNews())
    try await queue.reply(to: anna, costing: .atMost(.cents(80)))
    try await queue.finish(try await queue.takeJob(), cost: .cents(80))
    #expect(try await hasNews())
    #expect(try await look(queue).map(\.name) == ["spend"])
    #expect(try await !hasNews())
    queue.time.advance(by: .days(8))
    #expect(try await hasNews())
    #expect(try await look(queue) == [])
    #expect(try await !hasNews())
    // Found, and not told by who found it.
    try await queue.reply(to: anna, costing: .atMost(.cents(90)))
    _ = try await queue.takeJob()
    _ = try await queue.store.write { try AlertWatch.look(in: $0) }
    #expect(try await !hasNews())
    queue.time.advance(by: .minutes(2))
    #expect(try await hasNews())
  }

  @Test func aReplyThatIsLateIsToldAndBackgroundWorkIsNot() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    try await queue.background(for: anna)
    queue.time.advance(by: .minutes(60))
    try await queue.reply(to: anna)
    queue.time.advance(by: .minutes(29))
    #expect(try await look(queue) == [])
    queue.time.advance(by: .minutes(1))
    #expect(try await look(queue) == [.init(name: "wait", numbers: ["minutes=30", "limit_minutes=30"])])
  }

  @Test func whoWaitsForAPriceThatNobodyToldIsToldToo() async throws {
    let queue = try await TestQueue.open()
    try await queue.reply(to: try await queue.user("anna"), costing: .unknown)
    _ = try await queue.take()
    queue.time.advance(by: .minutes(30))
    #expect(try await look(queue) == [.init(name: "wait", numbers: ["minutes=30", "limit_minutes=30"])])
  }

  @Test func whatItsFinderWasKilledBeforeTellingIsToldByTheNextOne() async throws {
    let queue = try await TestQueue.open()
    try await queue.reply(to: try await queue.user("anna"))
    queue.time.advance(by: .minutes(31))
    func found() async throws -> [String] {
      try await queue.store.write { try AlertWatch.look(in: $0).map(\.name) }
    }
    #expect(try await found() == ["wait"])
    // Another process leaves it to the one that found it, as long as that may be about to tell.
    queue.time.advance(by: .seconds(119))
    #expect(try await found() == [])
    queue.time.advance(by: .seconds(1))
    #expect(try await found() == ["wait"])
    #expect(try await found() == [])
    queue.time.advance(by: .minutes(2))
    #expect(try await look(queue).map(\.name) == ["wait"])
    queue.time.advance(by: .days(1))
    #expect(try await look(queue) == [])
    #expect(
      try await events("wait", queue) == [
        "alert.raised", "alert.repeated", "alert.repeated", "alert.told",
      ])
  }

  @Test func failuresOfTheLastHourAreToldFromTheirLimitOn() async throws {
    let queue = try await TestQueue.open(burst: 6)
    try await set(.alertErrorsAnHour, to: 2, queue)
    let anna = try await queue.user("anna")
    try await queue.background(for: anna)
    for expected in [[], ["failures_an_hour=2"]] {
      try await queue.fail(try await queue.takeJob(), Breakdown())
      #expect(try await look(queue).flatMap(\.numbers).filter { $0.hasPrefix("fail") } == expected)
      queue.time.advance(by: .minutes(1))
    }
    queue.time.advance(by: .minutes(60))
    #expect(try await look(queue) == [])
    #expect(try await events("errors", queue) == ["alert.raised", "alert.told", "alert.ended"])
  }

  @Test func aProviderThatNobodyCanBeServedByIsTold() async throws {
    let queue = try await TestQueue.open()
    func put(_ state: ProviderBreaker.State) async throws {
      try await queue.store.write {
        try $0.providers.setBreaker(ProviderBreaker(state: state, configuration: "a"), of: "openai")
      }
    }
    try await put(.open(failures: 9, until: queue.time.now + .hours(1)))
    #expect(try await look(queue) == [])
    try await put(.locked(.wrongKey))
    #expect(try await look(queue) == [.init(name: "provider.openai", numbers: ["fault=wrong_key"])])
    try await put(.closed(failures: 0))
    #expect(try await look(queue) == [])
    #expect(try await queue.store.read { try $0.providers.alerts() } == [:])
  }

  @Test func whatIsSetToZeroIsNeverTold() async throws {
    let queue = try await TestQueue.open(weekly: 1, burst: 1)
    for setting in [Setting.alertSpendShare, .alertWaitMinutes, .alertErrorsAnHour] {
      try await set(setting, to: 0, queue)
    }
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna, costing: .atMost(.cents(100)))
    try await queue.fail(try await queue.takeJob(), Breakdown())
    queue.time.advance(by: .hours(5))
    #expect(try await look(queue) == [])
  }
}
