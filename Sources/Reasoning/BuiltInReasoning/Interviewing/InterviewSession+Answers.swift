import Domain
import Lexicon
import Ports

/// What the waiting question says about the words that answer it.
extension InterviewSession {
  /// The findings as the question lets them be meant.
  func asAnswered(_ findings: [FactFinding], _ text: AnalysedText) -> [FactFinding] {
    var findings = withoutAsides(findings, text)
    findings += readAsAnswer(text).filter { answer in
      !findings.contains { $0.change.valueKind == answer.change.valueKind }
    }
    findings = findings.map { ofAskedRole($0) }
    findings += ofBothRoles(findings, text)
    // "It had been lying there for two years" tells of the work, not of its author's years; "it should be 7 years"
    // sets those right.
    if asked?.subject == .story {
      findings.removeAll { finding in
        guard case .states(.years) = finding.change, finding.target != .facet(.provider, .wants),
          finding.manner != .correction,
          finding.quote.count + Self.signsBeside < text.text.count
            || !finding.quote.contains(where: \.isLetter)
        else {
          return false
        }
        return !["experience", "опыт", "стаж"].contains { finding.quote.lowercased().contains($0) }
      }
    }
    // "Working language: English" in a pasted vacancy names nobody's role.
    guard asked == .role, profile.facets.isEmpty, DocumentOutline(text).kind == nil else { return findings }
    let (roles, isFinal) = answeredRoles(text)
    let told = findings.compactMap { if case .role(let role) = $0.change { role } else { nil } }
    // What the whole message tells goes before a word of one of its sentences.
    if !isFinal, roles.count == 1, !told.isEmpty, roles.isDisjoint(with: told) { return findings }
    if isFinal, !roles.isEmpty {
      findings.removeAll { finding in
        if case .role(let role) = finding.change { !roles.contains(role) } else { false }
      }
    }
    for role in Role.allCases where roles.contains(role) {
      if !findings.contains(where: { $0.change == .role(role) }) {
        findings.insert(FactFinding(.role(role), target: .shared, quote: text.text), at: 0)
      }
    }
    return findings
  }

  /// «Лет десять.» is all that somebody says, and no story.
  private static let signsBeside = 3

  /// The roles that a short sentence of an answer names: "What do you think? Work.", "both!", «я, наверное, работу
  /// ищу». What begins with a no after other words has the last say: "maybe I should hire. No, work."
  private func answeredRoles(_ text: AnalysedText) -> (roles: Set<Role>, isFinal: Bool) {
    var named: Set<Role> = []
    for sentence in text.sentences {
      let words = AnalysedText(text.quote(sentence))
      if text.tokens[sentence].contains(where: { $0.isSign("?") }) { continue }
      let roles = Self.roles(named: words, isWeak: false)
      // «Не работу точно. Ищу напарника»
      guard !roles.isEmpty, !["не", "not"].contains(words.tokens.first?.folded) else { continue }
      if let first = words.tokens.first, ["no", "нет"].contains(first.folded), sentence.lowerBound > 0 {
        return (roles, true)
      }
      if named.isEmpty { named = roles }
    }
    // «работу. хотя думал и команду набрать… нет, работу»
    if let no = text.tokens.lastIndex(where: { ["no", "нет"].contains($0.folded) }), no > 0 {
      let rest = Self.roles(named: AnalysedText(text.quote(no + 1..<text.tokens.count)), isWeak: false)
      if !rest.isEmpty { return (rest, true) }
    }
    return (named, false)
  }

