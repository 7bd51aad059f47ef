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
}
