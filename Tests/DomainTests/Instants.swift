import Domain

extension Timestamp {
  /// So many seconds after the tests' zero.
  static func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_000_000_000 + seconds) }

  /// The tests' zero.
  static let zero = at(0)
}

extension Money {
  /// Whole cents of a dollar.
  static func cents(_ count: Int64) -> Money { Money(clamping: count * 10_000) }
  static func dollars(_ count: Int64) -> Money { Money(clamping: count * 1_000_000) }
}

extension UserID {
  /// The user of the given number.
  static func user(_ number: UInt64) -> UserID { UserID(high: 0x7000, low: 0x8000_0000_0000_0000 | number) }
}

extension JobID {
  static func job(_ number: UInt64) -> JobID { JobID(high: 0x7000, low: 0x8000_0000_0000_0000 | number) }
}
