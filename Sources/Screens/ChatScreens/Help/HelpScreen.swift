import Domain
import Localization
import TerminalKit

/// The Help screen: keys and commands, generated from what the program knows of them.
struct HelpScreen: Sendable {
  var scrolled = ScrolledText()

  /// Keys and what they do, in groups.
  static let keys: [(title: PhraseKey, rows: [(keys: String, about: PhraseKey)])] = [
    (
      .help(.groupEverywhere),
      [
        ("F1", .help(.keyHelp)), ("F2 F3 F4", .help(.keyTabs)), ("Tab", .help(.keyFocus)),
        ("Esc", .help(.keyEscape)),
        ("Ctrl-F", .help(.keySearch)), ("Ctrl-P", .help(.keyPalette)),
        ("F5", .help(.keyLanguage)), ("F6", .help(.keyMouse)), ("Ctrl-L", .help(.keyRepaint)),
        ("Ctrl-Z", .help(.keySuspend)), ("Ctrl-C", .help(.keyQuit)),
      ]
    ),
    (
      .help(.groupField),
      [
        ("Enter", .help(.keySend)), ("Alt-Enter", .help(.keyBreak)), ("PgUp PgDn", .help(.keyScroll)),
        ("Ctrl-Home", .help(.keyStart)), ("Ctrl-W", .help(.keyWord)), ("Ctrl-U", .help(.keyLine)),
        ("Ctrl-Y", .help(.keyYank)),
      ]
    ),
    (
      .help(.groupButtons),
      [("1 … 9", .help(.keyDigit)), ("← →", .help(.keyChoose)), ("Enter", .help(.keyPress))]
    ),
    (
      .help(.groupLists),
      [
        ("↑ ↓ j k", .help(.keyMove)), ("g G", .help(.keyEnds)), ("y", .help(.keyCopy)),
        ("e", .help(.keyEvidence)),
      ]
    ),
  ]

  func lines(_ book: Phrasebook, columns: Int) -> [StyledLine] {
    let keys = Self.keys.flatMap { group in
      [StyledLine(book.text(group.title), Look.title)]
        + table(
          group.rows.map { ($0.keys, book.text($0.about)) },
          columns: columns >= 100 ? columns / 2 - 3 : columns)
        + [.blank]
    }
    let commandColumns = columns >= 100 ? columns / 2 - 3 : columns
    var commands = [StyledLine(book.text(.help(.groupCommands)), Look.title)]
    commands += table(
      ChatVerb.allCases.map { verb in ("/" + verb.rawValue, book.text(verb.about)) }, columns: commandColumns)
    commands +=
      [.blank] + Lines.wrapped(book.text(.help(.commandsNote)), columns: commandColumns, style: Look.quiet)
    guard columns >= 100 else { return commands + [.blank] + keys }
    return Lines.beside(commands, keys, columns: columns, gap: 6)
  }

  private func table(_ rows: [(String, String)], columns: Int) -> [StyledLine] {
    let left = (rows.map { Columns.width(of: $0.0) }.max() ?? 0) + 4
    return rows.flatMap { key, about in
      TextWrap.lines(of: about, columns: max(8, columns - left)).enumerated().map { index, line in
        StyledLine([
          Span(Columns.aligned(index == 0 ? "  " + key : "", to: left), Look.button), Span(line),
        ])
      }
    }
  }
}

extension ChatApp {
  private func helpArea(_ surroundings: Surroundings) -> Rect {
    let layout = layout(surroundings)
    let margin = surroundings.size.columns >= 60 ? 2 : 1
    return Rect(
      column: margin, row: layout.body.top, columns: min(140, surroundings.size.columns - 2 * margin),
      rows: layout.body.rows)
  }

  mutating func handleHelp(_ key: KeyEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    let area = helpArea(surroundings)
    switch key {
    case .escape, .text("q"), .text("?"), .enter: goBack()
    case .text(":"): openPalette()
    case .left: show(.profile)
    case .right: show(.chat)
    default:
      let lines = help.lines(book(surroundings), columns: area.columns).count
      _ = help.scrolled.handle(key, lines: lines, height: max(1, area.rows))
    }
    return []
  }

  func drawHelp(_ canvas: inout Canvas, _ surroundings: Surroundings) {
    let area = helpArea(surroundings)
    let lines = help.lines(canvas.book, columns: area.columns)
    let top = help.scrolled.clamped(lines: lines.count, height: area.rows)
    canvas.draw(lines.dropFirst(top), in: area)
    if lines.count > top + area.rows, area.rows > 0 {
      canvas.grid.put(
        "↓", at: Position(column: surroundings.size.columns - 1, row: area.bottom - 1), style: Look.quiet)
    }
  }
}
