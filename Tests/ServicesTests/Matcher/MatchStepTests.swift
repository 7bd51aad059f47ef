import Agent
import Domain
import Ports
import TestSupport
import Testing

struct MatchStepTests {
  @Test func whereNobodyIsEligibleNothingIsMade() async throws {
    let house = try await TestHouse.open()
    _ = try await house.arrive("anna")
    try await house.step()
    #expect(try await house.round().number == 1)
    #expect(try await house.turns(of: []) == [])
    #expect(try await house.openCount(.matchStep) == 0)
  }

  @Test func oneSeekerAloneTakesPartAndIsInNoMatch() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    try await house.embed()
    try await house.step()
    #expect(try await house.turns(of: [anna]) == ["anna: nobody"])
    #expect(try await house.matches(of: anna) == [])
  }

  @Test func atMostOneMatchStepIsOpenWhateverTheNumberOfProcesses() async throws {
    let directory = try TemporaryDirectory()
    let time = ManualTime()
    let path = directory.path("mitko.db")
    let first = try await TestHouse.open(path: path, time: time)
    let second = try await TestHouse.open(path: path, time: time, after: 1_000_000)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        let house = number.isMultiple(of: 2) ? first : second
        group.addTask { try await house.wake() }
      }
      try await group.waitForAll()
    }
    #expect(try await first.openCount(.matchStep) == 1)
    let job = try await first.startStep()
    try await second.wake()
    #expect(try await first.openCount(.matchStep) == 1)
    // It may have looked before the second waking: another one follows it.
    try await first.work(on: job)
    #expect(try await first.openCount(.matchStep) == 1)
    #expect(try await first.job(job.id).state == .completed)
    await first.store.close()
    await second.store.close()
  }

  @Test func seekerAndProviderGiveOnePendingMatchInTheTurnOfTheOldestProfileChange() async throws {
    let house = try await TestHouse.open()
    let boris = try await house.provider("boris")
    house.time.advance(by: .seconds(1))
    let anna = try await house.seeker("anna")
    try await house.embed()
    try await house.step()
    let match = try await house.match(of: anna)
    #expect(try await house.matches(of: boris) == [match])
    #expect(match.status == .pending)
    #expect(match.seeker.user == anna.user)
    #expect(match.provider.user == boris.user)
    #expect(match.turn == boris.user)
    #expect(match.seeker.isWaiting && match.provider.isWaiting)
    #expect(try await house.turns(of: [anna, boris]) == ["boris"])
    #expect(try await house.openCount(.qualify) == 1)
  }

  @Test func thePairHasOneScoreRowWithItsPartsAndTheIntroductionsShowThatOne() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.join("anna", [.seeker: Heading(offers: 0, wants: 60)])
    _ = try await house.join("boris", [.provider: Heading(offers: 60, wants: 60)])
    try await house.drain()
    let match = try await house.match(of: anna)
    let score = try await house.store.read {
      try $0.matches.score(seeker: match.seeker.version, provider: match.provider.version)
    }
    let found = try #require(score)
    #expect(abs(found.seekerToProvider - 1) < 1e-6)
    #expect(abs(found.providerToSeeker - 0.75) < 1e-6)
    #expect(abs(found.total - 2 * 0.75 / 1.75) < 1e-6)
    #expect(found.version == PairScore.currentVersion)
    #expect(house.writer.script.inputs.map(\.score) == [found, found])
  }

  /// What was read of a profile is kept from step to step, and no longer than it is current.
  @Test func anEditedProfileIsComparedAsItIsNow() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let office = house.profile("boris", [.provider: Heading(0)], practical: [.workMode(.office)])
    let boris = try await house.join("boris", [.provider: Heading(0)], profile: office)
    try await house.drain()
    #expect(try await house.matches(of: anna).isEmpty)
    try await house.store(house.profile("boris", [.provider: Heading(0)]), of: boris)
    try await house.drain()
    #expect(try await house.matches(of: anna).map(\.provider.user) == [boris.user])
  }

  /// Boris is a degree nearer to Anna, and near to four others too, who are further from Clara.
  @Test func ofTwoWhoFitTheOneWhoStandsOutIsProposed() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    house.time.advance(by: .seconds(1))
    _ = try await house.join("boris", [.provider: Heading(-5)])
    let clara = try await house.join("clara", [.provider: Heading(6)])
    for name in ["egor", "faina", "gleb", "hanna"] {
      _ = try await house.join(name, [.seeker: Heading(-30)])
    }
    try await house.embed()
    try await house.takeTurnsAlone()
    try await house.step()
    #expect(try await house.matches(of: anna).map(\.provider.user) == [clara.user])
  }

  @Test func theDocumentsFormulaTakesWhoeverHasTheGreaterScore() async throws {
    let house = try await TestHouse.open()
    try await house.store.write { try $0.settings.set(.scorer, to: Scorer.hybrid.setting, by: .program) }
    let anna = try await house.seeker("anna")
    house.time.advance(by: .seconds(1))
    let boris = try await house.join("boris", [.provider: Heading(-5)])
    _ = try await house.join("clara", [.provider: Heading(6)])
    for name in ["egor", "faina", "gleb", "hanna"] {
      _ = try await house.join(name, [.seeker: Heading(-30)])
    }
    try await house.embed()
    try await house.takeTurnsAlone()
    try await house.step()
    #expect(try await house.matches(of: anna).map(\.provider.user) == [boris.user])
  }

  @Test func theOldestProfileChangeGoesFirst() async throws {
    let house = try await TestHouse.open()
    var people: [Person] = []
    for name in ["anna", "boris", "clara"] {
      people.append(try await house.seeker(name))
      house.time.advance(by: .seconds(1))
    }
    try await house.store(house.profile("annatwo", [.seeker: Heading(10)]), of: people[0])
    try await house.embed()
    try await house.takeTurnsAlone()
    for _ in 0..<3 {
      try await house.step()
      house.time.advance(by: .seconds(1))
    }
    #expect(try await house.turns(of: people) == ["boris: nobody", "clara: nobody", "anna: nobody"])
  }

  /// Everybody here would fit; each is kept out in one way.
  @Test(arguments: [
    "onboarding", "ready", "paused", "unreachable", "no embedding", "owing an answer", "erased", "blocked",
  ])
  func whoIsNotEligibleHasNoTurnAndIsNobodysCandidate(reason: String) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    house.time.advance(by: .seconds(1))
    let boris = try await house.provider("boris")
    if reason == "no embedding" {
      let job = try await house.store.write {
        try $0.jobs.openJobs(of: anna.user).first { $0.task.kind == .embed }
      }
      try await house.store.write { [id = try #require(job).id] in try $0.jobs.cancel(id) }
    }
    try await house.embed()
    switch reason {
    case "onboarding":
      try await house.send(.reset, by: anna)
      try await house.press(.confirmReset, by: anna)
    case "ready": try await house.store.write { try $0.users.setStage(.ready, of: anna.user) }
    case "paused": try await house.send(.pause, by: anna)
    case "unreachable":
      try await house.store.write { try $0.users.setStage(.unreachable(before: .active), of: anna.user) }
    case "owing an answer":
      let clara = try await house.provider("clara")
      try await house.embed()
      let match = try await house.store.write { tx in
        try tx.matches.form(
          seeker: (anna.user, try #require(try tx.profiles.current(of: anna.user)).id),
          provider: (clara.user, try #require(try tx.profiles.current(of: clara.user)).id), round: 1,
          turn: anna.user)
      }
      // Clara has answered; Anna has not.
      try await house.store.write { tx in
        try tx.matches.setStatus(.qualified, of: match.id)
        try tx.matches.setStatus(.accepted(by: .provider), of: match.id)
        try tx.users.setStage(.paused, of: clara.user)
      }
    case "erased": try await house.conversation.erase(anna.user)
    // Whatever their stage says.
    case "blocked":
      try await house.store.write { tx in
        try tx.people.setBlock(Block(reason: "spam", operatorName: "olga", at: tx.now), of: anna.user)
      }
    default: break
    }
    let before = try await house.matches(of: boris)
    for _ in 0..<3 { try await house.step() }
    #expect(try await house.matches(of: boris) == before)
    #expect(try await house.turns(of: [anna, boris]) == ["boris: nobody"])
  }

  @Test func aPendingOrQualifiedMatchBlocksBoth() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    let match = try await house.match(of: anna)
    let clara = try await house.provider("clara")
    let dora = try await house.seeker("dora", at: 100)
    try await house.embed()
    for _ in 0..<4 { try await house.step() }
    #expect(try await house.matches(of: anna) == [match])
    #expect(try await house.matches(of: clara) == [])
    try await house.work([.qualify, .introduce])
    #expect(try await house.find(match).status == .qualified)
    for _ in 0..<4 { try await house.step() }
    #expect(try await house.matches(of: anna).count == 1)
    #expect(try await house.matches(of: boris).count == 1)
    #expect(try await house.matches(of: dora) == [])
  }

  @Test func whoAcceptedIsFreeAndTheOtherIsNot() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    let clara = try await house.provider("clara")
    let dora = try await house.seeker("dora")
    try await house.drain()
    // Clara is proposed to one of the two who are free; Boris still owes his answer.
    #expect(try await house.matches(of: boris) == [try await house.find(match)])
    let new = try await house.match(of: clara)
    #expect(new.seeker.user == anna.user || new.seeker.user == dora.user)
    #expect(try await house.find(match).status == .accepted(by: .seeker))
  }

  @Test(arguments: ["expired", "withdrawn"])
  func anExpiredOrWithdrawnMatchFreesBoth(end: String) async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let event: MatchEvent = end == "expired" ? .expired : .withdrawn(.byOperator)
    try await house.apply(event, to: match.id)
    let clara = try await house.provider("clara")
    let dora = try await house.seeker("dora")
    try await house.drain()
    #expect(try await house.match(of: anna).provider.user == clara.user)
    #expect(try await house.match(of: boris).seeker.user == dora.user)
  }

  @Test func somebodyWhoIsBothLooksInBothDirectionsInOneTurnAndNeverAtThemself() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.join("anna", [.seeker: Heading(0), .provider: Heading(0)])
    try await house.embed()
    try await house.step()
    #expect(try await house.turns(of: [anna]) == ["anna: nobody"])
  }

  @Test(arguments: [Role.seeker, .provider])
  func somebodyWhoIsBothIsProposedInTheRoleThatFitsBetter(nearer: Role) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.join("anna", [.seeker: Heading(0), .provider: Heading(0)])
    house.time.advance(by: .seconds(1))
    let boris = try await house.provider("boris", at: nearer == .provider ? 20 : 50)
    let clara = try await house.seeker("clara", at: nearer == .seeker ? 20 : 50)
    try await house.embed()
    try await house.step()
    let match = try await house.match(of: anna)
    #expect(match.turn == anna.user)
    #expect(match.side(nearer).user == (nearer == .seeker ? clara.user : boris.user))
    #expect(match.side(nearer.counterpart).user == anna.user)
  }

  @Test func theMostSimilarCandidateThatIsNotExcludedIsChosenAlsoWhereTheFirstFiftyAreExcluded() async throws
  {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    house.time.advance(by: .seconds(1))
    var providers: [Person] = []
    for number in 0..<53 { providers.append(try await house.provider("p\(number)", at: Double(number))) }
    try await house.embed()
    for boris in providers.prefix(51) { try await house.pastMatch(anna, boris, .rejected(by: .provider)) }
    try await house.store.write { try $0.settings.set(.proposalsPerRound, to: 1_000, by: .program) }
    try await house.step()
    #expect(try await house.matches(of: anna).count { $0.status == .pending } == 1)
    #expect(try await house.match(of: anna).provider.user == providers[51].user)
  }

  @Test func whoHadTheirProposalsOfTheRoundHasNoMoreUntilTheNext() async throws {
    let house = try await TestHouse.open(seeds: [.proposalsPerRound: 2])
    house.judge.script.always { _ in .disqualified }
    let anna = try await house.seeker("anna")
    for number in 0..<5 { _ = try await house.provider("p\(number)", at: Double(number)) }
    try await house.drain()
    let rounds = Dictionary(grouping: try await house.matches(of: anna), by: \.round).mapValues(\.count)
    #expect(rounds.values.max() == 2)
    #expect(rounds.values.reduce(0, +) == 5)
  }

  @Test func nobodyWhomAHardConstraintRulesOutIsProposed() async throws {
    let house = try await TestHouse.open()
    let office = house.profile(
      "anna", [.seeker: Heading(0)],
      practical: [
        .workMode(.office), .relocation(false), .place(Place(id: "berlin", country: "DE", timeZone: nil)),
      ])
    let anna = try await house.join("anna", [:], profile: office)
    // The nearest works remotely only; the next one is where Anna is.
    let remote = try await house.provider("boris", at: 0)
    let there = house.profile(
      "clara", [.provider: Heading(30)],
      practical: [.workMode(.office), .place(Place(id: "berlin", country: "DE", timeZone: nil))])
    let clara = try await house.join("clara", [:], profile: there)
    try await house.embed()
    for _ in 0..<3 { try await house.step() }
    #expect(try await house.match(of: anna).provider.user == clara.user)
    #expect(try await house.matches(of: remote) == [])
  }

  @Test func aPairBelowTheThresholdIsNotProposedAndOneAtItIs() async throws {
    let house = try await TestHouse.open(seeds: [.similarityThreshold: 0.75])
    let anna = try await house.seeker("anna", at: 0)
    _ = try await house.provider("boris", at: 61)
    try await house.embed()
    for _ in 0..<2 { try await house.step() }
    #expect(try await house.matches(of: anna) == [])
    let clara = try await house.provider("clara", at: 59.99)
    try await house.drain()
    #expect(try await house.match(of: anna).provider.user == clara.user)
  }
}
