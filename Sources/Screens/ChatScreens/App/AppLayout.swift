import ScreenParts
import TerminalKit

/// Where everything stands at a size: a function of the size and of what wants room.
struct AppLayout: Equatable {
  var tabs = Rect(.init(columns: 0, rows: 0))
  var rule = Rect(.init(columns: 0, rows: 0))
  /// The current screen.
  var body = Rect(.init(columns: 0, rows: 0))
  /// The card beside the chat; empty where the terminal is narrow.
  var panel = Rect(.init(columns: 0, rows: 0))
  /// Buttons of a message whose end is below the view; empty where they stand in the transcript itself.
  var actions = Rect(.init(columns: 0, rows: 0))
  /// The line between transcript and field.
  var status = Rect(.init(columns: 0, rows: 0))
  var toast = Rect(.init(columns: 0, rows: 0))
  var field = Rect(.init(columns: 0, rows: 0))
  var hints = Rect(.init(columns: 0, rows: 0))

  /// What is left of the panel inside of its frame.
  var panelColumns: Int { max(1, panel.columns - Self.frameColumns) }
  /// A border and a space on either side.
  static let frameColumns = 4

  /// Below this the screens say that they need more room.
  static let smallest = Size(columns: 40, rows: 10)
  /// From here on there is room for a card beside the chat.
  private static let widthWithPanel = 132
  private static let rowsWithRule = 14

  /// - Parameters:
  ///   - fieldRows: what the text field would take; nil on screens without one. It gets at most a third.
  ///   - toastRows: what the toast would take; at most four.
  ///   - actionRows: what the buttons from below the view would take; at most a quarter of the screen.
  init(_ size: Size, fieldRows: Int?, toastRows: Int, actionRows: Int = 0, wantsPanel: Bool) {
    let screen = Rect(size)
    let field = fieldRows.map { max(1, min($0, size.rows / 3)) } ?? 0
    let parts = screen.splitRows([
      .fixed(1), .fixed(size.rows >= Self.rowsWithRule ? 1 : 0), .share(1),
      .fixed(min(actionRows, size.rows / 4)), .fixed(fieldRows == nil ? 0 : 1), .fixed(min(toastRows, 4)),
      .fixed(field), .fixed(1),
    ])
    let margin = size.columns >= 60 ? 2 : 1
    tabs = parts[0]
    rule = parts[1]
    body = parts[2].inset(columns: margin, rows: 0)
    actions = parts[3].inset(columns: margin, rows: 0)
    status = parts[4]
    toast = parts[5].inset(columns: 1, rows: 0)
    self.field = parts[6].inset(columns: 1, rows: 0)
    hints = parts[7].inset(columns: 1, rows: 0)
    let hasPanel = wantsPanel && size.columns >= Self.widthWithPanel
    let textColumns = hasPanel ? size.columns * 3 / 5 - 4 : body.columns
    body.size = Size(columns: min(textColumns, Look.measure), rows: body.rows)
    actions.size = Size(columns: body.columns, rows: actions.rows)
    if hasPanel {
      let left = body.right + 3
      panel = Rect(
        column: left, row: body.top, columns: min(size.columns - left - 1, Look.measure), rows: body.rows)
    }
  }

  /// How many rows a field of that width may take.
  static func fieldRows(_ size: Size) -> Int { max(1, size.rows / 3) }
}
