import Domain
import Lexicon
import Ports

/// What a text says about the roles that its author takes.
struct RoleReading {
  struct Change {
    let change: FactFinding.Change
    let positions: Range<Int>
  }

  /// In the order said.
  private(set) var changes: [Change] = []
  /// Where somebody is sought, by token position of the word that says so.
  private(set) var providerCues: Set<Int> = []
  /// Where work is sought.
  private(set) var seekerCues: Set<Int> = []

  private let known: Set<Role>

  init(_ text: AnalysedText, context: FactReadingContext, isOwn: (Int) -> Bool) {
    known = context.roles
    for (number, sentence) in text.sentences.enumerated() {
      if number == 0, context.asked == .role, isOwn(sentence.lowerBound) { readAnswer(text, sentence) }
      readSentence(text, sentence, isOwn)
    }
  }

  /// The roles after this text, with those known before.
  func roles(known: Set<Role>) -> Set<Role> {
    var roles = known
    for change in changes {
      switch change.change {
      case .role(let role): roles.insert(role)
      case .notRole(let role): roles.remove(role)
      case .states, .statesOnly, .denies, .forgets: break
      }
    }
    return roles
  }

  private mutating func take(_ role: Role, _ positions: Range<Int>) {
    if known.contains(role) { return }
    changes.append(Change(change: .role(role), positions: positions))
  }

  // MARK: A short answer to "work or people?"

  private static let workAnswers: Set<String> = [
    "work", "job", "a job", "a work", "seeker", "first", "the first", "работу", "работа", "работы", "первое",
    "за работой", "new job",
    "find a job", "find work", "i need work", "i need a job", "looking for work", "looking for a job",
    "для себя", "ищу работу", "candidate", "работку",
    "работу ищу", "jobs", "a new job", "новую работу", "work please", "employment",
    "the work", "for work", "my work", "about work", "my search", "про работу", "к работе", "для меня",
    "для себя",
  ]
  private static let peopleAnswers: Set<String> = [
    "people", "person", "somebody", "someone", "a person", "hire", "hiring", "i'm hiring", "provider",
    "second", "the second", "человека", "людей", "человек", "сотрудника",
    "сотрудников", "второе", "в команду", "человека в команду", "людей в команду", "кандидатов",
    "somebody to join us", "someone to join us", "team", "in my team", "нанимаю", "нанимаем", "employees",
    "for people", "candidates", "за людьми", "ищу людей", "ищу человека", "разработчика", "developers",
    "a developer", "an engineer", "engineers", "the people", "about people", "hiring people", "my team",
    "the team",
    "люди", "про людей", "для команды", "команда", "к людям", "наём", "найм",
  ]
  private static let bothAnswers: Set<String> = [
    "both", "both of them", "both please", "и то и другое", "и то и то", "оба", "обе", "и работу и людей",
    "both actually", "for both", "оба поиска", "для обоих", "туда и туда", "either", "и людей и работу",
    "оба варианта",
  ]

  private mutating func readAnswer(_ text: AnalysedText, _ sentence: Range<Int>) {
    let clause = Clauses.clauses(of: sentence, in: text).first ?? sentence
    for part in [sentence, clause] {
      let words = part.filter { text.tokens[$0].kind != .sign }.map { text.tokens[$0].folded }
        .filter {
          ![
            "yes", "да", "hi", "hello", "привет", "just", "only", "please", "просто", "ну", "well", "um",
            "ok",
          ].contains($0)
        }
      let whole = words.joined(separator: " ")
      if Self.bothAnswers.contains(whole) || whole.hasPrefix("и то и другое") {
        take(.seeker, part)
        take(.provider, part)
        return
      }
      if Self.workAnswers.contains(whole) { return take(.seeker, part) }
      if Self.peopleAnswers.contains(whole) { return take(.provider, part) }
    }
    // «ищу. тестировщик я»: who says what they are when asked, and that they are looking, looks for work.
    if sentence.count <= 2, ["ищу", "looking", "searching"].contains(text.tokens[sentence.lowerBound].folded)
    {
      let rest = sentence.upperBound..<text.tokens.count
      let describesSelf = rest.contains { ["я", "i", "i'm"].contains(text.tokens[$0].folded) }
      if describesSelf || Trades.mentions(in: text).contains(where: \.isPerson) { take(.seeker, sentence) }
    }
  }

  // MARK: Sentences

