import Domain
import Testing

@Suite struct PlaceRuleTests {
  static let berlin = Place(id: "berlin", country: "DE", timeZone: "Europe/Berlin")
  static let munich = Place(id: "munich", country: "DE", timeZone: "Europe/Berlin")
  static let tbilisi = Place(id: "tbilisi", country: "GE", timeZone: "Asia/Tbilisi")
  static let germany = Place(id: "country:de", country: "DE", timeZone: nil)

  struct Case: Sendable {
    let seeker: Set<WorkMode>
    var home: Place?
    var relocates: Bool?
    let provider: Set<WorkMode>
    var office: Place?
    let outcome: RuleOutcome
  }

  @Test(arguments: [
    // Nobody said: unknown never excludes.
    Case(seeker: [], provider: [.office], office: berlin, outcome: .unknown),
    Case(seeker: [.remote], provider: [], outcome: .unknown),
    // Remote on both sides, wherever they are.
    Case(seeker: [.remote], home: tbilisi, provider: [.remote, .office], office: berlin, outcome: .passed),
    Case(seeker: [.remote, .office], provider: [.remote], outcome: .passed),
    // No way of working in common.
    Case(seeker: [.remote], home: berlin, provider: [.office], office: berlin, outcome: .failed),
    Case(
      seeker: [.remote], home: berlin, relocates: false, provider: [.hybrid], office: berlin, outcome: .failed
    ),
    Case(seeker: [.office], home: berlin, provider: [.remote], office: berlin, outcome: .failed),
    // "Remote, or I would move"; and who works at home on some days may do so on all.
    Case(
      seeker: [.remote], home: tbilisi, relocates: true, provider: [.hybrid], office: berlin, outcome: .passed
    ),
    Case(seeker: [.hybrid], home: berlin, provider: [.remote], outcome: .unknown),
    // On site: the same city, or a move.
    Case(seeker: [.office], home: berlin, provider: [.hybrid], office: berlin, outcome: .passed),
    Case(
      seeker: [.office], home: berlin, relocates: false, provider: [.office], office: berlin, outcome: .passed
    ),
    Case(
      seeker: [.office], home: berlin, relocates: false, provider: [.office], office: munich, outcome: .failed
    ),
    Case(
      seeker: [.office], home: tbilisi, relocates: true, provider: [.office], office: munich, outcome: .passed
    ),
    Case(seeker: [.hybrid], relocates: true, provider: [.office], outcome: .passed),
    // Whether they would move, or where, is not known.
    Case(seeker: [.office], home: berlin, provider: [.office], office: munich, outcome: .unknown),
    Case(seeker: [.office], home: berlin, relocates: false, provider: [.office], outcome: .unknown),
    Case(seeker: [.office], relocates: false, provider: [.office], office: berlin, outcome: .unknown),
    // Of a country alone no city is known.
    Case(
      seeker: [.office], home: germany, relocates: false, provider: [.office], office: berlin,
      outcome: .unknown),
    Case(
      seeker: [.office], home: germany, relocates: false, provider: [.office], office: germany,
      outcome: .unknown),
    Case(
      seeker: [.office], home: germany, relocates: false, provider: [.office], office: tbilisi,
      outcome: .failed),
  ])
  func wherePeopleWork(example: Case) {
    var seeker = MatchFacts()
    seeker.modes = example.seeker
    seeker.place = example.home
    seeker.relocates = example.relocates
    var provider = MatchFacts()
    provider.modes = example.provider
    provider.place = example.office
    let constraints = HardConstraints(payScale: PayScale(euros: [:]))
    #expect(constraints.outcome(of: .place, seeker: seeker, provider: provider) == example.outcome)
    #expect(constraints.allow(seeker: seeker, provider: provider) == (example.outcome != .failed))
  }
}

@Suite struct PayRuleTests {
  static let scale = PayScale(euros: ["EUR": 1, "USD": 0.9, "GEL": 0.33])

  private static func pay(
    _ least: Int?, _ most: Int?, _ currency: String = "EUR", _ period: Pay.Period = .month,
    _ tax: Pay.Tax = .unknown
  ) -> Pay {
    Pay(least: least, most: most, currency: currency, period: period, tax: tax)
  }

