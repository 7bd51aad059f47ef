import Glibc

/// How well a matrix of scores puts first what is graded high. Ties go by position.
package struct Ranking: Sendable {
  /// Grades and scores by query and item.
  let grades: [[Int]]
  let scores: [[Double]]

  package init(grades: [[Int]], scores: [[Double]]) {
    self.grades = grades
    self.scores = scores
  }

  /// The same with queries and items exchanged.
  package var transposed: Ranking {
    Ranking(grades: Self.transposed(grades), scores: Self.transposed(scores))
  }

  static func transposed<Value>(_ rows: [[Value]]) -> [[Value]] {
    guard let first = rows.first else { return [] }
    return first.indices.map { column in rows.map { $0[column] } }
  }

  /// The highest score of each query that has items.
  package var best: [Double] { scores.compactMap { $0.max() } }

  /// The items of a query, the best first; only those that `isAsked` admits.
  private func order(_ query: Int, _ isAsked: (Int) -> Bool = { _ in true }) -> [Int] {
    let scores = scores[query]
    return scores.indices.filter(isAsked).sorted { (scores[$1], $0) < (scores[$0], $1) }
  }

  /// The mean nDCG@10 over queries with anything graded, gain 2^grade - 1.
  package var nDCG: Double {
    func gain(_ grades: [Int]) -> Double {
      grades.prefix(10).enumerated().reduce(0) { sum, entry in
        sum + (pow(2, Double(entry.element)) - 1) / log2(Double(entry.offset) + 2)
      }
    }
    return Self.mean(
      grades.indices.compactMap { query in
        let best = gain(grades[query].sorted(by: >))
        return best > 0 ? gain(order(query).map { grades[query][$0] }) / best : nil
      })
  }

  /// The reciprocal rank of the first relevant item (a grade of 2 or 3), of each query that has one among the items that
  /// `isAsked` admits for it, ranked among these alone.
  package func reciprocalRanks(_ isAsked: (Int, Int) -> Bool = { _, _ in true }) -> [Double] {
    grades.indices.compactMap { query in
      order(query) { isAsked(query, $0) }.firstIndex { grades[query][$0] >= 2 }.map { 1 / Double($0 + 1) }
    }
  }

  /// The share of queries with anything relevant whose first item is.
  package var recallAtOne: Double {
    Self.mean(reciprocalRanks().map { $0 == 1 ? 1 : 0 })
  }

  package static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
