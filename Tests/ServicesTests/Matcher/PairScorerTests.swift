import Domain
import Matcher
import Testing

@Suite struct PairScorerTests {
  private let scorer = PairScorer(constraints: HardConstraints(payScale: PayScale(euros: ["EUR": 1])))
  private let similar = PairScore(seekerToProvider: 0.8, providerToSeeker: 0.6)

  private func facet(
    offers: [FactValue] = [], wants: [FactValue] = [], practical: [FactValue] = []
  ) -> PublicFacet {
    func part(_ facts: [FactValue]) -> PublicPart {
      PublicPart(facts: facts.map { PublicFact($0, quote: "") })
    }
    return PublicFacet(offers: part(offers), wants: part(wants), practical: part(practical))
  }

  private func skills(_ ids: [String]) -> [FactValue] { ids.map { .skill($0) } }

  private func score(_ seeker: PublicFacet, _ provider: PublicFacet, by scorer: Scorer = .fit) -> PairScore {
    self.scorer.score(
      scorer, seeker: .init(seeker, as: .seeker), provider: .init(provider, as: .provider), similar: similar)
  }

  @Test func whereNothingIsKnownSimilarityIsTheScore() {
    let score = score(facet(), facet())
    #expect(score.total == similar.total)
    #expect(score.seekerToProvider == 0.8)
    #expect(score.parts == PairParts(similarity: similar.total))
    #expect(score.scorer == .fit)
  }