  /// Verbs of seeking, by what follows them.
  private static let verbs: PhraseList = PhraseList([
    "looking for", "look for", "looking to hire", "searching for", "seeking", "in search of", "want to find",
    "would like to find", "hope to find", "need", "needs", "after", "looking at", "open to", "want", "find",
    "ищу", "ищем", "ищет", "нужен", "нужна", "нужны", "нужно", "требуется", "требуются", "в поисках",
    "в поиске", "подыскиваю", "подыскиваем", "хочу найти", "хотим найти", "не хватает", "разыскиваем",
    "рассматриваю", "хочу", "поиск", "открыт к", "открыта к", "hiring", "hire", "нанять", "нанимаю",
    "нанимаем",
  ])
  private static let weakVerbs: Set<String> = [
    "open", "want", "after", "хочу", "рассматриваю", "find", "открыт", "открыта", "need", "needs", "нужно",
    "looking at",
  ]
  /// Words that seek people by themselves.
  private static let hiring: PhraseList = PhraseList([
    "we're hiring", "we are hiring", "is hiring", "i'm hiring", "i am hiring", "hiring a", "hiring an",
    "looking to hire", "want to hire", "need to hire", "join us", "join our team", "to join my team",
    "join the team as",
    "somebody to join", "someone to join", "нанимаю", "нанимаем", "набираем", "набираю", "расширяем команду",
    "ищем в команду", "ищу в команду", "ищу к себе в команду", "закрываю вакансию", "we have an opening",
    "open position in our", "welcomes a", "open vacancy", "ищем человека", "нужен человек", "нужны люди",
    "hire somebody", "hire someone", "extend our team",
  ])
  private static let seeking: PhraseList = PhraseList([
    "open to work", "open to offers", "open to new opportunities", "job hunting", "looking for work",
    "my job search", "on the job market", "открыт к предложениям", "открыта к предложениям", "ищу работу",
    "поиск работы", "рассматриваю предложения", "в поиске работы", "сменить работу", "find a new job",
    "looking for a new job", "меняю работу", "хочу сменить работу", "change jobs", "ищу себе работу",
    "рассмотрю предложения", "в активном поиске", "ищу новое место",
  ])
  private static let jobStems: Set<String> = Set(
    Stems.stems([
      "job", "work", "position", "role", "opportunity", "opportunities", "project", "gig", "vacancy",
      "internship", "employment", "company", "product", "place", "contract", "consulting", "employer",
      "работа", "позиция", "вакансия", "проект", "место", "стажировка", "подработка", "компания", "роль",
      "оффер", "предложения", "продукт", "должность", "команда", "удаленка", "стартап", "startup",
      "работодатель", "заказы", "team",
      "консультации",
    ]))
  private static let personStems: Set<String> = Set(
    Stems.stems([
      "developer", "engineer", "people", "person", "somebody", "someone", "colleague", "teammate",
      "candidate", "hands", "specialist", "cofounder", "programmer", "somebody's", "hire", "designer",
      "tester", "analyst", "architect", "head",
      "разработчик", "инженер", "человек", "людей", "специалист", "коллега", "сотрудник", "кандидат",
      "сооснователь", "рук", "руки", "программист", "разработчица", "люди", "кофаундер", "кого", "напарник",
    ]))

