import Agent
import Domain
import Localization
import Ports
import TestSupport
import Testing

/// What happens to a reply for which there is no money yet.
struct WaitTests {
  static let provider = Maker.provider("scripted")
  static let cent = Money(clamping: 10_000)
  let costly: @Sendable (InterviewContext) throws -> InterviewTurn = { _ in
    InterviewTurn(lines: [.init("A costly answer.")], spending: [.init(cost: WaitTests.cent, usage: .none)])
  }

  /// A house whose replies cost a cent, at $6 a week and nothing saved up.
  func open(
    _ rule: OverBudgetRule = .wait, weekly: Double = 6, price: CostEstimate = .atMost(WaitTests.cent)
  ) async throws -> TestHouse {
    try await TestHouse.open(
      seeds: [.weeklyBudget: weekly, .burst: 0], maker: Self.provider, prices: [Self.provider: price],
      overBudget: rule)
  }

  /// The budget is spent until 1008 s after this.
  func spend(_ house: TestHouse) async throws {
    let zoe = try await house.arrive("zoe")
    house.interviewer.script.expect(costly)
    try await house.send(.say("hello"), by: zoe)
    try await house.drain()
    #expect(try await house.tags(of: zoe) == ["agent.greeting"])
  }

  @Test func theUserIsToldHowLongItTakesTruthfullyWithAButtonForABuiltInAnswer() async throws {
    let house = try await open()
    try await spend(house)
    let anna = try await house.arrive("anna")
    house.time.advance(by: .seconds(100))
    try await house.send(.say("hello"), by: anna)
    let told = try #require(try await house.messages(of: anna).last)
    #expect(told.text == house.phrases.text(.agentWait(.waitMinutes(20))))
    let job = try #require(try await house.store.read { try $0.jobs.openReply(of: anna.chat) })
    #expect(told.actions.map(\.intent) == [.answerNow(job.id)])
    // A message that joins is not told again.
    try await house.send(.say("are you there?"), by: anna)
    #expect(try await house.tags(of: anna) == ["agent.greeting", "agent.wait"])
    // 908 s it is, not one less.
    house.interviewer.script.expect(costly)
    house.time.advance(by: .seconds(907))
    #expect(try await house.drain() == [])
    house.time.advance(by: .seconds(1))
    #expect(try await house.drain().map(\.id) == [job.id])
    #expect(try await house.messages(of: anna).last?.text == "A costly answer.")
  }

