import Domain
import Lexicon
import Localization
import Ports

/// One turn of the built-in interviewer: what it understood, and what it makes of that.
struct InterviewSession {
  let context: InterviewContext
  let reader: any FactReading
  private(set) var telling: ChangeTelling
  var picker: LinePicker
  var state: InterviewState
  var merge: ProfileMerge

  /// The profile before this turn.
  let before: Profile
  /// What the messages of this turn want, in the order said, each once.
  var intents: [MessageIntent] = []
  /// A number of this turn that was read as nothing.
  var sum: String?
  /// A contradiction that was settled for what had been said first.
  var keptInConflict: FactContradiction?
  /// What they want taken off the card that is not on it.
  var absent: [FactValue] = []
  /// Whether it is asked who sees the pay.
  var asksAboutPay = false
  /// Whether words that were read as nothing look like a correction: a number in them, or a no.
  var soundsLikeChange = false
  /// Whether several open seats are spoken of.
  var namesSeveralSeats = false
  /// A contact given in this turn.
  var contact: Contact?
  /// Words of this turn that went into the profile, and where.
  var newWords: [(quote: String, section: FacetSection)] = []
  /// Whether the reply before this turn invited its author to correct the card.
  private let wasInvited: Bool
  /// What was said again of what is known already.
  var restated: [FactValue] = []
  /// Whether something was said that no rule of ours knows what to do with.
  var hasUnreadWords = false
  /// Whether something was said in confidence.
  var hasConfided = false
  /// The latest sentence that stands nowhere: its author may want it on the card.
  var unreadWords: InterviewState.UnreadText?
  /// Whether words that were offered for the card were waved away.
  var leftOut = false
  /// Whether words were offered for the card before this turn: what is said to that is not offered in its turn.
  var answersOffer = false
  /// Whether something was asked that is neither about Mitko nor about work.
  var asksSomething = false
  /// Whether an order to begin leaves no doubt.
  var ordersStart = false
  /// Whether a message held more than one vacancy, of which the first was read.
  var leftVacancies = false
  /// The role that this turn took for theirs, and the one that it found to be theirs after all.
  var assumed: Role?
  var turnedTo: Role?
  /// Findings of this turn that may be of either role.
  var undecided: [FactFinding] = []

  init(_ context: InterviewContext, reader: any FactReading, names: any FactNaming, book: Phrasebook) {
    self.context = context
    self.reader = reader
    telling = ChangeTelling(names: names, book: book, language: context.user.language)
    picker = LinePicker(
      book: book, recentTags: context.recentPhraseTags, offset: Int(context.user.id.low % 60))
    state = InterviewState(decoding: context.state)
    wasInvited = state.invitedChange == true
    state.invitedChange = nil
    var known = state.draft ?? context.profile ?? Profile()
    // What its owner chose in the meantime holds for the draft too.
    if let stored = context.profile { known.choices = stored.choices }
    before = known
    merge = ProfileMerge(known)
  }

  /// The question that this turn answers, if it does.
  var asked: InterviewQuestion? { state.question }

  /// Whether the profile was shown as ready once: what is said now changes it rather than makes it. A valid one is
  /// stored before that, while the questions go on.
  var isUpdate: Bool {
    guard context.profile != nil else { return false }
    switch context.user.stage {
    case .onboarding, .ready: return state.showedCard
    case .active, .paused, .unreachable, .erased: return true
    }
  }
  /// Whether what is said answers the questions of a profile in the making, be it that of a second role.
  private var answersQuestion: Bool { !isUpdate || !before.defects.isEmpty }
  var profile: Profile { merge.profile }
  var isValid: Bool { profile.defects.isEmpty }

