import Lexicon

/// What is only imagined, in Russian: «была бы сеньором, просила бы 300», «будь эта работа в Москве, я бы не поехал».
enum Imagined {
  /// Verbs that wish or accept behind «бы», and imagine nothing: «хотел бы», «за 150 перешла бы».
  private static let meant: Set<String> = [
    "хотел", "хотела", "хотели", "хотелось", "желал", "желала", "предпочел", "предпочла", "перешел",
    "перешла", "пошел", "пошла",
    "взял", "взяла", "взяли", "согласился", "согласилась", "устроил", "устроила", "устроило", "рассмотрел",
    "рассмотрела",
    "мог", "могла", "могли", "смог", "смогла", "начал", "начала", "вышел", "вышла", "попробовал",
    "попробовала", "хватило",
    "сказал", "сказала", "назвал", "назвала", "оценил", "оценила", "поработал", "поработала", "выбрал",
    "выбрала", "было",
  ]

  /// "If I had ten years of experience": a condition that is not met.
  static func isSupposed(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    text.folded(clause.lowerBound) == "if"
      && clause.prefix(4).contains { ["had", "were", "was"].contains(text.folded($0)) }
  }

  /// Whether a clause supposes what is not so.
  static func isImagined(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    if text.folded(clause.lowerBound) == "будь" { return true }
    guard let would = clause.first(where: { ["бы", "б"].contains(text.folded($0)) }) else { return false }
    let near = max(clause.lowerBound, would - 2)..<min(clause.upperBound, would + 4)
    let verbs = near.map { text.folded($0) }.filter { verb in
      verb.unicodeScalars.count > 2 && ["л", "ла", "ли", "ло", "лся", "лась"].contains(where: verb.hasSuffix)
    }
    return !verbs.isEmpty && !verbs.contains(where: meant.contains)
  }
}
