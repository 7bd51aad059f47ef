import Domain
import Localization
import ScreenParts
import TerminalKit

/// The Help screen: keys and commands, generated from what the program knows of them.
struct HelpScreen: Sendable {
  var scrolled = ScrolledText()

  /// Keys and what they do, in groups.
  static func groups(_ keys: KeyMap) -> [(title: PhraseKey, rows: [(keys: String, about: PhraseKey)])] {
    func all(_ actions: KeyAction...) -> String {
      actions.flatMap { keys.names(of: $0) }.joined(separator: " ")
    }
    let tabs: [KeyAction] = [.chat, .matches, .profile]
    return [
      (
        .help(.groupEverywhere),
        [
          (all(.help), .help(.keyHelp)),
          (tabs.map { keys.name(of: $0) }.joined(separator: " "), .help(.keyTabs)),
          ("Tab", .help(.keyFocus)), ("Esc", .help(.keyEscape)),
          (all(.chats), .help(.keyChats)), (all(.search), .help(.keySearch)),
          (all(.palette), .help(.keyPalette)),
          (all(.open), .help(.keyOpen)), (all(.language), .help(.keyLanguage)),
          (all(.mouse), .help(.keyMouse)), (all(.repaint), .help(.keyRepaint)),
          (all(.suspend), .help(.keySuspend)), (all(.quit), .help(.keyQuit)),
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
        .help(.groupSearch),
        [
          ("↑ ↓", .help(.keyHits)), ("Tab", .help(.keyHitList)), ("n N", .help(.keyHits)),
          ("Enter", .help(.keyStay)), ("Esc", .help(.keyOrigin)),
        ]
      ),
      (
        .help(.groupButtons),
        [("1 … 9", .help(.keyDigit)), ("← →", .help(.keyChoose)), ("Enter", .help(.keyPress))]
      ),
      (
        .help(.groupLists),
        [
          ("↑ ↓ " + all(.up, .down), .help(.keyMove)), (all(.top, .bottom), .help(.keyEnds)),
          (all(.copy), .help(.keyCopy)), (all(.view), .help(.keyView)),
          (all(.again), .help(.keyAgain)), (all(.tokens), .help(.keyTokens)),
          (all(.quotes), .help(.keyEvidence)),
          (all(.hide), .help(.keyHide)),
          (all(.ask), .help(.keyAsk)),
        ]
      ),
    ]
  }

  func lines(_ book: Phrasebook, _ keyMap: KeyMap, columns: Int) -> [StyledLine] {
    let keys = Self.groups(keyMap).flatMap { group in
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
    commands +=
      [.blank] + Lines.wrapped(book.text(.help(.keysNote)), columns: commandColumns, style: Look.quiet)
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
      let lines = help.lines(book(surroundings), keys, columns: area.columns).count
      _ = help.scrolled.handle(key, lines: lines, height: max(1, area.rows))
    }
    return []
  }

  func drawHelp(_ canvas: inout Canvas, _ surroundings: Surroundings) {
    let area = helpArea(surroundings)
    let lines = help.lines(canvas.book, keys, columns: area.columns)
    canvas.scrolls = lines.count > area.rows
    let top = help.scrolled.clamped(lines: lines.count, height: area.rows)
    canvas.draw(lines.dropFirst(top), in: area)
    if lines.count > top + area.rows, area.rows > 0 {
      canvas.grid.put(
        "↓", at: Position(column: surroundings.size.columns - 1, row: area.bottom - 1), style: Look.quiet)
    }
  }
}
