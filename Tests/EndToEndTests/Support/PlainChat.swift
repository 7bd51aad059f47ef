import Foundation
import TestSupport
import Testing

/// Somebody at `mitko chat --plain`.
struct PlainChat: Sendable {
  let program: RunningProgram

  init(program: RunningProgram) {
    self.program = program
  }

  /// - Parameter demo: "--demo" or "--demo=empty".
  init(_ demo: String, as name: String, language: String, _ home: ProgramHome) throws {
    program = try ProgramRunner("mitko", home: home).start([
      "chat", "--plain", demo, "--as", name, "--language", language,
    ])
  }

  var output: String { program.outputSoFar }

  func say(_ message: String) { program.writeLine(message) }

  /// Waits for a text after what earlier waits have seen.
  func sees(_ text: String, within timeout: Duration = .seconds(240)) async throws {
    try await program.waitForOutput(containing: text, timeout: timeout)
  }

  /// Waits for a button with that label and types the number of the newest.
  func press(_ label: String, within timeout: Duration = .seconds(240)) async throws {
    // The label ends the button's line; before that it may stand in a sentence.
    try await sees(" " + label + "\n", within: timeout)
    let line = try #require(
      output.split(separator: "\n").last { $0.hasPrefix("/") && $0.hasSuffix(label) }, "no button \(label)")
    say(String(line.prefix { $0 != " " }))
  }

  /// Ends the input and tells the exit code; of one that is no success, also why.
  func leave() async throws -> Int32 {
    program.closeInput()
    let end = try await program.waitForExit()
    if end.status != 0 { Issue.record("it ended with \(end.status): \(end.standardError.suffix(2_000))") }
    return end.status
  }
}
