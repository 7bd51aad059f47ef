/// The time that an amount of pay is for.
package enum PayPeriod: String, Sendable, CaseIterable {
  case hour, day, month, year

  /// How many of it a year of full-time work has: 2,000 hours, 250 days.
  package var perYear: Double {
    switch self {
    case .hour: 2_000
    case .day: 250
    case .month: 12
    case .year: 1
    }
  }
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
  /// Nil where the person named none; `likelyPeriod` guesses.
  package let period: PayPeriod?
  package let tax: PayTax
  /// Whether the person said "about", «примерно» or the like.
  package let isAbout: Bool
  package let range: Range<String.Index>
  package let positions: Range<Int>

  /// The period that was named, else the one in which such an amount is usual: amounts worth more than 30,000 euros
  /// are for a year, under 250 for an hour, else for a month. Nil without a currency.
  package var likelyPeriod: PayPeriod? {
    if let period { return period }
    guard let currency, let amount = least ?? most else { return nil }
    switch Double(amount) * currency.euros {
    case 30_000...: return .year
    case ..<250: return .hour
    default: return .month
    }
  }
}
