import Agent
import Demo
import Domain
import Localization
import Matcher
import Ports
import Storage
import TestSupport
import Testing

/// What answers for the people of a demo, on the real store, with a clock that stands still.
@Suite(.timeLimit(.minutes(10))) struct AutopilotTests {
  // MARK: When and how

  @Test func aDemoPersonAnswersWhenTheirTimeHasComeAndNotBefore() async throws {
    let house = try await TestHouse.open(purpose: .demo)
    let anna = try await house.seeker("anna")
    let vera = try await house.demoPerson("vera", as: .provider)
    try await house.drain()
    let match = try await house.match(of: anna)
    let rule = DemoRule(seed: 1, name: "vera", answered: 0)
    try await house.withAutopilot {
      await house.time.sleepers(atLeast: 1)
      #expect(try await house.find(match).provider.seenAt == house.time.now)
      house.time.advance(by: rule.delay - .microseconds(1))
      #expect(house.time.sleeperCount == 1)
      #expect(try await house.find(match).status == .qualified)
      house.time.advance(by: .microseconds(1))
      try await house.until { try await house.find(match).status != .qualified }
    }
    let answered = try await house.find(match)
    #expect(answered.status == .accepted(by: .provider))
    #expect(answered.provider.sharedContact?.value == "vera@example.org")
    #expect(answered.seeker.answeredAt == nil)
    // Nothing is revealed before the newcomer said yes too.
    #expect(try await !house.messages(of: anna).contains { $0.text.contains("vera@example.org") })
    try await house.accept(match, by: anna)
    #expect(try await house.find(match).status == .connected)
    #expect(try await house.messages(of: anna).last?.text.contains("vera@example.org") == true)
    #expect(try await house.messages(of: vera).last?.text.contains("anna@example.org") == true)
  }

  @Test func twoPeopleOfTheDemoAnswerEachForThemselves() async throws {
    let house = try await TestHouse.open(purpose: .demo)
    let boris = try await house.demoPerson("boris", as: .seeker)
    let vera = try await house.demoPerson("vera", as: .provider)
    try await house.drain()
    let match = try await house.match(of: boris)
    try await house.withAutopilot {
      await house.time.sleepers(atLeast: 2)
      house.time.advance(by: .seconds(10))
      try await house.until { try await house.find(match).status == .connected }
    }
    for person in [boris, vera] {
      #expect(try await house.tags(of: person).count { $0 == "consent.connected" } == 1)
      #expect(try await house.tags(of: person).count { $0 == "consent.preview" } == 1)
    }
  }

  @Test func aDemoPersonWhoSaysNoDeclines() async throws {
    let house = try await TestHouse.open(purpose: .demo)
    let name = Self.sayingNo
    let anna = try await house.seeker("anna")
    let picky = try await house.demoPerson(name, as: .provider)
    for number in 0..<3 {
      let other = try await house.seeker("s\(number)", at: 170)
      try await house.pastMatch(other, picky, .rejected(by: .provider))
    }
    try await house.drain()
    let match = try await house.match(of: anna)
    #expect(match.provider.user == picky.user)
    try await house.accept(match, by: anna)
    try await house.withAutopilot {
      await house.time.sleepers(atLeast: 1)
      house.time.advance(by: .seconds(10))
      try await house.until { try await house.find(match).status.hasEnded }
    }
    #expect(try await house.find(match).status == .rejected(by: .provider))
    #expect(try await house.tags(of: anna).last == "consent.other_declined")
  }

  /// The demo's people are busy with each other all the time; the first newcomer still gets a yes.
  @Test func whatDemoPeopleAnswerEachOtherDoesNotUseUpTheirFirstAnswersToANewcomer() async throws {
    let house = try await TestHouse.open(purpose: .demo)
    let anna = try await house.seeker("anna")
    let picky = try await house.demoPerson(Self.sayingNo, as: .provider)
    for number in 0..<3 {
      let other = try await house.demoPerson("d\(number)", as: .seeker, at: 170)
      try await house.pastMatch(other, picky, .rejected(by: .provider))
    }
    try await house.drain()
    let match = try await house.match(of: anna)
    #expect(match.provider.user == picky.user)
    try await house.withAutopilot {
      await house.time.sleepers(atLeast: 1)
      house.time.advance(by: .seconds(10))
      try await house.until { try await house.find(match).status != .qualified }
    }
    #expect(try await house.find(match).status == .accepted(by: .provider))
  }

  /// Somebody whose fourth answer is no.
  private static var sayingNo: String {
    (0...).lazy.map { "picky\($0)" }.first { !DemoRule(seed: 1, name: $0, answered: 3).accepts } ?? ""
  }

  // MARK: Starting again

  @Test(arguments: ["before it", "between yes and what is shared"])
  func anAnswerThatAKillPreventedIsGivenLateAndOnce(moment: String) async throws {
    let directory = try TemporaryDirectory()
    let time = ManualTime()
    let path = directory.path("demo.db")
    let first = try await TestHouse.open(path: path, purpose: .demo, time: time)
    let anna = try await first.seeker("anna")
    let vera = try await first.demoPerson("vera", as: .provider)
    try await first.drain()
    let match = try await first.match(of: anna)
    try await first.withAutopilot { await time.sleepers(atLeast: 1) }
    if moment != "before it" { try await first.press(.accept(match.id), by: vera) }
    await first.store.close()

    time.advance(by: .hours(5))
    let second = try await TestHouse.open(path: path, purpose: .demo, time: time, after: 1_000_000)
    try await second.withAutopilot {
      await time.sleepers(atLeast: 1)
      time.advance(by: .seconds(10))
      try await second.until { try await second.find(match).status != .qualified }
    }
    await second.store.close()

    // And a third start has nothing left to answer but a newer proposal.
    let third = try await TestHouse.open(path: path, purpose: .demo, time: time, after: 2_000_000)
    _ = try await third.seeker("clara")
    try await third.drain()
    try await third.withAutopilot {
      await time.sleepers(atLeast: 1)
      #expect(time.sleeperCount == 1)
    }
    #expect(try await third.find(match).status == .accepted(by: .provider))
    #expect(try await third.tags(of: vera).count { $0 == "consent.preview" } == 1)
    #expect(try await third.tags(of: vera).count { $0 == "consent.accepted_first" } == 1)
    await third.store.close()
  }

  @Test func twoProgramsOnOneDemoGiveOneAnswer() async throws {
    let directory = try TemporaryDirectory()
    let time = ManualTime()
    let path = directory.path("demo.db")
    let first = try await TestHouse.open(path: path, purpose: .demo, time: time)
    let second = try await TestHouse.open(path: path, purpose: .demo, time: time, after: 1_000_000)
    let anna = try await first.seeker("anna")
    let vera = try await first.demoPerson("vera", as: .provider)
    try await first.drain()
    let match = try await first.match(of: anna)
    try await first.withAutopilot {
      try await second.withAutopilot {
        await time.sleepers(atLeast: 2)
        time.advance(by: .seconds(10))
        try await first.until { try await first.find(match).status != .qualified }
        try await second.until { try await second.find(match).status != .qualified }
      }
    }
    #expect(try await first.find(match).status == .accepted(by: .provider))
    #expect(try await first.tags(of: vera).count { $0 == "consent.accepted_first" } == 1)
    await first.store.close()
    await second.store.close()
  }

  // MARK: For whom not

  @Test func nobodyAnswersForThoseWhoPlay() async throws {
    let house = try await TestHouse.open(purpose: .demo)
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    _ = try await house.demoPerson("vera", as: .provider, at: 180)
    _ = try await house.demoPerson("gleb", as: .seeker, at: 180)
    try await house.drain()
    let match = try await house.match(of: anna)
    #expect(match.provider.user == boris.user)
    try await house.withAutopilot {
      // The two of the demo, and nobody else, get ready to answer.
      await house.time.sleepers(atLeast: 2)
      #expect(house.time.sleeperCount == 2)
      house.time.advance(by: .hours(1))
      try await house.until {
        try await house.store.read { try $0.matches.waitingForDemoPeople() }.isEmpty
      }
    }
    let untouched = try await house.find(match)
    #expect(untouched.status == .qualified)
    #expect(untouched.seeker.seenAt == nil && untouched.provider.seenAt == nil)
  }

  @Test func aDemoPersonWhomSomebodyPlaysAnswersForThemself() async throws {
    let house = try await TestHouse.open(purpose: .demo)
    let anna = try await house.seeker("anna")
    let vera = try await house.demoPerson("vera", as: .provider)
    try await house.drain()
    let match = try await house.match(of: anna)
    try await house.withAutopilot { () async throws in
      await house.time.sleepers(atLeast: 1)
      // Somebody comes as Vera while her answer is on its way.
      #expect(try await house.arrive("vera").user == vera.user)
      #expect(try await !house.user(vera).isDemo)
      house.time.advance(by: .seconds(10))
    }
    // The autopilot has ended, and with it all that it had begun.
    #expect(try await house.find(match).status == .qualified)
    try await house.accept(match, by: vera)
    #expect(try await house.find(match).status == .accepted(by: .provider))
  }

  @Test func nothingIsDoneForThePeopleOfADatabaseThatIsNoDemo() async throws {
    let house = try await TestHouse.open()
    let (_, _, match) = try await house.introduced(from: .imported)
    // It looks once when it starts, also where it is told to end at once.
    try await house.withAutopilot {}
    #expect(house.time.sleeperCount == 0)
    let untouched = try await house.find(match)
    #expect(untouched.seeker.seenAt == nil && untouched.provider.seenAt == nil)

    let demo = try await TestHouse.open(purpose: .demo)
    let boris = try await demo.demoPerson("boris", as: .seeker)
    _ = try await demo.demoPerson("vera", as: .provider)
    try await demo.drain()
    try await demo.withAutopilot {}
    #expect(try await demo.match(of: boris).seeker.seenAt != nil, "otherwise the look would prove nothing")
  }
}
