/// Parts of a whole in one line: what is spent, what is promised, what is left, and where the limit is once it is passed.
package enum Meter {
  /// How the pieces look; each has a pattern of its own besides.
  package struct Styles: Hashable, Sendable {
    /// One for each part; the last one serves for further ones.
    package var parts: [Style]
    package var rest: Style
    package var limit: Style

    package init(parts: [Style] = [.plain], rest: Style = .dim, limit: Style = .bold) {
      self.parts = parts
      self.rest = rest
      self.limit = limit
    }
  }

  /// The meter, exactly `columns` columns.
  ///
  /// Any part that is more than nothing has a column where there is room for it, and only a whole meter is full. Parts
  /// that come to more than the whole fill the meter, and a bar stands where the whole ends.
  ///
  /// - Parameters:
  ///   - parts: from left to right; what is no number, or less than nothing, counts as nothing.
  ///   - whole: what the full width stands for; nothing counts as passed by any part.
  package static func spans(
    _ parts: [Double], of whole: Double, columns: Int, glyphs: ChartGlyphs = .blocks,
    styles: Styles = Styles()
  ) -> [Span] {
    guard columns > 0 else { return [] }
    let values = parts.map(ChartScale.clean)
    let whole = ChartScale.clean(whole)
    let sum = values.reduce(0, +)
    let isOver = sum > whole
    let scale = max(sum, whole)
    var widths = scale > 0 ? lengths(values + [max(0, whole - sum)], over: columns) : values.map { _ in 0 }
    if scale > 0 { widths.removeLast() }
    var spans = widths.enumerated().filter { $0.element > 0 }.map { index, width in
      Span(
        String(repeating: glyphs.pattern(index), count: width),
        styles.parts.isEmpty ? .plain : styles.parts[min(index, styles.parts.count - 1)])
    }
    let rest = columns - widths.reduce(0, +)
    if rest > 0 { spans.append(Span(String(repeating: glyphs.pattern(3), count: rest), styles.rest)) }
    guard isOver, columns > 1 else { return spans }
    let place = min(columns - 1, Int(whole / scale * Double(columns)))
    return marked(spans, at: place, with: Span(glyphs == .ascii ? "|" : "┃", styles.limit))
  }

  /// The meter as text alone.
  package static func text(
    _ parts: [Double], of whole: Double, columns: Int, glyphs: ChartGlyphs = .blocks
  ) -> String {
    spans(parts, of: whole, columns: columns, glyphs: glyphs).map(\.text).joined()
  }

  /// Columns for each value: in proportion, none for nothing, at least one for anything as far as they go.
  private static func lengths(_ values: [Double], over columns: Int) -> [Int] {
    let sum = values.reduce(0, +)
    var lengths = values.map { $0 > 0 ? max(1, Int(($0 / sum * Double(columns)).rounded())) : 0 }
    while lengths.reduce(0, +) != columns {
      // The longest one bears the difference: there it changes least. Of equal ones the last gives way.
      guard let most = lengths.max(), most > 0, let longest = lengths.lastIndex(of: most) else { break }
      lengths[longest] += lengths.reduce(0, +) < columns ? 1 : -1
    }
    return lengths
  }

  /// Puts a sign in the place of one column; every column of a meter is one character.
  private static func marked(_ spans: [Span], at place: Int, with mark: Span) -> [Span] {
    var result: [Span] = []
    var column = 0
    for span in spans {
      let count = span.text.count
      if place >= column, place < column + count {
        let before = String(span.text.prefix(place - column))
        let after = String(span.text.dropFirst(place - column + 1))
        result += [Span(before, span.style), mark, Span(after, span.style)].filter { !$0.text.isEmpty }
      } else {
        result.append(span)
      }
      column += count
    }
    return result
  }
}
