import BuiltInReasoning
import Domain
import Ports
import Testing

/// What is said to Mitko is on nobody's card; what is said of oneself is, also where it opens as a question would.
@Suite struct AddressTests {
  private func words(
    behind opening: [String], _ text: String, _ language: Language
  ) async throws -> [String] {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    for said in opening + [text] { try await talk.say(said) }
    guard let profile = talk.profile else { return [] }
    return profile.roles.flatMap { role in
      FacetSection.allCases.flatMap { profile.facets[role]?[$0].words.map(\.quote) ?? [] }
    }
  }

  private static let english = ["Looking for work. Go developer, 5 years, remote"]
  private static let russian = ["Ищу работу. Go-разработчик, 5 лет, удалённо"]
  /// With the story told, what they look for is asked.
  private static let story = ["I rewrote the billing of a bank in Go"]
  private static let рассказ = ["Переписала биллинг банка на Go"]

  @Test(arguments: [
    (english, "what's on my card", Language.english),
    (english + story, "what's on my card", .english),
    (english + story, "what do you know so far", .english),
    (english, "how many people are here", .english),
    (english + story, "ask me something else", .english),
    (english, "do you write to them for me", .english),
    (russian, "нормально всё, спроси что-нибудь ещё", .russian),
    (russian, "я не тимлид", .russian),
    (english, "I'm not a team lead", .english),
    (russian + рассказ, "что у тебя на карточке", .russian),
    (russian + рассказ, "зачем тебе это знать", .russian),
    (russian, "покажи что получилось", .russian),
  ])
  func whatIsSaidToMitkoIsNobodysWords(opening: [String], text: String, language: Language) async throws {
    let words = try await words(behind: opening, text, language)
    #expect(!words.contains { text.contains($0) }, "\(words)")
  }

  @Test(arguments: [
    (english + story, "what matters to me is a team that reviews code", Language.english),
    (english, "When I joined, there were no tests", .english),
    (russian + рассказ, "что важно: чтобы код смотрели до выкладки", .russian),
    (russian, "когда я пришла, тестов не было", .russian),
    (russian, "как разработчик отвечала за расчёты", .russian),
  ])
  func whatOpensLikeAQuestionAndTellsIsKept(opening: [String], text: String, language: Language) async throws
  {
    let words = try await words(behind: opening, text, language)
    #expect(words.contains(text), "\(words)")
  }
}
