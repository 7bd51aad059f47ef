import Foundation
import TestSupport
import Testing

/// Terminals that cannot show a screen, and none at all.
@Suite(.timeLimit(.minutes(10))) struct PoorTerminalTests {
  private static let chat = ["chat", "--demo=empty", "--as", "kim"]

  @Test func aterminalThatNobodyKnowsIsNamedWithAWayOut() async throws {
    let english = try await TerminalHarness("mitko", Self.chat, columns: 200, terminal: "no-such-terminal")
    let russian = try await TerminalHarness(
      "mitko", Self.chat, columns: 200, environment: ["MITKO_LANGUAGE": "ru"], terminal: "no-such-terminal")
    #expect(try await english.exitStatus() == 78)
    #expect(try await russian.exitStatus() == 78)
    #expect(
      try await english.rows()[0]
        == "mitko: I don't know the terminal \"no-such-terminal\". Set TERM to xterm-256color, or add --plain for plain text."
    )
    #expect(
      try await russian.rows()[0]
        == "mitko: Терминал «no-such-terminal» мне незнаком. Поставь TERM=xterm-256color или добавь --plain для простого текста."
    )
  }

  @Test func aterminalThatCannotMoveItsCursorGetsPlainText() async throws {
    let terminal = try await TerminalHarness("mitko", Self.chat, terminal: "dumb")
    try await terminal.waitFor("Mitko: Hi, I'm Mitko, a bot that introduces people in IT")
    #expect(try await terminal.modes().alternateScreen == false)
    try await terminal.type("Hello, I'm a tester.")
    try await terminal.press(.enter)
    try await terminal.waitUntil("the second thing that Mitko says") { rows in
      rows.filter { $0.hasPrefix("Mitko: ") }.count == 2
    }
    #expect(try await !terminal.styledRows().joined().contains("\u{1B}["))
    try await terminal.type("/quit")
    try await terminal.press(.enter)
    #expect(try await terminal.exitStatus() == 0)
  }

  @Test func withoutATerminalOfItsOwnTheProgramSaysSo() async throws {
    // A session of its own has no controlling terminal, whatever its streams are.
    let terminal = try await TerminalHarness(
      "/bin/sh", ["-c", "exec setsid --wait \"$0\" \"$@\"", builtProgram("mitko")] + Self.chat)
    #expect(try await terminal.exitStatus() == 64)
    #expect(
      try await terminal.rows()[0]
        == "mitko: There is no terminal here to draw in. Add --plain for plain text.")
  }

  @Test func atinyTerminalSaysSoFromTheStartAndIsUsedOnceItGrows() async throws {
    let terminal = try await TerminalHarness("mitko", Self.chat, columns: 30, rows: 5)
    try await terminal.waitUntil("one line that says so") { rows in
      rows.joined(separator: " ").contains("I need a bit more room: 40x10 at least.")
    }
    try await terminal.resize(columns: 80, rows: 24)
    try await terminal.waitFor("❯ Write to Mitko.")
    try await terminal.press(.control("c"))
    #expect(try await terminal.exitStatus() == 0)
  }

  @Test func lettersOfEveryAlphabetLiveUnderAnyLocale() async throws {
    let chat = try await ChatTerminal(.russian, environment: ["LC_ALL": "C"])
    try await chat.say("Привет, 漢字, ёж 🙂")
    try await chat.waitForAnswer()
    let plain = try await ProgramRunner("mitko", home: chat.terminal.home, environment: ["LC_ALL": "POSIX"])
      .run(["export", "--demo=empty", "--as", "kim"])
    #expect(plain.standardOutput.contains("Привет, 漢字, ёж 🙂"))
  }
}
