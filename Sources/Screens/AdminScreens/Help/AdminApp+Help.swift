import Localization
import ScreenParts
import TerminalKit

extension AdminApp {
  /// Where help stands: where the room was.
  func helpArea(_ surroundings: Surroundings) -> Rect { layout(surroundings).body }

  /// The keys of the current room, and those of all rooms.
  func helpLines(_ book: Phrasebook, columns: Int) -> [StyledLine<KeyEvent>] {
    let everywhere: [(String, PhraseKey)] =
      [
        ("1 … \(rooms.count)  Tab", .admin(.keyRooms)), (":  Ctrl-P", .admin(.keyGo)),
        ("/", .admin(.keyFilter)),
        (book.text(.admin(.keySpace)), .admin(.keyHold)),
      ] + (isReadOnly ? [] : [("z", .admin(.keyUndo))]) + [
        ("↑ ↓ j k", .help(.keyMove)),
        ("g G", .help(.keyEnds)), ("?  F1", .help(.keyHelp)), ("F6", .help(.keyMouse)),
        ("Ctrl-L", .help(.keyRepaint)),
        ("Ctrl-Z", .help(.keySuspend)), ("q  Ctrl-Q", .chat(.hintQuit)),
      ]
    let own = ownKeys.map { ($0.key, $0.about) }
    let left = ((everywhere + own).map { Columns.width(of: $0.0) }.max() ?? 0) + 4
    func group(_ title: PhraseKey, _ rows: [(String, PhraseKey)]) -> [StyledLine<KeyEvent>] {
      [StyledLine(book.text(title), Look.title)]
        + rows.flatMap { key, about in
          TextWrap.lines(of: book.text(about), columns: max(8, columns - left)).enumerated().map {
            index, line in
            StyledLine([
              Span(Columns.aligned(index == 0 ? "  " + key : "", to: left), Look.button), Span(line),
            ])
          }
        }
    }
    return (own.isEmpty ? [] : group(room.name.title, own) + [.blank])
      + group(.admin(.everywhere), everywhere)
  }

  func drawHelp(_ scrolled: ScrolledText, _ canvas: inout AdminCanvas, _ surroundings: Surroundings) {
    let area = helpArea(surroundings)
    let lines = helpLines(canvas.book, columns: area.columns)
    let top = scrolled.clamped(lines: lines.count, height: area.rows)
    canvas.draw(lines.dropFirst(top), in: area)
    if lines.count > top + area.rows, area.rows > 0 {
      canvas.grid.put("↓", at: Position(column: area.right - 1, row: area.bottom - 1), style: Look.quiet)
    }
  }
}
