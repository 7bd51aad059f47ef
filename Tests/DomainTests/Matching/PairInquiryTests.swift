import Domain
import Testing

@Suite struct PairInquiryTests {
  private static let constraints = HardConstraints(payScale: PayScale(euros: ["EUR": 1]))
  private static let score = PairScore(
    seekerToProvider: 0.8, providerToSeeker: 0.6, total: 0.64, scorer: .fit,
    parts: PairParts(similarity: 0.71, skills: 0.4, level: 1))

  private func facts(_ change: (inout MatchFacts) -> Void) -> MatchFacts {
    var facts = MatchFacts()
    facts.modes = [.remote]
    facts.languages = ["en"]
    facts.employment = [.fullTime]
    change(&facts)
    return facts
  }

  private func person(
    _ number: UInt64, _ facts: [Role: MatchFacts], standing: PairStanding = .init(), hasVectors: Bool = true,
    proposals: Int = 0, isTurnDue: Bool = false
  ) -> PairInquiry.Person {
    .init(
      user: .user(number), standing: standing, facts: facts, hasVectors: hasVectors, proposals: proposals,
      isTurnDue: isTurnDue)
  }

  private func inquiry(
    _ first: PairInquiry.Person, _ second: PairInquiry.Person, history: [PairHistory] = [],
    likeness: [Role: PairInquiry.Likeness] = [:]
  ) -> PairInquiry {
    PairInquiry(
      of: first, and: second, history: history, likeness: likeness, threshold: 0.7, proposalLimit: 5,
      constraints: Self.constraints, now: .at(0))
  }

