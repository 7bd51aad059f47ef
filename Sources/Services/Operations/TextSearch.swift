import Domain
import Ports

/// The words of a row as one text, parted by blanks: put together ten thousand times in a search.
struct RowWords {
  private(set) var text = ""

  init(_ first: String) {
    text.reserveCapacity(192)
    text.append(first)
  }

  /// Adds a word; nothing where there is none.
  mutating func add(_ word: String?) {
    guard let word, !word.isEmpty else { return }
    text.append(" ")
    text.append(word)
  }
}

/// Words and expressions that a row's words must hold, or must not.
struct TextSearch: Sendable {
  private enum Test: Sendable {
    /// Lower case.
    case words(String)
    case pattern(any TextPattern)
  }

  private let tests: [(test: Test, isNegated: Bool)]

  /// - Throws: `PatternMistake` where an expression is none.
  init(_ terms: Set<SearchTerm>, _ patterns: any PatternCompiling) throws(PatternMistake) {
    var tests: [(test: Test, isNegated: Bool)] = []
    for term in terms {
      switch term.pattern {
      case .words(let words): tests.append((.words(words.lowercased()), term.isNegated))
      case .regex(let expression): tests.append((.pattern(try patterns.compile(expression)), term.isNegated))
      }
    }
    self.tests = tests
  }

  /// Whether a text is meant; it is put together only where somebody asks for words.
  ///
  /// - Throws: `PatternMistake.isTooSlow`.
  func allows(_ words: @autoclosure () -> String) throws(PatternMistake) -> Bool {
    if tests.isEmpty { return true }
    let text = words()
    var lower: String?
    for (test, isNegated) in tests {
      let isFound: Bool
      switch test {
      case .words(let words):
        let folded = lower ?? text.lowercased()
        lower = folded
        isFound = Self.holds(folded, words)
      case .pattern(let pattern): isFound = try pattern.isFound(in: text)
      }
      if isFound == isNegated { return false }
    }
    return true
  }

  /// Whether a text stands in another one: byte by byte, which is how nearly all of them are found; by characters, which takes
  /// a hundred times as long, only where a letter may be written in two ways, as one scalar or as a letter and its mark.
  static func holds(_ text: String, _ words: String) -> Bool {
    var (text, words) = (text, words)
    let isFound = text.withUTF8 { text in
      words.withUTF8 { words in
        guard let first = words.first else { return true }
        guard text.count >= words.count else { return false }
        let last = text.count - words.count
        var place = 0
        while place <= last {
          if text[place] == first, (1..<words.count).allSatisfy({ text[place + $0] == words[$0] }) {
            return true
          }
          place += 1
        }
        return false
      }
    }
    return isFound || (hasMarks(text) || hasMarks(words)) && text.contains(words)
  }

  /// Whether combining marks are among the scalars: U+0300 to U+036F.
  private static func hasMarks(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0xCC || $0 == 0xCD }
  }
}
