import Domain
import Testing

@Suite struct CounterpartSelectionTests {
  private func counterpart(
    _ user: UInt64, _ total: Double, as role: Role = .provider
  ) -> Counterpart {
    Counterpart(
      user: .user(user), role: role, score: PairScore(seekerToProvider: total, providerToSeeker: total))
  }

  private func best(
    _ counterparts: [Counterpart], threshold: Double = 0.7, excluding excluded: Set<UserID> = [],
    where allows: (Counterpart) -> Bool = { _ in true }
  ) -> UInt64? {
    CounterpartSelection(for: .user(1), threshold: threshold)
      .ranked(counterparts, excluding: excluded).first(where: allows)
      .map { $0.user.low & 0xffff }
  }

  @Test func theMostSimilarFromTheThresholdOnIsChosen() {
    #expect(best([]) == nil)
    #expect(best([counterpart(2, 0.8), counterpart(3, 0.9), counterpart(4, 0.75)]) == 3)
    #expect(best([counterpart(2, 0.69), counterpart(3, 0.5)]) == nil)
    #expect(best([counterpart(2, 0.7)]) == 2)
  }

  @Test func anUnequalPairDoesNotWin() {
    // Means of .7 and .75, harmonic means of .4 and .75.
    let onesided = Counterpart(
      user: .user(2), role: .provider, score: PairScore(seekerToProvider: 1, providerToSeeker: 0.25))
    #expect(best([onesided, counterpart(3, 0.75)], threshold: 0) == 3)
  }

  @Test func equalScoresGoByIdInWhateverOrderTheyCome() {
    let same = [counterpart(4, 0.8), counterpart(2, 0.8), counterpart(3, 0.8)]
    #expect(best(same) == 2)
    #expect(best(same.reversed()) == 2)
  }

  @Test func theBestOfTheRestIsFoundWhereTheFirstFiftyAreExcluded() {
    let people = (2...101 as ClosedRange<UInt64>).map { counterpart($0, 1 - Double($0) / 1_000) }
    let excluded = Set(people.prefix(50).map(\.user))
    #expect(best(people, excluding: excluded) == 52)
    #expect(best(people) { !excluded.contains($0.user) } == 52)
    #expect(best(people, excluding: Set(people.map(\.user))) == nil)
  }

  @Test func somebodyWhoIsBothLooksInBothDirectionsAndNeverAtThemself() {
    let both = [
      counterpart(1, 1, as: .provider), counterpart(1, 1, as: .seeker), counterpart(2, 0.8, as: .provider),
      counterpart(3, 0.9, as: .seeker),
    ]
    let selection = CounterpartSelection(for: .user(1), threshold: 0.7)
    #expect(selection.ranked(both, excluding: []).map(\.user) == [.user(3), .user(2)])
    #expect(selection.ranked(both, excluding: []).first?.role == .seeker)
    // Two people who are both: one and the same person in either role, once the constraints allow it.
    let twice = [counterpart(2, 0.8, as: .seeker), counterpart(2, 0.8, as: .provider)]
    #expect(selection.ranked(twice, excluding: []).first?.role == .provider)
    #expect(selection.ranked(twice, excluding: []).first(where: { $0.role == .seeker })?.role == .seeker)
  }

  @Test func aScoreThatIsNoNumberIsNobodys() {
    #expect(best([counterpart(2, .nan)], threshold: 0.1) == nil)
  }
}

@Suite struct PairScoreTests {
  @Test(arguments: [
    (1.0, 1.0, 1.0), (0.8, 0.8, 0.8), (0.5, 1, 0.666_666_666_666_666_6), (1, 0.25, 0.4), (0, 1, 0), (1, 0, 0),
    (-0.5, 1, 0), (.nan, 1, 0),
  ])
  func theTotalIsTheHarmonicMean(seekerToProvider: Double, providerToSeeker: Double, total: Double) {
    let score = PairScore(seekerToProvider: seekerToProvider, providerToSeeker: providerToSeeker)
    #expect(abs(score.total - total) < 1e-12)
    #expect(score.version == 3)
  }
}
