/// The time that an amount of pay is for.
package enum PayPeriod: String, Sendable, CaseIterable {
  case hour, day, month, year
}

/// Whether pay is named before or after tax.
package enum PayTax: String, Sendable, CaseIterable {
  case net, gross, unknown
}

/// Pay named in a text. At least one of `least` and `most` is there.
package struct PayMention: Sendable, Equatable {
  /// In whole units of the currency; nil where only the most is named ("up to 5k").
  package let least: Int?
  /// In whole units of the currency; nil where only the least is named ("from 5k", "5k+").
  package let most: Int?
  /// Nil where the person named none.
  package let currency: Currency?
  /// Nil where the person named none.
  package let period: PayPeriod?
  package let tax: PayTax
  /// Whether the person said "about", «примерно» or the like.
  package let isAbout: Bool
  package let range: Range<String.Index>
  package let positions: Range<Int>
}