  @Test func theButtonTakesTheBuiltInAnswerAtOnceAndOnlyOnce() async throws {
    let house = try await open()
    try await spend(house)
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try #require(try await house.store.read { try $0.jobs.openReply(of: anna.chat) })
    let eve = try await house.arrive("eve")
    try await house.send(.press(house.button(.answerNow(job.id), of: anna).id), by: eve)
    #expect(try await house.tags(of: eve).last == "consent.not_yours")
    #expect(try await house.drain() == [])
    try await house.press(.answerNow(job.id), by: anna)
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("A plain answer.")]) }
    let done = try await house.drain()
    #expect(done.map(\.maker) == [.builtin])
    #expect(try await house.messages(of: anna).last?.text == "A plain answer.")
    try await house.press(.answerNow(job.id), by: anna)
    #expect(try await house.tags(of: anna).last == "consent.used_button")
  }

  @Test func aButtonThatComesAfterTheAnswerSaysSo() async throws {
    let house = try await open()
    try await spend(house)
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try #require(try await house.store.read { try $0.jobs.openReply(of: anna.chat) })
    house.interviewer.script.expect(costly)
    house.time.advance(by: .seconds(1_008))
    try await house.drain()
    try await house.press(.answerNow(job.id), by: anna)
    #expect(try await house.tags(of: anna).last == "consent.used_button")
    #expect(try await house.job(job.id).state == .completed)
  }

  @Test func whereTheRuleIsBuiltInNobodyWaits() async throws {
    let house = try await open(.builtin)
    try await spend(house)
    let anna = try await house.arrive("anna")
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("A plain answer.")]) }
    try await house.send(.say("hello"), by: anna)
    #expect(try await house.drain().map(\.maker) == [.builtin])
    #expect(try await house.tags(of: anna) == ["agent.greeting"])
  }

  @Test func whereThereIsNoBudgetAtAllTheBuiltInRulesAnswer() async throws {
    let house = try await open(weekly: 0)
    let anna = try await house.arrive("anna")
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("A plain answer.")]) }
    try await house.send(.say("hello"), by: anna)
    #expect(try await house.drain().map(\.maker) == [.builtin])
  }

  @Test func whoeverHadATenthOfTheWeeksBudgetIsAnsweredByRulesAndToldSoOnce() async throws {
    let house = try await TestHouse.open(
      seeds: [.weeklyBudget: 6, .burst: 6], maker: Self.provider, prices: [Self.provider: .atMost(Self.cent)])
    let anna = try await house.arrive("anna")
    // $0.59, then the last cent of the tenth, which is $0.60.
    for cents in [Int64(59), 1] {
      house.interviewer.script.expect { _ in
        InterviewTurn(
          lines: [.init("A costly answer.")],
          spending: [.init(cost: Money(clamping: cents * 10_000), usage: .none)])
      }
      try await house.send(.say("hello"), by: anna)
      #expect(try await house.drain().map(\.maker) == [Self.provider])
    }
    for _ in 1...2 {
      house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("A plain answer.")]) }
      try await house.send(.say("hello"), by: anna)
      #expect(try await house.drain().map(\.maker) == [.builtin])
    }
    #expect(try await house.tags(of: anna) == ["agent.greeting", "agent.share_spent"])
    // Somebody else is not told of it, and a week later it is anna's again.
    let boris = try await house.arrive("boris")
    for who in [boris, anna] {
      house.interviewer.script.expect(costly)
      try await house.send(.say("hello"), by: who)
      #expect(try await house.drain().map(\.maker) == [Self.provider])
      house.time.advance(by: .days(7))
    }
  }

  @Test func aReplyWhosePriceIsUnknownIsHeldAndItsAuthorMayTakeTheBuiltInAnswer() async throws {
    let house = try await open(price: .unknown)
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    #expect(try await house.drain() == [])
    let job = try #require(try await house.store.read { try $0.jobs.openReply(of: anna.chat) })
    #expect(job.state == .held(.unknownPrice))
    #expect(try await house.tags(of: anna).last == "agent.reply_delayed")
    // Let go on by somebody who knows the price, and held once more by somebody who does not: that is no news.
    try await house.store.write { try $0.jobs.release(job.id) }
    #expect(try await house.drain() == [])
    #expect(try await house.store.read { try $0.jobs.find(job.id) }?.state == .held(.unknownPrice))
    #expect(try await house.tags(of: anna).count { $0 == "agent.reply_delayed" } == 1)
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("A plain answer.")]) }
    try await house.press(.answerNow(job.id), by: anna)
    #expect(try await house.drain().map(\.maker) == [.builtin])
    #expect(try await house.messages(of: anna).last?.text == "A plain answer.")
  }

  @Test(arguments: [CostEstimate.unknown, .atMost(WaitTests.cent)])
  func aReplyThatWaitsForAProviderThatIsGoneIsTakenOverWithTheNextMessage(price: CostEstimate) async throws {
    let directory = try TemporaryDirectory()
    let time = ManualTime()
    let path = directory.path("mitko.db")
    let before = try await TestHouse.open(
      path: path, time: time, seeds: [.weeklyBudget: 6, .burst: 0], maker: Self.provider,
      prices: [Self.provider: price])
    if price != .unknown { try await spend(before) }
    let anna = try await before.arrive("anna")
    try await before.send(.say("hello"), by: anna)
    try await before.drain()
    await before.store.close()

    let house = try await TestHouse.open(path: path, time: time, after: 1_000_000)
    try await house.drain()
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("A plain answer.")]) }
    try await house.send(.say("are you there?"), by: anna)
    #expect(try await house.drain().map(\.maker) == [.builtin])
    #expect(
      house.interviewer.script.inputs.map { $0.unanswered.map(\.text) } == [["hello", "are you there?"]])
    await house.store.close()
  }
}
