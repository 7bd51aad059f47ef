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
  ///
  /// What binary fractions add to a decimal number is not a microdollar more: 0.28 dollars are 280,000.
  package init?(dollars: Double) {
    guard dollars.isFinite, dollars >= 0, dollars <= 1e9 else { return nil }
    let exact = dollars * 1_000_000
    let nearest = exact.rounded()
    microdollars = Int64(abs(exact - nearest) <= exact.ulp * 4 ? nearest : exact.rounded(.up))
  }

  /// The amount in dollars, for people and settings; never for sums, which binary fractions falsify.
  package var dollars: Double { Double(microdollars) / 1_000_000 }

  package static func < (left: Money, right: Money) -> Bool { left.microdollars < right.microdollars }
  /// The sum, at most what 64 bits hold.
  package static func + (left: Money, right: Money) -> Money {
    Money(clamping: left.microdollars.addingSaturating(right.microdollars))
  }
  /// The difference, at least zero.
  package static func - (left: Money, right: Money) -> Money {
    Money(clamping: left.microdollars - right.microdollars)
  }
}
