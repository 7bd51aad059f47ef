/// The selection of a list whose rows come and go: it stays on its row by id, not by number.
package struct ListState<ID: Hashable & Sendable>: Equatable, Sendable {
  package private(set) var selected: ID?
  /// The row at the top of the visible part.
  package private(set) var firstVisible = 0
  /// Where the selected row was when rows were last taken in, from 0.
  package private(set) var selectedIndex = 0

  /// A list without a selection; the first `reconcile` selects the first row.
  package init() {}

  /// Takes in the rows as they are now: keeps the selection where its row still exists, else takes the row that
  /// came to its place, or the last. Looks for the row from its old place on, to both sides.
  ///
  /// - Parameter keepsLine: whether the selected row stays on its line of the screen, so that rows which come above it
  ///   move nothing under the reader's eyes.
  package mutating func reconcile(with ids: [ID], keepsLine: Bool = false) {
    if let selected, let index = place(of: selected, in: ids) {
      if keepsLine { firstVisible = max(0, firstVisible + index - selectedIndex) }
      selectedIndex = index
      return
    }
    selectedIndex = max(0, min(selectedIndex, ids.count - 1))
    selected = ids.isEmpty ? nil : ids[selectedIndex]
  }

  private func place(of id: ID, in ids: [ID]) -> Int? {
    for distance in 0...max(selectedIndex, ids.count) {
      let after = selectedIndex + distance
      if after < ids.count, ids[after] == id { return after }
      let before = selectedIndex - distance
      if before >= 0, before < ids.count, ids[before] == id { return before }
    }
    return nil
  }

  /// Selects a row; one that is not there changes nothing.
  package mutating func select(_ id: ID, in ids: [ID]) {
    guard let index = ids.firstIndex(of: id) else { return }
    selectedIndex = index
    selected = id
  }

  /// Moves the selection by rows, stopping at the ends.
  package mutating func move(by rows: Int, in ids: [ID]) {
    reconcile(with: ids)
    guard !ids.isEmpty else { return }
    selectedIndex = max(0, min(ids.count - 1, selectedIndex + rows))
    selected = ids[selectedIndex]
  }

  /// Reacts to the keys of every list: arrows, j and k, pages, Home and End, g and G.
  ///
  /// - Parameter height: visible rows, for pages.
  /// - Returns: false where the key means nothing to a list.
  package mutating func handle(_ event: KeyEvent, in ids: [ID], height: Int) -> Bool {
    switch event {
    case .up, .text("k"): move(by: -1, in: ids)
    case .down, .text("j"): move(by: 1, in: ids)
    case .pageUp: move(by: -max(1, height - 1), in: ids)
    case .pageDown: move(by: max(1, height - 1), in: ids)
    case .home, .textHome, .text("g"): move(by: -ids.count, in: ids)
    case .end, .textEnd, .text("G"): move(by: ids.count, in: ids)
    default: return false
    }
    reveal(height: height, count: ids.count)
    return true
  }

  /// Scrolls just so far that the selection is visible, and never past the end.
  package mutating func reveal(height: Int, count: Int) {
    guard height > 0 else { return }
    firstVisible = min(firstVisible, selectedIndex)
    firstVisible = max(firstVisible, selectedIndex - height + 1)
    firstVisible = max(0, min(firstVisible, count - height))
  }

  /// The numbers of the rows to draw.
  package func visible(height: Int, count: Int) -> Range<Int> {
    var copy = self
    copy.reveal(height: height, count: count)
    let start = max(0, min(copy.firstVisible, count))
    return start..<min(count, start + max(0, height))
  }
}
