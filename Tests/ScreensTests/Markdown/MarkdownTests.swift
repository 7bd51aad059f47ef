import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

/// Markdown as it is drawn. Looks stand as marks round the words: `*strong*`, `/emphasis/`, `` `code` ``, `~faint~`.
struct MarkdownTests {
  static func drawn(_ lines: [ChatScreens.StyledLine]) -> [String] {
    lines.map { line in
      line.spans.map { span in
        var text = span.text
        if span.style.attributes.contains(.dim) { text = "~\(text)~" }
        if span.style.attributes.contains(.underline) { text = "/\(text)/" }
        if span.style.attributes.contains(.bold) { text = "*\(text)*" }
        if span.style.foreground == .magenta { text = "`\(text)`" }
        return text
      }.joined()
    }
  }

  static func drawn(_ text: String, columns: Int = 40) -> [String] {
    drawn(MarkdownFlow.lines(of: text, columns: columns))
  }

  @Test(arguments: [
    ("plain words", "plain words"),
    ("**bold** words", "*bold* words"),
    ("__bold__ and _slanted_ and *slanted*", "*bold* and /slanted/ and /slanted/"),
    ("***both***", "*/both/*"),
    ("**bold with *slanted* inside**", "*bold with **/slanted/** inside*"),
    ("~~gone~~ but ~ stays", "~gone~ but ~ stays"),
    ("run `make test` twice", "run `make test` twice"),
    ("`` a ` b ``", "`a ` b`"),
    ("**Важно:** прочитай", "*Важно:* прочитай"),
    // Marks that mark nothing are characters.
    ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ("**never closed", "**never closed"),
    ("a ` alone", "a ` alone"),
    (#"\*not\* \`this\`"#, "*not* `this`"),
    ("C# and #tag", "C# and #tag"),
    ("<b>html</b> &amp; co", "<b>html</b> &amp; co"),
  ])
  func wordsHaveTheLooksThatTheirMarksSay(source: String, drawn: String) {
    #expect(Self.drawn(source, columns: 80) == [drawn])
  }

  @Test(arguments: [
    ("[the docs](https://example.org/a)", "the docs~ (https://example.org/a)~"),
    ("[https://example.org](https://example.org)", "https://example.org"),
    ("<https://example.org>", "https://example.org"),
    ("![a cat](https://example.org/c.png)", "a cat~ (https://example.org/c.png)~"),
    ("[**bold** link](https://e.org \"title\")", "*bold* link~ (https://e.org)~"),
    ("[](https://e.org)", "~https://e.org~"),
    ("[paren](https://e.org/a_(b))", "paren~ (https://e.org/a_(b))~"),
    // No link without an address.
    ("see [1] and [x]", "see [1] and [x]"),
    ("[open](https://e.org", "[open](https://e.org"),
  ])
  func aLinkShowsWhereItLeads(source: String, drawn: String) {
    #expect(Self.drawn(source, columns: 80) == [drawn])
  }

  @Test func headingsListsQuotesRulesAndCodeAreDrawn() {
    let source = """
      # Title
      ## Less ##
      - one
        - two **b**
      12. twelve
      > said
      ---

      ```swift
      let a = "**b**"
        indented
      ```
      after
      """
    #expect(
      Self.drawn(source, columns: 20) == [
        "*/Title/*", "*Less*", "• one", "  • two *b*", "12. twelve", "~│ ~said", "~────────────────────~", "",
        "~▏ ~`let a = \"**b**\"`", "~▏ ~`  indented`", "after",
      ])
  }

  @Test func whatWrapsHangsBelowItsWords() {
    let source = "- a list item that is longer than one line\n1. and **a bold one that is** longer too"
    #expect(
      Self.drawn(source, columns: 24) == [
        "• a list item that is", "  longer than one line", "1. and *a bold one that*", "   *is* longer too",
      ])
  }

  @Test func wideCharactersWrapByColumns() {
    #expect(Self.drawn("- **漢字**と仮名の文", columns: 18) == ["• *漢字*と仮名の文"])
    #expect(Self.drawn("**漢字**と仮名の文です", columns: 8) == ["*漢字*と仮", "名の文で", "す"])
  }

  @Test func blankLinesAreNeitherDoubledNorAtTheEnds() {
    #expect(Self.drawn("\n\na\n\n\n\nb\n\n") == ["a", "", "b"])
    #expect(Self.drawn("") == [""])
  }

  @Test func theHousesOwnLinesStandAsTheyAre() {
    #expect(
      Self.drawn("Here is how:\n• Send a line.\n  Indented words that go on and on for a while", columns: 24)
        == [
          "Here is how:", "• Send a line.", "  Indented words that go", "  on and on for a while",
        ])
  }

  @Test func aFenceThatNothingClosesIsCodeToTheEnd() {
    #expect(Self.drawn("```\na\n~~~\nb") == ["~▏ ~`a`", "~▏ ~`~~~`", "~▏ ~`b`"])
  }

  @Test func wordsAloneHaveNoMarks() {
    let source = "## Title\n- **one** `two`\n> [x](https://e.org)\n```\n**code**\n```\n---\n2 * 3"
    #expect(
      MarkdownFlow.words(of: source) == "Title\n• one two\n> x (https://e.org)\n**code**\n\n2 * 3")
  }

  @Test func nothingThatCommandsATerminalIsDrawn() {
    let hostile =
      "**a\u{1B}[31mb** `c\u{7}d` [e\u{202E}f](https://x.org/\u{1B}]8;;y) \u{9B}2J\u{200F}g\n```\n\u{1B}[2J\n```"
    var grid = Grid(Size(columns: 60, rows: 4))
    for (row, line) in MarkdownFlow.lines(of: hostile, columns: 60).enumerated() {
      grid.put(line.spans, at: Position(column: 0, row: row), in: grid.bounds)
    }
    let shown = grid.picture.joined(separator: "\n").unicodeScalars
    #expect(shown.contains("a"))
    #expect(
      !shown.contains { scalar in
        (scalar.value < 0x20 && scalar != "\n") || (0x7F..<0xA0).contains(scalar.value)
          || (0x200B...0x200F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
          || (0x2066...0x2069).contains(scalar.value)
      })
  }

  @Test func aTextOfNothingButMarksIsReadInLinearSteps() {
    for mark in ["*", "_ ", "[", "`", "*a ", "a* ", "**a", "[a](", "~~", "<a:", "!["] {
      let text = String(repeating: mark, count: 4_000)
      #expect(!MarkdownFlow.lines(of: text, columns: 80).isEmpty)
    }
  }
}
