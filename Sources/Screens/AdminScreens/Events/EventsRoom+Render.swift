import Domain
package import Localization
import ScreenParts
package import TerminalKit

extension EventsRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    let words = EventWords(
      book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset)
    guard opened != nil else { return drawList(&canvas, place, words) }
    guard let sheet else {
      return canvas.draw([StyledLine(canvas.book.text(.admin(.reading)), Look.quiet)], in: place)
    }
    let text = EventSheetText(sheet: sheet, columns: min(place.columns, Look.measure), words: words)
    canvas.draw(
      text.lines.dropFirst(scrolled.clamped(lines: text.lines.count, height: place.rows)), in: place)
  }

  private func drawList(_ canvas: inout AdminCanvas, _ place: Rect, _ words: EventWords) {
    guard !events.rows.isEmpty else {
      canvas.grid.putWrapped(canvas.book.text(.admin(.eventsEmpty)), in: place, style: Look.quiet)
      return
    }
    let drawn = Table(EventWords.columns(canvas.book)).render(
      into: &canvas.grid, in: place, count: events.rows.count, list: events.list,
      glyphs: canvas.surroundings.glyphs
    ) { index in
      let row = events.rows[index].row
      let isOperators = if case .operatorNamed = row.event.actor { true } else { false }
      return Table.Row(words.cells(of: row), isMarked: false, style: isOperators ? Look.strong : .plain)
    }
    for (row, rect) in drawn { canvas.targets.append((rect, .row(row))) }
  }

  package func tally(_ book: Phrasebook) -> String {
    let shown = Phrase(
      hasMore ? .admin(.eventsTallyMore) : .admin(.eventsTally),
      ["shown": .text(book.number(events.rows.count)), "looked": .text(book.number(looked))])
    return isFollowing ? book.text(.admin(.following)) + " · " + book.text(shown) : book.text(shown)
  }

  package func lines(_ book: Phrasebook, columns: Int) -> [String] {
    let words = EventWords(
      book: book, now: events.rows.first?.row.event.at ?? Timestamp(microseconds: 0), utcOffset: 0)
    return events.rows.map { words.line(of: $0.row) }
  }
}
