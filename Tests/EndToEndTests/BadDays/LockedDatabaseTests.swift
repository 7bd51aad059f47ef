import Foundation
import TestSupport
import Testing

/// Another program holds the database for longer than a moment.
@Suite(.timeLimit(.minutes(10))) struct LockedDatabaseTests {
  @Test func aStartSaysThatItWaitsAndThenThatItGaveUp() async throws {
    let home = try ProgramHome()
    let runner = try ProgramRunner("mitko", home: home)
    let path = home.data + "/mitko/mitko.db"
    #expect(try await runner.run(["migrate"]).status == 0)
    let lock = try DatabaseLock(.everything, of: path)
    let english = try runner.start(["chat", "--plain"])
    let russian = try await TerminalHarness("mitko", ["chat", "--language", "ru"], columns: 200, home: home)
    let result = try await english.waitForExit()
    #expect(result.status == 75)
    #expect(
      result.standardError == """
        mitko: another program is holding \(path); I wait a little.
        mitko: Another program is holding \(path). Close it, or try again in a moment.

        """)
    #expect(try await russian.exitStatus() == 75)
    let rows = try await russian.rows()
    #expect(rows[0] == "mitko: \(path) занят другой программой; немного подожду.")
    #expect(rows[1] == "mitko: \(path) занят другой программой. Закрой её или попробуй через минутку.")
    lock.release()
    #expect(try await runner.run(["chat", "--plain"], input: .text("hello\n")).status == 0)
  }

  @Test func aMessageThatHasToWaitIsOnItsWayUntilItIsTaken() async throws {
    let home = try ProgramHome()
    let chat = try await ChatTerminal(.english, home: home)
    let lock = try DatabaseLock(.writing, of: home.data + "/mitko/demo-empty.db")
    try await chat.terminal.type("Patience is a virtue.")
    try await chat.terminal.press(.enter)
    let rows = try await chat.terminal.waitFor("Sending…")
    #expect(!rows.contains { $0.contains("▎ Patience") })
    lock.release()
    try await chat.terminal.waitFor("▎ Patience is a virtue.")
    try await chat.terminal.waitForNo("Sending…")
    try await chat.waitForAnswer()
    #expect(try await chat.quit() == 0)
  }

  @Test func aMessageThatWaitedTooLongComesBack() async throws {
    let home = try ProgramHome()
    let chat = try await ChatTerminal(.russian, home: home)
    let lock = try DatabaseLock(.writing, of: home.data + "/mitko/demo-empty.db")
    try await chat.terminal.type("Терпение.")
    try await chat.terminal.press(.enter)
    try await chat.terminal.waitUntil("the trouble, and the message in the field") { rows in
      rows.contains { $0.contains("занят другой программой") } && rows.contains(" ❯ Терпение.")
    }
    lock.release()
    try await chat.terminal.press(.enter)
    try await chat.terminal.waitFor("▎ Терпение.")
    try await chat.waitForAnswer()
  }

  @Test func aScriptsMessageWaitsForTheOtherProgramHoweverLongThatTakes() async throws {
    let home = try ProgramHome()
    let chat = try PlainChat("--demo=empty", as: "kim", language: "en", home)
    try await chat.sees("How does it work?")
    let path = home.data + "/mitko/demo-empty.db"
    let lock = try DatabaseLock(.writing, of: path)
    chat.say("Patience is a virtue.")
    // The store has given up by then, and the conversation has not.
    try await chat.program.waitForErrors(containing: "another program is holding \(path); I wait a little.")
    lock.release()
    try await chat.sees("You: Patience is a virtue.")
    #expect(try await chat.leave() == 0)
    #expect(chat.output.components(separatedBy: "You: Patience is a virtue.").count == 2)
  }
}
