import BuiltInReasoning
import Domain
import Ports
import Testing

/// Messages that say several things at once: two roles, two vacancies, something taken back in the same breath.
@Suite struct MixedMessageTests {
  private func talk(_ language: Language, _ texts: [String]) async throws -> (Conversation, answer: String) {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    var answer = ""
    for text in texts { answer = try await talk.say(text) }
    return (talk, answer)
  }

  private func values(_ talk: Conversation, _ role: Role, _ section: FacetSection) -> [FactValue] {
    talk.known.facets[role]?[section].facts.map(\.value) ?? []
  }

  private func words(_ talk: Conversation) -> [String] {
    talk.known.roles.flatMap { role in
      FacetSection.allCases.flatMap { talk.known.facets[role]?[$0].words.map(\.quote) ?? [] }
    }
  }

  @Test(arguments: [
    (
      "I'm a Go dev open to work, and my startup also looks for a React engineer", Language.english
    ),
    ("Я Go-разработчик, открыт к предложениям, а ещё мой стартап ищет React-разработчика", .russian),
  ])
  func whatOnesStartupLooksForIsOfTheProvider(text: String, language: Language) async throws {
    let (talk, _) = try await talk(language, [text])
    #expect(Set(talk.known.roles) == [.seeker, .provider])
    #expect(values(talk, .seeker, .offers).contains(.skill("go")))
    #expect(!values(talk, .seeker, .offers).contains(.skill("react")))
    #expect(values(talk, .provider, .wants).contains(.skill("react")))
    #expect(!values(talk, .provider, .wants).contains(.skill("go")))
  }

  @Test(arguments: [
    ("Looking for work. Go developer, 4 years. No, 5. Remote", Language.english, FactValue.years(5)),
    ("Looking for work. Go developer, middle, no, senior. Remote", .english, .seniority(.senior)),
    ("Ищу работу. Go-разработчик, 4 года, нет, 5. Удалённо", .russian, .years(5)),
    ("Ищу работу. Go-разработчик, мидл, нет, сеньор. Удалённо", .russian, .seniority(.senior)),
  ])
  func whatIsSaidLastHolds(text: String, language: Language, expected: FactValue) async throws {
    let (talk, _) = try await talk(language, [text])
    #expect(values(talk, .seeker, .offers).filter { $0.kind == expected.kind } == [expected])
  }

  @Test(arguments: [
    ("Looking for work. Go developer, 4 years, remote", Language.english, "Warsaw. no, Krakow", "krakow"),
    ("Ищу работу. Go-разработчик, 4 года, удалённо", .russian, "Варшава. нет, Краков", "krakow"),
  ])
  func ofTwoPlacesTheLastHolds(first: String, language: Language, text: String, id: String) async throws {
    let (talk, _) = try await talk(language, [first, text])
    let places = talk.known.shared.compactMap { fact -> String? in
      if case .place(let place) = fact.value { place.id } else { nil }
    }
    #expect(places == [id])
  }

  @Test(arguments: [
    (
      "Looking for work. Go developer, 4 years, remote, from 4000 EUR. no, 4500", Language.english,
      Pay(least: 4500, most: nil, currency: "EUR", period: .month, tax: .unknown)
    ),
    (
      "Ищу работу. Go-разработчик, 4 года, удалённо. Хочу 4000 евро, нет, 4500 евро", .russian,
      Pay(least: 4500, most: nil, currency: "EUR", period: .month, tax: .unknown)
    ),
    (
      "Looking for work. Go developer in Berlin, 4 years. I'm on 48k EUR now and would like 55", .english,
      Pay(least: 55_000, most: nil, currency: "EUR", period: .year, tax: .unknown)
    ),
    (
      "Ищу работу. Go-разработчик, 4 года, удалённо. Сейчас 250, хотел бы 300", .russian,
      Pay(least: 300_000, most: nil, currency: "RUB", period: .month, tax: .unknown)
    ),
  ])
  func thePayIsTheOneHopedForLast(text: String, language: Language, pay: Pay) async throws {
    let (talk, _) = try await talk(language, [text])
    #expect(values(talk, .seeker, .practical).filter { $0.kind == .pay } == [.pay(pay)])
  }

  @Test(arguments: [
    (
      ["Looking for work. Go developer, 4 years, remote", "actually 7 years", "no, 4 was right"],
      Language.english
    ),
    (["Ищу работу. Go-разработчик, 4 года, удалённо", "вообще-то 7 лет", "нет, 4 было верно"], .russian),
  ])
  func aNumberThatWasRightComesBack(texts: [String], language: Language) async throws {
    let (talk, answer) = try await talk(language, texts)
    #expect(values(talk, .seeker, .offers).filter { $0.kind == .years } == [.years(4)])
    #expect(answer.contains("7"), "\(answer)")
  }

