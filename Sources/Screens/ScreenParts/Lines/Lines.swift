package import TerminalKit

/// Builds lines out of texts.
package enum Lines<Act: Hashable & Sendable> {
  /// A wrapped text in one look; the lines after the first may hang.
  package static func wrapped(
    _ text: String, columns: Int, style: Style = .plain, first: Span? = nil, hang: Int = 0
  ) -> [StyledLine<Act>] {
    let width = max(1, columns - hang)
    return TextWrap.lines(of: text, columns: width).enumerated().map { index, line in
      if index == 0, let first { return StyledLine([first, Span(line, style)]) }
      return StyledLine([Span(String(repeating: " ", count: hang)), Span(line, style)])
    }
  }

  /// A text of paragraphs, wrapped; what follows the first line of a bulleted or indented one hangs below its words.
  package static func hanging(_ text: String, columns: Int) -> [StyledLine<Act>] {
    TextWrap.hanging(text, columns: columns).map { StyledLine($0) }
  }

  /// Buttons one after the other, as many in a line as fit.
  package static func buttons(_ buttons: [ScreenButton<Act>], columns: Int) -> [StyledLine<Act>] {
    var lines: [StyledLine<Act>] = []
    var column = 0
    for button in buttons {
      let fitting = button.fitting(columns)
      if lines.isEmpty || column + fitting.width > columns {
        lines.append(.blank)
        column = 0
      }
      lines[lines.count - 1].buttons.append(.init(column: column, button: fitting))
      column += fitting.width + 2
    }
    return lines
  }

  /// A frame round lines, with a title and a word at the right of its upper border.
  package static func framed(
    _ lines: [StyledLine<Act>], title: String, status: Span? = nil, columns: Int, style: Style = Look.quiet
  ) -> [StyledLine<Act>] {
    guard columns >= 8 else { return lines }
    let inner = columns - 4
    var top: [Span] = [Span("╭─ ", style)]
    let statusWidth = status.map { Columns.width(of: $0.text) + 3 } ?? 0
    let shownStatus = statusWidth + 14 <= columns ? status : nil
    let heading = Columns.truncated(title, to: columns - 6 - (shownStatus == nil ? 0 : statusWidth))
    top.append(Span(heading, Look.title))
    let used = 3 + Columns.width(of: heading) + 1 + (shownStatus == nil ? 0 : statusWidth)
    top.append(Span(" " + String(repeating: "─", count: max(0, columns - used - 1)), style))
    if let shownStatus {
      top += [Span(" ", style), shownStatus, Span(" ─", style)]
    }
    top.append(Span("╮", style))
    let bottom = StyledLine<Act>("╰" + String(repeating: "─", count: columns - 2) + "╯", style)
    let body = lines.map { line in
      var framed = line.fitted(to: inner).indented(by: 2)
      framed.spans[0] = Span("│ ", style)
      framed.spans.append(Span(" │", style))
      return framed
    }
    return [StyledLine<Act>(top)] + body + [bottom]
  }

  /// Two texts beside each other, each in its own column.
  package static func beside(
    _ left: [StyledLine<Act>], _ right: [StyledLine<Act>], columns: Int, gap: Int = 3
  ) -> [StyledLine<Act>] {
    let width = (columns - gap) / 2
    return (0..<max(left.count, right.count)).map { index in
      var line = (index < left.count ? left[index] : .blank).fitted(to: width)
      line.spans.append(Span(String(repeating: " ", count: gap)))
      if index < right.count { line.spans += right[index].spans }
      return line
    }
  }
}
