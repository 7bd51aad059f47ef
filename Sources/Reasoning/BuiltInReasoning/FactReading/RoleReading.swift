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
  private let isAsked: Bool

  init(
    _ text: AnalysedText, context: FactReadingContext, outline: DocumentOutline, isOwn: (Int) -> Bool
  ) {
    known = context.roles
    isAsked = context.asked == .role
    for sentence in text.sentences {
      if context.asked == .role, changes.isEmpty, isOwn(sentence.lowerBound) { readAnswer(text, sentence) }
      readSentence(text, sentence, isOwn)
      if known.isEmpty, changes.isEmpty { readWish(text, sentence, isOwn) }
    }
    dropSlips(text)
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
    if let asked = context.asked, Self.ofOneself.contains(asked), context.askedRole != .provider,
      let own = describesPractitioner(text, isOwn)
    {
      take(.seeker, own)
      return
    }
    if let asked = context.asked, context.askedRole == .provider,
      asked == .wants || Self.ofOneself.contains(asked),
      let wanted = Trades.mentions(in: text).first(where: { $0.isPerson && isOwn($0.positions.lowerBound) })?
        .positions
        ?? SeniorityReader.mentions(in: text).first(where: { isOwn($0.positions.lowerBound) })?.positions,
      !text.tokens.contains(where: { ["i'm", "myself"].contains($0.folded) })
    {
      take(.provider, wanted)
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
    "i'm hr", "i work in hr", "talent acquisition", "a headhunter here", "i'm a headhunter",
    "i am a headhunter", "talent partner", "i'm in hr", "hr here", "sourcer",
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

  /// Takes the role of whoever looks for work in the clause of these tokens.
  mutating func takeWish(_ clause: Range<Int>) {
    seekerCues.insert(clause.lowerBound)
    take(.seeker, clause)
  }

  /// Takes the role of whoever has a place to fill.
  mutating func takeSeat(_ positions: Range<Int>) {
    providerCues.insert(positions.lowerBound)
    take(.provider, positions)
  }

  /// Of the two roles that a first message seems to tell, drops the one that is not told of its author.
  private mutating func dropSlips(_ text: AnalysedText) {
    guard known.isEmpty, LanguageGuess.language(of: text) != .russian,
      !text.tokens.contains(where: { Self.besides.contains($0.folded) })
    else { return }
    let meant = changes.filter { change in
      guard case .role(let role) = change.change else { return true }
      return isOwnSearch(role, change.positions, text)
    }
    let roles = Set(
      changes.compactMap { change -> Role? in if case .role(let role) = change.change { role } else { nil } })
    guard roles.count == 2, meant.count == changes.count - 1 else { return }
    changes = meant
  }

  /// Whether a cue of a second role is meant by somebody of whom one is known: "somebody has to replace me" and "they need
  /// people" are not.
  private func isMeant(_ role: Role, _ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    guard !known.isEmpty, !known.contains(role), !isAsked, LanguageGuess.language(of: text) != .russian else {
      return true
    }
    let sentence = text.sentence(at: positions.lowerBound)
    let isBesides = sentence.contains { Self.besides.contains(text.folded($0)) }
    let isStrong = positions.contains { Self.strongSearch.contains(text.folded($0)) }
    return isOwnSearch(role, positions, text) && (isBesides || isStrong)
  }

  private static let besides: Set<String> = [
    "also", "too", "both", "besides", "plus", "well", "myself", "two", "hats", "second", "own", "double",
    "time",
    "personally",
  ]
  private static let strongSearch: Set<String> = [
    "looking", "searching", "hire", "hiring", "recruit", "recruiting", "vacancy", "job", "cv", "resume",
    "work", "join",
  ]
  private static let firstPersons: Set<String> = [
    "i", "i'm", "im", "i'd", "i've", "me", "my", "myself", "mine", "i'll",
  ]
  private static let plurals: Set<String> = ["we", "we're", "we've", "we'd", "our", "us", "we'll"]
  private static let thirdPersons: Set<String> = [
    "they", "they're", "he", "he's", "she", "she's", "who", "people", "recruiters", "companies", "nobody",
    "everyone",
    "everybody", "boss", "manager", "you", "them", "candidates", "applicants", "others", "wife", "husband",
    "friend",
  ]

  /// Whether the author is who seeks in the clause of a cue.
  private func isOwnSearch(_ role: Role, _ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    let clause = Clauses.clause(at: positions.lowerBound, in: text)
    let before = (clause.lowerBound..<max(clause.lowerBound + 1, positions.upperBound)).map {
      text.folded($0)
    }
    if before.contains(where: Self.thirdPersons.contains) { return false }
    let isFirst = clause.contains { Self.firstPersons.contains(text.folded($0)) }
    let isPlural = clause.contains { Self.plurals.contains(text.folded($0)) }
    return switch role {
    case .seeker: isFirst && !isPlural || clause.count <= 4 && !isPlural
    case .provider: isFirst || isPlural || clause.count <= 4
    }
  }

  /// "Somebody who needs a data engineer": whoever looks for that has the craft to offer.
  private func isOfferedTo(_ verb: Int, _ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    guard ["need", "needs", "hiring", "hires", "wants", "hire"].contains(text.folded(verb)) else {
      return false
    }
    let isWho = ["who", "that", "which"].contains(text.folded(verb - 1))
    let subject = text.folded(isWho ? verb - 2 : verb - 1)
    guard
      ["somebody", "someone", "anybody", "anyone"].contains(subject)
        || isWho
          && [
            "company", "team", "place", "studio", "startup", "employer", "firm", "shop", "companies", "teams",
          ]
          .contains(subject)
    else { return false }
    return (sentence.lowerBound..<verb).contains {
      ["looking", "find", "want", "hoping", "search", "searching", "know", "if", "like"].contains(
        text.folded($0))
    } && !sentence.contains { ["client", "recruit", "behalf", "we", "our"].contains(text.folded($0)) }
  }

  private mutating func take(_ role: Role, _ positions: Range<Int>) {
    if known.contains(role) { return }
    changes.append(Change(change: .role(role), positions: positions))
  }

  // MARK: A short answer to "work or people?"

  private static let workAnswers: Set<String> = [
    "former", "the former", "the first one", "first one", "option one", "option 1", "1", "number one",
    "former please",
    "be hired", "to be hired", "get hired", "hired", "find employment", "earn", "looking for first",
    "work", "job", "a job", "a work", "seeker", "first", "the first", "работу", "работа", "работы", "первое",
    "за работой", "new job",
    "find a job", "find work", "i need work", "i need a job", "looking for work", "looking for a job",
    "для себя", "ищу работу", "candidate", "работку", "соискатель", "соискательница", "как соискатель",
    "в поиске",
    "устроиться", "стажировку", "новый проект", "присматриваюсь", "проектную работу", "оффер",
    "работу ищу", "jobs", "a new job", "новую работу", "work please", "employment",
    "the work", "for work", "my work", "about work", "my search", "про работу", "к работе", "для меня",
    "сама ищу", "сам ищу", "ищу сам", "ищу сама", "себе", "себе работу",
    "работу себе",
    "для себя",
  ]
  private static let peopleAnswers: Set<String> = [
    "latter", "the latter", "the second one", "second one", "option two", "option 2", "2", "number two",
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
      if let first = words.first, words.count <= 6, first == "first" || first == "second",
        words.count == 1 || ["thing", "one", "option", "part", "of"].contains(words[1])
      {
        return take(first == "first" ? .seeker : .provider, part)
      }
      if namesBoth(part, text)
        || words.count <= 4 && words.contains(where: ["both", "each", "оба", "обе", "обоих"].contains)
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
    for part in Clauses.clauses(of: sentence, in: text) where known.isEmpty && part.count <= 4 {
      if isForMe(part, text) { return take(.seeker, part) }
      if part.count <= 3, readWords(of: part, text) { return }
    }
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

  /// "Me.", "It's for me."
  private func isForMe(_ clause: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = clause.filter { text.tokens[$0].kind == .word }.map { text.folded($0) }
    return words.last.map { ["me", "myself"].contains($0) } ?? false
      && words.dropLast().allSatisfy {
        ["it's", "its", "is", "it", "for", "just", "only", "that's", "oh"].contains($0)
      }
  }

  /// A few words that name work or people: "work, basically", «коллегу бы в команду». Returns whether they tell.
  private mutating func readWords(of sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = sentence.filter { text.tokens[$0].kind == .word }
    guard !words.contains(where: { ["не", "not", "no", "don't"].contains(text.tokens[$0].folded) }) else {
      return false
    }
    // "Is there a person, or a robot?" asks, and answers nothing.
    if words.count > 3, sentence.contains(where: { text.tokens[$0].isSign("?") }) { return false }
    // "I'm here as a candidate", "looking to be hired", "somebody should pay me": who is sought speaks.
    let plain = words.map { text.folded($0) }
    let isSought =
      plain.contains("hired")
      || plain.contains("candidate") && plain.contains(where: ["i'm", "im", "am", "i"].contains)
      || plain.contains("me") && plain.contains(where: ["pay", "hire", "employ", "hires", "wants"].contains)
    if isSought {
      take(.seeker, sentence)
      return true
    }
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

  /// Questions that somebody of whom no role is known answers with their own craft only if they look for work.
  private static let ofOneself: Set<InterviewTopic> = [.offers, .trade, .skills, .years, .seniority]

  /// "So, data scientist, though I blush at the second half of the word": who says what they are, and nothing of a team.
  private func describesPractitioner(_ text: AnalysedText, _ isOwn: (Int) -> Bool) -> Range<Int>? {
    guard
      !text.tokens.contains(where: {
        Self.teamWords.contains($0.folded) || Self.seekingPeople.contains($0.folded)
      })
    else { return nil }
    let isSelf = text.tokens.contains { Self.selfWords.contains($0.folded) }
    return Trades.mentions(in: text).first { mention in
      isOwn(mention.positions.lowerBound)
        && (mention.isPerson || isSelf || !Skills.mentions(in: text, isAnswer: true).isEmpty)
    }?.positions
  }

  private static let seekingPeople: Set<String> = [
    "hire", "hiring", "need", "needs", "recruit", "vacancy", "candidate", "candidates", "somebody", "someone",
    "нужен", "нужна", "ищу", "ищем", "вакансия",
  ]

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
        !(["is", "are"].contains(text.folded(position))
          && ["nobody", "one", "everyone", "everybody", "who", "that", "they"].contains(
            text.folded(position - 1))),
        !isAboveSeeker(position, in: sentence, text)
      {
        takeOrLeave(.provider, position..<end, text)
        position = end
      } else if let end = Self.verbs.match(text, position), !isAfterwards(position, text) {
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
    let again = ["for", "also"].contains(text.tokens[joint + 1].folded) ? 1 : 0
    guard joint + 1 + again < text.tokens.count else { return }
    let article = ["a", "an", "another"].contains(text.tokens[joint + 1 + again].folded)
    let person = joint + again + (article ? 2 : 1)
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
    if !isMeant(role, positions, text) { return }
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
    if isOfferedTo(verb, sentence, text) { return .seeker }
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
        if ["want", "find", "after"].contains(text.tokens[verb].folded), !known.contains(.seeker),
          isPersonSought(start..<position, text)
        {
          return .provider
        }
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
