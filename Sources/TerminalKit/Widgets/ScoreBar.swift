/// A part of a whole as a bar of a fixed width.
package enum ScoreBar {
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
