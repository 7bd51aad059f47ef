import BuiltInReasoning
import Domain
import Ports
import Testing

/// Sentences behind the card out of which no fact can be read: offered for it, never lost and never put there alone.
@Suite struct OfferTests {
  /// A talk up to the card.
  private func talk(_ language: Language = .english) async throws -> Conversation {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    let isRussian = language == .russian
    try await talk.say(
      isRussian
        ? "Ищу работу: бэкенд на Go, 6 лет, Казань, удалённо, от 300к на руки, русский, английский B2, полная занятость"
        : "Looking for work: backend in Go, 6 years, Lisbon, remote, from 60k a year, English C1, full time")
    try await talk.say(isRussian ? "хватит вопросов" : "enough questions")
    return talk
  }

  private func words(_ talk: Conversation) -> [String] {
    talk.profile?.facets[.seeker].map { facet in
      FacetSection.allCases.flatMap { facet[$0].words.map(\.quote) }
    }
      ?? []
  }

  @Test(arguments: [
    (Language.english, "The best thing was a bridge that nobody notices", "yes"),
    (.russian, "Лучшее из сделанного никто не замечает", "добавь"),
  ])
  func whatIsAgreedToStandsInItsAuthorsWords(_ language: Language, _ said: String, _ yes: String) async throws
  {
    let talk = try await talk(language)
    let answer = try await talk.say(said)
    #expect(answer.contains(said))
    #expect(!words(talk).contains(said))
    try await talk.say(yes)
    #expect(words(talk).contains(said))
  }

  @Test func whatIsSaidToAnOfferIsNotOfferedInItsTurn() async throws {
    let talk = try await talk()
    try await talk.say("The best thing was a bridge that nobody notices")
    let answer = try await talk.say("You could say that. You just did.")
    #expect(!answer.contains("You could say that"))
    #expect(!words(talk).contains { $0.contains("bridge") || $0.contains("could say") })
    try await talk.say("The worst thing was a tunnel that nobody wanted")
    try await talk.say("Right now, I'm between disasters")
    #expect(!words(talk).contains { $0.contains("tunnel") })
  }

  @Test func whatIsWavedAwayIsLeftOut() async throws {
    let talk = try await talk()
    try await talk.say("The best thing was a bridge that nobody notices")
    try await talk.say("no, leave it")
    #expect(!words(talk).contains { $0.contains("bridge") })
    try await talk.say("yes")
    #expect(!words(talk).contains { $0.contains("bridge") })
  }

  /// Whoever asks one thing after the other is answered; the open question does not come back with each answer.
  @Test func questionsAboutMitkoDoNotBringTheOpenQuestionBackEachTime() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: .english)
    try await talk.start()
    try await talk.say("Looking for work: backend in Go, 6 years, Lisbon, remote")
    let answers = [
      try await talk.say("who can see this?"), try await talk.say("do you sell my data?"),
      try await talk.say("how do you match people?"), try await talk.say("how long do you keep my messages?"),
    ]
    #expect(answers.count { $0.split(separator: "\n").last?.hasSuffix("?") == true } <= 1)
  }

  @Test func twoQuestionsWithOneAnswerGetItOnce() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: .english)
    try await talk.start()
    let answer = try await talk.say("can you delete everything?")
    let paragraphs = answer.split(separator: "\n\n")
    #expect(Set(paragraphs).count == paragraphs.count)
    #expect(answer.contains("/erase"))
  }
}
