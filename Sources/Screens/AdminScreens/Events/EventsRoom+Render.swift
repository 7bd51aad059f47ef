package import Domain
package import Localization
package import ScreenParts
package import TerminalKit

extension EventsRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    renderPages(into: &canvas, in: place)
  }

  package func lines(
    of sheet: EventSheet, columns: Int, _ surroundings: Surroundings, _ book: Phrasebook
  ) -> [StyledLine<KeyEvent>] {
    EventSheetText(
      sheet: sheet, columns: columns,
      words: EventWords(book: book, now: surroundings.now, utcOffset: surroundings.utcOffset)
    ).lines
  }

  package func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    let words = EventWords(
      book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset)
    pages.list.render(
      as: Table(EventWords.columns(canvas.book)), into: &canvas, in: place, empty: .admin(.eventsEmpty)
    ) { line in
      let isOperators = if case .operatorNamed = line.row.event.actor { true } else { false }
      return (words.cells(of: line.row), isOperators ? Look.strong : .plain)
    }
  }

  package func tally(_ book: Phrasebook) -> String {
    let shown = Phrase(
      pages.list.hasMore ? .admin(.eventsTallyMore) : .admin(.eventsTally),
      ["shown": .text(book.number(pages.list.rows.count)), "looked": .text(book.number(pages.list.looked))])
    let told = isFollowing ? book.text(.admin(.following)) + " · " + book.text(shown) : book.text(shown)
    return pages.list.tally(told, book)
  }
}
