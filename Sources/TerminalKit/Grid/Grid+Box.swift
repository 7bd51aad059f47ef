/// The characters that boxes and rules are drawn with.
package struct LineSet: Hashable, Sendable {
  package let horizontal, vertical: Character
  package let topLeft, topRight, bottomLeft, bottomRight: Character
  package let teeLeft, teeRight: Character

  /// Round corners, for terminals that show Unicode.
  package static let unicode = LineSet(
    horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯",
    teeLeft: "├", teeRight: "┤")
  /// For fonts and terminals without line drawing.
  package static let ascii = LineSet(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
    teeLeft: "+", teeRight: "+")
}

extension Grid {
  /// Draws a border along the inner edge of a rectangle of at least 2x2; smaller ones stay as they are.
  ///
  /// - Parameter title: stands in the upper border, truncated to fit.
  /// - Returns: the room inside.
  @discardableResult
  package mutating func box(
    _ rect: Rect, style: Style = .plain, lines: LineSet = .unicode, title: String = "",
    titleStyle: Style? = nil
  ) -> Rect {
    guard rect.columns >= 2, rect.rows >= 2 else { return rect.inset(columns: 1, rows: 1) }
    rule(in: rect, row: rect.top, ends: (lines.topLeft, lines.topRight), style: style, lines: lines)
    rule(
      in: rect, row: rect.bottom - 1, ends: (lines.bottomLeft, lines.bottomRight), style: style, lines: lines)
    let height = rect.rows - 2
    fill(
      Rect(column: rect.left, row: rect.top + 1, columns: 1, rows: height), with: lines.vertical, style: style
    )
    fill(
      Rect(column: rect.right - 1, row: rect.top + 1, columns: 1, rows: height), with: lines.vertical,
      style: style)
    if !title.isEmpty, rect.columns > 6 {
      put(
        " " + Columns.truncated(title, to: rect.columns - 6) + " ",
        at: Position(column: rect.left + 2, row: rect.top), style: titleStyle ?? style)
    }
    return rect.inset(columns: 1, rows: 1)
  }

  /// Draws a line across a box, joined to its border.
  package mutating func divider(in box: Rect, row: Int, style: Style = .plain, lines: LineSet = .unicode) {
    guard row > box.top, row < box.bottom - 1, box.columns >= 2 else { return }
    rule(in: box, row: row, ends: (lines.teeLeft, lines.teeRight), style: style, lines: lines)
  }

  private mutating func rule(
    in rect: Rect, row: Int, ends: (Character, Character), style: Style, lines: LineSet
  ) {
    let width = rect.columns - 2
    fill(
      Rect(column: rect.left + 1, row: row, columns: width, rows: 1), with: lines.horizontal, style: style)
    fill(Rect(column: rect.left, row: row, columns: 1, rows: 1), with: ends.0, style: style)
    fill(Rect(column: rect.right - 1, row: row, columns: 1, rows: 1), with: ends.1, style: style)
  }
}
