import Ports
import Synchronization

/// Random numbers that are the same for the same seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014).
///
/// Shared by reference, so that a test and the code under test draw from one sequence. For the standard library's
/// `random(in:using:)` and `shuffled(using:)` take `generator`.
package final class SeededRandom: RandomSource {
  private let state: Mutex<UInt64>

  /// Starts the sequence of `seed`: the same on every machine.
  package init(seed: UInt64) {
    state = Mutex(seed)
  }

  package func bits() -> UInt64 {
    state.withLock { state in
      state &+= 0x9e37_79b9_7f4a_7c15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
      bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
      return bits ^ (bits >> 31)
    }
  }

  /// Uniform in 0..<1, in steps of 2^-53.
  package func unit() -> Double {
    Double(bits() >> 11) * 0x1p-53
  }

  /// A whole number of `range`; the bias of a plain remainder does not matter to tests.
  package func int(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(bits() % UInt64(range.count))
  }

  /// Whether something of the given probability happens.
  package func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  /// One of `elements`, which are not empty.
  package func pick<Elements: RandomAccessCollection>(_ elements: Elements) -> Elements.Element {
    elements[elements.index(elements.startIndex, offsetBy: int(in: 0...elements.count - 1))]
  }

  /// The same sequence for the standard library.
  package var generator: Generator { Generator(source: self) }

  /// Draws from the source that it was taken from.
  package struct Generator: RandomNumberGenerator {
    fileprivate let source: SeededRandom

    package mutating func next() -> UInt64 { source.bits() }
  }
}
