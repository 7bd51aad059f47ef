package import Domain

/// What a button of ours says when it is pressed: at most 64 bytes, and nothing that a person wrote.
package enum CallbackData: Hashable, Sendable {
  /// A stored action, checked for owner, state and age where it is carried out.
  case action(ActionID)
  /// A language by its code.
  case language(Language)
  /// Of operators: an announcement that was previewed goes out, or is dropped.
  case announce(AnnouncementID)
  case drop(AnnouncementID)

  /// The text, of 64 bytes at most (https://core.telegram.org/bots/api#inlinekeyboardbutton).
  package var text: String {
    switch self {
    case .action(let id): "a" + Base64URL.text(of: id.bytes)
    case .language(let language): "l" + language.code
    case .announce(let id): "n" + Base64URL.text(of: id.bytes)
    case .drop(let id): "d" + Base64URL.text(of: id.bytes)
    }
  }

  /// Reads what came back; `nil` for what no button of ours says.
  package init?(_ text: String) {
    guard let kind = text.first, text.utf8.count <= 64 else { return nil }
    let rest = text.dropFirst()
    switch kind {
    case "a":
      guard let bytes = Base64URL.bytes(of: rest), let id = ActionID(bytes: bytes) else { return nil }
      self = .action(id)
    case "n", "d":
      guard let bytes = Base64URL.bytes(of: rest), let id = AnnouncementID(bytes: bytes) else { return nil }
      self = kind == "n" ? .announce(id) : .drop(id)
    case "l":
      guard (2...8).contains(rest.utf8.count), rest.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
        return nil
      }
      self = .language(Language(code: String(rest)))
    default: return nil
    }
  }
}

/// RFC 4648, section 5, without padding.
private enum Base64URL {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text = ""
    var (buffer, bits) = (UInt32(0), 0)
    func digit(_ value: UInt32) { text.unicodeScalars.append(Unicode.Scalar(digits[Int(value & 63)])) }
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        digit(buffer >> UInt32(bits))
      }
    }
    if bits > 0 { digit(buffer << UInt32(6 - bits)) }
    return text
  }

  static func bytes(of text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (buffer, bits) = (UInt32(0), 0)
    for digit in text.utf8 {
      guard let value = digits.firstIndex(of: digit) else { return nil }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
      buffer &= (1 << UInt32(bits)) - 1
    }
    // Two texts for one id would be two buttons for one action.
    return buffer == 0 ? bytes : nil
  }
}
