import HTTPTransport

/// The token of a bot: its number, a colon, and a secret.
///
/// It stands in the path of every call, so nothing that has an address of a call in it is ever shown or logged.
package struct BotToken: Hashable, Sendable {
  /// The bot's own id, which anybody may see.
  package let bot: Int64
  let secret: Secret

  /// Reads what BotFather gave out; `nil` for anything that cannot be a token, and could break out of a path.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let bot = Int64(parts[0]), bot > 0, parts[0].utf8.allSatisfy(Self.isDigit),
      (8...128).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(Self.isOfSecret)
    else { return nil }
    self.bot = bot
    secret = Secret(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isOfSecret(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