  mutating func turn() -> InterviewTurn {
    let isNew =
      context.state == nil && context.profile == nil && !context.transcript.contains { $0.author == .mitko }
    var lines: [InterviewTurn.Line] = []
    if isNew {
      let greeting = picker.line([[Phrase(.agent(.greeting))]]) { $1 }
      lines.append(InterviewTurn.Line(greeting.text, phraseTag: greeting.tag, actions: [.tellPitch]))
    }
    // The greeting asks it, whoever said it; and so does everybody who talks on without knowing.
    if context.state == nil || state.isTakenOver, before.facets.isEmpty { state.question = .role }
    guard !context.unanswered.isEmpty else {
      return InterviewTurn(lines: lines, state: state.encoded)
    }
    let awaitedStart = state.awaitsStart == true
    state.awaitsStart = nil
    for message in context.unanswered { understand(message) }
    if awaitedStart, intents == [.agreed], profile == before, newWords.isEmpty { ordersStart = true }
    dropLastRole()
    assumeRole()
    readAgain()
    telling.namesRoles = profile.roles.count > 1
    let reply = InterviewReply(session: self).compose(isNew: isNew)
    state = reply.state
    let changed = profile != (context.profile ?? Profile())
    state.draft = changed && !isValid ? profile : nil
    return InterviewTurn(
      lines: lines + reply.lines, profile: changed && isValid ? profile : nil,
      showsProfile: reply.showsProfile,
      contact: contact, startsMatching: reply.startsMatching, state: state.encoded)
  }

  // MARK: understanding

