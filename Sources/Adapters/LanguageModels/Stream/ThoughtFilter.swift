/// Parts what some open models think aloud before they answer from the answer: one `<think>` element at the very
/// beginning.
///
/// Pieces may split the marks anywhere. Models of OpenAI and Anthropic never write it; what they think has a place of
/// its own.
struct ThoughtFilter {
  /// A piece of what comes, parted.
  struct Piece: Hashable, Sendable {
    /// Of the answer.
    var text = ""
    /// It costs as much, and is not said.
    var thought = ""

    static func += (left: inout Piece, right: Piece) {
      left.text += right.text
      left.thought += right.thought
    }
  }

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

  /// What the piece is part of, with what was held back before.
  mutating func pass(_ piece: String) -> Piece {
    switch state {
    case .passing: return Piece(text: piece)
    case .after:
      let rest = piece.drop(while: \.isWhitespace)
      if !rest.isEmpty { state = .passing }
      return Piece(text: String(rest))
    case .undecided(let held):
      let text = held + piece
      let begin = text.drop(while: \.isWhitespace)
      if begin.hasPrefix(Self.start) {
        state = .thinking("")
        return pass(String(begin.dropFirst(Self.start.count)))
      }
      if Self.start.hasPrefix(begin) {
        state = .undecided(text)
        return Piece()
      }
      state = .passing
      return Piece(text: text)
    case .thinking(let held):
      let text = held + piece
      guard let end = text.firstRange(of: Self.end) else {
        let held = text.suffix(Self.end.count - 1)
        state = .thinking(String(held))
        return Piece(thought: String(text[..<held.startIndex]))
      }
      state = .after
      var parted = pass(String(text[end.upperBound...]))
      parted.thought = text[..<end.lowerBound] + parted.thought
      return parted
    }
  }

  /// What was held back. A thought without an end is none of the answer.
  mutating func finish() -> Piece {
    defer { state = .passing }
    switch state {
    case .undecided(let held): return Piece(text: held)
    case .thinking(let held): return Piece(thought: held)
    case .after, .passing: return Piece()
    }
  }
}
