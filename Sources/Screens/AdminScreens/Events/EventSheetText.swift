import Domain
import Localization
import ScreenParts
import TerminalKit

/// The page of a line of the log: the whole line, the act that it came of with what rows were before, and what else
/// became of its subject.
struct EventSheetText {
  let sheet: EventSheet
  let columns: Int
  let words: EventWords

  typealias Line = StyledLine<KeyEvent>

  private var book: Phrasebook { words.book }

  var lines: [Line] {
    var lines = head
    if let act = sheet.act { lines += [.blank] + self.act(act) }
    if !sheet.former.isEmpty { lines += [.blank] + former }
    return lines + [.blank] + history
  }

  private func wrapped(_ text: String, _ style: Style = .plain, indent: Int = 0) -> [Line] {
    TextWrap.lines(of: text, columns: max(10, columns - indent)).map { Line($0, style).indented(by: indent) }
  }

  private var head: [Line] {
    let event = sheet.row.event
    return [
      Line([
        Span(words.subject(of: sheet.row), Look.title), Span("  " + event.subject.text, Look.quiet),
      ]),
      Line(words.change(sheet.row), Look.strong),
      Line(words.clock.exact(event.at) + " · " + words.who(event.actor)),
    ]
  }

  private func act(_ act: Act) -> [Line] {
    var text = book.text(
      Phrase(
        .admin(.sheetAct),
        [
          "act": .phrase(Phrase(act.kind.phrase)), "who": .text(act.operatorName),
          "time": .text(words.clock.exact(act.at)), "changed": .text(book.number(act.changed)),
          "refused": .text(book.number(act.refused)),
        ]))
    if let at = act.undoneAt {
      text += " " + book.text(Phrase(.admin(.sheetUndone), ["time": .text(words.clock.exact(at))]))
    } else if act.kind == .undo {
      text += " " + book.text(.admin(.sheetUndoStays))
    } else {
      let key: PhraseKey =
        switch act.kind.undoing {
        case .whole: .admin(.sheetCanUndo)
        case .inPart: .admin(.sheetCanUndoInPart)
        case .never: .admin(.questionNotUndone)
        }
      text += " " + book.text(key)
    }
    switch act.state {
    case .running: text += " " + book.text(.admin(.sheetRunning))
    case .stopped: text += " " + book.text(.admin(.sheetStopped))
    case .done: break
    }
    return [Line(book.text(.admin(.columnAct)), Look.title)] + wrapped(text, indent: 2)
  }

  private var former: [Line] {
    [Line(book.text(.admin(.sheetFormer)), Look.title)]
      + sheet.former.flatMap { value in
        wrapped(words.former(value), indent: 2)
      }
  }

  private var history: [Line] {
    [Line(book.text(.admin(.sheetHistory)), Look.title)]
      + sheet.history.flatMap { row in
        wrapped(
          "\(words.clock.exact(row.event.at))  \(words.who(row.event.actor))  \(words.change(row))",
          row.number == sheet.row.number ? Look.strong : .plain, indent: 2)
      }
  }
}
