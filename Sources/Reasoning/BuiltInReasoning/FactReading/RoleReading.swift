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
      // What a document says is no answer: "Apply: jobs@example.org".
      let answers =
        context.asked == .role && isOwn(sentence.lowerBound)
        && !sentence.contains { text.tokens[$0].isSign("@") }
        && (outline.kind == nil || sentence.lowerBound < outline.opening?.lowerBound ?? 0)
      if answers, changes.isEmpty { readAnswer(text, sentence) }
      readSentence(text, sentence, isOwn)
      if answers, changes.isEmpty { readLooseAnswer(text, sentence) }
      if known.isEmpty, changes.isEmpty { readWish(text, sentence, isOwn) }
      dropTakenBack(text, sentence)
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
    if context.asked == .role, let side = RoleEvidence(text, isOwn).side {
      switch side.role {
      case .provider: takeSeat(side.positions)
      case .seeker: takeWish(side.positions)
      }
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
    if let asked = context.asked, let role = context.askedRole, Self.granted(asked, role),
      isOwn(text.sentences[0].lowerBound), !text.sentences[0].contains(where: { text.tokens[$0].isSign("?") })
    {
      take(role, text.sentences[0])
      return
    }
    // A recruiter looks for people unless they say otherwise.
    if let own = text.tokens.indices.first(where: { isOwn($0) && Self.recruiters.match(text, $0) != nil }) {
      take(.provider, own..<own + 1)
    }
  }

  /// Whether a question is one that only somebody of `role` can answer: whoever is asked when they could start and tells it
  /// looks for work.
  private static func granted(_ asked: InterviewTopic, _ role: Role) -> Bool {
    switch asked {
    case .years, .skills, .wants, .seniority, .trade: role == .provider
    case .availability, .pay, .relocation: true
    case .role, .offers, .place, .mode, .languages, .employment, .refusals, .contact: false
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

  /// "To join, no wait, the other way round. I want to be hired": what a sentence said before such words does not hold.
  private mutating func dropTakenBack(_ text: AnalysedText, _ sentence: Range<Int>) {
    guard known.isEmpty, isAsked, let cue = sentence.last(where: { Self.turning.match(text, $0) != nil })
    else { return }
    changes.removeAll { sentence.contains($0.positions.lowerBound) && $0.positions.lowerBound < cue }
  }

  private static let turning = PhraseList([
    "no wait", "other way round", "other way around", "scratch that", "i mean", "sorry no", "wrong way round",
    "наоборот", "нет стоп", "стоп нет", "ой нет", "то есть нет", "вернее", "точнее",
  ])

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

  mutating func take(_ role: Role, _ positions: Range<Int>) {
    if known.contains(role) { return }
    changes.append(Change(change: .role(role), positions: positions))
  }

  // MARK: Sentences

  private mutating func readSentence(_ text: AnalysedText, _ sentence: Range<Int>, _ isOwn: (Int) -> Bool) {
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      if !isOwn(position) {
        position += 1
      } else if isNeededElsewhere(position, in: sentence, text) {
        if Self.searching.contains(text.folded(sentence.lowerBound)) {
          takeOrLeave(.seeker, sentence.lowerBound..<position, text)
        }
        position += 1
      } else if let end = soughtDoer(position, in: sentence, text) {
        takeOrLeave(.provider, position..<end, text)
        position = end
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
      !["have", "lack"].contains(text.folded(positions.lowerBound))
      && (before.contains("not") || before.last == "не" || before.contains("don't")
        || before.contains("isn't")
        || before.contains("aren't"))
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
        // «Не нужны: пентестеры на разовые проекты»
        || [":", "—", "–"].contains(text.folded(clause.upperBound))
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
    // «Работу ищу, техподдержка»: what stands before the verb is its object.
    if ["ищу", "нужна", "нужно", "хочу"].contains(text.folded(verb)), verb > sentence.lowerBound,
      ["работу", "работа", "работку", "вакансию", "проект", "место"].contains(text.folded(verb - 1)),
      text.folded(start) == "," || start >= sentence.upperBound, !hasWe(verb, text, sentence)
    {
      return .seeker
    }
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
      // «Стенд нужен под рукой»
      if token.folded.hasPrefix("рук"), ["на", "под", "из"].contains(text.tokens[position - 1].folded) {
        position += 1
        continue
      }
      if position < start + 4, let role = soughtLevel(position, levels, sentence, text, verb: verb) {
        return role
      }
      if token.isSign(";") || token.isSign("(") || token.isSign(".") { return nil }
      // «Ищу я, а не муж, хотя муж тоже программист»: behind such words something else is told.
      if ["хотя", "потому", "because", "although", "though"].contains(token.folded) { return nil }
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
        if known == [.seeker], ["люди", "людям", "людьми"].contains(token.folded),
          ["нужен", "нужна", "нужно", "хочу"].contains(text.tokens[verb].folded)
        {
          return nil
        }
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
