package import Domain
package import Ports

/// What operators do to a database while users and other programs work on it.
///
/// Whether somebody may act is decided here, below every screen and verb. An act and the audit row that tells of it are one
/// transaction.
package struct Operations: Sendable {
  private let store: any Store
  private let actor: Operator

  package init(store: any Store, actor: Operator) {
    self.store = store
    self.actor = actor
  }

  /// All settings in the order of their declaration, from one moment.
  package func settings() async throws -> [SettingState] {
    try await store.read { tx in try Setting.allCases.map { try SettingState($0, in: tx) } }
  }

  /// Gives a setting another value; one that it has already is left, without an audit row.
  ///
  /// - Parameter isTrial: tells what would change, and changes nothing.
  /// - Throws: `OperationsError.readOnly` for whoever may only look, also in a trial. A value out of its bounds is the
  ///   caller's mistake: `Setting.value(of:)` reads none.
  package func change(_ setting: Setting, to value: Double, isTrial: Bool = false) async throws
    -> SettingChange
  {
    guard actor.right == .operates else { throw OperationsError.readOnly }
    precondition(setting.allows(value), "a value of \(setting.rawValue) out of its bounds")
    if isTrial {
      return try await store.read { tx in
        SettingChange(setting: setting, from: try tx.settings.value(of: setting), to: value)
      }
    }
    let name = actor.name
    return try await store.write { tx in
      let change = SettingChange(setting: setting, from: try tx.settings.value(of: setting), to: value)
      guard change.from != change.to else { return change }
      let former = try tx.settings.budget()
      try tx.settings.set(setting, to: value, by: .operatorNamed(name))
      let budget = try tx.settings.budget()
      // What was saved up stays what it was, in dollars, and so does a debt. A budget of zero fills no bucket, and the one
      // before it waits as it is: else a debt were forgiven by setting the budget to zero and back.
      if budget != former, budget.weekly > .zero, former.weekly > .zero {
        let bucket = try tx.ledger.bucket()
        try tx.ledger.setBucket(bucket.rescaled(from: former, to: budget, now: tx.now))
      }
      return change
    }
  }
}

/// A setting as it stands.
package struct SettingState: Hashable, Sendable {
  package let setting: Setting
  package let value: Double
  /// The last change after the database was made; `nil` where there was none.
  package let change: Event?

  init(_ setting: Setting, in tx: any Transaction) throws {
    self.setting = setting
    value = try tx.settings.value(of: setting)
    change = try tx.events.events(about: .setting(setting.rawValue), limit: 1).first
  }
}

/// What an act did, or would do, to a setting.
package struct SettingChange: Hashable, Sendable {
  package let setting: Setting
  package let from: Double
  package let to: Double
}
