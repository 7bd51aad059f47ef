import Agent
import Domain
import Foundation
import Localization
import Ports
import TestSupport
import Testing

struct CommandTests {
  @Test func aSwitchOfLanguageChangesNewLinesAndLeavesWhatWasSaid() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let before = try await house.messages(of: anna)
    try await house.send(.setLanguage(.russian), by: anna)
    try await house.send(.help, by: anna)
    let after = try await house.messages(of: anna)
    #expect(Array(after.prefix(before.count)) == before)
    let russian = Phrasebooks.shipped.book(for: "ru")
    #expect(
      after.suffix(2).map(\.text) == [russian.text(.agent(.languageChanged)), russian.text(.agent(.help))])
    // What the house tells later is in each one's language.
    try await house.accept(match, by: boris)
    try await house.press(.decline(match.id), by: anna)
    #expect(try await house.messages(of: anna).last?.text == russian.text(.consent(.declinedYours)))
    #expect(try await house.messages(of: boris).last?.text == house.phrases.text(.consent(.otherDeclined)))
  }

  @Test func aLanguageThatMitkoDoesNotSpeakIsRefusedWithThoseItDoes() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.setLanguage(Language(code: "tlh")), by: anna)
    #expect(try await house.user(anna).language == .english)
    #expect(try await house.messages(of: anna).last?.text.contains("Русский") == true)
  }

  @Test func theProfileIsShownWithWhatCanBeDoneWithIt() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.showProfile, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.no_profile_yet")
    let version = try await house.store(house.profile("anna", [.seeker: Heading(0)]), of: anna)
    func card() async throws -> [MessageAction.Intent] {
      try await house.send(.showProfile, by: anna)
      let message = try #require(try await house.messages(of: anna).last)
      #expect(message.kind == .profileCard(version.id))
      #expect(message.text.contains("annaseekeroffers"))
      return message.actions.map(\.intent)
    }
    #expect(try await card() == [.activate])
    try await house.press(.activate, by: anna)
    #expect(try await card() == [])
    try await house.send(.pause, by: anna)
    #expect(try await card() == [.resume])
  }

  @Test func whatIsKnownOfAProfileInTheMakingIsShownWithWhatItLacks() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let source = Evidence(message: MessageID(high: 0, low: 1), quote: "remote")
    let draft = Profile(facets: [
      .seeker: Facet(practical: FacetPart(facts: [Fact(.workMode(.remote), source: source)]))
    ])
    let state = Array(try JSONEncoder().encode(draft))
    try await house.store.write { tx in
      try tx.chats.setInterviewState(state, of: anna.chat)
    }
    try await house.send(.showProfile, by: anna)
    let message = try #require(try await house.messages(of: anna).last)
    #expect(message.kind == .said && message.actions.isEmpty)
    #expect(
      message.text == "Your card\n\nTerms\n  Mode: remote\n\nStill missing: what you do at work.")
    // An empty draft is none.
    let empty = Array(try JSONEncoder().encode(Profile()))
    try await house.store.write { tx in
      try tx.chats.setInterviewState(empty, of: anna.chat)
    }
    try await house.send(.showProfile, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.no_profile_yet")
  }

  @Test func theListOfMatchesTellsOnlyOfWhatItsReaderWasIntroducedTo() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    _ = try await house.provider("boris")
    try await house.send(.showMatches, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.no_matches_yet")
    try await house.embed()
    try await house.step()
    // Formed and not judged yet: nobody is told of it.
    try await house.send(.showMatches, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.no_matches_yet")
    try await house.work([.qualify, .introduce])
    let match = try await house.match(of: anna)
    try await house.send(.showMatches, by: anna)
    let last = try #require(try await house.messages(of: anna).last)
    #expect(last.kind == .introduction(match.id))
    #expect(last.actions.map(\.intent) == MessageAction.Intent.proposal(match.id))
    try await house.accept(match, by: anna)
    try await house.send(.showMatches, by: anna)
    // Which one it is is told by what the other side shows.
    let line = try #require(try await house.messages(of: anna).last?.text)
    #expect(line.hasPrefix("· "))
    #expect(line.hasSuffix(house.phrases.text(.consent(.standsYouAccepted))))
  }

  @Test func whatTheOtherSideAnsweredIsNotInTheListBeforeItIsKnown() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.send(.showMatches, by: anna)
    let before = try await house.messages(of: anna).suffix(2).map(\.text)
    try await house.accept(match, by: boris)
    try await house.send(.showMatches, by: anna)
    #expect(try await house.messages(of: anna).suffix(2).map(\.text) == before)
  }

  @Test func hidingAWordMakesANewVersionWithTheSameFactsAndKeepsMatchingOn() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.join(
      "anna", [:], profile: house.profile("anna", [.seeker: Heading(0)], words: ["I worked on Zanzibar"]))
    try await house.drain()
    try await house.send(.setPublicChoices(PublicChoices(hiddenWords: ["zanzibar"])), by: anna)
    let version = try #require(try await house.store.read { try $0.profiles.current(of: anna.user) })
    #expect(version.number == 2)
    #expect(version.publicView.facets[.seeker]?.offers.words.last == "I worked on […]")
    #expect(version.profile.facets[.seeker]?.offers.words.last?.quote == "I worked on Zanzibar")
    #expect(try await house.user(anna).stage == .active)
    // What others see now is the answer, and nothing but that.
    let answer = try #require(try await house.messages(of: anna).last?.text)
    #expect(answer.hasPrefix(house.phrases.text(.profile(.cardPublicNow)) + "\n\n"))
    #expect(answer.contains("I worked on […]") && !answer.contains("Zanzibar"))
    // The same choice again is no new version.
    try await house.send(.setPublicChoices(PublicChoices(hiddenWords: ["zanzibar"])), by: anna)
    #expect(try await house.store.read { try $0.profiles.current(of: anna.user)?.number } == 2)
  }

  @Test func anExportHoldsEverythingStoredAboutTheUserPrivateNotesIncluded() async throws {
    let house = try await TestHouse.open()
    var profile = house.profile("kumquat", [.seeker: Heading(0)])
    profile.privateNotes = ["prefers mornings"]
    let anna = try await house.join("anna", [:], profile: profile)
    _ = try await house.provider("boris")
    try await house.drain()
    try await house.send(.say("hello there"), by: anna)
    _ = try await house.store.write { tx in
      let second = try tx.chats.create(for: anna.user)
      return try tx.chats.append(NewMessage(chat: second.id, author: .user, text: "said elsewhere"))
    }
    guard case .export(let json) = try await house.send(.export, by: anna) else {
      Issue.record("no export")
      return
    }
    let introduction = try await house.match(of: anna).introductions[.seeker]
    for part in [
      "prefers mornings", "kumquatseekeroffers", "anna@example.org", "hello there", "said elsewhere",
      "\"active\"",
    ] {
      #expect(json.contains(part), "\(part) is missing")
    }
    #expect(json.contains(try #require(introduction)))
    #expect(!json.contains("boris@example.org"))
  }

  // MARK: Vectors

  @Test func aNewProfileIsEmbeddedOnceAnUnchangedTextNotAgainAndAChangedOneIs() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let profile = house.profile("anna", [.seeker: Heading(0)])
    try await house.store(profile, of: anna)
    try await house.drain()
    #expect(house.embedder.embedded.count == 2)
    // Practical facts are compared by rules; the matched text is the same.
    var moved = profile
    moved.facets[.seeker]?.practical.facts.append(
      Fact(.relocation(true), source: Evidence(message: MessageID(high: 0, low: 0), quote: "I'd move")))
    let second = try await house.store(moved, of: anna)
    try await house.drain()
    #expect(house.embedder.embedded.count == 2)
    #expect(try await house.store.read { try $0.profiles.isEmbedded(second.id, in: house.embedder.space) })
    var changed = moved
    changed.facets[.seeker]?.wants.words = [
      Evidence(message: MessageID(high: 0, low: 0), quote: "I want something else")
    ]
    try await house.store(changed, of: anna)
    try await house.drain()
    #expect(house.embedder.embedded.count == 3)
    #expect(house.embedder.embedded.last?.contains("something else") == true)
  }

  @Test func makingVectorsKeepsNoReply() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.store(house.profile("anna", [.seeker: Heading(0)]), of: anna)
    let embed = try await house.takeJob(.embed)
    try await house.send(.say("hello"), by: anna)
    #expect(try await house.takeJob().task == .reply(anna.chat))
    #expect(try await house.job(embed.id).state == .running)
  }
}
