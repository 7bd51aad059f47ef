package import Domain

/// The log of transitions and acts.
package protocol EventRecords {
  /// Writes one row, in the transaction of the change that it tells.
  func append(_ event: Event) throws
  /// The newest events about a subject, newest first.
  func events(about subject: Event.Subject, limit: Int) throws -> [Event]
  /// The newest events about anything, newest first.
  func recent(limit: Int) throws -> [Event]
}

/// Numbers that operators may change: rows, seeded when the database is made.
package protocol SettingRecords {
  /// The number that holds now, in the unit that `Setting` names.
  func value(of setting: Setting) throws -> Double
  /// Writes a value and an audit row with the former one.
  func set(_ setting: Setting, to value: Double, by actor: Event.Actor) throws
}

/// Messages on their way to identities outside the terminal.
package protocol DeliveryRecords {
  /// Deliveries that are due, oldest first, per identity in the order of their messages.
  func due(limit: Int) throws -> [Delivery]
  /// Of each identity of a kind the delivery that is next, where it is due: first those of people who wait for something,
  /// the longest waiting first, then those of whom only what was written to many is waiting.
  func heads(of kind: Identity.Kind, limit: Int) throws -> [Delivery]
  /// When the next delivery that waits for a later try is due; `nil` where none waits for that.
  func nextTry(of kind: Identity.Kind) throws -> Timestamp?
  /// Notes how many parts of a message have gone out, so that what follows a crash goes on behind them.
  func markPartsSent(_ count: Int, of message: MessageID, to identity: Identity) throws
  /// Gives up everything that waits for an identity.
  ///
  /// - Parameter error: a sentence without anything a person wrote.
  func giveUpAll(to identity: Identity, error: String) throws
  /// Ends a delivery well; a second confirmation changes nothing.
  ///
  /// - Parameter externalID: what the channel calls the message.
  func markSent(_ message: MessageID, to identity: Identity, externalID: String) throws
  /// Counts a failed attempt.
  ///
  /// - Parameters:
  ///   - retryAt: when it is due again; `nil` gives up for good.
  ///   - error: a sentence without anything a person wrote.
  func markFailed(_ message: MessageID, to identity: Identity, retryAt: Timestamp?, error: String) throws
}

/// One message to one identity.
package struct Delivery: Hashable, Sendable {
  package let message: MessageID
  package let identity: Identity
  package let attempts: Int
  /// Of a message that is too long for one, how many parts have gone out.
  package let partsSent: Int

  package init(message: MessageID, identity: Identity, attempts: Int, partsSent: Int = 0) {
    self.message = message
    self.identity = identity
    self.attempts = attempts
    self.partsSent = partsSent
  }
}