  @Test(arguments: [
    (
      ["Looking for work. Go developer in Warsaw, 4 years, remote", "Hmm, Warsaw. No, Krakow"],
      Language.english
    ),
    (["Ищу работу. Go-разработчик, 4 года, удалённо, живу в Варшаве", "Нет, в Кракове."], .russian),
  ])
  func aPlaceThatIsSetRightByANoIsNotAskedAbout(texts: [String], language: Language) async throws {
    let (talk, _) = try await talk(language, texts)
    let places = talk.known.shared.compactMap { fact -> String? in
      if case .place(let place) = fact.value { place.id } else { nil }
    }
    #expect(places == ["krakow"])
  }

  @Test(arguments: [
    ("Looking for work. Go developer, 4 years, fintech in Dublin", Language.english),
    ("Ищу работу. Go-разработчик, 4 года, финтех в Дублине", .russian),
  ])
  func aPlaceBehindAFieldOfWorkIsWhereSomebodyIs(text: String, language: Language) async throws {
    let (talk, _) = try await talk(language, [text])
    #expect(
      talk.known.shared.contains {
        if case .place(let place) = $0.value { place.country == "IE" } else { false }
      })
  }

  @Test(arguments: [
    (
      "We are hiring a Go developer, middle or above. Remote", Language.english,
      [Seniority.mid, .senior, .lead, .principal]
    ),
    ("Ищем Go-разработчика, мидл и выше. Удалённо", .russian, [.mid, .senior, .lead, .principal]),
    ("We are hiring a Go developer, senior, or a strong mid", .english, [.senior, .mid]),
  ])
  func levelsMayBeARange(text: String, language: Language, levels: [Seniority]) async throws {
    let (talk, _) = try await talk(language, [text])
    #expect(
      values(talk, .provider, .wants).filter { $0.kind == .seniority } == levels.map { .seniority($0) })
  }

  @Test(arguments: [
    ("We are hiring a senior Go developer, remote", Language.english, "a strong mid, or a senior"),
    ("Ищем сеньора Go-разработчика, удалённо", .russian, "сильный мидл или сеньор"),
  ])
  func aSetOfLevelsContradictsNothing(first: String, language: Language, text: String) async throws {
    let (talk, _) = try await talk(language, [first, text])
    let levels = values(talk, .provider, .wants).filter { $0.kind == .seniority }
    #expect(Set(levels) == [.seniority(.senior), .seniority(.mid)])
  }

  @Test(arguments: [
    ("Ищу работу. раньше писал на пхп, больше не хочу. Теперь Go, 4 года, удалённо", Language.russian),
    ("Looking for work. Used to write PHP, don't want it any more. Go, 4 years, remote", .english),
  ])
  func whatIsOverAndUnwantedIsRefused(text: String, language: Language) async throws {
    let (talk, _) = try await talk(language, [text])
    #expect(values(talk, .seeker, .wants).contains(.refusedSkill("php")))
    #expect(!values(talk, .seeker, .offers).contains(.skill("php")))
  }

  @Test(arguments: [
    (["Ищу работу. Go, 4 года, удалённо. Раньше писал на пхп", "больше не хочу"], Language.russian),
    (["Looking for work. Go, 4 years, remote. Used to write PHP", "don't want it any more"], .english),
  ])
  func aRefusalThatNamesNothingIsNoWish(texts: [String], language: Language) async throws {
    let (talk, _) = try await talk(language, texts)
    #expect(!words(talk).contains { $0.contains(texts[1]) }, "\(words(talk))")
  }

  @Test(arguments: [
    ("Ищу работу. Go-разработчик, 4 года, удалённо", Language.russian, "нужен спокойный человек в тимлиды"),
    ("Ищу работу. Go-разработчик, 4 года, удалённо", .russian, "хочу тимлида, у которого можно учиться"),
    ("Looking for work. Go developer, 4 years, remote", .english, "I need a calm person as my lead"),
  ])
  func aWishAboutPeopleMakesNoProvider(first: String, language: Language, wish: String) async throws {
    let (talk, _) = try await talk(language, [first, wish])
    #expect(talk.known.roles == [.seeker])
    #expect(!values(talk, .seeker, .offers).contains { $0.kind == .seniority })
  }

  @Test(arguments: [
    (
      "Senior Go Engineer\nRequirements:\n- Go\n- Kafka\nSalary: up to 6000 EUR\n\nJunior React Developer\nRequirements:\n- React\nSalary: up to 2500 EUR",
      Language.english, "more than one vacancy"
    ),
    (
      "Вакансия: Senior Go-разработчик\nТребования:\n- Go\n- Kafka\nЗарплата: до 6000 EUR\n\nВакансия: Junior React-разработчик\nТребования:\n- React\nЗарплата: до 2500 EUR",
      .russian, "не одна вакансия"
    ),
  ])
  func ofSeveralVacanciesTheFirstIsTaken(text: String, language: Language, told: String) async throws {
    let (talk, answer) = try await talk(language, [text])
    let wants = values(talk, .provider, .wants)
    #expect(wants.contains(.skill("kafka")))
    #expect(!wants.contains(.skill("react")))
    #expect(wants.filter { $0.kind == .seniority } == [.seniority(.senior)])
    #expect(answer.contains(told), "\(answer)")
  }
}
