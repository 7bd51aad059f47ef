import BuiltInReasoning
import Domain
import Ports
import Testing

/// What is set right in the turn after a question, whatever the question was about: the card changes by it, it is said
/// back, and nobody else reads it.
@Suite struct CorrectionTalkTests {
  private func talk(_ language: Language, _ texts: [String]) async throws -> (Conversation, answer: String) {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    var answer = ""
    for text in texts { answer = try await talk.say(text) }
    return (talk, answer)
  }

  private func words(_ talk: Conversation) -> [String] {
    guard let profile = talk.profile else { return [] }
    return profile.roles.flatMap { role in
      FacetSection.allCases.flatMap { profile.facets[role]?[$0].words.map(\.quote) ?? [] }
    }
  }

  private static let english = "Looking for work. Go developer, 5 years, remote"
  private static let russian = "Ищу работу. Go-разработчик, 5 лет, удалённо"

  @Test(arguments: [
    (english, Language.english, "It should be 7 years, sorry", 7.0),
    (english, .english, "Correction: 8 years", 8),
    (english, .english, "I mean 6 years", 6),
    (english, .english, "Sorry, my mistake. Eight years.", 8),
    (english, .english, "actually I have 10 years of experience", 10),
    (english, .english, "not 5 years but 6", 6),
    (english, .english, "Oops, it's 12 years, not 5", 12),
    (russian, .russian, "Вообще-то опыта не 5 лет, а 7", 7),
    (russian, .russian, "ой, не 5 лет, а 8", 8),
    (russian, .russian, "извините, ошибка, у меня 6 лет", 6),
    (russian, .russian, "поправка: 9 лет", 9),
    (russian, .russian, "вернее, двенадцать лет опыта", 12),
  ])
  func yearsAreSetRightBehindAQuestionForAStory(
    first: String, language: Language, correction: String, years: Double
  ) async throws {
    let (talk, answer) = try await talk(language, [first, correction])
    let known = talk.profile?.facets[.seeker]?.offers.facts.map(\.value).filter { $0.kind == .years }
    #expect(known == [.years(years)])
    #expect(!words(talk).contains { correction.contains($0) }, "\(words(talk))")
    #expect(answer.contains("5"), "\(answer)")
  }

  @Test(arguments: [
    (english, Language.english, "It had been lying there for two years and nobody dared to touch it"),
    (english, .english, "We decided to rewrite the billing, it took three years"),
    (russian, .russian, "Мы решили переписать биллинг, это заняло три года"),
  ])
  func howLongTheWorkTookIsNoCorrection(first: String, language: Language, story: String) async throws {
    let (talk, _) = try await talk(language, [first, story])
    let known = talk.profile?.facets[.seeker]?.offers.facts.map(\.value).filter { $0.kind == .years }
    #expect(known == [.years(5)])
    #expect(words(talk).contains(story), "\(words(talk))")
  }

  @Test(arguments: [
    (
      "Looking for work. Go developer, 5 years, hybrid in Berlin", Language.english,
      "actually not hybrid but office", "Mode: office (was hybrid)"
    ),
    (
      "Ищу работу. Go-разработчик, 5 лет, гибрид в Берлине", .russian, "вообще-то не гибрид, а офис",
      "Формат: офис (было: гибрид)"
    ),
  ])
  func anotherModeIsToldAndNotKeptAsWords(
    first: String, language: Language, correction: String, told: String
  ) async throws {
    let (talk, answer) = try await talk(language, [first, correction])
    let known = talk.profile?.facets[.seeker]?.practical.facts.map(\.value).filter { $0.kind == .workMode }
    #expect(known == [.workMode(.office)])
    #expect(!words(talk).contains { correction.contains($0) }, "\(words(talk))")
    #expect(answer.contains(told), "\(answer)")
  }
}
