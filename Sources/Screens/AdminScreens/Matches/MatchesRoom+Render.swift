package import Domain
package import Localization
package import ScreenParts
package import TerminalKit

extension MatchesRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    renderPages(into: &canvas, in: place)
  }

  package func lines(
    of page: MatchPage, columns: Int, _ surroundings: Surroundings, _ book: Phrasebook
  ) -> [StyledLine<KeyEvent>] {
    MatchSheetText(
      sheet: page.sheet, revealed: page.revealed, book: book, columns: columns, now: surroundings.now,
      utcOffset: surroundings.utcOffset
    ).lines
  }

  package func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    let words = MatchLineWords(
      book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset)
    pages.list.render(
      as: Table(MatchLineWords.columns(canvas.book), sort: tableSort), into: &canvas, in: place,
      empty: .pairing(.matchesEmpty)
    ) { row in
      (words.cells(of: row), row.status.hasEnded && row.status != .connected ? Look.quiet : .plain)
    }
  }

  private var tableSort: Table.Sort? {
    switch sort {
    case .status: Table.Sort(0)
    case .age: Table.Sort(1, isDescending: true)
    case .score: Table.Sort(2, isDescending: true)
    }
  }

  package func tally(_ book: Phrasebook) -> String {
    pages.list.tally(
      book.text(
        Phrase(
          pages.list.hasMore ? .pairing(.tallyMore) : .pairing(.tally),
          [
            "shown": .text(book.number(pages.list.rows.count)),
            "looked": .text(book.number(pages.list.looked)),
            "open": .text(book.number(open)), "ended": .text(book.number(ended)),
          ])), book, isSorted: sort != .status)
  }

  /// The rows as text, for whoever asks without a screen.
  ///
  /// - Parameter utcOffset: seconds east of Greenwich.
  package func lines(_ book: Phrasebook, now: Timestamp, utcOffset: Int) -> [String] {
    let words = MatchLineWords(book: book, now: now, utcOffset: utcOffset)
    return pages.list.rows.map { words.cells(of: $0).filter { !$0.isEmpty }.joined(separator: "  ") }
  }
}
