import Foundation

/// A program in a real terminal: a tmux server of its own with one window, that a test types into and looks at.
///
///     let terminal = try await TerminalHarness("mitko", ["chat"], columns: 80, rows: 24)
///     try await terminal.waitFor("Hi!")
///     try await terminal.type("Привет")
///     try await terminal.press(.enter)
///
/// Pinned: locale, terminal type, size, zone, home; no configuration of the machine's is read. The server is killed
/// when this goes away, and by a guard also when the test process dies.
package final class TerminalHarness: Sendable {
  /// What the terminal is set to, beside what it shows.
  package struct Modes: Hashable, Sendable {
    /// The alternate screen is on: a full-screen program has not (yet) put the shell's screen back.
    package let alternateScreen: Bool
    package let cursorVisible: Bool
    package let mouseReported: Bool
    /// From 0.
    package let cursorColumn: Int
    /// From 0.
    package let cursorRow: Int
  }

  package let home: ProgramHome
  let server: TmuxServer
  /// For messages.
  private let name: String

  /// Starts a program in a terminal of that size; returns when the terminal stands, whatever the program does.
  ///
  /// - Parameters:
  ///   - program: a program of this package ("mitko"), or an absolute path.
  ///   - home: shared with other programs of the test (two terminals on one file); a fresh one by default.
  ///   - environment: added to the home's, and winning over it.
  ///   - terminal: the terminal type that the program is told in `TERM`.
  package init(
    _ program: String, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    home: ProgramHome? = nil,
    environment: [String: String] = [:], terminal: String = "tmux-256color"
  ) async throws {
    let executable = program.hasPrefix("/") ? program : try builtProgram(program)
    self.home = try home ?? ProgramHome()
    name = ([program] + arguments).joined(separator: " ")
    server = try TmuxServer(environment: self.home.environment.merging(environment) { _, new in new })
    try await server.start(
      [executable] + arguments, columns: columns, rows: rows, terminal: terminal,
      directory: self.home.directory.path("home"))
  }

  /// Types text, each character a key of its own.
  package func type(_ text: String) async throws {
    // A command to tmux has a limit of 16 KB; and an argument that ends in ";" would end the command.
    var rest = Substring(text)
    while !rest.isEmpty {
      let piece = rest.prefix(1000)
      rest = rest.dropFirst(piece.count)
      let safe = piece.hasSuffix(";") ? piece.dropLast() + "\\;" : piece
      try await server.run(["send-keys", "-t", "t", "-l", "--", String(safe)])
    }
  }

  /// Presses keys, one after the other.
  package func press(_ keys: TerminalKey...) async throws {
    try await server.run(["send-keys", "-t", "t"] + keys.map(\.name))
  }

  /// Sends bytes as a terminal would: mouse reports, broken sequences.
  package func send(bytes: [UInt8]) async throws {
    try await server.run(["send-keys", "-t", "t", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Pastes text: bracketed where the program asked for that. Megabytes are fine.
  package func paste(_ text: String) async throws {
    try await server.run(["load-buffer", "-b", "paste", "-"], input: text)
    try await server.run(["paste-buffer", "-p", "-d", "-b", "paste", "-t", "t"])
  }

  /// What a program copied by OSC 52, the last of all; fails where nobody has.
  package func clipboard() async throws -> String { try await server.run(["show-buffer"]) }

  /// Changes the terminal's size.
  package func resize(columns: Int, rows: Int) async throws {
    try await server.run(["resize-window", "-t", "t", "-x", String(columns), "-y", String(rows)])
  }

  /// The screen, a string a row, without blanks at their ends.
  package func rows() async throws -> [String] {
    let screen = try await server.run(["capture-pane", "-p", "-t", "t"])
    return screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The screen with its colours as SGR sequences.
  package func styledRows() async throws -> [String] {
    let screen = try await server.run(["capture-pane", "-p", "-e", "-t", "t"])
    return screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The screen as one text.
  package func screen() async throws -> String { try await rows().joined(separator: "\n") }

  /// Waits until the screen shows `text` in one row.
  ///
  /// - Returns: the screen then.
  @discardableResult
  package func waitFor(_ text: String, timeout: Duration = .seconds(240)) async throws -> [String] {
    try await waitUntil("\"\(text)\"", timeout: timeout) { $0.contains { $0.contains(text) } }
  }

  /// Waits until no row shows `text`.
  @discardableResult
  package func waitForNo(_ text: String, timeout: Duration = .seconds(240)) async throws -> [String] {
    try await waitUntil("no \"\(text)\"", timeout: timeout) { !$0.contains { $0.contains(text) } }
  }

  /// Waits until the screen is as `isThere` says.
  ///
  /// - Parameter expectation: for the message when it never is.
  /// - Throws: `WaitTimedOut` with the last screen.
  @discardableResult
  package func waitUntil(
    _ expectation: String, timeout: Duration = .seconds(240), _ isThere: ([String]) -> Bool
  ) async throws -> [String] {
    var latest: [String] = []
    return try await poll(
      timeout: timeout,
      {
        latest = try await rows()
        return isThere(latest) ? latest : nil
      },
      otherwise: {
        WaitTimedOut(
          expectation: "\(expectation) on the screen of \(name)", seen: latest.joined(separator: "\n"))
      })
  }

  /// What the terminal is set to.
  package func modes() async throws -> Modes {
    let values = try await server.display(
      "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{cursor_x} #{cursor_y}"
    ).split(separator: " ").compactMap { Int($0) }
    guard values.count == 5 else {
      throw WaitTimedOut(expectation: "the modes of the terminal of \(name)", seen: "\(values)")
    }
    return Modes(
      alternateScreen: values[0] == 1, cursorVisible: values[1] == 1, mouseReported: values[2] == 1,
      cursorColumn: values[3], cursorRow: values[4])
  }

  /// The program's process.
  package func processIdentifier() async throws -> Int32 {
    try await poll(
      timeout: .seconds(240), { server.processIdentifier },
      otherwise: { WaitTimedOut(expectation: "the beginning of \(name)", seen: "") })
  }

  /// Sends the program a signal: `SIGKILL` unless told.
  package func kill(_ signal: Int32 = SIGKILL) async throws {
    Foundation.kill(try await processIdentifier(), signal)
  }

  /// Waits until the program has ended and all that it wrote is on the screen, which stays.
  ///
  /// - Returns: the exit code, or 128 + the signal that ended it.
  package func exitStatus(timeout: Duration = .seconds(240)) async throws -> Int32 {
    try await poll(
      timeout: timeout,
      {
        guard let status = server.exitStatus, try await server.hasReadAll() else { return nil }
        return status
      },
      otherwise: { WaitTimedOut(expectation: "the end of \(name)", seen: (try? await screen()) ?? "") })
  }

  /// Looks again and again; tmux tells nobody when a screen has changed.
  func poll<Value>(
    timeout: Duration, _ look: () async throws -> Value?, otherwise: () async -> WaitTimedOut
  ) async throws -> Value {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    while true {
      if let value = try await look() { return value }
      guard clock.now < deadline else { throw await otherwise() }
      try await clock.sleep(for: .milliseconds(15))
    }
  }
}
