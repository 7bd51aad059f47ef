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

  /// People answer what they have in mind, whatever was asked: here the question is of what they have made.
  @Test(arguments: [
    (Language.english, "in a month", FactValue.availability(.weeks(4))),
    (.english, "English C1, Portuguese", .spokenLanguage(code: "en", level: "C1")),
    (.russian, "через две недели", .availability(.weeks(2))),
    (.russian, "только русский", .spokenLanguage(code: "ru", level: nil)),
  ])
  func aFewWordsThatAnswerAnotherQuestionAreTaken(_ language: Language, _ said: String, _ fact: FactValue)
    async throws
  {
    let isRussian = language == .russian
    let talk = try await talk(
      [
        isRussian
          ? "ищу работу, девопс, k8s, helm, Самара" : "looking for work, backend, Go and Kafka, Lisbon", said,
      ],
      language)
    #expect(talk.known.allFacts.contains { $0.value == fact })
  }

  @Test(arguments: ["That's all", "all", "8", "whatever"])
  func aFewWordsThatMayMeanAnythingAreNotTakenForAnother(_ said: String) async throws {
    let opening = "looking for work, backend, Go and Kafka, Lisbon"
    let (talk, before) = (try await talk([opening, said]), try await talk([opening]))
    #expect(talk.known.allFacts.map(\.value) == before.known.allFacts.map(\.value))
  }

  @Test func anAgeBehindANameIsNoExperienceAndACityBehindATradeIsAPlace() async throws {
    let ivan = try await talk(["Иван, 35 лет, джавист из Твери, ищу работу"], .russian)
    let facts = ivan.known.allFacts.map(\.value)
    #expect(facts.contains(.name("Иван")))
    #expect(!facts.contains { $0.kind == .years })
    #expect(facts.contains { if case .place(let place) = $0 { place.id == "tver" } else { false } })
    let marta = try await talk(["Marta, iOS dev from Porto, looking for work", "I know no Angular"])
    let known = marta.known.allFacts.map(\.value)
    #expect(known.contains { if case .place(let place) = $0 { place.id == "porto" } else { false } })
    #expect(!known.contains { $0.kind == .refusedSkill })
  }

  @Test(arguments: [
    ("office is hell, remote only", Language.english), ("удалёнка. офис — это смерть", .russian),
    ("офис — смерть, только удалёнка", .russian),
  ])
  func aCurseIsARefusal(_ said: String, _ language: Language) async throws {
    let isRussian = language == .russian
    let talk = try await talk(
      [isRussian ? "ищу работу, девопс, k8s" : "looking for work, devops, k8s", said], language)
    #expect(talk.known.allFacts.map(\.value).filter { $0.kind == .workMode } == [.workMode(.remote)])
  }

  @Test func daysInTheOfficeAreNoNotice() async throws {
    let talk = try await talk([
      "We need a mid level node dev, remote or hybrid in Warsaw", "actually make it 3 days in the office",
    ])
    #expect(!talk.known.allFacts.contains { $0.value.kind == .availability })
  }

  @Test func aYearBehindAMonthIsNoPay() async throws {
    let talk = try await talk([
      "looking for work, sre, Go", "Senior SRE, Halcyon Pay (fintech), Bristol — Jan 2021 – present",
    ])
    #expect(!talk.known.allFacts.contains { $0.value.kind == .pay })
  }

  @Test func whoAsksWhetherAPersonSitsThereLooksForNobody() async throws {
    let talk = try await talk(["А вы робот? Или там человек сидит?"], .russian)
    #expect(talk.known.roles == [])
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
