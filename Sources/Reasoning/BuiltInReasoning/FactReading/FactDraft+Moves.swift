import Domain
import Lexicon
import Ports

/// How far somebody would move, told in Russian by other words than those for a move: «из Пскова никуда», «в Питер бы
/// рванул», «Ростов менять не собираюсь».
extension FactDraft {
  /// What the text tells of a move and where; nil where it tells nothing or only supposes.
  ///
  /// A no with «дальше» or «остальное» beside a yes leaves the yes: «в Екатеринбург перебралась бы, дальше нет».
  func toldMove() -> (moves: Bool, positions: Range<Int>)? {
    var yes: Range<Int>?
    var limited: Range<Int>?
    for sentence in text.sentences {
      let clauses = Clauses.clauses(of: sentence, in: text)
      for (number, clause) in clauses.enumerated() where isOwn(clause.lowerBound) {
        let words = clause.map { word($0) }
        guard words.contains(where: Self.isRussian) else { continue }
        if staysPut(words, clause) {
          guard words.contains(where: Self.limits.contains) else { return (false, clause) }
          limited = limited ?? clause
        } else if yes == nil, wouldGo(words, clause), !isSupposed(clauses[..<number]) {
          yes = clause
        }
      }
    }
    if let yes { return (true, yes) }
    return limited.map { (false, $0) }
  }

  private static let limits: Set<String> = ["дальше", "остальное", "остальные", "другие", "другое", "больше"]
  private static let going = [
    "переех", "переед", "переезж", "перебра", "перебер", "уех", "уед", "уезж", "поех", "поед", "двин",
    "сдвин",
    "рван", "махн", "перекоч", "полете", "полеч", "улете", "улеч", "сорв", "срыва", "релоцир", "едем", "еду",
    "ехать",
    "сниматься", "снимусь", "срываться", "трогаться", "сдвига", "двига",
  ]
  private static let noDecision: Set<String> = [
    "не", "неа", "нет", "никогда", "никак", "исключено", "вряд", "увольте", "нереально", "отпадает", "ни",
  ]
  private static let around: Set<String> = [
    "сейчас", "пока", "уже", "точно", "скорее", "то", "есть", "а", "за", "что", "в", "какую", "ли", "нет",
    "совсем",
    "вообще", "-", "однозначно", "категорически", "и", "думать", "нечего", "хочу", "хотим", "раз", "третий",
    "второй", "больше", "еще",
  ]

  private static func isGoing(_ word: String) -> Bool { going.contains { word.hasPrefix($0) } }

  private func names(_ kind: (PlaceMention) -> Bool, in clause: Range<Int>) -> Bool {
    Places.mentions(in: text).contains { clause.contains($0.positions.lowerBound) && kind($0) }
  }

  /// «Никуда не двинусь», «из Варшавы никуда», «тут и останусь», «Ростов менять не собираюсь», and to the question «нет».
  private func staysPut(_ words: [String], _ clause: Range<Int>) -> Bool {
    let isAsked = context.asked == .relocation
    let goes = words.contains(where: Self.isGoing)
    let leaves =
      words.contains("отсюда") || names({ self.word($0.positions.lowerBound - 1) == "из" }, in: clause)
    // «С места не сдвинусь»
    if words.contains("места"), words.contains("не"), words.contains(where: { $0.hasPrefix("сдвин") }) {
      return true
    }
    if words.contains("никуда"), goes || leaves || isAsked && words.count <= 3,
      frame(clause.lowerBound).role != .provider
    {
      return true
    }
    if words.contains("менять"), words.contains("не"),
      words.contains("город") || names({ $0.place.kind == .city }, in: clause)
    {
      return true
    }
    // «Нас тут держит ипотека»
    if isAsked, words.contains(where: ["держит", "держат"].contains),
      words.contains(where: { ["меня", "нас", "тут", "здесь"].contains($0) || Self.ties.contains($0) }),
      !words.contains("не"),
      !words.contains("ничего")
    {
      return true
    }
    if leaves, words.contains("ногой") && words.contains("ни") { return true }
    if words.contains("меня"), words.contains("не"),
      words.contains(where: { $0.hasPrefix("выкорч") || $0.hasPrefix("вытащ") || $0.hasPrefix("вымани") })
    {
      return true
    }
    if words.contains(where: ["останусь", "остаюсь", "остаемся"].contains),
      isAsked || words.contains(where: ["тут", "здесь", "дома"].contains) || names({ _ in true }, in: clause)
    {
      return true
    }
    if goes, let no = words.firstIndex(of: "не"), no + 1 < words.count, isAsked || leaves {
      // «Не поеду», «ехать не готов», but not «не против уехать»
      return words[no + 1] != "против" && words[no + 1] != "прочь" && !words.contains("если")
    }
    guard isAsked, words.count <= 4, words.contains(where: Self.noDecision.contains) else { return false }
    return words.allSatisfy { Self.noDecision.contains($0) || Self.around.contains($0) }
  }

