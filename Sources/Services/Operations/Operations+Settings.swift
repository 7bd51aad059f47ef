package import Domain
import Ports

extension Operations {
  /// All settings in the order of their declaration, from one moment.
  package func settings() async throws -> [SettingState] {
    try await store.read { tx in try Setting.allCases.map { try SettingState($0, in: tx) } }
  }

  /// Gives a setting another value; one that it has already is left, without an act.
  ///
  /// - Parameter isTrial: tells what would change, and changes nothing.
  /// - Throws: `ActRefusal.readOnly` for whoever may only look, also in a trial. A value out of its bounds is the
  ///   caller's mistake: `Setting.value(of:)` reads none.
  package func change(_ setting: Setting, to value: Double, isTrial: Bool = false) async throws
    -> SettingChange
  {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    precondition(setting.allows(value), "a value of \(setting.rawValue) out of its bounds")
    let before = try await store.read { try $0.settings.value(of: setting) }
    if isTrial { return SettingChange(setting: setting, from: before, to: value) }
    guard let act = try await perform(.settings([setting: value])).act else {
      return SettingChange(setting: setting, from: value, to: value)
    }
    let kept = try await store.read {
      try $0.acts.formerValues(of: act, after: nil, limit: 2).first { $0.name == .value }
    }
    return SettingChange(setting: setting, from: kept?.former.flatMap(Double.init) ?? before, to: value)
  }

  /// Writes values as one act: all of them, or none where a value is not the one any more that was shown.
  func change(
    _ values: [Setting: Double], from shown: [Setting: Double], kind: Act.Kind
  ) async throws -> ActResult {
    let settings = values.keys.sorted { $0.rawValue < $1.rawValue }
    for setting in settings {
      precondition(
        setting.allows(values[setting] ?? .nan), "a value of \(setting.rawValue) out of its bounds")
    }
    let subject = settings.map(\.rawValue).joined(separator: ", ")
    return try await carryOut(kind, on: settings, subject: subject) { setting, record, tx in
      guard let value = values[setting] else { return }
      let former = try tx.settings.value(of: setting)
      guard former != value else { throw ActRefusal.isSo }
      for (other, seen) in shown {
        let present = try tx.settings.value(of: other)
        // Those before it in this act have their new values.
        if present != seen, present != values[other] { throw ActRefusal.hasChangedSince }
      }
      let lost = try Self.set(setting, to: value, by: record.operatorName, in: tx)
      try record.keep(.setting(setting.rawValue), .value, from: "\(former)", to: "\(value)", in: tx)
      if lost > .zero {
        try record.keep(.setting(setting.rawValue), .saved, from: "\(lost.microdollars)", to: "0", in: tx)
      }
    }
  }

  /// - Parameter saved: what the bucket gets back of what it once had to give away.
  /// - Returns: what the bucket gives away, because it holds less from now on.
  @discardableResult
  static func set(
    _ setting: Setting, to value: Double, by name: String, givingBack saved: Money = .zero,
    in tx: any Transaction
  ) throws -> Money {
    let former = try tx.settings.budget()
    try tx.settings.set(setting, to: value, by: .operatorNamed(name))
    let budget = try tx.settings.budget()
    // What was saved up stays what it was, in dollars, and so does a debt. A budget of zero fills no bucket, and the one
    // before it waits as it is: else a debt were forgiven by setting the budget to zero and back.
    guard budget != former, budget.weekly > .zero, former.weekly > .zero else { return .zero }
    let bucket = try tx.ledger.bucket()
    try tx.ledger.setBucket(
      bucket.rescaled(from: former, to: budget, now: tx.now).returning(saved, at: tx.now, under: budget))
    return Money(clamping: max(0, former.level(of: bucket, now: tx.now) - budget.burst.microdollars))
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
