import Domain

// Lifecycles with values in their cases are stored in a word and the columns beside it. Reading goes through
// one initialiser each, which refuses what no case is.

/// A row holds words that make no state together.
struct UnknownState: Error {}

extension ProfileStage {
  /// The value of `users.stage_before`.
  var before: Reachable? {
    if case .unreachable(let before) = self { before } else { nil }
  }

  init(word: String, before: Reachable?) throws {
    switch (word, before) {
    case ("unreachable", .some(let before)): self = .unreachable(before: before)
    case ("erased", nil): self = .erased
    case (_, nil):
      guard let stage = Reachable(rawValue: word)?.stage else { throw UnknownState() }
      self = stage
    default: throw UnknownState()
    }
  }
}

extension MatchStatus {
  /// The word of `matches.status`.
  var column: String {
    switch self {
    case .pending: "pending"
    case .qualified: "qualified"
    case .disqualified: "disqualified"
    case .accepted: "accepted"
    case .connected: "connected"
    case .rejected: "rejected"
    case .expired: "expired"
    case .withdrawn: "withdrawn"
    }
  }

  /// The value of `matches.status_side`.
  var side: Role? {
    switch self {
    case .accepted(let side), .rejected(let side): side
    case .pending, .qualified, .disqualified, .connected, .expired, .withdrawn: nil
    }
  }

  /// What is read for the reason of a withdrawal: a word is added to those of the column by one beside it.
  static let withdrawalColumn =
    "CASE WHEN is_cancelled = 1 THEN 'work_cancelled' ELSE withdrawal END"

  /// The value of `matches.withdrawal`.
  var withdrawal: WithdrawalReason? {
    guard case .withdrawn(let reason) = self else { return nil }
    return reason == .workCancelled ? .qualifyDiscarded : reason
  }

  init(column: String, side: Role?, withdrawal: WithdrawalReason?) throws {
    switch (column, side, withdrawal) {
    case ("pending", nil, nil): self = .pending
    case ("qualified", nil, nil): self = .qualified
    case ("disqualified", nil, nil): self = .disqualified
    case ("accepted", .some(let side), nil): self = .accepted(by: side)
    case ("connected", nil, nil): self = .connected
    case ("rejected", .some(let side), nil): self = .rejected(by: side)
    case ("expired", nil, nil): self = .expired
    case ("withdrawn", nil, .some(let reason)): self = .withdrawn(reason)
    default: throw UnknownState()
    }
  }
}

extension JobState {
  /// The word of `jobs.state`, and of the events about it.
  var word: String {
    switch self {
    case .queued: "queued"
    case .held: "held"
    case .running: "running"
    case .retrying: "retrying"
    case .completed: "completed"
    case .discarded: "discarded"
    case .cancelled: "cancelled"
    }
  }

  /// The value of `jobs.hold_reason`.
  var holdReason: HoldReason? {
    if case .held(let reason) = self { reason } else { nil }
  }

  init(word: String, holdReason: HoldReason?) throws {
    switch (word, holdReason) {
    case ("queued", nil): self = .queued
    case ("held", .some(let reason)): self = .held(reason)
    case ("running", nil): self = .running
    case ("retrying", nil): self = .retrying
    case ("completed", nil): self = .completed
    case ("discarded", nil): self = .discarded
    case ("cancelled", nil): self = .cancelled
    default: throw UnknownState()
    }
  }
}

extension JobTask {
  /// The value of `jobs.subject_id`: the chat, match or version that it is about.
  var subject: Identifier<Void>? {
    switch self {
    case .reply(let chat), .summarise(let chat): Identifier<Void>(chat)
    case .qualify(let match), .introduce(let match, _), .answerDeadline(let match, _): Identifier<Void>(match)
    case .embed(let version): Identifier<Void>(version)
    case .announce(let announcement): Identifier<Void>(announcement)
    case .question(let question): Identifier<Void>(question)
    case .matchStep, .cleanUp: nil
    }
  }

  /// The value of `jobs.side`.
  var side: Role? {
    switch self {
    case .introduce(_, let side), .answerDeadline(_, let side): side
    case .reply, .qualify, .summarise, .embed, .matchStep, .cleanUp, .announce, .question: nil
    }
  }

  init(kind: Kind, subject: Identifier<Void>?, side: Role?) throws {
    switch (kind, subject, side) {
    case (.reply, .some(let subject), nil): self = .reply(ChatID(subject))
    case (.summarise, .some(let subject), nil): self = .summarise(ChatID(subject))
    case (.qualify, .some(let subject), nil): self = .qualify(MatchID(subject))
    case (.introduce, .some(let subject), .some(let side)): self = .introduce(MatchID(subject), side)
    case (.answerDeadline, .some(let subject), .some(let side)):
      self = .answerDeadline(MatchID(subject), side)
    case (.embed, .some(let subject), nil): self = .embed(ProfileVersionID(subject))
    case (.matchStep, nil, nil): self = .matchStep
    case (.cleanUp, nil, nil): self = .cleanUp
    case (.announce, .some(let subject), nil): self = .announce(AnnouncementID(subject))
    case (.question, .some(let subject), nil): self = .question(QuestionID(subject))
    default: throw UnknownState()
    }
  }
}

