import Domain
import TestSupport
import Testing

@Suite struct RoundTests {
  private func candidate(_ user: UInt64, changedAt: Int64) -> TurnCandidate {
    TurnCandidate(user: .user(user), profileChangedAt: .at(changedAt))
  }

  private func decision(
    _ untried: [TurnCandidate], isNextDue: Bool = false, isPlanned: Bool = true, hasPairs: Bool = false
  ) -> RoundDecision {
    RoundDecision(isPlanned: isPlanned, hasPlannedPairs: hasPairs, untried: untried, isNextDue: isNextDue)
  }

  @Test func aRoundBeginsWithAPlanForAllWhoAreDueAndGoesOnWhenItIsFormed() {
    let (late, early) = (candidate(1, changedAt: 30), candidate(2, changedAt: 10))
    #expect(decision([late, early], isPlanned: false) == .plan([early, late]))
    #expect(decision([late, early], hasPairs: true) == .form)
    #expect(decision([], hasPairs: true) == .form)
    #expect(decision([late, early]) == .turn(.user(2)))
    #expect(decision([], isNextDue: true, isPlanned: false) == .advance)
    #expect(decision([], isPlanned: false) == .rest)
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

  @Test func theNextRoundBeginsWhenEverybodyWasTriedAndSomebodysTurnIsDueAgain() {
    #expect(decision([candidate(1, changedAt: 5)], isNextDue: true) == .turn(.user(1)))
    #expect(decision([], isNextDue: true) == .advance)
    #expect(decision([], isNextDue: false) == .rest)
  }

  /// People of random taste who judge each other, matched round by round as long as rounds advance.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func everybodyHasOneTurnARoundAndRoundsEndWithEveryPairTried(seed: UInt64) {
    let first = play(seed: seed)
    #expect(play(seed: seed) == first)
    for turns in Dictionary(grouping: first.turns, by: \.round).values {
      #expect(Set(turns.map(\.user)).count == turns.count)
    }
    #expect(first.left.isEmpty, "somebody fits whom nobody found")
    #expect(first.turns.count { $0.result == .nobodyFitted } >= 1)
  }

  private struct Play: Equatable {
    var turns: [Participation] = []
    /// Pairs that would fit and never met.
    var left: Set<Set<UserID>> = []
  }

  private func play(seed: UInt64) -> Play {
    let random = SeededRandom(seed: seed)
    let people = (1...12 as ClosedRange<UInt64>).map {
      candidate($0, changedAt: Int64(random.int(in: 0...5)))
    }
    var play = Play()
    for left in people {
      for right in people where left.user < right.user && random.chance(0.4) {
        play.left.insert([left.user, right.user])
      }
    }
    var due = Set(people.map(\.user))
    var (round, tried): (Int, Set<UserID>) = (1, [])
    var isPlanned = false
    // Each pair meets once, and each meeting makes two turns due.
    while play.turns.count < 500 {
      // The order in which rows are read must not matter: it is another one each time.
      let untried = people.filter { due.contains($0.user) && !tried.contains($0.user) }.shuffled()
      switch decision(untried, isNextDue: !due.isEmpty, isPlanned: isPlanned) {
      case .rest: return play
      case .advance: (round, tried, isPlanned) = (round + 1, [], false)
      case .form: Issue.record("nothing was left of the plan")
      case .plan(let planned):
        isPlanned = true
        let present = Set(planned.map(\.user))
        let pairs = play.left.compactMap { pair -> RoundPlan.Pair? in
          let two = pair.sorted()
          return present.isDisjoint(with: pair)
            ? nil : RoundPlan.Pair(seeker: two[0], provider: two[1], score: 0.8)
        }
        for pair in RoundPlan.chosen(from: pairs, waits: [:]) {
          // They met and did not get on: both are free again.
          play.left.remove([pair.seeker, pair.provider])
          due.formUnion([pair.seeker, pair.provider])
          let turn = present.contains(pair.seeker) ? pair.seeker : pair.provider
          tried.insert(turn)
          play.turns.append(
            Participation(
              round: round, user: turn, result: .matched(MatchID(high: turn.low, low: pair.provider.low)),
              at: .zero))
        }
      case .turn(let user):
        tried.insert(user)
        due.remove(user)
        let other = people.map(\.user).filter { play.left.contains([user, $0]) }.min()
        if let other {
          // They met and did not get on: both are free again.
          play.left.remove([user, other])
          due.formUnion([user, other])
        }
        let match = other.map { MatchID(high: user.low, low: $0.low) }
        play.turns.append(
          Participation(
            round: round, user: user, result: match.map { .matched($0) } ?? .nobodyFitted, at: .zero))
      }
    }
    Issue.record("rounds go on for ever")
    return play
  }
}
