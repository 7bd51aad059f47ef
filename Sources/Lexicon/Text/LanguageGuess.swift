/// Guesses the language of a text by its script.
package enum LanguageGuess {
  private static let english: Set<String> = [
    "the", "and", "i", "i'm", "is", "are", "am", "my", "to", "in", "of", "with", "for", "you", "we", "have",
    "looking", "hi", "hello", "yes", "no", "not", "what", "a", "an", "on", "at", "it", "be", "work", "want",
  ]

  /// The language of `text`: Russian where its own letters are mostly Cyrillic, English where they are mostly
  /// Latin; nil where nothing tells (no letters, or only names of skills such as "Go, Kafka").
  ///
  /// A Russian sentence full of Latin names is Russian: a few Cyrillic words weigh more than many Latin ones,
  /// since names of tools are Latin in both languages.
  package static func language(of text: AnalysedText) -> TextLanguage? {
    var cyrillic = 0
    var latin = 0
    var stopWords = 0
    for token in text.tokens where token.kind == .word {
      guard let first = token.folded.unicodeScalars.first else { continue }
      if (0x400...0x52F).contains(first.value) {
        cyrillic += 1
      } else if (0x61...0x7A).contains(first.value) {
        latin += 1
        if english.contains(token.folded) { stopWords += 1 }
      }
    }
    if cyrillic > 0 && cyrillic >= stopWords { return .russian }
    if stopWords > 0 || latin >= 4 { return .english }
    return nil
  }

  /// The language of `text`; see `language(of:)` for analysed text.
  package static func language(of text: String) -> TextLanguage? { language(of: AnalysedText(text)) }
}
