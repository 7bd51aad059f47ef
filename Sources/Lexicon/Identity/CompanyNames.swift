/// Brings names of companies out of the case that a Russian sentence gave them: «в Яндексе» is «Яндекс».
///
/// What cannot be told from the ending stays as it was written: a form is better than another company.
enum CompanyNames {
  /// The case that stands behind a preposition.
  enum Case {
    /// «в Яндексе», «на Яндексе»
    case prepositional
    /// «из Яндекса»
    case genitive
    /// «на Ромашку»; the same as «на Яндексе» where nothing tells.
    case accusativeOrPrepositional
  }

  /// The case that the last word of a cue asks for; nil where the name stands as it is, as in «компания Яндекс».
  static func governed(by word: String) -> Case? {
    switch word {
    case "в", "во": .prepositional
    case "на": .accusativeOrPrepositional
    case "из", "от", "экс": .genitive
    default: nil
    }
  }

  /// Roots of feminine nouns by which companies are called, whose prepositional looks like a masculine one's.
  private static let feminine: Set<String> = [
    "лент", "почт", "побед", "звезд", "мечт", "ракет", "планет", "газет", "карт", "школ", "систем", "касс",
    "бирж", "групп", "аптек", "библиотек", "фабрик", "кухн", "башн", "скорост", "медиатек", "ипотек",
    "техник", "логистик", "электроник",
  ]
  /// Companies whose name ends like a case and is none.
  private static let unchanging: Set<String> = [
    "вконтакте", "кафе",
  ]
  /// Ends of masculine roots in a consonant and -к: the others are feminine («Точке», «Лавке»).
  private static let masculineEnds = [
    "банк", "парк", "диск", "танк", "франк", "клик", "линк", "ворк", "ланк",
  ]

  /// The nominative of one word, with its own capitals; nil where it is that already or cannot be told.
  static func nominative(of word: Substring, in form: Case) -> String? {
    let folded = Folding.folded(String(word))
    guard folded.unicodeScalars.count >= 4,
      folded.unicodeScalars.allSatisfy({ (0x400...0x4FF).contains($0.value) }),
      !unchanging.contains(folded)
    else { return nil }
    func dropping(_ count: Int, adding ending: String = "") -> String { word.dropLast(count) + ending }
    if folded.hasSuffix("ии") { return dropping(1, adding: "я") }
    switch form {
    case .prepositional, .accusativeOrPrepositional:
      if folded.hasSuffix("ском") || folded.hasSuffix("цком") { return dropping(2, adding: "ий") }
      if form == .accusativeOrPrepositional, folded.hasSuffix("у") { return dropping(1, adding: "а") }
      guard folded.hasSuffix("е") else { return nil }
      let root = String(folded.dropLast())
      guard let last = root.last, isConsonant(last) else { return nil }
      return dropping(1, adding: isFeminine(root) ? "а" : "")
    case .genitive:
      if folded.hasSuffix("ского") || folded.hasSuffix("цкого") { return dropping(3, adding: "ий") }
      guard let last = folded.last, let before = folded.dropLast().last, isConsonant(before) else {
        return nil
      }
      if last == "а" { return dropping(1) }
      return last == "ы" || last == "и" && "гкхжшчщ".contains(before) ? dropping(1, adding: "а") : nil
    }
  }

  private static func isFeminine(_ root: String) -> Bool {
    if feminine.contains(root) { return true }
    guard root.hasSuffix("к"), let before = root.dropLast().last,
      isConsonant(before) || before == "ь" || before == "й"
    else { return false }
    return !masculineEnds.contains(where: root.hasSuffix)
  }

  private static func isConsonant(_ letter: Character) -> Bool { "бвгджзклмнпрстфхцчшщ".contains(letter) }
}
