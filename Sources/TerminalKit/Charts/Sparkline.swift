/// A row of numbers in one line of text: how something went, without axis or names.
package enum Sparkline {
  /// The line, exactly `columns` columns, the newest value at its right end.
  ///
  /// Nothing is a dot (`_` in ASCII), and any more than nothing stands above it. Of more values than columns each column
  /// shows the greatest of its own, so that no peak is lost; fewer leave room at the left.
  ///
  /// - Parameters:
  ///   - values: oldest first; what is no number, or less than nothing, counts as nothing.
  ///   - ceiling: what a full column stands for; the greatest value where left out.
  package static func text(
    _ values: [Double], columns: Int, glyphs: ChartGlyphs = .blocks, ceiling: Double? = nil
  ) -> String {
    guard columns > 0 else { return "" }
    let shown = ChartScale.joined(values.map(ChartScale.clean), columns: columns, by: max)
    let top = max(ceiling ?? 0, ceiling == nil ? shown.max() ?? 0 : 0)
    let text = shown.map { level($0, top: top, glyphs) }
    return String(repeating: " ", count: columns - text.count) + String(text)
  }

  private static func level(_ value: Double, top: Double, _ glyphs: ChartGlyphs) -> Character {
    let isASCII = glyphs == .ascii
    guard value > 0, top > 0 else { return isASCII ? "_" : "." }
    let levels = isASCII ? 4 : 8
    let step = max(1, min(levels, Int((value / top * Double(levels)).rounded(.up))))
    let signs: [Character] = [".", "-", "=", "#"]
    return isASCII ? signs[step - 1] : ChartGlyphs.block(eighths: step)
  }
}
