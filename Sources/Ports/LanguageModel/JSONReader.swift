extension JSONValue {
  /// Reads one JSON text, strictly as RFC 8259 has it; a name that comes twice in one object is refused too.
  ///
  /// - Throws: where it stops being JSON.
  package init(_ bytes: some Collection<UInt8>) throws(JSONError) {
    var reader = JSONReader(Array(bytes))
    self = try reader.wholeText()
  }

  /// Reads one JSON text.
  ///
  /// - Throws: where it stops being JSON.
  package init(text: some StringProtocol) throws(JSONError) {
    try self.init(Array(text.utf8))
  }
}

/// Where a text stops being JSON.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong there.
  package enum Problem: Hashable, Sendable {
    case unexpected
    case ended
    case tooDeep
    case repeatedName
  }

  package let problem: Problem
  /// From 1.
  package let line: Int
  /// In bytes, from 1.
  package let column: Int

  package init(problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }
}

/// A recursive descent over bytes, with a bound on the depth: what a model writes must not end the program.
private struct JSONReader {
  private static let deepest = 64

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func wholeText() throws(JSONError) -> JSONValue {
    let value = try value()
    skipSpace()
    guard place == bytes.count else { throw error(.unexpected) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    switch try next() {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    try enter()
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return leave(.object([])) }
    while true {
      skipSpace()
      guard try next() == UInt8(ascii: "\"") else { throw error(.unexpected) }
      let name = try string()
      guard names.insert(name).inserted else { throw error(.repeatedName) }
      skipSpace()
      try expect(UInt8(ascii: ":"))
      members.append(JSONValue.Member(name, try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { return leave(.object(members)) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    try enter()
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return leave(.array([])) }
    while true {
      elements.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return leave(.array(elements)) }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func string() throws(JSONError) -> String {
    place += 1
    var text: [UInt8] = []
    var start = place
    while true {
      let byte = try next()
      guard byte >= 0x20 else { throw error(.unexpected) }
      if byte == UInt8(ascii: "\"") {
        text += bytes[start..<place]
        place += 1
        guard let string = String(validating: text, as: UTF8.self) else { throw error(.unexpected) }
        return string
      }
      guard byte == UInt8(ascii: "\\") else {
        place += 1
        continue
      }
      text += bytes[start..<place]
      place += 1
      try escape(into: &text)
      start = place
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let byte = try next()
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try fourDigits()
      if (0xD800..<0xDC00).contains(code), bytes[place...].starts(with: [0x5C, 0x75]) {
        let back = place
        place += 2
        let low = try fourDigits()
        if (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          place = back
        }
      }
      // Half a pair stands for nothing; models cut emoji in two now and then.
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      text += Array(String(Character(scalar)).utf8)
    default:
      place -= 1
      throw error(.unexpected)
    }
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      let byte = try next()
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error(.unexpected) }
      code = code << 4 + UInt32(digit)
      place += 1
    }
    return code
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = place
    var isWhole = true
    take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) {
      isWhole = false
      try digits()
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "-")) { take(UInt8(ascii: "+")) }
      try digits()
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let number = Int64(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else { throw error(.unexpected) }
    return .number(number)
  }

  private mutating func digits() throws(JSONError) {
    guard (0x30...0x39).contains(try next()) else { throw error(.unexpected) }
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let length = word.utf8CodeUnitCount
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: length)
    guard bytes[place...].starts(with: expected) else { throw error(.unexpected) }
    place += length
    return value
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    guard depth <= Self.deepest else { throw error(.tooDeep) }
    place += 1
  }

  private mutating func leave(_ value: JSONValue) -> JSONValue {
    depth -= 1
    return value
  }

  private func next() throws(JSONError) -> UInt8 {
    guard place < bytes.count else { throw error(.ended) }
    return bytes[place]
  }

  @discardableResult
  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    _ = try next()
    guard take(byte) else { throw error(.unexpected) }
  }

  private mutating func skipSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      default: return
      }
    }
  }

  private func error(_ problem: JSONError.Problem) -> JSONError {
    let before = bytes[..<min(place, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return JSONError(problem: problem, line: line, column: column)
  }
}
