import Agent
import Domain
import Matcher
import Ports
import TestSupport
import Testing

/// How a round begins: everybody whose turn is due is paired together.
struct PlannedRoundTests {
  private func pairs(_ house: TestHouse, _ people: [Person]) async throws -> Set<[String]> {
    let names = Dictionary(uniqueKeysWithValues: people.map { ($0.user, $0.name) })
    let matches = try await house.store.read { [people] tx in
      try people.flatMap { try tx.matches.all(of: $0.user, limit: 100) }
    }
    return Set(matches.map { [names[$0.seeker.user] ?? "?", names[$0.provider.user] ?? "?"] })
  }

  @Test func theFavouriteGoesToTheOneWhoHasNobodyElse() async throws {
    let house = try await TestHouse.open()
    // Anna's profile is older, and Dora is nearest to both; only Anna fits Boris too.
    let anna = try await house.seeker("anna", at: 20)
    let clara = try await house.seeker("clara", at: -20)
    let boris = try await house.provider("boris", at: 42)
    let dora = try await house.provider("dora", at: 0)
    try await house.embed()
    try await house.step()
    #expect(try await pairs(house, [anna, clara, boris, dora]) == [["anna", "boris"], ["clara", "dora"]])
    // Each pair is somebody's turn.
    #expect(try await house.turns(of: [anna, clara, boris, dora]).count == 2)
  }

  @Test func aLongPlanIsFormedStepByStepAlsoAfterARestart() async throws {
    let house = try await TestHouse.open()
    var people: [Person] = []
    for number in 0..<60 {
      people.append(try await house.seeker("s\(number)", at: Double(number) / 10))
      people.append(try await house.provider("p\(number)", at: Double(number) / 10))
    }
    try await house.embed()
    try await house.step()
    #expect(try await pairs(house, people).count == 50)
    #expect(try await house.openCount(.matchStep) == 1)
    let again = try house.restarted(with: house.embedder)
    try await again.step()
    #expect(try await pairs(again, people).count == 60)
    #expect(try await again.turns(of: people).count == 60)
    #expect(try await again.store.read { try $0.matches.plannedPairs(limit: 9) } == [])
  }

  @Test(arguments: ["pause", "edit", "reset", "erase", "threshold"])
  func whatIsNotAsItWasPlannedIsNotFormed(change: String) async throws {
    let house = try await TestHouse.open()
    var people: [Person] = []
    for number in 0..<52 {
      people.append(try await house.seeker("s\(number)"))
      people.append(try await house.provider("p\(number)", at: 20))
    }
    try await house.embed()
    try await house.step()
    let left = try await house.store.read { try $0.matches.plannedPairs(limit: 9) }
    try #require(left.count == 2)
    let person = try #require(people.first { $0.user == left[0].seeker })
    switch change {
    case "pause": try await house.send(.pause, by: person)
    case "edit": try await house.store(house.profile("other", [.seeker: Heading(180)]), of: person)
    case "reset":
      try await house.send(.reset, by: person)
      try await house.press(.confirmReset, by: person)
    case "erase": try await house.conversation.erase(person.user)
    default: try await house.store.write { try $0.settings.set(.similarityThreshold, to: 1, by: .program) }
    }
    try await house.step()
    #expect(try await house.matches(of: person) == [])
    let other = try #require(people.first { $0.user == left[1].seeker })
    #expect(try await house.matches(of: other).count == (change == "threshold" ? 0 : 1))
    #expect(try await house.store.read { try $0.matches.plannedPairs(limit: 9) } == [])
    try await house.drain()
  }

  @Test func whoComesDuringARoundGetsATurnAlone() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    let first = try await house.round()
    #expect(first.plannedAt != nil)
    let clara = try await house.seeker("clara")
    let dora = try await house.provider("dora")
    try await house.embed()
    try await house.step()
    #expect(try await pairs(house, [anna, boris, clara, dora]) == [["anna", "boris"], ["clara", "dora"]])
    #expect(try await house.round().number == first.number)
    #expect(try await house.round().plannedAt == first.plannedAt)
  }

  @Test func anAdvanceByAnOperatorLeavesNothingOfThePlan() async throws {
    let house = try await TestHouse.open()
    var people: [Person] = []
    for number in 0..<52 {
      people.append(try await house.seeker("s\(number)"))
      people.append(try await house.provider("p\(number)"))
    }
    try await house.embed()
    try await house.step()
    try await house.store.write { _ = try $0.matches.advanceRound() }
    #expect(try await house.store.read { try $0.matches.plannedPairs(limit: 9) } == [])
    // The next round plans those who were left anew.
    try await house.step()
    #expect(try await pairs(house, people).count == 52)
  }

  @Test func aWaitIsCountedFromTheLastProposalOrFromTheFirstRoundThatSomebodyWasThere() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna", at: 0)
    let boris = try await house.provider("boris", at: 0)
    let clara = try await house.seeker("clara", at: 90)
    try await house.embed()
    try await house.step()
    try #require(try await house.matches(of: anna).count == 1)
    try await house.store.write { _ = try $0.matches.advanceRound() }
    let dora = try await house.provider("dora", at: 200)
    let egor = try await house.seeker("egor", at: 200)
    try await house.embed()
    try await house.step()
    try #require(try await house.matches(of: egor).count == 1)
    let waited = try await house.store.write { tx in
      _ = try tx.matches.advanceRound()
      return try tx.matches.waitedRounds()
    }
    #expect(waited == [anna.user: 2, boris.user: 2, clara.user: 2, dora.user: 1, egor.user: 1])
  }
}