  @Test(arguments: [
    (pay(4_000, nil), pay(nil, 4_000), RuleOutcome.passed),
    (pay(4_000, nil), pay(3_000, 3_999), .passed),
    // 2 % is rounding, more is not.
    (pay(4_080, nil), pay(nil, 4_000), .passed),
    (pay(4_081, nil), pay(nil, 4_000), .failed),
    // Somebody who names no floor, or no ceiling above their "from".
    (pay(nil, 9_000), pay(nil, 4_000), .unknown),
    (pay(4_000, nil), pay(4_000, nil), .passed),
    (pay(5_000, nil), pay(4_000, nil), .unknown),
    (pay(5_000, nil), pay(nil, nil), .unknown),
    // Periods: 160 h, 21 days, a twelfth.
    (pay(25, nil, "EUR", .hour), pay(nil, 4_000), .passed),
    (pay(26, nil, "EUR", .hour), pay(nil, 4_000), .failed),
    (pay(190, nil, "EUR", .day), pay(nil, 4_000), .passed),
    (pay(200, nil, "EUR", .day), pay(nil, 4_000), .failed),
    (pay(48_000, nil, "EUR", .year), pay(nil, 4_000), .passed),
    (pay(50_000, nil, "EUR", .year), pay(nil, 4_000), .failed),
    // Currencies: 4,400 dollars are 3,960 euros; 10,000 lari 3,300.
    (pay(4_400, nil, "USD"), pay(nil, 4_000), .passed),
    (pay(4_600, nil, "USD"), pay(nil, 4_000), .failed),
    (pay(3_300, nil), pay(nil, 10_000, "GEL"), .passed),
    (pay(3_500, nil), pay(nil, 10_000, "GEL"), .failed),
    (pay(1, nil, "XXX"), pay(nil, 4_000), .unknown),
    (pay(9_999, nil), pay(nil, 1, "XXX"), .unknown),
    // Taxes: a quarter of gross.
    (pay(3_000, nil, "EUR", .month, .net), pay(nil, 4_000, "EUR", .month, .gross), .passed),
    (pay(3_100, nil, "EUR", .month, .net), pay(nil, 4_000, "EUR", .month, .gross), .failed),
    (pay(4_000, nil, "EUR", .month, .gross), pay(nil, 3_000, "EUR", .month, .net), .passed),
    (pay(5_000, nil, "EUR", .month, .gross), pay(nil, 4_000, "EUR", .month, .gross), .failed),
    // One of the two did not say: it fails only where it would either way.
    (pay(3_500, nil, "EUR", .month, .net), pay(nil, 4_000), .unknown),
    (pay(3_000, nil, "EUR", .month, .net), pay(nil, 4_000), .passed),
    (pay(4_500, nil, "EUR", .month, .net), pay(nil, 4_000), .failed),
    (pay(3_900, nil), pay(nil, 4_000, "EUR", .month, .gross), .unknown),
    (pay(4_200, nil), pay(nil, 4_000, "EUR", .month, .gross), .failed),
    (pay(5_000, nil), pay(nil, 4_000, "EUR", .month, .net), .unknown),
    (pay(5_500, nil), pay(nil, 4_000, "EUR", .month, .net), .failed),
  ])
  func aFloorStandsToACeiling(floor: Pay, ceiling: Pay, outcome: RuleOutcome) {
    #expect(Self.scale.outcome(floor: floor, ceiling: ceiling) == outcome)
    var seeker = MatchFacts()
    seeker.pay = floor
    var provider = MatchFacts()
    provider.pay = ceiling
    let constraints = HardConstraints(payScale: Self.scale)
    #expect(constraints.outcome(of: .pay, seeker: seeker, provider: provider) == outcome)
    provider.pay = nil
    #expect(constraints.outcome(of: .pay, seeker: seeker, provider: provider) == .unknown)
  }
}

@Suite struct OtherRuleTests {
  let constraints = HardConstraints(payScale: PayScale(euros: [:]))

  @Test(
    arguments: [
      (nil, [.senior], .unknown), (.senior, [], .unknown), (.senior, [.senior], .passed),
      (.senior, [.mid], .passed),
      (.senior, [.lead], .passed), (.senior, [.junior], .failed), (.junior, [.senior], .failed),
      (.junior, [.mid, .senior], .passed), (.principal, [.senior], .failed), (.entry, [.junior], .passed),
    ] as [(Seniority?, Set<Seniority>, RuleOutcome)])
  func levelsLieAtMostOneApart(level: Seniority?, wanted: Set<Seniority>, outcome: RuleOutcome) {
    var seeker = MatchFacts()
    seeker.seniority = level
    var provider = MatchFacts()
    provider.wantedSeniority = wanted
    #expect(constraints.outcome(of: .seniority, seeker: seeker, provider: provider) == outcome)
  }

  struct Refusal: Sendable {
    var has: Set<String> = []
    var refuses: Set<String> = []
    var team: Set<String> = []
    var asks: Set<String> = []
    var teamRefuses: Set<String> = []
    let outcome: RuleOutcome
  }

