import Domain
import RoundTrials
import Testing

@Suite struct RoundTrialTests {
  @Test(arguments: [1, 2] as [UInt64]) func plannedRoundsLeaveFewerOut(seed: UInt64) {
    let trial = RoundTrial(people: 2_000, seed: seed)
    let (turns, planned) = (trial.play(.bestFirst), trial.play(.planned))
    // Else there would be nothing to do better.
    #expect(turns.neverProposed > 0.05)
    #expect(planned.isFairer(than: turns), "\(planned) beside \(turns)")
  }

  @Test func theSameSeedGivesTheSameRounds() {
    let figures = RoundTrial(people: 300, seed: 7).play(.planned)
    #expect(RoundTrial(people: 300, seed: 7).play(.planned) == figures)
    #expect(figures.exposure.reduce(0, +) == 300)
    #expect(figures.exposure.enumerated().reduce(0) { $0 + $1.offset * $1.element } == 2 * figures.proposals)
    #expect(RoundTrial(people: 300, seed: 8).play(.planned) != figures)
  }

  @Test func halfOfIsFairerIsNotEnough() {
    func figures(never: Double, gini: Double, wait: Int, mean: Double) -> RoundTrial.Figures {
      RoundTrial.Figures(
        people: 10, proposals: 9, exposure: [], neverProposed: never, gini: gini, worstWait: wait,
        meanScore: mean)
    }
    let turns = figures(never: 0.1, gini: 0.3, wait: 9, mean: 0.8)
    #expect(figures(never: 0.05, gini: 0.2, wait: 9, mean: 0.777).isFairer(than: turns))
    #expect(!figures(never: 0.06, gini: 0.2, wait: 9, mean: 0.8).isFairer(than: turns))
    #expect(!figures(never: 0.05, gini: 0.21, wait: 9, mean: 0.8).isFairer(than: turns))
    #expect(!figures(never: 0.05, gini: 0.2, wait: 10, mean: 0.8).isFairer(than: turns))
    #expect(!figures(never: 0.05, gini: 0.2, wait: 9, mean: 0.77).isFairer(than: turns))
  }
}
