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

    package init(figures: OverviewFigures) {
      self.figures = figures
    }
  }

  package let name = RoomName.overview
  package let keys = [RoomKey("b", .admin(.boostLongest))]
  private var figures: OverviewFigures?
  private var scrolled = ScrolledText()
  private let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package mutating func take(_ content: Content) { figures = content.figures }

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
      now: surroundings.now)
    let lines = text.left + [.blank] + text.right
    return lines.count > place.rows ? lines.filter { $0.width > 0 } : lines
  }

  /// Side by side where each side has room for its words.
  private func isWide(_ place: Rect) -> Bool { place.columns >= 2 * OverviewText.widest + 4 }

  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    guard let figures else { return }
    if let lines = narrowLines(place, canvas.surroundings, canvas.book) {
      canvas.draw(lines, in: place, scrolled: scrolled)
    } else {
      let columns = (place.columns - 4) / 2
      let text = OverviewText(
        figures: figures, book: canvas.book, columns: min(columns, Look.measure),
        glyphs: canvas.surroundings.glyphs, now: canvas.surroundings.now)
      let sides = place.cutLeft(columns)
      canvas.draw(text.left, in: sides.part)
      canvas.draw(text.right, in: sides.rest.cutLeft(4).rest)
    }
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
  }
}
