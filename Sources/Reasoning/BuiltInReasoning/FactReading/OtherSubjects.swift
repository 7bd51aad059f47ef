import Lexicon

/// Finds the clauses in which somebody other than the author does something: "Marta does the boards", «деплоят у нас
/// девопсы», "our last guy knew Angular", "handled by the platform team".
struct OtherSubjects {
  private let text: AnalysedText
  private let isSeeker: Bool
  private let named: Set<Int>

  init(_ text: AnalysedText, isSeeker: Bool) {
    self.text = text
    self.isSeeker = isSeeker
    named = Set(
      Skills.mentions(in: text, isAnswer: true).flatMap(\.positions)
        + Places.mentions(in: text).flatMap(\.positions))
  }

  func isSubject(in clause: Range<Int>) -> Bool {
    clause.contains { position in
      isNamed(position, clause) || isPredecessor(position, clause) || isPossession(position, clause)
        || !isSeeker
          && (isOneWhoWas(position, clause) || isTakenOn(position, clause) || isOtherTeam(position, clause))
        || isSeeker
          && (isStaff(position, clause) || isTeam(position, clause) || isGroup(position, clause)
            || isAgent(position, clause))
    }
  }

  private func word(_ position: Int) -> String { text.folded(position) }

  // MARK: By name

  private static let verbs: Set<String> = [
    "does", "did", "handles", "handled", "owns", "owned", "writes", "wrote", "knows", "knew", "keeps", "kept",
    "maintains", "maintained", "uses", "used", "builds", "built", "draws", "deploys", "deployed", "manages",
    "tests",
    "looks", "takes", "took", "has", "had", "speaks", "swears", "set", "made", "makes", "runs", "ran",
    "делает", "делал", "делала", "пишет", "писал", "писала", "пилит", "пилил", "пилила", "занимается",
    "занимался",
    "занималась", "ведет", "вел", "вела", "отвечает", "отвечал", "отвечала", "держит", "держал", "держала",
    "знает",
    "знал", "знала", "умеет", "умел", "умела", "рисует", "рисовал", "рисовала", "верстает", "верстал",
    "верстала",
    "админит", "деплоит", "настраивает", "настраивал", "тянет", "поддерживает", "тестирует", "смотрит",
    "собирает",
    "собирал", "сделал", "сделала", "написал", "написала", "настроил", "настроила",
  ]
  private static let notNames: Set<String> = [
    "it", "this", "that", "he", "she", "who", "nobody", "everybody", "someone", "somebody", "everyone",
    "anyone",
    "what", "which", "nothing", "company", "team", "also", "work", "there", "and", "but", "person",
    "candidate",
    "they", "one", "product", "кто", "он", "она", "это", "никто", "каждый", "человек", "кандидат", "команда",
    "компания", "продукт", "который", "которая", "проект", "раньше", "сейчас", "потом", "тоже", "еще", "я",
    "сам",
    "сама", "не", "всегда", "давно", "если", "где", "чтобы", "пока", "но", "хорошо", "отлично", "немного",
    "почти",
    "i", "i've", "i'd", "i'm", "i'll", "we've", "we'd", "we're", "we'll", "it's", "that's", "there's",
    "you've", "they've",
    "we", "never", "only", "всё", "все", "как", "что", "уже", "много", "мы",
  ]

  /// A name before what it does, or behind it in Russian: "Beth has it", «его пилит Женя», «был ещё Рома».
  private func isNamed(_ position: Int, _ clause: Range<Int>) -> Bool {
    guard isName(position) else { return false }
    var next = position + 1
    while Self.adverbs.contains(word(next)) { next += 1 }
    // "Moira across the desk has MS Project"
    if ["across", "from", "in", "at", "on", "upstairs", "next", "over"].contains(word(next)),
      let verb = (next + 1..<min(next + 6, max(next + 1, clause.upperBound))).first(where: {
        Self.verbs.contains(word($0))
      }), !(next..<verb).contains(where: { ["i", "i'm", "we", "my"].contains(word($0)) })
    {
      next = verb
    }
    if clause.contains(next), Self.verbs.contains(word(next)) {
      // "Set" and "made" behind a capital at a sentence's start are as often a participle.
      return true
    }
    if isGivenName(position), isOpenedBy(position, next, clause) { return true }
    guard position > clause.lowerBound else { return false }
    let before = word(position - 1)
    // «Раньше кодил Влад», «это Палыч в альтиуме»
    return Self.russianVerbs.contains(before)
      || ["был", "была", "были"].contains { [before, word(position - 2)].contains($0) }
      || before == "это" && (isGivenName(position) || ["ыч", "ич"].contains(where: word(position).hasSuffix))
      || isGivenName(position) && isPastVerb(before)
  }