  private static let plainYes: Set<String> = [
    "хочу", "запросто", "легко", "согласен", "согласна", "согласны", "почему бы и нет", "почему бы нет",
    "почему нет", "хоть завтра", "хоть сейчас", "без проблем", "не проблема", "переехать не проблема",
  ]
  private static let ties: Set<String> = [
    "ипотека", "семья", "дети", "родители", "школа", "дом", "хозяйство",
  ]
  private static let willing: Set<String> = [
    "ок", "окей", "ok", "согласен", "согласна", "согласны", "готов", "готова", "можно", "легко", "запросто",
    "удовольствием", "радостью", "вопрос", "проблем", "да", "хочу", "хотел", "хотела",
  ]

  /// «В Питер бы рванул», «в Мадрид ок», «хочу!»
  private func wouldGo(_ words: [String], _ clause: Range<Int>) -> Bool {
    let isUnsure = zip(words, words.dropFirst()).contains { $0 == "не" && $1 == "знаю" }
    guard
      !words.contains("не") || isUnsure || words.contains("вопрос") || words.contains("против")
        || words.contains("проблема"),
      !words.contains("нет") || words.first == "почему",
      !words.contains("никуда"), frame(clause.lowerBound).role != .provider
    else { return false }
    let verb = words.contains { word in
      Self.isGoing(word) && ["л", "ла", "ли", "лся", "лась", "лись"].contains { word.hasSuffix($0) }
    }
    if verb, words.contains("бы") {
      return context.asked == .relocation || names({ _ in true }, in: clause)
    }
    let knowsMove = context.known.allFacts.contains { $0.value.kind == .relocation }
    guard context.asked == .relocation || knowsMove else { return false }
    if words.contains(where: ["поеду", "перееду", "уеду", "поедем", "переедем"].contains) {
      if knowsMove, words.count <= 2, saysNews(clause.lowerBound) { return true }
      return names({ ["в", "во", "на"].contains(self.word($0.positions.lowerBound - 1)) }, in: clause)
    }
    guard context.asked == .relocation else { return false }
    if Self.plainYes.contains(words.filter { $0 != "," }.joined(separator: " ")) { return true }
    return words.count <= 6 && words.contains(where: Self.willing.contains)
      && names({ ["в", "во", "на"].contains(self.word($0.positions.lowerBound - 1)) }, in: clause)
  }

  /// «Если бы была одна — уехала бы», «предложили бы в двадцатом — полетел бы»: thought of, and not so.
  private func isSupposed(_ before: ArraySlice<Range<Int>>) -> Bool {
    before.contains { clause in
      clause.contains { word($0) == "бы" || word($0) == "если" && word($0 + 1) != "честно" }
    }
  }

  private static let covering: Set<String> = [
    "дадим", "даем", "снимем", "оплатим", "оплачиваем", "возместим", "компенсируем", "предоставим",
    "предоставляем",
    "берем", "возьмем", "поможем", "помогаем", "купим", "перевезем",
  ]
  private static let covered = [
    "виз", "билет", "дорог", "жиль", "общежит", "квартир", "подъемн", "перелет", "переезд", "релокац",
    "релокейт",
  ]

  /// «Визу и билеты берём на себя», «общежитие дадим»: a team that helps whoever moves; nil where nothing tells.
  func toldHelp() -> Range<Int>? {
    for sentence in text.sentences {
      for clause in Clauses.clauses(of: sentence, in: text)
      where isOwn(clause.lowerBound) && frame(clause.lowerBound).role == .provider {
        let words = clause.map { word($0) }
        guard !words.contains("не"), words.contains(where: Self.covering.contains),
          words.contains(where: { word in Self.covered.contains { word.hasPrefix($0) } })
        else { continue }
        return clause
      }
    }
    return nil
  }
}
