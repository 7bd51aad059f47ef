import Domain
import Lexicon
import Localization
import Ports

/// Decides what to say after a turn was understood.
struct InterviewReply {
  let session: InterviewSession
  let picker: LinePicker
  var state: InterviewState
  private(set) var startsMatching = false
  private(set) var lines: [InterviewTurn.Line] = []
  var showsProfile = false

  /// What is said, by paragraph.
  private(set) var paragraphs: [[Phrase]] = []
  var actions: [MessageAction.Intent] = []

  init(session: InterviewSession) {
    self.session = session
    picker = session.picker
    state = session.state
  }

  var profile: Profile { session.profile }
  var changes: [ProfileChange] { session.merge.changes }
  var isValid: Bool { session.isValid }
  var hasAnswered: Bool { !paragraphs.isEmpty }
  var open: OpenQuestions {
    OpenQuestions(
      profile: profile, population: session.context.population, skipped: state.skipped,
      hasContact: session.contact != nil || session.context.user.contact != nil)
  }

  /// Whether this turn told anything for the profile.
  var hasLearnt: Bool {
    !changes.isEmpty || !session.newWords.isEmpty || !session.merge.unplaced.isEmpty
      || session.contact != nil
  }

  func compose(isNew: Bool) -> InterviewReply {
    var reply = self
    reply.say(isNew)
    return reply
  }

  private mutating func say(_ isNew: Bool) {
    hintLanguage()
    greetByName()
    if session.intents.contains(.crisis) {
      // Nothing else matters then: no question, no card.
      paragraphs = []
      add(Phrase(.conversation(.crisis)))
    } else {
      answerIntents(isNew)
      if session.hasConfided { add(Phrase(.conversation(.keptPrivate))) }
      if session.leftOut { add(Phrase(.conversation(.asItIs))) }
      if let contact = session.contact {
        add(Phrase(.conversation(.contactNoted), ["contact": .text(contact.value)]))
      }
      tellConflictKept()
      if !askWhichRole(), !askWhichHolds() { if session.isUpdate { followUpdate() } else { goOn(isNew) } }
    }
    guard hasAnswered else { return }
    if paragraphs.joined().contains(where: { $0.key == .question(.role) }) {
      state.roleAsks = (state.roleAsks ?? 0) + 1
    }
    freshen()
    let line = picker.line(paragraphs, finish: capitalised)
    lines.append(InterviewTurn.Line(line.text, phraseTag: line.tag, actions: actions))
  }

  /// Takes out what was said in all its ways lately, and gives what is left another end where it was too.
  private mutating func freshen() {
    for index in paragraphs.indices.reversed()
    where paragraphs.count > 1 && paragraphs[index].allSatisfy(\.arguments.isEmpty)
      && picker.isExhausted(paragraphs[index])
    {
      paragraphs.remove(at: index)
    }
    if changes.isEmpty, let last = paragraphs.indices.last, paragraphs[last].allSatisfy(\.arguments.isEmpty),
      picker.isExhausted(paragraphs[last])
    {
      paragraphs[last].append(Phrase(.conversation(.nothingChanged)))
    }
  }

