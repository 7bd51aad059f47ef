import TerminalKit

extension Canvas {
  /// A question in the middle of the screen with its answers as buttons; nothing else can be clicked while it stands.
  ///
  /// - Parameters:
  ///   - answers: what the buttons 1, 2 and so on say; a click on one is a click on the layer of its number from 0.
  ///   - chosen: the answer that has the focus, from 0.
  package mutating func drawQuestion(_ text: String, answers: [String], chosen: Int) {
    let columns = min(60, grid.size.columns - 4)
    let lines = TextWrap.lines(of: text, columns: columns - 4)
    let choices = answers.enumerated().map { ScreenButton(number: $0 + 1, label: $1, act: $0) }
    let buttons = Lines<Int>.buttons(choices, columns: columns - 4)
    let box = grid.bounds.centered(Size(columns: columns, rows: lines.count + buttons.count + 3))
    grid.fill(box)
    let inside = grid.box(box, style: Look.strong).inset(columns: 1, rows: 0)
    targets.removeAll()
    cursor = nil
    for (row, line) in lines.enumerated() { grid.putLine(line, in: inside, row: row) }
    for (row, line) in buttons.enumerated() {
      for placed in line.buttons {
        let place = Position(column: inside.left + placed.column, row: inside.top + lines.count + 1 + row)
        let end = grid.put(
          placed.button.text, at: place,
          style: placed.button.act == chosen ? Look.button.adding([.bold, .reverse]) : Look.button, in: inside
        )
        targets.append(
          (
            Rect(column: place.column, row: place.row, columns: end - place.column, rows: 1),
            .layer(placed.button.act)
          ))
      }
    }
  }
}
