import Lexicon

/// What the clauses of somebody who hires show without a verb that tells: a team is counted, a candidate is named.
struct TeamCues {
  let text: AnalysedText

  // MARK: The team

  /// Whether the clause says what a team does or how many it is: "we make retail analytics", "five people in data".
  func tellsOfTeam(_ clause: Range<Int>) -> Bool {
    teamDoing(in: clause) != nil || teamCount(in: clause) != nil
  }

  /// Whether the clause begins with what a team does and seeks nobody: "I manage a QA team at a bank".
  func tellsOnlyOfTeam(_ clause: Range<Int>) -> Bool {
    teamDoing(in: clause) == clause.lowerBound
      && !clause.contains { Self.search.contains(text.tokens[$0].folded) }
  }

  private static let search: Set<String> = [
    "hire", "hiring", "need", "needs", "looking", "want", "ищу", "ищем", "нужен", "нужна", "нужны", "хотим",
    "требуется",
    "remote", "office", "hybrid", "удаленно", "офис", "гибрид",
  ]

  private func teamDoing(in clause: Range<Int>) -> Int? {
    let start = clause.lowerBound
    return (start..<min(start + 3, clause.upperBound)).first { Self.doing.match(text, $0) != nil }
  }

  /// Where the people of a team are counted: "five people", "12 engineers", «нас восемь», «шесть человек».
  func teamCount(in clause: Range<Int>) -> Int? {
    clause.first { position in
      let isUs = ["нас", "we're", "are"].contains(word(position - 1)) && position > clause.lowerBound
      guard let count = Experience.count(in: text, at: position) ?? Self.collective(word(position)),
        count >= 2,
        count < 100_000
      else { return false }
      if isUs, word(position - 1) == "нас" { return true }
      let behind = (position + 1..<position + 3).prefix { clause.contains($0) }
      return behind.contains { Self.people.contains(text.tokens[$0].folded) }
        || word(position + 1) == "of" && word(position + 2) == "us"
    }
  }

  private static let doing = PhraseList([
    "we make", "we build", "we do", "we write", "we ship", "we develop", "we sell", "we run", "we create",
    "our product", "our stack", "our team", "the team", "the product", "i manage", "i lead", "i run",
    "i head",
    "руковожу", "я руковожу", "управляю", "продукт", "команда", "мы делаем", "делаем", "разрабатываем",
    "мы разрабатываем",
    "пишем на", "наш продукт", "наш стек", "наша команда", "мы пишем", "строим", "продаем",
  ])
  private static let people: Set<String> = [
    "people", "engineers", "developers", "devs", "persons", "programmers", "designers", "testers", "analysts",
    "человек", "человека", "людей", "инженеров", "инженера", "разработчиков", "разработчика", "программистов",
    "программиста",
  ]

  private static func collective(_ word: String) -> Double? {
    ["двое": 2, "трое": 3, "четверо": 4, "пятеро": 5, "шестеро": 6, "семеро": 7, "восьмеро": 8][word]
  }

  // MARK: The candidate

  /// Where a clause begins to name one person of a trade or a level: "QA engineer", «дата-инженер», "middle". That is
  /// whom somebody who hires looks for, unless it is said of themself or of the team.
  func candidate(in clause: Range<Int>) -> Int? {
    var start = clause.lowerBound
    while start < clause.upperBound, Self.articles.contains(word(start)) { start += 1 }
    let opening = start
    while start < clause.upperBound, Self.counts.contains(word(start)) { start += 1 }
    let isCounted = start > opening
    // «В своё приложение андроидщика»
    if let place = (start..<min(start + 4, clause.upperBound)).first(where: {
      SectionReading.ownPlaces.contains(word($0))
    }), ["в", "во", "на", "для", "for", "к"].contains(word(start)), place + 1 < clause.upperBound {
      start = place + 1
    }
    guard start < clause.upperBound else { return nil }
    if let level = SeniorityReader.mentions(in: text).first(where: { $0.positions.lowerBound == start }) {
      let end = level.positions.upperBound
      if isCounted && end < clause.upperBound, ["and", "и", "plus"].contains(word(end)) { return start }
      if end >= clause.upperBound || ["for", "to", "on", "в", "на", "для"].contains(word(end)) {
        return start
      }
      return Trades.mention(in: text, at: end).map { isOne($0, in: clause) } == true ? start : nil
    }
    if let trade = Trades.mention(in: text, at: start) {
      return isOne(trade, in: clause) || isCounted && trade.isPerson ? start : nil
    }
    return nil
  }

  /// Whether a level or a person of a trade stands behind the first `words` of the clause: «в команду джуна».
  func namesPerson(behind clause: Range<Int>, words: Int) -> Bool {
    let start = clause.lowerBound + words
    guard start < clause.upperBound else { return false }
    return SeniorityReader.mentions(in: text).contains { $0.positions.lowerBound == start }
      || Trades.mention(in: text, at: start)?.isPerson == true
  }

  private static let articles: Set<String> = [
    "a", "an", "one", "один", "одного", "одну", "and", "и", "plus", "а",
  ]
  private static let counts: Set<String> = [
    "two", "three", "four", "2", "3", "4", "двух", "трех", "четырех", "пару", "couple", "of",
  ]

  private func isOne(_ mention: TradeMention, in clause: Range<Int>) -> Bool {
    guard mention.isPerson else { return false }
    let last = word(mention.positions.upperBound - 1)
    let isPlural = ["ers", "sts", "ов", "ами", "ам", "ики", "еры"].contains { last.hasSuffix($0) }
    // "Tech lead of the payments team": who speaks, not who is sought.
    let behind = word(mention.positions.upperBound)
    return !isPlural && !["at", "of", "here", "myself", "is", "was", "у"].contains(behind)
  }

  private func word(_ position: Int) -> String {
    text.tokens.indices.contains(position) ? text.tokens[position].folded : ""
  }

  // MARK: The search itself

  /// Whether the clause says only that somebody is sought: "We're hiring", «нанимаем».
  func saysOnlyHiring(_ clause: Range<Int>) -> Bool {
    let words = clause.filter { text.tokens[$0].kind != .sign }.map { word($0) }
    return words.contains(where: Self.hiring.contains)
      && words.allSatisfy {
        Self.hiring.contains($0) || Self.aroundHiring.contains($0)
      }
  }

  private static let hiring: Set<String> = ["hiring", "нанимаем", "нанимаю", "набираем"]
  private static let aroundHiring: Set<String> = [
    "we", "we're", "i", "i'm", "am", "are", "now", "also", "hi", "hello", "мы", "сейчас", "привет", "тоже",
    "я", "и",
    "and",
  ]
}
