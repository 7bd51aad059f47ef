/// Rows of different heights that a `Scroll` moves over; only the heights that are needed are asked for.
package protocol ScrollRows<ID> {
  /// What a row keeps while others come before and after it.
  associatedtype ID: Hashable & Sendable
  /// How many rows there are.
  var count: Int { get }
  /// The id of a row; `index` is in `0..<count`.
  func id(at index: Int) -> ID
  /// Screen lines of a row at the present width; at least 1.
  func height(at index: Int) -> Int
  /// Where a row is now; `hint` is where it was last. Nil where it is gone.
  func index(of id: ID, near hint: Int) -> Int?
}

extension ScrollRows {
  /// Looks at the hint, then through all rows; rows sorted by id can do better.
  package func index(of id: ID, near hint: Int) -> Int? {
    if hint >= 0, hint < count, self.id(at: hint) == id { return hint }
    return (0..<count).first { self.id(at: $0) == id }
  }
}

/// A part of a row that is visible.
package struct VisibleRow: Hashable, Sendable {
  /// The row's number.
  package let index: Int
  /// The line of the row that is shown first.
  package let firstLine: Int
  /// How many of its lines are shown.
  package let lines: Int
  /// Where the first of them stands, in lines from the top of the view.
  package let top: Int
}

/// Where a view over many rows of different heights stands: at the end, which it then follows, or with a certain
/// line of a certain row at its top. Work is proportional to what is visible or passed over, never to all rows.
package struct Scroll<ID: Hashable & Sendable>: Equatable, Sendable {
  private enum Anchor: Equatable, Sendable {
    /// Entered by starting and by scrolling to the end; leaves by scrolling up.
    case tail
    /// Entered by scrolling up; leaves to `tail` when the end becomes visible.
    case line(id: ID, line: Int, hint: Int)
  }

  private var anchor = Anchor.tail

  /// A view that follows the end.
  package init() {}

  /// Whether new rows at the end appear by themselves.
  package var followsTail: Bool { anchor == .tail }

  /// Goes to the end and follows it.
  package mutating func toEnd() { anchor = .tail }

  /// Goes to the first line of all.
  package mutating func toStart(_ rows: some ScrollRows<ID>, height: Int) {
    guard rows.count > 0 else { return }
    settle(at: (0, 0), rows, height: height)
  }

  /// Puts a row at the top of the view, as far as the end allows: results of a search.
  package mutating func show(_ id: ID, in rows: some ScrollRows<ID>, height: Int) {
    guard let index = rows.index(of: id, near: 0) else { return }
    settle(at: (index, 0), rows, height: height)
  }

  /// Moves by lines, up where negative; stops at both ends.
  package mutating func move(by lines: Int, _ rows: some ScrollRows<ID>, height: Int) {
    guard rows.count > 0, height > 0, lines != 0 else { return }
    if lines > 0, followsTail { return }
    settle(at: walk(from: top(rows, height: height), by: lines, rows), rows, height: height)
  }

  /// Moves by pages, which share one line.
  package mutating func page(by pages: Int, _ rows: some ScrollRows<ID>, height: Int) {
    move(by: pages * max(1, height - 1), rows, height: height)
  }

  /// Reacts to PageUp, PageDown, Ctrl-Home, Ctrl-End and the wheel; false for other keys.
  package mutating func handle(_ event: KeyEvent, _ rows: some ScrollRows<ID>, height: Int) -> Bool {
    switch event {
    case .pageUp: page(by: -1, rows, height: height)
    case .pageDown: page(by: 1, rows, height: height)
    case .textHome: toStart(rows, height: height)
    case .textEnd: toEnd()
    case .mouse(let mouse) where mouse.action == .wheelUp: move(by: -3, rows, height: height)
    case .mouse(let mouse) where mouse.action == .wheelDown: move(by: 3, rows, height: height)
    default: return false
    }
    return true
  }

  /// What to draw, from top to bottom. Fewer lines than `height` are at the top of the view.
  package func visible(_ rows: some ScrollRows<ID>, height: Int) -> [VisibleRow] {
    guard height > 0, rows.count > 0 else { return [] }
    var (index, line) = top(rows, height: height)
    var result: [VisibleRow] = []
    var top = 0
    while top < height, index < rows.count {
      let lines = min(rows.height(at: index) - line, height - top)
      // A row that became lower than the line at the top shows nothing.
      if lines > 0 {
        result.append(VisibleRow(index: index, firstLine: line, lines: lines, top: top))
        top += lines
      }
      index += 1
      line = 0
    }
    return result
  }

  /// How far down the view stands, 0 at the start and 1 at the end, counted in rows: for a scroll mark.
  package func progress(_ rows: some ScrollRows<ID>) -> Double {
    guard case .line(let id, _, let hint) = anchor, rows.count > 1 else { return 1 }
    return Double(rows.index(of: id, near: hint) ?? 0) / Double(rows.count - 1)
  }

  /// The line at the top of the view.
  private func top(_ rows: some ScrollRows<ID>, height: Int) -> (index: Int, line: Int) {
    guard case .line(let id, let line, let hint) = anchor else { return lastTop(rows, height: height) }
    let place: (index: Int, line: Int)
    if let index = rows.index(of: id, near: hint) {
      // Another width made the row lower: its last line stands in.
      place = (index, max(0, min(line, rows.height(at: index) - 1)))
    } else {
      // The row is gone: what came to its place stands in.
      place = (max(0, min(hint, rows.count - 1)), 0)
    }
    let last = lastTop(rows, height: height)
    return place < last ? place : last
  }

  /// The topmost line with which the view is just full to the end.
  private func lastTop(_ rows: some ScrollRows<ID>, height: Int) -> (index: Int, line: Int) {
    var left = height
    var index = rows.count
    while index > 0 {
      index -= 1
      let lines = rows.height(at: index)
      if lines >= left { return (index, lines - left) }
      left -= lines
    }
    return (0, 0)
  }

  private func walk(
    from place: (index: Int, line: Int), by lines: Int, _ rows: some ScrollRows<ID>
  ) -> (index: Int, line: Int) {
    var (index, line) = place
    line += lines
    while line < 0, index > 0 {
      index -= 1
      line += rows.height(at: index)
    }
    while index < rows.count - 1, line >= rows.height(at: index) {
      line -= rows.height(at: index)
      index += 1
    }
    return (index, max(0, line))
  }

  private mutating func settle(
    at place: (index: Int, line: Int), _ rows: some ScrollRows<ID>, height: Int
  ) {
    if place < lastTop(rows, height: height) {
      anchor = .line(id: rows.id(at: place.index), line: place.line, hint: place.index)
    } else {
      anchor = .tail
    }
  }
}
