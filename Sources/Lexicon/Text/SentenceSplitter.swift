/// Finds where sentences end.
enum SentenceSplitter {
  /// Abbreviations after which a full stop ends nothing, also before a capital.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "sr", "jr", "st", "vs", "etc", "inc", "ltd", "corp", "approx", "им", "ул",
    "тел", "тыс", "мес", "дол", "чел", "англ", "рус", "e.g", "мин", "макс", "max", "min", "тчк", "эл", "млн",
    "руб", "др", "проф", "пр", "ок", "см", "св", "гг", "тт", "мл", "ст", "рт", "eg", "ie", "ca", "cf", "al",
    "fr",
    "нач", "кв", "обл", "респ",
  ]

  /// A longer sentence is cut: readers look at the whole of one around each mention, and must stay linear on a
  /// megabyte without a full stop.
  private static let tokensAtMost = 200

  /// Ranges of token positions that cover `tokens` in order. A sentence ends at . ! ? or … before white space,
  /// unless a lower-case word follows, and at a line that begins a list item, a capital or follows an empty one.
  static func sentences(of tokens: [Token], in text: String) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for position in tokens.indices.dropFirst()
    where position - start >= tokensAtMost || endsSentence(before: position, tokens, text) {
      result.append(start..<position)
      start = position
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    return result
  }

  private static func endsSentence(before position: Int, _ tokens: [Token], _ text: String) -> Bool {
    let token = tokens[position]
    if token.isGlued { return false }
    let previous = tokens[position - 1]
    if token.startsLine {
      if token.kind == .sign || token.kind == .number { return true }
      if isTerminator(previous) || previous.isSign(":") || previous.isSign(";") { return true }
      if token.isCapitalised && !previous.isSign(",") { return true }
      // An empty line between.
      let gap = text[previous.range.upperBound..<token.range.lowerBound].utf8
      return gap.lazy.filter { $0 == 0x0A }.prefix(2).count == 2
    }
    guard isTerminator(previous) else { return false }
    if token.kind == .word && !token.isCapitalised && token.folded != "i" {
      // "node.js is", "т. е. то": a small letter goes on, but for a question or an exclamation, whose author may
      // not care for capitals.
      return !previous.isSign(".") && !previous.isSign("…") || isLongBefore(position - 1, tokens)
    }
    guard previous.isSign("."), position >= 2 else { return true }
    let before = tokens[position - 2]
    guard before.kind == .word, previous.isGlued else { return true }
    if abbreviations.contains(before.folded) { return false }
    // An initial: "И. Петров", "J. Smith".
    let isInitial =
      before.isCapitalised && before.folded.unicodeScalars.count == 1 && before.folded != "i"
      && !before.isGlued
    return !isInitial
  }

  /// Whether a whole sentence of at least three words of people who write without capitals stands before the stop.
  private static func isLongBefore(_ stop: Int, _ tokens: [Token]) -> Bool {
    guard stop >= 1, tokens[stop].isSign("."), tokens[stop].isGlued else { return false }
    let word = tokens[stop - 1]
    // «до 380. и мидлов не берём»; "2. teams" begins an item of a list.
    if word.kind == .number { return stop >= 2 && !word.startsLine }
    if word.kind != .word || abbreviations.contains(word.folded) || word.folded.unicodeScalars.count < 2 {
      return false
    }
    return true
  }

  private static func isTerminator(_ token: Token) -> Bool {
    guard token.kind == .sign, let scalar = token.folded.unicodeScalars.first else { return false }
    return scalar == "." || scalar == "!" || scalar == "?" || scalar == "…" || scalar == "。"
  }
}
