package import Domain
package import Localization
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

  /// The room before anything was read.
  package init() {}

  package mutating func take(_ content: Content) { figures = content.figures }

  package mutating func enter() -> [AdminEffect] { [.order(OperatorOrder.watch(.overview))] }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    switch key {
    case .text("b"):
      guard let waiting = figures?.longestWaiting else { return [] }
      return [.order(OperatorOrder.propose(.jobs(.boost, [waiting.job])))]
    default: return nil
    }
  }

  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    guard let figures else { return }
    // Side by side where each side has room for its words.
    let isWide = place.columns >= 2 * OverviewText.widest + 4
    let columns = isWide ? (place.columns - 4) / 2 : place.columns
    let text = OverviewText(
      figures: figures, book: canvas.book, columns: min(columns, Look.measure),
      glyphs: canvas.surroundings.glyphs,
      now: canvas.surroundings.now)
    if isWide {
      let sides = place.cutLeft(columns)
      canvas.draw(text.left, in: sides.part)
      canvas.draw(text.right, in: sides.rest.cutLeft(4).rest)
    } else {
      // Blank lines are the first to leave.
      let lines = text.left + [.blank] + text.right
      canvas.draw(lines.count > place.rows ? lines.filter { $0.width > 0 } : lines, in: place)
    }
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
  }

  package func lines(_ book: Phrasebook, columns: Int) -> [String] {
    guard let figures else { return [] }
    let text = OverviewText(
      figures: figures, book: book, columns: columns, glyphs: .ascii, now: figures.at)
    return (text.left + text.right).map { $0.spans.map(\.text).joined() }
  }
}
