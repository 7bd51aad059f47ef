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

  let known: Set<Role>

  init(
    _ text: AnalysedText, context: FactReadingContext, outline: DocumentOutline, isOwn: (Int) -> Bool
  ) {
    known = context.roles
    for sentence in text.sentences {
      if context.asked == .role, changes.isEmpty, isOwn(sentence.lowerBound) { readAnswer(text, sentence) }
      readSentence(text, sentence, isOwn)
    }
    // A document tells by its kind who pastes it, where nothing else does.
    guard known.isEmpty, changes.isEmpty else { return }
    if let kind = outline.kind, let opening = outline.opening {
      take(kind == .vacancy ? .provider : .seeker, opening)
      return
    }
    if context.asked == .role, let own = describesSeeker(text, isOwn) {
      take(.seeker, own)
      return
    }
    // A recruiter looks for people unless they say otherwise.
    if let own = text.tokens.indices.first(where: { isOwn($0) && Self.recruiters.match(text, $0) != nil }) {
      take(.provider, own..<own + 1)
    }
  }

  private static let recruiters = PhraseList([
    "i'm a recruiter", "i am a recruiter", "recruiter here", "house recruiter", "я рекрутер", "я эйчар",
    "я hr",
    "i'm hr", "i work in hr", "talent acquisition",
  ])

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
    "для себя", "ищу работу", "candidate", "работку", "соискатель", "соискательница", "как соискатель",
    "в поиске",
    "устроиться", "стажировку", "новый проект", "присматриваюсь", "проектную работу", "оффер",
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
    "люди", "про людей", "для команды", "нанимать", "нанять", "работодатель", "замену", "нужна замена",
    "айтишника", "команда", "к людям", "наём", "найм",
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
            "yes", "да", "hi", "hello", "hey", "привет", "прив", "just", "only", "please", "просто", "ну",
            "well", "um",
            "ok", "actually", "i", "guess", "ладно", "mostly", "think", "наверное", "скорее", "пожалуйста",
            "спасибо",
            "here", "для", "себя", "me", "a", "the", "bit", "of", "it's", "тогда", "давайте", "sure",
          ].contains($0)
        }
      let whole = words.joined(separator: " ")
      if namesBoth(part, text)
        || words.count <= 4 && words.contains(where: ["both", "оба", "обе", "обоих"].contains)
      {
        take(.seeker, part)
        take(.provider, part)
        return
      }
      if Self.bothAnswers.contains(whole) || whole.hasPrefix("и то и другое") {
        take(.seeker, part)
        take(.provider, part)
        return
      }
      if Self.workAnswers.contains(whole) { return take(.seeker, part) }
      if Self.peopleAnswers.contains(whole) { return take(.provider, part) }
    }
    if known.isEmpty, sentence.count <= 9, readWords(of: sentence, text) { return }
    if known.isEmpty, readSides(of: sentence, text) { return }
    // «ищу. тестировщик я»: who says what they are when asked, and that they are looking, looks for work.
    if sentence.count <= 2, ["ищу", "looking", "searching"].contains(text.tokens[sentence.lowerBound].folded)
    {
      let rest = sentence.upperBound..<text.tokens.count
      let describesSelf = rest.contains { ["я", "i", "i'm"].contains(text.tokens[$0].folded) }
      if describesSelf || Trades.mentions(in: text).contains(where: \.isPerson) { take(.seeker, sentence) }
    }
  }

  private static let workNouns: Set<String> = Set(
    Stems.stems([
      "job", "work", "position", "gig", "employment", "работа", "место", "подработка", "работка", "работенка",
      "стажировка", "занятость", "контора", "оффер",
    ]))
  private static let peopleNouns: Set<String> = Set(
    Stems.stems([
      "people", "person", "somebody", "someone", "colleague", "teammate", "candidate", "hire", "hiring",
      "человек", "людей",
      "люди", "коллега", "сотрудник", "кандидат", "напарник", "народ", "кого-то", "кого", "спец", "замена",
    ]))

  private static let giving: Set<String> = [
    "have", "we", "we've", "we're", "our", "us", "got", "offer", "offering", "give", "much", "more",
  ]
  private static let wishing: Set<String> = [
    "need", "want", "looking", "after", "find", "seeking", "new", "i'd", "change", "look", "search",
  ]

  /// «И работу, и человека», "work and people": both are named and joined.
  private func namesBoth(_ part: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = part.filter { text.tokens[$0].kind == .word }
    guard words.count <= 8, words.contains(where: { ["и", "and"].contains(text.tokens[$0].folded) }),
      !words.contains(where: {
        ["или", "or", "не", "not", "no", "нет", "don't", "а", "но", "but"].contains(text.tokens[$0].folded)
      }), !part.contains(where: { text.tokens[$0].isSign("?") })
    else { return false }
    return words.contains { Self.workNouns.contains(text.tokens[$0].stem) }
      && words.contains { Self.peopleNouns.contains(text.tokens[$0].stem) }
  }

  /// A few words that name work or people: "work, basically", «коллегу бы в команду». Returns whether they tell.
  private mutating func readWords(of sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = sentence.filter { text.tokens[$0].kind == .word }
    guard !words.contains(where: { ["не", "not", "no", "don't"].contains(text.tokens[$0].folded) }) else {
      return false
    }
    // "Is there a person, or a robot?" asks, and answers nothing.
    if words.count > 3, sentence.contains(where: { text.tokens[$0].isSign("?") }) { return false }
    let namesWork = words.contains { Self.workNouns.contains(text.tokens[$0].stem) }
    let namesPeople = words.contains { Self.peopleNouns.contains(text.tokens[$0].stem) }
    guard namesWork != namesPeople else { return false }
    // "There's too much work here", "we have work for a Go developer": it is given, not sought.
    let folded = Set(words.map { text.tokens[$0].folded })
    if namesWork, !folded.isDisjoint(with: Self.giving), folded.isDisjoint(with: Self.wishing) {
      return false
    }
    take(namesWork ? .seeker : .provider, sentence)
    return true
  }

  /// «Нам бы админа», «ищу, куда уйти», «ищем уже полгода»: whose side somebody is on, without a word for work or people.
  /// Returns whether they tell.
  private mutating func readSides(of sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = sentence.filter { text.tokens[$0].kind == .word }.map { text.tokens[$0].folded }
    guard !words.contains("не"), !words.contains("ни"),
      !sentence.contains(where: { text.tokens[$0].isSign("?") })
    else {
      return false
    }
    let seeks = words.contains {
      ["ищу", "подыскиваю", "хочу", "думаю", "присматриваю", "собираюсь"].contains($0)
    }
    let moves = words.contains {
      [
        "куда", "уйти", "перейти", "свалить", "устроиться", "пристроиться", "сменить", "поинтереснее",
        "получше", "сваливать",
        "уходить",
      ].contains($0)
    }
    if seeks, moves {
      take(.seeker, sentence)
      return true
    }
    let isTeam = words.contains { ["нам", "нас", "ищем", "отдел", "команду"].contains($0) }
    let isPerson = sentence.contains {
      TradePeople.match(text, $0) != nil || Self.craftPeople.contains(text.folded($0))
    }
    if isTeam, isPerson || words.first == "ищем" || words.contains("вакансия") {
      take(.provider, sentence)
      return true
    }
    return false
  }

  private static let selfWords: Set<String> = ["i'm", "im", "i've", "am", "i", "я", "мне", "меня"]
  private static let teamWords: Set<String> = [
    "we", "we're", "our", "us", "team", "company", "startup", "мы", "наш", "нас", "нам", "команда", "команде",
    "команду", "компания",
    "стартап", "founder", "cto", "ceo", "основатель", "фаундер", "рекрутер", "recruiter", "hr",
  ]

  /// Who left a place that is to be filled: «у меня ушёл бэкендер».
  private static let leaving: Set<String> = [
    "ушел", "ушла", "уходит", "уволился", "уволилась", "замена", "замену", "вакансия", "вакансию", "нанять",
    "отдел",
  ]

  /// Whoever answers "work or people?" with what they are and for how long looks for work: «бэкендер, пять лет на Go».
  private func describesSeeker(_ text: AnalysedText, _ isOwn: (Int) -> Bool) -> Range<Int>? {
    guard
      !text.tokens.contains(where: { Self.teamWords.contains($0.folded) || Self.leaving.contains($0.folded) })
    else { return nil }
    let trade = Trades.mentions(in: text).first { isOwn($0.positions.lowerBound) }
    let years = Experience.mentions(in: text).first { $0.scope == .whole && isOwn($0.positions.lowerBound) }
    let isSelf = text.tokens.contains { Self.selfWords.contains($0.folded) }
    guard let trade, years != nil || trade.isPerson && isSelf else { return nil }
    return trade.positions
  }

  // MARK: Sentences

  private mutating func readSentence(_ text: AnalysedText, _ sentence: Range<Int>, _ isOwn: (Int) -> Bool) {
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      if !isOwn(position) {
        position += 1
      } else if let end = Self.seeking.match(text, position) {
        takeOrLeave(.seeker, position..<end, text)
        takeJoinedPerson(behind: end, in: sentence, text)
        position = end
      } else if let end = Self.hiring.match(text, position), !isSeekersJoin(position, text),
        !isAboveSeeker(position, in: sentence, text)
      {
        takeOrLeave(.provider, position..<end, text)
        position = end
      } else if let end = Self.verbs.match(text, position) {
        if let role = sought(after: end, in: sentence, text, verb: position),
          role == .seeker || !isAboveSeeker(position, in: sentence, text)
        {
          takeOrLeave(role, position..<end, text)
          if role == .seeker { takeJoinedPerson(behind: end, in: sentence, text) }
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

  /// «Ищу проект себе и джуна в помощь», "a gig for me and a junior to help": behind work a person is looked for too.
  private mutating func takeJoinedPerson(behind start: Int, in sentence: Range<Int>, _ text: AnalysedText) {
    let clause =
      start..<min(Clauses.clause(at: max(sentence.lowerBound, start - 1), in: text).upperBound, start + 8)
    guard
      let joint = clause.first(where: { ["and", "и"].contains(text.tokens[$0].folded) }),
      joint + 1 < clause.upperBound
    else { return }
    let article = ["a", "an", "another"].contains(text.tokens[joint + 1].folded)
    let person = joint + (article ? 2 : 1)
    guard person < sentence.upperBound else { return }
    let word = text.tokens[person].folded
    guard article || word.hasSuffix("а") || word.hasSuffix("я") else { return }
    let level = SeniorityReader.mentions(in: text).first { $0.positions.lowerBound == person }
    let end = level?.positions.upperBound ?? TradePeople.match(text, person) ?? person
    guard end > person, !followsJob(end, text, sentence) else { return }
    providerCues.insert(joint + 1)
    take(.provider, joint + 1..<end)
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
    // Work is named, but in a place where somebody may be sought for.
    var hasWork = false
    while position < end {
      let token = text.tokens[position]
      // A typo of the one word that says it: «ищу рабту».
      if text.tokens[verb].folded == "ищу", token.folded.hasPrefix("раб"),
        token.folded.unicodeScalars.count <= 7
      {
        return .seeker
      }
      // «Ищу, куда перейти», «хочу сменить контору»
      if ["куда", "уйти", "перейти", "сменить"].contains(token.folded), !hasWe(verb, text, sentence) {
        return .seeker
      }
      // «На руки» is pay.
      if token.folded.hasPrefix("рук"), text.tokens[position - 1].folded == "на" {
        position += 1
        continue
      }
      if position < start + 4, let role = soughtLevel(position, levels, sentence, text, verb: verb) {
        return role
      }
      if token.isSign(";") || token.isSign("(") || token.isSign(".") { return nil }
      if isWeak && token.isSign(",") { return nil }
      if let trade = TradePeople.match(text, position) {
        if followsJob(trade, text, sentence) || isTeamToJoin(trade, text) && !hasWe(verb, text, sentence) {
          return .seeker
        }
        // "I want to be a developer", "after a developer left": too weak to tell.
        return ["want", "хочу", "рассматриваю", "open", "after", "find"].contains(text.tokens[verb].folded)
          && !hasWe(verb, text, sentence) ? nil : .provider
      }
      if Self.jobStems.contains(token.stem) {
        // "Hiring for a new project", «ищу в стартап бэкендера»: where somebody is sought for.
        if isHiring || !isWeak && hasPlace(position, after: start, text) {
          hasWork = hasWork || !isHiring
          position += 1
          continue
        }
        // "A small backend team [to join]": a team is looked for by one who would join it.
        // "we need a team player", "role model": not worth the risk where "we" speaks.
        if hasWe(verb, text, sentence) { return nil }
        return ["нужно", "needs"].contains(text.tokens[verb].folded) ? nil : .seeker
      }
      if Self.workWords.contains(token.folded) { hasWork = true }
      if isCraftPerson(position, verb, text) { return .provider }
      if token.folded == "co", text.folded(position + 2) == "founder" { return .provider }
      if Self.demandVerbs.contains(text.tokens[verb].folded),
        let field = Trades.mention(in: text, at: position),
        !field.isPerson, !followsJob(field.positions.upperBound, text, sentence)
      {
        return .provider
      }
      if Self.personStems.contains(token.stem) {
        // "Not full remote, I need people": of somebody who looks for work that is company.
        if isWeak, known == [.seeker], token.folded == "people",
          position + 1 >= sentence.upperBound || text.tokens[position + 1].kind == .sign
        {
          return nil
        }
        return followsJob(position + 1, text, sentence) ? .seeker : .provider
      }
      position += 1
    }
    if let role = soughtBefore(verb, end: start, in: sentence, text) { return role }
    return hasWork && !isWeak && !isHiring && !hasWe(verb, text, sentence) ? .seeker : nil
  }
}

/// Names of people by trade, for asking at one place of a text.
enum TradePeople {
  /// The end of a trade's person that begins at `position`.
  static func match(_ text: AnalysedText, _ position: Int) -> Int? {
    Trades.mention(in: text, at: position).flatMap { $0.isPerson ? $0.positions.upperBound : nil }
  }
}
