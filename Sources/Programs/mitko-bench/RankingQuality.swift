import Glibc

/// How well a matrix of scores puts first what is graded high.
struct RankingQuality {
  /// Grades and scores by row and column.
  let grades: [[Int]]
  let scores: [[Double]]

  /// The mean nDCG@10 over rows with anything relevant, gain 2^grade - 1.
  var byRow: Double { mean(zip(grades, scores).compactMap { Self.nDCG(grades: $0.0, scores: $0.1) }) }

  /// The same over columns.
  var byColumn: Double {
    RankingQuality(grades: transposed(grades), scores: transposed(scores)).byRow
  }

  private static func nDCG(grades: [Int], scores: [Double]) -> Double? {
    func gain(_ order: [Int]) -> Double {
      order.prefix(10).enumerated().reduce(0) { sum, entry in
        sum + (pow(2, Double(entry.element)) - 1) / log2(Double(entry.offset) + 2)
      }
    }
    let best = gain(grades.sorted(by: >))
    guard best > 0 else { return nil }
    let order = grades.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    return gain(order.map { grades[$0] }) / best
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private func transposed<Value>(_ rows: [[Value]]) -> [[Value]] {
    guard let first = rows.first else { return [] }
    return first.indices.map { column in rows.map { $0[column] } }
  }
}

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