  @Test func theStackThatIsAskedForIsCountedWithWhatImpliesAndResemblesIt() throws {
    let parts = try #require(
      score(facet(offers: skills(["nextjs", "mysql"])), facet(wants: skills(["react", "postgresql"]))).parts)
    // Next.js implies React; MySQL stands in for PostgreSQL by half.
    #expect(parts.skills == 0.75)
  }

  @Test func whatIsOnlyWelcomeHelpsWhoHasItAndHurtsNobody() throws {
    let asked = skills(["go", "kafka", "postgresql", "kubernetes"])
    func found(_ had: [String], _ welcome: [String]) throws -> (total: Double, part: Double?) {
      let score = score(
        facet(offers: skills(had)), facet(wants: asked + welcome.map { .welcomeSkill($0) }))
      return (score.total, try #require(score.parts).welcome)
    }
    let own = ["go", "kafka", "postgresql", "kubernetes"]
    let without = try found(own, [])
    let missing = try found(own, ["k6"])
    let present = try found(own + ["k6"], ["k6"])
    #expect(without.part == nil)
    #expect(missing.part == 0)
    #expect(missing.total == without.total)
    #expect(present.part == 1)
    #expect(try present.total > found(own + ["k6"], []).total)
  }

  @Test func whatASkillBuildsOnIsAQuarterOfItAlsoWhereBothAreOfOneGroup() throws {
    let parts = try #require(
      score(facet(offers: skills(["javascript"])), facet(wants: skills(["typescript"]))).parts)
    #expect(parts.skills == 0.25)
    #expect(parts.tools == 1)
  }

  @Test func aSkillThatNoTableKnowsIsOnlyItself() throws {
    let parts = try #require(
      score(facet(offers: skills(["own-tool"])), facet(wants: skills(["own-tool", "other-tool"]))).parts)
    #expect(parts.skills == 0.5)
  }

  @Test func fieldsOfWorkTellPeopleApartHalfAsWellAsTools() throws {
    func evidence(_ ids: [String]) throws -> Double {
      try #require(score(facet(offers: skills(ids)), facet(wants: skills(ids))).parts).evidence
    }
    #expect(try evidence(["go", "kafka", "postgresql", "kubernetes"]) == 1)
    #expect(try evidence(["agile", "requirements", "machine-learning", "cloud-computing"]) == 1.0 / 3)
    #expect(try evidence(["requirements", "iot"]) == 0)
  }

  @Test func aTradeByWhoseNameBothGoCountsWhateverTheirSkillsTell() throws {
    func told(_ one: String, _ other: String) throws -> Double? {
      func named(_ quote: String) -> PublicFacet {
        PublicFacet(
          offers: PublicPart(facts: [PublicFact(.trade("qa"), quote: quote)]), wants: PublicPart(facts: []),
          practical: PublicPart(facts: []))
      }
      return try #require(score(named(one), named(other)).parts).tradeTold
    }
    #expect(try told("a QA engineer", "ищем тестировщика") == 1)
    #expect(try told("a QA engineer", "quality assurance") == nil)
  }

  @Test func aSeekersWishIsNoKnowledge() throws {
    let parts = try #require(score(facet(wants: skills(["rust"])), facet(wants: skills(["rust"]))).parts)
    #expect(parts.skills == 0)
  }

  @Test func aVacancyThatWillDesignFlowsLooksForNoDesigner() throws {
    let parts = try #require(
      score(
        facet(offers: [.trade("backend")] + skills(["go", "kafka", "postgresql"])),
        facet(offers: [.trade("design")] + skills(["go", "kafka", "postgresql"]))
      ).parts)
    #expect(try #require(parts.trade) > 0.9)
  }

  @Test func yearsStandForALevelThatNobodyTold() throws {
    let parts = try #require(score(facet(offers: [.years(8)]), facet(wants: [.seniority(.senior)])).parts)
    #expect(parts.level == 1)
    let told = try #require(
      score(facet(offers: [.years(8), .seniority(.mid)]), facet(wants: [.seniority(.senior)])).parts)
    #expect(told.level == 0.5)
  }

  private static let berlin = FactValue.place(Place(id: "berlin", country: "DE", timeZone: nil))
  private static let lisbon = FactValue.place(Place(id: "lisbon", country: "PT", timeZone: nil))

  @Test(
    arguments: [
      ([berlin], [berlin], 1.0),
      // Whether somebody would come who has not said so is an even chance.
      ([berlin], [lisbon], 0.5), ([berlin], [lisbon, .workMode(.office)], 0.5),
      ([berlin, .workMode(.remote)], [lisbon], 0.5),
      // Who would move, and a team that lets people work from anywhere, leave nothing to guess.
      ([berlin, .relocation(true)], [lisbon], nil), ([berlin], [lisbon, .workMode(.remote)], nil),
      ([berlin], [], nil), ([.place(Place(id: "country:DE", country: "DE", timeZone: nil))], [lisbon], nil),
    ] as [([FactValue], [FactValue], Double?)])
  func `Where nobody said enough the place counts by what is likely`(
    _ seeker: [FactValue], _ provider: [FactValue], _ place: Double?
  ) throws {
    #expect(
      try #require(score(facet(practical: seeker), facet(practical: provider)).parts).place == place)
  }

  @Test func aBetterStackScoresHigherInBothDirections() {
    let provider = facet(wants: skills(["go", "kafka", "postgresql", "kubernetes"]))
    let fits = score(facet(offers: skills(["go", "kafka", "postgresql", "kubernetes"])), provider)
    let other = score(facet(offers: skills(["figma", "sketch", "ux-design", "photoshop"])), provider)
    #expect(fits.seekerToProvider > 0.8 && fits.providerToSeeker > 0.6)
    #expect(other.seekerToProvider < 0.8 && other.providerToSeeker < 0.6)
  }

  @Test func paySeenOrUnseenMovesNothing() {
    let pay = FactValue.pay(Pay(least: 4000, most: nil, currency: "EUR", period: .month, tax: .net))
    let offer = FactValue.pay(Pay(least: nil, most: 5000, currency: "EUR", period: .month, tax: .net))
    #expect(score(facet(practical: [pay]), facet(practical: [offer])) == score(facet(), facet()))
  }

  @Test func theHybridSumKeepsItsPartsAndItsName() throws {
    let score = score(
      facet(offers: [.seniority(.senior)] + skills(["go"]), practical: [.workMode(.remote)]),
      facet(wants: [.seniority(.senior)] + skills(["go"]), practical: [.workMode(.remote)]), by: .hybrid)
    #expect(score.scorer == .hybrid)
    let parts = try #require(score.parts)
    #expect((parts.skills, parts.level, parts.place, parts.recency) == (1, 1, 1, 1))
    #expect(abs(score.total - (0.55 * similar.total + 0.45)) < 1e-12)
  }

  @Test(arguments: Scorer.allCases, [0.3, 0.7, 0.95])
  func nobodyBelowTheLeastSimilarityCanReachTheThreshold(_ scorer: Scorer, _ threshold: Double) {
    let least = PairScorer.leastSimilarity(scorer, for: threshold)
    #expect(
      abs(max(PairScorer.most(scorer, ofSimilarity: least), threshold) - threshold) < 1e-9 || least == 0)
  }

  @Test func aSettingNamesItsScorer() {
    #expect(Scorer.allCases.map { Scorer(setting: $0.setting) } == [.fit, .hybrid])
    #expect(Scorer(setting: 7) == .fit)
  }
}
