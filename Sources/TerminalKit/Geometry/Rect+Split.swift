/// How much of a side a part of a layout gets.
package enum Extent: Hashable, Sendable {
  /// Exactly so many cells, less where the screen ends.
  case fixed(Int)
  /// A weight: what the fixed parts leave is divided in proportion.
  case share(Int)
}

extension Rect {
  /// Stacks parts from top to bottom.
  ///
  /// - Parameter extents: one for each part; where the fixed ones do not fit, earlier parts win.
  /// - Returns: as many rectangles as extents, covering this one without gaps if there is a share.
  package func splitRows(_ extents: [Extent]) -> [Rect] {
    var row = top
    return Rect.distribute(rows, over: extents).map { length in
      defer { row += length }
      return Rect(column: left, row: row, columns: columns, rows: length)
    }
  }

  /// Puts parts beside each other from left to right; as `splitRows`.
  package func splitColumns(_ extents: [Extent]) -> [Rect] {
    var column = left
    return Rect.distribute(columns, over: extents).map { length in
      defer { column += length }
      return Rect(column: column, row: top, columns: length, rows: rows)
    }
  }

  /// Stacks named parts; layouts are tested as a dictionary of names to rectangles.
  package func rows<Name: Hashable>(_ parts: [(Name, Extent)]) -> [Name: Rect] {
    Dictionary(
      zip(parts.map(\.0), splitRows(parts.map(\.1))), uniquingKeysWith: { first, _ in first })
  }

  /// Puts named parts beside each other; as `rows`.
  package func columns<Name: Hashable>(_ parts: [(Name, Extent)]) -> [Name: Rect] {
    Dictionary(
      zip(parts.map(\.0), splitColumns(parts.map(\.1))), uniquingKeysWith: { first, _ in first })
  }

  /// Cuts rows off the top; the rest is empty where the part takes all.
  package func cutTop(_ rows: Int) -> (part: Rect, rest: Rect) {
    let parts = splitRows([.fixed(rows), .share(1)])
    return (parts[0], parts[1])
  }

  /// Cuts rows off the bottom.
  package func cutBottom(_ rows: Int) -> (part: Rect, rest: Rect) {
    let parts = splitRows([.fixed(self.rows - rows), .share(1)])
    return (parts[1], parts[0])
  }

  /// Cuts columns off the left.
  package func cutLeft(_ columns: Int) -> (part: Rect, rest: Rect) {
    let parts = splitColumns([.fixed(columns), .share(1)])
    return (parts[0], parts[1])
  }

  /// Cuts columns off the right.
  package func cutRight(_ columns: Int) -> (part: Rect, rest: Rect) {
    let parts = splitColumns([.fixed(self.columns - columns), .share(1)])
    return (parts[1], parts[0])
  }

  private static func distribute(_ total: Int, over extents: [Extent]) -> [Int] {
    var left = total
    var lengths = extents.map { extent -> Int in
      guard case .fixed(let wanted) = extent else { return 0 }
      let length = min(max(0, wanted), left)
      left -= length
      return length
    }
    var weights = extents.reduce(0) { sum, extent in
      if case .share(let weight) = extent { sum + max(0, weight) } else { sum }
    }
    // Each share takes its part of what is still left, so that rounding never leaves a gap.
    for (index, extent) in extents.enumerated() {
      guard case .share(let weight) = extent, weight > 0 else { continue }
      let length = left * weight / weights
      lengths[index] = length
      left -= length
      weights -= weight
    }
    return lengths
  }
}