extension Message.Kind {
  /// The word of `messages.kind`.
  var word: String {
    switch self {
    case .said: "said"
    case .notice: "notice"
    case .profileCard: "profile_card"
    case .introduction: "introduction"
    case .contact: "contact"
    }
  }

  /// The value of `messages.subject_id`.
  var subject: Identifier<Void>? {
    switch self {
    case .said, .notice: nil
    case .profileCard(let version): Identifier<Void>(version)
    case .introduction(let match), .contact(let match): Identifier<Void>(match)
    }
  }

  init(word: String, subject: Identifier<Void>?) throws {
    switch (word, subject) {
    case ("said", nil): self = .said
    case ("notice", nil): self = .notice
    case ("profile_card", .some(let subject)): self = .profileCard(ProfileVersionID(subject))
    case ("introduction", .some(let subject)): self = .introduction(MatchID(subject))
    case ("contact", .some(let subject)): self = .contact(MatchID(subject))
    default: throw UnknownState()
    }
  }
}

extension MessageAction.Intent {
  /// The word of `actions.intent`.
  var word: String {
    switch self {
    case .activate: "activate"
    case .accept: "accept"
    case .confirmAccept: "confirm_accept"
    case .decline: "decline"
    case .because: "because"
    case .tellMore: "tell_more"
    case .confirmReset: "confirm_reset"
    case .confirmErase: "confirm_erase"
    case .resume: "resume"
    case .dismiss: "dismiss"
    case .answerNow: "answer_now"
    case .tellPitch: "tell_pitch"
    case .forgetPreferences: "forget_preferences"
    case .reply: "reply"
    case .ask: "ask"
    case .answerQuestion: "answer_question"
    case .skipQuestion: "skip_question"
    }
  }

  /// The value of `actions.subject_id`.
  var subject: Identifier<Void>? {
    switch self {
    case .accept(let match), .confirmAccept(let match), .decline(let match), .because(let match, _),
      .tellMore(let match), .ask(let match):
      Identifier<Void>(match)
    case .answerQuestion(let question), .skipQuestion(let question): Identifier<Void>(question)
    case .answerNow(let job): Identifier<Void>(job)
    case .activate, .confirmReset, .confirmErase, .resume, .dismiss, .tellPitch, .reply, .forgetPreferences:
      nil
    }
  }

  /// The value of `actions.words`.
  var words: String? {
    switch self {
    case .reply(let words): words
    case .because(_, let reason): reason.rawValue
    case .activate, .accept, .confirmAccept, .decline, .tellMore, .confirmReset, .confirmErase, .resume,
      .dismiss,
      .answerNow, .tellPitch, .forgetPreferences, .ask, .answerQuestion, .skipQuestion:
      nil
    }
  }

  init(word: String, subject: Identifier<Void>?, words: String?) throws {
    if let words {
      switch (word, subject) {
      case ("reply", nil): self = .reply(words)
      case ("because", .some(let subject)):
        guard let reason = DeclineReason(rawValue: words) else { throw UnknownState() }
        self = .because(MatchID(subject), reason)
      default: throw UnknownState()
      }
      return
    }
    switch (word, subject) {
    case ("activate", nil): self = .activate
    case ("accept", .some(let subject)): self = .accept(MatchID(subject))
    case ("confirm_accept", .some(let subject)): self = .confirmAccept(MatchID(subject))
    case ("decline", .some(let subject)): self = .decline(MatchID(subject))
    case ("tell_more", .some(let subject)): self = .tellMore(MatchID(subject))
    case ("confirm_reset", nil): self = .confirmReset
    case ("confirm_erase", nil): self = .confirmErase
    case ("resume", nil): self = .resume
    case ("dismiss", nil): self = .dismiss
    case ("answer_now", .some(let subject)): self = .answerNow(JobID(subject))
    case ("tell_pitch", nil): self = .tellPitch
    case ("forget_preferences", nil): self = .forgetPreferences
    case ("ask", .some(let subject)): self = .ask(MatchID(subject))
    case ("answer_question", .some(let subject)): self = .answerQuestion(QuestionID(subject))
    case ("skip_question", .some(let subject)): self = .skipQuestion(QuestionID(subject))
    default: throw UnknownState()
    }
  }
}

extension Identifier {
  /// The same id as one of another entity: for columns that hold ids of several kinds.
  init<Other>(_ other: Identifier<Other>) {
    self.init(high: other.high, low: other.low)
  }
}
