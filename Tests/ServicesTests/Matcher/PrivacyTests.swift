import Agent
import Domain
import Matcher
import Ports
import TestSupport
import Testing

struct PrivacyTests {
  static let secrets = [
    "kira.petrova@acme.io", "petrova", "1234567", "t.me/kirap", "kirap", "github.com", "acme", "ulcer",
  ]

  func leaks(_ texts: [String]) -> [String] {
    Self.secrets.filter { secret in texts.contains { $0.lowercased().contains(secret) } }
  }

  @Test func untilBothAcceptedNothingThatOneSideReadsHoldsWhatIdentifiesTheOther() async throws {
    let house = try await TestHouse.open()
    var profile = house.profile(
      "kumquat", [.seeker: Heading(0)], shared: [.name("Kira Petrova"), .employer("Acme")],
      words: [
        "I'm Kira Petrova, and everybody at Acme knows me",
        "mail me at kira.petrova@acme.io or call +49 30 1234567",
        "my page is https://github.com/kirap and I am @kirap_dev, t.me/kirap",
      ])
    profile.privateNotes = ["has an ulcer"]
    let kira = try await house.join("kira", [:], contact: "kira.petrova@acme.io", profile: profile)
    let boris = try await house.provider("boris")
    try await house.drain()
    let match = try await house.match(of: boris)
    #expect(match.status == .qualified)

    func readable() async throws -> [String] {
      let messages = try await house.messages(of: boris).map(\.text)
      guard case .export(let export) = try await house.send(.export, by: boris) else { return messages }
      let log = try await house.store.read { try $0.events.recent(limit: 10_000) }.map { "\($0)" }
      return messages + [export] + log
    }
    #expect(try await leaks(readable()) == [])
    try await house.press(.tellMore(match.id), by: boris)
    try await house.send(.showMatches, by: boris)
    #expect(try await leaks(readable()) == [])
    try await house.store.write { [making = house.making] in try making.seen(match.id, by: boris.user, in: $0)
    }
    house.time.advance(by: .days(3))
    try await house.drain()
    #expect(try await house.tags(of: boris).contains("consent.reminder"))
    try await house.accept(match, by: kira)
    #expect(try await leaks(readable()) == [])
    // What the judge saw of the facts names nobody; the private notes are for the judge alone.
    #expect(leaks(house.writer.script.inputs.map { "\($0)" }) == [])
    #expect(house.judge.script.inputs.map(\.seeker.privateNotes) == [["has an ulcer"]])

    try await house.accept(match, by: boris)
    // Now the confirmed contact, and nothing else of it.
    let contact = try #require(try await house.messages(of: boris).last)
    #expect(contact.kind == .contact(match.id))
    #expect(leaks([contact.text]) == ["kira.petrova@acme.io", "petrova", "acme"])
    let others = try await house.messages(of: boris).filter { $0.id != contact.id }.map(\.text)
    #expect(leaks(others) == [])
  }

  @Test func whatIsMaskedAfterAProposalIsHiddenWhileItIsOpenAndWhenItHasEnded() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.drain()
    let match = try await house.match(of: anna)
    #expect(match.status == .qualified)
    func shown() async throws -> [String]? {
      try await house.store.read { tx in
        let match = try #require(try tx.matches.find(match.id))
        return try tx.shownVersion(of: .provider, in: match)?.publicView.facets[.provider]?.offers.words
      }
    }
    #expect(try await shown() == ["I bring borisprovideroffers"])
    try await house.send(.setPublicChoices(PublicChoices(hiddenWords: ["bring"])), by: boris)
    #expect(try await shown() == ["I […] borisprovideroffers"])
    try await house.press(.tellMore(match.id), by: anna)
    let told = try #require(try await house.messages(of: anna).last)
    #expect(told.text.contains("I […] borisprovideroffers") && !told.text.contains("bring"))
    // The list of matches repeats the introduction, and not what it quoted then.
    try await house.send(.showMatches, by: anna)
    let repeated = try #require(try await house.messages(of: anna).last)
    #expect(repeated.kind == .introduction(match.id))
    #expect(repeated.text.contains("I […] borisprovideroffers") && !repeated.text.contains("bring"))
    try await house.press(.decline(match.id), by: anna)
    #expect(try await shown() == ["I […] borisprovideroffers"])
  }

  @Test func anEmployerThatAProviderChoseToShowIsShown() async throws {
    let house = try await TestHouse.open()
    var profile = house.profile(
      "kumquat", [.provider: Heading(0)], shared: [.employer("Acme")],
      words: ["We are Acme and we build engines"])
    profile.choices.showsEmployer = true
    _ = try await house.join("kira", [:], profile: profile)
    let boris = try await house.seeker("boris")
    try await house.drain()
    #expect(try await house.messages(of: boris).contains { $0.text.contains("We are Acme") })
  }
}
