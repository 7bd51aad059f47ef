import BuiltInReasoning
import Domain
import Ports
import Testing

/// Messages as people type them: several things at once, afterthoughts, corrections.
@Suite struct LooseTalkTests {
  private func talk(_ said: [String], _ language: Language = .english) async throws -> Conversation {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    for text in said { try await talk.say(text) }
    return talk
  }

  private func words(_ talk: Conversation, _ role: Role, _ section: FacetSection) -> [String] {
    talk.profile?.facets[role]?[section].words.map(\.quote) ?? []
  }

  @Test func whatSomebodyWillNotHaveIsAWishThoughItStandsAmongTheTerms() async throws {
    let talk = try await talk([
      "looking for work, devops, 7 yrs, k8s, terraform",
      "remote pls or hybrid in krakow, no gambling no crypto",
    ])
    #expect(words(talk, .seeker, .wants).contains { $0.contains("no gambling no crypto") })
  }

  @Test(arguments: [
    ("no juniors please", Language.english, "We need a product designer, mid or senior, Figma"),
    ("джунов не рассматриваем", .russian, "Ищем мобильного разработчика (Flutter), мидл"),
  ])
  func whomATeamDoesNotWantIsKeptInItsWords(text: String, language: Language, opening: String) async throws {
    let isRussian = language == .russian
    let talk = try await talk(
      [
        opening,
        isRussian ? "делаем приложение для ветклиник, нас девять" : "we make an app for dog walkers, 6 of us",
        isRussian ? "удалённо, Казань" : "hybrid, Valencia", text,
      ], language)
    #expect(words(talk, .provider, .wants).contains(text))
  }

  @Test func whoManagesATeamAndHiresToldBoth() async throws {
    let talk = try await talk([
      "I manage a QA team at a bank and I want to hire one automation engineer",
      "Java, Selenium or Playwright, 3+ years", "office in Warsaw, 18-22k PLN gross",
    ])
    #expect(words(talk, .provider, .offers).contains("I manage a QA team at a bank"))
    #expect(talk.profile?.facets[.provider]?.wants.facts.map(\.value).contains(.trade("qa")) == true)
    #expect(talk.profile?.defects == [])
  }

  @Test(arguments: [
    ("и докер с кубером добавь", Language.russian), ("зарплату поставь от 5000 долларов", .russian),
    ("actually 8 years not 7", .english), ("correction: 5k EUR minimum", .english),
  ])
  func anAfterthoughtChangesFactsAndIsNoLineOfTheCard(text: String, language: Language) async throws {
    let isRussian = language == .russian
    let talk = try await talk(
      [
        isRussian
          ? "ищу работу: бэкендер на Go, 7 лет, удалённо из Тбилиси"
          : "looking for work: Go developer, 7 years, remote from Berlin",
        isRussian ? "продуктовую команду, от 4000 долларов" : "a product team, from 4k EUR",
      ], language)
    let before = talk.profile
    try await talk.say(text)
    #expect(talk.profile != before)
    for section in FacetSection.allCases { #expect(!words(talk, .seeker, section).contains(text)) }
  }

  @Test func anAmountIsInTheMoneyOfTheCountryWhereSomebodyIsKnownToBe() async throws {
    let talk = try await talk([
      "We need a designer, Figma, senior", "we make an app, 6 of us", "hybrid, Valencia",
    ])
    try await talk.say("38-45k gross per year")
    #expect(
      talk.profile?.facets[.provider]?.practical.facts.map(\.value).contains(
        .pay(Pay(least: 38_000, most: 45_000, currency: "EUR", period: .year, tax: .gross))) == true)
  }

  @Test func oneThingIsNotSaidTwiceAsATradeAndASkill() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    let answer = try await talk.say("I'm looking for a job. ML engineer, 5 years, PyTorch, SQL")
    #expect(!answer.contains("Machine learning, machine learning"))
  }
}
