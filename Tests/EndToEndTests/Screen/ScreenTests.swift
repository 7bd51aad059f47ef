import Foundation
import TestSupport
import Testing

/// The chat on a whole terminal, by keys.
@Suite(.timeLimit(.minutes(10))) struct ScreenTests {
  struct Hello: Sendable, CustomTestStringConvertible {
    let words: ChatTerminal.Words
    let message: String
    let toSeeker: [String]

    var testDescription: String { words.code }
  }

  static let hellos = [
    Hello(
      words: .english, message: "Hi, I'm a senior iOS developer, seven years of Swift, open to work.",
      toSeeker: ["iOS", "Swift"]),
    Hello(
      words: .russian, message: "Привет, я senior iOS-разработчик, семь лет пишу на Swift, ищу работу.",
      toSeeker: ["iOS", "Swift"]),
  ]

  @Test(arguments: hellos)
  func aPersonIsGreetedAndAnsweredAndFindsEveryScreenByKeys(_ hello: Hello) async throws {
    let chat = try await ChatTerminal(hello.words)
    let (terminal, words) = (chat.terminal, hello.words)
    // Esc would take it away, and go nowhere.
    try await chat.takeNoteAway()
    try await terminal.press(.function(4))
    try await terminal.waitFor(words.noProfile)
    try await terminal.press(.escape)
    try await chat.waitForChat()
    let first = try await chat.paintedRows()
    #expect(first.count == 24)
    #expect(first[0].hasPrefix(words.tabs))
    #expect(first.contains { $0.contains(words.greeting) })
    #expect(first[23].hasPrefix(" \(words.send)"), "what a key does stands in the last row")
    #expect(first[23].hasSuffix(words.code == "ru" ? "Ctrl-C выйти" : "Ctrl-C quit"))

    try await chat.say(hello.message)
    try await chat.waitForAnswer()
    let answered = try await chat.paintedRows()
    let answer = answered.suffix(while: { !$0.contains("▎ ") }).joined(separator: " ")
    #expect(hello.toSeeker.allSatisfy(answer.contains), "\(answer)")
    #expect(try await terminal.modes().cursorVisible)

    try await terminal.press(.function(3))
    try await terminal.waitFor(words.noMatches)
    try await terminal.press(.function(4))
    // What is known so far, and what is missing.
    try await terminal.waitUntil("the draft") { rows in
      [words.missing, words.draft].allSatisfy { word in rows.contains { $0.contains(word) } }
    }
    try await terminal.press(.function(1))
    try await terminal.waitFor(words.help)
    try await terminal.press(.escape)
    try await terminal.waitFor(words.missing)
    try await terminal.press(.escape)
    try await terminal.waitFor("▎ \(hello.message.prefix(40))")
    try await terminal.press(.tab)
    try await terminal.waitFor(words.press)
    try await terminal.press(.tab)
    try await terminal.waitFor(words.copy)
    try await terminal.press(.tab)
    try await terminal.waitFor(words.send)

    #expect(try await chat.quit() == 0)
    let modes = try await terminal.modes()
    #expect(!modes.alternateScreen && modes.cursorVisible && !modes.mouseReported)
    #expect(try await terminal.settings().isSuperset(of: ["echo", "icanon", "isig"]))
  }

  @Test func anotherLanguageChangesTheInterfaceAndNewLinesAndNothingThatWasSaid() async throws {
    let chat = try await ChatTerminal(.english)
    let terminal = chat.terminal
    try await terminal.type("/language ru")
    try await terminal.press(.enter)
    let rows = try await terminal.waitUntil("Russian all around, and the answer in it") { rows in
      rows[0].hasPrefix(ChatTerminal.Words.russian.tabs)
        && rows.contains { $0.contains("Перехожу на русский. Сказанное раньше остаётся как было.") }
        && rows[23].hasPrefix(" Enter отправить")
    }
    #expect(rows.contains { $0.contains(ChatTerminal.Words.english.greeting) }, "what was said stays")
    #expect(rows.contains { $0.contains(ChatTerminal.Words.russian.placeholder) })
    try await terminal.press(.function(5))
    try await terminal.waitUntil("English again") { rows in
      rows[0].hasPrefix(ChatTerminal.Words.english.tabs)
        && rows.contains { $0.contains("English it is. What was said stays as it was.") }
    }
    #expect(try await chat.quit() == 0)
  }

  @Test func aTerminalOfAnySizeShowsWhatItCanAndLosesNothing() async throws {
    let chat = try await ChatTerminal(.russian)
    let terminal = chat.terminal
    try await chat.takeNoteAway()
    try await chat.say("Привет, я пишу на Go.")
    try await chat.waitForAnswer()
    try await terminal.type("черновик 漢字 ещё не отправлен")
    try await terminal.waitFor("❯ черновик 漢字 ещё не отправлен")
    let before = try await chat.steadyRows()

    try await terminal.resize(columns: 40, rows: 10)
    let narrow = try await terminal.waitUntil("a narrow chat") {
      $0.count == 10 && $0[9] == " Tab кнопки  F1 Помощь  Ctrl-C выйти"
    }
    #expect(narrow.contains { $0.contains("❯ черновик 漢字 ещё не отправлен") })
    try await terminal.resize(columns: 39, rows: 9)
    try await terminal.waitUntil("one line that says so") { rows in
      rows.joined(separator: " ").contains("Мне тесновато: нужно хотя бы 40x10.")
        && !rows.contains { $0.contains("❯") }
    }
    try await terminal.resize(columns: 3, rows: 2)
    try await terminal.waitUntil("as much as fits") { $0.count == 2 && $0[0] == "Мне" }
    try await terminal.resize(columns: 200, rows: 60)
    let wide = try await terminal.waitUntil("a wide chat") {
      $0.count == 60 && $0[59].hasPrefix(" Enter отправить")
    }
    #expect(wide.contains { $0.contains("▎ Привет, я пишу на Go.") })
    #expect(wide.contains { $0.contains("❯ черновик 漢字 ещё не отправлен") })
    try await terminal.resize(columns: 80, rows: 24)
    try await terminal.waitUntil("the screen as it was") { ChatTerminal.steady($0) == before }
    try await terminal.press(.enter)
    try await terminal.waitFor("▎ черновик 漢字 ещё не отправлен")
  }

  @Test func leavingWithAnUnsentTextIsAskedAboutOnce() async throws {
    let chat = try await ChatTerminal(.english)
    let terminal = chat.terminal
    try await terminal.type("not sent yet")
    try await terminal.press(.control("c"))
    try await terminal.waitFor("There is a text that you haven't sent.")
    try await terminal.press(.escape)
    try await terminal.waitForNo("Leave anyway?")
    try await terminal.waitFor("❯ not sent yet")
    try await terminal.press(.control("c"), .control("c"))
    #expect(try await terminal.exitStatus() == 0)
  }

  @Test func aTerminalWithoutColoursGetsNone() async throws {
    let chat = try await ChatTerminal(.english, environment: ["NO_COLOR": "1"])
    try await chat.say("Hello, is this thing on?")
    try await chat.waitForAnswer()
    let plain = try await chat.terminal.styledRows().joined(separator: "\n")
    // SGR 30-38, 40-48, 90-97 and 100-107 are colours; bold, dim and reverse are not.
    let colour = try Regex(#"\x{1B}\[(\d+;)*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]"#)
    #expect(!plain.contains(colour))
    let coloured = try await ChatTerminal(.english).terminal.styledRows().joined(separator: "\n")
    #expect(coloured.contains(colour), "and with colours there are some")
  }
}

extension Array {
  /// The longest run at the end of which all fit.
  fileprivate func suffix(while fits: (Element) -> Bool) -> ArraySlice<Element> {
    self[(lastIndex { !fits($0) }.map { $0 + 1 } ?? startIndex)...]
  }
}
