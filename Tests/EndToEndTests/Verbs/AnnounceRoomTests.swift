import Foundation
import TestSupport
import Testing

/// What an operator writes to many people from the room, on a real terminal.
@Suite(.timeLimit(.minutes(10))) struct AnnounceRoomTests {
  @Test func whatIsWrittenInTheRoomIsAskedAboutThereAndSentOnceItIsConfirmed() async throws {
    let runner = try ProgramRunner("mitko")
    let path = runner.home.directory.path("home/vera.people")
    try """
    === vera
    language: en
    name: Vera Quill
    role: seeker
    contact: email vera@example.org
    --- offers
    Backend developer, six years, senior. Go, PostgreSQL and Kafka.
    --- wants
    A small product team that ships.
    --- practical
    Remote only. English, German.

    """.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try await runner.run(["import", path]).status == 0)
    let terminal = try await TerminalHarness(
      "mitko", ["admin", "--language", "en"], columns: 100, rows: 30, home: runner.home)
    try await terminal.waitFor("1 Overview")
    try await terminal.type("7")
    try await terminal.waitFor("a write")
    try await terminal.type("a")
    try await terminal.waitFor("1 person")
    try await terminal.press(.tab)
    try await terminal.type("Rounds are faster now.")
    try await terminal.send(bytes: [0x13])
    try await terminal.waitFor("Send it to 1 person")
    // No: it is written on.
    try await terminal.press(.escape)
    try await terminal.waitForNo("Send it to 1 person")
    try await terminal.type(" Truly.")
    try await terminal.waitFor("Rounds are faster now. Truly.")
    #expect(try await runner.run(["announce", "--do", "list"]).standardOutput.isEmpty)
    try await terminal.send(bytes: [0x13])
    try await terminal.waitFor("Send it to 1 person")
    try await terminal.type("1")
    try await terminal.press(.enter)
    try await terminal.waitFor("Announced: 1 person gets it")
    try await terminal.press(.escape)
    try await terminal.waitForNo("Announced:")
    try await terminal.type("q")
    #expect(try await terminal.exitStatus() == 0)
    let sent = try await runner.run(["announce", "--do", "list", "--language", "en"])
    #expect(sent.standardOutput.contains("Rounds are faster now. Truly."), "\(sent)")
  }
}
