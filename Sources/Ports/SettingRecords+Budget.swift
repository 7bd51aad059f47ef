package import Domain

extension SettingRecords {
  /// The budget as the settings have it now.
  package func budget() throws -> Budget {
    Budget(weeklyDollars: try value(of: .weeklyBudget), burstDollars: try value(of: .burst))
  }
}
