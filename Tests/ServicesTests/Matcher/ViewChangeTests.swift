import Agent
import Domain
import Localization
import Matcher
import Ports
import TestSupport
import Testing

/// Somebody changes what they show while a proposal is open.
@Suite struct ViewChangeTests {
  private func change(
    _ person: Person, _ role: Role, to words: [String], in house: TestHouse
  ) async throws {
    try await house.store(house.profile(person.name, [role: Heading(0)], words: words), of: person)
  }

  private func contacts(_ house: TestHouse, of people: [Person]) async throws -> Int {
    try await people.asyncSum { person in
      try await house.messages(of: person).count { if case .contact = $0.kind { true } else { false } }
    }
  }

  @Test func theOtherSideIsToldOnceAndFindsTheRestBeforeItsYes() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let before = try await house.messages(of: anna).count
    try await change(boris, .provider, to: ["We moved to Rust"], in: house)
    try await change(boris, .provider, to: ["We moved to Rust", "And we are ten now"], in: house)
    let told = try await house.messages(of: anna).dropFirst(before)
    #expect(
      told.map(\.text) == [
        """
        Somebody you were introduced to has changed what they show of themselves:
        + “We moved to Rust”
        """
      ])
    #expect(told.first?.kind == .introduction(match.id))
    #expect(
      told.first?.actions.map(\.intent) == MessageAction.Intent.proposal(match.id))
    try await house.press(.accept(match.id), by: anna)
    #expect(
      try await house.messages(of: anna).last?.text == """
        Since you looked, they have changed what they show:
        + “We moved to Rust”
        + “And we are ten now”

        If they say yes too, they get exactly this from you: anna@example.org. Nothing else. Shall I?
        """)
    // Whoever has said something since is told of what comes after it.
    try await house.send(.say("hm"), by: anna)
    try await change(boris, .provider, to: ["We moved to Rust"], in: house)
    #expect(try await house.tags(of: anna).last == "consent.view_changed")
  }

  /// A card that is shown once more is a look: what comes after it is told, and counted from there.
  @Test func whoLooksAgainIsToldOfWhatComesAfterwards() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, _) = try await house.introduced()
    try await change(boris, .provider, to: ["We moved to Rust"], in: house)
    try await house.send(.showMatches, by: anna)
    let before = try await house.messages(of: anna).count
    try await change(boris, .provider, to: ["We moved to Rust", "And we are ten now"], in: house)
    #expect(
      try await house.messages(of: anna).dropFirst(before).map(\.text) == [
        """
        Somebody you were introduced to has changed what they show of themselves:
        + “And we are ten now”
        """
      ])
  }

  @Test func whatIsHiddenSinceIsCountedAndNotToldAgain() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.join(
      "boris", [:],
      profile: house.profile("boris", [.provider: Heading(0)], words: ["We keep ferries on time"]))
    try await house.drain()
    #expect(try await house.match(of: anna).status == .qualified)
    try await house.send(.setPublicChoices(PublicChoices(hiddenWords: ["ferries", "remote"])), by: boris)
    let last = try #require(try await house.messages(of: anna).last)
    #expect(
      last.text == """
        Somebody you were introduced to has changed what they show of themselves:
        2 things are hidden now
        """)
    // And back again: there is nothing to tell.
    try await house.send(.setPublicChoices(PublicChoices()), by: boris)
    #expect(try await house.messages(of: anna).last == last)
    let match = try await house.match(of: anna)
    let changes = try await house.store.read { [making = house.making] in
      try making.changes(shownTo: .seeker, of: match, in: $0)
    }
    #expect(changes == nil)
  }

  @Test func whatIsShownAgainIsToldAsNew() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    var profile = house.profile("boris", [.provider: Heading(0)], words: ["We keep ferries on time"])
    profile.choices.hiddenWords = ["ferries"]
    let boris = try await house.join("boris", [:], profile: profile)
    try await house.drain()
    #expect(try await house.match(of: anna).status == .qualified)
    try await house.send(.setPublicChoices(PublicChoices()), by: boris)
    #expect(
      try await house.messages(of: anna).last?.text == """
        Somebody you were introduced to has changed what they show of themselves:
        + “We keep ferries on time”
        """)
  }

  @Test func aYesIsForWhatWasShownAndIsAskedForOnceMore() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await change(boris, .provider, to: ["We moved to Rust"], in: house)
    #expect(try await house.tags(of: anna).last == "consent.view_changed_after_yes")
    #expect(try await house.messages(of: anna).last?.actions.map(\.intent) == [.decline(match.id)])
    try await house.accept(match, by: boris)
    // Nobody learns who said yes first, and nothing goes out for a yes to something else.
    #expect(try await house.tags(of: boris).last == "consent.accepted_first")
    #expect(try await house.find(match).status == .accepted(by: .provider))
    #expect(try await contacts(house, of: [anna, boris]) == 0)
    let asked = try await house.find(match).seeker
    #expect(asked.isWaiting && asked.answeredAt == nil && asked.sharedContact == nil && asked.seenAt == nil)
    #expect(
      try await house.messages(of: anna).last?.text == """
        What you said yes to has changed since, so your yes is asked for once more. This is different now:
        + “We moved to Rust”
        """)
    try await house.accept(match, by: anna)
    #expect(try await house.find(match).status == .connected)
    #expect(try await contacts(house, of: [anna, boris]) == 2)
  }

  @Test func aYesCanBeTakenBackOnceTheOtherSideHasChanged() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await change(boris, .provider, to: ["We moved to Rust"], in: house)
    try await house.press(.decline(match.id), by: anna)
    #expect(try await house.find(match).status == .rejected(by: .seeker))
    #expect(try await contacts(house, of: [anna, boris]) == 0)
  }

  @Test func hidingMoreTakesNobodysYesBack() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await house.send(.setPublicChoices(PublicChoices(hiddenWords: ["remote"])), by: boris)
    try await house.accept(match, by: boris)
    #expect(try await house.find(match).status == .connected)
  }

  @Test func aPreviewOfBeforeTheChangeIsShownOnceMore() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.press(.accept(match.id), by: anna)
    let stale = try await house.button(.confirmAccept(match.id), of: anna)
    try await change(boris, .provider, to: ["We moved to Rust"], in: house)
    try await house.send(.press(stale.id), by: anna)
    #expect(try await house.find(match).status == .qualified)
    #expect(try await house.messages(of: anna).last?.text.contains("+ “We moved to Rust”") == true)
    try await house.press(.confirmAccept(match.id), by: anna)
    #expect(try await house.find(match).status == .accepted(by: .seeker))
  }

  @Test func whoIsAskedAgainWhileTheyOweAnAnswerElsewhereMayStillAnswerAndTheProposalEnds() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    _ = try await house.provider("clara")
    try await house.drain()
    let other = try await house.match(of: anna)
    #expect(other.id != match.id && other.seeker.isWaiting)
    try await change(boris, .provider, to: ["We moved to Rust"], in: house)
    try await house.accept(match, by: boris)
    #expect(try await house.find(match).seeker.isWaiting == false)
    house.time.advance(by: .days(13))
    try await house.drain()
    #expect(try await house.find(match).status == .accepted(by: .provider))
    house.time.advance(by: .days(2))
    try await house.drain()
    #expect(try await house.find(match).status == .expired)
  }

  @Test func nobodyHearsOfAChangeBeforeTheyWereIntroducedOrAfterTheEnd() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.press(.decline(match.id), by: boris)
    let before = try await house.messages(of: anna).count
    try await change(boris, .provider, to: ["We moved to Rust"], in: house)
    #expect(try await house.messages(of: anna).count == before)
  }
}

extension [Person] {
  fileprivate func asyncSum(_ count: (Person) async throws -> Int) async rethrows -> Int {
    var sum = 0
    for person in self { sum += try await count(person) }
    return sum
  }
}