  /// The findings without the places and ways of working that only talk about something else holds: "a seal wouldn't
  /// leave, the whole office stood at the window".
  private func withoutAsides(_ findings: [FactFinding], _ text: AnalysedText) -> [FactFinding] {
    let asides = text.sentences.filter { SideTalk.isOffTopic($0, in: text) }.map(text.quote)
    guard !asides.isEmpty else { return findings }
    let rest = text.sentences.map(text.quote).filter { !asides.contains($0) }
    return findings.filter { finding in
      guard case .states(let value) = finding.change, [.workMode, .place, .employment].contains(value.kind)
      else {
        return true
      }
      // «Живу в Белграде, в Тбилиси только кот»: where somebody lives, whatever their cat does.
      let quote = AnalysedText(finding.quote)
      if value.kind == .place, quote.tokens.contains(where: { Self.living.contains($0.folded) }),
        !quote.sentences.contains(where: { SideTalk.isOffTopic($0, in: quote) })
      {
        return true
      }
      // "Pune. We lived in Bangalore, now I'm back in Pune with the dog."
      return rest.contains { $0.contains(finding.quote) } || !asides.contains { $0.contains(finding.quote) }
    }
  }

  private static let living: Set<String> = [
    "live", "moved", "based", "living", "живу", "живем", "живём", "переехал", "переехала", "переехали",
    "перебрался",
    "перебралась", "нахожусь",
  ]

