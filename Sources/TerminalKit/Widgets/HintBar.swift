/// The keys that mean something now, always visible at the bottom.
package struct HintBar: Hashable, Sendable {
  /// A key and what it does.
  package struct Hint: Hashable, Sendable {
    package let key: String
    package let meaning: String

    /// A hint such as `F1` `help`.
    package init(_ key: String, _ meaning: String) {
      self.key = key
      self.meaning = meaning
    }
  }

  package let hints: [Hint]

  /// Hints in the order of their importance.
  package init(_ hints: [Hint]) { self.hints = hints }

  /// Draws as many hints as fit whole, two columns apart; the keys are bold.
  package func render(into grid: inout Grid, in line: Rect, style: Style = .dim, key keyStyle: Style = .bold)
  {
    guard !line.isEmpty else { return }
    grid.fill(line, style: style)
    var column = line.left
    for hint in hints {
      let width = Columns.width(of: hint.key) + 1 + Columns.width(of: hint.meaning)
      guard column + width <= line.right else { break }
      grid.put(
        [Span(hint.key, keyStyle), Span(" " + hint.meaning, style)],
        at: Position(column: column, row: line.top), in: line)
      column += width + 2
    }
  }
}
