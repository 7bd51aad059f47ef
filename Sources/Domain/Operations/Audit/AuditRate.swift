/// How many of some cases came out well.
package struct AuditRate: Hashable, Sendable {
  package let hits: Int
  package let cases: Int

  /// - Parameter hits: at most as many as `cases`.
  package init(_ hits: Int, of cases: Int) {
    self.hits = hits
    self.cases = cases
  }

  /// 0...1; `nil` where there was no case.
  package var value: Double? { cases > 0 ? Double(hits) / Double(cases) : nil }

  /// Fewer cases than this are told and not compared.
  package static let leastCases = 5

  /// Whether this is less than four fifths of another rate: exactly four fifths are not. Whole numbers, so that no rounding
  /// decides. (The rule of thumb of the Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D.)
  package func isBelowFourFifths(of other: AuditRate) -> Bool {
    5 * hits * other.cases < 4 * other.hits * cases
  }

  /// Whether chance alone would make a difference as large as that to another rate in fewer than one of twenty cases: a
  /// two-sided test of two proportions with their variance pooled. Where fewer than five hits or misses would be expected in
  /// one of the two, the test says nothing, and the answer is no.
  ///
  /// Each comparison stands by itself: of twenty groups that are treated alike, one may differ so.
  package func differsBeyondChance(from other: AuditRate) -> Bool {
    let (one, two) = (Double(cases), Double(other.cases))
    guard cases > 0, other.cases > 0 else { return false }
    let pooled = Double(hits + other.hits) / (one + two)
    guard min(pooled, 1 - pooled) * min(one, two) >= Self.leastExpected else { return false }
    let difference = Double(hits) / one - Double(other.hits) / two
    let variance = pooled * (1 - pooled) * (1 / one + 1 / two)
    return difference * difference >= Self.bound * variance
  }

  /// Cochran's rule for where the normal distribution stands in well enough.
  private static let leastExpected = 5.0
  /// The square of the normal distribution's 97.5 % quantile.
  private static let bound = 3.841_459
}
