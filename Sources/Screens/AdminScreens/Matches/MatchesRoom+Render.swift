package import Domain
package import Localization
import ScreenParts
package import TerminalKit

extension MatchesRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    let isWide = place.columns >= Self.wide
    guard opened != nil else { return drawList(&canvas, place) }
    if isWide {
      let split = place.cutLeft(place.columns / 2)
      drawList(&canvas, split.part)
      canvas.grid.fill(
        Rect(column: split.rest.left + 1, row: place.top, columns: 1, rows: place.rows), with: "│",
        style: Look.quiet)
    }
    let area = sheetArea(place)
    guard let sheet else {
      return canvas.draw([StyledLine(canvas.book.text(.admin(.reading)), Look.quiet)], in: area)
    }
    let lines = MatchSheetText(
      sheet: sheet, revealed: revealed, book: canvas.book, columns: area.columns,
      now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset
    ).lines
    canvas.draw(lines, in: area, scrolled: scrolled)
  }

  private func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    let words = MatchLineWords(
      book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset)
    matches.render(
      as: Table(MatchLineWords.columns(canvas.book), sort: tableSort), into: &canvas, in: place,
      empty: .pairing(.matchesEmpty), isClickable: opened == nil
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
    matches.tally(
      book.text(
        Phrase(
          matches.hasMore ? .pairing(.tallyMore) : .pairing(.tally),
          [
            "shown": .text(book.number(matches.rows.count)), "looked": .text(book.number(matches.looked)),
            "open": .text(book.number(open)), "ended": .text(book.number(ended)),
          ])), book)
  }

  /// The rows as text, for whoever asks without a screen.
  ///
  /// - Parameter utcOffset: seconds east of Greenwich.
  package func lines(_ book: Phrasebook, now: Timestamp, utcOffset: Int) -> [String] {
    let words = MatchLineWords(book: book, now: now, utcOffset: utcOffset)
    return matches.rows.map { words.cells(of: $0).filter { !$0.isEmpty }.joined(separator: "  ") }
  }
}
