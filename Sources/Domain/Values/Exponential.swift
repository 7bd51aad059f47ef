/// The exponential function without a library: this target imports none, and the same number has to come out on every
/// machine, since what is chosen by it must not differ between two.
package enum Exponential {
  /// e to the power `x`; 0 and infinity where it leaves the range, NaN for NaN.
  package static func exp(_ x: Double) -> Double {
    guard x == x else { return x }
    if x > 700 { return .infinity }
    if x < -700 { return 0 }
    // Halved until it is small, where ten terms of the series are exact to the last digits, then squared back.
    var halvings = 0
    var small = x
    while abs(small) > 0.5 {
      small /= 2
      halvings += 1
    }
    var term = 1.0
    var sum = 1.0
    for n in 1...14 {
      term *= small / Double(n)
      sum += term
    }
    for _ in 0..<halvings { sum *= sum }
    return sum
  }

  /// The natural logarithm; minus infinity for 0, NaN below.
  package static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x == .infinity ? x : .nan }
    // x = m * 2^e with m near 1, where the series of the area tangent has the last digits after twelve terms.
    var exponent = Double(x.exponent)
    var significand = x.significand
    if significand > 1.5 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    var power = ratio
    var sum = 0.0
    for n in 0..<14 {
      sum += power / Double(2 * n + 1)
      power *= ratio * ratio
    }
    return exponent * 0.693_147_180_559_945_3 + 2 * sum
  }
}
