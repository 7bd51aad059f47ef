import ScreenParts
import TerminalKit

extension Canvas<AdminTarget> {
  /// Draws as much of a long text as there is room for, with a sign where more follows below.
  mutating func draw(_ lines: [StyledLine<KeyEvent>], in place: Rect, scrolled: ScrolledText) {
    let top = scrolled.clamped(lines: lines.count, height: place.rows)
    draw(lines.dropFirst(top), in: place)
    if lines.count > top + place.rows, place.rows > 0, place.columns > 0 {
      let sign = surroundings.glyphs == .ascii ? "v" : "↓"
      grid.put(sign, at: Position(column: place.right - 1, row: place.bottom - 1), style: Look.quiet)
    }
  }
}
