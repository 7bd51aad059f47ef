/// Rows of a list, and how they were come by.
package struct RoomPage<Row: Hashable & Sendable, Cursor: Hashable & Sendable>: Hashable, Sendable {
  package var rows: [Row]
  /// Where it goes on; `nil` at the end.
  package var next: Cursor?
  /// How many rows were looked at for it.
  package var looked: Int
  /// Whether there are older rows in which nobody searched.
  package var isSearchCut = false

  package init(rows: [Row], next: Cursor?, looked: Int) {
    self.rows = rows
    self.next = next
    self.looked = looked
  }
}

/// How far a list looks for rows that a filter means.
package enum LookBound {
  /// Words and expressions are searched among that many of the newest rows.
  package static let search = 10_000

  /// How many rows are looked at for a page of others at most: then the page says so and goes on where it stopped. The
  /// more rows somebody wants, the further it looks.
  package static func rows(for limit: Int) -> Int { max(5_000, limit * 25) }
}