  /// A name that people are called by and that is no word of every day besides.
  private func isGivenName(_ position: Int) -> Bool { GivenNames.isOne(word(position)) }

  /// «Оля с первой линии сама освоила графану», "Ellen who's leaving did things in Python": a name opens the clause, and what
  /// follows is what they do.
  private func isOpenedBy(_ name: Int, _ next: Int, _ clause: Range<Int>) -> Bool {
    guard name - clause.lowerBound <= 1, !isOwn(clause),
      !clause.contains(where: { OtherPeople.reporting.contains(word($0)) })
    else { return false }
    if ["who", "who's", "которая", "который"].contains(word(next)) { return true }
    return (next..<min(next + 6, max(next, clause.upperBound))).contains {
      Self.verbs.contains(word($0)) || isPastVerb(word($0))
    }
  }

  private func isOwn(_ clause: Range<Int>) -> Bool {
    clause.contains { Self.authors.contains(word($0)) }
  }

  private static let authors: Set<String> = [
    "i", "i'm", "i've", "i'd", "my", "me", "we", "we're", "our", "я", "мы", "мне", "меня", "мной", "нам",
    "мой",
    "моя", "зовут", "name", "name's", "here", "это",
  ]

  /// «Кодил», «освоила»: by its ending, which nouns of that length seldom have.
  private func isPastVerb(_ word: String) -> Bool {
    word.unicodeScalars.count >= 5
      && ["ал", "ала", "ил", "ила", "ел", "ела", "ял", "яла", "ыл", "ыла"].contains(where: word.hasSuffix)
  }

  private static let adverbs: Set<String> = [
    "also", "still", "mostly", "always", "usually", "then", "now", "once", "even", "actually", "тоже", "еще",
    "теперь",
    "всегда", "сейчас", "раньше", "обычно",
  ]

  private static let russianVerbs = verbs.filter {
    $0.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
  }

  private func isName(_ position: Int) -> Bool {
    let token = text.tokens[position]
    guard token.kind == .word, token.isCapitalised, !named.contains(position) || isGivenName(position),
      token.folded.unicodeScalars.count > 2,
      !Self.notNames.contains(token.folded), Trades.mention(in: text, at: position) == nil
    else { return false }
    // "QA does", "IT": letters of a department.
    let raw = text.text[token.range]
    return raw.dropFirst().contains { $0.isLowercase }
  }

  // MARK: Who was there before

  private static let earlier: Set<String> = [
    "last", "previous", "former", "old", "ex", "предыдущий", "предыдущая", "прошлый", "прошлая", "бывший",
    "бывшая",
    "предыдущего", "прошлого", "бывшего", "прежний", "прежняя", "прошлым", "предыдущим",
  ]
  private static let holders: Set<String> = [
    "guy", "dev", "developer", "engineer", "one", "person", "contractor", "agency", "hire", "freelancer",
    "designer", "candidate", "applicant",
    "admin", "разработчик", "разработчица", "подрядчик", "сотрудник", "программист", "человек", "фрилансер",
    "админ",
    "разработчика", "подрядчика", "программиста", "человека", "дизайнер", "тестировщик", "исполнитель",
    "студия",
  ]

  private func isPredecessor(_ position: Int, _ clause: Range<Int>) -> Bool {
    guard Self.earlier.contains(word(position)) else { return false }
    let people = (position + 1..<position + 3).filter {
      clause.contains($0) && Self.holders.contains(word($0))
    }
    guard let person = people.first else { return false }
    // "My last one was a Go job" tells of a job.
    return word(person) != "one" || ["our", "the"].contains(word(position - 1))
  }

  private static let past: Set<String> = [
    "did", "wrote", "used", "knew", "had", "built", "left", "made", "was", "also", "делал", "делала", "писал",
    "писала",
    "знал", "знала", "ушел", "ушла", "был", "была", "умел", "умела", "сделал", "сделала", "написал",
    "написала",
  ]

