import Lexicon

/// Tells an order to change the profile from words about oneself: "set my city to Berlin" is no line of a card.
enum UpdateCommand {
  private static let verbs: Set<String> = [
    "change", "set", "update", "remove", "delete", "add", "replace", "correct", "fix", "drop", "put", "make",
    "forget",
    "измени", "поменяй", "смени", "обнови", "убери", "удали", "добавь", "поставь", "исправь", "замени",
    "поправь",
    "запиши", "забудь", "сотри", "укажи", "впиши",
  ]
  private static let politeness: Set<String> = [
    "please", "can", "could", "you", "now", "ok", "and", "also", "actually", "mitko", "пожалуйста", "можешь",
    "а", "и",
    "ещё", "еще", "теперь", "ок", "митко", "давай",
  ]

  /// Whether the sentence begins with such an order, politeness aside.
  static func isCommand(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    for token in text.tokens[sentence] where token.kind != .sign {
      if verbs.contains(token.folded) { return true }
      if !politeness.contains(token.folded) { return false }
    }
    return false
  }
}
