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

    @Test("A full screen and one cell are painted in a small part of a frame")
    func speed() throws {
      let (screen, null) = try screen()
      let size = Size(columns: 200, rows: 60)
      screen.resize(to: size)
      func filled(_ letter: String) -> Grid {
        var grid = Grid(size)
        for row in 0..<60 {
          grid.put(
            String(repeating: letter, count: 100), at: Position(column: 0, row: row), style: Style(.green))
        }
        return grid
      }
      let grids = [filled("a漢"), filled("жb")]
      let clock = ContinuousClock()
      var full: [Duration] = []
      for step in 1...20 {
        full.append(
          clock.measure {
            screen.put(Patch.between(grids[(step + 1) % 2], grids[step % 2]))
            screen.flush(cursor: nil)
          })
      }
      var cells: [Duration] = []
      var last = grids[0]
      for step in 0..<200 {
        cells.append(
          clock.measure {
            var next = last
            next.put(step % 2 == 0 ? "x" : "y", at: Position(column: step % 190, row: 3))
            screen.put(Patch.between(last, next))
            screen.flush(cursor: Position(column: step % 190, row: 3))
            last = next
          })
      }
      let fullMedian = full.sorted()[10]
      let cellMedian = cells.sorted()[100]
      print("paint 200x60: all cells \(fullMedian), one cell \(cellMedian)")
      // Unoptimised on a loaded machine; optimised it is some ten times less.
      #expect(fullMedian < .milliseconds(100))
      #expect(cellMedian < .milliseconds(16))
      withExtendedLifetime(null) {}
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
