import Domain
package import Ports

/// Looks for what operators have to know: money that runs out, people who wait, work that fails, a provider that nobody
/// can be served by. Each is told once, until it has ended.
package enum AlertWatch {
  /// A condition that has just begun.
  package struct Alert: Hashable, Sendable {
    /// A stable word: "spend", "wait", "errors", "provider.openai".
    package let name: String
    /// What was measured and where the limit is, as `name=number`.
    package let numbers: [String]

    package init(name: String, numbers: [String]) {
      self.name = name
      self.numbers = numbers
    }
  }

  /// Notes what has begun and ended since the last look, with an event each.
  ///
  /// - Returns: what has begun; whoever looks first is the one who tells.
  package static func look(in tx: any Transaction) throws -> [Alert] {
    let holding = try conditions(in: tx)
    var begun: [Alert] = []
    for alert in holding where try tx.providers.raiseAlert(alert.name) {
      try note("alert.raised", alert.name, numbers: alert.numbers, in: tx)
      begun.append(alert)
    }
    let names = Set(holding.map(\.name))
    for name in try tx.providers.alerts().keys.sorted() where !names.contains(name) {
      if try tx.providers.endAlert(name) { try note("alert.ended", name, numbers: [], in: tx) }
    }
    return begun
  }

  private static func note(_ kind: String, _ name: String, numbers: [String], in tx: any Transaction) throws {
    try tx.events.append(
      Event(
        subject: .setting("alert." + name), actor: .program, kind: kind, from: nil,
        to: numbers.isEmpty ? nil : numbers.joined(separator: " "), at: tx.now))
  }

  private static func conditions(in tx: any Transaction) throws -> [Alert] {
    try [spend(tx), wait(tx), errors(tx)].compactMap { $0 } + lockedProviders(tx)
  }

  private static func spend(_ tx: any Transaction) throws -> Alert? {
    let share = try tx.settings.value(of: .alertSpendShare)
    let weekly = try tx.settings.budget().weekly
    guard share > 0, weekly > .zero else { return nil }
    let spent = try tx.ledger.window().total(at: tx.now)
    guard Double(spent.microdollars) >= Double(weekly.microdollars) * share else { return nil }
    return Alert(
      name: "spend",
      numbers: ["spent_microdollars=\(spent.microdollars)", "weekly_microdollars=\(weekly.microdollars)"])
  }

  private static func wait(_ tx: any Transaction) throws -> Alert? {
    let limit = try tx.settings.value(of: .alertWaitMinutes)
    guard limit > 0 else { return nil }
    let oldest = try tx.jobs.waiting(limit: 1_000).map(\.job).filter { $0.lane == .interactive }
      .map(\.queuedAt).min()
    guard let oldest else { return nil }
    let minutes = Int(tx.now.since(oldest).inSeconds / 60)
    guard Double(minutes) >= limit else { return nil }
    return Alert(name: "wait", numbers: ["minutes=\(minutes)", "limit_minutes=\(Int(limit))"])
  }

  private static func errors(_ tx: any Transaction) throws -> Alert? {
    let limit = try tx.settings.value(of: .alertErrorsAnHour)
    guard limit > 0 else { return nil }
    let count = try tx.jobs.failureCount(since: tx.now - .hours(1))
    guard Double(count) >= limit else { return nil }
    return Alert(name: "errors", numbers: ["failures_an_hour=\(count)", "limit=\(Int(limit))"])
  }

  private static func lockedProviders(_ tx: any Transaction) throws -> [Alert] {
    try tx.providers.all().compactMap { provider in
      guard case .locked(let fault) = provider.breaker.state else { return nil }
      return Alert(name: "provider." + provider.name, numbers: ["fault=" + fault.rawValue])
    }
  }
}
