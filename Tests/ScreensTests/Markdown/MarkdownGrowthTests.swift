import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

/// Markdown that is drawn while it is written.
struct MarkdownGrowthTests {
  static let text = """
    ## Что я понял

    Ты пишешь на **Go**, любишь `pprof` и *тихие* команды:

    - удалёнка, **от 4500 €**
    - без ~~легаси~~ и `PHP`
    1. сначала [сайт](https://example.org/team)

    ```go
    func main() { fmt.Println("**hi**") }
    ```
    Всё верно?
    """

  /// Every drawing of a text that grows by a character at a time.
  static func frames(_ text: String, columns: Int = 60) -> [[String]] {
    var flow = MarkdownFlow(columns: columns)
    return text.indices.map { MarkdownTests.drawn(flow.lines(of: String(text[...$0]), isOpen: true)) }
  }

  @Test func theEndIsTheSameAsTheWhole() {
    var flow = MarkdownFlow(columns: 30)
    for end in Self.text.indices { _ = flow.lines(of: String(Self.text[...end]), isOpen: true) }
    #expect(flow.lines(of: Self.text, isOpen: false) == MarkdownFlow.lines(of: Self.text, columns: 30))
  }

  @Test func onlyTheLastLineIsLaidOutAgain() {
    var flow = MarkdownFlow(columns: 60)
    let long = String(repeating: "One line of **words**.\n", count: 500)
    _ = flow.lines(of: long, isOpen: true)
    #expect(flow.laidOut == 501)
    var text = long
    for number in 1...40 {
      text += "word "
      _ = flow.lines(of: text, isOpen: true)
      #expect(flow.laidOut == 501 + number)
    }
  }

  @Test func anotherTextBeginsAnew() {
    var flow = MarkdownFlow(columns: 60)
    _ = flow.lines(of: "a\nb\nc", isOpen: true)
    #expect(MarkdownTests.drawn(flow.lines(of: "x\ny", isOpen: true)) == ["x", "y"])
  }

  @Test func noMarkIsSeenThatVanishes() {
    for frame in Self.frames(Self.text) {
      let code = frame.filter { $0.hasPrefix("~▏ ~") }
      for line in frame where !code.contains(line) {
        #expect(!line.contains("**"), "\(line)")
        #expect(!line.contains("~~") || line.contains("~легаси~") || line.contains("~ле"), "\(line)")
        #expect(!line.contains("#"))
        #expect(!line.contains("["))
        #expect(!line.contains("]("))
        #expect(!line.hasPrefix("- "))
      }
      #expect(!frame.joined().contains("```"))
    }
  }

  @Test(arguments: [
    // What a mark has opened lasts to the end.
    ("**bo", ["*bo*"]), ("a *b", ["a /b/"]), ("***a", ["*/a/*"]), ("see `ma", ["see `ma`"]),
    // A mark at the very end is held back.
    ("**bold*", ["*bold*"]), ("**bold**", ["*bold*"]), ("a *", ["a "]), ("x `", ["x "]), ("~~a~", ["~a~"]),
    (#"a \"#, ["a "]),
    // Links are their words until their address is known.
    ("[the do", ["the do"]), ("[the docs]", ["the docs"]), ("[the docs](htt", ["the docs"]),
    ("<https://ex", ["https://ex"]),
    // And what begins a line is not shown before it is known what it is.
    ("#", [""]), ("##", [""]), ("## ", [""]), ("-", [""]), ("--", [""]), ("1", [""]), ("1.", [""]),
    ("1. ", ["1. "]),
    ("`", [""]), ("``", [""]), ("```sw", [""]), ("a\n-", ["a"]), ("a\n*", ["a"]), ("```\na\n``", ["~▏ ~`a`"]),
    (">", [""]), ("> a", ["~│ ~a"]),
  ])
  func halfOpenMarksAreNotShown(source: String, drawn: [String]) {
    var flow = MarkdownFlow(columns: 60)
    let lines = MarkdownTests.drawn(flow.lines(of: source, isOpen: true))
    #expect(lines == drawn)
  }

  @Test func anyTextCutAnywhereDrawsWithinItsWidth() {
    let random = SeededRandom(seed: 8)
    let parts = [
      "**", "*", "_", "`", "```", "\n", "\n\n", "# ", "- ", "1. ", "> ", "[", "](", ")", "a", "字", "слово ",
      "~~", "\\",
      "<", ">", "👍🏽", "\u{301}", "  ", "\t", "\r\n",
    ]
    for _ in 0..<60 {
      let columns = random.int(in: 1...40)
      var flow = MarkdownFlow(columns: columns)
      var text = ""
      for _ in 0..<40 {
        text += random.pick(parts)
        let lines = flow.lines(of: text, isOpen: true)
        #expect(!lines.isEmpty)
        if columns > 2 { #expect(lines.allSatisfy { $0.width <= columns + 1 }) }
      }
      #expect(
        flow.lines(of: text, isOpen: false) == MarkdownFlow.lines(of: text, columns: columns), "\(text)")
    }
  }
}
