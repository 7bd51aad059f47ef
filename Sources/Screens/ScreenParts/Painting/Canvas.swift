package import Domain
package import Localization
package import TerminalKit

/// What a click on a canvas means, for one program's screens.
package protocol CanvasTarget: Hashable, Sendable {
  /// What a button does.
  associatedtype Act: Hashable & Sendable
  /// A button was clicked.
  static func button(_ act: Act) -> Self
  /// The row or answer of that number, from 0, of what lies over the screen.
  static func layer(_ index: Int) -> Self
}

/// A grid being painted, with what painting finds out: where the cursor belongs, what can be clicked, which
/// introductions are seen, and when a shown time's words change.
package struct Canvas<Target: CanvasTarget> {
  /// What the buttons of these screens do.
  package typealias Act = Target.Act

  package var grid: Grid
  package var surroundings: Surroundings
  package let book: Phrasebook
  package var cursor: Position?
  package var changesAt: Timestamp?
  package var introductions: [MatchID] = []
  /// Later ones lie above earlier ones.
  package var targets: [(rect: Rect, target: Target)] = []
  /// The button that has the focus.
  package var focused: Act?
  /// Whether there is more of the current text than fits: only then keys that scroll are hinted at.
  package var scrolls = false
  /// How a button without the focus looks: others for what ends something, and for what was pressed already.
  package let buttonLook: (Act) -> Style

  /// An empty screen.
  package init(
    _ surroundings: Surroundings, book: Phrasebook,
    buttonLook: @escaping (Act) -> Style = { _ in Look.button }
  ) {
    grid = Grid(surroundings.size)
    self.surroundings = surroundings
    self.book = book
    self.buttonLook = buttonLook
  }

  /// Notes an instant at which something shown reads otherwise.
  package mutating func expires(at instant: Timestamp) {
    changesAt = changesAt.map { min($0, instant) } ?? instant
  }

  /// The words of how long ago something was.
  package mutating func relative(_ instant: Timestamp) -> String {
    let time = RelativeTime(
      of: instant.microseconds, now: surroundings.now.microseconds, utcOffset: surroundings.utcOffset)
    if let changesAt = time.changesAt { expires(at: Timestamp(microseconds: changesAt)) }
    return book.text(time.phrase)
  }

  /// Paints lines from the top of a rectangle on; those that do not fit are left out.
  package mutating func draw(_ lines: some Sequence<StyledLine<Act>>, in rect: Rect) {
    for (row, line) in lines.enumerated() {
      guard row < rect.rows else { return }
      draw(line, in: rect, row: row)
    }
  }

  /// Paints one line into a row of a rectangle.
  package mutating func draw(_ line: StyledLine<Act>, in rect: Rect, row: Int) {
    guard row >= 0, row < rect.rows else { return }
    let place = Position(column: rect.left, row: rect.top + row)
    if let day = line.day {
      return drawDay(day, in: Rect(column: rect.left, row: place.row, columns: rect.columns, rows: 1))
    }
    let end = grid.put(line.spans, at: place, in: rect)
    for placed in line.buttons {
      draw(placed.button, at: Position(column: rect.left + placed.column, row: place.row), in: rect)
    }
    switch line.trailing {
    case .time(let instant): drawTrailing(relative(instant), Look.quiet, after: end, in: rect, row: place.row)
    case .text(let text, let style): drawTrailing(text, style, after: end, in: rect, row: place.row)
    case nil: break
    }
  }

  /// Makes words stand out in a text that was painted from its line `first` on.
  package mutating func mark(
    _ pattern: SearchPattern, in lines: [StyledLine<Act>], from first: Int, in rect: Rect
  ) {
    for place in Lines<Act>.places(of: pattern, in: lines) where place.line >= first {
      let found = Rect(
        column: rect.left + place.column, row: rect.top + place.line - first, columns: place.columns, rows: 1)
      grid.restyle(found.intersection(rect)) { $0 = $0.adding(.reverse) }
    }
  }

  private mutating func drawTrailing(_ text: String, _ style: Style, after end: Int, in rect: Rect, row: Int)
  {
    let column = rect.right - Columns.width(of: text)
    guard column > end else { return }
    grid.put(text, at: Position(column: column, row: row), style: style, in: rect)
  }

  private mutating func drawDay(_ instant: Timestamp, in line: Rect) {
    let time = CivilTime(microseconds: instant.microseconds, utcOffset: surroundings.utcOffset)
    let today = CivilTime(microseconds: surroundings.now.microseconds, utcOffset: surroundings.utcOffset)
    let phrase = time.year == today.year ? Phrase.date(time) : .dateWithYear(time)
    drawRule(in: line, left: nil, center: Span(book.text(phrase), Look.quiet), right: nil)
  }

  /// A button: brackets and label, reversed with the focus.
  package mutating func draw(_ button: ScreenButton<Act>, at place: Position, in rect: Rect) {
    var style = buttonLook(button.act)
    if button.act == focused { style = style.adding([.bold, .reverse]) }
    let end = grid.put(button.text, at: place, style: style, in: rect)
    targets.append(
      (Rect(column: place.column, row: place.row, columns: end - place.column, rows: 1), .button(button.act)))
  }

  /// Says that the screen needs more room, and how much.
  package mutating func drawTooSmall(needs size: Size) {
    grid.putWrapped(
      book.text(Phrase.terminalTooSmall(needsColumns: size.columns, rows: size.rows)), in: grid.bounds)
  }

  /// A quiet line across, with words in it.
  package mutating func drawRule(in line: Rect, left: Span?, center: Span? = nil, right: Span?) {
    guard !line.isEmpty else { return }
    grid.fill(line, with: "─", style: Look.quiet)
    func padded(_ span: Span) -> Span { Span(" " + span.text + " ", span.style) }
    var leftEnd = line.left
    if let left {
      let text = Columns.truncated(left.text, to: max(0, line.columns - 6))
      leftEnd = grid.put(
        [padded(Span(text, left.style))], at: Position(column: line.left + 2, row: line.top), in: line)
    }
    if let center {
      let width = Columns.width(of: center.text) + 2
      grid.put(
        [padded(center)], at: Position(column: line.left + max(0, line.columns - width) / 2, row: line.top),
        in: line)
    }
    if let right {
      let width = Columns.width(of: right.text) + 2
      let column = line.right - width - 2
      guard column > leftEnd else { return }
      grid.put([padded(right)], at: Position(column: column, row: line.top), in: line)
    }
  }
}
