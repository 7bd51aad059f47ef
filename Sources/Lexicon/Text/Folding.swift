/// Folding for search and matching: what two spellings of one word share.
package enum Folding {
  /// `text` in lower case, without accents, with ё as е; fullwidth and other compatibility forms become plain.
  ///
  /// й stays itself: in Russian it is a letter of its own, not и with a mark. The result is for comparing,
  /// never for showing, and its length may differ from the input's.
  package static func folded(_ text: String) -> String {
    folded(text.unicodeScalars[...])
  }

  static func folded(_ scalars: Substring.UnicodeScalarView) -> String {
    var output = String.UnicodeScalarView()
    for scalar in scalars { append(scalar, to: &output) }
    return String(output)
  }

  /// Appends the folded form of `scalar`.
  static func append(_ scalar: Unicode.Scalar, to output: inout String.UnicodeScalarView) {
    let value = scalar.value
    switch value {
    case 0x41...0x5A:
      output.append(Unicode.Scalar(UInt8(value + 0x20)))
    case 0..<0x80:
      output.append(scalar)
    case 0x430...0x44F:
      output.append(scalar)
    case 0x410...0x42F:
      output.append(Unicode.Scalar(value + 0x20) ?? scalar)
    case 0x451, 0x401:
      output.append("е")
    case 0x306 where output.last == "и":
      // й written as и and a combining breve.
      output.removeLast()
      output.append("й")
    case 0x2019, 0x02BC, 0x2018:
      output.append("'")
    default:
      UTF8Proc.fold(scalar, into: &output)
    }
  }
}

/// FNV-1a, 64 bits: tables are keyed by it, since hashing a Swift string normalises it again every time.
///
/// A hit is confirmed by comparing the words, so a collision cannot give a wrong answer.
struct WordKey: Hashable, Sendable {
  let value: UInt64

  init(_ folded: String) {
    var hash = Self.seed
    for byte in folded.utf8 { hash = Self.step(hash, byte) }
    value = hash
  }

  /// The hash of no bytes at all.
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash with one more byte.
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
