/// What one side of an open proposal asks about the other before either has revealed anything.
package struct MatchQuestion: Hashable, Sendable {
  package let id: QuestionID
  package let match: MatchID
  /// Who asks. The words never tell more of them.
  package let asker: Role
  /// As it may be shown: masked by the rules of the asker's public view; empty once somebody has wiped it.
  package let text: String
  /// The message in which the asker said it.
  package let source: MessageID
  package var state: MatchQuestionState
  /// The message in which the other side answered.
  package var answerSource: MessageID?
  /// What was told to the asker: quotes of the other's public view, or the other's masked words.
  package var answer: String?
  package let askedAt: Timestamp

  package init(
    id: QuestionID, match: MatchID, asker: Role, text: String, source: MessageID, state: MatchQuestionState,
    answerSource: MessageID? = nil, answer: String? = nil, askedAt: Timestamp
  ) {
    self.id = id
    self.match = match
    self.asker = asker
    self.text = text
    self.source = source
    self.state = state
    self.answerSource = answerSource
    self.answer = answer
    self.askedAt = askedAt
  }

  /// So many a side may ask in a match.
  package static let mostOfASide = 3
  /// So many of a side's may be refused in a match before nothing more is taken; those count beside the others.
  package static let mostRefused = 5
  /// Of a question, in Unicode scalars: a longer one is a conversation.
  package static let longest = 400
  /// Of an answer, in Unicode scalars.
  package static let longestAnswer = 1_200
}

/// Names one question of a match.
package typealias QuestionID = Identifier<MatchQuestion>

/// Where a question stands. The ended states are final.
package enum MatchQuestionState: Hashable, Sendable {
  /// Nobody has looked yet whether the other's public view answers it. Leaves to `shown`, `put`, `refused`, `closed`.
  case asked
  /// The other's public view answered it. Ended.
  case shown
  /// The other person was asked. Leaves to `replied`, `skipped`, `closed`.
  case put
  /// They wrote an answer that nobody has read yet. Leaves to `answered`, `withheld`, `closed`.
  case replied
  /// Their masked words were passed on. Ended.
  case answered
  /// They wrote something of which nothing may be passed on. Ended.
  case withheld
  /// They would rather not answer. Ended.
  case skipped
  /// It was not asked. Ended; does not count as one of those that a side has.
  case refused(QuestionRefusal)
  /// Its match ended first. Ended.
  case closed

  /// Whether no event leads out of it any more.
  package var hasEnded: Bool {
    switch self {
    case .asked, .put, .replied: false
    case .shown, .answered, .withheld, .skipped, .refused, .closed: true
    }
  }

  /// Whether the other side knows of it: what is refused, not looked at yet, or answered by what they show anyway, is
  /// nobody's but the asker's.
  package var isKnownToOther: Bool {
    switch self {
    case .put, .replied, .answered, .withheld, .skipped: true
    case .asked, .shown, .refused, .closed: false
    }
  }
}

extension MatchQuestionState {
  /// The stable word in rows and events.
  package var word: String {
    switch self {
    case .asked: "asked"
    case .shown: "shown"
    case .put: "put"
    case .replied: "replied"
    case .answered: "answered"
    case .withheld: "withheld"
    case .skipped: "skipped"
    case .refused: "refused"
    case .closed: "closed"
    }
  }

  /// Why it was refused; `nil` where it was not.
  package var refusal: QuestionRefusal? {
    if case .refused(let reason) = self { reason } else { nil }
  }

  /// Reads a row.
  package init?(word: String, refusal: QuestionRefusal?) {
    switch (word, refusal) {
    case ("refused", let reason?): self = .refused(reason)
    case ("asked", nil): self = .asked
    case ("shown", nil): self = .shown
    case ("put", nil): self = .put
    case ("replied", nil): self = .replied
    case ("answered", nil): self = .answered
    case ("withheld", nil): self = .withheld
    case ("skipped", nil): self = .skipped
    case ("closed", nil): self = .closed
    default: return nil
    }
  }
}

/// Why a question is not asked. The raw value is the word in the database.
package enum QuestionRefusal: String, CaseIterable, Hashable, Sendable {
  /// Who the other is: name, age, sex, looks, origin.
  case identity
  /// How they can be reached, and where they can be found.
  case contact
  /// For whom they work.
  case employer
  /// Where exactly they live or sit.
  case address
  /// Family, health, belief and the like.
  case personal
  /// What was said in private, or is hidden.
  case secrets
  /// Sums that the other does not show.
  case pay
  /// It orders a machine about, and asks nobody anything.
  case orders
}

/// What happens to a question.
package enum MatchQuestionEvent: Hashable, Sendable {
  case refused(QuestionRefusal)
  /// The other's public view answers it.
  case foundInView
  case wasPut
  /// The other side wrote an answer.
  case replied
  case passedOn
  /// Nothing of the answer may be passed on.
  case withheld
  case skipped
  /// The match was decided, ran out or was taken back.
  case matchEnded
}

extension MatchQuestionState {
  /// The state after `event`; the same one for a repetition.
  ///
  /// - Throws: `InvalidTransition` for an event that this state does not allow.
  package func after(
    _ event: MatchQuestionEvent
  ) throws(InvalidTransition<MatchQuestionState, MatchQuestionEvent>) -> MatchQuestionState {
    switch (self, event) {
    case (.asked, .refused(let reason)): return .refused(reason)
    case (.asked, .foundInView): return .shown
    case (.asked, .wasPut): return .put
    case (.put, .replied): return .replied
    case (.put, .skipped): return .skipped
    case (.replied, .passedOn): return .answered
    case (.replied, .withheld): return .withheld
    case (.asked, .matchEnded), (.put, .matchEnded), (.replied, .matchEnded): return .closed

    case (.shown, .foundInView), (.put, .wasPut), (.replied, .replied), (.answered, .passedOn),
      (.withheld, .withheld), (.skipped, .skipped):
      return self
    case (.refused(let one), .refused(let other)) where one == other: return self
    // Whatever had ended before its match did stays as it is.
    case (.shown, .matchEnded), (.answered, .matchEnded), (.withheld, .matchEnded), (.skipped, .matchEnded),
      (.refused, .matchEnded), (.closed, .matchEnded):
      return self

    case (.asked, .replied), (.asked, .passedOn), (.asked, .withheld), (.asked, .skipped),
      (.put, .refused), (.put, .foundInView), (.put, .passedOn), (.put, .withheld),
      (.replied, .refused), (.replied, .foundInView), (.replied, .wasPut), (.replied, .skipped),
      (.shown, _), (.answered, _), (.withheld, _), (.skipped, _), (.refused, _), (.closed, _):
      throw InvalidTransition(state: self, event: event)
    }
  }
}

/// How many questions a side has asked in a match.
package struct QuestionAllowance: Hashable, Sendable {
  /// Those that count.
  package let asked: Int
  package let refused: Int

  package init(asked: Int, refused: Int) {
    self.asked = asked
    self.refused = refused
  }

  /// How many more may be asked; 0 also for whoever was refused too often.
  package var left: Int {
    refused >= MatchQuestion.mostRefused ? 0 : max(0, MatchQuestion.mostOfASide - asked)
  }
}

extension Match {
  /// Whether its sides may ask each other: both were asked, nobody has said no, and nobody is revealed.
  package var isOpenToQuestions: Bool {
    switch status {
    case .qualified, .accepted: seeker.introducedAt != nil && provider.introducedAt != nil
    case .pending, .disqualified, .connected, .rejected, .expired, .withdrawn: false
    }
  }
}
