/// Takes away what some open models think aloud before they answer: one `<think>` element at the very beginning.
///
/// Pieces may split the marks anywhere. Models of OpenAI and Anthropic never write it; what they think has a place of
/// its own.
struct ThoughtFilter {
  private enum State {
    /// So far it may become the mark.
    case undecided(String)
    /// Within the element; the end of what has come may be the beginning of its end.
    case thinking(String)
    /// White space after the element.
    case after
    case passing
  }

  private static let start = "<think>"
  private static let end = "</think>"

  private var state = State.undecided("")

  /// What of the piece is part of the answer, with what was held back before.
  mutating func pass(_ piece: String) -> String {
    switch state {
    case .passing: return piece
    case .after:
      let rest = piece.drop(while: \.isWhitespace)
      if !rest.isEmpty { state = .passing }
      return String(rest)
    case .undecided(let held):
      let text = held + piece
      let begin = text.drop(while: \.isWhitespace)
      if begin.hasPrefix(Self.start) {
        state = .thinking("")
        return pass(String(begin.dropFirst(Self.start.count)))
      }
      if Self.start.hasPrefix(begin) {
        state = .undecided(text)
        return ""
      }
      state = .passing
      return text
    case .thinking(let held):
      let text = held + piece
      guard let end = text.firstRange(of: Self.end) else {
        state = .thinking(String(text.suffix(Self.end.count - 1)))
        return ""
      }
      state = .after
      return pass(String(text[end.upperBound...]))
    }
  }

  /// What was held back and turned out to be text. A thought without an end is none of the answer.
  mutating func finish() -> String {
    defer { state = .passing }
    if case .undecided(let held) = state { return held }
    return ""
  }
}
