/// A piece of text in one look.
package struct Span: Hashable, Sendable {
  package var text: String
  package var style: Style

  /// A piece of a line.
  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

extension Grid {
  /// Writes one line of text, clipped; line breaks in it are painted as spaces.
  ///
  /// - Parameters:
  ///   - position: of the first column; may lie left of the clip, for text that is scrolled sideways.
  ///   - clip: where text may appear; the whole grid where left out. A wide character that an edge would cut is
  ///     shown as a space.
  /// - Returns: the column after the text, clipped at the right.
  @discardableResult
  package mutating func put(
    _ text: String, at position: Position, style: Style = .plain, in clip: Rect? = nil
  ) -> Int {
    let area = (clip ?? bounds).intersection(bounds)
    guard position.row >= area.top, position.row < area.bottom, !area.isEmpty else { return position.column }
    let rowStart = position.row * size.columns
    var column = position.column
    ClusterWalk.each(of: text) { _, cluster in
      if column >= area.right { return false }
      cluster.eachGlyph { glyph in
        let end = column + Int(glyph.width)
        if column >= area.left, end <= area.right {
          place(glyph, at: rowStart + column, style: style)
        } else {
          // A half inside is blank; a narrow glyph outside has no half inside.
          for half in column..<end where half >= area.left && half < area.right {
            place(.space, at: rowStart + half, style: style)
          }
        }
        column = end
      }
      return true
    }
    return min(column, area.right)
  }

  /// Writes a part of a text; as `put` for a whole one.
  @discardableResult
  package mutating func put(
    _ text: Substring, at position: Position, style: Style = .plain, in clip: Rect? = nil
  ) -> Int {
    put(String(text), at: position, style: style, in: clip)
  }

  /// Writes spans one after the other; as `put` for a text.
  @discardableResult
  package mutating func put(_ spans: [Span], at position: Position, in clip: Rect? = nil) -> Int {
    var place = position
    for span in spans { place.column = put(span.text, at: place, style: span.style, in: clip) }
    return place.column
  }

  /// Writes a line that fills a row of a rectangle: truncated with an ellipsis, or padded.
  ///
  /// - Parameter row: counted from the top of the rectangle; outside of it nothing is written.
  package mutating func putLine(
    _ text: String, in rect: Rect, row: Int = 0, style: Style = .plain, align: Alignment = .left
  ) {
    guard row >= 0, row < rect.rows else { return }
    put(
      Columns.aligned(text, to: rect.columns, align),
      at: Position(column: rect.left, row: rect.top + row), style: style, in: rect)
  }

  /// Writes a text wrapped into a rectangle.
  ///
  /// - Parameter firstLine: how many lines are left out at the top, for what is scrolled.
  /// - Returns: how many rows were written.
  @discardableResult
  package mutating func putWrapped(
    _ text: String, in rect: Rect, style: Style = .plain, firstLine: Int = 0
  ) -> Int {
    guard !rect.isEmpty else { return 0 }
    let lines = TextWrap.ranges(of: text, columns: rect.columns).dropFirst(firstLine).prefix(rect.rows)
    for (row, line) in lines.enumerated() {
      put(String(text[line]), at: Position(column: rect.left, row: rect.top + row), style: style, in: rect)
    }
    return lines.count
  }

  /// The screen as text for tests and for people who cannot see it: one string a row, no spaces at the end.
  package var picture: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns { line += self[column, row].text }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
