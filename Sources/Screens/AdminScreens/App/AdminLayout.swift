import TerminalKit

/// Where everything stands at a size: a function of the size and of what wants room.
struct AdminLayout: Equatable {
  var tabs: Rect
  var rule: Rect
  /// The filter and, below it, what is wrong with it; empty where there is none.
  var filter: Rect
  /// The room itself.
  var body: Rect
  /// Messages, or the line behind `:`.
  var message: Rect
  var hints: Rect

  /// Below this the screens say that they need more room.
  static let smallest = Size(columns: 60, rows: 16)

  /// - Parameters:
  ///   - filterRows: 0 without a filter, 2 with one that is wrong.
  ///   - messageRows: what the message would take; at most four.
  ///   - hintRows: 1, or 2 where a line has no room for all keys.
  init(_ size: Size, filterRows: Int, messageRows: Int, hintRows: Int) {
    let parts = Rect(size).splitRows([
      .fixed(1), .fixed(1), .fixed(filterRows), .share(1), .fixed(min(messageRows, 4)), .fixed(hintRows),
    ])
    tabs = parts[0].inset(columns: 1, rows: 0)
    rule = parts[1]
    filter = parts[2].inset(columns: 1, rows: 0)
    body = parts[3].inset(columns: 1, rows: 0)
    message = parts[4].inset(columns: 1, rows: 0)
    hints = parts[5].inset(columns: 1, rows: 0)
  }
}
