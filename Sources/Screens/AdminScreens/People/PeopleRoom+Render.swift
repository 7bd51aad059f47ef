import Domain
package import Localization
import ScreenParts
package import TerminalKit

extension PeopleRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    let parts = place.cutBottom(typing == nil ? 0 : 2)
    if let typing { draw(typing, &canvas, parts.part) }
    guard opened != nil else { return drawList(&canvas, parts.rest) }
    guard let sheet else {
      return canvas.draw([StyledLine(canvas.book.text(.admin(.reading)), Look.quiet)], in: parts.rest)
    }
    let text = PersonSheetText(
      sheet: sheet, revealed: revealed, columns: min(place.columns, Look.measure),
      words: EventWords(
        book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset))
    canvas.draw(
      text.lines.dropFirst(scrolled.clamped(lines: text.lines.count, height: parts.rest.rows)), in: parts.rest
    )
  }

  private func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    guard !people.rows.isEmpty else {
      canvas.grid.putWrapped(canvas.book.text(.admin(.peopleEmpty)), in: place, style: Look.quiet)
      return
    }
    let words = PersonWords(book: canvas.book, now: canvas.surroundings.now)
    let drawn = Table(PersonWords.columns(canvas.book)).render(
      into: &canvas.grid, in: place, count: people.rows.count, list: people.list,
      glyphs: canvas.surroundings.glyphs
    ) { index in
      let line = people.rows[index]
      return Table.Row(
        words.cells(of: line.row), isMarked: people.marked.contains(line.id),
        style: line.row.isBlocked ? Look.bad : line.row.stage == .active ? .plain : Look.quiet)
    }
    for (row, rect) in drawn { canvas.targets.append((rect, .row(row))) }
  }

  private func draw(_ typing: Typing, _ canvas: inout AdminCanvas, _ place: Rect) {
    let lines = place.cutTop(1)
    let about: PhraseKey = typing.about == .reason ? .admin(.typeReason) : .admin(.typeTag)
    canvas.grid.putLine(
      canvas.book.text(Phrase(about, ["n": .count(typing.people.count)])), in: lines.part, style: Look.strong)
    canvas.cursor = typing.field.render(into: &canvas.grid, in: lines.rest)
  }

  package func tally(_ book: Phrasebook) -> String {
    let shown: PhraseValue = .text(book.number(people.rows.count))
    if let meant {
      return book.text(
        Phrase(
          .admin(.peopleTally),
          [
            "meant": .text(book.number(meant)), "all": .text(book.number(all)),
            "active": .text(book.number(active)),
          ]))
    }
    return book.text(
      Phrase(
        hasMore ? .admin(.peopleTallyMore) : .admin(.peopleTallyFound),
        ["shown": shown, "looked": .text(book.number(looked)), "all": .text(book.number(all))]))
  }

  package func lines(_ book: Phrasebook, columns: Int) -> [String] {
    let words = PersonWords(
      book: book, now: people.rows.map(\.row.lastSeenAt).max() ?? Timestamp(microseconds: 0))
    return people.rows.map { words.line(of: $0.row) }
  }
}
