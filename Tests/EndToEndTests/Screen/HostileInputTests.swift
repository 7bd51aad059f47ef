import Foundation
import TestSupport
import Testing

/// What is typed and pasted, by accident or not, corrupts no screen and loses nothing.
@Suite(.timeLimit(.minutes(10))) struct HostileInputTests {
  @Test func pastedLinesAreOneMessageAndAMegabyteIsRefusedWithItsLimit() async throws {
    let chat = try await ChatTerminal(.english)
    let terminal = chat.terminal
    try await terminal.paste("first line\nsecond line\n/third line")
    try await terminal.waitUntil("all lines in the field") { rows in
      guard let first = rows.firstIndex(where: { $0.hasPrefix(" ❯ first line") }) else { return false }
      return rows[first + 1] == "   second line" && rows[first + 2] == "   /third line"
    }
    try await terminal.paste(String(repeating: "0123456789abcde\n", count: 65_536))
    try await terminal.waitFor("I take 16,000 characters in one")
    try await terminal.type(" goes on")
    try await terminal.waitFor("/third line goes on")
    try await terminal.press(.enter)
    let rows = try await terminal.waitFor("▎ /third line goes on")
    let first = try #require(rows.firstIndex { $0.contains("▎ first line") })
    #expect(rows[first + 1].contains("▎ second line"))
    #expect(rows[first + 2].contains("▎ /third line goes on"))
    #expect(!rows.contains { $0.contains("0123456789abcde") })
    try await chat.waitForAnswer()
    #expect(try await chat.quit() == 0)
  }

  /// Each with what is left of it in the field.
  static let pastes: [(name: String, text: String, shown: String)] = [
    ("control characters", "a\u{07}b\u{08}c\u{0E}d\u{7F}e\u{80}", "abcde"),
    ("colour sequences", "\u{1B}[31mred\u{1B}[0m \u{9B}32mgreen", "[31mred[0m 32mgreen"),
    ("a title", "\u{1B}]0;title\u{07}after", "]0;titleafter"),
    ("NUL", "before\u{00}after", "beforeafter"),
    (
      "overrides of direction", "user\u{202E}gpj.exe\u{202C} and \u{2066}isolated\u{2069}",
      "usergpj.exe and isolated"
    ),
    ("zero width", "zero\u{200B}wi\u{FEFF}dth\u{2060}", "zerowidth"),
    ("joined emoji", "family 👩‍👩‍👧 end", "family 👩 end"),
    ("a heap of marks", "Z" + String(repeating: "\u{0300}", count: 60) + "algo", "algo"),
    ("wide characters", "漢字 and カナ, end", "漢字 and カナ, end"),
    ("tags", "flag\u{E0067}\u{E0062}\u{E007F} end", "flag end"),
  ]

  @Test func nothingPastedOrSentCorruptsTheScreen() async throws {
    let chat = try await ChatTerminal(.english)
    let terminal = chat.terminal
    try await chat.takeNoteAway()
    for paste in Self.pastes {
      try await terminal.paste("<" + paste.text + ">")
      try await terminal.waitUntil("\(paste.name) in the field") { rows in
        rows.contains { $0.hasPrefix(" ❯ <") && $0.contains(paste.shown) && $0.hasSuffix(">") }
      }
      try await chat.redraw()
      try await terminal.press(.enter)
      // So that nothing but the painting can change the screen while the next one is looked at.
      try await chat.waitForAnswer(to: paste.shown)
      try await terminal.waitFor(chat.words.placeholder)
    }
    try await chat.redraw()
    #expect(try await chat.quit() == 0)
  }

  @Test func bytesThatAreNoKeysAreNoHarmAndSplitLettersArriveWhole() async throws {
    let chat = try await ChatTerminal(.russian)
    let terminal = chat.terminal
    try await chat.takeNoteAway()
    // П in two reads, 漢 in three: a terminal on a slow line.
    for byte in Array("П漢".utf8) { try await terminal.send(bytes: [byte]) }
    try await terminal.waitFor("❯ П漢")
    // Stray continuation, overlong, surrogate, beyond Unicode; then unknown CSI and SS3, a mouse report, NUL.
    for bytes: [UInt8] in [
      [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x1B, 0x5B, 0x39, 0x39, 0x7E],
      [0x1B, 0x4F, 0x78], [0x1B, 0x5B, 0x3C, 0x30, 0x3B, 0x31, 0x30, 0x3B, 0x35, 0x4D], [0x00],
      [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E],
    ] { try await terminal.send(bytes: bytes) }
    try await terminal.type("конец")
    try await terminal.waitUntil("the text around") { rows in
      rows.contains { $0.hasPrefix(" ❯ П漢") && $0.hasSuffix("конец") }
    }
    try await chat.redraw()
    try await terminal.press(.control("u"))
    try await terminal.waitFor(chat.words.placeholder)
    #expect(try await chat.quit() == 0)
  }
}
