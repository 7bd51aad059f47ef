/// Rows in columns with a header: a list of many things of one kind. Only rows that are visible are asked for.
///
///        what      for       waits
///     >  reply     3f2a91c0  2 min
///      x qualify   88ac10de  41 min
package struct Table: Hashable, Sendable {
  /// What stands in a row.
  package struct Row: Hashable, Sendable {
    /// A text for each column, by the number of the column; missing ones are empty.
    package var cells: [String]
    /// Whether it was marked, for what is done to all marked rows.
    package var isMarked: Bool
    package var style: Style

    package init(_ cells: [String], isMarked: Bool = false, style: Style = .plain) {
      self.cells = cells
      self.isMarked = isMarked
      self.style = style
    }
  }

  /// Which column the rows are sorted by.
  package struct Sort: Hashable, Sendable {
    package var column: Int
    package var isDescending: Bool

    package init(_ column: Int, isDescending: Bool = false) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  package var columns: [TableColumn]
  package var sort: Sort?

  /// A table of these columns.
  package init(_ columns: [TableColumn], sort: Sort? = nil) {
    self.columns = columns
    self.sort = sort
  }

  /// Columns before the first cell: the sign of the selected row, that of marked ones, and a space.
  package static let signs = 3

  /// How many rows fit below the header.
  package static func height(in rect: Rect) -> Int { max(0, rect.rows - 1) }

  /// Draws the header and the visible rows; in its corner, how many rows are above these.
  ///
  /// - Parameters:
  ///   - count: how many rows there are.
  ///   - list: which row is selected and where the list is scrolled to.
  ///   - hasFocus: whether the selection stands out; its sign is there anyway.
  ///   - row: gives a row by its number, from 0.
  /// - Returns: the numbers of the rows that were drawn, with their places, for the mouse.
  @discardableResult
  package func render<ID>(
    into grid: inout Grid, in rect: Rect, count: Int, list: ListState<ID>, hasFocus: Bool = true,
    glyphs: ChartGlyphs = .blocks, header: Style = .dim, row: (Int) -> Row
  ) -> [(row: Int, rect: Rect)] {
    guard rect.columns > Self.signs, rect.rows > 0 else { return [] }
    let cells = rect.cutLeft(Self.signs).rest
    let places = TableColumn.places(columns, wide: cells.columns)
    for place in places {
      let column = columns[place.column]
      grid.putLine(
        title(of: place.column, columns: place.columns, glyphs),
        in: Rect(column: cells.left + place.left, row: rect.top, columns: place.columns, rows: 1),
        style: header,
        align: column.alignment)
    }
    let visible = list.visible(height: Self.height(in: rect), count: count)
    if let above = visible.first, above > 0 {
      let told = (glyphs == .ascii ? "^" : "↑") + (above < 10 ? "\(above)" : "+")
      grid.put(
        told, at: rect.origin, style: header,
        in: Rect(column: rect.left, row: rect.top, columns: Self.signs, rows: 1))
    }
    let selected = list.selected == nil ? nil : list.selectedIndex
    var drawn: [(row: Int, rect: Rect)] = []
    for (line, index) in visible.enumerated() {
      let row = row(index)
      let place = Rect(column: rect.left, row: rect.top + 1 + line, columns: rect.columns, rows: 1)
      let isSelected = index == selected
      grid.fill(place, style: row.style)
      grid.put(
        (isSelected ? ">" : " ") + (row.isMarked ? "x" : " "), at: place.origin, style: row.style, in: place)
      for cell in places where cell.column < row.cells.count {
        grid.putLine(
          row.cells[cell.column],
          in: Rect(column: cells.left + cell.left, row: place.top, columns: cell.columns, rows: 1),
          style: row.style,
          align: columns[cell.column].alignment)
      }
      if isSelected, hasFocus { grid.restyle(place) { $0 = $0.adding([.bold, .reverse]) } }
      drawn.append((index, place))
    }
    return drawn
  }

  /// The title with the sign of the sort behind it, which stays where the title is cut.
  private func title(of column: Int, columns width: Int, _ glyphs: ChartGlyphs) -> String {
    let title = columns[column].title
    guard let sort, sort.column == column else { return title }
    let sign = glyphs == .ascii ? (sort.isDescending ? "v" : "^") : (sort.isDescending ? "▼" : "▲")
    return Columns.truncated(title, to: max(0, width - 1)) + sign
  }
}
