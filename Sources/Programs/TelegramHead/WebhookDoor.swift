package import HTTPTransport

/// Who may hand updates in over HTTP: Telegram alone, which knows the path and the secret.
///
/// Both are compared in a time that does not depend on how much of them is right.
package struct WebhookDoor: Sendable {
  /// What becomes of a request.
  package enum Verdict: Hashable, Sendable {
    case admitted
    /// 404: whoever does not know the path is not told that there is one.
    case unknownPath
    /// 405, with POST as what is allowed.
    case wrongMethod
    /// 403.
    case wrongSecret
  }

  /// The field that Telegram sends the secret in, in lower case (https://core.telegram.org/bots/api#setwebhook).
  package static let field = "x-telegram-bot-api-secret-token"

  private let path: [UInt8]
  private let secret: Secret

  /// - Parameters:
  ///   - path: of the address that Telegram was given, as it reaches this machine.
  ///   - secret: what Telegram says with each update.
  package init(path: String, secret: Secret) {
    self.path = Array(path.utf8)
    self.secret = secret
  }

  /// What becomes of a request by its head.
  package func verdict(method: String, path: String, secret: String?) -> Verdict {
    guard Self.areSame(Array(path.utf8), self.path) else { return .unknownPath }
    guard method == "POST" else { return .wrongMethod }
    return Self.areSame(Array((secret ?? "").utf8), Array(self.secret.reveal().utf8))
      ? .admitted : .wrongSecret
  }

  /// Compares all of `given`, however early it differs; only its length shows in the time.
  private static func areSame(_ given: [UInt8], _ known: [UInt8]) -> Bool {
    var difference = UInt8(given.count == known.count ? 0 : 1)
    for (place, byte) in given.enumerated() {
      difference |= byte ^ (known.isEmpty ? 1 : known[place % known.count])
    }
    return difference == 0 && !known.isEmpty
  }
}
