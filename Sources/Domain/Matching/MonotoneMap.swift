/// A strictly rising piecewise linear function into 0...1, given by its knots.
///
/// It turns a raw similarity, of which nobody knows what .3 means, into one on the common scale; since it
/// rises strictly between its ends it never changes an order.
package struct MonotoneMap: Hashable, Sendable {
  /// One bend of the line.
  package struct Knot: Hashable, Sendable {
    package let raw: Double
    package let calibrated: Double

    package init(raw: Double, calibrated: Double) {
      self.raw = raw
      self.calibrated = calibrated
    }
  }

  /// At least two, rising strictly in both coordinates, `calibrated` within 0...1.
  package let knots: [Knot]

  /// Nil where the knots are fewer than two, do not rise strictly, or leave 0...1.
  package init?(knots: [Knot]) {
    guard knots.count >= 2, knots.allSatisfy({ $0.raw.isFinite && (0...1).contains($0.calibrated) })
    else { return nil }
    for (left, right) in zip(knots, knots.dropFirst())
    where left.raw >= right.raw || left.calibrated >= right.calibrated { return nil }
    self.knots = knots
  }

  /// The raw similarity that is turned into `calibrated`; that of the nearer end where it lies outside.
  package func raw(at calibrated: Double) -> Double {
    guard let upper = knots.firstIndex(where: { $0.calibrated >= calibrated }) else {
      return knots[knots.count - 1].raw
    }
    guard upper > 0 else { return knots[0].raw }
    let left = knots[upper - 1]
    let right = knots[upper]
    let share = (calibrated - left.calibrated) / (right.calibrated - left.calibrated)
    return left.raw + share * (right.raw - left.raw)
  }

  /// The value at `raw`; left of the first knot and right of the last one, the value there. NaN gives the least.
  package func value(at raw: Double) -> Double {
    let first = knots[0]
    let last = knots[knots.count - 1]
    guard raw > first.raw else { return first.calibrated }
    guard raw < last.raw else { return last.calibrated }
    var low = 0
    var high = knots.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].raw <= raw { low = middle } else { high = middle }
    }
    let left = knots[low]
    let right = knots[high]
    let share = (raw - left.raw) / (right.raw - left.raw)
    return left.calibrated + share * (right.calibrated - left.calibrated)
  }
}
