import DialogParts
import ScreenParts
import TerminalKit

/// A Markdown text laid out at a width, also while it grows: what has ended is kept, and only its last line is laid out
/// again.
struct MarkdownFlow {
  let columns: Int
  /// How many lines of the source were laid out: what growing has cost.
  private(set) var laidOut = 0
  /// The source that has ended, with its lines.
  private var settledSource = ""
  private var settled: [StyledLine] = []
  private var reader = MarkdownLineReader()
  /// Blank lines are drawn before what follows them: none at the ends, and one is enough.
  private var owesBlank = false

  init(columns: Int) {
    self.columns = max(1, columns)
  }

  /// The lines of a whole text.
  static func lines(of text: String, columns: Int) -> [StyledLine] {
    var flow = MarkdownFlow(columns: columns)
    return flow.lines(of: text, isOpen: false)
  }

  /// The lines of a text. One that goes on from the text of the call before costs as much as what is new.
  ///
  /// - Parameter isOpen: whether it may go on: marks that are half open close at its end then, and one that is not
  ///   whole yet is not shown.
  mutating func lines(of text: String, isOpen: Bool) -> [StyledLine] {
    if !text.utf8.starts(with: settledSource.utf8) { self = MarkdownFlow(columns: columns) }
    var rest = text[text.utf8.index(text.startIndex, offsetBy: settledSource.utf8.count)...]
    while let end = rest.firstIndex(where: \.isNewline) {
      settle(rest[..<end], in: text, upTo: rest.index(after: end))
      rest = rest[rest.index(after: end)...]
    }
    var (tail, owes) = (reader, owesBlank)
    let lines = settled + layOut(rest, &tail, &owes, isEmpty: settled.isEmpty, isOpen: isOpen)
    return lines.isEmpty ? [.blank] : lines
  }

  private mutating func settle(_ line: Substring, in text: String, upTo end: String.Index) {
    var (reader, owes) = (reader, owesBlank)
    settled += layOut(line, &reader, &owes, isEmpty: settled.isEmpty, isOpen: false)
    (self.reader, owesBlank) = (reader, owes)
    settledSource = String(text[..<end])
  }

  private mutating func layOut(
    _ line: Substring, _ reader: inout MarkdownLineReader, _ owesBlank: inout Bool, isEmpty: Bool,
    isOpen: Bool
  ) -> [StyledLine] {
    laidOut += 1
    let line = reader.read(line, isOpen: isOpen)
    let lines: [StyledLine]
    switch line {
    case .fence, .undecided: return []
    case .blank:
      owesBlank = true
      return []
    case .words(let indent, let words):
      lines = wrapped(words, first: spaces(indent), hang: indent, isOpen: isOpen)
    case .heading(let level, let words):
      lines = wrapped(words, first: [], hang: 0, base: level == 1 ? Look.heading : Look.title, isOpen: isOpen)
    case .item(let indent, let marker, let words):
      lines = wrapped(
        words, first: spaces(indent) + [Span(marker)], hang: indent + Columns.width(of: marker),
        isOpen: isOpen)
    case .quote(let words):
      lines = wrapped(
        words, first: [Span("│ ", Look.quiet)], hang: 2, below: [Span("│ ", Look.quiet)], isOpen: isOpen)
    case .rule: lines = [StyledLine(String(repeating: "─", count: columns), Look.quiet)]
    case .code(let text):
      let code = text.replacing("\t", with: "    ")
      lines = TextWrap.lines(of: String(code), columns: max(1, columns - 2)).map {
        StyledLine([Span("▏ ", Look.quiet), Span($0, Look.code)])
      }
    }
    defer { owesBlank = false }
    return owesBlank && !isEmpty ? [.blank] + lines : lines
  }

  private func spaces(_ count: Int) -> [Span] {
    count > 0 ? [Span(String(repeating: " ", count: count))] : []
  }

  /// Where less room is left beside a hang, words matter more than their order on the left.
  private static let leastColumns = 16

  private func wrapped(
    _ words: Substring, first: [Span], hang: Int, below: [Span]? = nil, base: Style = .plain, isOpen: Bool
  ) -> [StyledLine] {
    let runs = MarkdownWords.runs(of: words, isOpen: isOpen)
    let text = runs.map(\.text).joined()
    let hangs = columns - hang >= Self.leastColumns
    let below = hangs ? below ?? spaces(hang) : []
    let lines: [[Span]]
    if hangs {
      lines = TextWrap.ranges(of: text, columns: columns - hang).map { spans($0, of: text, runs, base) }
    } else {
      // The mark stands in the text itself.
      let mark = first.map(\.text).joined()
      let marked = [MarkdownWords.Run(text: mark)] + runs
      let whole = mark + text
      return TextWrap.ranges(of: whole, columns: columns).map {
        StyledLine(spans($0, of: whole, marked, base))
      }
    }
    return lines.enumerated().map { place, spans in StyledLine((place == 0 ? first : below) + spans) }
  }

  /// A part of the text in the looks of its runs.
  private func spans(
    _ range: Range<String.Index>, of text: String, _ runs: [MarkdownWords.Run], _ base: Style
  ) -> [Span] {
    var spans: [Span] = []
    var start = 0
    let bounds =
      text.utf8.distance(
        from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
        from: text.startIndex, to: range.upperBound)
    for run in runs {
      let end = start + run.text.utf8.count
      let (from, to) = (max(start, bounds.lowerBound), min(end, bounds.upperBound))
      if from < to {
        let part =
          text[
            text.utf8.index(text.startIndex, offsetBy: from)..<text.utf8.index(text.startIndex, offsetBy: to)]
        spans.append(Span(String(part), Self.style(run.look, base)))
      }
      start = end
    }
    return spans
  }

  private static func style(_ look: MarkdownWords.Look, _ base: Style) -> Style {
    var style = base
    if look.contains(.code) { style = Look.code }
    if look.contains(.strong) { style = style.adding(.bold) }
    if look.contains(.emphasis) { style = style.adding(.underline) }
    if look.contains(.struck) || look.contains(.address) { style = style.adding(.dim) }
    return style
  }
}

extension MarkdownFlow {
  /// The words alone, for where nothing is drawn: lines as they stand, without the marks of Markdown.
  static func words(of text: String) -> String {
    var reader = MarkdownLineReader()
    func plain(_ words: Substring) -> String { MarkdownWords.runs(of: words).map(\.text).joined() }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).compactMap {
      line -> String? in
      switch reader.read(line) {
      case .blank: ""
      case .words(let indent, let words): String(repeating: " ", count: indent) + plain(words)
      case .heading(_, let words): plain(words)
      case .item(let indent, let marker, let words):
        String(repeating: " ", count: indent) + marker + plain(words)
      case .quote(let words): "> " + plain(words)
      case .code(let code): String(code)
      case .rule: ""
      case .fence, .undecided: nil
      }
    }.joined(separator: "\n")
  }
}