  /// "He also did a bit of Vue": whoever is looked for has no past yet.
  private func isOneWhoWas(_ position: Int, _ clause: Range<Int>) -> Bool {
    guard position - clause.lowerBound <= 1, ["he", "she", "он", "она"].contains(word(position)) else {
      return false
    }
    let next = word(position + 1) == "also" ? word(position + 2) : word(position + 1)
    return next != "also" && Self.past.contains(next)
  }

  private static let teamVerbs: Set<String> = [
    "была", "был", "пишет", "писала", "писал", "сидит", "сидела", "работает", "работала",
  ]

  /// «Команда была на Kotlin»: what others wrote in, told by one who looks for work.
  private func isTeam(_ position: Int, _ clause: Range<Int>) -> Bool {
    if position - clause.lowerBound <= 1, ["команда", "отдел"].contains(word(position)),
      Self.teamVerbs.contains(word(position + 1))
    {
      return true
    }
    guard position - clause.lowerBound <= 2, Self.collectives.contains(word(position)) else { return false }
    // «Компания переходит на Kotlin», «заказчик требует Angular»
    if [word(position + 1), word(position + 2)].contains(where: Self.collectiveVerbs.contains) {
      return true
    }
    // «Вся команда на Vue, а я держу бэк»
    let behind = clause.upperBound..<text.sentence(at: position).upperBound
    return word(position + 1) == "на"
      && behind.prefix(3).contains { ["я", "сам", "сама"].contains(word($0)) }
  }

  private static let collectives: Set<String> = [
    "команда", "отдел", "компания", "контора", "фирма", "заказчик", "клиент", "заказчики", "клиенты",
    "начальство",
    "руководство", "работодатель",
  ]
  private static let collectiveVerbs: Set<String> = [
    "переходит", "переходят", "переезжает", "переезжают", "требует", "требуют", "хочет", "хотят", "пишет",
    "пишут",
    "сидит", "сидят", "использует", "используют", "любит", "любят", "загоняет", "загоняют", "держит",
    "держат",
    "хотел", "хотела", "хотели", "просил", "просила", "просили", "предлагал", "предлагали",
    "ведет", "ведут", "просит", "просят", "перешла", "перешли", "переехала", "запретил", "запретила",
    "решила",
  ]

  /// «Команда была 22 человека: бэк на Go, фронт на ангуляре»: what stands behind the colon is said of those people.
  func members(in sentence: Range<Int>) -> Range<Int>? {
    guard let colon = sentence.first(where: { text.tokens[$0].isSign(":") }),
      (sentence.lowerBound..<colon).contains(where: {
        ["команда", "команде", "отдел", "отделе"].contains(word($0))
      }),
      (sentence.lowerBound..<colon).contains(where: { ["человек", "человека", "людей"].contains(word($0)) })
    else { return nil }
    let own = (colon..<sentence.upperBound).first {
      ["я", "сам", "сама", "мы", "мой", "моя"].contains(word($0))
    }
    return colon..<(own ?? sentence.upperBound)
  }

  private static let takenOn: Set<String> = ["взяли", "наняли", "брали", "взял", "взяла", "нанял", "наняла"]
  private static let oneOfThem: Set<String> = [
    "одного", "одну", "парня", "двоих", "двух", "девушку", "паренька",
  ]

  /// «Мы одного взяли без MQTT»: whom a team took on is not whom it looks for.
  private func isTakenOn(_ position: Int, _ clause: Range<Int>) -> Bool {
    Self.takenOn.contains(word(position)) && clause.contains { Self.oneOfThem.contains(word($0)) }
  }

  // MARK: Whose it is

  private static let realms: Set<String> = [
    "kingdom", "job", "thing", "territory", "domain", "department", "business", "turf", "baby", "area",
    "specialty",
    "зона", "вотчина", "епархия", "хозяйство", "территория",
  ]
  private static let ownRealms: Set<String> = ["my", "моя", "мое", "мой", "our", "наша"]

  /// "KiCad is Marta's kingdom", «фронт — Машина вотчина».
  private func isPossession(_ position: Int, _ clause: Range<Int>) -> Bool {
    guard Self.realms.contains(word(position)), position > clause.lowerBound else { return false }
    let owner = text.tokens[position - 1]
    return owner.isCapitalised && owner.kind == .word && !Self.ownRealms.contains(owner.folded)
      && (owner.folded.hasSuffix("'s") || owner.folded.hasSuffix("’s") || owner.folded.hasSuffix("ина")
        || owner.folded.hasSuffix("ино"))
  }

