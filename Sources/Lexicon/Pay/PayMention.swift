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

extension PayMention {
  /// `mention` with one amount in the place of the two that it names.
  package init(replacing mention: PayMention, by amount: Int) {
    self.init(
      least: amount, most: amount, currency: mention.currency, period: mention.period, tax: mention.tax,
      isAbout: mention.isAbout, range: mention.range, positions: mention.positions)
  }

  /// `mention` with another amount in the place of each that it names.
  package init(scaling mention: PayMention, to amount: Int, _ factor: Int) {
    let isRange = mention.least != nil && mention.most != nil && mention.least != mention.most
    self.init(
      least: mention.least.map { isRange ? $0 * factor : amount },
      most: mention.most.map { isRange ? $0 * factor : amount },
      currency: mention.currency, period: mention.period, tax: mention.tax, isAbout: mention.isAbout,
      range: mention.range, positions: mention.positions)
  }
}
