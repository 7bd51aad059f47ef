package import Domain
package import TerminalKit

/// One line of a laid-out text. What changes without the text itself (relative times, focus) is named here and painted
/// later, so that a laid-out text can be kept.
///
/// `Act` is what the buttons of a program's screens do.
package struct StyledLine<Act: Hashable & Sendable>: Hashable, Sendable {
  /// What stands at the right end of the line, where there is room.
  package enum Trailing: Hashable, Sendable {
    case time(Timestamp)
    case text(String, Style)
  }

  /// A button and its column within the line.
  package struct PlacedButton: Hashable, Sendable {
    package let column: Int
    package let button: ScreenButton<Act>

    package init(column: Int, button: ScreenButton<Act>) {
      self.column = column
      self.button = button
    }
  }

  package var spans: [Span]
  package var trailing: Trailing?
  package var buttons: [PlacedButton] = []
  /// A rule with the date of this instant in it: a new day begins.
  package var day: Timestamp?

  /// A line of pieces in their looks.
  package init(_ spans: [Span] = [], trailing: Trailing? = nil) {
    self.spans = spans
    self.trailing = trailing
  }

  /// A line in one look.
  package init(_ text: String, _ style: Style = .plain) {
    self.init([Span(text, style)])
  }

  /// A line without anything on it.
  package static var blank: StyledLine { StyledLine() }

  /// Columns up to the end of the text and of the last button; what stands at the right end is not counted.
  package var width: Int {
    let text = spans.reduce(0) { $0 + Columns.width(of: $1.text) }
    return max(text, buttons.last.map { $0.column + $0.button.width } ?? 0)
  }

  /// The line moved to the right.
  package func indented(by columns: Int) -> StyledLine {
    guard columns > 0 else { return self }
    var line = self
    line.spans.insert(Span(String(repeating: " ", count: columns)), at: 0)
    line.buttons = buttons.map { PlacedButton(column: $0.column + columns, button: $0.button) }
    return line
  }

  /// The line cut to a width, and filled up to it with spaces.
  package func fitted(to columns: Int) -> StyledLine {
    var line = self
    line.spans = []
    var used = 0
    for span in spans where used < columns {
      let text = Columns.truncated(span.text, to: columns - used)
      used += Columns.width(of: text)
      line.spans.append(Span(text, span.style))
    }
    if used < columns { line.spans.append(Span(String(repeating: " ", count: columns - used))) }
    return line
  }
}