  @Test func aPairThatNothingKeepsApartWaitsForATurn() {
    let seeker = person(1, [.seeker: facts { _ in }])
    let provider = person(2, [.provider: facts { _ in }], isTurnDue: true)
    let answer = inquiry(seeker, provider)
    #expect(answer.directions[0].seeker == .user(1) && answer.directions[0].provider == .user(2))
    #expect(answer.directions[0].obstacles.isEmpty)
    #expect(answer.isTurnDue)
    #expect(
      answer.directions[0].findings.suffix(7) == [
        .init(.rule(.place), .passed), .init(.rule(.pay), .unknown), .init(.rule(.seniority), .unknown),
        .init(.rule(.refusedSkills), .unknown), .init(.rule(.language), .passed),
        .init(.rule(.employment), .passed),
        .init(.likeness(.neverCompared(parts: nil), threshold: 0.7), .unknown),
      ])
    // The other way round nobody takes the roles, and there is nothing for the rules to look at.
    #expect(answer.directions[1].seeker == .user(2))
    #expect(answer.directions[1].obstacles.map(\.condition) == [.role(.seeker), .role(.provider)])
    #expect(answer.directions[1].findings.count == 15)
  }

  @Test func whatWouldHaveToChangeIsToldOfEachSide() throws {
    let seeker = person(
      1,
      [
        .seeker: facts {
          $0.modes = [.office]
          $0.place = PlaceRuleTests.berlin
          $0.relocates = false
          $0.pay = Pay(least: 5_000, most: nil, currency: "EUR", period: .month, tax: .net)
          $0.languages = ["ru"]
        }
      ])
    let provider = person(
      2,
      [
        .provider: facts {
          $0.pay = Pay(least: nil, most: 4_200, currency: "EUR", period: .month, tax: .net)
          $0.employment = [.contract]
        }
      ])
    let obstacles = inquiry(seeker, provider).directions[0].obstacles
    try #require(
      obstacles.map(\.condition) == [.rule(.place), .rule(.pay), .rule(.language), .rule(.employment)])
    // A hybrid seeker might work at home always: nobody knows, and that excludes nobody. The office of a provider who
    // named no place might be in Berlin.
    #expect(
      obstacles[0].openings == [
        .init(side: .seeker, relaxation: .workMode(.remote)),
        .init(side: .seeker, relaxation: .workMode(.hybrid)),
        .init(side: .provider, relaxation: .workMode(.hybrid)),
        .init(side: .provider, relaxation: .workMode(.office)),
      ])
    // A tenth more or less is not enough of either.
    #expect(
      obstacles[1].openings == [
        .init(
          side: .seeker,
          relaxation: .pay(Pay(least: 3_700, most: nil, currency: "EUR", period: .month, tax: .net))),
        .init(
          side: .provider,
          relaxation: .pay(Pay(least: nil, most: 5_200, currency: "EUR", period: .month, tax: .net))),
      ])
    #expect(obstacles[2].openings.isEmpty)
    #expect(
      obstacles[3].openings == [
        .init(side: .seeker, relaxation: .employment(.contract)),
        .init(side: .provider, relaxation: .employment(.fullTime)),
      ])
  }

  @Test func eachSideIsAskedWhetherItCouldBeProposedAtAll() {
    let seeker = person(
      1, [.seeker: facts { _ in }], standing: .init(stage: .paused, isBlocked: true, engagement: .owesAnswer),
      hasVectors: false)
    let provider = person(
      2, [.provider: facts { _ in }], standing: .init(engagement: .isBeingJudged), proposals: 5)
    #expect(
      inquiry(seeker, provider).directions[0].obstacles.map(\.condition) == [
        .stage(.seeker, .paused), .notBlocked(.seeker), .vectors(.seeker), .engagement(.seeker, .owesAnswer),
        .engagement(.provider, .isBeingJudged), .roundLimit(.provider, proposals: 5, limit: 5),
      ])
  }

  @Test func theStoredScoreIsHeldAgainstTheThreshold() {
    let seeker = person(1, [.seeker: facts { _ in }])
    let provider = person(2, [.provider: facts { _ in }])
    let stored = PairInquiry.Likeness.stored(Self.score)
    #expect(
      inquiry(seeker, provider, likeness: [.seeker: stored]).directions[0].obstacles == [
        .init(.likeness(stored, threshold: 0.7), .failed)
      ])
    // The score of the other direction says nothing of this one.
    #expect(inquiry(seeker, provider, likeness: [.provider: stored]).directions[0].obstacles.isEmpty)
    #expect(
      inquiry(provider, seeker, likeness: [.provider: stored]).directions[1].obstacles.map(\.outcome) == [
        .failed
      ])
  }

  @Test func nobodyIsMatchedWithThemself() {
    let both = person(1, [.seeker: facts { _ in }, .provider: facts { _ in }])
    #expect(
      inquiry(both, both).directions.map { $0.obstacles.map(\.condition) } == [[.twoPeople], [.twoPeople]])
  }

  @Test(
    arguments: [
      ([], nil), ([.withdrawn(.paused)], nil), ([.qualified], .isOpen),
      ([.rejected(by: .seeker), .pending], .saidNo),
      ([.connected, .rejected(by: .provider)], .haveMet), ([.withdrawn(.erased)], .isErased),
      ([.expired], .profileChange),
      ([.withdrawn(.byOperator), .disqualified], .lift), ([.disqualified, .pending], .isOpen),
      ([.withdrawn(.qualifyDiscarded)], .profileChangeOrTime(until: .at(6 * 86_400))),
      ([.withdrawn(.qualifyDiscarded), .expired], .profileChange),
    ] as [([MatchStatus], PairInquiry.Apart?)])
  func whatKeepsThemApartIsWhatAsksForMost(_ statuses: [MatchStatus], _ apart: PairInquiry.Apart?) {
    let history = statuses.map {
      PairHistory(status: $0, at: .at(-86_400), hasChanged: false, isLifted: false)
    }
    let answer = inquiry(person(1, [:]), person(2, [:]), history: history)
    for direction in answer.directions {
      #expect(direction.findings.contains(.init(.history(apart), apart == nil ? .passed : .failed)))
    }
    #expect(history.excludes(at: .at(0)) == (apart != nil))
  }
}
