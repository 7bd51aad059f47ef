/// Texts by their encodings.
enum PlainText {
  /// UTF-8, UTF-16 with its mark, else Windows-1251 where most of it is Cyrillic then: what old editors write.
  ///
  /// - Returns: `nil` for what is no text.
  static func text(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isLittle: false) }
    let own = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if own.contains(0) { return nil }
    return String(validating: own, as: UTF8.self) ?? windows1251(own)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let bytes = Array(bytes)
    let units = stride(from: 0, to: bytes.count, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return String(validating: units, as: UTF16.self)
  }

  private static func windows1251(_ bytes: [UInt8]) -> String? {
    var text = ""
    var (letters, others) = (0, 0)
    for byte in bytes {
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      case 0xC0...0xFF:
        letters += 1
        text.unicodeScalars.append(Unicode.Scalar(0x410 + UInt16(byte - 0xC0)) ?? "?")
      case 0xA8, 0xB8:
        letters += 1
        text.unicodeScalars.append(byte == 0xA8 ? "Ё" : "ё")
      case 0x85, 0x91...0x97, 0xA0, 0xAB, 0xB9, 0xBB:
        text.unicodeScalars.append(marks[byte] ?? " ")
      default: others += 1
      }
    }
    return letters > 0 && others * 20 < letters ? text : nil
  }

  private static let marks: [UInt8: Unicode.Scalar] = [
    0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0xA0: "\u{A0}",
    0xAB: "«", 0xB9: "№", 0xBB: "»",
  ]
}
