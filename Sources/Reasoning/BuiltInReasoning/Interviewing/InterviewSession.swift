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
  /// A contact given in this turn.
  var contact: Contact?
  /// Words of this turn that went into the profile.
  var newWords: [String] = []
  /// Whether something was said that no rule of ours knows what to do with.
  var hasUnreadWords = false
  var asksSomething = false
  /// Whether an order to begin leaves no doubt.
  var ordersStart = false
  /// Findings of this turn that may be of either role.
  var undecided: [FactFinding] = []

  init(_ context: InterviewContext, reader: any FactReading, names: any FactNaming, book: Phrasebook) {
    self.context = context
    self.reader = reader
    telling = ChangeTelling(names: names, book: book, language: context.user.language)
    picker = LinePicker(
      book: book, recentTags: context.recentPhraseTags, offset: Int(context.user.id.low % 60))
    state = InterviewState(decoding: context.state)
    var known = state.draft ?? context.profile ?? Profile()
    // What its owner chose in the meantime holds for the draft too.
    if let stored = context.profile { known.choices = stored.choices }
    before = known
    merge = ProfileMerge(known)
  }

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
      let greeting = picker.line([Phrase(.agent(.greeting))], separators: [])
      lines.append(InterviewTurn.Line(greeting.text, phraseTag: greeting.tag, actions: [.tellPitch]))
      state.lastAsked = InterviewQuestion.role.topics
    }
    guard !context.unanswered.isEmpty else {
      return InterviewTurn(lines: lines, state: state.encoded)
    }
    for message in context.unanswered { understand(message) }
    dropLastRole()
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

  private mutating func understand(_ message: Message) {
    state.messagesRead += 1
    let text = AnalysedText(message.text)
    if decideRole(by: text) { return }
    let reading = IntentReader.read(text)
    let all = read(message.text)
    let open = ofEitherRole(all)
    let findings = all.filter { !open.contains($0) }
    if !open.isEmpty {
      undecided += open
      state.undecided =
        (state.undecided ?? []) + [InterviewState.UnreadText(message: message.id, text: message.text)]
      state.asksForRole = 0
    }
    if let given = ContactReader.contact(in: text, wasAsked: state.lastAsked.first == .contact) {
      contact = given
    }
    // What is asked or ordered is not said about oneself, unless a fact was found in the same sentence.
    var excluded: Set<Int> = []
    for (number, sentence) in text.sentences.enumerated() {
      var own = reading.ofSentence[number] ?? []
      // "When do you start matching?"
      if reading.questions.contains(number), own.remove(.activate) != nil { own.insert(.askHowLong) }
      let quote = text.quote(sentence)
      let holdsFact = all.contains { quote.contains($0.quote) || $0.quote.contains(quote) }
      if own.contains(.order)
        || open.contains(where: { quote.contains($0.quote) || $0.quote.contains(quote) })
      {
        excluded.insert(number)
      } else if reading.questions.contains(number), !holdsFact {
        excluded.insert(number)
        asksSomething = asksSomething || own.isEmpty
      } else if !own.isEmpty, !holdsFact, !own.isSubset(of: [.anythingGoes]) {
        excluded.insert(number)
      } else if UpdateCommand.isCommand(text, sentence) || ContactReader.isOnlyContact(text, sentence) {
        excluded.insert(number)
      }
      if own.contains(.activate), !holdsFact, StartOrder.isMeant(sentence, in: text) { ordersStart = true }
      for intent in own where !intents.contains(intent) && counts(intent, holdsFact: holdsFact) {
        intents.append(intent)
      }
    }
    let ordersNothing = findings.filter { finding in
      !text.sentences.enumerated().contains { number, sentence in
        reading.ofSentence[number]?.contains(.order) == true && text.quote(sentence).contains(finding.quote)
      }
    }
    place(ordersNothing, text, excluding: excluded, from: message.id)
    if excluded.count < text.sentences.count, all.isEmpty, newWords.isEmpty { hasUnreadWords = true }
  }

  private func read(_ text: String) -> [FactFinding] {
    // What would help was asked in passing: only a word or two can be its answer.
    let isTerse = text.split(whereSeparator: \.isWhitespace).count <= 2
    return reader.read(
      text,
      context: FactReadingContext(
        roles: Set(profile.roles), asked: answersQuestion || isTerse ? state.lastAsked.first : nil,
        askedRole: InterviewQuestion.allCases.first { $0.topics == state.lastAsked }?.role,
        pay: knownPay, knowsTrade: rolesWithTrade, country: knownCountry, language: context.user.language))
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
    case .order, .insult, .thanks, .hello, .goodbye: true
    case .pause, .erase: true
    default: !holdsFact
    }
  }

  private mutating func place(
    _ findings: [FactFinding], _ text: AnalysedText, excluding excluded: Set<Int>, from message: MessageID
  ) {
    let unplacedBefore = merge.unplaced.count
    merge.apply(findings, from: message)
    if profile.facets.isEmpty {
      // Whose skill or city that is, shows only with the role.
      if merge.unplaced.count > unplacedBefore || text.tokens.count > 3, excluded.count < text.sentences.count
      {
        state.unread.append(InterviewState.UnreadText(message: message, text: text.text))
        if state.unread.count > 6 { state.unread.removeFirst() }
      }
      return
    }
    addWords(findings, text, excluding: excluded, from: message)
  }

  private mutating func addWords(
    _ findings: [FactFinding], _ text: AnalysedText, excluding excluded: Set<Int>, from message: MessageID
  ) {
    // An answer without a fact belongs to the question; on a finished profile nothing was asked.
    let question =
      answersQuestion ? InterviewQuestion.allCases.first { $0.topics == state.lastAsked } : nil
    let sorter = WordSorter(
      text, findings: findings, excluding: excluded, answering: question, roles: profile.roles)
    for piece in sorter.pieces() {
      guard let role = piece.role ?? profile.roles.first else { continue }
      let words = Evidence(message: message, quote: piece.quote)
      if merge.add(words: words, to: role, piece.section) { newWords.append(piece.quote) }
    }
  }

  /// What was said before the role was known is read again once it is.
  private mutating func readAgain() {
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
      let findings = read(entry.text)
      merge.apply(findings, from: entry.message)
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
