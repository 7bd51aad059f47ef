import Glibc
import TerminalKit
import Testing

@testable import TerminalRuntime

/// ncurses has one thread and one current screen, a process one guarded terminal: all these run one by one.
@Suite(.serialized) @MainActor
struct TerminalTests {
  static let xterm = "xterm-256color"
}

extension TerminalTests {
  @MainActor
  struct CursesScreenTests {
    private func screen(_ term: String = xterm, usesColor: Bool = true) throws -> (
      CursesScreen, FileDescriptor
    ) {
      let null = FileDescriptor(owning: open("/dev/null", O_RDWR | O_CLOEXEC))
      _ = try CursesScreen.prepare(term: term, output: null.number)
      let screen = try CursesScreen(term: term, input: null.number, output: null.number, usesColor: usesColor)
      screen.resize(to: Size(columns: 24, rows: 4))
      return (screen, null)
    }

    @Test("What is painted can be read back: wide, combining, emoji, Cyrillic, and nothing raw")
    func readBack() throws {
      let (screen, null) = try screen()
      var grid = Grid(Size(columns: 24, rows: 4))
      grid.put("Привет, 漢字 e\u{301} 👨‍👩‍👧 🇷🇺", at: .zero)
      grid.put("\u{1B}[31mred\u{202E}\u{0}", at: Position(column: 0, row: 1))
      grid.put("漢字漢字漢字漢字漢字漢字漢", at: Position(column: 0, row: 3))
      screen.put(Patch.between(nil, grid))
      screen.flush(cursor: Position(column: 3, row: 2))
      #expect(screen.rowText(0) == "Привет, 漢字 e\u{301} 👨 RU    ")
      #expect(screen.rowText(1) == "\u{FFFD}[31mred\u{FFFD}               ")
      #expect(screen.rowText(3) == "漢字漢字漢字漢字漢字漢字")
      withExtendedLifetime(null) {}
    }

    @Test("Patch after patch, the library's picture is the grid's", arguments: 0..<20)
    func patches(_ seed: UInt64) throws {
      let (screen, null) = try screen()
      var dice = LinearDice(state: seed)
      let pieces = ["a", "漢", "e\u{301}", "😀", "ж ", "🇪🇺", "  ", "\u{1100}\u{1161}", "का", "longer", "｡", "한"]
      var last: Grid?
      var grid = Grid(Size(columns: 24, rows: 4))
      for _ in 0..<40 {
        let text = (0..<Int.random(in: 1...8, using: &dice)).map { _ in
          pieces.randomElement(using: &dice) ?? ""
        }.joined()
        grid.put(
          text,
          at: Position(column: .random(in: -3...23, using: &dice), row: .random(in: 0...3, using: &dice)),
          style: Style(Color.allCases.randomElement(using: &dice) ?? .red))
        screen.put(Patch.between(last, grid))
        screen.flush(cursor: nil)
        last = grid
        for row in 0..<4 {
          var expected = ""
          for column in 0..<24 { expected += grid[column, row].text }
          #expect(screen.rowText(row) == expected)
        }
      }
      withExtendedLifetime(null) {}
    }

    @Test("Styles arrive: the user's sixteen colours and the attributes")
    func styles() throws {
      let (screen, null) = try screen()
      var grid = Grid(Size(columns: 24, rows: 4))
      let styles = [
        Style(.red, on: .blue, .bold), Style(.brightCyan, .underline),
        Style(.standard, on: .yellow, .reverse), .dim, .plain,
      ]
      for (column, style) in styles.enumerated() {
        grid.put("x", at: Position(column: column, row: 0), style: style)
      }
      screen.put(Patch.between(nil, grid))
      for (column, style) in styles.enumerated() {
        #expect(screen.style(at: Position(column: column, row: 0)) == style)
      }
      withExtendedLifetime(null) {}
    }

    @Test("With NO_COLOR, and where a terminal has no colours, what had a background is in reverse video")
    func noColor() throws {
      for (term, usesColor) in [(xterm, false), ("vt100", true)] {
        let (screen, null) = try screen(term, usesColor: usesColor)
        var grid = Grid(Size(columns: 24, rows: 4))
        grid.put("x", at: .zero, style: Style(.red, on: .blue, .bold))
        screen.put(Patch.between(nil, grid))
        #expect(screen.style(at: .zero) == Style(.standard, on: .standard, [.bold, .reverse]))
        withExtendedLifetime(null) {}
      }
    }

    @Test("With eight colours bright ones are bold, and grey is dim rather than invisible")
    func eightColors() throws {
      let (screen, null) = try screen("xterm-color")
      var grid = Grid(Size(columns: 24, rows: 4))
      grid.put("x", at: .zero, style: Style(.brightRed))
      grid.put("x", at: Position(column: 1, row: 0), style: Style(.brightBlack))
      screen.put(Patch.between(nil, grid))
      #expect(screen.style(at: .zero) == Style(.red, .bold))
      #expect(screen.style(at: Position(column: 1, row: 0)) == .dim)
      withExtendedLifetime(null) {}
    }

    @Test(
      "A terminal that cannot be used is a typed error, not the end of the process",
      arguments: [
        ("no-such-terminal", TerminalError.unknownTerminal("no-such-terminal")), ("", .unknownTerminal("")),
        ("dumb", .tooPlain("dumb")), ("xterm\u{0}", .unknownTerminal("xterm\u{0}")),
      ])
    func unusable(_ term: String, _ error: TerminalError) {
      #expect(throws: error) { try CursesScreen.prepare(term: term, output: 1) }
    }

    @Test("Of a full screen only the cell that changed is written again, and nothing where none did")
    func economy() throws {
      let file = try #require(FileDescriptor.unnamedFile())
      _ = try CursesScreen.prepare(term: TerminalTests.xterm, output: file.number)
      let screen = try CursesScreen(
        term: TerminalTests.xterm, input: file.number, output: file.number, usesColor: true)
      let size = Size(columns: 200, rows: 60)
      screen.resize(to: size)
      var grid = Grid(size)
      for row in 0..<60 {
        grid.put(
          String(repeating: "a漢ж", count: 50), at: Position(column: 0, row: row), style: Style(.green))
      }
      /// Bytes written for the way from one grid to the next.
      func written(_ old: Grid?, _ new: Grid) -> Int {
        let before = lseek(file.number, 0, SEEK_END)
        screen.put(Patch.between(old, new))
        screen.flush(cursor: Position(column: 7, row: 3))
        return lseek(file.number, 0, SEEK_END) - before
      }
      #expect(written(nil, grid) > 60 * 50 * 6)
      #expect(written(grid, grid) == 0)
      for column in stride(from: 0, to: 200, by: 7) {
        var next = grid
        next.put("xy", at: Position(column: column, row: column % 60), style: Style(.red))
        // Two letters, a colour there and back, the cursor there and back.
        #expect(written(grid, next) <= 64)
        grid = next
      }
    }
  }
}

/// Seeded dice of this file.
private struct LinearDice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

extension FileDescriptor {
  /// A file that vanishes with its descriptor, for what a terminal is sent.
  fileprivate static func unnamedFile() -> FileDescriptor? {
    var path = Array("/tmp/mitko-screen-XXXXXX".utf8CString)
    let number = mkstemp(&path)
    guard number >= 0 else { return nil }
    unlink(path)
    return FileDescriptor(owning: number)
  }
}
