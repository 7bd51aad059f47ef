/// A place on the screen in cells; column 0, row 0 is the upper left corner.
package struct Position: Hashable, Sendable {
  package var column: Int
  package var row: Int

  /// A place; may lie outside of any grid, drawing clips.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// The upper left corner.
  package static let zero = Position(column: 0, row: 0)
}

/// An extent in cells; never negative.
package struct Size: Hashable, Sendable {
  package let columns: Int
  package let rows: Int

  /// An extent; negative numbers count as zero, because subtracting borders from a tiny screen gives them.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// True where nothing can be drawn.
  package var isEmpty: Bool { columns == 0 || rows == 0 }
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
  package var origin: Position
  package var size: Size

  /// A rectangle from its upper left corner and its extent; negative extents count as zero.
  package init(column: Int, row: Int, columns: Int, rows: Int) {
    origin = Position(column: column, row: row)
    size = Size(columns: columns, rows: rows)
  }

  /// The rectangle that covers a whole screen.
  package init(_ size: Size) {
    origin = .zero
    self.size = size
  }

  /// The first column.
  package var left: Int { origin.column }
  /// The first row.
  package var top: Int { origin.row }
  /// The column after the last.
  package var right: Int { origin.column + size.columns }
  /// The row after the last.
  package var bottom: Int { origin.row + size.rows }
  /// The width.
  package var columns: Int { size.columns }
  /// The height.
  package var rows: Int { size.rows }
  /// True where nothing can be drawn.
  package var isEmpty: Bool { size.isEmpty }

  /// Whether a cell lies inside; used for the mouse.
  package func contains(_ position: Position) -> Bool {
    position.column >= left && position.column < right && position.row >= top && position.row < bottom
  }

  /// The part that both cover; empty, at the later corner, where they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(left, other.left)
    let top = max(top, other.top)
    return Rect(
      column: left, row: top, columns: min(right, other.right) - left, rows: min(bottom, other.bottom) - top)
  }

  /// The rectangle without a border; empty where the border eats all of it.
  package func inset(columns: Int, rows: Int) -> Rect {
    Rect(
      column: left + columns, row: top + rows, columns: self.columns - 2 * columns, rows: self.rows - 2 * rows
    )
  }

  /// A rectangle of at most this size in the middle of this one: dialogs.
  package func centered(_ size: Size) -> Rect {
    let columns = min(size.columns, self.columns)
    let rows = min(size.rows, self.rows)
    return Rect(
      column: left + (self.columns - columns) / 2, row: top + (self.rows - rows) / 2, columns: columns,
      rows: rows)
  }
}
