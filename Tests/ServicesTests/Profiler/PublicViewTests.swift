import Domain
import Lexicon
import Localization
import Profiler
import TestSupport
import Testing

@Suite struct PublicViewTests {
  private func texts(of facet: PublicFacet) -> [String] {
    FacetSection.allCases.flatMap { facet[$0].words + facet[$0].facts.map(\.quote) }
  }

  @Test func nothingThatLeadsToTheOwnerStaysInWordsOrQuotes() throws {
    let view = PublicViewMaker().publicView(of: ProfileSamples.vera, language: .russian)
    let all = texts(of: try #require(view.facets[.seeker])).joined(separator: "\n")
    for identifying in ["Вер", "Соколов", "Орион", "example.org", "vera_demo", "4500"] {
      #expect(!all.contains(identifying), "\(identifying) in \(all)")
    }
    #expect(all.contains("Бэкендер, сеньор, на Go семь лет"))
    #expect(all.contains("веду сервис переводов"))
  }

  @Test func namesEmployersAndPayAreNotAmongTheFacts() throws {
    let facet = try #require(
      PublicViewMaker().publicView(of: ProfileSamples.vera, language: .russian).facets[.seeker])
    let kinds = Set(FacetSection.allCases.flatMap { facet[$0].facts.map(\.value.kind) })
    #expect(
      kinds == [
        .trade, .seniority, .years, .skill, .domain, .refusedSkill, .workMode, .place, .spokenLanguage,
      ])
  }

  @Test(arguments: [
    ("I make 55 thousand now", "I make [amount] now"),
    ("Раньше яндекс и вк, сейчас в сбере", "Раньше […] и […], сейчас в […]"),
    ("Boris writes the frontend", "[…] writes the frontend"),
    ("I work at stripe, ex-yandex, I'm at 12 Baker Street", "I work at […], ex-[…], I'm at [address]"),
    ("won't go below 7, bonus is ten", "won't go below [amount], bonus is [amount]"),
    (
      "Пилю платежи в тинёк, меньше 300 не рассматриваю", "Пилю платежи в […], меньше [сумма] не рассматриваю"
    ),
    ("Живу на ул. Ленина, 5, сейчас 250, хотел бы 300", "Живу на [адрес], сейчас [сумма], хотел бы [сумма]"),
    ("Nadja Feld, data engineer", "[…], data engineer"),
  ])
  func whatNoFactSaysIsMaskedAllTheSame(_ said: String, _ shown: String) throws {
    let words = Evidence(message: MessageID(high: 0, low: 1), quote: said)
    let profile = Profile(facets: [.seeker: Facet(offers: FacetPart(words: [words]))])
    let language: Language =
      said.utf8.allSatisfy { $0 < 0xC0 } || said.contains("I make") ? .english : .russian
    let facet = PublicViewMaker().publicView(of: profile, language: language).facets[.seeker]
    #expect(facet?.offers.words == [shown])
  }

  @Test func payIsShownWhereItsOwnerChoseTo() throws {
    var profile = ProfileSamples.vera
    profile.choices.showsPay = true
    let facet = try #require(PublicViewMaker().publicView(of: profile, language: .russian).facets[.seeker])
    #expect(facet.practical.facts.contains { $0.value.kind == .pay })
    #expect(facet.practical.words.contains("От 4500 долларов в месяц на руки"))
  }

  @Test(arguments: [
    ("I want a calm team and seventy dollars an hour", "I want a calm team and [amount]"),
    ("A small team and ninety grand", "A small team and [amount]"),
    ("Remote, or sixty euros an hour if contract", "Remote, or [amount] if contract"),
    ("Calm work, 45 net", "Calm work, [amount]"),
    ("Хочу интересный проект и двести пятьдесят на руки", "Хочу интересный проект и [сумма]"),
    ("A team of ten, twenty hours a week", "A team of ten, twenty hours a week"),
    ("We handle 40k orders a day", "We handle 40k orders a day"),
  ])
  func aSumIsHiddenInWhateverWordsItWasSaid(_ said: String, _ hidden: String) {
    #expect(shown(said) == hidden)
  }

  @Test(arguments: [
    (
      "Hmm, make it 90, I'd rather have a good team.", 90_000,
      "Hmm, make it [amount], I'd rather have a good team."
    ),
    (
      "и давайте не 300, а 320, если команда сильная", 320_000,
      "и давайте не [сумма], а [сумма], если команда сильная"
    ),
    ("Пусть будет 4800, договорились", 4_800, "Пусть будет [сумма], договорились"),
    ("Java 17, 90 people, 240 locks", 90_000, "Java 17, 90 people, 240 locks"),
    ("90 users a day, 24/7", 90, "90 users a day, 24/7"),
  ])
  func whatIsToldOfOnesPayAgainIsHiddenWithoutAWordOfMoney(_ said: String, _ pay: Int, _ hidden: String) {
    let fact = ProfileSamples.fact(
      .pay(Pay(least: pay, most: nil, currency: "EUR", period: .year, tax: .gross)), "as before")
    #expect(shown(said, facts: [fact]) == hidden)
    var choices = PublicChoices()
    choices.showsPay = true
    #expect(shown(said, facts: [fact], choices: choices) == said)
  }

  @Test func onlyAProviderMayShowTheEmployer() throws {
    var provider = ProfileSamples.arseny
    let hidden = try #require(
      PublicViewMaker().publicView(of: provider, language: .russian).facets[.provider])
    #expect(!texts(of: hidden).joined().contains("Паромщик"))
    provider.choices.showsEmployer = true
    let shown = try #require(PublicViewMaker().publicView(of: provider, language: .russian).facets[.provider])
    #expect(shown.offers.words.contains("В «Паромщике» нас шестеро"))
    #expect(shown.offers.facts.contains { $0.value == .employer("Паромщик") })
    var seeker = ProfileSamples.vera
    seeker.choices.showsEmployer = true
    let still = try #require(PublicViewMaker().publicView(of: seeker, language: .russian).facets[.seeker])
    #expect(!texts(of: still).joined().contains("Орион"))
  }

  @Test func hiddenWordsGoInEveryForm() throws {
    var profile = ProfileSamples.vera
    profile.choices.hiddenWords = ["перевод", "небольшая команда"]
    let facet = try #require(PublicViewMaker().publicView(of: profile, language: .russian).facets[.seeker])
    #expect(!facet.offers.words.joined().contains("перевод"))
    #expect(facet.wants.words == ["[…], где бэкенд сам отвечает за прод"])
  }

  /// The words of somebody who told no employer as such.
  private func shown(_ text: String, facts: [Fact] = [], choices: PublicChoices = PublicChoices()) -> String?
  {
    var profile = Profile(
      shared: facts, facets: [.provider: Facet(offers: FacetPart(words: [ProfileSamples.said(text)]))])
    profile.choices = choices
    return PublicViewMaker().publicView(of: profile, language: .english).facets[.provider]?.offers.words.first
  }

  @Test(arguments: [
    ("Payments, currently Brightwater, Go", "Payments, currently […], Go"),
    ("I came from Brightwater", "I came from […]"),
    ("five years at brightwater as a tester, work at acme", "five years at […] as a tester, work at […]"),
    ("делаю платежи в Ромашке", "делаю платежи в […]"),
    ("сейчас в Ромашке, пишу на Go", "сейчас в […], пишу на Go"),
    (
      "Brightwater Mutual, Senior Backend Engineer, Mar 2020 - Present",
      "[…], Senior Backend Engineer, Mar 2020 - Present"
    ),
    ("Яндекс, разработчик Go, 2015 — 2020", "[…], разработчик Go, 2015 — 2020"),
    ("Go dev at Stripe, previously Zalando and Elastic", "Go dev at […], previously […] and […]"),
    ("I moved Oracle to PostgreSQL, 2015 - 2020", "I moved Oracle to PostgreSQL, 2015 - 2020"),
  ])
  func whatLooksLikeAnEmployerIsHiddenThoughNobodySaidSo(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test func ofAnEmployerOfTwoWordsTheFirstAloneIsHiddenToo() {
    let employer = ProfileSamples.fact(.employer("Veerpont Software"), "Veerpont Software")
    let text = "Veerpont is what a river lock runs on: 240 locks, Go and Kafka"
    #expect(shown(text, facts: [employer]) == "[…] is what a river lock runs on: 240 locks, Go and Kafka")
    var choices = PublicChoices()
    choices.showsEmployer = true
    #expect(shown(text, facts: [employer], choices: choices) == text)
  }

  @Test func privateNotesNeverAppear() throws {
    let view = PublicViewMaker().publicView(of: ProfileSamples.vera, language: .russian)
    #expect(!texts(of: try #require(view.facets[.seeker])).joined().contains("Начальник"))
  }

  @Test func sharedFactsStandAmongTheTerms() throws {
    let facet = try #require(
      PublicViewMaker().publicView(of: ProfileSamples.vera, language: .russian).facets[.seeker])
    #expect(facet.practical.facts.contains { $0.value == .spokenLanguage(code: "en", level: "B2") })
    #expect(facet.practical.facts.contains { $0.value.kind == .place })
  }

  @Test func anAddressAnywhereInRandomWordsIsMasked() {
    let random = SeededRandom(seed: 11)
    let scraps = ["пишу на Go", "в команде", "senior", "и", "Kafka,", "mail", "—", "люблю", "тесты."]
    let secrets = [
      "ivan.petrov@example.com", "@petrov_demo", "https://example.org/petrov", "+7 900 000-00-12", "Петрову",
    ]
    for _ in 0..<200 {
      var words = (0..<8).map { _ in scraps[Int(random.bits() % UInt64(scraps.count))] }
      let secret = secrets[Int(random.bits() % UInt64(secrets.count))]
      words.insert(secret, at: Int(random.bits() % 9))
      let text = words.joined(separator: " ")
      let profile = Profile(
        shared: [ProfileSamples.fact(.name("Иван Петров"), "Иван Петров")],
        facets: [.seeker: Facet(offers: FacetPart(words: [ProfileSamples.said(text)]))])
      let view = PublicViewMaker().publicView(of: profile, language: .russian)
      #expect(view.facets[.seeker]?.offers.words.first?.contains(secret) == false, "\(text)")
    }
  }

  @Test(arguments: [
    ("go", FactValue.Kind.skill), ("сеньор", .seniority), ("Senior", .seniority), ("удалённо", .workMode),
  ])
  func whoHidesAWordHidesTheFactOfThatNameInEitherLanguage(word: String, kind: FactValue.Kind) throws {
    let maker = PublicViewMaker(names: FactNames(phrasebooks: .shipped))
    func kinds(_ profile: Profile) throws -> [FactValue] {
      let facet = try #require(maker.publicView(of: profile, language: .russian).facets[.seeker])
      return FacetSection.allCases.flatMap { facet[$0].facts.map(\.value) }.filter { $0.kind == kind }
    }
    var profile = ProfileSamples.vera
    let before = try kinds(profile)
    profile.choices.hiddenWords = [word]
    let after = try kinds(profile)
    #expect(after.count == before.count - 1)
    if word == "go" { #expect(before.contains(.skill("go")) && !after.contains(.skill("go"))) }
  }
}
