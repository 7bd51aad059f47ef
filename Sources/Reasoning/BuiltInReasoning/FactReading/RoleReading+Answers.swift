import Domain
import Lexicon
import Ports

/// Answers to "work or people?" that need no verb of seeking, and what somebody shows of themself by an answer.
extension RoleReading {
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

  mutating func readAnswer(_ text: AnalysedText, _ sentence: Range<Int>) {
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
  }

  /// An answer that only names work or people somewhere: it counts where the sentence has no verb that tells.
  mutating func readLooseAnswer(_ text: AnalysedText, _ sentence: Range<Int>) {
    let plain = sentence.filter { text.tokens[$0].kind == .word }.map { text.folded($0) }
    // «Программиста.»: in the accusative somebody is looked for.
    if known.isEmpty, plain.count <= 3, let last = plain.last, ["а", "ов"].contains(where: last.hasSuffix),
      !["ца", "ша", "тика"].contains(where: last.hasSuffix),
      let end = sentence.last(where: { text.tokens[$0].kind == .word }),
      sentence.contains(where: { TradePeople.match(text, $0) == end + 1 }) || Self.craftPeople.contains(last)
    {
      return take(.provider, sentence)
    }
    // «Ищу я, а не муж»
    for clause in Clauses.clauses(of: sentence, in: text) where known.isEmpty {
      let words = clause.filter { text.tokens[$0].kind == .word }.map { text.folded($0) }
      if [
        ["ищу", "я"], ["я", "ищу"], ["я", "сам"], ["я", "сама"], ["сама"], ["сам"], ["меня"],
        ["looking", "me"], ["myself"],
      ]
      .contains(words) {
        return take(.seeker, clause)
      }
    }
    if known.isEmpty, sentence.count <= 9, readWords(of: sentence, text) { return }
    if known.isEmpty, readSides(of: sentence, text) { return }
    for part in Clauses.clauses(of: sentence, in: text) where known.isEmpty && part.count <= 4 {
      if isForMe(part, text) { return take(.seeker, part) }
      // «Тот самый человек, который спрашивает» is who speaks.
      if ["который", "которая", "who", "that"].contains(text.folded(part.upperBound + 1)) { continue }
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
    let namesWork = words.contains {
      Self.workNouns.contains(text.tokens[$0].stem)
        || Self.workNouns.contains(Stems.stem(Self.squeezed(text.tokens[$0].folded)))
    }
    // "A firmware person here" says what somebody is.
    let namesPeople = words.contains { position in
      Self.peopleNouns.contains(text.tokens[position].stem)
        && !(["person", "человек"].contains(text.folded(position))
          && Trades.mentions(in: text).contains { $0.positions.contains(position - 1) })
        && text.folded(position + 1) != "here"
    }
    guard namesWork != namesPeople else { return false }
    // "There's too much work here", "we have work for a Go developer": it is given, not sought.
    let folded = Set(words.map { text.tokens[$0].folded })
    if namesWork, !folded.isDisjoint(with: Self.giving), folded.isDisjoint(with: Self.wishing) {
      return false
    }
    take(namesWork ? .seeker : .provider, sentence)
    return true
  }

  /// A word with each run of one letter as one: «рабоота» is typed for «работа».
  private static func squeezed(_ word: String) -> String {
    word.reduce(into: "") { if $0.last != $1 { $0.append($1) } }
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
    let namesWork = sentence.contains { Self.workNouns.contains(text.tokens[$0].stem) }
    if isTeam, isPerson || words.first == "ищем" && !namesWork || words.contains("вакансия") {
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
  func describesSeeker(_ text: AnalysedText, _ isOwn: (Int) -> Bool) -> Range<Int>? {
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
  static let ofOneself: Set<InterviewTopic> = [.offers, .trade, .skills, .years, .seniority]

  /// "So, data scientist, though I blush at the second half of the word": who says what they are, and nothing of a team.
  func describesPractitioner(_ text: AnalysedText, _ isOwn: (Int) -> Bool) -> Range<Int>? {
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
}
