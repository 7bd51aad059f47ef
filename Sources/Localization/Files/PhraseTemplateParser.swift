/// Reads the text of one phrase. All structure is ASCII, so it works on UTF-8 bytes and copies runs of words.
struct PhraseTemplateParser {
  private let bytes: [UInt8]
  private let rule: PluralRule
  private var position = 0

  /// - Parameters:
  ///   - text: one phrase, continuation lines already joined.
  ///   - rule: the language's plural rule, which says what branches a plural must have.
  static func parse(_ text: String, rule: PluralRule) throws(PhraseTemplateError) -> PhraseTemplate {
    var parser = PhraseTemplateParser(bytes: Array(text.utf8), rule: rule)
    let pieces = try parser.pieces(insidePlural: false)
    guard parser.position == parser.bytes.count else { throw .strayClosingBrace }
    return PhraseTemplate(pieces: pieces, rule: rule)
  }

  private init(bytes: [UInt8], rule: PluralRule) {
    self.bytes = bytes
    self.rule = rule
  }

  /// Pieces up to the end or to a `}` that belongs to the caller.
  private mutating func pieces(insidePlural: Bool) throws(PhraseTemplateError)
    -> [PhraseTemplate.Piece]
  {
    var pieces: [PhraseTemplate.Piece] = []
    var words: [UInt8] = []
    func flushed() -> [PhraseTemplate.Piece] {
      words.isEmpty ? pieces : pieces + [.text(String(decoding: words, as: UTF8.self))]
    }
    scan: while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "}"): break scan
      case UInt8(ascii: "{"):
        pieces = flushed()
        words.removeAll()
        position += 1
        pieces.append(try placeholder())
      case UInt8(ascii: "#") where insidePlural:
        pieces = flushed()
        words.removeAll()
        position += 1
        pieces.append(.countedNumber)
      case UInt8(ascii: "\\"): words += try escape()
      case let byte:
        words.append(byte)
        position += 1
      }
    }
    return flushed()
  }

  /// What stands between `{`, already read, and its `}`.
  private mutating func placeholder() throws(PhraseTemplateError) -> PhraseTemplate.Piece {
    let name = takeWhile { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "{") }
      .trimmingBlanks()
    guard position < bytes.count else { throw .unclosedBrace }
    guard !name.isEmpty, name.utf8.allSatisfy(\.isNameByte) else { throw .badPlaceholder(name) }
    if bytes[position] == UInt8(ascii: "}") {
      position += 1
      return .value(name)
    }
    guard take(UInt8(ascii: ",")) else { throw .badPlaceholder(name) }
    let kind = takeWhile { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }.trimmingBlanks()
    guard kind == "plural", take(UInt8(ascii: ",")) else { throw .badPlaceholder("\(name), \(kind)") }
    return try plural(of: name)
  }

  /// The branches of a plural and its closing brace.
  private mutating func plural(of name: String) throws(PhraseTemplateError) -> PhraseTemplate.Piece {
    var exact: [Int: [PhraseTemplate.Piece]] = [:]
    var branches: [PluralCategory: [PhraseTemplate.Piece]] = [:]
    while true {
      _ = takeWhile { $0 == UInt8(ascii: " ") }
      guard position < bytes.count else { throw .unclosedBrace }
      if take(UInt8(ascii: "}")) { break }
      let label = takeWhile { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }.trimmingBlanks()
      guard take(UInt8(ascii: "{")) else { throw .badPluralBranch(label) }
      let words = try pieces(insidePlural: true)
      guard take(UInt8(ascii: "}")) else { throw .unclosedBrace }
      if let category = PluralCategory(rawValue: label) {
        guard branches.updateValue(words, forKey: category) == nil else { throw .repeatedPluralBranch(label) }
      } else if label.hasPrefix("="), let number = Int(label.dropFirst()) {
        guard exact.updateValue(words, forKey: number) == nil else { throw .repeatedPluralBranch(label) }
      } else {
        throw .badPluralBranch(label)
      }
    }
    if let missing = rule.categories.first(where: { branches[$0] == nil }) {
      throw .missingPluralBranch(missing)
    }
    return .plural(name: name, exact: exact, branches: branches)
  }

  /// The bytes that a backslash and what follows it stand for.
  private mutating func escape() throws(PhraseTemplateError) -> [UInt8] {
    position += 1
    guard position < bytes.count else { throw .badEscape("\\") }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"): return [letter]
    case UInt8(ascii: "u"):
      guard take(UInt8(ascii: "{")) else { throw .badEscape("\\u") }
      let digits = takeWhile { $0 != UInt8(ascii: "}") }
      guard take(UInt8(ascii: "}")), let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
      else { throw .badEscape("\\u{\(digits)}") }
      return Array(String(scalar).utf8)
    default: throw .badEscape("\\" + String(decoding: [letter], as: UTF8.self))
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func takeWhile(_ belongs: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, belongs(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

extension UInt8 {
  /// A letter, digit or underscore of ASCII.
  var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// Without ASCII blanks at both ends. A no-break space stays: it was put there on purpose.
  func trimmingBlanks() -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var bytes = Substring(self).utf8[...]
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
