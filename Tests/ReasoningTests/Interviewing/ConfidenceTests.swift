import BuiltInReasoning
import Domain
import Ports
import Testing

/// What somebody says between the two of them.
@Suite struct ConfidenceTests {
  private func talk(_ said: [String], _ language: Language) async throws -> Conversation {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    let isRussian = language == .russian
    try await talk.say(
      isRussian
        ? "Ищу работу: бэкенд на Go, 6 лет, Казань, удалённо"
        : "Looking for work: backend in Go, 6 years, Lisbon, remote")
    for text in said { try await talk.say(text) }
    return talk
  }

  private func words(_ profile: Profile) -> [String] {
    profile.facets.values.flatMap { facet in FacetSection.allCases.flatMap { facet[$0].words.map(\.quote) } }
  }

  @Test(arguments: [
    (Language.english, "please keep this private: I'm pregnant and need leave in spring"),
    (.english, "don't show this to anyone: I'm also interviewing at Stripe"),
    (.english, "I'd rather nobody knows that I have been out of work since May"),
    (.russian, "только это между нами: у нас увольняют полкоманды"),
    (.russian, "Никому не говори, но я жду оффер из Яндекса"),
  ])
  func isANoteAndNeitherFactNorWord(_ language: Language, _ secret: String) async throws {
    let (talk, before) = (try await talk([secret], language), try await talk([], language))
    #expect(talk.known.privateNotes == [secret])
    #expect(talk.known.allFacts.map(\.value) == before.known.allFacts.map(\.value))
    #expect(words(talk.known) == words(before.known))
  }

  @Test func theRestOfTheMessageIsReadAsEver() async throws {
    let talk = try await talk(["I know Kafka well. I'm leaving in May. Don't tell anyone."], .english)
    #expect(talk.known.privateNotes == ["I'm leaving in May.", "Don't tell anyone."])
    #expect(talk.known.allFacts.contains { $0.value == .skill("kafka") })
  }

  @Test(arguments: [
    (Language.english, "don't tell anyone my name please"), (.english, "is this confidential?"),
    (.russian, "никому не показывай мою зарплату"),
  ])
  func aRequestForWhatIsHiddenAnywayIsNoNote(_ language: Language, _ said: String) async throws {
    #expect(try await talk([said], language).known.privateNotes == [])
  }
}
