/// A part of a whole as a bar of a fixed width.
package enum ScoreBar {
  /// A thin bar, which stays one line where another stands below it: what is filled in halves of a column, and the
  /// fainter rest. Together exactly `columns` columns; ends as in `text`.
  package static func line(_ fraction: Double, columns: Int) -> (filled: String, rest: String) {
    guard columns > 0 else { return ("", "") }
    let value = fraction.isNaN ? 0 : min(1, max(0, fraction))
    var halves = Int((value * Double(columns * 2)).rounded())
    if value > 0 { halves = max(1, halves) }
    if value < 1 { halves = min(columns * 2 - 1, halves) }
    let used = (halves + 1) / 2
    return (
      String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : ""),
      String(repeating: "─", count: columns - used)
    )
  }

  /// The bar's text, exactly `columns` columns: eighths of a column in Unicode, whole ones in ASCII.
  ///
  /// - Parameter fraction: 0 to 1; outside is clamped, and what is no number counts as 0. Any more than nothing shows
  ///   at least the thinnest mark, and only a whole bar is full: 0.999 is not drawn as 1.
  package static func text(_ fraction: Double, columns: Int, ascii: Bool = false) -> String {
    guard columns > 0 else { return "" }
    let value = fraction.isNaN ? 0 : min(1, max(0, fraction))
    let steps = columns * (ascii ? 1 : 8)
    var filled = Int((value * Double(steps)).rounded())
    if value > 0 { filled = max(1, filled) }
    if value < 1 { filled = min(steps - 1, filled) }
    if ascii {
      return String(repeating: "#", count: filled) + String(repeating: ".", count: columns - filled)
    }
    let parts: [String] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let part = parts[filled % 8]
    let used = filled / 8 + (part.isEmpty ? 0 : 1)
    return String(repeating: "█", count: filled / 8) + part + String(repeating: " ", count: columns - used)
  }
}
