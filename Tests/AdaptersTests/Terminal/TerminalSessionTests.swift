import Glibc
import TerminalKit
import Testing

@testable import TerminalRuntime

extension TerminalTests {
  @MainActor @Suite(.timeLimit(.minutes(10)))
  struct TerminalSessionTests {
    private func open(_ terminal: PseudoTerminal, usesColor: Bool = true) throws -> TerminalSession {
      try TerminalSession(options: TerminalOptions(path: terminal.path, term: xterm, usesColor: usesColor))
    }

    /// The next events, as many as asked for.
    private func events(_ count: Int, of session: TerminalSession) async -> [KeyEvent] {
      var events: [KeyEvent] = []
      for await event in session.events {
        events.append(event)
        if events.count == count { break }
      }
      return events
    }

    @Test("Keys typed in one burst or in parts arrive as events, split Cyrillic whole")
    func keys() async throws {
      let terminal = try PseudoTerminal()
      let session = try open(terminal)
      terminal.type("aж")
      #expect(await events(2, of: session) == [.text("a"), .text("ж")])
      terminal.type([0xD0])
      _ = await terminal.output(until: "\u{1B}[?2004h")
      terminal.type([0xB6])
      terminal.type("\u{1B}[A\r\u{1B}\r\u{3}\u{1A}")
      #expect(
        await events(6, of: session) == [.text("ж"), .up, .enter, .altEnter, .control("c"), .control("z")])
      session.close()
    }

    @Test("A lone Escape is the Escape key after a short pause")
    func escape() async throws {
      let terminal = try PseudoTerminal()
      let session = try open(terminal)
      terminal.type("\u{1B}")
      #expect(await events(1, of: session) == [.escape])
      session.close()
    }

    @Test("A megabyte pasted with NUL, Escape and CR is one event")
    func paste() async throws {
      let terminal = try PseudoTerminal()
      let session = try open(terminal)
      let text = String(repeating: "Вставка \u{0}\u{1B}[31m 漢\n", count: 40_000)
      let typing = Task.detached {
        terminal.type("\u{1B}[200~" + text.replacing("\n", with: "\r") + "\u{1B}[201~")
      }
      #expect(await events(1, of: session) == [.paste(text)])
      await typing.value
      session.close()
    }

    @Test("The first picture is sent whole, the next by its changes, the same one not at all")
    func painting() async throws {
      let terminal = try PseudoTerminal(Size(columns: 40, rows: 6))
      let session = try open(terminal)
      #expect(session.size == Size(columns: 40, rows: 6))
      var grid = Grid(session.size)
      grid.put("Привет, мир", at: .zero)
      session.paint(grid, cursor: .zero)
      let first = await terminal.output(until: "мир")
      #expect(first.contains("\u{1B}[?1049h") && first.contains("\u{1B}[?2004h") && first.contains("Привет,"))
      session.paint(grid, cursor: .zero)
      grid.put("!", at: Position(column: 11, row: 0))
      session.paint(grid, cursor: nil)
      // Its sequence ends in a bell, which nothing else does.
      _ = session.copyToClipboard("end")
      let second = await terminal.output(until: "\u{7}")
      #expect(second.contains("!") && !second.contains("мир") && second.utf8.count < 60)
      session.close()
      #expect(terminal.isCooked)
      let end = await terminal.output(until: "\u{1B}[?1049l")
      #expect(end.contains("\u{1B}[?2004l"))
    }

    @Test("A new size arrives as an event, and the next picture fills it")
    func resizing() async throws {
      let terminal = try PseudoTerminal(Size(columns: 40, rows: 6))
      let session = try open(terminal)
      terminal.resize(Size(columns: 100, rows: 30))
      kill(getpid(), SIGWINCH)
      #expect(await events(1, of: session) == [.resize(Size(columns: 100, rows: 30))])
      #expect(session.size == Size(columns: 100, rows: 30))
      var grid = Grid(session.size)
      grid.put("low right", at: Position(column: 88, row: 29))
      session.paint(grid, cursor: nil)
      #expect(await terminal.output(until: "low right").contains("low right"))
      session.close()
    }