  // MARK: Groups and agents, of somebody who looks for work

  private static let others: Set<String> = [
    "another", "other", "different", "separate", "отдельная", "другая", "другой", "соседняя", "соседний",
    "другие",
    "отдельный", "смежная", "дежурная", "other's",
  ]
  private static let groups: Set<String> = [
    "team", "teams", "department", "guys", "people", "команда", "отдел", "ребята", "люди", "разработчики",
    "devs",
    "engineers", "crew",
  ]

  /// «Кубер держала отдельная команда», "a different team does Kafka", «деплоят у нас девопсы».
  private func isGroup(_ position: Int, _ clause: Range<Int>) -> Bool {
    if Self.others.contains(word(position)) {
      let isOther = (position + 1..<position + 3).contains {
        clause.contains($0) && Self.groups.contains(word($0))
      }
      // "I'd like another team", «ищу другую команду»: a wish for one.
      return isOther && !clause.contains { Self.wishing.contains(word($0)) }
    }
    guard Self.plural.contains(word(position)) else { return false }
    return clause.contains { next in
      next != position
        && Trades.mention(in: text, at: next).map { trade in
          trade.isPerson && Self.pluralEndings.contains { word(trade.positions.upperBound - 1).hasSuffix($0) }
        } ?? false
    }
  }

  private static let teamDeeds: Set<String> = [
    "делает", "делают", "пишет", "пишут", "держит", "держат", "ведет", "ведут", "занимается", "занимаются",
    "отвечает",
    "отвечают", "пилит", "пилят", "does", "do", "handles", "runs", "writes", "owns", "keeps", "looks",
    "maintains",
  ]

  /// «Фронт делает отдельная команда», told by those who hire.
  private func isOtherTeam(_ position: Int, _ clause: Range<Int>) -> Bool {
    Self.others.contains(word(position))
      && (position + 1..<position + 3).contains { clause.contains($0) && Self.groups.contains(word($0)) }
      && clause.contains { Self.teamDeeds.contains(word($0)) }
  }

  private static let staff: Set<String> = [
    "программисты", "разработчики", "бэкендеры", "фронтендеры", "тестировщики", "аналитики", "девопсы",
    "дизайнеры",
    "админы", "фронты", "бэки", "мобильщики", "соседи", "остальные", "джависты",
  ]

  /// «Программисты у нас на Java»: whose tools they are, told by one who is none of them.
  private func isStaff(_ position: Int, _ clause: Range<Int>) -> Bool {
    guard position - clause.lowerBound <= 1, Self.staff.contains(word(position)),
      !clause.contains(where: { ["я", "мы", "сам", "сама"].contains(word($0)) })
    else { return false }
    let next = [word(position + 1), word(position + 2), word(position + 3)]
    return next.contains("на")
      || next.contains { Self.plural.contains($0) || Self.collectiveVerbs.contains($0) }
  }

  private static let wishing: Set<String> = [
    "looking", "want", "join", "would", "like", "prefer", "ищу", "хочу", "interested", "need", "switch",
    "move", "with",
    "worked", "work", "led", "lead", "managed", "in", "to", "from", "into", "i",
  ]
  private static let plural: Set<String> = [
    "деплоят", "делают", "пишут", "пилят", "занимаются", "настраивают", "держат", "админят", "верстают",
    "ведут",
    "рисуют", "тестируют", "поднимают", "рулят",
  ]
  private static let pluralEndings = ["ы", "и", "ики", "еры"]

  private static let passive: Set<String> = [
    "handled", "owned", "maintained", "written", "run", "managed", "built", "done", "made", "operated",
    "covered",
  ]

  /// "The cluster is run by the platform team": what is done by others.
  private func isAgent(_ position: Int, _ clause: Range<Int>) -> Bool {
    guard word(position) == "by", position > clause.lowerBound, Self.passive.contains(word(position - 1)),
      clause.contains(position + 1)
    else { return false }
    return !["me", "myself", "us", "our", "my", "hand", "one"].contains(word(position + 1))
  }
}