  /// What a question that answers says: "60 thousand maybe? is that too much?", "I'm looking for a job, I think?" Only
  /// what was asked for is taken.
  private func readAsAnswer(_ text: AnalysedText) -> [FactFinding] {
    guard let asked, text.text.contains("?") else { return [] }
    for sentence in text.sentences where text.tokens[sentence].contains(where: { $0.isSign("?") }) {
      let words = text.quote(sentence).prefix { $0 != "?" }
      if asked == .role, !Self.speaksOfOneself(sentence, text) { continue }
      let found = read(String(words)).filter { asked.isAnswered(by: $0) }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// "I'm looking for a job, I think?" answers who somebody is; "is there a person, or a robot?" does not.
  private static func speaksOfOneself(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = text.tokens[sentence].filter { $0.kind != .sign }
    return words.count <= 3 || words.contains { selfWords.contains($0.folded) }
  }

  private static let selfWords: Set<String> = [
    "i", "i'm", "im", "me", "my", "we", "we're", "us", "our", "looking", "need", "я", "мне", "мы", "нам",
    "ищу", "ищем",
    "нужен", "нужна", "нужно", "нужны", "хочу", "хотим",
  ]

  /// "In a month", «двести тысяч», "full" to a question about something else: a few words that are from the first to the
  /// last the answer to one other question, and to one alone.
  func answerToAnother(_ text: String) -> [FactFinding] {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard !profile.facets.isEmpty, words.count <= Self.wordsOfAnotherAnswer, text.contains(where: \.isLetter)
    else { return [] }
    func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    // "That's all" is of no currency, though one is written so.
    let topics = Self.otherAnswers.filter {
      $0 != .pay || !PayReader.amounts(in: AnalysedText(text)).isEmpty
    }
    let answers = topics.map { read(text, asked: $0) }.filter { found in
      found.contains { finding in
        if case .states = finding.change { bare(finding.quote) == bare(text) } else { false }
      }
    }
    let first = answers.first ?? []
    return answers.allSatisfy { $0.map(\.change) == first.map(\.change) } ? first : []
  }

  private static let wordsOfAnotherAnswer = 4
  private static let otherAnswers: [InterviewTopic] = [.availability, .pay, .languages, .employment]

  /// Of somebody in both roles the terms of one, said again where the other was asked for, are the other's too:
  /// "remote, for both of us".
  private func ofAskedRole(_ finding: FactFinding) -> FactFinding {
    if case .facet(nil, let section) = finding.target, let asked, asked.namesRole,
      asked.isAnswered(by: finding)
    {
      var meant = finding
      meant.target = .facet(asked.role, section)
      return meant
    }
    guard profile.roles.count > 1, let asked, let role = asked.role, asked.isAnswered(by: finding),
      case .states(let value) = finding.change, case .facet(let owner?, .practical) = finding.target,
      owner != role, profile.facets[owner]?.practical.facts.contains(where: { $0.value == value }) == true
    else { return finding }
    var meant = finding
    meant.target = .facet(role, .practical)
    return meant
  }

  /// «Удалённо и мне, и ему», "remote for both of us": the other role's part of a term that somebody in both roles says of
  /// both.
  private func ofBothRoles(_ findings: [FactFinding], _ text: AnalysedText) -> [FactFinding] {
    guard profile.roles.count > 1 else { return [] }
    return findings.compactMap { finding in
      guard case .states(let value) = finding.change, value.kind != .pay,
        case .facet(let role?, .practical) = finding.target,
        !findings.contains(where: {
          $0.change == finding.change && $0.target == .facet(role.counterpart, .practical)
        }),
        text.sentences.contains(where: {
          text.quote($0).contains(finding.quote) && speaksOfBoth($0, text)
        })
      else { return nil }
      var other = finding
      other.target = .facet(role.counterpart, .practical)
      return other
    }
  }

  /// Commas between the two do not count: «и мне, и ему».
  private func speaksOfBoth(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words =
      " " + text.tokens[sentence].lazy.filter { $0.kind != .sign }.map(\.folded).joined(separator: " ") + " "
    return Self.both.contains { words.contains(" \($0) ") }
  }

  private static let both = [
    "и мне и ему", "и мне и ей", "и мне и им", "и себе и ему", "и себе и ей", "и себе и им", "и ему и мне",
    "и им и мне", "обоим", "и для меня и для них", "и для меня и для него", "for both", "both of us",
    "on both sides", "for me and for them", "for me and them", "for them and for me", "for them and me",
  ]

  /// Whether the message as a whole is about something else: it abuses, begins with a question, or with a cat.
  func isAside(_ text: AnalysedText, _ reading: IntentReader.Reading) -> Bool {
    reading.intents.contains(.insult)
      || reading.questions.contains(0) && text.sentences.count > 1 && !isEcho(0, text)
      || text.sentences.first.map { SideTalk.isOffTopic($0, in: text) } == true
  }

  /// Whether the sentence only takes up Mitko's question before it is answered: "Hard? The people."
  func isEcho(_ number: Int, _ text: AnalysedText) -> Bool {
    number + 1 < text.sentences.count
      && text.tokens[text.sentences[number]].lazy.filter { $0.kind != .sign }.count <= 3
  }

  /// The findings without the names of who asks, "will everybody see my name?" gives none, and without the language that
  /// Mitko is to speak.
  func withoutAskedNames(
    _ findings: [FactFinding], _ text: AnalysedText, _ reading: IntentReader.Reading
  ) -> [FactFinding] {
    let questions = reading.questions.map { text.quote(text.sentences[$0]) }
    let toMitko = reading.questions.filter { isToMitko(text.sentences[$0], text) }.map {
      text.quote(text.sentences[$0])
    }
    let switches = text.sentences.indices.filter {
      reading.ofSentence[$0]?.contains(.switchLanguage) == true
    }.map { text.quote(text.sentences[$0]) }
    return findings.filter { finding in
      guard case .states(let value) = finding.change else { return true }
      return switch value.kind {
      case .name: !questions.contains { $0.contains(finding.quote) }
      case .relocation, .availability, .workMode, .employment:
        !toMitko.contains { $0.contains(finding.quote) }
      case .spokenLanguage: asked?.subject == .languages || !switches.contains { $0.contains(finding.quote) }
      default: true
      }
    }
  }

  /// «Не могли бы вы проверить…», "could you check…": what Mitko is asked tells nothing of who asks.
  private func isToMitko(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    Self.addressing.occurs(in: text, sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 3))
  }

  private static let addressing = PhraseList([
    "не могли бы вы", "могли бы вы", "не мог бы ты", "мог бы ты", "можете ли вы", "можешь ли ты", "вы можете",
    "ты можешь", "could you", "can you", "will you", "are you able", "may i ask", "might i ask",
  ])

  /// Whether all that was found in the sentence is known already.
  func restates(_ sentence: Range<Int>, _ text: AnalysedText, _ findings: [FactFinding]) -> Bool {
    let quote = text.quote(sentence)
    return findings.allSatisfy { finding in
      guard quote.contains(finding.quote) || finding.quote.contains(quote) else { return true }
      switch finding.change {
      case .states(let value), .statesOnly(let value): return before.allFacts.contains { $0.value == value }
      // "I never said I'm open to that", and the card does not say so.
      case .denies(let value): return !before.allFacts.contains { $0.value == value }
      case .role, .notRole, .forgets: return false
      }
    }
  }

  /// Whether the sentence only says what its author is not: «я не тимлид» tells nobody what they bring.
  func onlyDeniesTitle(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = sentence.filter { text.tokens[$0].kind != .sign }
    let said = words.map { text.tokens[$0].folded }
    guard words.count <= 6,
      let denial = [["я", "не"], ["мы", "не"], ["i'm", "not"], ["im", "not"], ["i", "am", "not"]].first(
        where: {
          said.starts(with: $0)
        })
    else { return false }
    return words.dropFirst(denial.count).contains { position in
      SeniorityReader.mentions(in: text).contains { $0.positions.contains(position) }
        || Trades.mentions(in: text).contains { $0.positions.contains(position) }
    }
  }

  /// Whether the sentence changes what is known and says nothing besides: "it should be 7 years, sorry". The card says
  /// the fact, and nobody else needs to read how it came to be.
  func isCorrection(_ sentence: Range<Int>, _ text: AnalysedText, _ findings: [FactFinding]) -> Bool {
    let quote = text.quote(sentence)
    let own = findings.filter { quote.contains($0.quote) || $0.quote.contains(quote) }
    // "No, 4 was right" sets something right, and describes nobody.
    if own.isEmpty, let first = text.tokens[sentence].first(where: { $0.kind != .sign }),
      ["no", "нет"].contains(first.folded), sentence.count <= Self.mostWordsOfChange + 2,
      text.tokens[sentence].contains(where: { $0.kind == .number })
    {
      return true
    }
    guard !own.isEmpty, own.allSatisfy(changesKnown) else { return false }
    let isSaid =
      own.contains { $0.manner == .correction } || ChangeCues.setsRight(text, sentence)
      || ChangeCues.announcesCorrection(text, sentence)
    return text.tokens[sentence].lazy.filter { $0.kind != .sign }.count
      <= (isSaid ? Self.mostWordsOfCorrection : Self.mostWordsOfChange)
  }

  /// Whether the finding takes the place of something known, or takes it away.
  private func changesKnown(_ finding: FactFinding) -> Bool {
    switch finding.change {
    case .role, .notRole: return false
    case .forgets: return true
    case .denies(let value): return profile.allFacts.contains { $0.value == value }
    case .states(let value), .statesOnly(let value):
      guard finding.isChange, finding.manner != .addition else { return false }
      // One more skill changes none.
      if [.skill, .welcomeSkill, .refusedSkill, .domain, .employer].contains(value.kind),
        finding.manner != .correction
      {
        return false
      }
      var target = finding.target
      if case .facet(nil, let section) = target, let role = profile.roles.first {
        target = .facet(role, section)
      }
      return profile[target].contains { $0.value.kind == value.kind }
    }
  }

  private static let mostWordsOfCorrection = 16
  private static let mostWordsOfChange = 6

  /// Notes what somebody wants taken off a card on which it is not.
  mutating func noteAbsent(_ findings: [FactFinding], _ text: AnalysedText) {
    guard isUpdate else { return }
    for finding in findings {
      guard case .denies(let value) = finding.change, !before.allFacts.contains(where: { $0.value == value }),
        text.sentences.contains(where: {
          text.quote($0).contains(finding.quote) && UpdateCommand.isCommand(text, $0)
        })
      else { continue }
      absent.append(value)
    }
  }

  /// Whether the sentence only explains why its author was away or complains of what was understood: "sorry, in and out
  /// of a call", "I never said that".
  func isExcuse(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = text.tokens[sentence].lazy.filter { $0.kind == .word }.prefix(3).map(\.folded)
    guard let first = words.first else { return false }
    if Self.pasting.contains(first), text.tokens[sentence].lazy.filter({ $0.kind != .sign }).count <= 6 {
      return true
    }
    return Self.excuses.contains(first)
      || Self.complaints.contains { words.joined(separator: " ").hasPrefix($0) }
  }

  /// "Pasting the req:" before the text itself.
  private static let pasting: Set<String> = [
    "pasting", "pasted", "attaching", "прилагаю", "вставляю", "прикладываю", "держите",
  ]

  private static let excuses: Set<String> = [
    "sorry", "oops", "извини", "извините", "прости", "простите", "пардон", "сорри",
  ]
  private static let complaints = [
    "i never said", "i didn't say", "i did not", "that's not", "that is not", "wrong", "я не писал",
    "я не писала", "я не говорил", "я не говорила", "это не так", "неверно", "неправильно",
  ]

  /// Turns to the pay where an amount was named beside a stored profile and nothing was made of it: its currency is
  /// asked for as that of a first one.
  mutating func askForCurrency(_ findings: [FactFinding], _ text: AnalysedText) {
    guard findings.isEmpty, asked?.subject != .pay, !knownPay.isEmpty,
      text.tokens.count <= Self.mostWordsOfSum,
      let mention = (PayReader.read(text) + PayReader.read(text, isAnswer: true).filter { $0.period != nil })
        .first, mention.currency == nil
    else { return }
    let role = Role.allCases.first { knownPay[$0] != nil }
    state.question = InterviewQuestion(subject: .pay, role: asked?.role ?? role)
    state.repeats = 0
  }

  private static let mostWordsOfSum = 12

  /// Whether the sentence answers the question for pay with a sum that nothing was made of: it is asked about.
  func isUnreadSum(_ sentence: Range<Int>, _ text: AnalysedText, _ findings: [FactFinding]) -> Bool {
    asked?.subject == .pay && !findings.contains(where: \.isPay)
      && text.tokens[sentence].contains { $0.kind == .number }
  }

  /// Whether the sentence only weighs what its author might do: "or maybe I should hire someone".
  func isHedge(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    guard asked == .role else { return false }
    let first = text.tokens[sentence].lazy.filter { $0.kind == .word }.prefix(2).map(\.folded)
    return first.contains(where: Self.hedges.contains)
  }

  private static let hedges: Set<String> = [
    "maybe", "perhaps", "or", "sometimes", "хотя", "может", "или", "наверное",
  ]
}

extension FactFinding.Change {
  /// The kind of fact that it concerns; `nil` for a role.
  fileprivate var valueKind: FactValue.Kind? {
    switch self {
    case .states(let value), .statesOnly(let value), .denies(let value): value.kind
    case .forgets(let kind): kind
    case .role, .notRole: nil
    }
  }
}

extension FactFinding {
  /// The kind of fact that it concerns; `nil` for a role.
  var valueKind: FactValue.Kind? { change.valueKind }

  /// Whether it is about money.
  var isPay: Bool {
    switch change {
    case .states(let value), .statesOnly(let value), .denies(let value): value.kind == .pay
    case .forgets(let kind): kind == .pay
    case .role, .notRole: false
    }
  }
}

extension InterviewQuestion {
  /// Whether the finding is of the kind that it asks for.
  func isAnswered(by finding: FactFinding) -> Bool {
    guard case .states(let value) = finding.change else { return subject == .role && finding.namesRole }
    return switch subject {
    case .pay: value.kind == .pay
    case .terms: [.workMode, .place].contains(value.kind)
    case .mode: value.kind == .workMode
    case .place: value.kind == .place
    case .languages: value.kind == .spokenLanguage
    case .relocation: value.kind == .relocation
    case .employment: value.kind == .employment
    case .availability: value.kind == .availability
    case .level: [.years, .seniority].contains(value.kind)
    case .skills: [.skill, .trade].contains(value.kind)
    case .role, .work, .team, .story, .wants, .contact: false
    }
  }
}
