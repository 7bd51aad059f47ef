import Lexicon

/// Tells an order to change the profile from words about oneself: "set my city to Berlin" is no line of a card.
enum UpdateCommand {
  private static let verbs: Set<String> = [
    "change", "set", "update", "remove", "delete", "add", "replace", "correct", "fix", "drop", "put", "make",
    "forget", "take", "write", "note",
    "измени", "поменяй", "смени", "обнови", "убери", "удали", "добавь", "поставь", "исправь", "замени",
    "поправь",
    "запиши", "забудь", "сотри", "укажи", "впиши", "прошу", "пишите", "пиши",
    "измените", "поменяйте", "уберите", "удалите", "добавьте", "поставьте", "исправьте", "замените",
    "укажите", "внесите",
  ]
  private static let politeness: Set<String> = [
    "please", "can", "could", "you", "now", "ok", "and", "also", "actually", "mitko", "пожалуйста", "можешь",
    "а", "и",
    "ещё", "еще", "теперь", "ок", "митко", "давай",
  ]

  /// Russian orders that stand anywhere: «и докер с кубером добавь».
  private static let orders: Set<String> = [
    "измени", "поменяй", "смени", "обнови", "убери", "удали", "добавь", "поставь", "исправь", "замени",
    "поправь",
    "запиши", "впиши", "укажи", "измените", "поменяйте", "уберите", "удалите", "добавьте", "поставьте",
    "исправьте", "замените", "укажите", "внесите",
  ]
  /// Words that begin the correction of one fact: "actually 8 years, not 7".
  private static let corrections: Set<String> = [
    "correction", "actually", "oops", "sorry", "hmm", "scrap", "make", "let", "wait", "ой", "поправка",
    "точнее", "вернее", "упс", "пусть", "давайте", "хотя", "забыл", "забыла",
  ]
  /// Longer sentences say something else besides.
  private static let mostWords = 7

  /// Whether the sentence is such an order, or only corrects what was said.
  static func isCommand(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    let words = text.tokens[sentence].filter { $0.kind != .sign }.map(\.folded)
    if words.count <= mostWords,
      words.contains(where: orders.contains)
        || words.first.map(corrections.contains) == true
        || words.first(where: { !politeness.contains($0) }).map(corrections.contains) == true
    {
      return true
    }
    for token in text.tokens[sentence] where token.kind != .sign {
      if verbs.contains(token.folded) { return true }
      if !politeness.contains(token.folded) { return false }
    }
    return false
  }
}
