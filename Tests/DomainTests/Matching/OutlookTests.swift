import Testing

@testable import Domain

@Suite struct CrowdCountTests {
  @Test(arguments: [
    (0, CrowdCount.few), (1, .few), (2, .few), (3, .atLeast(3)), (4, .atLeast(3)), (5, .atLeast(5)),
    (9, .atLeast(5)), (10, .atLeast(10)), (19, .atLeast(10)), (20, .atLeast(20)), (29, .atLeast(20)),
    (30, .atLeast(30)), (49, .atLeast(30)), (99, .atLeast(50)), (100, .atLeast(100)),
    (4_999, .atLeast(3_000)),
    (9_999, .atLeast(5_000)), (10_000, .atLeast(10_000)),
  ])
  func peopleAreCountedByStepsAndOfFewerThanThreeNothingIsTold(exact: Int, told: CrowdCount) {
    #expect(CrowdCount(exact) == told)
  }
}

@Suite struct OutlookTallyTests {
  private let constraints = HardConstraints(payScale: PayScale(euros: ["EUR": 1]))

  private func euros(_ least: Int?, _ most: Int? = nil) -> Pay {
    Pay(least: least, most: most, currency: "EUR", period: .month, tax: .net)
  }

  private func seeker(_ change: (inout MatchFacts) -> Void = { _ in }) -> MatchFacts {
    var facts = MatchFacts()
    facts.modes = [.remote]
    facts.seniority = .senior
    facts.pay = euros(5_000)
    change(&facts)
    return facts
  }

  private func provider(_ change: (inout MatchFacts) -> Void = { _ in }) -> MatchFacts {
    var facts = MatchFacts()
    facts.modes = [.remote]
    change(&facts)
    return facts
  }

  private func outlook(
    of own: MatchFacts, as role: Role = .seeker, _ fill: (inout OutlookTally) -> Void
  ) -> RoleOutlook {
    var tally = OutlookTally(own, as: role, constraints: constraints)
    fill(&tally)
    return tally.outlook
  }

  @Test func theConditionThatExcludesMostComesFirstWithTheStepThatOpensMost() {
    let outlook = outlook(of: seeker()) { tally in
      for _ in 0..<6 { tally.add(provider { $0.modes = [.hybrid] }, isFree: true) }
      for _ in 0..<4 { tally.add(provider { $0.modes = [.office] }, isFree: true) }
      for _ in 0..<5 { tally.add(provider { $0.pay = euros(nil, 4_600) }, isFree: true) }
      for _ in 0..<3 {
        tally.add(
          provider {
            $0.modes = [.office]
            $0.pay = euros(nil, 1_000)
          }, isFree: true)
      }
      tally.addUnlike(40)
    }
    #expect(outlook.reason == .conditions)
    #expect(outlook.people == .atLeast(50))
    #expect(outlook.fitting == .atLeast(10))
    #expect(outlook.conditions.map(\.rule) == [.place, .pay])
    #expect(outlook.conditions.map(\.excludes) == [.atLeast(10), .atLeast(5)])
    #expect(outlook.conditions.map(\.alone) == [.atLeast(10), .atLeast(5)])
    #expect(outlook.conditions[0].best == .init(relaxation: .workMode(.hybrid), opens: .atLeast(10)))
    #expect(outlook.conditions[1].best == .init(relaxation: .pay(euros(4_500)), opens: .atLeast(5)))
  }

  @Test func whatAStepOpensIsCountedOfThoseWhoAreFreeAndWhomNothingElseKeepsAway() {
    let outlook = outlook(of: seeker()) { tally in
      for index in 0..<8 { tally.add(provider { $0.pay = euros(nil, 4_600) }, isFree: index < 3) }
    }
    #expect(outlook.conditions.map(\.excludes) == [.atLeast(5)])
    #expect(outlook.conditions.map(\.alone) == [.atLeast(3)])
    #expect(outlook.conditions[0].best?.opens == .atLeast(3))
  }

  /// Whoever moves their own terms a little and looks again must not find out the private terms of one person.
  @Test func ofOneOrTwoPeopleNothingCanBeFoundOut() {
    func look(_ own: MatchFacts, others: Int) -> RoleOutlook {
      outlook(of: own) { tally in
        for _ in 0..<others { tally.add(provider { $0.pay = euros(nil, 4_600) }, isFree: false) }
        tally.addUnlike(7)
      }
    }
    for others in 1...2 {
      #expect(look(seeker(), others: others) == look(seeker { $0.pay = euros(1_000) }, others: others))
      #expect(look(seeker(), others: others) == look(seeker { $0.modes = [.office] }, others: others))
    }
    #expect(look(seeker(), others: 3) != look(seeker { $0.pay = euros(1_000) }, others: 3))
  }

