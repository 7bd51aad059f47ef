import BuiltInReasoning
import Domain
import Ports
import Testing

/// What told more of a term goes from the card with the term.
@Suite struct StaleWordsTests {
  @Test(arguments: [
    (
      "Looking for work. Go developer, 5 years", "Hybrid, two days or so. Dublin.",
      "Actually, scrap hybrid. Remote only.", Language.english
    ),
    (
      "Looking for work. Go developer, 5 years", "Hybrid. Two days in the office. Dublin.",
      "Actually, scrap hybrid. Remote only.", .english
    ),
    (
      "Ищу работу. Go-разработчик, 5 лет", "гибрид, пару дней в офисе. Москва",
      "хотя нет, не гибрид. только удалёнка", .russian
    ),
    (
      "Ищу работу. Go-разработчик, 5 лет", "Гибрид. Два-три дня в офисе. Москва",
      "хотя нет, не гибрид. только удалёнка", .russian
    ),
  ])
  func `The days of a week that is no more stand on no card`(
    first: String, terms: String, change: String, language: Language
  ) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    for text in [first, terms] { _ = try await talk.say(text) }
    _ = try await talk.say(change)
    let facet = try #require(talk.profile?.facets[.seeker])
    #expect(facet.practical.facts.map(\.value).contains(.workMode(.remote)))
    #expect(!facet.practical.words.contains { $0.quote.contains("days") || $0.quote.contains("дн") })
  }

  @Test(arguments: [
    ("Hybrid, two days or so, no relocation. Dublin.", "two days or so", Language.english),
    ("гибрид, пару дней в офисе, без переезда", "пару дней в офисе", .russian),
  ])
  func `Days belong to the words of the way of working, and what follows does not`(
    text: String, days: String, language: Language
  ) throws {
    let found = FactReader().read(
      text, context: FactReadingContext(roles: [.seeker], asked: .mode, language: language))
    let mode = try #require(found.first { $0.change == .states(.workMode(.hybrid)) })
    #expect(mode.quote.hasSuffix(days))
  }
}
