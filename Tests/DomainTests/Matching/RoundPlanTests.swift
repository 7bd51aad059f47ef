import Domain
import TestSupport
import Testing

@Suite struct RoundPlanTests {
  private func pair(_ seeker: UInt64, _ provider: UInt64, _ score: Double) -> RoundPlan.Pair {
    RoundPlan.Pair(seeker: .user(seeker), provider: .user(provider), score: score)
  }

  /// What `.user` was made from.
  private func number(_ user: UserID) -> UInt64 { (1...22).first { UserID.user($0) == user } ?? 0 }

  private func chosen(_ pairs: [RoundPlan.Pair], waits: [UInt64: Int] = [:]) -> [[UInt64]] {
    RoundPlan.chosen(
      from: pairs, waits: Dictionary(uniqueKeysWithValues: waits.map { (.user($0), $1) })
    ).map { [number($0.seeker), number($0.provider)] }
  }

  @Test func whoHasOnlyOneChoiceGetsItWhereTheOtherHasTwo() {
    #expect(chosen([pair(1, 11, 0.9), pair(1, 12, 0.85), pair(2, 11, 0.8)]) == [[1, 12], [2, 11]])
  }

  @Test func whoHasWaitedComesFirstWhereItCostsLittle() {
    let pairs = [pair(1, 11, 0.9), pair(2, 11, 0.87)]
    #expect(chosen(pairs) == [[1, 11]])
    #expect(chosen(pairs, waits: [2: 1]) == [[1, 11]])
    #expect(chosen(pairs, waits: [2: 2]) == [[2, 11]])
    #expect(chosen(pairs, waits: [1: 2, 2: 2]) == [[1, 11]])
  }

  @Test func theLongestWaitCountsForNoMoreThanTenRounds() {
    #expect(chosen([pair(1, 11, 0.95), pair(2, 11, 0.7)], waits: [2: 1_000]) == [[1, 11]])
  }

  @Test func whoCouldBeInBothRolesIsOnePersonAndTheLessIsGivenToAnother() {
    // Two is a seeker for 11 and a provider for 1; 3 would do for 11 as well.
    let pairs = [pair(1, 2, 0.95), pair(2, 11, 0.9), pair(3, 11, 0.8)]
    #expect(chosen(pairs) == [[1, 2], [3, 11]])
    // The same two in both directions are one pair.
    #expect(chosen([pair(1, 2, 0.9), pair(2, 1, 0.8)]) == [[1, 2]])
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func nobodyIsInTwoPairsAndTheOrderOfReadingDoesNotMatter(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    var pairs: Set<RoundPlan.Pair> = []
    for _ in 0..<random.int(in: 0...60) {
      let (one, other) = (UInt64(random.int(in: 1...14)), UInt64(random.int(in: 1...14)))
      // Equal scores are common, so that ties must be decided.
      if one != other { pairs.insert(pair(one, other, 0.7 + Double(random.int(in: 0...3)) / 10)) }
    }
    let waits = Dictionary(uniqueKeysWithValues: (1...14).map { (UInt64($0), random.int(in: 0...3)) })
    let plan = chosen(pairs.sorted { $0.score < $1.score }, waits: waits)
    let people = plan.flatMap { $0 }
    #expect(Set(people).count == people.count)
    #expect(chosen(pairs.shuffled(), waits: waits) == plan)
    // Nobody is left who could still be paired.
    for left in pairs where !people.contains(number(left.seeker)) && !people.contains(number(left.provider)) {
      #expect(isInBoth(left, of: pairs), "\(left) could be formed")
    }
  }

  /// Whoever lost a pair to their other role gives up the others of the role that they lost.
  private func isInBoth(_ left: RoundPlan.Pair, of pairs: Set<RoundPlan.Pair>) -> Bool {
    let (seekers, providers) = (Set(pairs.map(\.seeker)), Set(pairs.map(\.provider)))
    return seekers.contains(left.provider) || providers.contains(left.seeker)
  }
}
