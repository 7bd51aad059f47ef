package import Domain
import Localization
import ScreenParts
package import TerminalKit

extension PagedRoom {
  /// The whole of it.
  package func table(in list: Rect) -> Rect { list }

  /// A page that was opened is not there yet.
  package var isReading: Bool { pages.opened != nil && pages.sheet == nil && !pages.isGone }

  /// Lists can be narrowed.
  package var takesFilter: Bool { true }

  /// Shows what was shown before.
  package mutating func enter() -> [AdminEffect] { [watch] }

  /// Lists other rows from their first page on; the page that was open is left.
  package mutating func filter(_ words: String, by reader: FilterReader) -> FilterAnswer {
    do {
      try read(words, by: reader)
    } catch {
      return .wrong(FilterTrouble(error, in: words))
    }
    pages.list.startAnew()
    pages.close()
    return .taken([watch])
  }

  /// Where list and page stand; either is missing where it is not shown.
  func areas(in place: Rect) -> (list: Rect?, page: Rect?) {
    guard pages.opened != nil else { return (place, nil) }
    func page(_ area: Rect) -> Rect {
      Rect(column: area.left, row: area.top, columns: min(area.columns, Look.measure), rows: area.rows)
    }
    guard place.columns >= Self.wide else { return (nil, page(place)) }
    let sides = place.cutLeft(place.columns / 2)
    return (sides.part, page(sides.rest.cutLeft(3).rest))
  }

  /// From here on list and page stand side by side.
  private static var wide: Int { 118 }

  /// Opens, leaves, moves and scrolls: what a key means that the room itself has no use for.
  mutating func handlePages(_ key: KeyEvent, in place: Rect, _ surroundings: Surroundings) -> [AdminEffect]? {
    let areas = areas(in: place)
    guard let page = areas.page else {
      if key == .enter {
        guard let row = pages.list.selected?.id else { return [] }
        pages.open(row)
        return [watch]
      }
      return pages.list.handle(key, in: table(in: place)).map { $0 == .wantsMore ? [watch] : [] }
    }
    if key == .escape {
      pages.close()
      return [watch]
    }
    if let list = areas.list.map(table), Self.goesOn(key, in: list),
      let answer = pages.list.handle(key, in: list)
    {
      guard let row = pages.list.selected?.id, row != pages.opened else {
        return answer == .wantsMore ? [watch] : []
      }
      pages.open(row)
      return [watch]
    }
    guard let sheet = pages.sheet else { return nil }
    let lines = lines(
      of: sheet, columns: page.columns, surroundings, surroundings.phrasebooks.book(for: language.code))
    return pages.scrolled.handle(key, lines: lines.count, height: page.rows) ? [] : nil
  }

  /// Whether a key goes to another row while a page stands beside the list; the rest scrolls the page.
  private static func goesOn(_ key: KeyEvent, in list: Rect) -> Bool {
    switch key {
    case .up, .down, .text("j"), .text("k"): true
    case .mouse(let mouse): list.contains(mouse.position)
    default: false
    }
  }

  /// Draws the list, the page, or both.
  func renderPages(into canvas: inout AdminCanvas, in place: Rect) {
    let areas = areas(in: place)
    if let list = areas.list { drawList(&canvas, list) }
    guard let page = areas.page else { return }
    if let list = areas.list {
      canvas.grid.fill(
        Rect(column: list.right + 1, row: place.top, columns: 1, rows: place.rows),
        with: canvas.surroundings.glyphs == .ascii ? "|" : "│", style: Look.quiet)
    }
    guard let sheet = pages.sheet else {
      let words: PhraseKey = pages.isGone ? .admin(.refusedGone) : .admin(.reading)
      return canvas.draw([StyledLine(canvas.book.text(words), Look.quiet)], in: page)
    }
    let lines = lines(of: sheet, columns: page.columns, canvas.surroundings, canvas.book)
    canvas.draw(lines, in: page, scrolled: pages.scrolled)
  }
}
