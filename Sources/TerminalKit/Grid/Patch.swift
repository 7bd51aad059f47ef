/// Neighbouring cells of one row that changed.
package struct Patch: Equatable, Sendable {
  package let position: Position
  /// Whole characters: never begins with a continuation, never ends before one.
  package let cells: [Cell]

  /// Cells to show from a place on, to the right.
  package init(position: Position, cells: [Cell]) {
    self.position = position
    self.cells = cells
  }

  /// What turns one screen into another.
  ///
  /// Runs that lie close together are not joined: the terminal library moves the cursor itself.
  /// - Parameter old: nil, or a grid of another size, makes one patch a row.
  /// - Returns: nothing where nothing changed; else patches from top to bottom, left to right.
  package static func between(_ old: Grid?, _ new: Grid) -> [Patch] {
    let columns = new.size.columns
    guard let old, old.size == new.size else {
      return (0..<new.size.rows).compactMap { row in
        columns == 0
          ? nil
          : Patch(
            position: Position(column: 0, row: row),
            cells: Array(new.cells[row * columns..<(row + 1) * columns]))
      }
    }
    var patches: [Patch] = []
    new.cells.withUnsafeBufferPointer { after in
      old.cells.withUnsafeBufferPointer { before in
        // Where both share storage nothing can differ: the common case of an idle screen.
        if after.baseAddress == before.baseAddress { return }
        for row in 0..<new.size.rows {
          let rowEnd = (row + 1) * columns
          var index = row * columns
          while index < rowEnd {
            if after[index] == before[index] {
              index += 1
              continue
            }
            var start = index
            while start > row * columns, after[start].isContinuation { start -= 1 }
            while index < rowEnd, after[index] != before[index] || after[index].isContinuation { index += 1 }
            patches.append(
              Patch(
                position: Position(column: start - row * columns, row: row),
                cells: Array(after[start..<index])))
          }
        }
      }
    }
    return patches
  }
}
