import Domain
import Lexicon
import Localization
import Ports

/// Decides what to say after a turn was understood.
struct InterviewReply {
  private let session: InterviewSession
  private var picker: LinePicker
  private(set) var state: InterviewState
  private(set) var showsProfile = false
  private(set) var startsMatching = false
  private(set) var lines: [InterviewTurn.Line] = []

  private var parts: [Phrase] = []
  private var separators: [String] = []
  private var actions: [MessageAction.Intent] = []

  init(session: InterviewSession) {
    self.session = session
    picker = session.picker
    state = session.state
  }

  private var profile: Profile { session.profile }
  private var changes: [ProfileChange] { session.merge.changes }
  private var isValid: Bool { session.isValid }
  private var gaps: InterviewGaps { InterviewGaps(profile: profile) }
  private var hasAnswered: Bool { !parts.isEmpty }

  func compose(isNew: Bool) -> InterviewReply {
    var reply = self
    reply.say(isNew)
    return reply
  }

  private mutating func say(_ isNew: Bool) {
    hintLanguage()
    answerIntents(isNew)
    if let contact = session.contact {
      add(Phrase(.conversation(.contactNoted), ["contact": .text(contact.value)]))
    }
    if !askWhichRole() { if session.isUpdate { followUpdate() } else { goOn(isNew) } }
    guard hasAnswered else { return }
    if changes.isEmpty, picker.isExhausted(parts) { add(Phrase(.conversation(.nothingChanged))) }
    let line = picker.line(parts, separators: separators)
    lines.append(InterviewTurn.Line(capitalised(line.text), phraseTag: line.tag, actions: actions))
  }

  /// With a capital where a paragraph begins with the name of a trade: "Backend, good." Brands keep their letters.
  private func capitalised(_ text: String) -> String {
    let names = profile.allFacts.lazy.filter { $0.value.kind == .trade }.map {
      session.telling.names.name(of: $0.value, language: session.context.user.language)
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard names.contains(where: { line.hasPrefix($0) }) else { return String(line) }
      return line.prefix(1).uppercased() + line.dropFirst()
    }.joined(separator: "\n")
  }

  private mutating func add(_ phrase: Phrase, sameParagraph: Bool = false) {
    if hasAnswered { separators.append(sameParagraph ? " " : "\n\n") }
    parts.append(phrase)
  }

  // MARK: answers

  private mutating func answerIntents(_ isNew: Bool) {
    for intent in session.intents {
      switch intent {
      case .askWhatThisIs: add(Phrase(.agent(.pitch)))
      case .askWhatIsStored: add(Phrase(.conversation(.answerStored)))
      case .askWhoSees: add(Phrase(.conversation(.answerWhoSees)))
      case .askIfHuman: add(Phrase(.conversation(.answerHuman)))
      case .askCost: add(Phrase(.conversation(.answerCost)))
      case .askHowLong: add(Phrase(.conversation(.answerHowLong)))
      case .askForHelp: add(Phrase(.agent(.help)))
      case .askForMatches: add(Phrase(.conversation(.answerMatches)))
      case .switchLanguage: add(Phrase(.conversation(.answerLanguage)))
      case .erase: add(Phrase(.conversation(.answerErase)))
      case .pause where session.isUpdate:
        add(Phrase(profile.roles.count > 1 ? .conversation(.answerPauseBoth) : .conversation(.answerPause)))
      case .hello: if !isNew { add(Phrase(.conversation(.hello))) }
      case .thanks: add(Phrase(.conversation(.thanks)))
      case .goodbye: add(Phrase(.conversation(.bye)))
      case .insult: add(Phrase(.conversation(.insult)))
      case .order: add(Phrase(.conversation(.order)))
      case .skip: skip()
      case .pause, .resume, .anythingGoes, .showProfile, .finish, .activate: break
      }
    }
    if !hasAnswered, session.asksSomething, changes.isEmpty { add(Phrase(.conversation(.offTopic))) }
  }

