import Domain
import Ports

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

  /// Whether a text is meant.
  ///
  /// - Throws: `PatternMistake.isTooSlow`.
  func allows(_ text: String) throws(PatternMistake) -> Bool {
    if tests.isEmpty { return true }
    let lower = text.lowercased()
    for (test, isNegated) in tests {
      let isFound: Bool
      switch test {
      case .words(let words): isFound = lower.contains(words)
      case .pattern(let pattern): isFound = try pattern.isFound(in: text)
      }
      if isFound == isNegated { return false }
    }
    return true
  }
}
