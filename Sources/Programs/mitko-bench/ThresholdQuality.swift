/// What lies on which side of the threshold.
struct ThresholdQuality {
  /// Pairs at or above, and how many of them are relevant.
  let above: (pairs: Int, relevant: Int)
  let below: (pairs: Int, relevant: Int)
  /// The share of relevant pairs within .1 of the threshold; nil where there is none.
  let near: Double?

  init(_ pairs: [(score: Double, isRelevant: Bool)], threshold: Double = 0.7) {
    func count(_ pairs: [(score: Double, isRelevant: Bool)]) -> (Int, Int) {
      (pairs.count, pairs.count { $0.isRelevant })
    }
    above = count(pairs.filter { $0.score >= threshold })
    below = count(pairs.filter { $0.score < threshold })
    let around = count(pairs.filter { abs($0.score - threshold) <= 0.1 })
    near = around.0 == 0 ? nil : Double(around.1) / Double(around.0)
  }
}