  private mutating func skip() {
    guard !session.isUpdate || !state.lastAsked.isEmpty, changes.isEmpty else { return }
    state.skipped.formUnion(state.lastAsked)
    add(Phrase(.conversation(.skipped)))
  }

  /// Once, to somebody who writes in the language that is not set.
  private mutating func hintLanguage() {
    guard !state.hintedLanguage, let text = session.context.unanswered.last?.text,
      let written = LanguageGuess.language(of: text), written.rawValue != session.context.user.language.code
    else { return }
    state.hintedLanguage = true
    // Each phrase file says this line in the language of the other, to those who write that one.
    add(Phrase(.conversation(.languageHint)))
  }

  /// Asks whose something is, of somebody who takes both roles. Returns whether it asked.
  private mutating func askWhichRole() -> Bool {
    guard let waiting = state.undecided, !waiting.isEmpty else { return false }
    let asked = state.asksForRole ?? 0
    guard asked < InterviewSession.mostAsksForRole, isValid || !session.undecided.isEmpty else {
      state.undecided = nil
      return false
    }
    state.asksForRole = asked + 1
    if !changes.isEmpty {
      add(Phrase(.conversation(.changed), ["changes": .text(session.telling.text(changes))]))
    }
    let said = waiting.map { Self.shortened($0.text) }.joined(separator: " / ")
    add(Phrase(.conversation(.askWhichRole), ["quote": .text(said)]))
    state.lastAsked = []
    return true
  }

  // MARK: a profile that is stored

  private mutating func followUpdate() {
    let hasChanged = !changes.isEmpty || !session.newWords.isEmpty
    if !changes.isEmpty {
      add(Phrase(.conversation(.changed), ["changes": .text(session.telling.text(changes))]))
    } else if let quote = session.newWords.first {
      add(Phrase(.conversation(.ackWords), ["quote": .text(Self.shortened(quote))]))
    }
    if !isValid {
      // A second role was taken up: its questions follow.
      return goOn(false, isTold: true)
    }
    if session.intents.contains(.showProfile) || session.intents.contains(.finish) { showCard(again: true) }
    switch session.context.user.stage {
    case .active:
      if hasChanged { return add(Phrase(.conversation(.stillActive)), sameParagraph: true) }
      if session.intents.contains(.activate) { return add(Phrase(.conversation(.alreadyActive))) }
    case .paused:
      if session.intents.contains(.resume) || session.intents.contains(.activate) {
        actions.append(.resume)
        return add(Phrase(.conversation(.pausedResume)))
      }
    case .ready where session.ordersStart:
      startsMatching = true
      return
    case .ready, .onboarding:
      if askHelpful() { return offerStart() }
      if showsProfile { return }
      add(Phrase(.conversation(.pressStart)))
      return offerStart()
    case .unreachable, .erased: break
    }
    if !hasAnswered
      || (session.hasUnreadWords && !hasChanged && session.intents.isEmpty && session.contact == nil)
    {
      add(Phrase(.conversation(.nothingChanged)))
    }
  }

  private mutating func offerStart() {
    if !actions.contains(.activate) { actions.append(.activate) }
  }

  // MARK: a profile in the making

  /// - Parameter isTold: whether what was understood has been said already.
  private mutating func goOn(_ isNew: Bool, isTold: Bool = false) {
    let wantsEnd = !session.intents.filter { [.finish, .activate, .showProfile].contains($0) }.isEmpty
    if wantsEnd {
      let understood = !isTold && acknowledge()
      if isValid { return showCard(again: state.showedCard && session.isUpdate) }
      add(
        Phrase(.conversation(.notEnough), ["topics": .list(gaps.needed.map { .phrase(Phrase($0)) })]),
        sameParagraph: understood)
      state.lastAsked = gaps.question { _ in false }?.topics ?? []
      return
    }
    let isImpatient = isValid && state.messagesRead >= 3
    let question = isImpatient ? nil : gaps.question(mayAsk: mayAsk)
    // A question that takes up what was said repeats it well enough.
    if let question, question == .seekerWork, let phrase = question.reflectingPhrase, let thing {
      note(question)
      return add(Phrase(phrase, ["thing": thing]))
    }
    let understood = !isTold && acknowledge()
    if isNew, !understood, changes.isEmpty { return }
    if !understood, !hasAnswered, session.hasUnreadWords { add(Phrase(.conversation(.unclear))) }
    ask(question, sameParagraph: understood)
  }

