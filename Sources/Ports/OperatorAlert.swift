package import Domain

/// A condition that operators have to know of, while it holds.
package struct OperatorAlert: Hashable, Sendable {
  /// A stable word: "spend", "wait", "errors", "provider.openai".
  package let name: String
  /// What was measured and where the limit is, as `name=number`.
  package let numbers: [String]

  package init(name: String, numbers: [String]) {
    self.name = name
    self.numbers = numbers
  }

  /// The name of the alert that a provider cannot serve anybody.
  package static func provider(_ name: String) -> String { "provider." + name }
}

/// What the log of events says of an alert. The raw value is the word in the database.
package enum AlertEvent: String, CaseIterable, Hashable, Sendable {
  /// It has begun, and whoever wrote this tells operators.
  case raised = "alert.raised"
  /// Nobody has told them, and whoever wrote this does.
  case repeated = "alert.repeated"
  /// They were told.
  case told = "alert.told"
  case ended = "alert.ended"
}

extension Transaction {
  /// Writes what became of an alert.
  package func note(_ event: AlertEvent, of alert: String, numbers: [String] = []) throws {
    try events.append(
      Event(
        subject: .setting("alert." + alert), actor: .program, kind: event.rawValue, from: nil,
        to: numbers.isEmpty ? nil : numbers.joined(separator: " "), at: now))
  }

  /// What was written last of an alert, and when; `nil` where nothing was.
  package func lastEvent(of alert: String) throws -> (event: AlertEvent, at: Timestamp)? {
    guard let last = try events.events(about: .setting("alert." + alert), limit: 1).first,
      let event = AlertEvent(rawValue: last.kind)
    else { return nil }
    return (event, last.at)
  }

  /// Ends an alert where it holds.
  package func endAlert(_ name: String) throws {
    if try providers.endAlert(name) { try note(.ended, of: name) }
  }

  /// Takes up work with a configuration of a provider's: what another one met is forgotten, a lock with it.
  package func takeUp(_ configuration: String, of provider: String) throws {
    guard try providers.breaker(of: provider)?.configuration != configuration else { return }
    try providers.setBreaker(ProviderBreaker(configuration: configuration), of: provider)
    try endAlert(OperatorAlert.provider(provider))
  }
}
