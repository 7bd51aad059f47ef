import Domain
import Lexicon

/// What stands behind a verb of seeking: work, a person, a level, a team.
extension RoleReading {
  /// «Ищу, кто сделает сайт», «надо, чтобы кто-то переписал»: the end of the words that seek somebody by what they are to do;
  /// nil where there are none, or where it is the author who is to be taken.
  func soughtDoer(_ position: Int, in sentence: Range<Int>, _ text: AnalysedText) -> Int? {
    guard Self.doerVerbs.contains(text.folded(position)) else { return nil }
    var cursor = position + 1
    while sentence.contains(cursor),
      text.tokens[cursor].isSign(",") || Self.beforeDoer.contains(text.folded(cursor))
    {
      cursor += 1
    }
    guard sentence.contains(cursor),
      text.folded(cursor).hasPrefix("кто") || text.folded(cursor).hasPrefix("кого"),
      text.folded(position - 1) != "не",
      !(cursor..<sentence.upperBound).contains(where: { Self.takingMe.contains(text.folded($0)) })
    else { return nil }
    return cursor + 1
  }

  private static let doerVerbs: Set<String> = [
    "ищу", "ищем", "найти", "надо", "нужен", "нужно", "хочу", "хотим",
  ]
  private static let beforeDoer: Set<String> = ["того", "тот", "чтобы", "чтоб", "бы", "нам", "мне"]
  private static let takingMe: Set<String> = [
    "меня", "мною", "возьмет", "наймет", "примет", "платит", "заплатит", "работодателя", "оценит",
  ]

  /// «Ищу место, где нужны руки», «кому нужен тестировщик»: the need is of whoever the author looks for.
  func isNeededElsewhere(_ position: Int, in sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    guard Self.demandVerbs.contains(text.folded(position)) || text.folded(position) == "ищут" else {
      return false
    }
    let clause = Clauses.clause(at: position, in: text)
    return (clause.lowerBound..<max(clause.lowerBound, position)).contains {
      Self.elsewhere.contains(text.folded($0))
    } && !sentence.contains { Self.atOurs.contains(text.folded($0)) }
  }

  static let searching: Set<String> = ["ищу", "найти", "хочу", "мечтаю"]
  private static let elsewhere: Set<String> = [
    "где", "куда", "туда", "кому", "которым", "которому", "которой", "которых",
  ]
  private static let atOurs: Set<String> = ["нам", "нас", "мы", "наш", "нашу", "мне", "ко", "ищем"]

  /// Ways to work, which whoever looks for them means as work.
  static let workWords: Set<String> = [
    "remote", "fulltime", "full-time", "full", "part-time", "удаленку", "фуллтайм", "фултайм", "ремоут",
    "парттайм",
  ]
  /// Verbs that ask for a person where a field is their object: «нужен фронт на Vue».
  static let demandVerbs: Set<String> = [
    "нужен", "нужна", "нужны", "требуется", "требуются", "ищем", "нанимаем", "нанимаю", "hiring",
  ]

  /// «Ищу фронта», «ищу девопса»: a field in the accusative of living beings is a person.
  func isCraftPerson(_ position: Int, _ verb: Int, _ text: AnalysedText) -> Bool {
    ["ищу", "ищем", "нужен", "надо", "найти", "искать"].contains(text.tokens[verb].folded)
      && Self.craftPeople.contains(text.tokens[position].folded)
  }

  static let craftPeople: Set<String> = [
    "фронта", "бэка", "бека", "фуллстека", "фулстека", "девопса", "кьюэя", "тестера", "дизайнера",
    "аналитика",
    "фронтов", "бэков", "мобильщика", "датасаентиста", "эмэльщика", "админа", "сисадмина", "безопасника",
    "верстальщика",
    "питониста", "джависта", "гошника", "рубиста", "плюсовика", "шарписта", "андроидщика", "иосника",
    "айосника",
    "фронтендера", "бэкендера", "фронтендщика", "бэкендщика", "технаря", "кодера", "прогера", "программера",
    "айтишника",
  ]

  static let hiringVerbs: Set<String> = ["hiring", "hire", "нанять", "нанимаю", "нанимаем"]

  /// Whether a preposition between the verb and the token at `position` makes a place of what is named there.
  func hasPlace(_ position: Int, after start: Int, _ text: AnalysedText) -> Bool {
    (max(start, position - 3)..<position).contains {
      ["в", "во", "для", "к", "for", "into"].contains(text.tokens[$0].folded)
    }
  }

  static let levelVerbs: Set<String> = [
    "hiring", "hire", "нанять", "нанимаю", "нанимаем",
    "ищу", "ищем", "нужен", "нужна", "нужны", "ищет", "looking", "seeking", "searching", "требуется", "need",
    "needs",
  ]

