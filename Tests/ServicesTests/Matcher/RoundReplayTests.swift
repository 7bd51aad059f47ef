import Agent
import Domain
import Matcher
import Ports
import TestSupport
import Testing
import VectorIndex

/// What steps record, and rounds that are played again from it.
struct RoundReplayTests {
  private func replay(_ house: TestHouse) -> RoundReplay {
    RoundReplay(store: house.store, constraints: HardConstraints(payScale: PayScale(euros: ["EUR": 1]))) {
      Calibration(text: $0).map { VectorIndex(calibration: $0) }
    }
  }

  /// Forty people in two rounds, with everything that happens in between: somebody comes, edits, pauses and says no.
  private func lived() async throws -> (house: TestHouse, people: [Person]) {
    let house = try await TestHouse.open()
    var people: [Person] = []
    for number in 0..<20 {
      people.append(try await house.seeker("s\(number)", at: Double(number * 7)))
      people.append(try await house.provider("p\(number)", at: Double(number * 7 + 3)))
    }
    try await house.embed()
    try await house.step()
    try await house.store(house.profile("other", [.seeker: Heading(40)]), of: people[0])
    people.append(try await house.provider("late", at: 38))
    try await house.send(.pause, by: people[5])
    try await house.embed()
    try await house.drain()
    _ = try await house.store.write { try $0.matches.advanceRound() }
    try await house.store(house.profile("another", [.seeker: Heading(50)]), of: people[0])
    try await house.embed()
    try await house.drain()
    return (house, people)
  }

  @Test func everyRoundComesOutAgainToTheByte() async throws {
    let (house, _) = try await lived()
    let last = try await house.store.read { try $0.matches.currentRound().number }
    var kinds: Set<RoundStep.Kind> = []
    for round in 1...last {
      guard let played = try await replay(house).play(round) else { continue }
      for step in played.steps {
        kinds.insert(step.kind)
        guard case .same(let bytes) = step.result else {
          Issue.record("round \(round), step \(step.place): \(step.result)")
          continue
        }
        #expect(bytes > 200)
      }
    }
    #expect(kinds == Set(RoundStep.Kind.allCases))
  }

