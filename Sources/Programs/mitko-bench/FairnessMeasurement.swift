import Foundation
import RoundTrials

/// `mitko-bench fairness`: plays twenty rounds of a made-up town of 10,000, planned and turn by turn.
struct FairnessMeasurement {
  private static let people = 10_000
  private static let seeds: [UInt64] = [1, 2, 3]

  /// What one seed gave, as it is written: the chart of README is drawn of it.
  private struct Result: Encodable {
    let seed: UInt64
    let rounds: Int
    let turnByTurn: RoundTrial.Figures
    let planned: RoundTrial.Figures
  }

  /// Prints a table.
  ///
  /// - Parameter path: where the numbers are written as JSON; `nil` for nowhere.
  /// - Returns: whether the targets are met by each seed.
  func run(writingTo path: String?) throws -> Bool {
    print(
      "| seed | way | proposals | never proposed | Gini of proposals | longest wait, rounds | mean score |")
    print("|---|---|---|---|---|---|---|")
    var isMet = true
    var results: [Result] = []
    for seed in Self.seeds {
      let trial = RoundTrial(people: Self.people, seed: seed)
      let (turns, planned) = (trial.play(.bestFirst), trial.play(.planned))
      row(seed, "turn by turn", turns)
      row(seed, "planned", planned)
      isMet = isMet && planned.isFairer(than: turns)
      results.append(
        Result(seed: seed, rounds: RoundTrial.rounds, turnByTurn: turns, planned: planned))
    }
    if let path {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try (encoder.encode(results) + Data("\n".utf8)).write(to: URL(filePath: path))
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
