import Foundation
import TestSupport
import Testing

/// What others do to a conversation in plain mode.
@Suite(.timeLimit(.minutes(10))) struct PlainBadDaysTests {
  @Test func whoIsErasedFromAnotherTerminalIsToldGoodbye() async throws {
    let runner = try ProgramRunner("mitko", home: ProgramHome())
    let open = try runner.start(["chat", "--plain", "--demo=empty", "--as", "kim", "--language", "en"])
    try await open.waitForOutput(containing: "How does it work?")
    let erased = try await runner.run(["erase", "--yes", "--demo=empty", "--as", "kim"])
    #expect(erased.status == 0)
    let result = try await open.waitForExit()
    #expect(result.status == 0)
    #expect(
      result.standardOutput.hasSuffix("Everything about you is deleted. Thanks for the talk, and goodbye.\n"))
    #expect(!result.standardError.contains("Something broke"))
  }

  @Test func whatAnErrorQuotesCannotCommandTheTerminal() async throws {
    let runner = try ProgramRunner("mitko", home: ProgramHome())
    for arguments in [["import", "/nowhere/\u{1B}]0;owned\u{7}"], ["\u{1B}[31mchat"]] {
      let result = try await runner.run(arguments)
      #expect(result.status != 0)
      #expect(!result.standardError.isEmpty)
      #expect(!result.standardError.contains("\u{1B}") && !result.standardError.contains("\u{7}"))
    }
  }
}
