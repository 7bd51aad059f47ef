package import TerminalKit

extension Lines {
  /// Where words stand in a laid-out text, also where they are wrapped from one line to the next.
  package static func places(
    of pattern: SearchPattern, in lines: [StyledLine<Act>]
  ) -> [(line: Int, column: Int, columns: Int)] {
    var text = ""
    var starts: [String.Index] = []
    // Offsets, since appending makes the indices of a string stale.
    var offsets: [Int] = []
    for line in lines {
      offsets.append(text.utf8.count)
      // Who speaks, and the day, are no part of what was said.
      text += isHeading(line) ? "\u{FFFC}" : line.spans.map(\.text).joined()
      text += "\n"
    }
    starts = offsets.map { text.utf8.index(text.startIndex, offsetBy: $0) }
    return pattern.ranges(in: text).flatMap { range -> [(line: Int, column: Int, columns: Int)] in
      lines.indices.compactMap { line in
        let end = line + 1 < starts.count ? starts[line + 1] : text.endIndex
        let from = max(range.lowerBound, starts[line])
        let to = min(range.upperBound, end)
        guard from < to, !isHeading(lines[line]) else { return nil }
        let columns = Columns.width(of: trimmed(text[from..<to]))
        return columns > 0 ? (line, Columns.width(of: String(text[starts[line]..<from])), columns) : nil
      }
    }
  }

  private static func isHeading(_ line: StyledLine<Act>) -> Bool {
    if case .time? = line.trailing { return true }
    return line.day != nil
  }

  /// Without the break of a line and the space and frame before it.
  private static func trimmed(_ part: Substring) -> String {
    var part = part
    while let last = part.last, last.isWhitespace || last == "│" { part.removeLast() }
    return String(part)
  }
}
