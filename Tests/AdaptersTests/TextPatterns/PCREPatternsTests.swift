import Ports
import Testing
import TextPatterns

/// Expressions that operators type.
struct PCREPatternsTests {
  @Test(arguments: [
    ("time.?out", "openai: Timeout after 30 s", true), ("^job", "the job", false),
    ("ключ|key", "нет КЛЮЧА", true),
    ("\\bго\\b", "на Го", true), ("\\bго\\b", "игого", false), ("a{2,}", "baab", true),
  ])
  func findsInEitherCaseAndAnyScript(expression: String, text: String, isFound: Bool) throws {
    #expect(try PCREPatterns().compile(expression).isFound(in: text) == isFound)
  }

  @Test(arguments: [("(", 1), ("a[", 2), ("(?<n", 4)])
  func tellsWhereAnExpressionIsNone(expression: String, offset: Int) {
    let mistake = #expect(throws: PatternMistake.self) { try PCREPatterns().compile(expression) }
    guard case .unreadable(let reason, let place)? = mistake else {
      Issue.record("\(expression) was read")
      return
    }
    #expect(place <= expression.utf8.count && abs(place - offset) <= 1 && !reason.isEmpty)
  }

  @Test func givesUpOnAnExpressionThatTriesTooManyWays() throws {
    let pattern = try PCREPatterns().compile("(a+)+$")
    let text = String(repeating: "a", count: 60) + "!"
    #expect(throws: PatternMistake.isTooSlow) { try pattern.isFound(in: text) }
    #expect(try pattern.isFound(in: "aaa"))
  }

  @Test func givesUpWhereManyTextsTogetherTakeTooLong() throws {
    let pattern = try PCREPatterns().compile("(a+)+$")
    // Just below what one text may take.
    let text = String(repeating: "a", count: 15) + "!"
    #expect(try !pattern.isFound(in: text))
    #expect(throws: PatternMistake.isTooSlow) {
      for _ in 0..<100_000 { _ = try pattern.isFound(in: text) }
    }
  }

  @Test func anEmptyTextIsATextToo() throws {
    #expect(try PCREPatterns().compile("^$").isFound(in: ""))
    #expect(try !PCREPatterns().compile("a").isFound(in: ""))
  }
}
