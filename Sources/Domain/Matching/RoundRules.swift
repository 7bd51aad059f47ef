/// By what the pairs of a round are found: what an operator has set, and the weights that stand in the program.
package struct RoundRules: Hashable, Sendable {
  /// Proposals of one person in a round.
  package var proposalLimit: Int
  /// The least score of a pair, 0...1.
  package var threshold: Double
  package var scorer: Scorer
  package var weights: FitWeights
  /// What a round of waiting adds (`RoundPlan`).
  package var waitWeight: Double
  /// At most this share of a score is added or taken by what somebody prefers (`Preferences`).
  package var preferenceShift: Double

  package init(
    proposalLimit: Int, threshold: Double, scorer: Scorer, weights: FitWeights = .chosen,
    waitWeight: Double = RoundPlan.waitWeight, preferenceShift: Double = Preferences.mostShift
  ) {
    self.proposalLimit = proposalLimit
    self.threshold = threshold
    self.scorer = scorer
    self.weights = weights
    self.waitWeight = waitWeight
    self.preferenceShift = preferenceShift
  }

  // MARK: By their names

  /// The names of all that can be set, in the order of `text`.
  package static let keys =
    ["threshold", "limit", "scorer", "wait", "preferences"] + weightPaths.map(\.key)

  private static var weightPaths: [(key: String, path: WritableKeyPath<FitWeights, Double>)] {
    [
      ("trade", \.trade), ("skills", \.skills), ("tools", \.tools), ("welcome", \.welcome),
      ("level", \.level), ("place", \.place),
    ]
  }

  /// All of them, as `key=value` with a blank between: what `set(_:to:)` reads.
  package var text: String {
    let own = [
      "threshold=\(threshold)", "limit=\(proposalLimit)", "scorer=\(scorer.rawValue)", "wait=\(waitWeight)",
      "preferences=\(preferenceShift)",
    ]
    return (own + Self.weightPaths.map { "\($0.key)=\(weights[keyPath: $0.path])" }).joined(separator: " ")
  }

  /// Reads `text`; `nil` where something is missing or cannot be read.
  package init?(text: some StringProtocol) {
    self.init(proposalLimit: 0, threshold: 0, scorer: .fit)
    var read: Set<String> = []
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, set(String(parts[0]), to: String(parts[1])) else { return nil }
      read.insert(String(parts[0]))
    }
    guard read.count == Self.keys.count else { return nil }
  }

  /// Sets one of `keys`; false, and nothing is changed, where there is no such key or the value is none for it: a
  /// threshold and the most that preferences shift from 0 to 1, a limit from 1 to 1,000, a scorer's name, a weight from 0
  /// to 100.
  package mutating func set(_ key: String, to value: String) -> Bool {
    switch key {
    case "scorer":
      guard let scorer = Scorer(rawValue: value) else { return false }
      self.scorer = scorer
    case "limit":
      guard let limit = Int(value), (1...1_000).contains(limit) else { return false }
      proposalLimit = limit
    case "threshold":
      guard let threshold = Double(value), (0...1).contains(threshold) else { return false }
      self.threshold = threshold
    case "preferences":
      guard let shift = Double(value), (0...1).contains(shift) else { return false }
      preferenceShift = shift
    default:
      guard let weight = Double(value), (0...100).contains(weight) else { return false }
      if key == "wait" {
        waitWeight = weight
      } else if let path = Self.weightPaths.first(where: { $0.key == key })?.path {
        weights[keyPath: path] = weight
      } else {
        return false
      }
    }
    return true
  }
}