  @Test(arguments: [
    Refusal(has: ["go"], asks: ["go"], outcome: .unknown),
    Refusal(has: ["go"], refuses: ["php"], asks: ["go", "postgresql"], outcome: .passed),
    Refusal(has: ["go"], refuses: ["php"], asks: ["go", "php"], outcome: .failed),
    Refusal(has: ["go"], refuses: ["php"], outcome: .unknown),
    // A team that asks for nothing by name is known by what it works with.
    Refusal(refuses: ["php"], team: ["php"], outcome: .failed),
    Refusal(refuses: ["php"], team: ["php", "go"], asks: ["go"], outcome: .passed),
    // One refused skill among others does no harm.
    Refusal(has: ["php", "go"], teamRefuses: ["php"], outcome: .passed),
    Refusal(has: ["php"], teamRefuses: ["php", "perl"], outcome: .failed),
    Refusal(teamRefuses: ["php"], outcome: .unknown),
    Refusal(has: ["go"], refuses: ["php"], teamRefuses: ["perl"], outcome: .unknown),
    Refusal(has: ["perl"], refuses: ["php"], teamRefuses: ["perl"], outcome: .failed),
  ])
  func refusedSkills(refusal: Refusal) {
    var seeker = MatchFacts()
    seeker.skills = refusal.has
    seeker.refusedSkills = refusal.refuses
    var provider = MatchFacts()
    provider.skills = refusal.team
    provider.wantedSkills = refusal.asks
    provider.refusedSkills = refusal.teamRefuses
    #expect(constraints.outcome(of: .refusedSkills, seeker: seeker, provider: provider) == refusal.outcome)
  }

  @Test(
    arguments: [
      ([], ["en"], .unknown), (["ru"], [], .unknown), (["ru"], ["en"], .failed),
      (["ru", "en"], ["en"], .passed),
    ] as [(Set<String>, Set<String>, RuleOutcome)])
  func oneWorkingLanguageInCommon(mine: Set<String>, theirs: Set<String>, outcome: RuleOutcome) {
    var seeker = MatchFacts()
    seeker.languages = mine
    var provider = MatchFacts()
    provider.languages = theirs
    #expect(constraints.outcome(of: .language, seeker: seeker, provider: provider) == outcome)
  }

  @Test(
    arguments: [
      ([], [.fullTime], .unknown), ([.contract], [], .unknown), ([.contract], [.fullTime], .failed),
      ([.contract, .fullTime], [.fullTime], .passed),
    ] as [(Set<EmploymentKind>, Set<EmploymentKind>, RuleOutcome)])
  func oneKindOfEmploymentInCommon(
    mine: Set<EmploymentKind>, theirs: Set<EmploymentKind>, outcome: RuleOutcome
  ) {
    var seeker = MatchFacts()
    seeker.employment = mine
    var provider = MatchFacts()
    provider.employment = theirs
    #expect(constraints.outcome(of: .employment, seeker: seeker, provider: provider) == outcome)
  }

  @Test func twoPeopleOfWhomNothingIsKnownMayMeet() {
    let outcomes = constraints.outcomes(seeker: MatchFacts(), provider: MatchFacts())
    #expect(outcomes.count == 6)
    #expect(outcomes.values.allSatisfy { $0 == .unknown })
    #expect(constraints.allow(seeker: MatchFacts(), provider: MatchFacts()))
  }
}

@Suite struct MatchFactsTests {
  private func fact(_ value: FactValue) -> Fact {
    Fact(value, source: Evidence(message: MessageID(high: 1, low: 1), quote: ""))
  }

  @Test func factsAreReadByTheSectionTheyStandIn() throws {
    var facet = Facet()
    facet.offers.facts = [
      fact(.trade("backend")), fact(.skill("go")), fact(.seniority(.senior)), fact(.years(7)),
      fact(.refusedSkill("php")),
    ]
    facet.wants.facts = [
      fact(.trade("devops")), fact(.skill("rust")), fact(.welcomeSkill("k6")), fact(.seniority(.lead)),
      fact(.refusedSkill("perl")),
      fact(.domain("payments")),
    ]
    facet.practical.facts = [
      fact(.workMode(.remote)), fact(.workMode(.hybrid)), fact(.relocation(false)),
      fact(.employment(.contract)),
      fact(.place(Place(id: "berlin", country: "DE", timeZone: nil))), fact(.availability(.now)),
      fact(.pay(Pay(least: 1, most: nil, currency: "EUR", period: .month, tax: .net))),
    ]
    let profile = Profile(
      shared: [fact(.spokenLanguage(code: "en", level: "C1")), fact(.name("Anna")), fact(.employer("Acme"))],
      facets: [.seeker: facet])
    let facts = try #require(MatchFacts(profile, as: .seeker))
    var expected = MatchFacts()
    expected.trades = ["backend"]
    expected.skills = ["go"]
    expected.seniority = .senior
    expected.years = 7
    expected.refusedSkills = ["php", "perl"]
    expected.wantedTrades = ["devops"]
    expected.wantedSkills = ["rust"]
    expected.welcomeSkills = ["k6"]
    expected.wantedSeniority = [.lead]
    expected.modes = [.remote, .hybrid]
    expected.relocates = false
    expected.employment = [.contract]
    expected.place = Place(id: "berlin", country: "DE", timeZone: nil)
    expected.pay = Pay(least: 1, most: nil, currency: "EUR", period: .month, tax: .net)
    expected.languages = ["en"]
    #expect(facts == expected)
    #expect(MatchFacts(profile, as: .provider) == nil)
  }
}
