import Lexicon

/// Tells an order to begin ("start matching", «да, начинай») from words about it ("when do you start matching?", "don't
/// start yet"): it has the effect of the button, so nothing doubtful may count.
enum StartOrder {
  private static let doubts: Set<String> = [
    "not", "don't", "dont", "never", "no", "yet", "when", "if", "after", "once", "before", "until", "later",
    "tomorrow", "how", "why", "does", "will", "would", "should", "unless", "wait", "stop", "не", "нет",
    "рано", "когда",
    "если", "после", "потом", "позже", "завтра", "пока", "как", "зачем", "почему", "подожди", "погоди",
    "стоп",
  ]
  /// Longer sentences say something else besides.
  private static let mostWords = 7

  /// - Parameter sentence: one that carries the wish to begin.
  static func isMeant(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
    let words = text.tokens[sentence].filter { $0.kind != .sign }.map(\.folded)
    return words.count <= mostWords && !words.contains(where: doubts.contains)
      && !text.tokens[sentence].contains { $0.isSign("?") }
  }
}
