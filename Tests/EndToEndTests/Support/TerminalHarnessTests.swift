import Foundation
import TestSupport
import Testing

/// The terminal that drives the built programs, tried on programs that every system has.
@Suite(.timeLimit(.minutes(10))) struct TerminalHarnessTests {
  @Test func whatIsTypedIsSeen() async throws {
    let terminal = try await TerminalHarness("/bin/cat")
    try await terminal.type("Привет, 漢字; -l; ")
    try await terminal.type("end;")
    let rows = try await terminal.waitFor("end;")
    #expect(rows.count == 24)
    #expect(rows[0] == "Привет, 漢字; -l; end;")
    #expect(try await terminal.modes().cursorColumn == 22)
  }

  @Test func keysPasteAndBytesReachTheProgram() async throws {
    let terminal = try await TerminalHarness("/bin/cat", ["-v"])
    try await terminal.type("ab")
    try await terminal.press(.backspace, .enter)
    try await terminal.paste("first\nsecond\n")
    try await terminal.send(bytes: [0x1B, 0x5B, 0x41, 0x0A])
    try await terminal.waitFor("^[[A")
    let rows = try await terminal.waitUntil("all echoes") { $0.filter { $0 == "second" }.count == 2 }
    #expect(rows.contains("a"))
    #expect(rows.filter { $0 == "first" }.count == 2)
  }

  @Test func aMegabyteCanBePasted() async throws {
    let terminal = try await TerminalHarness(
      "/bin/sh", ["-c", "stty raw -echo; echo ready; head -c 1000000 | wc -c"])
    try await terminal.waitFor("ready")
    try await terminal.paste(String(repeating: String(repeating: "x", count: 99) + "\n", count: 10_000))
    try await terminal.waitFor("1000000")
    #expect(try await terminal.exitStatus() == 0)
  }

  @Test func theTerminalIsPinned() async throws {
    let terminal = try await TerminalHarness(
      "/bin/sh", ["-c", "env | sort; stty size; sleep 60"], columns: 100, rows: 40,
      environment: ["EXTRA": "1"])
    let rows = try await terminal.waitFor("40 100")
    #expect(rows.contains("TERM=tmux-256color"))
    #expect(rows.contains("LC_ALL=C.UTF-8"))
    #expect(rows.contains("TZ=UTC"))
    #expect(rows.contains("EXTRA=1"))
    #expect(rows.contains("HOME=\(terminal.home.directory.path)/home"))
    #expect(!rows.contains { $0.hasPrefix("LINES=") || $0.hasPrefix("COLUMNS=") })
  }

  @Test func aResizeIsToldToTheProgram() async throws {
    let terminal = try await TerminalHarness(
      "/bin/bash", ["-c", "trap 'stty size' WINCH; echo ready; while :; do read -r -t 1 line; done"])
    try await terminal.waitFor("ready")
    try await terminal.resize(columns: 120, rows: 30)
    let rows = try await terminal.waitFor("30 120")
    #expect(rows.count == 30)
  }

  @Test func theScreenAndItsModesAreSeenAfterTheProgramEnded() async throws {
    let terminal = try await TerminalHarness(
      "/bin/sh",
      ["-c", "printf '\\033[?1049h\\033[?25lfull\\033[?1000h'; read x; printf '\\033[31mred'; exit 5"])
    try await terminal.waitFor("full")
    let modes = try await terminal.modes()
    #expect(modes.alternateScreen && !modes.cursorVisible && modes.mouseReported)
    try await terminal.press(.enter)
    #expect(try await terminal.exitStatus() == 5)
    #expect(try await terminal.styledRows().contains { $0.contains("\u{1B}[31mred") })
    #expect(try await !terminal.screen().contains("dead"))
  }

  @Test func theLastThingThatAProgramWroteIsThereWhenItHasEnded() async throws {
    // More than a terminal's buffer, and at the end a sequence that never ends.
    let terminal = try await TerminalHarness(
      "/bin/sh", ["-c", "yes line | head -n 20000; printf 'last\\033]2;broken'; exit 3"])
    #expect(try await terminal.exitStatus() == 3)
    #expect(try await terminal.rows().last == "last")
  }

  @Test func aKilledProgramTellsItsSignal() async throws {
    let terminal = try await TerminalHarness("/bin/cat")
    try await terminal.kill()
    #expect(try await terminal.exitStatus() == 137)
  }

  @Test func whatAProgramCopiesIsOnTheClipboard() async throws {
    let terminal = try await TerminalHarness(
      "/bin/sh", ["-c", "printf '\\033]52;c;0J/RgNC40LLQtdGC\\007done'; sleep 60"])
    try await terminal.waitFor("done")
    #expect(try await terminal.clipboard() == "Привет")
  }

  @Test func twoTerminalsShareAHome() async throws {
    let home = try ProgramHome()
    let writer = try await TerminalHarness("/bin/sh", ["-c", "echo shared > file; echo written"], home: home)
    try await writer.waitFor("written")
    let reader = try await TerminalHarness("/bin/cat", ["file"], home: home)
    #expect(try await reader.waitFor("shared").contains("shared"))
  }

  @Test func waitingInVainShowsTheScreen() async throws {
    let terminal = try await TerminalHarness("/bin/sh", ["-c", "echo here; sleep 60"])
    try await terminal.waitFor("here")
    let error = await #expect(throws: WaitTimedOut.self) {
      try await terminal.waitFor("there", timeout: .milliseconds(200))
    }
    #expect(error?.seen.hasPrefix("here\n") == true)
  }

  @Test func theProgramIsGoneWhenItsTerminalIs() async throws {
    var terminal: TerminalHarness? = try await TerminalHarness("/bin/cat")
    let pid = try #require(try await terminal?.processIdentifier())
    #expect(Self.lives(pid))
    terminal = nil
    // A wait in vain is ended by the suite's limit.
    while Self.lives(pid) { await Task.yield() }
    #expect(!Self.lives(pid))
  }

  /// One that has ended and that nobody has asked for yet does not live.
  private static func lives(_ pid: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
    return !status.contains(") Z ")
  }
}
