import Lexicon

/// Tells what is said to Mitko from what somebody says of themself, where no question mark does: "what's on my card",
/// "ask me something else". None of it is anybody's public words.
enum AddressToMitko {
  /// Whether the sentence asks something without its mark.
  static func asks(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
    let tokens = text.tokens[sentence]
    // «Что важно: команда» and "what matters - the team" tell.
    if tokens.contains(where: { [":", "—", "–", "-", "?"].contains($0.folded) && !$0.isGlued }) {
      return false
    }
    let words = tokens.lazy.filter { $0.kind != .sign }.map(\.folded).drop { openings.contains($0) }
    guard let first = words.first, (2...mostWords).contains(words.count) else { return false }
    let rest = words.dropFirst()
    let second = rest.first ?? ""
    if contracted.contains(first) { return !isTold(rest) }
    if first == "how", measures.contains(second) { return rest.contains(where: auxiliaries.contains) }
    if interrogatives.contains(first) { return auxiliaries.contains(second) && !isTold(rest.dropFirst()) }
    if auxiliaries.contains(first) { return subjects.contains(second) }
    if second == "ли" { return true }
    return russian.contains(first)
      && (reasons.contains(first) || words.contains(where: addressed.contains)
        || words.contains { word in cards.contains(where: word.hasPrefix) })
  }

  /// Whether a clause of the sentence orders Mitko to do something: «нормально всё, спроси что-нибудь ещё».
  static func orders(_ sentence: Range<Int>, in text: AnalysedText) -> Bool {
    guard text.tokens[sentence].lazy.filter({ $0.kind != .sign }).count <= mostWords else { return false }
    return Clauses.clauses(of: sentence, in: text).contains { clause in
      let words = text.tokens[clause].lazy.filter { $0.kind != .sign }.map(\.folded).drop {
        openings.contains($0)
      }
      guard let first = words.first else { return false }
      if verbs.contains(first) { return objects.contains(words.dropFirst().first ?? "") }
      return russianVerbs.contains(first)
    }
  }

  /// "What is important to me is the team" tells, as does "what's good is the pay".
  private static func isTold(_ rest: some Sequence<String>) -> Bool {
    rest.contains { ["is", "are", "was", "matters"].contains($0) }
  }

  /// Longer sentences say something besides.
  private static let mostWords = 10
  private static let openings: Set<String> = [
    "and", "so", "but", "well", "hey", "ok", "okay", "then", "please", "now", "just", "oh", "mitko", "а", "и",
    "ну",
    "так", "слушай", "скажи", "скажите", "пожалуйста", "ладно", "лучше", "тогда", "давай", "митко", "но",
  ]
  private static let interrogatives: Set<String> = [
    "what", "who", "where", "when", "why", "how", "which", "whose",
  ]
  private static let contracted: Set<String> = ["what's", "who's", "where's", "how's", "when's", "why's"]
  private static let measures: Set<String> = ["many", "much", "long", "often", "soon", "come"]
  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "do", "does", "did", "can", "could", "will", "would", "should", "have", "has",
  ]
  private static let subjects: Set<String> = ["you", "i", "they", "there", "we", "anyone", "anybody", "my"]
  private static let russian: Set<String> = [
    "кто", "что", "где", "куда", "откуда", "когда", "зачем", "почему", "сколько", "чей", "чья", "чьи", "кому",
    "какой", "какая", "какие", "какое", "как",
  ]
  private static let reasons: Set<String> = ["зачем", "почему"]
  private static let addressed: Set<String> = [
    "ты", "тебя", "тебе", "тобой", "вы", "вас", "вам", "твой", "твоя", "твои", "ваш", "ваша", "ваши", "митко",
  ]
  private static let cards = ["карточк", "анкет", "профил"]
  private static let verbs: Set<String> = ["ask", "tell", "show", "explain", "remind", "repeat"]
  private static let objects: Set<String> = [
    "me", "us", "something", "anything", "another", "more", "again", "that", "it", "",
  ]
  private static let russianVerbs: Set<String> = [
    "спроси", "спросите", "спрашивай", "спрашивайте", "покажи", "покажите", "расскажи", "расскажите",
    "подскажи",
    "подскажите", "объясни", "объясните", "повтори", "повторите", "напомни", "напомните", "продолжай",
    "продолжайте",
    "задай", "задайте", "задавай", "задавайте",
  ]
}
