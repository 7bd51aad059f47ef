/// What one line of a Markdown text is. A block of a text is a line here, but for code between fences: what models write
/// has no breaks within a paragraph, and the house's own lines are meant as they stand.
package enum MarkdownLine: Hashable, Sendable {
  case blank
  /// With the spaces before it, which are kept.
  case words(indent: Int, Substring)
  case heading(level: Int, Substring)
  /// `marker` as it is shown: "• ", "2. ".
  case item(indent: Int, marker: String, Substring)
  case quote(Substring)
  case rule
  /// A line between fences, without the fence's own indent.
  case code(Substring)
  /// The line of a fence itself, which is not shown.
  case fence
  /// The beginning of something that the next characters decide about: not shown yet.
  case undecided
}

/// Reads the lines of a text one after another; between fences nothing means anything.
package struct MarkdownLineReader: Hashable, Sendable {
  private struct Fence: Hashable, Sendable {
    let mark: Character
    let length: Int
    let indent: Int
  }

  private var fence: Fence?

  /// At the first line of a text.
  package init() {}

  /// What the next line is.
  ///
  /// - Parameter isOpen: whether the line may go on: what could become the mark of a heading, list, rule or fence is
  ///   held back then, so that no raw mark is seen that vanishes with the next character.
  package mutating func read(_ line: Substring, isOpen: Bool = false) -> MarkdownLine {
    let indent = line.prefix { $0 == " " }.count
    let text = line.dropFirst(indent)
    if let fence { return readInside(fence, line, text, isOpen: isOpen) }
    if text.allSatisfy(\.isWhitespace) { return isOpen && !line.isEmpty ? .undecided : .blank }
    if isOpen, Self.isBeginning(text) { return .undecided }
    if let opened = Self.fence(text, indent: indent) {
      fence = opened
      return .fence
    }
    return Self.heading(text) ?? Self.rule(text) ?? Self.item(text, indent: indent) ?? Self.quote(text)
      ?? .words(indent: min(indent, Self.deepest), text)
  }

  /// Deeper lists are drawn at this depth: words matter more than their order on the left.
  private static let deepest = 8

  private mutating func readInside(
    _ fence: Fence, _ line: Substring, _ text: Substring, isOpen: Bool
  ) -> MarkdownLine {
    let run = text.prefix { $0 == fence.mark }.count
    let isRun = run > 0 && text.dropFirst(run).allSatisfy(\.isWhitespace)
    if isRun, run >= fence.length {
      self.fence = nil
      return .fence
    }
    if isRun, isOpen { return .undecided }
    let own = line.prefix(fence.indent).prefix { $0 == " " }.count
    return .code(line.dropFirst(own))
  }

  /// Whether a line is nothing so far but what a mark may begin with.
  private static func isBeginning(_ text: Substring) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case "#": return text.count <= 6 && text.allSatisfy { $0 == "#" }
    case "-", "*", "_", "+", "`", "~": return text.count < 3 && text.allSatisfy { $0 == first }
    case ">", "•": return text.count == 1
    case "0"..."9":
      let rest = text.drop { $0.isASCII && $0.isNumber }
      return text.count <= 10 && (rest.isEmpty || rest == "." || rest == ")")
    default: return false
    }
  }

  private static func fence(_ text: Substring, indent: Int) -> Fence? {
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let length = text.prefix { $0 == mark }.count
    guard length >= 3, mark == "~" || !text.dropFirst(length).contains("`") else { return nil }
    return Fence(mark: mark, length: length, indent: indent)
  }

  private static func heading(_ text: Substring) -> MarkdownLine? {
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard (1...6).contains(level), rest.first == " " || rest.isEmpty else { return nil }
    var words = trimmed(rest)
    let closing = words.reversed().prefix { $0 == "#" }.count
    if closing > 0, words.dropLast(closing).last.map({ $0 == " " }) ?? true {
      words = trimmed(words.dropLast(closing))
    }
    return .heading(level: level, words)
  }

  private static func rule(_ text: Substring) -> MarkdownLine? {
    guard let mark = text.first, "-*_".contains(mark) else { return nil }
    let marks = text.filter { $0 != " " }
    return marks.count >= 3 && marks.allSatisfy { $0 == mark } ? .rule : nil
  }

  private static func item(_ text: Substring, indent: Int) -> MarkdownLine? {
    let indent = min(indent, deepest)
    if let mark = text.first, "-*+•".contains(mark), text.dropFirst().first == " " {
      return .item(indent: indent, marker: "• ", trimmed(text.dropFirst()))
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard (1...9).contains(digits.count), let end = rest.first, end == "." || end == ")",
      rest.dropFirst().first == " "
    else { return nil }
    return .item(indent: indent, marker: "\(digits)\(end) ", trimmed(rest.dropFirst()))
  }

  private static func quote(_ text: Substring) -> MarkdownLine? {
    text.first == ">" ? .quote(trimmed(text.dropFirst())) : nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
