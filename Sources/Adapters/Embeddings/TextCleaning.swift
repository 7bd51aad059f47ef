/// Stands in for the lexicon's own until that is there.
enum TextCleaning {
  static let modelInputLimit = 2_000

  static func modelInput(_ text: String) -> String {
    let kept = text.unicodeScalars.lazy
      .filter { $0.value != 0xFDFA && ($0.value >= 32 || $0 == "\n" || $0 == "\t") }
      .prefix(modelInputLimit)
    return String(String.UnicodeScalarView(kept))
  }
}
