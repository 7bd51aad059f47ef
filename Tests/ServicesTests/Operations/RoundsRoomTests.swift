import Domain
import Operations
import Orchestrator
import Ports
import TestSupport
import Testing

/// What the Rounds room tells, what it does, and why two people are not matched.
struct RoundsRoomTests {
  @Test func aRoundTellsWhoWasTriedWithWhatResultAndWhoIsNext() async throws {
    let house = try await TestHouse.open()
    let lena = try await house.seeker("lena", at: 180)
    house.time.advance(by: .seconds(1))
    let anna = try await house.seeker("anna")
    house.time.advance(by: .seconds(1))
    let boris = try await house.provider("boris")
    try await house.embed()
    let before = try await house.operations().rounds(limit: 10)
    #expect(before.next.map(\.person.demoName) == ["lena", "anna", "boris"])
    #expect(before.current.number == 1 && before.current.due == 3 && before.turns.isEmpty)
    try await house.step()
    house.time.advance(by: .seconds(1))
    try await house.step()
    let figures = try await house.operations().rounds(limit: 10)
    #expect(figures.turns.map(\.person.id) == [anna.user, lena.user])
    #expect(figures.turns.last?.result == .nobodyFitted)
    guard case .matched(_, let other?, .pending, let score?)? = figures.turns.first?.result else {
      Issue.record("anna was not matched")
      return
    }
    #expect(other.id == boris.user && score == 1)
    #expect(figures.beingJudged == 2 && figures.owingAnswers == 0)
    #expect(Set(figures.inMatches[.isBeingJudged]?.map(\.id) ?? []) == [anna.user, boris.user])
    #expect(figures.inMatches[.owesAnswer] == [])
    #expect(figures.current.tried == 2 && figures.current.yielded == 1)
    // Lena's turn counts until something is new for her.
    #expect(figures.next.isEmpty && figures.waiting.isEmpty)
    try await house.store(house.profile("lenatwo", [.seeker: Heading(180)]), of: lena)
    #expect(try await house.operations().rounds(limit: 10).waiting.map(\.obstacle) == [.hasNoVectors])
    try await house.embed()
    #expect(try await house.operations().rounds(limit: 10).waiting.map(\.obstacle) == [.hadTurn])
    #expect(try await house.operations().rounds(limit: 1).hasMoreTurns)
  }

  @Test func whoIsBlockedIsNeitherNextNorWaitsAsAStepGivesThemNoTurn() async throws {
    let house = try await TestHouse.open()
    let lena = try await house.seeker("lena")
    house.time.advance(by: .seconds(1))
    _ = try await house.seeker("anna", at: 180)
    try await house.embed()
    try await house.store.write { tx in
      try tx.people.setBlock(Block(reason: "spam", operatorName: "olga", at: tx.now), of: lena.user)
    }
    let figures = try await house.operations().rounds(limit: 10)
    #expect(figures.next.map(\.person.demoName) == ["anna"] && figures.waiting.isEmpty)
    try await house.step()
    #expect(try await house.operations().rounds(limit: 10).turns.map(\.person.demoName) == ["anna"])
  }

  @Test func theNextRoundBeginsOnceByWhoeverSawTheOneBeforeAndKeepsWhoIsDue() async throws {
    let house = try await TestHouse.open()
    _ = try await house.seeker("lena", at: 180)
    try await house.embed()
    let operations = house.operations()
    let preview = try await operations.preview(.advanceRound(from: 1))
    #expect(preview.changes == 1 && preview.left == 1)
    #expect(try await operations.perform(.advanceRound(from: 1)).changed == 1)
    // Pressed twice, it is done once.
    #expect(try await operations.perform(.advanceRound(from: 1)).refused == [.hasChangedSince: 1])
    #expect(try await house.round().number == 2)
    let event = try await house.store.read { try $0.events.events(about: .round(2), limit: 1).first }
    #expect(event?.kind == "round.advanced" && event?.actor == .operatorNamed("olga"))
    #expect(try await operations.undo().refused == [.cannotBeUndone: 1])
    let figures = try await operations.rounds(limit: 10)
    #expect(figures.earlier.map(\.number) == [1] && figures.next.count == 1)
    #expect(try await operations.rounds(showing: 1, limit: 10).shown.number == 1)
    #expect(try await operations.rounds(showing: 7, limit: 10).shown.number == 2)
  }

  @Test func aStepIsMadeWhereAProgramIsThereToTakeIt() async throws {
    let house = try await TestHouse.open()
    let operations = house.operations()
    #expect(try await operations.perform(.runStep).refused == [.nobodyWorks: 1])
    try await house.startProgram()
    let done = try await operations.perform(.runStep)
    #expect(done.changed == 1)
    #expect(try await house.openCount(.matchStep) == 1)
    #expect(try await operations.perform(.runStep).refused == [.isSo: 1])
    _ = try await operations.perform(.lane(.background, isPaused: true))
    #expect(try await operations.perform(.runStep).refused == [.laneIsPaused: 1])
    house.time.advance(by: .minutes(2))
    #expect(try await operations.preview(.runStep).refused == [.nobodyWorks: 1])
  }

