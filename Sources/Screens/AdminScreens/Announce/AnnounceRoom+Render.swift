import Domain
import Localization
import ScreenParts
package import TerminalKit

extension AnnounceRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    if isWriting || isAsking { return drawDraft(&canvas, place) }
    if opened != nil {
      guard let text = sheetText(canvas.surroundings, columns: place.columns) else { return }
      return canvas.draw(text.lines, in: place, scrolled: scrolled)
    }
    let words = AnnouncementWords(
      book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset)
    sent.render(
      as: Table(AnnouncementWords.columns(canvas.book)), into: &canvas, in: place,
      empty: .admin(.announceEmpty)
    ) { line in
      (
        words.cells(of: line.row),
        line.row.failed > 0 ? Look.bad : line.row.state == .sending ? Look.strong : .plain
      )
    }
  }

  private func drawDraft(_ canvas: inout AdminCanvas, _ place: Rect) {
    let book = canvas.book
    var rest = place
    func line() -> Rect {
      let parts = rest.cutTop(1)
      rest = parts.rest
      return parts.part
    }
    canvas.grid.putLine(
      book.text(.admin(.announceTo)), in: line(), style: draft.part == .audience ? Look.strong : Look.label)
    let field = line()
    let cursor = draft.audience.render(
      into: &canvas.grid, in: field, placeholder: book.text(.admin(.announceEverybody)))
    if draft.part == .audience { canvas.cursor = cursor }
    let told = line()
    if let trouble = draft.trouble {
      canvas.grid.putLine(book.text(trouble.phrase), in: told, style: Look.danger)
    } else if let refusal {
      canvas.grid.putLine(book.text(refusal.phrase), in: told, style: Look.danger)
    } else if let audience {
      canvas.grid.putLine(book.text(AnnouncementWords.audience(audience)), in: told, style: Look.quiet)
    } else {
      canvas.grid.putLine(book.text(.admin(.reading)), in: told, style: Look.quiet)
    }
    _ = line()
    canvas.grid.putLine(
      book.text(.admin(.announceText)), in: line(), style: draft.part == .text ? Look.strong : Look.label)
    let textCursor = draft.text.render(
      into: &canvas.grid, in: rest, placeholder: book.text(.admin(.announceTextPlaceholder)))
    if draft.part == .text { canvas.cursor = textCursor }
  }
}
