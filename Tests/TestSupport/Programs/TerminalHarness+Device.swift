import Foundation

extension TerminalHarness {
  /// Writes into the terminal from outside, as a message of another program would: the program in it knows nothing
  /// of that.
  package func scribble(_ text: String, column: Int, row: Int) async throws {
    let device = try FileHandle(forWritingTo: URL(fileURLWithPath: try await devicePath()))
    // The cursor goes back to where the program believes it to be.
    try device.write(contentsOf: Data("\u{1B}7\u{1B}[\(row + 1);\(column + 1)H\(text)\u{1B}8".utf8))
    try device.close()
  }

  /// The line settings as `stty -a` tells them: "echo", "-icanon".
  package func settings() async throws -> Set<String> {
    let stty = try RunningProgram(
      "/bin/sh", ["-c", "stty -a <\"$0\"", try await devicePath()], environment: home.environment)
    let words = try await stty.waitForExit().standardOutput.split { " ;\n".contains($0) }
    return Set(words.map(String.init))
  }

  /// Waits until the line settings include these.
  package func waitForSettings(_ wanted: Set<String>, timeout: Duration = .seconds(60)) async throws {
    var latest: Set<String> = []
    try await poll(
      timeout: timeout,
      {
        latest = try await settings()
        return latest.isSuperset(of: wanted) ? () : nil
      },
      otherwise: {
        WaitTimedOut(
          expectation: "\(wanted.sorted()) set on the terminal",
          seen: latest.sorted().joined(separator: " "))
      })
  }

  private func devicePath() async throws -> String { try await server.display("#{pane_tty}") }
}
