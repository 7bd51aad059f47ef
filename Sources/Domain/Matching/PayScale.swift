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
    guard let least = floor.least, let most = ceiling.most ?? ceiling.least else { return .unknown }
    let readings = Self.netShares(floor.tax, ceiling.tax).map { shares -> RuleOutcome in
      guard let wanted = monthlyEuros(least, of: floor, netShare: shares.floor),
        let offered = monthlyEuros(most, of: ceiling, netShare: shares.ceiling)
      else { return .unknown }
      if wanted <= offered * Self.tolerance { return .passed }
      return ceiling.most == nil ? .unknown : .failed
    }
    return readings.allSatisfy { $0 == readings[0] } ? readings[0] : .unknown
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
