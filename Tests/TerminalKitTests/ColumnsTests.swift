import Testing

@testable import TerminalKit

struct ColumnsTests {
  @Test(
    "A cluster has the columns that a terminal gives it",
    arguments: [
      ("a", 1), ("ж", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("한", 2), ("\u{1100}\u{1161}\u{11A8}", 2),
      ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("🇷🇺", 2), ("👍🏽", 2), ("1️⃣", 1), ("❤️", 1), ("\t", 4), ("\n", 1), ("\r\n", 1),
      ("\u{200B}", 0), ("\u{202E}", 0), ("\u{AD}", 0), ("\u{301}", 1), ("\u{1B}", 1), ("\u{0}", 1), ("ﾊ", 1),
      ("Ａ", 2),
    ])
  func width(_ text: String, _ columns: Int) {
    #expect(Columns.width(of: text) == columns)
  }

  @Test(
    "What is painted is whole signs: first person of a family, letters of a flag, nothing invisible",
    arguments: [
      ("👨‍👩‍👧‍👦", "👨"), ("🇷🇺", "RU"), ("👍🏽", "👍"), ("1️⃣", "1"), ("❤️", "❤"), ("a\u{202E}b", "ab"),
      ("\u{1B}[31m", "\u{FFFD}[31m"), ("\u{301}", "\u{25CC}\u{301}"), ("x\u{0}y", "x\u{FFFD}y"),
      ("a\u{301}\u{302}\u{303}\u{304}\u{305}", "a\u{301}\u{302}\u{303}\u{304}"), ("a\r\nb", "a b"),
      ("\u{E0041}", ""), ("\u{378}", "\u{FFFD}"), ("\u{9B}m", "\u{FFFD}m"),
    ])
  func glyphs(_ text: String, _ painted: String) {
    var grid = Grid(Size(columns: 12, rows: 1))
    grid.put(text, at: .zero)
    #expect(Array(grid.picture[0].unicodeScalars) == Array(painted.unicodeScalars))
  }

  @Test(
    "The fast walk finds the clusters and columns that segmentation and the tables give", arguments: 0..<200)
  func walk(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let text = dice.text(0...40)
    var walked: [Character] = []
    var columns = 0
    ClusterWalk.each(of: text) { range, cluster in
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
      walked.append(Character(String(text[start..<end])))
      columns += cluster.width
      return true
    }
    #expect(walked == Array(text))
    #expect(columns == text.reduce(0) { $0 + Columns.width(of: $1) })
  }

  @Test("Every simple scalar is one glyph of its width, and two of them never join")
  func simple() throws {
    var before: Unicode.Scalar = "a"
    for value in UInt32(0)...0x1_0000 where ClusterWalk.simpleWidth(value) > 0 {
      let scalar = try #require(Unicode.Scalar(value))
      var glyphs: [Glyph] = []
      Glyph.each(of: Character(scalar)) { glyphs.append($0) }
      #expect(glyphs == [Glyph(scalar, width: ClusterWalk.simpleWidth(value))])
      #expect(String(String.UnicodeScalarView([before, scalar])).count == 2)
      before = scalar
    }
  }

  @Test(
    "A truncated text ends with an ellipsis and never cuts a wide character",
    arguments: [
      ("hello", 5, "hello"), ("hello!", 5, "hell…"), ("漢字漢字", 5, "漢字…"), ("漢字漢字", 4, "漢…"), ("ab", 1, "…"),
      ("ab", 0, ""), ("", 3, ""),
    ])
  func truncated(_ text: String, _ columns: Int, _ expected: String) {
    #expect(Columns.truncated(text, to: columns) == expected)
  }

  @Test("Alignment fills exactly the columns asked for")
  func aligned() {
    #expect(Columns.aligned("ab", to: 5) == "ab   ")
    #expect(Columns.aligned("ab", to: 5, .right) == "   ab")
    #expect(Columns.aligned("ab", to: 5, .center) == " ab  ")
    #expect(Columns.aligned("漢字漢", to: 4) == "漢… ")
  }

  @Test("Text for plain output keeps joined emoji and loses escapes, bidi controls and lone joiners")
  func plain() {
    #expect(Sanitizer.plain("a\u{1B}]0;x\u{7}b") == "a\u{FFFD}]0;x\u{FFFD}b")
    #expect(Sanitizer.plain("x\u{202E}y\u{200B}z\u{FEFF}") == "xyz")
    #expect(Sanitizer.plain("p\u{200D}q") == "pq")
    #expect(Array(Sanitizer.plain("👨‍👩‍👧").unicodeScalars) == Array("👨‍👩‍👧".unicodeScalars))
    #expect(Sanitizer.plain("a\r\nb\rc\u{2028}d") == "a\nb\nc\nd")
    #expect(Sanitizer.typed("a\u{0}\u{1B}b\tc") == "ab\tc")
  }
}

struct TextWrapTests {
  @Test(
    "Text breaks at spaces, hyphens and between ideographs, and a long word at the line's end",
    arguments: [
      ("the quick brown fox", 10, ["the quick", "brown fox"]),
      ("one\ntwo\r\nthree", 10, ["one", "two", "three"]),
      ("a\n\nb", 10, ["a", "", "b"]),
      ("", 10, [""]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("an abcdefghij", 4, ["an", "abcd", "efgh", "ij"]),
      ("well-known", 6, ["well-", "known"]),
      ("漢字漢字漢", 4, ["漢字", "漢字", "漢"]),
      ("漢字。漢", 4, ["漢", "字。", "漢"]),
      ("漢「字」", 4, ["漢", "「字", "」"]),
      ("ab   cd", 3, ["ab", "cd"]),
      ("  indented", 10, ["  indented"]),
      ("привет мир", 6, ["привет", "мир"]),
      ("漢", 1, ["漢"]),
      ("end\n", 5, ["end", ""]),
      ("-aaaa😀", 5, ["-", "aaaa", "😀"]),
    ])
  func wrap(_ text: String, _ columns: Int, _ lines: [String]) {
    #expect(TextWrap.lines(of: text, columns: columns) == lines)
    #expect(TextWrap.height(of: text, columns: columns) == lines.count)
  }

  @Test(
    "What goes on below an indent or a bullet stands under its words, and a word may stay whole",
    arguments: [
      ("• Kafka and Go, 漢字 too", 20, ["• Kafka and Go, 漢字", "  too"]),
      ("    indented words go on", 20, ["    indented words", "    go on"]),
      ("see https://example.org/a/long/one now", 14, ["see", "https://example.org/a/long/one", "now"]),
      ("first\n\n• Kafka and Go", 9, ["first", "", "• Kafka", "and Go"]),
      ("", 9, [""]),
    ])
  func hanging(_ text: String, _ columns: Int, _ lines: [String]) {
    #expect(TextWrap.hanging(text, columns: columns, keepsWords: true) == lines)
  }

  @Test("Wrapped lines fit, keep order and lose nothing but spaces and line breaks", arguments: 0..<200)
  func property(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let text = dice.text(0...60)
    let columns = dice.number(1...20)
    let lines = TextWrap.lines(of: text, columns: columns)
    for line in lines where line.count > 1 { #expect(Columns.width(of: line) <= columns) }
    func ink(_ text: String) -> [Character] {
      text.filter { BreakClass($0) != .space && BreakClass($0) != .newline }
    }
    #expect(ink(lines.joined()) == ink(text) || ink(lines.joined(separator: "\n")) == ink(text))
  }
}
