import Domain
import TerminalKit

/// One line of a laid-out text. What changes without the text itself (relative times, focus) is named here and painted
/// later, so that a laid-out text can be kept.
struct StyledLine: Hashable, Sendable {
  /// What stands at the right end of the line, where there is room.
  enum Trailing: Hashable, Sendable {
    case time(Timestamp)
    case text(String, Style)
  }

  /// A button and its column within the line.
  struct PlacedButton: Hashable, Sendable {
    let column: Int
    let button: ScreenButton
  }

  var spans: [Span]
  var trailing: Trailing?
  var buttons: [PlacedButton] = []
  /// A rule with the date of this instant in it: a new day begins.
  var day: Timestamp?

  init(_ spans: [Span] = [], trailing: Trailing? = nil) {
    self.spans = spans
    self.trailing = trailing
  }

  init(_ text: String, _ style: Style = .plain) {
    self.init([Span(text, style)])
  }

  static let blank = StyledLine()

  var width: Int {
    let text = spans.reduce(0) { $0 + Columns.width(of: $1.text) }
    return max(text, buttons.last.map { $0.column + $0.button.width } ?? 0)
  }

  /// The line moved to the right.
  func indented(by columns: Int) -> StyledLine {
    guard columns > 0 else { return self }
    var line = self
    line.spans.insert(Span(String(repeating: " ", count: columns)), at: 0)
    line.buttons = buttons.map { PlacedButton(column: $0.column + columns, button: $0.button) }
    return line
  }

  /// The line cut to a width, and filled up to it with spaces.
  func fitted(to columns: Int) -> StyledLine {
    var line = self
    line.spans = []
    var used = 0
    for span in spans where used < columns {
      let text = Columns.truncated(span.text, to: columns - used)
      used += Columns.width(of: text)
      line.spans.append(Span(text, span.style))
    }
    if used < columns { line.spans.append(Span(String(repeating: " ", count: columns - used))) }
    return line
  }
}

/// Something that can be pressed, with what it does.
struct ScreenButton: Hashable, Sendable {
  /// What a press does.
  enum Act: Hashable, Sendable {
    case press(ActionID, MessageAction.Intent)
    case perform(UserCommand)
    case choose(ChoiceChange)
    case startMatching
    /// Mitko sends the open introductions again, with fresh buttons.
    case askAgain
    case toggleEvidence
    /// Begins to choose what others are not to see.
    case markWords
    case copy(String)
    /// Puts words into the field, to be sent or changed by their reader.
    case draft(String)
  }

  /// The digit that presses it while the focus is on the buttons; 0 for none.
  let number: Int
  let label: String
  let act: Act

  var text: String { number > 0 && number < 10 ? "[ \(number) \(label) ]" : "[ \(label) ]" }
  var width: Int { Columns.width(of: text) }
}

/// Builds lines out of texts.
enum Lines {
  /// A wrapped text in one look; the lines after the first may hang.
  static func wrapped(
    _ text: String, columns: Int, style: Style = .plain, first: Span? = nil, hang: Int = 0
  ) -> [StyledLine] {
    let width = max(1, columns - hang)
    return TextWrap.lines(of: text, columns: width).enumerated().map { index, line in
      if index == 0, let first { return StyledLine([first, Span(line, style)]) }
      return StyledLine([Span(String(repeating: " ", count: hang)), Span(line, style)])
    }
  }

  /// A text of paragraphs, wrapped; what follows the first line of a bulleted or indented one hangs below its words.
  static func hanging(_ text: String, columns: Int) -> [StyledLine] {
    TextWrap.hanging(text, columns: columns).map { StyledLine($0) }
  }

  /// Buttons one after the other, as many in a line as fit.
  static func buttons(_ buttons: [ScreenButton], columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
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
  static func framed(
    _ lines: [StyledLine], title: String, status: Span? = nil, columns: Int, style: Style = Look.quiet
  ) -> [StyledLine] {
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
    let bottom = StyledLine("╰" + String(repeating: "─", count: columns - 2) + "╯", style)
    let body = lines.map { line in
      var framed = line.fitted(to: inner).indented(by: 2)
      framed.spans[0] = Span("│ ", style)
      framed.spans.append(Span(" │", style))
      return framed
    }
    return [StyledLine(top)] + body + [bottom]
  }

  /// Two texts beside each other, each in its own column.
  static func beside(_ left: [StyledLine], _ right: [StyledLine], columns: Int, gap: Int = 3) -> [StyledLine]
  {
    let width = (columns - gap) / 2
    return (0..<max(left.count, right.count)).map { index in
      var line = (index < left.count ? left[index] : .blank).fitted(to: width)
      line.spans.append(Span(String(repeating: " ", count: gap)))
      if index < right.count { line.spans += right[index].spans }
      return line
    }
  }
}

extension ScreenButton {
  /// The button with its label cut so that the whole fits.
  func fitting(_ columns: Int) -> ScreenButton {
    guard width > columns else { return self }
    let room = max(1, columns - (width - Columns.width(of: label)))
    return ScreenButton(number: number, label: Columns.truncated(label, to: room), act: act)
  }
}
