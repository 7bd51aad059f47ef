import Domain
import Localization
import Ports

/// What is said to questions about Mitko, small talk, and words that are about something else.
extension InterviewReply {
  mutating func answerIntents(_ isNew: Bool) {
    for intent in session.intents { answer(intent, isNew) }
    if session.namesSeveralSeats, !state.toldOfSeveralSeats, profile.facets[.provider] != nil {
      state.toldOfSeveralSeats = true
      add(Phrase(.conversation(.severalSeats)))
    }
    talkAside()
  }

  private mutating func answer(_ intent: MessageIntent, _ isNew: Bool) {
    switch intent {
    case .askWhatThisIs: if !session.intents.contains(.askWhy) { tell(.answer(.pitch)) }
    case .askWhatIsStored: tell(.answer(.stored))
    case .askWhoSees: tell(.answer(.whoSees))
    case .discreet: if !session.intents.contains(.askWhoSees) { tell(.answer(.discreet)) }
    case .askIfHuman: tell(.answer(.human))
    case .askModel: tell(.answer(.model))
    case .askCost: tell(.answer(.cost))
    case .askHowLong: tell(.answer(.howLong))
    case .askHowMatching: tell(.answer(.matching))
    case .askWhoRuns: tell(.answer(.whoRuns))
    case .askErase, .erase: tell(.answer(.erase))
    case .askCanChange: tell(.answer(.correct))
    case .askConsent: tell(.answer(.consent))
    case .askForMatches: tell(.answer(.matches))
    case .askIfLooked: tell(.answer(.looked))
    case .switchLanguage: tell(.answer(.language))
    case .askWhy:
      add(
        Phrase(state.question.map(\.reason) ?? .answer(.pitch)),
        openingIfRepeated: .conversation(.again))
    case .askForHelp: add(Phrase(.agent(.help)), openingIfRepeated: .conversation(.again))
    case .pause where session.isUpdate:
      tell(profile.roles.count > 1 ? .answer(.pauseBoth) : .answer(.pause))
    case .hello: if !isNew, !hasLearnt { add(Phrase(.conversation(.hello))) }
    case .thanks: if !hasLearnt { add(Phrase(.conversation(.thanks))) }
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
    add(Phrase(answer), openingIfRepeated: .conversation(.again))
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