  /// - Parameter part: what of the message is left to understand; all of it where nothing was taken for an answer.
  private mutating func understand(_ message: Message, part: String? = nil) {
    let text = AnalysedText(part ?? message.text)
    if let second = SecondVacancy.start(in: text), second > 0 {
      leftVacancies = true
      return understand(message, part: text.quote(0..<second))
    }
    if let parting = Confidence.part(text) {
      for words in parting.confided { merge.add(privateNote: words) }
      hasConfided = true
      if !parting.rest.isEmpty { understand(message, part: parting.rest) }
      return
    }
    if takeOffered(text) { return }
    switch decideRole(by: text, message) ?? settleConflict(by: text) {
    case .whole?: return
    case .opening(let rest)?: return understand(message, part: rest)
    case nil: break
    }
    let reading = IntentReader.read(text)
    var all = findings(in: text, reading)
    if turnsRole(text, all, message) { all = findings(in: text, reading) }
    if let settled = settleConflict(by: all, text) {
      all.removeAll { $0.valueKind == settled }
      if all.isEmpty { return }
    }
    askForCurrency(all, text)
    let open = ofEitherRole(all)
    let findings = all.filter { !open.contains($0) }
    if !open.isEmpty {
      undecided += open
      state.undecided =
        (state.undecided ?? []) + [InterviewState.UnreadText(message: message.id, text: text.text)]
      state.asksForRole = 0
    }
    if let given = ContactReader.contact(in: text, wasAsked: asked?.subject == .contact) { contact = given }
    // What is asked or ordered is not said about oneself, unless a fact was found in the same sentence.
    let outline = DocumentOutline(text)
    var excluded = Set(
      text.sentences.indices.filter {
        outline.saysNothing(text.sentences[$0]) || BareRefusal.isAlone(text.sentences[$0], in: text)
      })
    for (number, sentence) in text.sentences.enumerated() {
      var own = reading.ofSentence[number] ?? []
      // "I'd rather not say for whom" answers the rest.
      if own.contains(.reticent) { own.remove(.skip) }
      // "When do you start matching?"
      if reading.questions.contains(number), own.remove(.activate) != nil,
        !own.contains(where: \.isQuestion)
      {
        own.insert(.askHowLong)
      }
      let quote = text.quote(sentence)
      let holdsFact = all.contains { quote.contains($0.quote) || $0.quote.contains(quote) }
      if own.isEmpty || own == [.agreed], !holdsFact, SideTalk.isOffTopic(sentence, in: text) {
        own.insert(.offTopic)
      }
      if own.contains(.order) || own.contains(where: \.isSensitive) || !holdsFact && isHedge(sentence, text)
        || open.contains(where: { quote.contains($0.quote) || $0.quote.contains(quote) })
      {
        excluded.insert(number)
      } else if reading.questions.contains(number), !holdsFact {
        excluded.insert(number)
        asksSomething = asksSomething || !isEcho(number, text) && (own.isEmpty || own == [.offTopic])
      } else if !own.isEmpty, !holdsFact, !own.isSubset(of: [.anythingGoes]) {
        excluded.insert(number)
      } else if UpdateCommand.isCommand(text, sentence) || ContactReader.isOnlyContact(text, sentence)
        || isExcuse(sentence, text) && (!holdsFact || restates(sentence, text, all))
        || isUnreadSum(sentence, text, all) || isCorrection(sentence, text, all)
        || !holdsFact && AddressToMitko.orders(sentence, in: text) || onlyDeniesTitle(sentence, text)
      {
        excluded.insert(number)
      }
      if own.contains(.activate), !holdsFact, outline.kind == nil, StartOrder.isMeant(sentence, in: text) {
        ordersStart = true
      }
      for intent in MessageIntent.allCases
      where own.contains(intent) && !intents.contains(intent) && counts(intent, holdsFact: holdsFact) {
        intents.append(intent)
      }
    }
    if all.isEmpty,
      isAside(text, reading) || asked?.subject == .pay && text.tokens.contains(where: { $0.kind == .number })
    {
      excluded = Set(text.sentences.indices)
    }
    noteSeats(text)
    let ordersNothing = findings.filter { finding in
      !text.sentences.enumerated().contains { number, sentence in
        reading.ofSentence[number]?.contains(.order) == true && text.quote(sentence).contains(finding.quote)
      }
    }
    place(ordersNothing, text, excluding: excluded, from: message.id)
    state.cue = StoryCue.find(in: text, excluding: excluded, language: context.user.language) ?? state.cue
    restated += all.compactMap { finding in
      switch finding.change {
      case .states(let value), .statesOnly(let value):
        before.allFacts.contains { $0.value == value } ? value : nil
      case .role, .notRole, .denies, .forgets: nil
      }
    }
    let isShort = text.tokens.lazy.filter { $0.kind != .sign }.count <= Self.wordsOfShortAnswer
    state.shortAnswers = max(0, state.shortAnswers + (isShort ? 1 : -1))
    if excluded.count < text.sentences.count, all.isEmpty, newWords.isEmpty {
      hasUnreadWords = true
      noteUnread(text, excluding: excluded, from: message.id)
      soundsLikeChange = text.tokens.contains { $0.kind == .number || Self.denials.contains($0.folded) }
    }
    noteAbsent(all, text)
    if reading.intents.contains(.askWhoSees) {
      asksAboutPay = asked?.subject == .pay || text.tokens.contains { Self.sums.contains($0.stem) }
    }
    if asked?.subject == .pay, !all.contains(where: \.isPay) {
      sum = text.tokens.first { $0.kind == .number }.map { number in
        // "165k" is one word to its author.
        let rest = text.text[number.range.upperBound...].prefix { $0.isLetter }
        return String(text.text[number.range]) + rest
      }
    }
  }

  private func findings(in text: AnalysedText, _ reading: IntentReader.Reading) -> [FactFinding] {
    withoutAskedNames(
      asAnswered(withoutSensitive(read(text.text), text, reading), text), text, reading)
  }

  private static let sums: Set<String> = Set(
    Stems.stems([
      "number", "pay", "salary", "sum", "rate", "цифра", "цифру", "число", "сумма", "зарплата", "деньги",
    ]))

  private static let denials: Set<String> = [
    "not", "instead", "change", "wrong", "never", "вместо", "поменяй", "измени", "исправь",
    "неверно",
  ]

  /// As many words make a short answer; whoever gives two of them in a row wants no stories.
  private static let wordsOfShortAnswer = 3