  private mutating func readSentence(_ text: AnalysedText, _ sentence: Range<Int>, _ isOwn: (Int) -> Bool) {
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      if !isOwn(position) {
        position += 1
      } else if let end = Self.seeking.match(text, position) {
        takeOrLeave(.seeker, position..<end, text)
        position = end
      } else if let end = Self.hiring.match(text, position), !isSeekersJoin(position, text) {
        takeOrLeave(.provider, position..<end, text)
        position = end
      } else if let end = Self.verbs.match(text, position) {
        if let role = sought(after: end, in: sentence, text, verb: position) {
          takeOrLeave(role, position..<end, text)
        } else if text.tokens[position].folded == "hiring", position > sentence.lowerBound,
          text.tokens[position - 1].folded == "not"
        {
          takeOrLeave(.provider, position..<end, text)
        }
        position = end
      } else {
        position += 1
      }
    }
  }

  /// "I'd like to join the team as…" is a seeker's.
  private func isSeekersJoin(_ position: Int, _ text: AnalysedText) -> Bool {
    guard text.tokens[position].folded == "join" else { return false }
    let before = Clauses.clause(at: position, in: text)
    return before.contains { ["i'd", "i"].contains(text.tokens[$0].folded) }
      && !before.contains { ["somebody", "someone", "who", "anyone"].contains(text.tokens[$0].folded) }
  }

  private mutating func takeOrLeave(_ role: Role, _ positions: Range<Int>, _ text: AnalysedText) {
    let clause = Clauses.clause(at: positions.lowerBound, in: text)
    let words = clause.map { text.tokens[$0].folded }
    let before = (clause.lowerBound..<positions.lowerBound).map { text.tokens[$0].folded }
    let isNegated =
      before.contains("not") || before.last == "не" || before.contains("don't") || before.contains("isn't")
      || before.contains("aren't")
    if isNegated {
      // "We don't want a data scientist" says nothing about the role.
      if Self.weakVerbs.contains(text.tokens[positions.lowerBound].folded) { return }
      // "not looking for a job any more", «больше не ищу работу», "I'm not hiring".
      let ends = ["more", "anymore", "longer", "больше", "уже"].contains { words.contains($0) }
      // "Not looking for Java jobs", «не нужны джуны»: of that kind only.
      let object = positions.upperBound..<clause.upperBound
      let isQualified =
        Skills.mentions(in: text, isAnswer: true).contains { $0.positions.overlaps(object) }
        || SeniorityReader.mentions(in: text).contains { $0.positions.overlaps(object) }
        || Trades.mentions(in: text).contains { !$0.isPerson && $0.positions.overlaps(object) }
      let isBare = object.count <= 3 && !isQualified
      if ends || isBare { changes.append(Change(change: .notRole(role), positions: clause)) }
      return
    }
    if role == .provider {
      providerCues.insert(positions.lowerBound)
    } else {
      seekerCues.insert(positions.lowerBound)
    }
    take(role, positions)
  }

  /// What is sought behind a verb: the first of a word for work and a word for a person decides.
  private func sought(after start: Int, in sentence: Range<Int>, _ text: AnalysedText, verb: Int) -> Role? {
    let isWeak = Self.weakVerbs.contains(text.tokens[verb].folded)
    var position = start
    let end = min(sentence.upperBound, start + (isWeak ? 6 : 12))
    let levels = SeniorityReader.mentions(in: text)
    let isHiring = Self.hiringVerbs.contains(text.tokens[verb].folded)
    while position < end {
      let token = text.tokens[position]
      if position < start + 4, let role = soughtLevel(position, levels, sentence, text, verb: verb) {
        return role
      }
      if token.isSign(";") || token.isSign("(") || token.isSign(".") { return nil }
      if isWeak && token.isSign(",") { return nil }
      if let trade = TradePeople.match(text, position) {
        if followsJob(trade, text, sentence) { return .seeker }
        // "I want to be a developer", "after a developer left": too weak to tell.
        return ["want", "хочу", "рассматриваю", "open", "after", "find"].contains(text.tokens[verb].folded)
          && !hasWe(verb, text, sentence) ? nil : .provider
      }
      if Self.jobStems.contains(token.stem) {
        // "Hiring for a new project", «ищу в стартап бэкендера»: where somebody is sought for.
        if isHiring || !isWeak && hasPlace(position, after: start, text) {
          position += 1
          continue
        }
        // "we need a team player", "role model": not worth the risk where "we" speaks.
        if hasWe(verb, text, sentence) { return nil }
        return ["нужно", "needs"].contains(text.tokens[verb].folded) ? nil : .seeker
      }
      if Self.personStems.contains(token.stem) {
        return followsJob(position + 1, text, sentence) ? .seeker : .provider
      }
      position += 1
    }
    return soughtBefore(verb, end: start, in: sentence, text)
  }

  private static let hiringVerbs: Set<String> = ["hiring", "hire", "нанять", "нанимаю", "нанимаем"]

  /// Whether a preposition between the verb and the token at `position` makes a place of what is named there.
  private func hasPlace(_ position: Int, after start: Int, _ text: AnalysedText) -> Bool {
    (max(start, position - 3)..<position).contains {
      ["в", "во", "для", "к", "for", "into"].contains(text.tokens[$0].folded)
    }
  }

  private static let levelVerbs: Set<String> = [
    "hiring", "hire", "нанять", "нанимаю", "нанимаем",
    "ищу", "ищем", "нужен", "нужна", "нужны", "ищет", "looking", "seeking", "searching", "требуется", "need",
    "needs",
  ]

  /// «ищу джуна», «ищем сеньора на Go», "we need a senior": a level alone stands for a person, unless work or a person
  /// follows, which decide for themselves.
  private func soughtLevel(
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

  /// «Сеньора ищем», «работу ищу»: the object stands before the verb, in the accusative, and nothing behind it.
  private func soughtBefore(_ verb: Int, end: Int, in sentence: Range<Int>, _ text: AnalysedText) -> Role? {
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
  private func followsJob(_ position: Int, _ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
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

  private func hasWe(_ verb: Int, _ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, verb - 4)..<verb).contains {
      ["we", "we're", "мы", "our", "наша", "нам", "us"].contains(text.tokens[$0].folded)
    }
      || ["ищем", "ищет", "хотим", "needs"].contains(text.tokens[verb].folded)
  }
}

/// Names of people by trade, for asking at one place of a text.
enum TradePeople {
  /// The end of a trade's person that begins at `position`.
  static func match(_ text: AnalysedText, _ position: Int) -> Int? {
    Trades.mention(in: text, at: position).flatMap { $0.isPerson ? $0.positions.upperBound : nil }
  }
}

/// A list of phrases, found at one place of a text; folded words.
struct PhraseList: Sendable {
  private let phrases: [String: [[String]]]

  init(_ phrases: [String]) {
    var table: [String: [[String]]] = [:]
    for phrase in phrases {
      let words = Tokenizer.tokens(of: phrase).filter { $0.kind != .sign }.map(\.folded)
      if let first = words.first { table[first, default: []].append(words) }
    }
    self.phrases = table.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The end of the longest phrase that begins at `position`.
  func match(_ text: AnalysedText, _ position: Int) -> Int? {
    guard let candidates = phrases[text.tokens[position].folded] else { return nil }
    next: for words in candidates {
      var last = position
      for word in words.dropFirst() {
        guard let following = text.continuation(after: last), text.tokens[following].folded == word else {
          continue next
        }
        last = following
      }
      return last + 1
    }
    return nil
  }

  /// Whether a phrase occurs among `positions`.
  func occurs(in text: AnalysedText, _ positions: Range<Int>) -> Bool {
    positions.contains { match(text, $0) != nil }
  }
}
