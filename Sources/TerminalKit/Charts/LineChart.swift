/// Up to two courses of a number over time, and a limit: forecasts beside each other.
///
/// In braille both stand in one picture, the second one dotted, so that they are told apart without colour. Elsewhere
/// each has a row of its own with its name.
package struct LineChart: Hashable, Sendable {
  /// A course.
  package struct Line: Hashable, Sendable {
    package var name: String
    /// Oldest first; what is no number, or less than nothing, counts as nothing.
    package var values: [Double]
    package var style: Style

    package init(_ name: String, _ values: [Double], style: Style = .plain) {
      self.name = name
      self.values = values
      self.style = style
    }
  }

  package var lines: [Line]
  /// What the full height stands for.
  package var ceiling: Double
  /// A line across at this value; none where nil or above the ceiling.
  package var limit: Double?

  /// A chart; where no ceiling is given it is the round number above all values and the limit.
  package init(_ lines: [Line], ceiling: Double? = nil, limit: Double? = nil) {
    self.lines = lines
    let highest = lines.flatMap(\.values).map(ChartScale.clean).max() ?? 0
    self.ceiling = max(ceiling ?? ChartScale.top(for: max(highest, ChartScale.clean(limit ?? 0))), highest)
    self.limit = limit
  }

  /// Draws the chart into a rectangle; nothing without room for a row.
  package func render(
    into grid: inout Grid, in rect: Rect, glyphs: ChartGlyphs = .braille, limit limitStyle: Style = .dim
  ) {
    guard !rect.isEmpty else { return }
    guard glyphs == .braille else { return renderRows(into: &grid, in: rect, glyphs: glyphs) }
    if let limit, limit <= ceiling, ceiling > 0 {
      let row =
        rect.bottom - 1 - min(rect.rows - 1, Int(ChartScale.clean(limit) / ceiling * Double(rect.rows)))
      grid.fill(
        Rect(column: rect.left, row: row, columns: rect.columns, rows: 1), with: glyphs.limit,
        style: limitStyle)
    }
    var cells = [(dots: UInt8, line: Int)](repeating: (0, 0), count: rect.columns * rect.rows)
    // The first line stands in front.
    for index in lines.indices.reversed() {
      for dot in dots(of: index, columns: rect.columns * 2, rows: rect.rows * 4) {
        let cell = (rect.rows - 1 - dot.row / 4) * rect.columns + dot.column / 2
        cells[cell].dots |= Self.bit(column: dot.column % 2, row: dot.row % 4)
        cells[cell].line = index
      }
    }
    for (index, cell) in cells.enumerated() where cell.dots != 0 {
      let place = Position(column: rect.left + index % rect.columns, row: rect.top + index / rect.columns)
      guard let scalar = Unicode.Scalar(0x2800 + UInt32(cell.dots)) else { continue }
      grid.put(String(Character(scalar)), at: place, style: lines[cell.line].style, in: rect)
    }
  }

  /// What the courses are drawn with in braille, with their names; empty where each has its name beside it.
  package func legend(glyphs: ChartGlyphs = .braille, text: Style = .dim) -> [Span] {
    guard glyphs == .braille else { return [] }
    return lines.enumerated().flatMap { index, line in
      [Span(index == 0 ? "⠒⠒" : "⠂⠂", line.style), Span(" \(line.name)  ", text)]
    }
  }

  /// The dots of a line, rows counted from below.
  private func dots(of index: Int, columns: Int, rows: Int) -> [(column: Int, row: Int)] {
    let values = sampled(lines[index].values.map(ChartScale.clean), columns: columns)
    let heights = values.map { Int(($0 / max(ceiling, .leastNonzeroMagnitude) * Double(rows - 1)).rounded()) }
    var result: [(column: Int, row: Int)] = []
    for (column, height) in heights.enumerated() {
      let before = column > 0 ? heights[column - 1] : height
      let from = before < height ? before + 1 : height
      let to = before > height ? before - 1 : height
      for row in min(from, to)...max(from, to) where index == 0 || (column + row) % 2 == 0 {
        result.append((column, max(0, min(rows - 1, row))))
      }
    }
    return result
  }

  /// The values at evenly spaced places: between two neighbours on the straight line, of many the greatest.
  private func sampled(_ values: [Double], columns: Int) -> [Double] {
    guard let first = values.first else { return [] }
    guard values.count <= columns else { return ChartScale.joined(values, columns: columns, by: max) }
    guard values.count > 1, columns > 1 else { return Array(repeating: first, count: columns) }
    return (0..<columns).map { column in
      let place = Double(column) * Double(values.count - 1) / Double(columns - 1)
      let index = min(values.count - 2, Int(place))
      return values[index] + (values[index + 1] - values[index]) * (place - Double(index))
    }
  }

  /// The bit of a dot of a braille pattern (Unicode, Braille Patterns, U+2800); rows counted from below.
  private static func bit(column: Int, row: Int) -> UInt8 {
    let bits: [[UInt8]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]
    return bits[column][row]
  }

  private func renderRows(into grid: inout Grid, in rect: Rect, glyphs: ChartGlyphs) {
    let names = min(rect.columns / 3, lines.map { Columns.width(of: $0.name) }.max() ?? 0)
    for (row, line) in lines.prefix(rect.rows).enumerated() {
      let place = Rect(column: rect.left, row: rect.top + row, columns: rect.columns, rows: 1)
      let parts = place.cutLeft(names == 0 ? 0 : names + 1)
      grid.putLine(
        line.name, in: Rect(column: parts.part.left, row: place.top, columns: names, rows: 1), style: .dim)
      grid.put(
        Sparkline.text(line.values, columns: parts.rest.columns, glyphs: glyphs, ceiling: ceiling),
        at: parts.rest.origin, style: line.style, in: parts.rest)
    }
  }
}
