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
    canvas.draw(text.lines, in: place, scrolled: scrolled)
  }

  private func drawList(_ canvas: inout AdminCanvas, _ place: Rect, _ words: EventWords) {
    events.render(
      as: Table(EventWords.columns(canvas.book)), into: &canvas, in: place, empty: .admin(.eventsEmpty)
    ) { line in
      let isOperators = if case .operatorNamed = line.row.event.actor { true } else { false }
      return (words.cells(of: line.row), isOperators ? Look.strong : .plain)
    }
  }

  package func tally(_ book: Phrasebook) -> String {
    let shown = Phrase(
      events.hasMore ? .admin(.eventsTallyMore) : .admin(.eventsTally),
      ["shown": .text(book.number(events.rows.count)), "looked": .text(book.number(events.looked))])
    let told = isFollowing ? book.text(.admin(.following)) + " · " + book.text(shown) : book.text(shown)
    return events.tally(told, book)
  }
}
