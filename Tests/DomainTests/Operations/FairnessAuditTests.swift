import Domain
import Testing

/// The four-fifths rule, what chance may make, and what of small groups is not told.
struct FairnessAuditTests {
  private typealias Dimension = FairnessAudit.Dimension

  private func tally(
    judged: Int = 0, qualified: Int = 0, proposals: Int = 0, answers: Int = 0, accepts: Int = 0,
    ownAnswers: Int = 0, ownAccepts: Int = 0
  ) -> AuditTally {
    var tally = AuditTally()
    tally.judged = judged
    tally.qualified = qualified
    tally.proposals = proposals
    tally.answers = answers
    tally.accepts = accepts
    tally.ownAnswers = ownAnswers
    tally.ownAccepts = ownAccepts
    return tally
  }

  private func people(
    _ count: Int, _ language: Language = .english, country: String? = nil, seniority: Seniority? = nil,
    with tally: AuditTally = AuditTally()
  ) -> [AuditedPerson] {
    (0..<count).map { _ in
      AuditedPerson(
        language: language, country: country, seniority: seniority, channel: .terminal, tally: tally)
    }
  }

  private func figures(
    _ audit: FairnessAudit, _ name: String?, by dimension: Dimension = .language
  ) -> FairnessAudit.Figures? {
    guard let group = audit.groups[dimension]?.first(where: { $0.name == name }),
      case .told(let figures) = group.telling
    else { return nil }
    return figures
  }

  @Test(arguments: [
    // Exactly four fifths are enough; a hair below is not.
    (8, 10, 10, 10, false), (79, 100, 1, 1, true), (80, 100, 1, 1, false), (4, 9, 5, 9, false),
    (3, 9, 5, 9, true),
    (0, 10, 0, 10, false), (0, 10, 1, 10, true), (12, 15, 1, 1, false), (333, 417, 999, 1_000, true),
  ])
  func fourFifthsAreWholeNumbers(_ hits: Int, _ cases: Int, _ best: Int, _ ofBest: Int, _ isBelow: Bool) {
    #expect(AuditRate(hits, of: cases).isBelowFourFifths(of: AuditRate(best, of: ofBest)) == isBelow)
  }

  @Test(arguments: [
    // By hand, z = 2.89 and z = 1.45; three expected misses are too few; z = 2.83.
    (30, 100, 50, 100, true), (15, 50, 22, 50, false), (5, 10, 9, 10, false), (40, 100, 60, 100, true),
    (0, 0, 50, 100, false), (50, 100, 50, 100, false), (0, 100, 0, 100, false), (100, 100, 100, 100, false),
  ])
  func whatChanceMayMakeIsNoFinding(
    _ hits: Int, _ cases: Int, _ others: Int, _ ofOthers: Int, _ isBeyond: Bool
  ) {
    let (one, other) = (AuditRate(hits, of: cases), AuditRate(others, of: ofOthers))
    #expect(one.differsBeyondChance(from: other) == isBeyond)
    #expect(other.differsBeyondChance(from: one) == isBeyond)
  }

  @Test func eachMeasureIsOfItsOwnCases() throws {
    let audit = FairnessAudit(
      of: people(
        6,
        with: tally(
          judged: 4, qualified: 3, proposals: 2, answers: 2, accepts: 1, ownAnswers: 1, ownAccepts: 1))
        + people(4) + people(10, .russian, with: tally(judged: 1, qualified: 1, proposals: 1)))
    #expect(audit.people == 20)
    let english = try #require(figures(audit, "en"))
    #expect(english.people == 10 && english.proposals == 12)
    #expect(english.results[.exposure]?.rate == AuditRate(6, of: 10))
    #expect(english.results[.selection]?.rate == AuditRate(18, of: 24))
    #expect(english.results[.acceptance]?.rate == AuditRate(6, of: 12))
    #expect(english.results[.ownAcceptance]?.rate == AuditRate(6, of: 6))
    let russian = try #require(figures(audit, "ru"))
    #expect(russian.results[.exposure]?.standing == .reference && russian.results[.exposure]?.ratio == 1)
    #expect(english.results[.exposure]?.ratio == 0.6)
    // Six of ten beside ten of ten: two misses are expected in each, which is too few for the test.
    #expect(english.results[.exposure]?.standing == .maybeChance)
    #expect(english.results[.selection]?.standing == .maybeChance)
    // Nobody answered.
    let unanswered = try #require(russian.results[.acceptance])
    #expect(unanswered.rate == AuditRate(0, of: 0) && unanswered.standing == .few && unanswered.ratio == nil)
    #expect(english.results[.acceptance]?.standing == .reference)
    #expect(audit.findings.isEmpty)
  }