  /// «ищу джуна», «ищем сеньора на Go», "we need a senior": a level alone stands for a person, unless work or a person
  /// follows, which decide for themselves.
  func soughtLevel(
    _ position: Int, _ levels: [SeniorityMention], _ sentence: Range<Int>, _ text: AnalysedText, verb: Int
  ) -> Role? {
    let word = text.tokens[verb].folded
    guard Self.levelVerbs.contains(word), !Self.weakVerbs.contains(word) || hasWe(verb, text, sentence),
      var level = levels.first(where: { $0.positions.lowerBound == position }), level.level != .entry
    else { return nil }
    // "Mid to senior", «сеньора или мидла»: what follows the last of them counts.
    while let next = levels.first(where: { $0.positions.lowerBound == level.positions.upperBound + 1 }) {
      level = next
    }
    let end = level.positions.upperBound
    if followsJob(end, text, sentence) { return .seeker }
    let following = end..<min(end + 2, sentence.upperBound)
    let isQualifier = following.contains {
      TradePeople.match(text, $0) != nil || Self.personStems.contains(text.tokens[$0].stem)
        || text.tokens[$0].isSign("-")
    }
    return isQualifier ? nil : .provider
  }

  /// «Нужен спокойный человек в тимлиды», "I need a calm person as my lead": whoever said that they look for work wishes
  /// for somebody above them, and hires nobody.
  func isAboveSeeker(_ verb: Int, in sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = sentence.map { text.folded($0) }
    // «Ищу тимлида, под которым можно вырасти»
    let isToLearn = words.contains {
      ["вырасти", "учиться", "поучиться", "которого", "которым", "which", "learn", "grow", "under"].contains(
        $0)
    }
    guard known == [.seeker] || known.isEmpty && isToLearn, !hasWe(verb, text, sentence) else { return false }
    if known.isEmpty {
      return words.contains(where: Self.above.contains) || words.contains("тимлида") || words.contains("лида")
    }
    let isPerson = sentence.contains { Self.personStems.contains(text.tokens[$0].stem) }
    let isNeed = ["нужен", "нужна", "нужны", "нужно", "need", "want", "хочу", "would", "looking", "ищу"]
      .contains(text.folded(verb))
    guard isNeed, isPerson || words.contains(where: Self.above.contains) else { return false }
    if words.contains(where: { ["команду", "компанию", "стартап", "hire", "hiring", "нанять"].contains($0) })
    {
      return false
    }
    return words.contains(where: Self.above.contains)
      && (words.contains {
        ["my", "as", "в", "во", "как", "мне", "чтобы", "to", "from", "over"].contains($0)
      })
      || isPerson
        && words.contains { ["рядом", "around", "beside", "next", "учиться", "learn"].contains($0) }
  }

  /// Who stands above somebody at work.
  private static let above: Set<String> = [
    "lead", "boss", "manager", "mentor", "cto", "head", "supervisor", "тимлиды", "тимлид", "тимлидом", "лиды",
    "лид", "начальники", "начальник", "начальником", "руководители", "руководитель", "руководителем",
    "ментор",
    "менторы", "наставник", "наставники", "менеджеры",
  ]

  /// «Сеньора ищем», «работу ищу»: the object stands before the verb, in the accusative, and nothing behind it.
  func soughtBefore(_ verb: Int, end: Int, in sentence: Range<Int>, _ text: AnalysedText) -> Role? {
    let clause = Clauses.clause(at: verb, in: text)
    guard ["ищу", "ищем", "ищет"].contains(text.tokens[verb].folded), verb > clause.lowerBound,
      end >= clause.upperBound || ["на", "с", "в", "к", "от", "до"].contains(text.tokens[end].folded)
    else { return nil }
    let object = text.tokens[verb - 1]
    if ["работу", "проект", "подработку", "стажировку", "вакансию"].contains(object.folded) {
      return .seeker
    }
    guard object.folded.hasSuffix("а") || object.folded.hasSuffix("я") || object.folded.hasSuffix("ов") else {
      return nil
    }
    let isLevel = SeniorityReader.mentions(in: text).contains { $0.positions.upperBound == verb }
    let isTrade = Trades.mentions(in: text).contains { $0.isPerson && $0.positions.upperBound == verb }
    return isLevel || isTrade ? .provider : nil
  }

  /// Whether work is named directly behind: "a developer position"; not «разработчика в мой стартап».
  func followsJob(_ position: Int, _ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    for next in position..<max(position, min(position + 3, sentence.upperBound)) {
      let token = text.tokens[next]
      if ["в", "во", "на", "для", "к", "с", "in", "for", "on", "at", "with", "to"].contains(token.folded) {
        return false
      }
      if Self.jobStems.contains(token.stem), !["team", "company", "product", "команд"].contains(token.stem) {
        return true
      }
    }
    return false
  }

  /// "A backend team": whoever looks for one would join it.
  func isTeamToJoin(_ position: Int, _ text: AnalysedText) -> Bool {
    ["team", "teams", "команду", "команда"].contains(text.folded(position))
  }

  func hasWe(_ verb: Int, _ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, verb - 4)..<verb).contains {
      ["we", "we're", "мы", "our", "наша", "нам", "us"].contains(text.tokens[$0].folded)
    }
      || ["ищем", "ищет", "хотим", "needs"].contains(text.tokens[verb].folded)
  }
}
