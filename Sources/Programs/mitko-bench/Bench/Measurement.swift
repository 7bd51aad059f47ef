/// What was measured, with its target.
struct Measurement: Encodable, Sendable {
  enum Bound: String, Encodable {
    case atMost = "at most"
    case atLeast = "at least"
  }

  let name: String
  let value: Double
  let unit: String
  let bound: Bound
  let target: Double
  /// How the value was got: "median of 15".
  let how: String

  var isMet: Bool { bound == .atMost ? value <= target : value >= target }
}

/// Numbers of repeated runs.
struct Samples: Sendable {
  private(set) var sorted: [Double]

  init(_ values: [Double]) {
    sorted = values.sorted()
  }

  /// The value that a fraction of the samples does not exceed (nearest rank).
  func quantile(_ fraction: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let rank = Int((fraction * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank - 1, 0), sorted.count - 1)]
  }

  var median: Double { quantile(0.5) }
}