    @Test("Mouse and clipboard are the terminal's sequences; what is too long is not sent")
    func services() async throws {
      let terminal = try PseudoTerminal()
      let session = try open(terminal)
      session.setMouse(true)
      #expect(await terminal.output(until: "\u{1B}[?1006h").contains("\u{1B}[?1002h"))
      terminal.type("\u{1B}[<0;3;2M")
      #expect(
        await events(1, of: session) == [.mouse(MouseEvent(.press(.left), at: Position(column: 2, row: 1)))])
      session.setMouse(false)
      _ = await terminal.output(until: "\u{1B}[?1002l")
      #expect(session.copyToClipboard("Привет") == .sent)
      #expect(await terminal.output(until: "\u{7}").contains("\u{1B}]52;c;0J/RgNC40LLQtdGC\u{7}"))
      #expect(
        session.copyToClipboard(String(repeating: "x", count: 72_001)) == .tooLong(maximumBytes: 72_000))
      session.close()
    }

    @Test("Another program gets the terminal as the shell left it, and the picture comes back whole")
    func lending() async throws {
      let terminal = try PseudoTerminal()
      let session = try open(terminal)
      var grid = Grid(session.size)
      grid.put("before", at: .zero)
      session.paint(grid, cursor: nil)
      _ = await terminal.output(until: "before")
      let end = await session.run(
        ["/bin/sh", "-c", "stty -a | tr ' ' '\\n' | grep -x icanon; echo \"$1\"; exit 7", "sh", "a b;c"])
      #expect(end == .exited(code: 7))
      let shown = await terminal.output(until: "a b;c")
      #expect(shown.contains("\u{1B}[?1049l") && shown.contains("icanon"))
      grid.put("again ", at: Position(column: 0, row: 1))
      session.paint(grid, cursor: nil)
      // The picture may have come back while what the program wrote was being read.
      let back = (shown + (await terminal.output(until: "again"))).split(separator: "a b;c").last
      #expect(back?.contains("before") == true)
      terminal.type("x")
      #expect(await events(1, of: session) == [.text("x")])
      #expect(await session.run(["/bin/sh", "-c", "kill -9 $$"]) == .killed(signal: 9))
      #expect(await session.run(["/nowhere/at/all"]) == .notStarted(code: ENOENT))
      session.close()
      #expect(terminal.isCooked)
    }

    @Test("A process has one session, and after it has closed another may open")
    func single() throws {
      let terminal = try PseudoTerminal()
      let session = try open(terminal)
      #expect(throws: TerminalError.alreadyOpen) { try open(terminal) }
      session.close()
      session.close()
      let second = try open(terminal)
      second.close()
      #expect(terminal.isCooked)
    }

    @Test("What is no terminal, not there or unknown is told as such, and the terminal is as it was")
    func refused() throws {
      func error(_ path: String, _ term: String = xterm) -> TerminalError? {
        do {
          try TerminalSession(options: TerminalOptions(path: path, term: term)).close()
          return nil
        } catch { return error }
      }
      #expect(error("/dev/null") == .notATerminal(path: "/dev/null"))
      #expect(error("/no/such/device") == .cannotOpen(path: "/no/such/device", code: ENOENT))
      let terminal = try PseudoTerminal()
      #expect(error(terminal.path, "no-such") == .unknownTerminal("no-such"))
      #expect(error(terminal.path, "dumb") == .tooPlain("dumb"))
      #expect(terminal.isCooked)
    }

    @Test("Options follow TERM and NO_COLOR")
    func options() {
      #expect(
        TerminalOptions(environment: ["TERM": "tmux", "NO_COLOR": "1"])
          == TerminalOptions(term: "tmux", usesColor: false))
      #expect(
        TerminalOptions(environment: ["TERM": "tmux", "NO_COLOR": ""]) == TerminalOptions(term: "tmux"))
      #expect(TerminalOptions(environment: [:]).term == "")
    }

    @Test(
      "Base64 is that of RFC 4648",
      arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("foobar", "Zm9vYmFy"),
      ])
    func base64(_ text: String, _ encoded: String) {
      #expect(Base64.encoded(Array(text.utf8)) == Array(encoded.utf8))
    }
  }
}

extension TerminalTests {
  /// Each case dies in a process of its own; the terminal is looked at from here.
  @MainActor @Suite(.timeLimit(.minutes(10)))
  struct RestoreTests {
    private func check(_ terminal: PseudoTerminal) async {
      #expect(terminal.isCooked)
      let output = await terminal.output(until: "\u{1B}[?1049l")
      #expect(output.contains("\u{1B}[?1049h"))
      #expect(output.contains("\u{1B}[?2004l"))
      #expect(output.contains("\u{1B}[?1049l"))
    }

    @Test("fatalError leaves the terminal as it was")
    func fatal() async throws {
      let terminal = try PseudoTerminal()
      await #expect(processExitsWith: .failure) { [path = terminal.path as String] in
        try await die(path) { fatalError("on purpose") }
      }
      await check(terminal)
    }

    @Test("A bad address, too")
    func segmentationFault() async throws {
      let terminal = try PseudoTerminal()
      await #expect(processExitsWith: .signal(SIGSEGV)) { [path = terminal.path as String] in
        try await die(path) { UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1 }
      }
      await check(terminal)
    }

    @Test("SIGTERM, SIGHUP and SIGINT end the process by that signal, and leave the terminal as it was")
    func signals() async throws {
      let terminal = try PseudoTerminal()
      await #expect(processExitsWith: .signal(SIGTERM)) { [path = terminal.path as String] in
        try await die(path) { kill(getpid(), SIGTERM) }
      }
      await check(terminal)
      let second = try PseudoTerminal()
      await #expect(processExitsWith: .signal(SIGHUP)) { [path = second.path as String] in
        try await die(path) { kill(getpid(), SIGHUP) }
      }
      await check(second)
      let third = try PseudoTerminal()
      await #expect(processExitsWith: .signal(SIGINT)) { [path = third.path as String] in
        try await die(path) { kill(getpid(), SIGINT) }
      }
      await check(third)
    }

    @Test("exit keeps its code and leaves the terminal as it was")
    func exits() async throws {
      let terminal = try PseudoTerminal()
      await #expect(processExitsWith: .exitCode(3)) { [path = terminal.path as String] in
        try await die(path) { exit(3) }
      }
      await check(terminal)
    }
  }
}

/// Opens a session, paints, and ends the process in some way without closing it.
@MainActor
private func die(_ path: String, _ how: @Sendable () -> Void) throws {
  let session = try TerminalSession(options: TerminalOptions(path: path, term: TerminalTests.xterm))
  session.setMouse(true)
  var grid = Grid(session.size)
  grid.put("up to here", at: .zero)
  session.paint(grid, cursor: .zero)
  how()
  // A signal to the process may take a moment to be delivered.
  while true { pause() }
}