  /// The findings without those whose words tell of an illness, a loss or the like. What else such a sentence tells is
  /// read clause by clause.
  private func withoutSensitive(
    _ findings: [FactFinding], _ text: AnalysedText, _ reading: IntentReader.Reading
  ) -> [FactFinding] {
    let sensitive = text.sentences.indices.filter {
      reading.ofSentence[$0]?.contains(where: \.isSensitive) == true
    }.map { text.quote(text.sentences[$0]) }
    guard !sensitive.isEmpty else { return findings }
    var kept = findings.filter { finding in
      !sensitive.contains { $0.contains(finding.quote) || finding.quote.contains($0) }
    }
    for sentence in sensitive {
      for clause in Self.clauses(of: sentence)
      where !IntentReader.read(AnalysedText(clause), isPart: true).intents.contains(where: \.isSensitive) {
        kept += read(clause)
      }
    }
    return kept
  }

  /// The sentence cut at commas, semicolons, dashes, and "and" or "but" between them; each a literal part.
  private static func clauses(of sentence: String) -> [String] {
    let text = AnalysedText(sentence)
    let joints: Set<String> = [",", ";", "—", "–", ":", "and", "but", "so", "и", "но", "а", "поэтому"]
    return text.tokens.indices.split { joints.contains(text.tokens[$0].folded) }.compactMap { part in
      part.isEmpty ? nil : text.quote(part.startIndex..<part.endIndex)
    }
  }

  func read(_ text: String) -> [FactFinding] {
    // What would help was asked in passing: only a word or two can be its answer, or what can mean nothing else.
    let isTerse = text.split(whereSeparator: \.isWhitespace).count <= 2
    // Without an address in it no answer to "how can one reach you?": "Off we go" is nobody's name.
    let isContact = asked == .contact && ContactReader.contact(in: AnalysedText(text), wasAsked: true) != nil
    let isAnswer = asked == .contact ? isContact : answersQuestion || isTerse || asked?.saysItself == true
    var found = read(text, asked: isAnswer ? asked?.topics.first : nil)
    if !isAnswer { found += openingAnswer(text, beside: found) }
    return found.isEmpty ? answerToAnother(text) : found
  }

  /// "Now. They made sure of that", "six weeks after signing. My notice" to when somebody could start, asked in passing: a
  /// clause of a few words that opens the message. A word before a comma is as often none ("now, what about…"), and years
  /// and days are of something else.
  private func openingAnswer(_ text: String, beside found: [FactFinding]) -> [FactFinding] {
    guard let asked, asked.subject == .availability, !found.contains(where: asked.isAnswered) else {
      return []
    }
    let analysed = AnalysedText(text)
    guard let end = analysed.tokens.firstIndex(where: { $0.kind == .sign }), (1...4).contains(end),
      !analysed.tokens[end].isSign("?"), end > 1 || !analysed.tokens[end].isSign(","),
      !analysed.tokens[..<end].contains(where: { Self.otherTimes.contains($0.folded) })
    else { return [] }
    return read(analysed.quote(0..<end), asked: .availability).filter(asked.isAnswered)
  }

  private static let otherTimes: Set<String> = [
    "year", "years", "day", "days", "hour", "hours", "лет", "год", "года", "день", "дня", "дней", "часов",
  ]

  func read(_ text: String, asked topic: InterviewTopic?) -> [FactFinding] {
    reader.read(
      text,
      context: FactReadingContext(
        roles: Set(profile.roles), asked: topic,
        askedRole: answersQuestion || topic != nil && asked?.namesRole == true ? asked?.role : nil,
        pay: knownPay, knowsTrade: rolesWithTrade, country: knownCountry, known: profile,
        invitesChange: wasInvited, before: textBefore, now: context.now, language: context.user.language))
  }

  /// What the person wrote before this turn.
  private var textBefore: String? {
    let unanswered = Set(context.unanswered.map(\.id))
    return context.transcript.last { $0.author == .user && !unanswered.contains($0.id) }?.text
  }

