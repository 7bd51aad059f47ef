import Domain
import Ports

/// The words of a row, parted by blanks: put together ten thousand times in a search, so as bytes, without a string for
/// each of them.
struct RowWords {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []

  /// The words of a row whose first is an id.
  init<Entity>(_ first: Identifier<Entity>) {
    bytes.reserveCapacity(192)
    first.append(to: &bytes)
  }

  init(_ first: String) {
    bytes.reserveCapacity(192)
    bytes.append(contentsOf: first.utf8)
  }

  /// Adds a word; nothing where there is none.
  mutating func add(_ word: String?) {
    guard let word, !word.isEmpty else { return }
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: word.utf8)
  }

  /// Adds an id; nothing where there is none.
  mutating func add<Entity>(_ id: Identifier<Entity>?) {
    guard let id else { return }
    bytes.append(UInt8(ascii: " "))
    id.append(to: &bytes)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Words and expressions that a row's words must hold, or must not.
struct TextSearch: Sendable {
  private enum Test: Sendable {
    /// Lower case.
    case words(String, bytes: [UInt8])
    case pattern(any TextPattern)
  }

  private let tests: [(test: Test, isNegated: Bool)]

  /// - Throws: `PatternMistake` where an expression is none.
  init(_ terms: Set<SearchTerm>, _ patterns: any PatternCompiling) throws(PatternMistake) {
    var tests: [(test: Test, isNegated: Bool)] = []
    for term in terms {
      switch term.pattern {
      case .words(let words):
        let words = words.lowercased()
        tests.append((.words(words, bytes: Array(words.utf8)), term.isNegated))
      case .regex(let expression): tests.append((.pattern(try patterns.compile(expression)), term.isNegated))
      }
    }
    self.tests = tests
  }

  /// Whether a row is meant; its words are put together only where somebody asks for words.
  ///
  /// - Throws: `PatternMistake.isTooSlow`.
  func allows(_ words: @autoclosure () -> RowWords) throws(PatternMistake) -> Bool {
    if tests.isEmpty { return true }
    let row = words()
    var lower: LowerCase?
    for (test, isNegated) in tests {
      let isFound: Bool
      switch test {
      case .words(let words, let bytes):
        let folded = lower ?? LowerCase(row.bytes)
        lower = folded
        isFound = folded.holds(words, bytes)
      case .pattern(let pattern): isFound = try pattern.isFound(in: row.text)
      }
      if isFound == isNegated { return false }
    }
    return true
  }
}

/// A text in lower case, in which words are looked for byte by byte, which is how nearly all of them are found; by
/// characters, which takes a hundred times as long, only where a letter may be written in two ways, as one scalar or as a
/// letter and its mark.
struct LowerCase {
  private var bytes: [UInt8]
  private let isASCII: Bool

  /// - Parameter bytes: UTF-8.
  init(_ bytes: [UInt8]) {
    isASCII = bytes.reduce(0, |) < 0x80
    if isASCII {
      self.bytes = bytes
      self.bytes.withUnsafeMutableBufferPointer { bytes in
        for place in bytes.indices where bytes[place] &- UInt8(ascii: "A") < 26 { bytes[place] |= 0x20 }
      }
    } else {
      self.bytes = Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
    }
  }

  /// - Parameters:
  ///   - words: in lower case.
  ///   - sought: the same in UTF-8.
  func holds(_ words: String, _ sought: [UInt8]) -> Bool {
    if holds(sought) { return true }
    // In a text of ASCII there is one way to write a letter.
    guard !isASCII, Self.hasMarks(bytes) || Self.hasMarks(sought) else { return false }
    return String(decoding: bytes, as: UTF8.self).contains(words)
  }

  private func holds(_ sought: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      sought.withUnsafeBufferPointer { sought in
        guard let first = sought.first else { return true }
        guard bytes.count >= sought.count else { return false }
        for place in 0...(bytes.count - sought.count) where bytes[place] == first {
          if (1..<sought.count).allSatisfy({ bytes[place + $0] == sought[$0] }) { return true }
        }
        return false
      }
    }
  }

  /// Whether combining marks are among the scalars: U+0300 to U+036F.
  private static func hasMarks(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 == 0xCC || $0 == 0xCD } }
}
