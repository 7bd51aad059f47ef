import Domain
import Localization
import ScreenParts
import TerminalKit

/// What the hours of a week cost, as a curve above its days.
struct SpendCourse {
  /// The oldest first, the running one last.
  let hours: [Money]
  let at: Timestamp
  let book: Phrasebook
  /// Seconds east of Greenwich.
  let utcOffset: Int

  /// A title, the curve, its days.
  static let rows = 10

  func render(into canvas: inout AdminCanvas, in place: Rect) {
    let chart = LineChart([LineChart.Line("", hours.map(\.dollars), style: Look.bar)])
    let top = Money(dollars: chart.ceiling) ?? .zero
    let head = place.cutTop(1)
    canvas.grid.put(
      [
        Span(book.text(.admin(.spendByHour)), Look.title),
        Span(
          "  "
            + book.text(
              Phrase(.admin(.hourMost), ["cost": .text(book.money(microDollars: top.microdollars))])),
          Look.quiet),
      ], at: head.part.origin, in: head.part)
    let (axis, curve) = head.rest.cutBottom(1)
    guard !hours.isEmpty, curve.columns > 0 else { return }
    chart.render(into: &canvas.grid, in: curve, glyphs: canvas.surroundings.glyphs)
    let words = OutlookWords(now: at, utcOffset: utcOffset)
    for index in hours.indices.dropFirst() {
      let instant = at - .hours(hours.count - 1 - index)
      guard words.civil(instant).dayNumber != words.civil(instant - .hours(1)).dayNumber else { continue }
      let column = axis.left + index * (curve.columns - 1) / max(1, hours.count - 1)
      canvas.grid.put(
        book.text(words.axisDay(instant)), at: Position(column: column, row: axis.top), style: Look.quiet,
        in: axis)
    }
  }
}
