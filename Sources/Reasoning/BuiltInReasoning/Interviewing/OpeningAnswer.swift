import Lexicon

/// The answer to a question of few choices that opens a message, and what the message says besides: "Berlin, three days
/// in the office" chooses a city and tells something else.
struct OpeningAnswer {
  /// How much of a message was an answer.
  enum Extent: Hashable, Sendable {
    case whole
    /// The rest is a literal part of the message, still to be understood.
    case opening(rest: String)
  }

  let opening: AnalysedText
  /// What stands behind the answer; `nil` where that is nothing, or says nothing.
  let rest: String?

  var extent: Extent { rest.map { .opening(rest: $0) } ?? .whole }

  /// Cuts the message behind its first clause that says something.
  init(_ text: AnalysedText) {
    let boundary = text.tokens.indices.first { position in
      Self.isBoundary(position, text) && !Self.isEmpty(text.tokens[..<position])
    }
    guard let boundary else {
      (opening, rest) = (text, nil)
      return
    }
    opening = AnalysedText(text.quote(0..<boundary))
    let behind = text.tokens[boundary...].drop { $0.kind == .sign || Self.joints.contains($0.folded) }
    rest = Self.isEmpty(behind) ? nil : text.quote(behind.startIndex..<behind.endIndex)
  }

  private static func isBoundary(_ position: Int, _ text: AnalysedText) -> Bool {
    let token = text.tokens[position]
    guard token.kind == .sign else { return position > 0 && joints.contains(token.folded) }
    let isLast = position + 1 == text.tokens.count
    return signs.contains(token.folded) && (isLast || !text.tokens[position + 1].isGlued)
  }

  private static func isEmpty(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.allSatisfy { $0.kind == .sign || fillers.contains($0.folded) || joints.contains($0.folded) }
  }

  private static let signs: Set<String> = [",", ";", ".", "!", "—", "–", "-", ":", "("]
  private static let joints: Set<String> = ["and", "but", "also", "plus", "и", "но", "а", "плюс"]

  /// Words that may stand around a choice and choose nothing.
  static let fillers: Set<String> = [
    "yes", "yep", "yeah", "no", "well", "hm", "hmm", "oh", "ok", "okay", "sorry", "actually", "it", "it's",
    "its", "is", "are", "the", "that", "that's", "this", "one", "ones", "right", "correct", "true", "still",
    "please", "keep", "take", "leave", "i'd", "i'm", "i", "say", "live", "in", "at", "holds", "of", "course",
    "as", "was", "a", "an", "only", "just", "thing", "two", "my", "answer", "value", "figure", "city",
    "stays",
    "да", "нет", "ага", "ну", "ой", "хм", "это", "верно", "верный", "верная", "верное", "правильно",
    "правильный",
    "правильная", "правильное", "то", "тот", "та", "те", "что", "как", "так", "вариант", "ответ", "пусть",
    "будет",
    "оставь", "оставьте", "пожалуйста", "все", "еще", "же", "конечно", "живу", "в", "я", "по-прежнему",
    "прежнему", "по", "было", "ладно", "значение", "город", "только", "извини", "извините",
  ]
}
