import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

/// What the calls of a provider make of it, for every process of a database.
struct ProviderDeskTests {
  static let provider = TestQueue.provider
  static let request = ModelRequest(
    instructions: [], question: [.plain("?")], promptVersion: "1", outputLimit: 10)

  /// One process that asks a provider.
  struct Asking {
    let queue: TestQueue
    let model = ScriptedModel()
    let log = RecordingLog()
    let watched: WatchedModel

    init(_ queue: TestQueue, configuration: String = "a") {
      self.queue = queue
      watched = WatchedModel(
        model,
        desk: ProviderDesk(
          maker: provider, configuration: configuration, store: queue.store, random: SeededRandom(seed: 1),
          log: log))
    }

    /// The reason why there was no answer; `nil` where there was one.
    func ask() async -> ModelFailure.Reason? { await failure()?.reason }

    func failure() async -> ModelFailure? {
      do {
        _ = try await watched.answer(request)
        return nil
      } catch {
        return error
      }
    }

    var state: ProviderBreaker.State? {
      get async throws { try await queue.store.read { try $0.providers.breaker(of: provider.name)?.state } }
    }
  }

  @Test func afterThreeFailuresNobodyIsAskedInAnyProcessUntilOneTriesAgain() async throws {
    let queue = try await TestQueue.open()
    let (one, other) = (Asking(queue), Asking(queue))
    for _ in 1...3 { one.model.fails(.providerFailed(status: 500)) }
    for _ in 1...3 { #expect(await one.ask() == .providerFailed(status: 500)) }
    guard case .open(failures: 3, let until)? = try await one.state else {
      Issue.record("not open")
      return
    }
    // Neither model is asked: its script would say so.
    #expect(await one.ask() == .overloaded(after: until.since(queue.time.now)))
    #expect(await other.ask() == .overloaded(after: until.since(queue.time.now)))
    #expect(await other.failure()?.leftAlone == until.since(queue.time.now))
    queue.time.jump(to: until)
    other.model.answers()
    #expect(await other.ask() == nil)
    #expect(try await one.state == .closed(failures: 0))
    one.model.answers()
    #expect(await one.ask() == nil)
    #expect(one.log.events == ["provider.away"])
    #expect(other.log.events == ["provider.back"])
  }

  @Test func whatAFilterMindsInMessagesKeepsNobodyElseFromTheProvider() async throws {
    let queue = try await TestQueue.open()
    let asking = Asking(queue)
    for _ in 1...4 { asking.model.fails(.refused(category: "harassment")) }
    for _ in 1...4 { #expect(await asking.ask() == .refused(category: "harassment")) }
    // There is nothing to be written down of it.
    #expect(try await asking.state == nil)
    // A page of something on the way opens it for a while, as other failures do, and locks nothing.
    for _ in 1...3 { asking.model.fails(.providerFailed(status: 403)) }
    for _ in 1...3 { #expect(await asking.ask() == .providerFailed(status: 403)) }
    guard case .open(failures: 3, _)? = try await asking.state else {
      Issue.record("not open")
      return
    }
  }

  @Test func aWrongKeyLocksItAndIsSaidOnceUntilTheConfigurationChanges() async throws {
    let queue = try await TestQueue.open()
    let asking = Asking(queue)
    asking.model.fails(.wrongKey)
    for isAsked in [true, false, false] {
      let failure = await asking.failure()
      #expect(failure?.reason == .wrongKey)
      #expect((failure?.leftAlone == nil) == isAsked)
    }
    #expect(try await asking.state == .locked(.wrongKey))
    #expect(try await queue.store.write { try AlertWatch.look(in: $0) }.map(\.name) == ["provider.scripted"])
    #expect(asking.log.events == ["provider.locked"])
    queue.time.advance(by: .days(30))
    #expect(await asking.ask() == .wrongKey)
    let repaired = Asking(queue, configuration: "b")
    try await queue.store.write {
      try ProviderDesk.begin(
        MakerChoice(configured: Self.provider, configuration: "b"), isAlone: true, in: $0)
    }
    #expect(try await repaired.state == .closed(failures: 0))
    // Operators were told of it, and read that it has ended.
    #expect(
      try await queue.store.read {
        try $0.events.events(about: .setting("alert.provider.scripted"), limit: 9).map(\.kind)
      } == ["alert.ended", "alert.raised"])
    repaired.model.answers()
    #expect(await repaired.ask() == nil)
  }

  @Test func theSameConfigurationStaysLockedAfterANewStart() async throws {
    let queue = try await TestQueue.open()
    let asking = Asking(queue)
    asking.model.fails(.quotaExhausted)
    _ = await asking.ask()
    try await queue.store.write {
      try ProviderDesk.begin(
        MakerChoice(configured: Self.provider, configuration: "a"), isAlone: true, in: $0)
    }
    #expect(try await asking.state == .locked(.quotaExhausted))
  }

  @Test func anAnswerThatIsNoGoodSaysNothingAgainstTheProvider() async throws {
    let queue = try await TestQueue.open()
    let asking = Asking(queue)
    let reasons: [ModelFailure.Reason] = [
      .truncated, .refused(category: nil), .rejected(parameter: nil),
      .contextOverflow(limit: nil, requested: nil), .cancelled,
    ]
    for reason in reasons {
      asking.model.fails(reason)
      #expect(await asking.ask() == reason)
    }
    #expect(try await asking.state ?? .closed(failures: 0) == .closed(failures: 0))
  }

  @Test func repliesThatWaitForAProviderThatWentAwayAreGivenToTheRules() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    let reply = try await queue.reply(to: anna)
    let verdict = try await queue.background(for: anna, kind: .qualify)
    let embedding = try await queue.background(for: anna, kind: .embed)
    func makers() async throws -> [Maker] {
      var makers: [Maker] = []
      for id in [reply, verdict, embedding] { makers.append(try await queue.job(id).maker) }
      return makers
    }
    let asking = Asking(queue)
    // Who nobody waits for can wait for a provider that comes back.
    asking.model.fails(.rateLimited(after: .seconds(60)))
    _ = await asking.ask()
    #expect(try await makers() == [.builtin, Self.provider, Self.provider])
    queue.time.advance(by: .seconds(60))
    asking.model.fails(.wrongKey)
    _ = await asking.ask()
    #expect(try await makers() == [.builtin, .builtin, Self.provider])
  }

  @Test func newWorkGoesToTheRulesWhileAProviderIsAway() async throws {
    let queue = try await TestQueue.open()
    let choice = MakerChoice(configured: Self.provider)
    func maker(_ kind: JobTask.Kind) async throws -> Maker {
      try await queue.store.read { try choice.maker(of: kind, in: $0) }
    }
    #expect(try await maker(.reply) == Self.provider)
    let asking = Asking(queue)
    asking.model.fails(.overloaded(after: .minutes(5)))
    _ = await asking.ask()
    #expect(try await maker(.reply) == .builtin)
    #expect(try await maker(.introduce) == Self.provider)
    #expect(try await maker(.summarise) == Self.provider)
    // What another configuration met is no reason.
    let other = MakerChoice(configured: Self.provider, configuration: "b")
    #expect(try await queue.store.read { try other.maker(of: .reply, in: $0) } == Self.provider)
    #expect(choice.mark(of: .builtin) == .standIn)
    #expect(choice.mark(of: Self.provider) == nil)
    #expect(MakerChoice().mark(of: .builtin) == nil)
  }

  @Test func aJobThatAProviderFailedTwiceIsDoneByTheRulesAtOnce() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    let id = try await queue.reply(to: anna)
    for (attempt, maker) in [(1, Self.provider), (2, .builtin)] {
      let job = try await queue.takeJob()
      #expect(job.attempt == attempt)
      try await queue.fail(job, JobError.failed("no", spent: .nothing, after: .minutes(1)))
      #expect(try await queue.job(id).maker == maker)
      if maker != .builtin { queue.time.advance(by: .minutes(1)) }
    }
    queue.prices.set(.free, of: id)
    let job = try await queue.takeJob()
    #expect(job.attempt == 3)
    #expect(job.maker == .builtin)
  }