  private var knownCountry: String? {
    profile.shared.lazy.compactMap { if case .place(let place) = $0.value { place.country } else { nil } }
      .first
  }

  /// The roles whose trade, or wanted trade, is known.
  private var rolesWithTrade: Set<Role> {
    Set(
      profile.facets.filter { _, facet in
        (facet.offers.facts + facet.wants.facts).contains { $0.value.kind == .trade }
      }.keys)
  }

  /// The pay of each role: an amount without a currency changes that.
  var knownPay: [Role: Pay] {
    profile.facets.compactMapValues { facet in
      facet.practical.facts.lazy.compactMap { if case .pay(let pay) = $0.value { pay } else { nil } }.first
    }
  }

  /// "I don't know Java" skips no question, and "we start matching engines in May" starts nothing.
  private func counts(_ intent: MessageIntent, holdsFact: Bool) -> Bool {
    switch intent {
    case .order, .insult, .thanks, .hello, .goodbye, .pause, .erase, .hurried, .laidOff, .reticent: true
    case .crisis, .hardship, .discrimination: true
    default: !holdsFact
    }
  }

  private mutating func place(
    _ findings: [FactFinding], _ text: AnalysedText, excluding excluded: Set<Int>, from message: MessageID
  ) {
    let unplacedBefore = merge.unplaced.count
    apply(findings, from: message)
    if profile.facets.isEmpty {
      // Whose skill or city that is, shows only with the role.
      if merge.unplaced.count > unplacedBefore || text.tokens.count > 3, excluded.count < text.sentences.count
      {
        state.unread.append(InterviewState.UnreadText(message: message, text: text.text))
        if state.unread.count > 6 { state.unread.removeFirst() }
      }
      return
    }
    // What waits for a word of its owner's is not on the card yet.
    let waiting = text.sentences.indices.filter { number in
      state.contradictions.contains {
        $0.claimed.source.message == message
          && text.quote(text.sentences[number]).contains($0.claimed.source.quote)
      }
    }
    addWords(findings, text, excluding: excluded.union(waiting), from: message)
  }

  private mutating func addWords(
    _ findings: [FactFinding], _ text: AnalysedText, excluding excluded: Set<Int>, from message: MessageID
  ) {
    // An answer without a fact belongs to the question; on a finished profile nothing was asked.
    let sorter = WordSorter(
      text, findings: findings, excluding: excluded, answering: answersQuestion ? asked : nil,
      roles: profile.roles)
    for piece in sorter.pieces() {
      guard let role = piece.role ?? profile.roles.first else { continue }
      let words = Evidence(message: message, quote: piece.quote)
      if merge.add(words: words, to: role, piece.section) { newWords.append((piece.quote, piece.section)) }
    }
  }

  /// What was said before the role was known is read again once it is.
  mutating func readAgain() {
    guard !profile.facets.isEmpty, !state.unread.isEmpty else { return }
    let unread = state.unread
    state.unread = []
    for entry in unread {
      let text = AnalysedText(entry.text)
      let reading = IntentReader.read(text)
      let excluded = Set(
        text.sentences.indices.filter {
          reading.questions.contains($0) || reading.ofSentence[$0]?.isEmpty == false
        })
      // Once somebody said whom they look for, what they said before tells of no other role.
      let findings = read(entry.text).filter { turnedTo == nil || !$0.namesRole }
      apply(findings, from: entry.message)
      addWords(findings, text, excluding: excluded, from: entry.message)
    }
  }

  /// Somebody who takes no role any more keeps the stored profile: pausing and erasing are theirs to choose.
  private mutating func dropLastRole() {
    guard isUpdate, profile.facets.isEmpty else { return }
    merge = ProfileMerge(before)
    state.unread = []
    newWords = []
    if !intents.contains(.pause) { intents.append(.pause) }
  }
}
