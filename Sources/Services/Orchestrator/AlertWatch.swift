import Domain
package import Ports

/// Looks for what operators have to know: money that runs out, people who wait, work that fails, a provider that nobody
/// can be served by. Each is told once, until it has ended.
package enum AlertWatch {
  /// Whoever was to tell an alert and has not said for so long that it did was killed.
  private static let patience: Duration = .minutes(2)

  /// Notes what has begun and ended since the last look, with an event each.
  ///
  /// - Returns: what the caller tells now, and then notes by `told`: what has begun, and what its first finder was killed
  ///   before it could tell. Whoever looks first is the one who tells.
  package static func look(in tx: any Transaction) throws -> [OperatorAlert] {
    let holding = try conditions(in: tx)
    var due: [OperatorAlert] = []
    for alert in holding {
      if try tx.providers.raiseAlert(alert.name) {
        try tx.note(.raised, of: alert.name, numbers: alert.numbers)
        due.append(alert)
      } else if try isUntold(alert.name, in: tx) {
        try tx.note(.repeated, of: alert.name, numbers: alert.numbers)
        due.append(alert)
      }
    }
    let names = Set(holding.map(\.name))
    for name in try tx.providers.alerts().keys.sorted() where !names.contains(name) { try tx.endAlert(name) }
    return due
  }

  /// Whether a look would find anything to note: what has begun, what has ended, what nobody has told yet.
  package static func hasNews(in tx: any Transaction) throws -> Bool {
    let holding = Set(try conditions(in: tx).map(\.name))
    let known = Set(try tx.providers.alerts().keys)
    return try holding != known || holding.contains { try isUntold($0, in: tx) }
  }

  /// Notes that operators were told: nobody tells them again while it holds.
  package static func told(_ alert: OperatorAlert, in tx: any Transaction) throws {
    try tx.note(.told, of: alert.name)
  }

  private static func isUntold(_ name: String, in tx: any Transaction) throws -> Bool {
    guard let last = try tx.lastEvent(of: name) else { return false }
    switch last.event {
    case .raised, .repeated: return tx.now.since(last.at) >= patience
    case .told, .ended: return false
    }
  }

  private static func conditions(in tx: any Transaction) throws -> [OperatorAlert] {
    try [spend(tx), wait(tx), errors(tx)].compactMap { $0 } + lockedProviders(tx)
  }

  private static func spend(_ tx: any Transaction) throws -> OperatorAlert? {
    let share = try tx.settings.value(of: .alertSpendShare)
    let weekly = try tx.settings.budget().weekly
    guard share > 0, weekly > .zero else { return nil }
    let spent = try tx.ledger.window().total(at: tx.now)
    guard Double(spent.microdollars) >= Double(weekly.microdollars) * share else { return nil }
    return OperatorAlert(
      name: "spend",
      numbers: ["spent_microdollars=\(spent.microdollars)", "weekly_microdollars=\(weekly.microdollars)"])
  }

  /// People who wait in line, and those who wait for somebody to tell a price.
  private static func wait(_ tx: any Transaction) throws -> OperatorAlert? {
    let limit = try tx.settings.value(of: .alertWaitMinutes)
    guard limit > 0 else { return nil }
    let waiting =
      try tx.jobs.waiting(limit: 1_000).map(\.job) + tx.jobs.held(for: .unknownPrice, limit: 1_000)
    let oldest = waiting.filter { $0.lane == .interactive }.map(\.queuedAt).min()
    guard let oldest else { return nil }
    let minutes = Int(tx.now.since(oldest).inSeconds / 60)
    guard Double(minutes) >= limit else { return nil }
    return OperatorAlert(name: "wait", numbers: ["minutes=\(minutes)", "limit_minutes=\(Int(limit))"])
  }

  private static func errors(_ tx: any Transaction) throws -> OperatorAlert? {
    let limit = try tx.settings.value(of: .alertErrorsAnHour)
    guard limit > 0 else { return nil }
    let count = try tx.jobs.failureCount(since: tx.now - .hours(1))
    guard Double(count) >= limit else { return nil }
    return OperatorAlert(name: "errors", numbers: ["failures_an_hour=\(count)", "limit=\(Int(limit))"])
  }

  private static func lockedProviders(_ tx: any Transaction) throws -> [OperatorAlert] {
    try tx.providers.all().compactMap { provider in
      guard case .locked(let fault) = provider.breaker.state else { return nil }
      return OperatorAlert(
        name: OperatorAlert.provider(provider.name), numbers: ["fault=" + fault.rawValue])
    }
  }
}
