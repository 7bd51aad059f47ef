import Foundation
import TestSupport
import Testing

/// Search through the store, and keys of one's own, on the built program.
@Suite(.timeLimit(.minutes(10))) struct KeysAndSearchTests {
  @Test func whatWasSaidIsFoundWhateverItsCaseAndAccentsAndEscapeGoesBack() async throws {
    let chat = try await ChatTerminal()
    try await chat.takeNoteAway()
    try await chat.say("Мой Ёжик и RÉSUMÉ")
    try await chat.waitForAnswer()
    let before = try await chat.steadyRows()
    try await chat.terminal.press(.control("f"))
    try await chat.terminal.type("ежик и resume")
    try await chat.terminal.waitFor("1/1")
    try await chat.terminal.press(.tab)
    try await chat.terminal.waitFor("n older")
    try await chat.terminal.type("y")
    try await chat.terminal.waitFor("Sent to the clipboard: 17 characters.")
    #expect(try await chat.terminal.clipboard() == "Мой Ёжик и RÉSUMÉ")
    try await chat.terminal.press(.escape)
    try await chat.terminal.waitUntil("the chat as it was") { ChatTerminal.steady($0) == before }
    #expect(try await chat.quit() == 0)
  }

  @Test func chosenKeysWorkAndStandInTheHints() async throws {
    let home = try ProgramHome()
    let folder = home.config + "/mitko"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try #"{ // mine"#.appending("\n\"keys\": {\"search\": \"Ctrl-G\", \"quit\": [\"F10\", \"Ctrl-X\"]}}")
      .write(
        toFile: folder + "/config.json", atomically: true, encoding: .utf8)
    let chat = try await ChatTerminal(home: home)
    try await chat.terminal.waitFor("F10 quit")
    try await chat.terminal.press(.control("c"))
    try await chat.terminal.press(.control("g"))
    try await chat.terminal.waitFor(" Search:")
    try await chat.terminal.press(.escape)
    try await chat.terminal.press(.function(10))
    #expect(try await chat.terminal.exitStatus() == 0)
  }

  @Test func wrongKeysAreNamedWithTheirSource() async throws {
    let runner = try ProgramRunner("mitko")
    let result = try await runner.run(["chat"], environment: ["MITKO_KEYS": "search=Ctrl-P"])
    #expect(result.status == 78)
    #expect(
      result.standardError
        == "mitko: The keys, set by the environment, cannot be used: Ctrl-P is chosen both for search and for palette.\n"
    )
  }
}
