import Domain
import Localization
import Profiler
import TestSupport
import Testing

@Suite struct CardTests {
  private let maker = ProfileCardMaker(phrasebooks: .shipped)

  @Test func theOwnersCardSaysEverythingInItsReadersLanguage() {
    let card = maker.card(of: ProfileSamples.vera, language: .russian)
    #expect(
      card.sections.map(\.title) == [
        "Что у тебя есть", "Что ищешь", "Условия", "О тебе", "Между нами: этого никто не прочтёт",
      ])
    #expect(
      card.sections[0].lines.map { "\($0.label): \($0.value)" } == [
        "Профессия: бэкенд", "Уровень: сеньор", "Опыт: 7 лет", "Навыки: Go, PostgreSQL",
      ])
    #expect(card.sections[0].lines[3].quotes == ["на Go", "постгря на 4 ТБ"])
    #expect(card.sections[2].lines.map(\.value) == ["удалённо", "от 4\u{A0}500\u{A0}$ в месяц, на руки"])
    #expect(
      card.sections[3].lines.map(\.value) == ["Вера Соколова", "Орион Банк", "Тбилиси", "английский (B2)"])
  }

  @Test func theSameCardReadsInEnglishWithTheOwnersWordsAsTheyAre() {
    let card = maker.card(of: ProfileSamples.vera, language: .english)
    #expect(card.sections[0].lines.map(\.value) == ["backend", "senior", "7 years", "Go, PostgreSQL"])
    #expect(
      card.sections[1].lines.map { "\($0.label): \($0.value)" } == [
        "Not wanted: Java", "Field wanted: платежи",
      ])
    #expect(card.sections[1].words == ["“Небольшую команду, где бэкенд сам отвечает за прод”"])
  }

  @Test(arguments: [(Language.english, "Nice to have: k6"), (.russian, "Желательно: k6")])
  func whatIsNiceToHaveHasALineOfItsOwnOnBothCards(language: Language, line: String) throws {
    let wish = ProfileSamples.fact(.welcomeSkill("k6"), "if they have seen k6")
    let must = ProfileSamples.fact(.skill("playwright"), "Playwright")
    let profile = Profile(facets: [.provider: Facet(wants: FacetPart(facts: [must, wish]))])
    #expect(
      maker.card(of: profile, language: language).sections[0].lines.map { "\($0.label): \($0.value)" }.last
        == line)
    let view = PublicViewMaker().publicView(of: profile, language: language)
    let shown = maker.card(of: try #require(view.facets[.provider]), role: .provider, language: language)
    #expect(shown.sections[0].lines.map { "\($0.label): \($0.value)" }.last == line)
    #expect(shown.sections[0].lines.last?.quotes == ["if they have seen k6"])
  }

  @Test func theStoredCardEndsWithWhatOthersWillSee() {
    let view = PublicViewMaker().publicView(of: ProfileSamples.vera, language: .russian)
    let version = ProfileVersion(
      id: ProfileVersionID(high: 1, low: 1), user: UserID(high: 1, low: 2), number: 1,
      profile: ProfileSamples.vera,
      publicView: view, createdAt: Timestamp(seconds: 0))
    let text = maker.card(of: version, language: .english)
    let parts = text.components(of: "What others will see")
    #expect(parts.count == 2)
    #expect(parts[0].contains("Вера Соколова"))
    #expect(!parts[1].contains("Соколов"))
    #expect(!parts[1].contains("4,500"))
    #expect(text.hasSuffix("Pay stays between us: it is compared and not shown."))
  }

  @Test func aPublicTextHoldsNoEmptySection() {
    let facet = PublicFacet(
      offers: PublicPart(words: ["One line."], facts: []), wants: PublicPart(), practical: PublicPart())
    #expect(maker.publicText(of: facet, role: .provider, language: .english) == "The team\n  “One line.”")
  }

  static let names: [(FactValue, String, String)] = [
    (.years(0.5), "half a year", "полгода"), (.years(1), "1 year", "1 год"), (.years(3), "3 years", "3 года"),
    (.years(1.5), "a year and a half", "полтора года"),
    (.years(2.5), "2 and a half years", "2 с половиной года"),
    (.years(0.25), "3 months", "3 месяца"), (.availability(.now), "right away", "сразу"),
    (.availability(.weeks(2)), "in 2 weeks", "через 2 недели"),
    (.availability(.weeks(4)), "in about a month", "примерно через месяц"),
    (.workMode(.hybrid), "hybrid", "гибрид"),
    (.employment(.partTime), "part time", "неполный день"),
    (.skill("postgresql"), "PostgreSQL", "PostgreSQL"),
    (.trade("qa"), "QA", "тестирование"), (.relocation(false), "no move", "без переезда"),
    (
      .pay(Pay(least: 4000, most: 5000, currency: "EUR", period: .month, tax: .gross)),
      "€4,000 to €5,000 a month, gross", "4\u{A0}000\u{A0}€ – 5\u{A0}000\u{A0}€ в месяц, до налогов"
    ),
    (
      .pay(Pay(least: nil, most: 90, currency: "USD", period: .hour, tax: .unknown)), "up to $90 an hour",
      "до 90\u{A0}$ в час"
    ),
    (.place(Place(id: "country:de", country: "DE", timeZone: nil)), "Germany", "Германия"),
    (.spokenLanguage(code: "ru", level: "native"), "Russian (native)", "русский (родной)"),
    (.skill("no-such-skill"), "no-such-skill", "no-such-skill"),
  ]

  @Test(arguments: names)
  func factsReadNaturallyInBothLanguages(value: FactValue, english: String, russian: String) {
    let names = FactNames(phrasebooks: .shipped)
    #expect(names.name(of: value, language: .english) == english)
    #expect(names.name(of: value, language: .russian) == russian)
  }
}

extension String {
  /// The text before and behind `separator`.
  fileprivate func components(of separator: String) -> [String] {
    guard let range = firstRange(of: separator) else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }
}