  @Test func aGroupThatFaresWorseBeyondChanceIsAFinding() throws {
    let proposed = tally(proposals: 1)
    let audit = FairnessAudit(
      of: people(80, with: proposed) + people(20) + people(50, .russian, with: proposed)
        + people(50, .russian))
    let finding = try #require(audit.findings.first)
    #expect(audit.findings.count == 1)
    #expect(finding.dimension == .language && finding.group == "ru" && finding.measure == .exposure)
    #expect(figures(audit, "ru")?.results[.exposure]?.ratio == 0.625)
    // All are in one channel and tell no place: there the highest rate is the only one.
    #expect(figures(audit, "terminal", by: .channel)?.results[.exposure]?.standing == .reference)
    #expect(figures(audit, nil, by: .place)?.people == 200)
  }

  @Test func exactlyFourFifthsAreNoFindingHoweverManyTheyAre() {
    let proposed = tally(proposals: 1)
    let audit = FairnessAudit(
      of: people(1_000, with: proposed) + people(800, .russian, with: proposed) + people(200, .russian))
    #expect(figures(audit, "ru")?.results[.exposure]?.standing == .alike)
    #expect(audit.findings.isEmpty)
  }

  @Test func whereNobodyIsProposedNobodyIsBelow() {
    let audit = FairnessAudit(of: people(9) + people(9, .russian))
    for name in ["en", "ru"] {
      #expect(figures(audit, name)?.results[.exposure]?.standing == .reference)
      #expect(figures(audit, name)?.results[.exposure]?.ratio == nil)
      #expect(figures(audit, name)?.results[.acceptance]?.standing == .few)
    }
  }

  @Test func aRateOfFewerThanFiveCasesIsNoReference() {
    let audit = FairnessAudit(
      of: people(4, with: tally(answers: 1, accepts: 1)) + people(6)
        + people(10, .russian, with: tally(answers: 1))
        + people(10, .russian, with: tally(answers: 1, accepts: 1)))
    #expect(figures(audit, "en")?.results[.acceptance]?.standing == .few)
    #expect(figures(audit, "en")?.results[.acceptance]?.rate == AuditRate(4, of: 4))
    #expect(figures(audit, "ru")?.results[.acceptance]?.standing == .reference)
  }

  // MARK: Small groups

  private func tellings(_ audit: FairnessAudit, by dimension: Dimension) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: (audit.groups[dimension] ?? []).map { group in
        switch group.telling {
        case .told: (group.name ?? "-", "told")
        case .fewerThanFive: (group.name ?? "-", "few")
        case .coversFew: (group.name ?? "-", "covers")
        }
      })
  }

  @Test func groupsOfFewerThanFivePeopleAreWithheld() {
    let audit = FairnessAudit(
      of: people(5, country: "DE") + people(20, country: "RU") + people(4, country: "PT")
        + people(3, country: "IS"))
    // Seven people are behind what is withheld: nobody can tell them apart.
    #expect(tellings(audit, by: .place) == ["DE": "told", "RU": "told", "PT": "few", "IS": "few"])
  }

  @Test func whatTheOthersWouldLeaveOfTheSumIsWithheldWithTheSmallestOfThem() {
    let audit = FairnessAudit(
      of: people(6, country: "DE") + people(20, country: "RU") + people(1, country: "IS"))
    #expect(tellings(audit, by: .place) == ["DE": "covers", "RU": "told", "IS": "few"])
    #expect(tellings(audit, by: .language) == ["en": "told"])
    // The unknown may cover as well as be covered.
    let unknown = FairnessAudit(of: people(8) + people(20, country: "RU") + people(2, country: "IS"))
    #expect(tellings(unknown, by: .place) == ["RU": "told", "IS": "few", "-": "covers"])
  }

  @Test func fewerThanFivePeopleAreTooFewForAnything() {
    let audit = FairnessAudit(of: people(4, with: tally(proposals: 3)))
    #expect(audit.people == nil)
    for dimension in Dimension.allCases {
      #expect(!tellings(audit, by: dimension).values.contains("told"))
    }
    let nobody = FairnessAudit(of: [])
    #expect(nobody.people == nil && nobody.groups.values.allSatisfy(\.isEmpty) && nobody.findings.isEmpty)
  }

  @Test func aSmallGroupIsNoReference() {
    let proposed = tally(proposals: 1)
    let audit = FairnessAudit(
      of: people(4, seniority: .lead, with: proposed) + people(3, seniority: .entry, with: proposed)
        + people(50, seniority: .senior, with: proposed) + people(50, seniority: .senior)
        + people(40, seniority: .mid, with: proposed) + people(60, seniority: .mid))
    #expect(figures(audit, "senior", by: .seniority)?.results[.exposure]?.standing == .reference)
    #expect(figures(audit, "mid", by: .seniority)?.results[.exposure]?.ratio == 0.8)
    #expect(audit.groups[.seniority]?.map(\.name) == ["entry", "mid", "senior", "lead"])
  }
}
