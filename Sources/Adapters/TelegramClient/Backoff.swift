/// How long to wait after failures in a row: twice as long after each, with chance in it so that many do not come back at
/// once.
package struct Backoff: Hashable, Sendable {
  package let first: Duration
  package let longest: Duration
  private var failures = 0

  /// Whether the last attempt has failed.
  package var hasFailed: Bool { failures > 0 }

  /// - Parameters:
  ///   - first: after the first failure, at most.
  ///   - longest: after however many.
  package init(first: Duration, longest: Duration) {
    self.first = first
    self.longest = longest
  }

  /// After so many failures in a row that somebody has counted.
  ///
  /// - Parameter unit: in 0..<1, by chance.
  package func wait(after failures: Int, unit: Double) -> Duration {
    let doubled = first * (1 << min(max(failures - 1, 0), 20))
    return min(doubled, longest) * (0.5 + unit / 2)
  }

  /// After one failure more.
  package mutating func failed(unit: Double) -> Duration {
    failures += 1
    return wait(after: failures, unit: unit)
  }

  /// It works again. Returns whether it had failed.
  @discardableResult
  package mutating func succeeded() -> Bool {
    defer { failures = 0 }
    return failures > 0
  }
}
