/// How a seeker's floor stands to a provider's ceiling, told where neither sum is shown.
package enum PayComparison: String, Hashable, Sendable, Codable {
  /// The ceiling covers the floor.
  case fits
  /// It hangs on taxes that nobody told, or lacks so little that talking may help (`PayScale.closeness`).
  case close
  case far
}

/// Rates to one currency, and what gross and period mean, for comparing pay.
package struct PayScale: Hashable, Sendable {
  /// Euros for one unit, by ISO 4217 code.
  package var euros: [String: Double]

  package init(euros: [String: Double]) {
    self.euros = euros
  }

  /// What is left of gross, a middle of the region's taxes on such incomes.
  package static let netShareOfGross = 0.75

  /// A ceiling this little under the floor still fits: people round.
  package static let tolerance = 1.02

  /// A floor so many times the ceiling is still close.
  package static let closeness = 1.15

  /// Euros a month, gross made net; an untold tax is taken as net. `nil` where the currency has no rate.
  package func monthlyEuros(_ amount: Int, of pay: Pay) -> Double? {
    monthlyEuros(amount, of: pay, netShare: pay.tax == .gross ? Self.netShareOfGross : 1)
  }

  /// How a seeker's floor stands to a provider's ceiling.
  ///
  /// Where one of the two did not tell whether it is before taxes, the answer is `unknown` if it hangs on that;
  /// where neither did, both are taken to mean the same. A provider's "from 4,000" has no ceiling: it covers a floor
  /// up to that, and says nothing of a higher one.
  package func outcome(floor: Pay, ceiling: Pay) -> RuleOutcome {
    let readings = outcomes(floor: floor, ceiling: ceiling, tolerance: Self.tolerance)
    return readings.allSatisfy { $0 == readings[0] } ? readings[0] : .unknown
  }

  /// The same as it may be told to both: it says which of two sums is higher, and neither sum.
  ///
  /// - Returns: `nil` where a sum or its rate is missing, or a ceiling was told only from below.
  package func comparison(floor: Pay, ceiling: Pay) -> PayComparison? {
    let readings = outcomes(floor: floor, ceiling: ceiling, tolerance: Self.tolerance)
    if readings.contains(.unknown) { return nil }
    if readings.allSatisfy({ $0 == .passed }) { return .fits }
    let near = outcomes(floor: floor, ceiling: ceiling, tolerance: Self.closeness)
    return near.contains(.passed) ? .close : .far
  }

  /// What each way to read the two taxes says; one at least.
  private func outcomes(floor: Pay, ceiling: Pay, tolerance: Double) -> [RuleOutcome] {
    guard let least = floor.least, let most = ceiling.most ?? ceiling.least else { return [.unknown] }
    return Self.netShares(floor.tax, ceiling.tax).map { shares -> RuleOutcome in
      guard let wanted = monthlyEuros(least, of: floor, netShare: shares.floor),
        let offered = monthlyEuros(most, of: ceiling, netShare: shares.ceiling)
      else { return .unknown }
      if wanted <= offered * tolerance { return .passed }
      return ceiling.most == nil ? .unknown : .failed
    }
  }

  /// The ways to read two taxes, as shares of what was told that are left after them.
  private static func netShares(_ floor: Pay.Tax, _ ceiling: Pay.Tax) -> [(floor: Double, ceiling: Double)] {
    switch (floor, ceiling) {
    case (.unknown, .unknown): [(1, 1)]
    case (.unknown, .net), (.unknown, .gross): netShares(.net, ceiling) + netShares(.gross, ceiling)
    case (.net, .unknown), (.gross, .unknown): netShares(floor, .net) + netShares(floor, .gross)
    case (.net, .net): [(1, 1)]
    case (.net, .gross): [(1, netShareOfGross)]
    case (.gross, .net): [(netShareOfGross, 1)]
    case (.gross, .gross): [(netShareOfGross, netShareOfGross)]
    }
  }

  private func monthlyEuros(_ amount: Int, of pay: Pay, netShare: Double) -> Double? {
    euros[pay.currency].map { Double(amount) * Self.timesAMonth(pay.period) * $0 * netShare }
  }

  /// How often a period's pay comes in a month of work: 160 hours, 21 days, a twelfth of a year.
  private static func timesAMonth(_ period: Pay.Period) -> Double {
    switch period {
    case .hour: 160
    case .day: 21
    case .month: 1
    case .year: 1.0 / 12
    }
  }
}
