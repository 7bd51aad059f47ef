package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// "Is it well?" on one screen: the queue, who waits longest, money, people, the round, errors, programs.
package struct OverviewRoom: Room {
  /// The figures of one look.
  package struct Content: RoomContent {
    package static let room = RoomName.overview
    package let figures: OverviewFigures
    /// What starts next, as planned, and what failed last: for a screen that has room for them.
    package let next: [JobRow]
    package let failed: [JobRow]

    package init(figures: OverviewFigures, next: [JobRow] = [], failed: [JobRow] = []) {
      self.figures = figures
      self.next = next
      self.failed = failed
    }
  }

  package let name = RoomName.overview
  package let keys = [RoomKey("b", .admin(.boostLongest), acts: true)]
  private var figures: OverviewFigures?
  private var next: [JobRow] = []
  private var failed: [JobRow] = []
  private var scrolled = ScrolledText()
  private let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package mutating func take(_ content: Content) {
    (figures, next, failed) = (content.figures, content.next, content.failed)
  }

  package mutating func enter() -> [AdminEffect] { [.order(OperatorOrder.watch(.overview))] }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    switch key {
    case .text("b"):
      guard let waiting = figures?.longestWaiting else { return [] }
      return [.order(OperatorOrder.propose(.jobs(.boost, [waiting.job])))]
    default:
      let lines = narrowLines(place, surroundings, surroundings.phrasebooks.book(for: language.code))
      return scrolled.handle(key, lines: lines?.count ?? 0, height: place.rows) ? [] : nil
    }
  }

  /// All in one column, where two have no room; blank lines are the first to leave.
  private func narrowLines(
    _ place: Rect, _ surroundings: Surroundings, _ book: Phrasebook
  ) -> [OverviewText.Line]? {
    guard let figures, !isWide(place) else { return nil }
    let text = OverviewText(
      figures: figures, book: book, columns: min(place.columns, Look.measure), glyphs: surroundings.glyphs,
      now: surroundings.now, utcOffset: surroundings.utcOffset)
    let lines = text.left + [.blank] + text.right
    return lines.count > place.rows ? lines.filter { $0.width > 0 } : lines
  }

  /// Side by side where each side has room for its words.
  private func isWide(_ place: Rect) -> Bool { place.columns >= 2 * OverviewText.widest + 4 }

  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    guard let figures else {
      return canvas.draw([StyledLine(canvas.book.text(.admin(.reading)), Look.quiet)], in: place)
    }
    if let lines = narrowLines(place, canvas.surroundings, canvas.book) {
      canvas.draw(lines, in: place, scrolled: scrolled)
      drawRest([.starts, .course, .failures], below: lines.count, into: &canvas, in: place)
    } else {
      let columns = (place.columns - 4) / 2
      let text = OverviewText(
        figures: figures, book: canvas.book, columns: min(columns, Look.measure),
        glyphs: canvas.surroundings.glyphs, now: canvas.surroundings.now,
        utcOffset: canvas.surroundings.utcOffset)
      let sides = place.cutLeft(columns)
      let right = sides.rest.cutLeft(4).rest
      canvas.draw(text.left, in: sides.part)
      canvas.draw(text.right, in: right)
      // What stands beside each other begins on one line.
      let below = max(text.left.count, text.right.count)
      drawRest([.course, .starts], below: below, into: &canvas, in: sides.part)
      drawRest([.failures], below: below, into: &canvas, in: right)
    }
  }

  /// What is shown where there is room left.
  private enum Rest {
    /// What each hour of the week cost.
    case course
    case starts, failures
  }

  private func drawRest(
    _ parts: [Rest], below lines: Int, into canvas: inout AdminCanvas, in place: Rect
  ) {
    guard let figures else { return }
    var rest = place.cutTop(lines + 1).rest
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case .course:
        // A curve needs dots; without them the line of the week says as much.
        guard canvas.surroundings.glyphs == .braille, rest.rows >= SpendCourse.rows else { continue }
        let cut = rest.cutTop(SpendCourse.rows)
        SpendCourse(
          hours: figures.hours, at: figures.at, book: canvas.book, utcOffset: canvas.surroundings.utcOffset
        ).render(into: &canvas, in: cut.part)
        rest = cut.rest.cutTop(1).rest
      case .starts, .failures:
        guard rest.rows >= Self.leastTable else { continue }
        let rows = part == .starts ? next : failed
        let wanted = max(1, rows.count) + 2
        let cut = rest.cutTop(isLast ? rest.rows : min(rest.rows, wanted, Self.leastTable + 8))
        drawTable(of: rows, isNext: part == .starts, into: &canvas, in: cut.part)
        rest = cut.rest.cutTop(1).rest
      }
    }
  }

  /// A title, a header, and rows that say something.
  private static let leastTable = 5

  private func drawTable(
    of rows: [JobRow], isNext: Bool, into canvas: inout AdminCanvas, in place: Rect
  ) {
    let (book, around) = (canvas.book, canvas.surroundings)
    let words = QueueLineWords(book: book, now: around.now, utcOffset: around.utcOffset)
    let parts = place.cutTop(1)
    canvas.grid.putLine(
      book.text(isNext ? .admin(.nextStarts) : .admin(.lastFailures)), in: parts.part, style: Look.title)
    guard !rows.isEmpty else {
      return canvas.grid.putLine(
        book.text(isNext ? .admin(.nextStartsNone) : .admin(.lastFailuresNone)),
        in: parts.rest.cutTop(1).part,
        style: Look.quiet)
    }
    let columns = QueueLineWords.columns(book)
    let shown = isNext ? [0, 1, 3, 4, 5] : [0, 1, 4, 10]
    let table = Table(shown.map { columns[$0] })
    table.render(
      into: &canvas.grid, in: parts.rest, count: rows.count, list: ListState<Int>(), glyphs: around.glyphs
    ) { index in
      let cells = words.cells(of: rows[index])
      return Table.Row(shown.map { cells[$0] })
    }
  }
}
