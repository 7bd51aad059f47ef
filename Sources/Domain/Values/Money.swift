/// An amount of what model work costs, in whole millionths of a US dollar. Never negative.
package struct Money: Hashable, Comparable, Sendable {
  package let microdollars: Int64

  package static let zero = Money(clamping: 0)

  /// An amount; `nil` where it is negative.
  package init?(microdollars: Int64) {
    guard microdollars >= 0 else { return nil }
    self.microdollars = microdollars
  }

  /// An amount, with what is below zero taken as zero.
  package init(clamping microdollars: Int64) {
    self.microdollars = max(0, microdollars)
  }

  /// An amount in dollars, rounded up to a whole microdollar; `nil` for NaN, infinite, negative
  /// or more than a billion, none of which is a price anybody quotes.
  package init?(dollars: Double) {
    guard dollars.isFinite, dollars >= 0, dollars <= 1e9 else { return nil }
    microdollars = Int64((dollars * 1_000_000).rounded(.up))
  }

  package var dollars: Double { Double(microdollars) / 1_000_000 }

  package static func < (left: Money, right: Money) -> Bool { left.microdollars < right.microdollars }
  package static func + (left: Money, right: Money) -> Money {
    Money(clamping: left.microdollars + right.microdollars)
  }
  /// The difference, at least zero.
  package static func - (left: Money, right: Money) -> Money {
    Money(clamping: left.microdollars - right.microdollars)
  }
}