  @Test func whatWasHeldForItsPriceGoesOnOnceThatIsKnown() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    let id = try await queue.reply(to: anna, costing: .unknown)
    _ = try await queue.take()
    #expect(try await queue.job(id).state == .held(.unknownPrice))
    func begin(_ price: CostEstimate, _ maker: Maker = Self.provider, isAlone: Bool = false) async throws {
      try await queue.store.write {
        try ProviderDesk.begin(
          MakerChoice(configured: maker, configuration: "a", price: { _ in price }), isAlone: isAlone, in: $0)
      }
    }
    try await begin(.unknown)
    #expect(try await queue.job(id).state == .held(.unknownPrice))
    try await begin(.atMost(.cents(1)))
    #expect(try await queue.job(id).state == .queued)
    #expect(try await queue.job(id).maker == Self.provider)
  }

  @Test func whatWasHeldForItsPriceGoesOnInARunningProgramToo() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    let id = try await queue.reply(to: anna, costing: .unknown)
    _ = try await queue.take()
    func look(_ price: CostEstimate, _ maker: Maker = Self.provider) async throws -> JobState {
      try await ProviderDesk.releasePriced(
        MakerChoice(configured: maker, price: { _ in price }), in: queue.store)
      return try await queue.job(id).state
    }
    #expect(try await look(.unknown) == .held(.unknownPrice))
    // Another provider's price says nothing, and who has none of that name leaves it to others.
    #expect(try await look(.atMost(.cents(1)), .provider("another")) == .held(.unknownPrice))
    #expect(try await look(.atMost(.cents(1)), .builtin) == .held(.unknownPrice))
    #expect(try await look(.atMost(.cents(1))) == .queued)
  }

  @Test func whatWaitsForMoneyThatNeverComesIsTheRules() async throws {
    let queue = try await TestQueue.open(weekly: 1, burst: 1)
    let anna = try await queue.user("anna")
    let reply = try await queue.reply(to: anna, costing: .atMost(.cents(10)))
    let summary = try await queue.background(for: anna, kind: .summarise)
    func look(_ price: CostEstimate) async throws -> [Maker] {
      try await ProviderDesk.giveUnpayable(
        MakerChoice(configured: Self.provider, price: { _ in price }), in: queue.store)
      return [try await queue.job(reply).maker, try await queue.job(summary).maker]
    }
    #expect(try await look(.atMost(.cents(10))) == [Self.provider, Self.provider])
    try await queue.store.write { try $0.settings.set(.weeklyBudget, to: 0, by: .operatorNamed("olga")) }
    // What costs nothing needs no money.
    #expect(try await look(.free) == [Self.provider, Self.provider])
    // Nobody stands in for the summariser: it waits until there is a budget again.
    #expect(try await look(.atMost(.cents(10))) == [.builtin, Self.provider])
  }

  @Test func whatWaitsForAMakerThatNobodyHasAnyMoreIsTakenOver() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    let held = try await queue.reply(to: anna, costing: .unknown)
    _ = try await queue.take()
    let waiting = try await queue.reply(to: anna)
    func begin(isAlone: Bool) async throws {
      try await queue.store.write {
        try ProviderDesk.begin(MakerChoice(), isAlone: isAlone, in: $0)
      }
    }
    // Another process may have it.
    try await begin(isAlone: false)
    #expect(try await queue.job(held).state == .held(.unknownPrice))
    #expect(try await queue.job(waiting).maker == Self.provider)
    try await begin(isAlone: true)
    for id in [held, waiting] {
      #expect(try await queue.job(id).state == .queued)
      #expect(try await queue.job(id).maker == .builtin)
    }
  }

  @Test func aModelThatCostsNothingIsInTheLedgerAllTheSame() async throws {
    let queue = try await TestQueue.open(weekly: 0)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna, costing: .atMost(.zero))
    try await queue.finish(try await queue.takeJob())
    #expect(try await queue.entries().map(\.state) == [.settled(cost: .zero)])
    #expect(try await queue.entries().map(\.user) == [anna])
  }
}
