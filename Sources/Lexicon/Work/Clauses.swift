/// Parts of a sentence between commas, semicolons, dashes and words such as "but".
package enum Clauses {
  private static let signs: Set<Unicode.Scalar> = [
    ",", ";", "—", "–", "(", ")", ":", "|", "·", "•", "…", ".",
  ]
  private static let words: Set<String> = [
    "but", "however", "although", "though", "while", "whereas", "except", "но", "зато", "хотя", "однако",
    "because", "потому", "если", "if", "кроме",
  ]

  /// The clause of the token at `position`, as token positions without the signs that bound it.
  package static func clause(at position: Int, in text: AnalysedText) -> Range<Int> {
    let sentence = text.sentence(at: position)
    var lower = position
    while lower > sentence.lowerBound, !bounds(lower - 1, text) {
      lower -= 1
      if words.contains(text.folded(lower)) && lower < position { break }
    }
    var upper = position + 1
    while upper < sentence.upperBound, !bounds(upper, text), !words.contains(text.folded(upper)) {
      upper += 1
    }
    while upper > position + 1, text.tokens[upper - 1].isSign(".") || text.tokens[upper - 1].isSign("!") {
      upper -= 1
    }
    return lower..<upper
  }

  /// All clauses of a sentence, in order.
  package static func clauses(of sentence: Range<Int>, in text: AnalysedText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      if bounds(position, text) {
        position += 1
        continue
      }
      var end = position + 1
      while end < sentence.upperBound, !bounds(end, text), !words.contains(text.folded(end)) { end += 1 }
      result.append(position..<end)
      position = end
    }
    return result
  }

  private static func bounds(_ position: Int, _ text: AnalysedText) -> Bool {
    let token = text.tokens[position]
    guard token.kind == .sign, let sign = token.folded.unicodeScalars.first, signs.contains(sign) else {
      return false
    }
    // "I never know what to say... 26 thousand maybe?"
    if sign == "." { return position > 0 && text.tokens[position - 1].isSign(".") }
    // «1С:ERP», "9:30", "5–7": between glued tokens it is no boundary.
    if sign == ":" || sign == "–" {
      return !(token.isGlued && position + 1 < text.tokens.count && text.tokens[position + 1].isGlued)
    }
    return true
  }
}
