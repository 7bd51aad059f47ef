extension TextField {
  /// Lines of the field at a width. One column is kept for the cursor at the end of a full line.
  func layout(columns: Int) -> [BrokenLine] {
    var breaker = LineBreaker(columns: max(1, columns - 1))
    for (index, trait) in traits.enumerated() {
      breaker.add(trait.breakClass, width: Int(trait.width), from: index, to: index + 1)
    }
    return breaker.finish()
  }

  /// Row and column of a place between clusters; at a soft break the place belongs to the next line.
  func place(of index: Int, in lines: [BrokenLine]) -> (row: Int, column: Int) {
    let row = lines.lastIndex { $0.lowerBound <= index } ?? 0
    return (row, traits[lines[row].lowerBound..<index].reduce(0) { $0 + Int($1.width) })
  }

  /// How many rows the field wants: it grows with its text up to a maximum, then scrolls.
  package func height(columns: Int, maximum: Int) -> Int {
    max(1, min(maximum, layout(columns: columns).count))
  }

  /// Draws the field, scrolled so that the cursor is visible.
  ///
  /// - Parameters:
  ///   - placeholder: shown dimmed while the field is empty.
  /// - Returns: where the terminal's cursor belongs; nil in an empty rectangle.
  @discardableResult
  package func render(
    into grid: inout Grid, in rect: Rect, style: Style = .plain, placeholder: String = ""
  ) -> Position? {
    guard !rect.isEmpty else { return nil }
    grid.fill(rect, style: style)
    if isEmpty {
      grid.put(
        Columns.truncated(placeholder, to: rect.columns), at: rect.origin, style: style.adding(.dim), in: rect
      )
      return rect.origin
    }
    let lines = layout(columns: rect.columns)
    let (cursorRow, cursorColumn) = place(of: cursor, in: lines)
    let first = firstRow(cursorRow: cursorRow, lines: lines.count, height: rect.rows)
    for (row, line) in lines.dropFirst(first).prefix(rect.rows).enumerated() {
      grid.put(
        String(clusters[line.lowerBound..<line.upperBound]),
        at: Position(column: rect.left, row: rect.top + row), style: style, in: rect)
    }
    return Position(
      column: rect.left + min(cursorColumn, rect.columns - 1), row: rect.top + cursorRow - first)
  }

  /// The field needs no scroll position of its own: the cursor stands in the middle of what is visible, as far as
  /// the ends allow.
  private func firstRow(cursorRow: Int, lines: Int, height: Int) -> Int {
    max(0, min(cursorRow - height / 2, lines - height))
  }
}
