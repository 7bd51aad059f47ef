import Ports

/// The operating system's randomness, fit for secrets too (`getrandom`, by way of the standard library).
package struct SystemRandom: RandomSource {
  package init() {}

  package func bits() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }

  /// Uniform in 0..<1, in steps of 2^-53.
  package func unit() -> Double {
    Double(bits() >> 11) * 0x1p-53
  }
}