  @Test func aRecordTellsWhatWasKnownAndDecided() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris", at: 20)
    try await house.embed()
    try await house.step()
    let steps = try await house.store.read { try $0.matches.steps(of: 1) }
    #expect(steps.map(\.kind) == [.plan, .form])
    let inputs = try #require(RoundInputs(record: steps[0].record))
    #expect(inputs.due.map(\.user) == [anna.user, boris.user])
    #expect(inputs.searched.people == 2)
    #expect(
      inputs.rules.text.hasPrefix("threshold=0.7 limit=5 scorer=default wait=0.02 preferences=0.1 trade=2.0"))
    #expect(steps[0].record.hasPrefix(inputs.text))
    let rest = steps[0].record.dropFirst(inputs.text.count)
    #expect(rest.contains("looked 1 compared 1 fitting 1 trace "))
    #expect(rest.contains(" provider total .9698 to .9698 back .9698 likeness .9698"))
    #expect(rest.hasSuffix("pair \(anna.user.digits) \(boris.user.digits) turn \(anna.user.digits)\n"))
    #expect(
      steps[1].record.hasSuffix("formed \(anna.user.digits) \(boris.user.digits) turn \(anna.user.digits)\n"))
  }

  @Test func aHigherThresholdTakesExactlyThePairsBelowIt() async throws {
    let house = try await TestHouse.open()
    let near = (try await house.seeker("s0", at: 0), try await house.provider("p0", at: 10))
    let far = (try await house.seeker("s1", at: 90), try await house.provider("p1", at: 140))
    try await house.embed()
    try await house.step()
    let played = try #require(await replay(house).play(1, changing: [("threshold", "0.9")]))
    #expect(played.isSame)
    let changes = played.steps.flatMap(\.changes)
    #expect(changes.count == 1)
    #expect(changes.first?.seeker == far.0.user && changes.first?.provider == far.1.user)
    #expect(changes.first?.after == nil && (changes.first?.before ?? 1) < 0.9)
    let same = try #require(await replay(house).play(1, changing: [("threshold", "0.7")]))
    #expect(same.steps.flatMap(\.changes) == [])
    // A lower one lets in what was not found then.
    let none = try #require(await replay(house).play(1, changing: [("threshold", "0.999")]))
    #expect(Set(none.steps.flatMap(\.changes).map(\.seeker)) == [near.0.user, far.0.user])
  }

  @Test func aLowerThresholdFindsPairsThatWereNotThere() async throws {
    let house = try await TestHouse.open()
    let (seeker, provider) = (try await house.seeker("s"), try await house.provider("p", at: 80))
    try await house.embed()
    try await house.step()
    #expect(try await house.matches(of: seeker) == [])
    let played = try #require(await replay(house).play(1, changing: [("threshold", "0.5")]))
    #expect(played.isSame)
    let change = try #require(played.steps.flatMap(\.changes).first)
    #expect(change.seeker == seeker.user && change.provider == provider.user && change.before == nil)
    #expect(abs(try #require(change.after) - 0.5868) < 1e-3)
  }

  @Test(arguments: ["erase", "reset"])
  func aRoundWithSomebodyWhoIsGoneSaysSo(how: String) async throws {
    let (house, people) = try await lived()
    if how == "erase" {
      try await house.conversation.erase(people[2].user)
    } else {
      try await house.send(.reset, by: people[2])
      try await house.press(.confirmReset, by: people[2])
    }
    let played = try #require(await replay(house).play(1))
    #expect(played.steps.allSatisfy { $0.result == .incomplete(people: 1) })
    // Who was a part of what was decided is told by no more than a number.
    let text = try await house.store.read { try $0.matches.steps(of: 1) }.map(\.record).joined()
    #expect(!text.contains("s1") && text.contains(people[2].user.digits))
  }

  @Test func whatWasChangedInARecordIsFound() async throws {
    let (house, _) = try await lived()
    let steps = try await house.store.read { try $0.matches.steps(of: 1) }
    let broken = steps[0].record.replacing(" fitting ", with: " fitting 9")
    #expect(broken != steps[0].record)
    let other = try await house.store.write { tx -> Int in
      _ = try tx.matches.advanceRound()
      let round = try tx.matches.currentRound().number
      try tx.matches.record(
        RoundStep(round: round, place: 1, kind: .plan, at: steps[0].at, record: broken))
      try tx.matches.record(
        RoundStep(round: round, place: 2, kind: .turn, at: steps[0].at, record: "nonsense"))
      return round
    }
    let played = try #require(await replay(house).play(other))
    guard case .differs(let line, let recorded, let now) = played.steps[0].result else {
      Issue.record("\(played.steps[0].result)")
      return
    }
    #expect(line > 8 && recorded.contains("fitting 9") && !now.contains("fitting 9"))
    #expect(played.steps[1].result == .unreadable)
    #expect(try await replay(house).play(other + 1) == nil)
  }

  @Test func whatIsOldGoesWithWhatItPointedTo() async throws {
    let (house, people) = try await lived()
    func count() async throws -> Int {
      try await house.store.read { tx in
        try tx.profiles.formerVectorPage(after: 0, until: 1, in: house.embedder.space, limit: 9).rows.count
      }
    }
    let round = try await house.store.read { try $0.matches.currentRound().number }
    #expect(round > 1)
    #expect(try await count() > 0)
    var deleted = 0
    while case let some = try await house.store.write({ tx in
      try tx.matches.deleteSteps(before: tx.now + .days(1), limit: 3)
    }), some > 0 {
      deleted += some
    }
    #expect(deleted > 3)
    #expect(try await house.store.read { try $0.matches.steps(of: 1) } == [])
    // What follows is recorded, and comes out again, without what is gone.
    _ = try await (house.seeker("new", at: 200), house.provider("new too", at: 205))
    try await house.embed()
    try await house.drain()
    let played = try await replay(house).play(round)
    #expect(try #require(played).isSame)
    let board = try await house.store.read { try $0.matches.standings(after: 0, until: nil, limit: .max) }
    #expect(board.standings.count >= people.count)
  }
}
