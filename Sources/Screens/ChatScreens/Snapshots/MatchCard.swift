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
    theirs: FacetSheet?, changes: [String] = [], outcomes: [HardRule: RuleOutcome] = [:],
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

/// How matches are grouped, in the order shown.
package enum MatchGroup: CaseIterable, Hashable, Sendable {
  case waitingForYou, waitingForThem, connected, closed
}
