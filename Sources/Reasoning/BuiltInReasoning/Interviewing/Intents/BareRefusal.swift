import Lexicon

/// Tells a refusal that names nothing: «больше не хочу», "not any more, thanks".
///
/// It is said of what stands before it, and is no wish of its own.
enum BareRefusal {
  /// Whether the sentence, or what of it stands behind a sign, only refuses.
  static func isAlone(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
    let words = text.tokens[sentence].filter { $0.kind != .sign }.map(\.folded)
    return (2...7).contains(words.count) && words.contains(where: wanting.contains)
      && words.contains(where: refusing.contains)
      && words.allSatisfy { wanting.contains($0) || refusing.contains($0) || fillers.contains($0) }
  }

  private static let wanting: Set<String> = [
    "want", "хочу", "буду", "надо", "нужно", "хочется", "like", "more", "again", "longer",
  ]
  private static let refusing: Set<String> = ["не", "don't", "dont", "not", "never", "no"]
  private static let fillers: Set<String> = [
    "i", "it", "that", "this", "any", "anymore", "really", "do", "to", "so", "thanks", "please", "would", "я",
    "больше", "точно", "так", "такого", "этого", "это", "совсем", "уже", "вообще", "пожалуйста", "спасибо",
    "и",
    "мне", "его", "их", "them", "much",
  ]
}