  private mutating func note(_ question: InterviewQuestion) {
    state.timesAsked[question.rawValue, default: 0] += 1
    state.lastAsked = question.topics
  }

  /// Says what of this turn is written down now. Returns whether it said anything.
  private mutating func acknowledge() -> Bool {
    var facts = session.telling.highlights(changes, limit: 4)
    if profile.facets.isEmpty { facts += session.telling.highlights(session.merge.unplaced, limit: 4) }
    if !facts.isEmpty {
      add(Phrase(.conversation(.ackFacts), ["facts": .list(facts)]))
      return true
    }
    if let quote = session.newWords.first {
      add(Phrase(.conversation(.ackWords), ["quote": .text(Self.shortened(quote))]))
      return true
    }
    return false
  }

  /// Puts the question, or shows the card where nothing needed is missing.
  private mutating func ask(_ question: InterviewQuestion?, sameParagraph: Bool) {
    guard let question else { return showCard(again: false) }
    note(question)
    if !sameParagraph, let phrase = question.reflectingPhrase, let thing {
      return add(Phrase(phrase, ["thing": thing]))
    }
    add(Phrase(question.phrase), sameParagraph: sameParagraph)
  }

  /// A question whose answer the profile can do without is put once, and not where it was waved away.
  private func mayAsk(_ question: InterviewQuestion) -> Bool {
    state.timesAsked[question.rawValue, default: 0] < 1 && !state.skipped.contains(question.topics[0])
  }

  /// What somebody does, for taking it up in a question.
  private var thing: PhraseValue? {
    guard let facts = profile.facets[.seeker]?.offers.facts else { return nil }
    let skills = facts.filter { $0.value.kind == .skill }.prefix(2)
    let chosen = skills.isEmpty ? facts.filter { $0.value.kind == .trade }.prefix(1) : skills
    guard !chosen.isEmpty else { return nil }
    let names = session.telling.names
    return .list(chosen.map { .text(names.name(of: $0.value, language: session.context.user.language)) })
  }

  private mutating func showCard(again: Bool) {
    showsProfile = true
    add(
      Phrase(again ? .conversation(.cardAgain) : .conversation(.cardReady)),
      sameParagraph: hasAnswered && !again)
    // The card comes with the button.
    state.showedCard = true
    state.lastAsked = []
    guard !again else { return }
    let topics = gaps.helpful.filter { !state.skipped.contains($0.topic) }.prefix(3)
    if !topics.isEmpty {
      add(
        Phrase(.conversation(.cardWouldHelp), ["topics": .list(topics.map { .phrase(Phrase($0.phrase)) })]),
        sameParagraph: true)
      state.lastAsked = topics.map(\.topic)
    }
  }

  /// One more thing that would help, each once. Returns whether it asked.
  private mutating func askHelpful() -> Bool {
    guard !changes.isEmpty || !session.newWords.isEmpty || session.intents.contains(.skip), !showsProfile,
      let next = gaps.helpful.first(where: { !state.skipped.contains($0.topic) })
    else { return false }
    state.skipped.insert(next.topic)
    state.lastAsked = [next.topic]
    add(Phrase(.conversation(.askOptional), ["topic": .phrase(Phrase(next.phrase))]))
    return true
  }

  /// A quote of at most sixty characters, cut at a word.
  static func shortened(_ quote: String) -> String {
    guard quote.count > 60 else {
      return quote.hasSuffix(".") && !quote.hasSuffix("..") ? String(quote.dropLast()) : quote
    }
    let start = quote.prefix(60)
    guard let space = start.lastIndex(of: " ") else { return start + "…" }
    return start[..<space] + "…"
  }
}
