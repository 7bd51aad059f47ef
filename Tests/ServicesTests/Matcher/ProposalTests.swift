import Agent
import Domain
import Ports
import TestSupport
import Testing

/// From a formed match to both introductions, with something coming in between.
struct ProposalTests {
  enum Leaving: CaseIterable { case pausing, resetting, erasing, unreachable, blocked }
  enum Moment: CaseIterable {
    case beforeTheJudge, whileTheJudgeThinks, beforeTheWriter, whileTheWriterWrites
  }

  func leave(_ house: TestHouse, _ person: Person, _ how: Leaving) async throws {
    switch how {
    case .pausing: try await house.send(.pause, by: person)
    case .resetting:
      try await house.send(.reset, by: person)
      try await house.press(.confirmReset, by: person)
    case .erasing: try await house.conversation.erase(person.user)
    // A channel that refused, without anybody having withdrawn anything: the check of the sender alone.
    case .unreachable:
      try await house.store.write { try $0.users.setStage(.unreachable(before: .active), of: person.user) }
    // Whatever their stage says.
    case .blocked:
      try await house.store.write { tx in
        try tx.people.setBlock(Block(reason: "spam", operatorName: "olga", at: tx.now), of: person.user)
      }
    }
  }

  @Test(arguments: Leaving.allCases, Moment.allCases)
  func whereOneSideLeftBetweenFormingAndIntroducingTheMatchIsWithdrawnAndNobodyIsIntroduced(
    how: Leaving, moment: Moment
  ) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    let match = try await house.match(of: anna)
    switch moment {
    case .beforeTheJudge: try await leave(house, anna, how)
    case .whileTheJudgeThinks:
      let job = try await house.takeJob(.qualify)
      let outcome = try await house.run(job)
      try await leave(house, anna, how)
      try await house.complete(job, outcome)
      // The verdict is not even written.
      #expect(try await house.find(match).verdict == nil)
      #expect(try await house.openCount(.introduce) == 0)
    case .beforeTheWriter:
      try await house.work([.qualify])
      try await leave(house, anna, how)
    case .whileTheWriterWrites:
      try await house.work([.qualify])
      let job = try await house.takeJob(.introduce)
      let outcome = try await house.run(job)
      try await leave(house, anna, how)
      try await house.complete(job, outcome)
    }
    try await house.drain()
    let reason: WithdrawalReason =
      switch how {
      case .pausing, .blocked: .paused
      case .resetting: .reset
      case .erasing: .erased
      case .unreachable: .unreachable
      }
    #expect(try await house.find(match).status == .withdrawn(reason))
    for person in [anna, boris] {
      let isIntroduced = try await house.messages(of: person).contains { $0.kind == .introduction(match.id) }
      #expect(!isIntroduced)
    }
    #expect(try await house.tags(of: boris).allSatisfy { !$0.hasPrefix("consent.") })
    #expect(try await house.store.read { try $0.matches.waiting(of: boris.user) } == nil)
  }

  @Test func whoWasAlreadyIntroducedIsToldNeutrallyThatTheOtherSideLeft() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    try await house.work([.qualify])
    let match = try await house.match(of: anna)
    let first = try await house.takeJob(.introduce)
    guard case .introduce(_, let side) = first.task else { return }
    try await house.work(on: first)
    let (introduced, other) = side == .seeker ? (anna, boris) : (boris, anna)
    try await house.send(.pause, by: other)
    try await house.drain()
    #expect(try await house.find(match).status == .withdrawn(.paused))
    #expect(try await house.tags(of: introduced).last == "consent.withdrawn")
    // Nobody introduced the one who left; there is nothing to tell them but that they are on pause.
    #expect(try await house.tags(of: other).suffix(2) == ["agent.activated", "agent.paused"])
  }

  @Test func aQualifyThatIsDiscardedWithdrawsItsMatchAndFreesBoth() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    house.judge.script.always { _ in throw Breakdown() }
    for _ in 0..<5 {
      try await house.drain()
      house.time.advance(by: .minutes(10))
    }
    try await house.drain()
    let match = try await house.match(of: anna)
    #expect(match.status == .withdrawn(.qualifyDiscarded))
    #expect(house.judge.script.inputs.count == 5)
    for person in [anna, boris] {
      #expect(try await house.store.read { try $0.matches.waiting(of: person.user) } == nil)
      #expect(try await house.tags(of: person).allSatisfy { !$0.hasPrefix("consent.") })
    }
    #expect(try await house.matches(of: anna).count == 1)
  }

  @Test func anIntroductionThatAProviderCannotWriteFallsBackToTheBuiltInText() async throws {
    let provider = Maker.provider("scripted")
    let cent = Money(clamping: 10_000)
    let house = try await TestHouse.open(maker: provider, prices: [provider: .atMost(cent)])
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    for call in 1...4 {
      house.writer.script.expect { _ in
        throw JobError.failed(
          "no", spent: .known([.init(cost: Money(clamping: Int64(call)), usage: .none)]))
      }
    }
    // After the second failure of each.
    for _ in 0..<2 { house.plainWriter.script.expect { _ in "built in" } }
    for _ in 0..<12 {
      try await house.drain()
      house.time.advance(by: .minutes(10))
    }
    for person in [anna, boris] {
      let introduction = try await house.messages(of: person).last {
        if case .introduction = $0.kind { true } else { false }
      }
      #expect(introduction?.text == "built in")
    }
    // What the failed calls cost is booked.
    let costs = try await house.store.read { try $0.ledger.entries(since: Timestamp(seconds: 0), limit: 100) }
      .filter { $0.kind == .introduce }.map(\.state.amount.microdollars)
    #expect(costs.sorted() == Array(1...4))
  }

  @Test func theJudgeAndTheWriterSeeWhatAPersonSaysNow() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    try await house.store(house.profile("annatwo", [.seeker: Heading(0)]), of: anna)
    try await house.work([.qualify])
    #expect(
      house.judge.script.inputs.map(\.seeker.publicFacet.offers.words) == [["I bring annatwoseekeroffers"]])
    try await house.store(house.profile("annathree", [.seeker: Heading(0)]), of: anna)
    try await house.work([.introduce])
    let introduction = try await house.messages(of: boris).last
    #expect(introduction?.text.contains("annathreeseekeroffers") == true)
  }

  @Test func whatItsOwnerHidWhileTheIntroductionWasWrittenIsNotSent() async throws {
    let house = try await TestHouse.open()
    let profile = house.profile("anna", [.seeker: Heading(0)], words: ["I built the Zanzibar engine"])
    let anna = try await house.join("anna", [:], profile: profile)
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    try await house.work([.qualify])
    var jobs = [try await house.takeJob(.introduce)]
    if case .introduce(_, .seeker) = jobs[0].task {
      try await house.work(on: jobs[0])
      jobs = [try await house.takeJob(.introduce)]
    }
    let outcome = try await house.run(jobs[0])
    try await house.send(.setPublicChoices(PublicChoices(hiddenWords: ["Zanzibar"])), by: anna)
    await #expect(throws: (any Error).self) { try await house.complete(jobs[0], outcome) }
    try await house.fail(jobs[0], Breakdown())
    house.time.advance(by: .minutes(1))
    try await house.drain()
    let texts = try await house.messages(of: boris).map(\.text)
    #expect(texts.contains { $0.contains("I built the […] engine") })
    #expect(!texts.contains { $0.contains("Zanzibar") })
    // Asking for more shows what is hidden now, too.
    try await house.press(.tellMore(try await house.match(of: boris).id), by: boris)
    #expect(try await house.messages(of: boris).last?.text.contains("Zanzibar") == false)
  }

  @Test func somebodyWhoLeftTheRoleInWhichTheyWereProposedIsNotIntroduced() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.join("anna", [.seeker: Heading(0), .provider: Heading(180)])
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    let match = try await house.match(of: boris)
    #expect(match.seeker.user == anna.user)
    try await house.store(house.profile("anna", [.provider: Heading(180)]), of: anna)
    try await house.drain()
    #expect(try await house.find(match).status == .withdrawn(.reset))
    #expect(house.judge.script.inputs.isEmpty)
  }
}
