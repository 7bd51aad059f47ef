/// A UUIDv7 that names one entity of the given kind, so that a chat's id cannot be passed for a user's.
///
/// Sorts by creation time. Written as 16 big-endian bytes in the database and as the hyphenated
/// lower-case form in text (RFC 9562, section 5.7).
package struct Identifier<Entity>: Hashable, Comparable, Sendable {
  /// The first 64 bits: 48 bits of Unix milliseconds, version, 12 bits of counter or randomness.
  package let high: UInt64
  /// The last 64 bits: variant and randomness.
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Both words at once: ids are keys of everything, and most of what a look-up costs is hashing.
  package func hash(into hasher: inout Hasher) { hasher.combine(high &* 0x9e37_79b9_7f4a_7c15 ^ low) }

  package static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// The 16 bytes, big-endian.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    for word in [high, low] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return bytes
  }

  /// Reads 16 big-endian bytes; `nil` for any other count.
  package init?(bytes: some Collection<UInt8>) {
    // Byte by byte through a collection that this module cannot see into takes thirty times as long, and lists read thousands.
    let words = bytes.withContiguousStorageIfAvailable { Self.words(UnsafeRawBufferPointer($0)) }
    guard let (high, low) = words ?? Array(bytes).withUnsafeBytes(Self.words) else { return nil }
    self.init(high: high, low: low)
  }

  private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64)? {
    guard bytes.count == 16 else { return nil }
    return (
      UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    )
  }
}

extension Identifier: CustomStringConvertible {
  /// The hyphenated lower-case form, 36 characters.
  package var description: String {
    String(unsafeUninitializedCapacity: Self.length) {
      write(into: $0)
      return Self.length
    }
  }

  /// Of the hyphenated form, in characters.
  private static var length: Int { 36 }

  /// Adds the hyphenated form to a text in UTF-8.
  package func append(to text: inout [UInt8]) {
    let start = text.count
    text.append(contentsOf: repeatElement(0, count: Self.length))
    text.withUnsafeMutableBufferPointer { write(into: UnsafeMutableBufferPointer(rebasing: $0[start...])) }
  }

  private func write(into text: UnsafeMutableBufferPointer<UInt8>) {
    func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
    var position = 0
    for byte in 0..<16 {
      if Self.hasHyphen(before: byte) {
        text[position] = UInt8(ascii: "-")
        position += 1
      }
      let word = byte < 8 ? high : low
      let value = UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (byte & 7)))
      text[position] = digit(value >> 4)
      text[position + 1] = digit(value & 15)
      position += 2
    }
  }

  /// Reads the hyphenated form of 36 characters, either case; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    var half: UInt8?
    var expectsHyphen = false
    for character in text.utf8 {
      if expectsHyphen {
        guard character == UInt8(ascii: "-") else { return nil }
        expectsHyphen = false
        continue
      }
      let digit: UInt8
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = character - UInt8(ascii: "A") + 10
      default: return nil
      }
      if let high = half {
        bytes.append(high << 4 | digit)
        half = nil
        expectsHyphen = Self.hasHyphen(before: bytes.count)
      } else {
        half = digit
      }
    }
    guard half == nil, !expectsHyphen else { return nil }
    self.init(bytes: bytes)
  }

  /// Bytes 4, 6, 8 and 10 have a hyphen before them: RFC 9562, section 4.
  private static func hasHyphen(before byte: Int) -> Bool {
    (4...10).contains(byte) && byte.isMultiple(of: 2)
  }
}

extension Identifier {
  /// The last eight hexadecimal digits, by which people and rows are told apart on a screen: what an id begins with is
  /// the time it was made, which those of one morning share (RFC 9562, section 5.7).
  package var tail: String {
    let digits = String(low & 0xffff_ffff, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}

/// The beginning of an id's last eight hexadecimal digits, as somebody types it off a screen: four digits at least.
package struct IdentifierTail: Hashable, Sendable, CustomStringConvertible {
  /// 4 to 8 digits, lower case.
  package let digits: String

  /// Reads 4 to 8 hexadecimal digits, either case; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard (4...8).contains(bytes.count), text.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit) else {
      return nil
    }
    digits = text.lowercased()
  }

  package var description: String { digits }

  /// Whether an id's last eight digits begin so.
  package func isEnd<Entity>(of id: Identifier<Entity>) -> Bool {
    bounds.contains(UInt32(truncatingIfNeeded: id.low))
  }

  /// What the last four bytes of such an id lie between, read as one big-endian number.
  package var bounds: ClosedRange<UInt32> {
    let open = UInt32(4 * (8 - digits.utf8.count))
    let least = (UInt32(digits, radix: 16) ?? 0) << open
    return least...(least | ((1 << open) - 1))
  }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let identifier = Identifier(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
    }
    self = identifier
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The same through every reset; after an erase it names a tombstone.
package typealias UserID = Identifier<User>
/// The main chat keeps its own through a reset.
package typealias ChatID = Identifier<Chat>
/// Rises with time within a process; the order in a chat is `Message.position`.
package typealias MessageID = Identifier<Message>
/// All that a press tells: who may press and what follows are looked up.
package typealias ActionID = Identifier<MessageAction>
/// Versions never change, so it names exact words.
package typealias ProfileVersionID = Identifier<ProfileVersion>
/// One proposal; the same pair gets another one when it is proposed again.
package typealias MatchID = Identifier<Match>
/// The same through all attempts.
package typealias JobID = Identifier<Job>
/// One call to a model: each attempt of a job has its own.
package typealias LedgerEntryID = Identifier<LedgerEntry>
/// One run of a program; the system gives a process number (`ProgramProcess.pid`) to others again.
package typealias ProcessID = Identifier<ProgramProcess>