  /// With a capital where the words begin with the name of a trade or a field: "Backend, good." Brands keep their letters.
  private func capitalised(_ phrase: Phrase, _ text: String) -> String {
    let values = profile.allFacts.map(\.value) + session.absent
    guard values.contains(where: { session.telling.opensSmall(text, $0) }) else { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  mutating func add(_ phrase: Phrase, sameParagraph: Bool = false) {
    if sameParagraph, hasAnswered {
      paragraphs[paragraphs.count - 1].append(phrase)
    } else {
      paragraphs.append([phrase])
    }
  }

  /// Adds a paragraph; where every way to say it was used lately, with `opening` before it.
  mutating func add(_ phrase: Phrase, openingIfRepeated opening: PhraseKey) {
    add(picker.isExhausted([phrase]) ? Phrase(opening) : phrase)
    if paragraphs.last?.last != phrase { add(phrase, sameParagraph: true) }
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

  /// Once, to somebody who says their name.
  private mutating func greetByName() {
    guard !state.greetedByName, !session.isUpdate else { return }
    for case .added(.name(let name), _) in changes {
      state.greetedByName = true
      // A first name is enough for a talk.
      let first = name.split(separator: " ").first.map(String.init) ?? name
      add(
        Phrase(
          .conversation(.niceToMeet), ["name": .text(first.prefix(1).uppercased() + first.dropFirst())]))
    }
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
    tellChanges()
    let said = waiting.map { Self.shortened($0.text) }.joined(separator: " / ")
    add(Phrase(.conversation(.askWhichRole), ["quote": .text(said)]))
    actions += [PhraseKey.button(.work), .button(.people), .button(.both)].map {
      .reply(session.telling.book.text($0))
    }
    state.question = nil
    return true
  }

  /// Asks which of two things that cannot both hold does. Returns whether it asked.
  private mutating func askWhichHolds() -> Bool {
    while let first = state.contradictions.first,
      state.asksForConflict >= InterviewSession.mostAsksForConflict
    {
      state.contradictions.removeAll { $0 == first }
      state.asksForConflict = 0
    }
    guard let first = state.contradictions.first else { return false }
    // Whoever wants to be done is not held up by it.
    if !Set(session.intents).isDisjoint(with: [.finish, .activate]) { return false }
    state.asksForConflict += 1
    if session.isUpdate {
      tellChanges()
    } else {
      tellFacts()
    }
    let choices = ConflictChoices(first, session.telling)
    add(Phrase(.conversation(.conflict), ["old": .text(choices.old), "new": .text(choices.new)]))
    actions += choices.labels.map { .reply($0) }
    // What waited meanwhile is asked afterwards.
    if let waiting = state.question, state.asksForConflict == 1,
      !waiting.isTouched(by: changes, session.newWords.map(\.section).filter { $0 != .practical })
    {
      state.timesAsked[waiting.key] = nil
    }
    state.question = InterviewQuestion(settling: first, of: profile)
    return true
  }

  private mutating func tellConflictKept() {
    guard let kept = session.keptInConflict else { return }
    add(
      Phrase(
        .conversation(.conflictKept), ["old": .list(session.telling.named(kept.known.map(\.value)))]))
  }

  /// Says which facts of this turn are written down.
  private mutating func tellFacts() {
    let facts = session.telling.highlights(changes, limit: 4)
    if !facts.isEmpty { add(Phrase(.conversation(.ackFacts), ["facts": .list(facts)])) }
  }

  @discardableResult
  mutating func tellChanges() -> Bool {
    guard !changes.isEmpty else { return false }
    add(
      Phrase(
        .conversation(.changed),
        ["changes": .text(session.telling.text(changes, before: session.before))]))
    return true
  }

  // MARK: a profile that is stored

  private mutating func followUpdate() {
    let hasChanged = !changes.isEmpty || !session.newWords.isEmpty
    if !tellChanges() { tellWhatStands() }
    if !isValid {
      // A second role was taken up: its questions follow.
      return goOn(false, isTold: true)
    }
    if session.intents.contains(.showProfile) || session.intents.contains(.finish) { showCard(again: true) }
    if !hasChanged, session.context.user.stage != .ready, askForSum() { return }
    switch session.context.user.stage {
    case .active:
      if hasChanged {
        offerCard()
        return add(Phrase(.conversation(.stillActive)), sameParagraph: true)
      }
      if session.intents.contains(.activate) { return add(Phrase(.conversation(.alreadyActive))) }
    case .paused:
      if hasChanged { offerCard() }
      if session.intents.contains(.resume) || session.intents.contains(.activate) {
        actions.append(.resume)
        return add(Phrase(.conversation(.pausedResume)))
      }
    case .ready where session.ordersStart:
      startsMatching = true
      return
    case .ready, .onboarding: return followCard(hasChanged)
    case .unreachable, .erased: break
    }
    if !hasAnswered, session.hasUnreadWords, session.intents.isEmpty, session.contact == nil, offerWords() {
      return
    }
    if !hasAnswered
      || (session.hasUnreadWords && !hasChanged && session.intents.isEmpty && session.contact == nil)
    {
      add(Phrase(.conversation(.nothingChanged)))
    }
  }

  /// Of a turn that changed no fact: what was kept as words, what stands already, what was never there.
  private mutating func tellWhatStands() {
    if let quote = session.newWords.first?.quote {
      if quote.count > Self.mostQuoted {
        add(Phrase(.conversation(.ackKept)))
      } else {
        add(Phrase(.conversation(.ackWords), ["quote": .text(Self.shortened(quote))]))
      }
    } else if !session.absent.isEmpty {
      let things = session.telling.named(session.absent)
      add(Phrase(.conversation(.notThere), ["thing": .list(things)]))
    } else if !session.restated.isEmpty {
      let facts = session.telling.named(session.restated)
      add(
        Phrase(.conversation(.restated), ["facts": .list(facts)]),
        openingIfRepeated: .conversation(.again))
    }
  }

  /// While the card lies there: the next thing to ask, or the button to begin, without asking for it each time.
  private mutating func followCard(_ hasChanged: Bool) {
    if session.intents.contains(where: \.isSensitive) { return }
    defer { if hasChanged { offerCard() } }
    if askAfterCard() { return offerStart() }
    if showsProfile { return }
    if askForSum() { return offerStart() }
    if !hasAnswered, session.hasUnreadWords, session.intents.isEmpty {
      // It was answered, in words that say nothing to us: a later yes is to something else.
      if state.question?.subject != .pay, state.question != .contact { state.question = nil }
      if offerWords() { return }
      offerStart()
      if session.soundsLikeChange { return add(Phrase(.conversation(.nothingChanged))) }
      add(Phrase(.conversation(.asItIs)))
    }
    offerStart()
    let isSaid = state.toldToPress == true && hasAnswered && !session.intents.contains(.agreed)
    if !isSaid {
      add(Phrase(.conversation(.pressStart)), sameParagraph: hasAnswered && session.intents.isEmpty)
      state.toldToPress = true
    }
  }

  /// Offers words that nothing was read out of for the card. Returns whether it did.
  private mutating func offerWords() -> Bool {
    guard !session.answersOffer, let words = session.unreadWords else { return false }
    state.offered = words
    add(Phrase(.conversation(.offerWords), ["quote": .text(Self.shortened(words.text))]))
    actions += [PhraseKey.button(.addWords), .button(.leaveWords)].map {
      .reply(session.telling.book.text($0))
    }
    return true
  }

  /// Asks once what a number was that nothing was made of. Returns whether it did.
  private mutating func askForSum() -> Bool {
    guard session.sum != nil, state.repeats == 0, let question = state.question, let phrase = again(question)
    else { return false }
    state.repeats += 1
    add(phrase)
    return true
  }

  /// A look at the card as it is now, for whoever changed something; it is not laid out each time.
  private mutating func offerCard() {
    let look = MessageAction.Intent.reply(session.telling.book.text(.button(.showCard)))
    if !showsProfile, !actions.contains(look) { actions.append(look) }
  }

  private mutating func offerStart() {
    if !actions.contains(.activate) { actions.append(.activate) }
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
