import Domain
import TestSupport
import Testing

@Suite struct RoundTests {
  private func candidate(_ user: UInt64, changedAt: Int64) -> TurnCandidate {
    TurnCandidate(user: .user(user), profileChangedAt: .at(changedAt))
  }

  private func decision(
    _ untried: [TurnCandidate], anybody: Bool = true, yielded: Int = 0, woken: Bool = false
  ) -> RoundDecision {
    RoundDecision(
      untried: untried, anybodyEligible: anybody,
      round: Round(number: 1, startedAt: .zero, yielded: yielded, wasWoken: woken))
  }

  @Test func nobodyEligibleMeansNothingIsDone() {
    #expect(decision([], anybody: false) == .rest)
    #expect(decision([], anybody: false, yielded: 3, woken: true) == .rest)
  }

  @Test func oneAloneHasATurnAndThenTheRoundRests() {
    #expect(decision([candidate(1, changedAt: 5)]) == .turn(.user(1)))
    #expect(decision([]) == .rest)
  }

  @Test func theOldestProfileChangeGoesFirst() {
    #expect(
      decision([candidate(1, changedAt: 30), candidate(2, changedAt: 10), candidate(3, changedAt: 20)])
        == .turn(.user(2)))
  }

  @Test func equalChangesGoByIdInWhateverOrderTheyAreRead() {
    let same = [candidate(3, changedAt: 7), candidate(1, changedAt: 7), candidate(2, changedAt: 7)]
    #expect(decision(same) == .turn(.user(1)))
    #expect(decision(same.reversed()) == .turn(.user(1)))
  }

  @Test(arguments: [
    (0, false, RoundDecision.rest), (1, false, .advance), (0, true, .advance), (2, true, .advance),
  ])
  func aFullRoundAdvancesOnlyIfItYieldedOrWasWoken(yielded: Int, woken: Bool, expected: RoundDecision) {
    #expect(decision([], yielded: yielded, woken: woken) == expected)
  }

  /// People of random taste, matched round by round as long as rounds advance.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func everybodyHasOneTurnARoundAndRoundsEndWhenOneYieldsNothing(seed: UInt64) {
    let first = play(seed: seed)
    #expect(play(seed: seed) == first)
    let rounds = Dictionary(grouping: first, by: \.round)
    for turns in rounds.values { #expect(Set(turns.map(\.user)).count == turns.count) }
    #expect(first.filter { $0.round == rounds.count }.allSatisfy { $0.result == .nobodyFitted })
  }

  private func play(seed: UInt64) -> [Participation] {
    let random = SeededRandom(seed: seed)
    let people = (1...12 as ClosedRange<UInt64>).map {
      candidate($0, changedAt: Int64(random.int(in: 0...5)))
    }
    var fitting: Set<Set<UserID>> = []
    for left in people {
      for right in people where random.chance(0.2) { fitting.insert([left.user, right.user]) }
    }
    var taken: Set<UserID> = []
    var log: [Participation] = []
    var round = Round(number: 1, startedAt: .zero)
    // Twelve people make six pairs at most, and a round that yields nothing is the last.
    while round.number < 9 {
      let eligible = people.filter { !taken.contains($0.user) }
      let tried = Set(log.filter { $0.round == round.number }.map(\.user))
      // The order in which rows are read must not matter: it is another one each time.
      let untried = eligible.filter { !tried.contains($0.user) }.shuffled()
      switch RoundDecision(untried: untried, anybodyEligible: !eligible.isEmpty, round: round) {
      case .rest: return log
      case .advance: round = Round(number: round.number + 1, startedAt: .zero)
      case .turn(let user):
        let other = eligible.map(\.user).filter { $0 != user && fitting.contains([user, $0]) }.min()
        if let other {
          taken.formUnion([user, other])
          round.yielded += 1
        }
        let match = other.map { MatchID(high: user.low, low: $0.low) }
        log.append(
          Participation(
            round: round.number, user: user, result: match.map { .matched($0) } ?? .nobodyFitted, at: .zero))
      }
    }
    Issue.record("rounds go on for ever")
    return log
  }
}
