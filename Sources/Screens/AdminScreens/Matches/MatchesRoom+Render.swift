import Domain
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
    let top = scrolled.clamped(lines: lines.count, height: area.rows)
    canvas.draw(lines.dropFirst(top), in: area)
    if lines.count > top + area.rows, area.rows > 0 {
      canvas.grid.put("↓", at: Position(column: area.right - 1, row: area.bottom - 1), style: Look.quiet)
    }
  }

  private func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    guard !matches.rows.isEmpty else {
      canvas.grid.putWrapped(canvas.book.text(.pairing(.matchesEmpty)), in: place, style: Look.quiet)
      return
    }
    let words = MatchLineWords(
      book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset)
    let table = Table(MatchLineWords.columns(canvas.book), sort: tableSort)
    let drawn = table.render(
      into: &canvas.grid, in: place, count: matches.rows.count, list: matches.list,
      glyphs: canvas.surroundings.glyphs
    ) { index in
      let row = matches.rows[index]
      return Table.Row(
        words.cells(of: row), isMarked: matches.marked.contains(row.id),
        style: row.status.hasEnded && row.status != .connected ? Look.quiet : .plain)
    }
    guard opened == nil else { return }
    for (row, rect) in drawn { canvas.targets.append((rect, .row(row))) }
  }

  private var tableSort: Table.Sort? {
    switch sort {
    case .status: Table.Sort(0)
    case .age: Table.Sort(1, isDescending: true)
    case .score: Table.Sort(2, isDescending: true)
    }
  }

  package func tally(_ book: Phrasebook) -> String {
    book.text(
      Phrase(
        hasMore ? .pairing(.tallyMore) : .pairing(.tally),
        [
          "shown": .text(book.number(matches.rows.count)), "looked": .text(book.number(looked)),
          "open": .text(book.number(open)), "ended": .text(book.number(ended)),
        ]))
  }

  package func lines(_ book: Phrasebook, columns: Int) -> [String] {
    let words = MatchLineWords(book: book, now: readAt, utcOffset: 0)
    return matches.rows.map { words.cells(of: $0).filter { !$0.isEmpty }.joined(separator: "  ") }
  }
}
