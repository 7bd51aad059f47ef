package import Domain
package import ScreenParts

/// A match as one of its two sides may see it.
package struct MatchCard: Hashable, Sendable {
  package let id: MatchID
  /// The side of the person who reads this.
  package var reader: Role
  package var status: MatchStatus
  /// `nil` where the score row is gone.
  package var score: PairScore?
  /// The text that was written for this reader.
  package var introduction: String
  /// The public view that the reader was compared with.
  package var mine: FacetSheet
  /// The other side's public view; `nil` where they have left and deleted it since.
  package var theirs: FacetSheet?
  /// What the other side shows otherwise than when the reader looked, a line each, in the reader's words.
  package var changes: [String]
  /// What the two sides asked each other, in the order asked.
  package var questions: [CardQuestion]
  /// `Match.isOpenToQuestions`.
  package var isOpenToQuestions: Bool
  package var outcomes: [HardRule: RuleOutcome]
  /// Of open rules: the one side that has not said its part, where the other has.
  package var silentSides: [HardRule: Role]
  /// How the two private sums stood to each other when the pair was compared; `nil` where one has none.
  package var pay: PayComparison?
  /// The reader's own contact: exactly what the other side would get. `nil` until there is one.
  package var sharedContact: Contact?
  /// The other side's contact; the program gives it for connected matches only.
  package var theirContact: Contact?
  package var introducedAt: Timestamp
  package var seenAt: Timestamp?
  package var answeredAt: Timestamp?
  package var endedAt: Timestamp?
  /// Until when the reader's answer is waited for; `nil` where none is.
  package var answerBy: Timestamp?
  /// Whether the other side belongs to the demo.
  package var isDemo: Bool

  package init(
    id: MatchID, reader: Role, status: MatchStatus, score: PairScore?, introduction: String, mine: FacetSheet,
    theirs: FacetSheet?, changes: [String] = [], questions: [CardQuestion] = [],
    isOpenToQuestions: Bool = false,
    outcomes: [HardRule: RuleOutcome] = [:],
    silentSides: [HardRule: Role] = [:], pay: PayComparison? = nil, sharedContact: Contact? = nil,
    theirContact: Contact? = nil, introducedAt: Timestamp, seenAt: Timestamp? = nil,
    answeredAt: Timestamp? = nil, endedAt: Timestamp? = nil, answerBy: Timestamp? = nil, isDemo: Bool = false
  ) {
    self.id = id
    self.reader = reader
    self.status = status
    self.score = score
    self.introduction = introduction
    self.mine = mine
    self.theirs = theirs
    self.changes = changes
    self.questions = questions
    self.isOpenToQuestions = isOpenToQuestions
    self.outcomes = outcomes
    self.silentSides = silentSides
    self.pay = pay
    self.sharedContact = sharedContact
    // A screen cannot leak what it was never given.
    self.theirContact = status == .connected ? theirContact : nil
    self.introducedAt = introducedAt
    self.seenAt = seenAt
    self.answeredAt = answeredAt
    self.endedAt = endedAt
    self.answerBy = answerBy
    self.isDemo = isDemo
  }

  /// How well the other side fits what the reader asked for, 0...1.
  package var scoreForReader: Double? {
    reader == .seeker ? score?.seekerToProvider : score?.providerToSeeker
  }

  /// How well the reader fits what the other side asked for, 0...1.
  package var scoreForOther: Double? {
    reader == .seeker ? score?.providerToSeeker : score?.seekerToProvider
  }

  /// The group of the list it stands in.
  package var group: MatchGroup {
    switch status {
    case .pending, .qualified: .waitingForYou
    case .accepted(let first): first == reader ? .waitingForThem : .waitingForYou
    case .connected: .connected
    case .disqualified, .rejected, .expired, .withdrawn: .closed
    }
  }
}

/// A question of a match as one of its sides may see it.
package struct CardQuestion: Hashable, Sendable {
  /// How it stands.
  package enum Standing: Hashable, Sendable {
    /// Mitko looks into what the other shows.
    case looking
    /// The one who was asked has not answered.
    case waiting
    case answered(String)
    case withheld
    case skipped
    case closed
  }

  package let id: QuestionID
  /// Whether its reader asked it.
  package let isOwn: Bool
  package let text: String
  package let standing: Standing

  /// The question for a reader; `nil` where it is none of theirs, was refused, or its words were wiped.
  package init?(_ question: MatchQuestion, reader: Role) {
    let isOwn = question.asker == reader
    guard !question.text.isEmpty, isOwn || question.state.isKnownToOther else { return nil }
    switch question.state {
    case .asked: standing = .looking
    case .put: standing = .waiting
    // The other's answer is being read: to whoever asked it is not there yet.
    case .replied: standing = isOwn ? .waiting : .looking
    case .shown, .answered: standing = .answered(question.answer ?? "")
    case .withheld: standing = .withheld
    case .skipped: standing = .skipped
    case .closed: standing = .closed
    case .refused: return nil
    }
    id = question.id
    self.isOwn = isOwn
    text = question.text
  }
}

/// How matches are grouped, in the order shown.
package enum MatchGroup: CaseIterable, Hashable, Sendable {
  case waitingForYou, waitingForThem, connected, closed
}
