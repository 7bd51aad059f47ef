/// Learns from providers' counts how far the own estimate is off, and still errs high.
struct CountCorrection: Hashable, Sendable {
  /// Enough to have seen both languages and every kind of request.
  private static let memory = 32
  /// Fewer say nothing about what may come.
  private static let enough = 8

  /// What was counted for one that was estimated, of the latest requests.
  private var ratios: [Double] = []

  /// A provider counted `actual` tokens in what was estimated as `estimated`, without correction.
  mutating func learn(actual: Int, estimated: Int) {
    // A handful of tokens is mostly what the provider adds around them.
    guard estimated >= 64, actual > 0 else { return }
    ratios.append(Double(actual) / Double(estimated))
    if ratios.count > Self.memory { ratios.removeFirst() }
  }

  /// `estimated` as it should be: more as soon as one was found too low, less only after several were found too high.
  func corrected(_ estimated: Int) -> Int {
    let worst = ratios.max() ?? 1
    let factor = ratios.count < Self.enough ? max(1, worst) : worst
    // A tenth more than the worst that was seen; bounds, so that one absurd count ruins nothing.
    let margin = ratios.isEmpty ? 1 : 1.1
    return Int((Double(estimated) * min(max(factor * margin, 0.5), 4)).rounded(.up))
  }
}
