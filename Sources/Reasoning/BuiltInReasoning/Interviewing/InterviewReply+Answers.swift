import Domain
import Localization
import Ports

/// What is said to questions about Mitko, small talk, and words that are about something else.
extension InterviewReply {
  mutating func answerIntents(_ isNew: Bool) {
    // What was felt is answered before what was asked.
    let isFirst = { (intent: MessageIntent) in
      [.insult, .laidOff, .compliment, .reticent, .hurried].contains(intent)
    }
    for intent in session.intents where isFirst(intent) { answer(intent, isNew) }
    for intent in session.intents where !isFirst(intent) { answer(intent, isNew) }
    if session.leftVacancies, profile.facets[.provider] != nil {
      state.toldOfSeveralSeats = true
      add(Phrase(.conversation(.firstVacancy)))
    } else if session.namesSeveralSeats, !state.toldOfSeveralSeats, profile.facets[.provider] != nil {
      state.toldOfSeveralSeats = true
      add(Phrase(.conversation(.severalSeats)))
    }
    talkAside()
  }

  private mutating func answer(_ intent: MessageIntent, _ isNew: Bool) {
    switch intent {
    case .askWhatThisIs: if !session.intents.contains(.askWhy) { tell(.answer(.pitch)) }
    case .askHowLongKept: tell(.answer(.keptUntil))
    case .askWhatIsStored: if !session.intents.contains(.askHowLongKept) { tell(.answer(.stored)) }
    case .askWhoSees: tell(session.asksAboutPay ? .answer(.payShown) : .answer(.whoSees))
    case .discreet: if !session.intents.contains(.askWhoSees) { tell(.answer(.discreet)) }
    case .askIfHuman: tell(.answer(.human))
    case .askModel: tell(.answer(.model))
    case .askCost: tell(.answer(.cost))
    case .askHowMany: tellHowMany()
    case .askHowLong: tell(.answer(.howLong))
    case .askHowMatching: tell(.answer(.matching))
    case .askWhoRuns: tell(.answer(.whoRuns))
    case .askErase, .erase: tell(.answer(.erase))
    case .askCanChange: tell(.answer(.correct))
    case .askHowManyQuestions: tellHowManyQuestions()
    case .askIfTooMuch: add(Phrase(.conversation(.tooMuch)))
    case .askIfRightPlace: add(Phrase(.conversation(.rightPlace)))
    case .askService: tell(.answer(.service))
    case .hasDocument:
      if !session.isUpdate, !hasLearnt, !session.intents.contains(.askService) { tell(.answer(.paste)) }
    case .reticent: add(Phrase(.conversation(.reticent)))
    case .laidOff: add(Phrase(.conversation(.laidOff)))
    case .hurried: hurry()
    case .askConsent: tell(.answer(.consent))
    case .askForMatches: tell(.answer(.matches))
    case .askIfLooked: tell(.answer(.looked))
    case .switchLanguage:
      // Who was just told so in the language they write needs no more.
      if paragraphs.last?.last != Phrase(.conversation(.languageHint)) { tell(.answer(.language)) }
    case .askWhy:
      add(
        Phrase(state.question.map(\.reason) ?? .answer(.pitch)),
        openingIfRepeated: .conversation(.again))
    case .askForHelp: add(Phrase(.agent(.help)), openingIfRepeated: .conversation(.again))
    case .pause where session.isUpdate:
      tell(profile.roles.count > 1 ? .answer(.pauseBoth) : .answer(.pause))
    case .hello: if !isNew, !hasLearnt { add(Phrase(.conversation(.hello))) }
    case .thanks:
      if !hasLearnt, !session.intents.contains(.compliment) { add(Phrase(.conversation(.thanks))) }
    case .goodbye: add(Phrase(.conversation(.bye)))
    case .howAreYou: add(Phrase(.conversation(.howAreYou)))
    case .joke: add(Phrase(.conversation(.joke)))
    case .compliment: add(Phrase(.conversation(.compliment)))
    case .laugh: if !hasLearnt, !hasAnswered { add(Phrase(.conversation(.laugh))) }
    case .apology: if !hasLearnt { add(Phrase(.conversation(.apology))) }
    case .insult: add(Phrase(.conversation(.insult)))
    case .order: add(Phrase(.conversation(.order)))
    case .hardship: add(Phrase(.conversation(.hardship)))
    case .discrimination: add(Phrase(.conversation(.discrimination)))
    case .agreed:
      if session.intents == [.agreed], !hasLearnt, !session.isUpdate { add(Phrase(.conversation(.agreed))) }
    case .skip: skip()
    case .crisis, .pause, .resume, .anythingGoes, .showProfile, .finish, .activate, .offTopic: break
    }
  }

  private mutating func tell(_ answer: PhraseKey) {
    // Two questions may have one answer.
    if paragraphs.joined().contains(where: { $0.key == answer }) { return }
    add(Phrase(answer), openingIfRepeated: .conversation(.again))
  }

  /// How many take part; of a few nobody is told how few.
  private mutating func tellHowMany() {
    let groups = Role.allCases.compactMap { session.context.population?.group(of: $0, trades: [])?.people }
    guard !groups.isEmpty else { return tell(.answer(.howManyFew)) }
    add(Phrase(.answer(.howMany), ["n": .count(groups.reduce(0, +))]))
  }

  /// Whoever has no time gets no stories, and hardly a question more than needed.
  private mutating func hurry() {
    if state.shortAnswers < Self.hurriedAnswers { add(Phrase(.conversation(.hurry))) }
    state.shortAnswers = max(state.shortAnswers, Self.hurriedAnswers)
  }

  /// As somebody who answers in a word or two, for the rest of the interview.
  private static let hurriedAnswers = 9

  /// During the interview that is about the questions, after it about the search.
  private mutating func tellHowManyQuestions() {
    guard !session.isUpdate else { return tell(.answer(.howLong)) }
    add(Phrase(.answer(.questionsLeft), ["n": .count(questionsLeft)]))
  }

  private mutating func skip() {
    guard let question = state.question, changes.isEmpty else { return }
    state.skipped.insert(question.key)
    // Whoever skips both at once is not asked for each of them.
    if question.subject == .terms, let role = question.role {
      for half in [InterviewQuestion.Subject.mode, .place] {
        state.skipped.insert(InterviewQuestion(subject: half, role: role).key)
      }
    }
    add(Phrase(.conversation(.skipped)))
  }

  /// Whether this turn was about something else than work and asked nothing about Mitko.
  var isOffTopic: Bool {
    !hasLearnt && (session.asksSomething || session.intents.contains(.offTopic))
  }

  /// Two friendly turns about anything, then the way back.
  private mutating func talkAside() {
    guard isOffTopic, !hasAnswered else {
      if hasLearnt { state.turnsOffTopic = 0 }
      return
    }
    state.turnsOffTopic += 1
    if state.turnsOffTopic > Self.friendlyTurns, !session.isUpdate {
      add(Phrase(.conversation(.offTopicBack)))
    } else {
      add(
        Phrase(
          session.asksSomething ? .conversation(.offTopicAsked) : .conversation(.offTopicTold)))
      if !session.isUpdate, state.question != nil, state.turnsOffTopic == 1 {
        add(Phrase(.conversation(.offTopicNudge)), sameParagraph: true)
      }
    }
  }

  private static let friendlyTurns = 2
}
