import Foundation

/// A tmux server of one test, with a socket in a directory of its own.
final class TmuxServer: Sendable {
  private let directory: TemporaryDirectory
  private let environment: [String: String]
  private let tmux: String
  /// Holds the guard's input open; the guard kills the server when that ends, with this or with the whole process.
  private let guardian: RunningProgram

  /// - Parameter environment: the whole environment of the server and of the programs in it.
  init(environment: [String: String]) throws {
    directory = try TemporaryDirectory()
    var environment = environment
    environment["TMUX_TMPDIR"] = directory.path
    self.environment = environment
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    guard
      let tmux = folders.map({ "\($0)/tmux" }).first(where: FileManager.default.isExecutableFile(atPath:))
    else { throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "tmux"]) }
    self.tmux = tmux
    guardian = try RunningProgram(
      "/bin/sh",
      ["-c", "cat >/dev/null; \"$0\" -L mitko-test kill-server; rm -rf \"$1\"", tmux, directory.path],
      environment: environment)
  }

  deinit {
    // Here and not by the guard alone, so that the server is gone before its socket's directory is.
    let kill = try? ChildProcess(
      tmux, ["-L", "mitko-test", "kill-server"], environment: environment, directory: nil)
    _ = kill?.waitForEnd()
    // Killed and not let go: it would talk to the server once more, and so make the directory anew.
    guardian.kill()
  }

  /// Starts the server with one window that runs `command`.
  func start(_ command: [String], columns: Int, rows: Int, terminal: String, directory: String) async throws {
    let options = [
      // No status line: all rows are the program's.
      ["status", "off"], ["default-terminal", terminal], ["default-shell", "/bin/sh"],
      // OSC 52 reaches `show-buffer`.
      ["set-clipboard", "on"], ["escape-time", "0"],
    ]
    var arguments = ["start-server"]
    for option in options { arguments += [";", "set-option", "-g"] + option }
    arguments += [
      ";", "new-session", "-d", "-s", "t", "-x", String(columns), "-y", String(rows), "-c", directory, "--",
      "/bin/sh", "-c", Self.script, "sh", self.directory.path,
    ]
    try await run(arguments + command.map { $0.hasSuffix(";") ? $0.dropLast() + "\\;" : $0 })
  }

  private static let endTitle = "mitko-test-end"

  /// What runs in the window: notes the program's process and status in a directory, and then stays, so that the
  /// last screen does. A window whose program ends by itself loses its last output or its status now and then (tmux
  /// 3.3). The shell lives through Ctrl-C and Ctrl-\, which the whole window gets, and says nothing of signals. The
  /// title comes after all that the program wrote, whatever sequence that broke off in: it tells that tmux has read all.
  private static let script = #"""
    directory=$1; shift
    trap : INT QUIT
    exec 3>&2 2>/dev/null
    /bin/sh -c 'echo $$ >"$0/pid.new"; mv "$0/pid.new" "$0/pid"; exec "$@"' "$directory" "$@" 2>&3 3>&-
    status=$?
    printf '\033\\\033]2;\#(endTitle)\007' >&3
    echo $status >"$directory/status.new"; mv "$directory/status.new" "$directory/status"
    exec sleep 2147483647
    """#

  /// The program's process; `nil` before it has begun.
  var processIdentifier: Int32? { number(in: "pid") }

  /// The program's exit code, or 128 + the signal that ended it; `nil` while it runs.
  var exitStatus: Int32? { number(in: "status") }

  /// Whether tmux has read all that the ended program wrote.
  func hasReadAll() async throws -> Bool { try await display("#{pane_title}") == Self.endTitle }

  private func number(in name: String) -> Int32? {
    guard let text = try? String(contentsOfFile: directory.path(name), encoding: .utf8) else { return nil }
    return Int32(text.trimmingCharacters(in: .newlines))
  }

  /// One command to the server.
  ///
  /// - Returns: what it printed.
  @discardableResult
  func run(_ arguments: [String], input: String = "") async throws -> String {
    let client = try RunningProgram(
      tmux, ["-L", "mitko-test", "-f", "/dev/null"] + arguments, environment: environment)
    client.write(input)
    client.closeInput()
    let result = try await client.waitForExit()
    guard result.status == 0 else {
      throw WaitTimedOut(
        expectation: "tmux \(arguments.joined(separator: " "))", seen: result.standardError)
    }
    return result.standardOutput
  }

  /// The value of a format.
  func display(_ format: String) async throws -> String {
    try await run(["display-message", "-p", "-t", "t", format]).trimmingCharacters(in: .newlines)
  }
}