  // MARK: Why two people are not matched

  private func ask(_ text: String, _ house: TestHouse) async throws -> PairAnswer {
    try await house.operations().whyNot(try #require(PairQuestion(text)))
  }

  private func obstacles(_ answer: PairAnswer, _ direction: Int = 0) -> [PairInquiry.Condition] {
    guard case .found(let pair) = answer else { return [] }
    return pair.inquiry.directions[direction].obstacles.map(\.condition)
  }

  @Test func theRuleThatKeepsTwoApartIsNamedWithWhatWouldOpenIt() async throws {
    let house = try await TestHouse.open()
    _ = try await house.join(
      "anna", [.seeker: Heading(0)],
      profile: house.profile("anna", [.seeker: Heading(0)], practical: [.workMode(.remote)]))
    _ = try await house.join(
      "boris", [.provider: Heading(0)],
      profile: house.profile("boris", [.provider: Heading(0)], practical: [.workMode(.office)]))
    try await house.embed()
    for _ in 0..<3 { try await house.step() }
    let answer = try await ask("anna boris", house)
    #expect(obstacles(answer) == [.rule(.place)])
    #expect(obstacles(answer, 1) == [.role(.seeker), .role(.provider)])
    guard case .found(let pair) = answer else { return }
    let place = pair.inquiry.directions[0].obstacles.first
    #expect(place?.openings.contains { $0.side == .provider && $0.relaxation == .workMode(.remote) } == true)
    #expect(pair.first.demoName == "anna" && pair.match == nil && !pair.inquiry.isTurnDue)
    guard
      case .likeness(.neverCompared(let parts), let threshold)? = pair.inquiry.directions[0].findings.last?
        .condition
    else {
      Issue.record("nothing is said of the score")
      return
    }
    #expect(parts != nil && threshold == 0.7)
  }

  @Test func aPairIsKeptApartByItsLastMatchAndByAnAnswerThatIsOwed() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let open = try await ask("\(anna.user) \(boris.user.tail)", house)
    #expect(
      obstacles(open) == [
        .engagement(.seeker, .owesAnswer), .engagement(.provider, .owesAnswer), .history(.isOpen),
      ])
    guard case .found(let pair) = open else { return }
    #expect(pair.match == match.id)
    guard case .likeness(.stored(let score), _)? = pair.inquiry.directions[0].findings.last?.condition else {
      Issue.record("the stored score is not told")
      return
    }
    #expect(score.total == 1)
    _ = try await house.operations().perform(.matches(.withdraw, [match.id]))
    #expect(obstacles(try await ask("anna boris", house)) == [.history(.lift)])
    _ = try await house.operations().undo()
    #expect(obstacles(try await ask("anna boris", house)) == [])
  }

  @Test func sumsOfMoneyAreHiddenUntilSomebodyAsksForThemAndThatIsWrittenDown() async throws {
    let house = try await TestHouse.open()
    func pay(_ least: Int?, _ most: Int?) -> FactValue {
      .pay(Pay(least: least, most: most, currency: "EUR", period: .month, tax: .net))
    }
    let anna = try await house.join(
      "anna", [:],
      profile: house.profile(
        "anna", [.seeker: Heading(0)], practical: [.workMode(.remote), pay(5_000, nil)]))
    let boris = try await house.join(
      "boris", [:],
      profile: house.profile(
        "boris", [.provider: Heading(0)], practical: [.workMode(.remote), pay(nil, 4_000)]))
    let operations = house.operations()
    let hidden = try await ask("anna boris", house)
    #expect(obstacles(hidden).contains(.rule(.pay)))
    let told = String(describing: hidden)
    #expect(!told.contains("3700") && !told.contains("5000") && !told.contains("4000"))
    await #expect(throws: ActRefusal.readOnly) {
      try await house.operations(of: "rita", .reads).revealPair(anna.user, boris.user)
    }
    let shown = try await operations.revealPair(anna.user, boris.user)
    #expect(String(describing: shown).contains("Optional(3700)"))
    let acts = try await house.store.read { try $0.acts.recent(before: nil, limit: 5) }
    #expect(acts.map(\.kind) == [.reveal])
    #expect(!(acts.first?.subject.contains("anna") ?? true))
  }

  @Test func namesThatMeanNobodyOrSeveralAreAnsweredAsSuch() async throws {
    let house = try await TestHouse.open()
    _ = try await house.seeker("anna")
    #expect(try await ask("anna zoe", house) == .unknown(.named("zoe")))
    #expect(PairQuestion("anna") == nil)
    #expect(PairQuestion("anna boris vera") == nil)
    #expect(PairQuestion("\"anna maria\" boris") == PairQuestion(.named("anna maria"), .named("boris")))
    #expect(obstacles(try await ask("anna anna", house)).contains(.twoPeople))
  }
}
