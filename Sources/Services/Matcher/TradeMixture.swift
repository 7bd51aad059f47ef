import Lexicon

/// The trades of one side by weight, made ready once to be compared with those of many others.
struct TradeMixture: Sendable {
  /// One for each trade, in the order of `Trade.allCases`.
  private let weights: [Double]
  /// The same with half of what is near added to each.
  private let spread: [Double]
  private let length: Double

  /// For each trade, how much every other one counts for it: itself whole, a near one half.
  private static let nearness: [[Double]] = Trade.allCases.map { mine in
    Trade.allCases.map { $0 == mine ? 1 : mine.isNear($0) ? 0.5 : 0 }
  }

  /// `nil` where nothing is known.
  init?(_ known: [Trade: Double]) {
    guard !known.isEmpty else { return nil }
    let weights = Trade.allCases.map { known[$0] ?? 0 }
    spread = Self.nearness.map { Self.product($0, weights) }
    self.weights = weights
    length = Self.product(weights, spread).squareRoot()
  }

  /// The cosine of two mixtures, near trades counting half.
  func nearness(to other: TradeMixture) -> Double {
    min(1, Self.product(weights, other.spread) / (length * other.length))
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for index in one.indices where one[index] != 0 { sum += one[index] * other[index] }
    return sum
  }
}
