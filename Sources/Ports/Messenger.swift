package import Domain

/// A channel outside the terminal through which Mitko's messages reach people. The delivery loop asks it with the rows of
/// `DeliveryRecords`, one after another for each identity.
package protocol Messenger: Sendable {
  /// The identities that it reaches.
  var channel: Identity.Kind { get }

  /// Sends a message, with its buttons, once.
  ///
  /// - Returns: the id that the channel gave it.
  /// - Throws: `MessengerError`. Any other error is that of a send whose fate nobody knows.
  func send(_ message: Message, to identity: Identity) async throws -> String
}

/// Why a message did not go out.
package enum MessengerError: Error, Hashable, Sendable {
  /// The person has blocked Mitko or is gone: they are unreachable until they write.
  case refused
  /// The channel asks to wait.
  case busy(retryAfter: Duration)
  /// The channel does not take this message, and will not. For operators; holds nothing that a person wrote.
  case invalid(String)
}
