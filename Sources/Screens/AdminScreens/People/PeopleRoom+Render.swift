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
    canvas.draw(text.lines, in: parts.rest, scrolled: scrolled)
  }

  private func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    let words = PersonWords(book: canvas.book, now: canvas.surroundings.now)
    people.render(
      as: Table(PersonWords.columns(canvas.book)), into: &canvas, in: place, empty: .admin(.peopleEmpty)
    ) { line in
      (
        words.cells(of: line.row),
        line.row.isBlocked ? Look.bad : line.row.stage == .active ? .plain : Look.quiet
      )
    }
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
      return people.tally(
        book.text(
          Phrase(
            .admin(.peopleTally),
            [
              "meant": .text(book.number(meant)), "all": .text(book.number(all)),
              "active": .text(book.number(active)),
            ])), book)
    }
    return people.tally(
      book.text(
        Phrase(
          people.hasMore ? .admin(.peopleTallyMore) : .admin(.peopleTallyFound),
          ["shown": shown, "looked": .text(book.number(people.looked)), "all": .text(book.number(all))])),
      book)
  }
}
