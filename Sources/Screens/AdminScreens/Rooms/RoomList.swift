package import TerminalKit

/// The rows of a room that lists things, with the selected one and the marked ones; both stay with their rows by id,
/// whatever comes and goes.
package struct RoomList<Row: Identifiable & Sendable>: Sendable where Row.ID: Hashable & Sendable {
  package private(set) var rows: [Row] = []
  package private(set) var list = ListState<Row.ID>()
  package private(set) var marked: Set<Row.ID> = []
  private var ids: [Row.ID] = []

  /// A list before anything was read.
  package init() {}

  /// The row that keys are about; nil in an empty list.
  package var selected: Row? { rows.indices.contains(list.selectedIndex) ? rows[list.selectedIndex] : nil }

  /// The rows that an act is about, in their order: the marked ones, or else the selected one.
  package var meant: [Row] {
    marked.isEmpty ? selected.map { [$0] } ?? [] : rows.filter { marked.contains($0.id) }
  }

  /// Takes in the rows as they are now. The selected row stays on its line of the screen; marks of rows that are gone
  /// go with them.
  ///
  /// - Parameter followsTop: whether the first row is selected instead, whichever it is.
  package mutating func take(_ rows: [Row], followsTop: Bool = false) {
    self.rows = rows
    ids = rows.map(\.id)
    if followsTop { list = ListState() }
    list.reconcile(with: ids, keepsLine: true)
    marked.formIntersection(ids)
  }

  /// How many of other rows are not among these.
  package func countNew(in others: [Row]) -> Int {
    let known = Set(ids)
    return others.count { !known.contains($0.id) }
  }

  /// Moves by the keys of every list, marks the selected row by `x` and all rows by `*`, which once more takes the marks
  /// away.
  ///
  /// - Returns: false where the key means nothing to a list.
  package mutating func handle(_ key: KeyEvent, height: Int) -> Bool {
    switch key {
    case .text("x"):
      guard let id = selected?.id else { return true }
      if marked.remove(id) == nil { marked.insert(id) }
      list.move(by: 1, in: ids)
      list.reveal(height: height, count: ids.count)
      return true
    case .text("*"):
      marked = marked.count == ids.count ? [] : Set(ids)
      return true
    case .mouse(let mouse) where mouse.action == .wheelUp || mouse.action == .wheelDown:
      return list.handle(mouse.action == .wheelUp ? .up : .down, in: ids, height: height)
    default: return list.handle(key, in: ids, height: height)
    }
  }

  /// Selects a row by its number: a click.
  package mutating func select(row: Int) {
    if ids.indices.contains(row) { list.select(ids[row], in: ids) }
  }
}
