/// A hash that is the same on every machine and in every version, unlike Swift's own: FNV-1a, 64 bits
/// (Fowler, Noll, Vo; draft-eastlake-fnv). It tells texts apart and keeps no secret.
package enum StableHash {
  fileprivate static let offsetBasis: UInt64 = 0xcbf2_9ce4_8422_2325
  fileprivate static let prime: UInt64 = 0x100_0000_01b3

  /// - Parameter seed: mixed in first, for families of hashes; 0 is plain FNV-1a.
  package static func of(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
    bytes.withContiguousStorageIfAvailable { of($0, from: offsetBasis ^ seed) }
      ?? bytes.reduce(offsetBasis ^ seed) { ($0 ^ UInt64($1)) &* prime }
  }

  /// Texts and arrays lie in one piece, as a rule.
  private static func of(_ bytes: UnsafeBufferPointer<UInt8>, from start: UInt64) -> UInt64 {
    var hash = start
    for index in 0..<bytes.count { hash = (hash ^ UInt64(bytes[index])) &* prime }
    return hash
  }
}

/// A hash of numbers as they come, the same on every machine.
package struct RunningHash: Sendable {
  package private(set) var value = StableHash.offsetBasis

  package init() {}

  package mutating func add(_ word: UInt64) {
    value = (value ^ word) &* StableHash.prime
    // Whole words at once: what the upper bits say has to reach the lower ones.
    value ^= value >> 29
  }

  package mutating func add(_ number: Double) { add(number.bitPattern) }

  package mutating func add<Entity>(_ id: Identifier<Entity>) {
    add(id.high)
    add(id.low)
  }
}
