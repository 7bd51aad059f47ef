import Domain
import Localization
import ScreenParts
import TerminalKit

extension AdminApp {
  /// The room's own keys, without those that whoever may only look does not have.
  var ownKeys: [RoomKey] { isReadOnly ? room.keys.filter { !$0.acts } : room.keys }

  /// The keys at the bottom while nothing lies over the room, a line or two of them; those that find no room are
  /// counted beside help, which tells them all.
  func hints(_ book: Phrasebook, _ size: Size) -> [[HintBar.Hint]] {
    func hint(_ key: String, _ about: PhraseKey) -> HintBar.Hint { HintBar.Hint(key, book.text(about)) }
    var own = ownKeys.map { hint($0.key, $0.about) }
    if room.isTyping || room.awaitsQuestion {
      return Self.lines(
        own, hint("F1", .admin(.hintHelp)), last: hint("Ctrl-Q", .chat(.hintQuit)), in: size, book)
    }
    if room.takesFilter { own.append(hint("/", .admin(.hintFilter))) }
    if !isReadOnly { own.append(hint("z", .admin(.hintUndo))) }
    own += [
      hint(":", .admin(.hintGo)),
      hint(book.text(.admin(.keySpace)), held == nil ? .admin(.hintHold) : .admin(.hintGoOn)),
    ]
    return Self.lines(own, hint("?", .admin(.hintHelp)), last: hint("q", .chat(.hintQuit)), in: size, book)
  }

  /// From here on a second line of keys takes little of the room.
  private static let rowsForTwo = 24

  /// Help and the way out always stand at the end.
  private static func lines(
    _ own: [HintBar.Hint], _ help: HintBar.Hint, last: HintBar.Hint, in size: Size, _ book: Phrasebook
  ) -> [[HintBar.Hint]] {
    let columns = size.columns - 2
    for rows in size.rows >= rowsForTwo ? [1, 2] : [1] {
      if let lines = packed(own + [help, last], columns: columns, rows: rows) { return lines }
    }
    for left in own.indices.reversed() {
      let more = HintBar.Hint(
        help.key, book.text(Phrase(.admin(.hintMore), ["n": .text(String(own.count - left))])))
      let rows = size.rows >= rowsForTwo ? 2 : 1
      if let lines = packed(own.prefix(left) + [more, last], columns: columns, rows: rows) { return lines }
    }
    return [[help, last]]
  }

  /// The hints line by line, two columns apart; `nil` where they do not fit.
  private static func packed(
    _ hints: some Sequence<HintBar.Hint>, columns: Int, rows: Int
  ) -> [[HintBar.Hint]]? {
    var lines: [[HintBar.Hint]] = [[]]
    var left = columns
    for hint in hints {
      let width = Columns.width(of: hint.key) + 1 + Columns.width(of: hint.meaning)
      if width > left {
        guard lines.count < rows, width <= columns else { return nil }
        lines.append([])
        left = columns
      }
      lines[lines.count - 1].append(hint)
      left -= width + 2
    }
    return lines
  }

  func drawHints(_ canvas: inout AdminCanvas, _ layout: AdminLayout) {
    let book = canvas.book
    func hint(_ key: String, _ about: PhraseKey) -> HintBar.Hint { HintBar.Hint(key, book.text(about)) }
    let back = hint("Esc", .chat(.hintBack))
    let lines: [[HintBar.Hint]] =
      switch layer {
      case .question(let question):
        [
          question.demand == .yes
            ? [hint("y", .admin(.questionYes)), hint("Esc", .admin(.questionNo))]
            : [hint("Enter", .admin(.questionYes)), hint("Esc", .admin(.questionNo))]
        ]
      case .jump: [[hint("Enter", .admin(.hintGo)), hint("Tab", .admin(.hintComplete)), back]]
      case .help: [[back, hint("↑ ↓", .chat(.hintScroll))]]
      case nil where isFiltering: [[hint("Enter", .admin(.hintKeep)), hint("Esc", .chat(.hintCancel))]]
      case nil: hints(book, canvas.surroundings.size)
      }
    for (row, line) in lines.enumerated() where row < layout.hints.rows {
      let place = Rect(
        column: layout.hints.left, row: layout.hints.top + row, columns: layout.hints.columns, rows: 1)
      HintBar(line).render(into: &canvas.grid, in: place, style: Look.quiet, key: Look.key)
    }
  }
}
