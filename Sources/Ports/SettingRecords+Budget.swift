package import Domain

extension SettingRecords {
  /// The budget as the settings have it now.
  package func budget() throws -> Budget {
    let weekly = Money(dollars: try value(of: .weeklyBudget)) ?? .zero
    guard let burst = Money(dollars: try value(of: .burst)) else { return Budget(weekly: weekly) }
    return Budget(weekly: weekly, burst: burst)
  }
}
