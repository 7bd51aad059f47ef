/// A screen, or a part of one, as a value: rows of cells.
///
/// It holds one invariant whatever is drawn: a continuation always follows a cell of width 2 with the same style,
/// and such a cell is always followed by one. Drawing outside is clipped and never an error.
package struct Grid: Equatable, Sendable {
  package let size: Size
  /// Row by row; `size.columns * size.rows` of them.
  package private(set) var cells: [Cell]

  /// A grid of spaces.
  package init(_ size: Size, style: Style = .plain) {
    self.size = size
    cells = Array(repeating: .space(style), count: size.columns * size.rows)
  }

  /// The whole grid as a rectangle.
  package var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank one outside.
  package subscript(column: Int, row: Int) -> Cell {
    guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return .blank }
    return cells[row * size.columns + column]
  }

  /// The cell at a place; a blank one outside.
  package subscript(position: Position) -> Cell { self[position.column, position.row] }

  /// Writes a glyph whole and mends what it cuts in half.
  ///
  /// The caller has checked that the glyph's columns lie inside.
  mutating func place(_ glyph: Glyph, at index: Int, style: Style) {
    separate(before: index)
    if glyph.width == 2 {
      separate(before: index + 2)
      cells[index] = Cell(glyph, style: style)
      cells[index + 1] = .continuation(style)
    } else {
      separate(before: index + 1)
      cells[index] = Cell(glyph, style: style)
    }
  }

  /// Makes sure that no wide character spans the border before a cell: both its halves become spaces.
  private mutating func separate(before index: Int) {
    // A continuation never begins a row, so the end of a row needs no case of its own.
    guard index < cells.count, cells[index].isContinuation else { return }
    cells[index - 1] = .space(cells[index - 1].style)
    cells[index] = .space(cells[index].style)
  }

  /// Fills a rectangle with one narrow character, as a rule a space.
  package mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .plain) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    var glyph = Glyph.space
    var isFirst = true
    Glyph.each(of: character) { if isFirst, $0.width == 1 { (glyph, isFirst) = ($0, false) } }
    let cell = Cell(glyph, style: style)
    for row in area.top..<area.bottom {
      let start = row * size.columns + area.left
      separate(before: start)
      if area.right < size.columns { separate(before: start + area.columns) }
      for index in start..<start + area.columns { cells[index] = cell }
    }
  }

  /// Changes the look of a rectangle and leaves the text: selections, focus. A wide character on the edge takes
  /// the look as a whole.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.top..<area.bottom {
      var left = area.left
      var right = area.right
      if self[left, row].isContinuation { left -= 1 }
      if right < size.columns, self[right, row].isContinuation { right += 1 }
      for column in left..<right { change(&cells[row * size.columns + column].style) }
      // A change that gives the halves different looks would break the invariant.
      for column in left..<right where self[column, row].isContinuation {
        cells[row * size.columns + column].style = self[column - 1, row].style
      }
    }
  }

  /// Copies another grid into this one, clipped; wide characters cut by an edge become spaces.
  package mutating func draw(_ other: Grid, at origin: Position, in clip: Rect? = nil) {
    let target = Rect(
      column: origin.column, row: origin.row, columns: other.size.columns, rows: other.size.rows)
    let area = target.intersection(clip ?? bounds).intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.top..<area.bottom {
      let start = row * size.columns
      separate(before: start + area.left)
      if area.right < size.columns { separate(before: start + area.right) }
      for column in area.left..<area.right {
        var cell = other[column - origin.column, row - origin.row]
        let cutLeft = cell.isContinuation && column == area.left
        let cutRight = cell.width == 2 && column == area.right - 1
        if cutLeft || cutRight { cell = .space(cell.style) }
        cells[start + column] = cell
      }
    }
  }

  /// Replaces cells as a patch says; only patches made by `Patch.between` keep the invariant.
  package mutating func apply(_ patches: [Patch]) {
    for patch in patches {
      let start = patch.position.row * size.columns + patch.position.column
      cells.replaceSubrange(start..<start + patch.cells.count, with: patch.cells)
    }
  }
}
