/// Amounts over time as columns of stacked parts, with an axis: what was spent by the hour, and on what.
///
/// Each part has a pattern of its own, so that the chart reads without colour.
///
///     $1 ┤        ▒        ▒▒
///        ┤   ▄    █   ▂    ▓▒  ▒▒
///     $0 ┴Mo──Tu──We──Th──Fr──Sa──Su──
package struct BarChart: Hashable, Sendable {
  /// One column of the chart, or its share of one.
  package struct Bar: Hashable, Sendable {
    /// An amount for each part, the first one lowest; what is no number, or less than nothing, counts as nothing.
    package var parts: [Double]
    /// Stands below the bar where there is room up to the next label; empty for none.
    package var label: String

    package init(_ parts: [Double], label: String = "") {
      self.parts = parts
      self.label = label
    }
  }

  package var bars: [Bar]
  /// What the full height stands for; at least what the highest bar comes to.
  package var ceiling: Double
  /// The words for the ceiling and for nothing.
  package var top: String
  package var bottom: String
  /// A line across at this amount; none where nil or above the ceiling.
  package var limit: Double?

  /// A chart; where no ceiling is given it is the round number above the highest bar.
  package init(
    _ bars: [Bar], ceiling: Double? = nil, top: String = "", bottom: String = "", limit: Double? = nil
  ) {
    self.bars = bars
    let highest = bars.map { $0.parts.map(ChartScale.clean).reduce(0, +) }.max() ?? 0
    self.ceiling = max(ceiling ?? ChartScale.top(for: highest), highest)
    self.top = top
    self.bottom = bottom
    self.limit = limit
  }

  /// Draws the chart into a rectangle; neighbouring bars are added up where there are more than columns. Below three
  /// rows or eight columns there is no room for one and nothing is drawn.
  ///
  /// - Parameter styles: one for each part; further parts are plain.
  package func render(
    into grid: inout Grid, in rect: Rect, glyphs: ChartGlyphs = .blocks, styles: [Style] = [],
    axis: Style = .dim
  ) {
    guard rect.rows >= 3, rect.columns >= 8 else { return }
    let names = min(rect.columns / 3, max(Columns.width(of: top), Columns.width(of: bottom)))
    let left = rect.left + (names == 0 ? 0 : names + 1)
    let plot = Rect(
      column: left + 1, row: rect.top, columns: rect.right - left - 1, rows: rect.rows - 1)
    drawAxis(into: &grid, in: rect, names: names, plot: plot, glyphs: glyphs, style: axis)
    let shown = joined(to: plot.columns)
    guard !shown.isEmpty else { return }
    if let limit, limit <= ceiling {
      let row =
        plot.bottom - 1 - min(plot.rows - 1, Int(ChartScale.clean(limit) / ceiling * Double(plot.rows)))
      grid.fill(
        Rect(column: plot.left, row: row, columns: plot.columns, rows: 1), with: glyphs.limit, style: axis)
    }
    for (index, bar) in shown.enumerated() {
      let place = columns(of: index, among: shown.count, in: plot)
      for row in 0..<plot.rows {
        guard let (sign, part) = cell(bar.parts, row: row, rows: plot.rows, glyphs) else { break }
        grid.fill(
          Rect(column: place.left, row: plot.bottom - 1 - row, columns: place.columns, rows: 1), with: sign,
          style: part < styles.count ? styles[part] : .plain)
      }
    }
    drawLabels(shown, into: &grid, below: plot, style: axis)
  }

  /// What the patterns mean: names behind the signs that they are drawn with.
  package static func legend(
    _ names: [String], limit: String? = nil, glyphs: ChartGlyphs = .blocks, styles: [Style] = [],
    text: Style = .dim
  ) -> [Span] {
    var spans: [Span] = []
    for (part, name) in names.enumerated() {
      spans += [
        Span(String(glyphs.pattern(part)), part < styles.count ? styles[part] : .plain),
        Span(" \(name)  ", text),
      ]
    }
    if let limit {
      spans += [Span(String(repeating: glyphs.limit, count: 2), text), Span(" \(limit)", text)]
    }
    return spans
  }

  private func joined(to columns: Int) -> [Bar] {
    guard bars.count > columns else { return bars }
    return (0..<columns).map { column in
      let group = bars[column * bars.count / columns..<(column + 1) * bars.count / columns]
      let parts = (0..<(group.map(\.parts.count).max() ?? 0)).map { part in
        group.reduce(0) { $0 + ($1.parts.indices.contains(part) ? ChartScale.clean($1.parts[part]) : 0) }
      }
      return Bar(parts, label: group.first { !$0.label.isEmpty }?.label ?? "")
    }
  }

  /// Wide bars leave a column between them.
  private func columns(of index: Int, among count: Int, in plot: Rect) -> Rect {
    let from = index * plot.columns / count
    let to = (index + 1) * plot.columns / count
    let gap = to - from >= 3 ? 1 : 0
    return Rect(column: plot.left + from, row: plot.top, columns: to - from - gap, rows: plot.rows)
  }

  /// What stands in a cell of a bar: that of the part which has most of it. Nil above the bar.
  private func cell(_ parts: [Double], row: Int, rows: Int, _ glyphs: ChartGlyphs) -> (Character, part: Int)?
  {
    let scale = Double(rows) / ceiling
    var bottom = 0.0
    var covers: [Double] = []
    for part in parts {
      let top = bottom + ChartScale.clean(part) * scale
      covers.append(max(0, min(top, Double(row + 1)) - max(bottom, Double(row))))
      bottom = top
    }
    let covered = covers.reduce(0, +)
    guard covered > 0, let part = covers.indices.max(by: { covers[$0] < covers[$1] }) else { return nil }
    if part == 0, covers.dropFirst().allSatisfy({ $0 == 0 }) {
      let eighths = Int((covered * 8).rounded())
      guard eighths > 0 || row == 0 else { return nil }
      guard glyphs == .ascii else { return (ChartGlyphs.block(eighths: max(1, eighths)), part) }
    }
    return covered >= 0.5 || row == 0 ? (glyphs.pattern(part), part) : nil
  }

  private func drawAxis(
    into grid: inout Grid, in rect: Rect, names: Int, plot: Rect, glyphs: ChartGlyphs, style: Style
  ) {
    let isASCII = glyphs == .ascii
    grid.fill(
      Rect(column: plot.left - 1, row: rect.top, columns: 1, rows: plot.rows), with: isASCII ? "|" : "┤",
      style: style)
    grid.fill(
      Rect(column: plot.left - 1, row: plot.bottom, columns: 1, rows: 1), with: isASCII ? "+" : "┴",
      style: style)
    grid.fill(
      Rect(column: plot.left, row: plot.bottom, columns: plot.columns, rows: 1), with: isASCII ? "-" : "─",
      style: style)
    let name = Rect(column: rect.left, row: rect.top, columns: names, rows: rect.rows)
    grid.putLine(top, in: name, style: style, align: .right)
    grid.putLine(bottom, in: name, row: rect.rows - 1, style: style, align: .right)
  }

  /// Labels that would touch the one before them are left out.
  private func drawLabels(_ shown: [Bar], into grid: inout Grid, below plot: Rect, style: Style) {
    var free = plot.left
    for (index, bar) in shown.enumerated() where !bar.label.isEmpty {
      let left = columns(of: index, among: shown.count, in: plot).left
      let width = Columns.width(of: bar.label)
      guard left >= free, left + width <= plot.right else { continue }
      grid.put(bar.label, at: Position(column: left, row: plot.bottom), style: style, in: grid.bounds)
      free = left + width + 1
    }
  }
}
