import Domain
package import Localization
package import ScreenParts
package import TerminalKit

extension PeopleRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    let parts = place.cutBottom(typing == nil ? 0 : 2)
    if let typing { draw(typing, &canvas, parts.part) }
    renderPages(into: &canvas, in: parts.rest)
  }

  package func lines(
    of page: PersonPage, columns: Int, _ surroundings: Surroundings, _ book: Phrasebook
  ) -> [StyledLine<KeyEvent>] {
    PersonSheetText(
      sheet: page.sheet, revealed: page.revealed, columns: columns,
      words: EventWords(book: book, now: surroundings.now, utcOffset: surroundings.utcOffset)
    ).lines
  }

  package func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    let words = PersonWords(book: canvas.book, now: canvas.surroundings.now)
    pages.list.render(
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
      canvas.book.text(
        Phrase(
          about, ["n": .count(typing.meansAll ? meantCount ?? typing.people.count : typing.people.count)])),
      in: lines.part, style: Look.strong)
    canvas.cursor = typing.field.render(into: &canvas.grid, in: lines.rest)
  }

  package func tally(_ book: Phrasebook) -> String {
    let shown: PhraseValue = .text(book.number(pages.list.rows.count))
    if let meantCount {
      return pages.list.tally(
        book.text(
          Phrase(
            .admin(.peopleTally),
            [
              "meant": .text(book.number(meantCount)), "all": .text(book.number(all)),
              "active": .text(book.number(active)),
            ])), book)
    }
    return pages.list.tally(
      book.text(
        Phrase(
          pages.list.hasMore ? .admin(.peopleTallyMore) : .admin(.peopleTallyFound),
          ["shown": shown, "looked": .text(book.number(pages.list.looked)), "all": .text(book.number(all))])),
      book)
  }
}