  @Test func ofSoFewPeopleNotEvenAReasonIsTold() {
    let empty = outlook(of: seeker()) { _ in }
    #expect(empty.reason == .nobody)
    for fill: (inout OutlookTally) -> Void in [
      { $0.addMet(2) }, { $0.addUnlike(2) },
      {
        $0.add(provider { $0.modes = [.office] }, isFree: true)
        $0.add(provider { $0.modes = [.office] }, isFree: true)
      },
    ] {
      let few = outlook(of: seeker(), fill)
      #expect(few.reason == .fewPeople)
      #expect(few.people == .few && few.fitting == .few && few.conditions.isEmpty)
    }
  }

  @Test func whatTheOthersAskForIsNoConditionOfOnesOwn() {
    let others = provider { $0.wantedSeniority = [.junior] }
    let asSeeker = outlook(of: seeker()) { tally in for _ in 0..<5 { tally.add(others, isFree: true) } }
    #expect(asSeeker.reason == .theirs)
    #expect(asSeeker.conditions.isEmpty)
    // The same pairs from the other side: there it is a condition, and a level nearer opens it.
    let asProvider = outlook(of: others, as: .provider) { tally in
      for _ in 0..<5 { tally.add(seeker(), isFree: true) }
    }
    #expect(asProvider.reason == .conditions)
    #expect(
      asProvider.conditions
        == [
          .init(
            rule: .seniority, excludes: .atLeast(5), alone: .atLeast(5),
            best: .init(relaxation: .level(.mid), opens: .atLeast(5)))
        ])
  }

  @Test(arguments: [
    (RoleOutlook.Reason.met, 5, 0, 0), (.busy, 0, 5, 0), (.unlike, 0, 0, 5), (.mixed, 2, 2, 1),
  ])
  func theReasonIsWhatMostHaveInCommon(reason: RoleOutlook.Reason, met: Int, busy: Int, unlike: Int) {
    let outlook = outlook(of: seeker()) { tally in
      tally.addMet(met)
      for _ in 0..<busy { tally.add(provider(), isFree: false) }
      tally.addUnlike(unlike)
    }
    #expect(outlook.reason == reason)
  }

  @Test func somebodyWhoFitsAndIsFreeIsOnTheWay() {
    #expect(outlook(of: seeker()) { $0.add(provider(), isFree: true) }.reason == .soon)
  }

  @Test(arguments: [
    (HardRule.place, Role.seeker, [Relaxation.workMode(.hybrid), .workMode(.office)]),
    (
      .pay, .seeker,
      [
        .pay(Pay(least: 4_500, most: nil, currency: "EUR", period: .month, tax: .net)),
        .pay(Pay(least: 3_700, most: nil, currency: "EUR", period: .month, tax: .net)),
      ]
    ),
    (.seniority, .seeker, []), (.language, .seeker, []), (.refusedSkills, .seeker, []),
    (.employment, .seeker, []),
  ])
  func onlyWhatOneAsksForCanBeRelaxed(rule: HardRule, role: Role, ways: [Relaxation]) {
    #expect(Relaxation.ways(of: seeker(), as: role, about: rule) == ways)
    for way in ways { #expect(way.rule == rule) }
  }

  @Test func whoWantsAnOfficeMayMoveAndWhoNamesAContractMayNameAnother() {
    let facts = seeker {
      $0.modes = [.office]
      $0.employment = [.fullTime]
    }
    #expect(
      Relaxation.ways(of: facts, as: .seeker, about: .place) == [
        .workMode(.remote), .workMode(.hybrid), .relocation,
      ])
    #expect(
      Relaxation.ways(of: facts, as: .seeker, about: .employment) == [
        .employment(.partTime), .employment(.contract),
      ])
    #expect(facts.relaxed(by: .relocation).relocates == true)
    #expect(facts.relaxed(by: .employment(.contract)).employment == [.fullTime, .contract])
    #expect(
      Relaxation.ways(of: provider { $0.pay = euros(4_000, 5_000) }, as: .provider, about: .pay)
        == [.pay(euros(4_000, 5_500)), .pay(euros(4_000, 6_200))])
  }
}
