import Foundation
import RoundTrials

/// `mitko-bench fairness`: plays twenty rounds of a made-up town of 10,000, planned and turn by turn.
struct FairnessMeasurement {
  private static let people = 10_000
  private static let seeds: [UInt64] = [1, 2, 3]

  /// Prints a table.
  ///
  /// - Returns: whether the targets are met by each seed.
  func run() -> Bool {
    print(
      "| seed | way | proposals | never proposed | Gini of proposals | longest wait, rounds | mean score |")
    print("|---|---|---|---|---|---|---|")
    var isMet = true
    for seed in Self.seeds {
      let trial = RoundTrial(people: Self.people, seed: seed)
      let (turns, planned) = (trial.play(.bestFirst), trial.play(.planned))
      row(seed, "turn by turn", turns)
      row(seed, "planned", planned)
      isMet = isMet && planned.isFairer(than: turns)
    }
    return isMet
  }

  private func row(_ seed: UInt64, _ way: String, _ figures: RoundTrial.Figures) {
    let never = String(format: "%.1f %%", figures.neverProposed * 100)
    let (gini, mean) = (String(format: "%.3f", figures.gini), String(format: "%.3f", figures.meanScore))
    print(
      "| \(seed) | \(way) | \(figures.proposals) | \(never) | \(gini) | \(figures.worstWait) | \(mean) |")
  }
}
