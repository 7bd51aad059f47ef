import Domain
import Testing

@testable import BuiltInReasoning

@Suite struct BuiltInJudgeTests {
  @Test func peopleOfOneCraftAndLevelShouldMeet() throws {
    let verdict = try SamplePair().verdict
    #expect(verdict.decision == .qualified)
    #expect(
      verdict.rationale
        == "Qualified: the trade is the same (backend); demanded skills there: 3 of 3 (Go, PostgreSQL, Kafka); "
        + "the level fits (senior); fitting: place and working language. Not known: pay and form of employment."
    )
    #expect(verdict.quotes.contains(Verdict.Quote(side: .provider, text: "Go")))
  }

  @Test func whatIsOnlyNiceToHaveSpeaksForWhoHasItAndAgainstNobody() throws {
    var pair = SamplePair()
    let plain = try pair.verdict
    pair.providerWants += " Kubernetes would be a plus."
    let missing = try pair.verdict
    #expect(missing.decision == .qualified)
    #expect(missing.rationale == plain.rationale)
    pair.seekerOffers += " Kubernetes every day."
    let present = try pair.verdict
    #expect(present.decision == .qualified)
    #expect(present.rationale.contains("nice to have, and there: Kubernetes"))
    #expect(
      present.quotes.contains { $0.side == .provider && $0.text.contains("Kubernetes would be a plus") })
    #expect(present.quotes.contains { $0.side == .seeker && $0.text.contains("Kubernetes") })
  }

  /// What the seeker offers and the provider wants.
  static let asks: [(offers: String, wants: String, decision: Verdict.Decision)] = [
    // The craft asked for first has to be there.
    (
      "Java developer, six years. Spring, PostgreSQL, Kafka.", "Backend engineer: Go, PostgreSQL, Kafka.",
      .disqualified
    ),
    // Either of two does.
    (
      "Backend developer, six years. Kotlin and PostgreSQL.", "Backend engineer: Java or Kotlin, PostgreSQL.",
      .qualified
    ),
    // Any of three languages does, of whatever families.
    (
      "QA engineer, four years. Test automation, Selenium, Python.",
      "A QA engineer with test automation in TypeScript, Java or Python, Playwright or Selenium.", .qualified
    ),
    // Of two pairs of language and tool either does, in either language, and half of one and nothing is too little.
    (
      "QA engineer, four years. Java with JUnit.", "A QA engineer: Python with pytest or Java with JUnit.",
      .qualified
    ),
    (
      "QA engineer, four years. Python and pytest.", "A QA engineer: Python with pytest or Java with JUnit.",
      .qualified
    ),
    (
      "QA engineer, four years. TypeScript and Playwright.",
      "A QA engineer: Python with pytest or Java with JUnit.",
      .disqualified
    ),
    (
      "QA-инженер, четыре года. Java, JUnit.", "QA-инженер: Python с pytest или Java с JUnit.", .qualified
    ),
    // In "Go with PostgreSQL or MySQL" only the databases stand for each other.
    (
      "Backend developer, six years. MySQL and PHP.", "Backend developer: Go with PostgreSQL or MySQL.",
      .disqualified
    ),
    (
      "Backend developer, six years. Go and MySQL.", "Backend developer: Go with PostgreSQL or MySQL.",
      .qualified
    ),
    // Anything of the sort does.
    (
      "Data engineer, four years. Python, dbt, Snowflake.",
      "A data engineer: Python, dbt, BigQuery or any other warehouse.", .qualified
    ),
    // What is only welcome fails nobody.
    (
      "Frontend developer, five years. React, TypeScript.",
      "Frontend developer: React, TypeScript. GraphQL is a plus.",
      .qualified
    ),
    // JavaScript is not Java.
    (
      "Backend developer, five years. JavaScript, Node.js.", "Java developer, five years: Java, Spring.",
      .disqualified
    ),
    // One word of many is too little.
    (
      "Backend developer, five years. Go.", "Backend developer: Go, PostgreSQL, Kafka, Kubernetes, Redis.",
      .disqualified
    ),
  ]

  @Test(arguments: asks)
  func theSkillsAskedForDecide(_ offers: String, _ wants: String, _ decision: Verdict.Decision) throws {
    let verdict = try SamplePair(seekerOffers: offers, providerWants: wants).verdict
    #expect(verdict.decision == decision, "\(verdict.rationale)")
  }

  @Test func theLevelNextToTheOneAskedForPassesAndTwoLevelsDoNot() throws {
    let mid = try SamplePair(seekerOffers: "Backend developer, middle, three years. Go, PostgreSQL, Kafka.")
      .verdict
    #expect(mid.decision == .qualified)
    #expect(mid.rationale.contains("the level is next to the one asked for"))
    let junior = try SamplePair(seekerOffers: "Backend developer, junior, one year. Go, PostgreSQL, Kafka.")
      .verdict
    #expect(junior.decision == .disqualified)
    #expect(junior.rationale.contains("the level asked for is senior, the one shown is junior"))
  }

  @Test func aTitleCountsNoFurtherThanTheYearsCarryIt() throws {
    let offers = "Senior backend developer with half a year of experience. Go, PostgreSQL, Kafka."
    let verdict = try SamplePair(
      seekerOffers: offers, providerWants: "A tech lead, backend: Go, PostgreSQL, Kafka."
    ).verdict
    #expect(verdict.decision == .disqualified, "\(verdict.rationale)")
  }

  /// Where the provider admits remote work, where the seeker lives, and whether they fit.
  static let reaches: [(practical: String, home: String, decision: Verdict.Decision)] = [
    // Hours are no place to live in.
    ("Remote between Lisbon and Yerevan time. English.", "Tbilisi, remote. English.", .qualified),
    ("Remote within UTC±2 of Berlin. English.", "Cairo, remote. English.", .qualified),
    ("Remote in European time zones. English.", "Tbilisi, remote. English.", .qualified),
    ("Удалённо, от Лиссабона до Еревана по времени. English.", "Tbilisi, remote. English.", .qualified),
    ("Удалённо, ±2 часа от Берлина. English.", "Tbilisi, remote. English.", .qualified),
    ("Remote in the UK. English.", "Leeds, remote. English.", .qualified),
    ("Remote in the UK. English.", "Tbilisi, remote. English.", .disqualified),
    ("Remote within Germany. English.", "Lisbon, remote. English.", .disqualified),
    ("Anywhere in the EU, fully remote. English.", "Lisbon, remote. English.", .qualified),
    ("Anywhere in the EU, fully remote. English.", "Tbilisi, remote. English.", .disqualified),
    ("Remote, EU residents only. English.", "Lisbon, remote. English.", .qualified),
    ("Remote, EU residents only. English.", "Tbilisi, remote. English.", .disqualified),
    ("Удалённо, но только из стран ЕС. English.", "Tbilisi, remote. English.", .disqualified),
    ("Remote, from anywhere. English.", "Tbilisi, remote. English.", .qualified),
    ("Fully remote. English.", "Tbilisi, remote. English.", .qualified),
  ]

  @Test(arguments: reaches)
  func remoteWorkReachesAsFarAsItsConditionsSay(
    _ practical: String, _ home: String, _ decision: Verdict.Decision
  ) throws {
    let verdict = try SamplePair(seekerPractical: home, providerPractical: practical).verdict
    #expect(verdict.decision == decision, "\(verdict.rationale)")
  }

  @Test func whatTheWorkIsMadeOfMustNotBeRefused() throws {
    let refused = SamplePair(
      seekerOffers: "Backend developer, six years, senior. Go and Java, PostgreSQL, Kafka.",
      seekerWants: "Go. No Java please.",
      providerWants: "A senior backend engineer: Java, PostgreSQL, Kafka.")
    let verdict = try refused.verdict
    #expect(verdict.decision == .disqualified)
    #expect(verdict.rationale.contains("the seeker rules out Java"))
    #expect(verdict.quotes.contains { $0.side == .seeker && $0.text.contains("No Java") })
  }

  @Test func aHopeForSomethingNewTurnsNothingDown() throws {
    let hope = try SamplePair(seekerWants: "Would be happy to write Rust one day.").verdict
    #expect(hope.decision == .qualified, "\(hope.rationale)")
  }

  @Test func whoWantsToStayWithTheirCraftIsNotSentToAnother() throws {
    let pair = SamplePair(
      seekerOffers: "Frontend developer, six years, senior. Vue and React, TypeScript.",
      seekerWants: "Vue, gladly.",
      providerOffers: "React and TypeScript.",
      providerWants: "A senior frontend developer: React, TypeScript.")
    let verdict = try pair.verdict
    #expect(verdict.decision == .disqualified)
    #expect(verdict.rationale.contains("the seeker wants to work in Vue, which is not there"))
  }

  @Test func whatWasOnlyStudiedIsNotThere() throws {
    let verdict = try SamplePair(
      seekerOffers:
        "Backend developer, six years. Java, Spring. Go at university, I haven't touched it since.",
      providerWants: "A backend engineer: Go."
    ).verdict
    #expect(verdict.decision == .disqualified, "\(verdict.rationale)")
  }

  @Test func whereLittleIsKnownNobodyIsBothered() throws {
    let verdict = try SamplePair(
      seekerOffers: "I do this and that.", providerOffers: "We do things.", providerWants: "Somebody good."
    ).verdict
    #expect(verdict.decision == .disqualified)
    #expect(verdict.rationale.hasPrefix("Disqualified: too little is known of trade and skills."))
    #expect(verdict.quotes == [])
  }

  @Test func partsOfOneTradeAreToldApart() throws {
    let verdict = try SamplePair(
      seekerOffers: "Manual tester, four years: exploratory testing of mobile apps.",
      providerWants: "Test automation engineer, three years."
    ).verdict
    #expect(verdict.decision == .disqualified)
    #expect(verdict.rationale.contains("test automation is asked for, manual testing is there"))
  }

  @Test func aPartOfATradeSaysWhichTradeATitleMeans() throws {
    let verdict = try SamplePair(
      providerLanguage: "ru",
      seekerOffers: "Product analyst, three years. SQL, Python, A/B tests.",
      providerWants: "Аналитик продукта, от двух лет: SQL, Python, A/B-тесты."
    ).verdict
    #expect(verdict.decision == .qualified, "\(verdict.rationale)")
  }

  @Test func aWordOfAFieldNamesNoTradeWhereTheSkillsAreOfAnother() throws {
    let pair = SamplePair(
      seekerOffers: "Frontend developer, four years, middle. React, TypeScript.",
      providerOffers: "A garden planner. React and TypeScript.",
      providerWants: "Mid-level React developer, three years plus, TypeScript. You test what you write.")
    let verdict = try pair.verdict
    #expect(verdict.decision == .qualified, "\(verdict.rationale)")
  }

  @Test func whoAsksForASkillDoesNotRuleItOutInAnAside() throws {
    let pair = SamplePair(
      seekerLanguage: "ru", providerLanguage: "ru",
      seekerOffers: "Фронтенд, семь лет, сеньор. Vue 3, TypeScript.", seekerWants: "Vue.",
      seekerPractical: "Ереван, удалённо. Русский.",
      providerOffers: "Витрина страховок на Vue 3.",
      providerWants:
        "Фронтендера на Vue 3, сеньор, TypeScript. Если писал на React, а не на Vue, то не к нам.",
      providerPractical: "Удалённо. Русский.")
    let verdict = try pair.verdict
    #expect(verdict.decision == .qualified, "\(verdict.rationale)")
  }

  /// What the provider wants, the seeker's craft, and whether they fit.
  static let openings: [(wants: String, offers: String, decision: Verdict.Decision)] = [
    (
      "Frontend developer with Vue, three years. If you come from React, that works as well.",
      "Frontend developer, four years. React, TypeScript.", .qualified
    ),
    ("Frontend developer with Vue, three years.", "Frontend developer, four years. React.", .disqualified),
    (
      "Фронтенд-разработчик на Vue, от трёх лет. React тоже подойдёт.",
      "Frontend developer, four years. React, TypeScript.", .qualified
    ),
    (
      "Frontend developer with Vue, three years. WebGL would be a present, not a condition.",
      "Frontend developer, four years. Vue.", .qualified
    ),
  ]

  @Test(arguments: openings)
  func anotherCraftIsAsGoodWhereTheWordsSaySo(
    _ wants: String, _ offers: String, _ decision: Verdict.Decision
  ) throws {
    let verdict = try SamplePair(
      seekerOffers: offers, providerOffers: "A web shop.", providerWants: wants
    ).verdict
    #expect(verdict.decision == decision, "\(verdict.rationale)")
  }

  @Test func anOpenWishIsNoReasonToStayApart() throws {
    let pair = SamplePair(
      seekerOffers: "Mobile developer, six years, senior. Flutter, Swift and SwiftUI on iOS.",
      seekerWants: "Flutter or native, I am at home in both.",
      providerOffers: "An app for hikers, Swift with SwiftUI.",
      providerWants: "A senior iOS developer: Swift, SwiftUI.")
    let verdict = try pair.verdict
    #expect(verdict.decision == .qualified)
    #expect(
      verdict.rationale.contains("Against: the seeker wants to work in Flutter, which is not there."),
      "\(verdict.rationale)")
  }

  /// Of the level asked for: «мидл или выше» leaves the top open, "nobody to teach juniors" shuts the bottom.
  @Test func levelsAreReadWithWhatTheWordsMakeOfThem() throws {
    func rationale(_ level: String) throws -> String {
      try SamplePair(
        seekerOffers: "Backend developer, \(level). Go, PostgreSQL, Kafka.",
        providerWants: "A Go developer, middle or above: PostgreSQL, Kafka. Juniors we can't take this year."
      ).verdict.rationale
    }
    #expect(try rationale("senior, eight years").contains("the level fits (senior)"))
    #expect(try rationale("junior, one year").contains("the level is next to the one asked for"))
    #expect(
      try rationale("a trainee, four months").hasPrefix(
        "Disqualified: the level asked for is mid-level or senior"))
  }

  @Test func aTeamWithoutAgenciesIsNoAgency() throws {
    let pair = SamplePair(
      providerLanguage: "ru", seekerWants: "No agencies, please.",
      providerWants: "A senior backend engineer: Go, PostgreSQL. Агентств и лендингов нет.")
    let verdict = try pair.verdict
    #expect(verdict.decision == .qualified, "\(verdict.rationale)")
  }

  @Test func aRationaleIsInTheLanguageOfTheOperators() throws {
    let judge = JudgeFixtures.judge(in: .russian)
    let fit = SamplePair()
    #expect(
      judge.verdict(seeker: try fit.seeker, provider: try fit.provider).rationale
        == "Подходит: специальность та же (бэкенд); нужные навыки: есть 3 из 3 (Go, PostgreSQL, Kafka); уровень "
        + "подходит (сеньор); сходится: место и рабочий язык. Неизвестно: деньги и форма занятости.")
    let far = SamplePair(
      seekerOffers: "Backend developer, junior, one year. Go, PostgreSQL.",
      seekerPractical: "Leeds, remote. English.",
      providerPractical: "Berlin, office. German.")
    #expect(
      judge.verdict(seeker: try far.seeker, provider: try far.provider).rationale
        == "Не подходит: ищут другой уровень (сеньор), а здесь джуниор; место не сходится (у кандидата: удалённо, Лидс; "
        + "у команды: офис, Берлин); нет общего рабочего языка (у кандидата: английский; у команды: немецкий). За: "
        + "специальность та же (бэкенд); нужные навыки: есть 2 из 3 (Go, PostgreSQL).")
  }
}
