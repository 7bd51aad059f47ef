/// A match as operators see it in a list. Holds nothing that a person or a judge wrote.
package struct MatchRow: Hashable, Sendable, Identifiable {
  /// What stands in other tables than the match's and its sides': read for the rows of a page, and of those that are only looked
  /// at as far as they are chosen by it.
  package struct Parts: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The names of the two.
    package static let names = Parts(rawValue: 1)
    /// The score, without what it is made of.
    package static let score = Parts(rawValue: 2)
    /// What the score is made of.
    package static let scoreParts = Parts(rawValue: 4)
    /// When each side was introduced, saw it, was reminded and answered, and whether they are waited for.
    package static let times = Parts(rawValue: 8)
    /// What a line of a list shows.
    package static let line: Parts = [.names, .score, .times]
    package static let all: Parts = [.names, .score, .scoreParts, .times]
  }

  package let id: MatchID
  package let status: MatchStatus
  /// The round in which it was formed.
  package let round: Int
  /// Whose turn it was.
  package let turn: UserID
  package let formedAt: Timestamp
  package let endedAt: Timestamp?
  /// Whether a withdrawal of an operator's was lifted.
  package let isLifted: Bool
  /// The judge's word; the reasons are hidden.
  package let decision: Verdict.Decision?
  package let seeker: MatchSideRow
  package let provider: MatchSideRow
  /// Of the two versions that were compared; `nil` where one of them is wiped.
  package let score: PairScore?

  package init(
    id: MatchID, status: MatchStatus, round: Int, turn: UserID, formedAt: Timestamp,
    endedAt: Timestamp? = nil,
    isLifted: Bool = false, decision: Verdict.Decision? = nil, seeker: MatchSideRow, provider: MatchSideRow,
    score: PairScore? = nil
  ) {
    self.id = id
    self.status = status
    self.round = round
    self.turn = turn
    self.formedAt = formedAt
    self.endedAt = endedAt
    self.isLifted = isLifted
    self.decision = decision
    self.seeker = seeker
    self.provider = provider
    self.score = score
  }

  /// The person who takes part in a role.
  package func side(_ role: Role) -> MatchSideRow { role == .seeker ? seeker : provider }

  /// Whom or what it waits for; `nothing` once it has ended.
  package var waitsFor: MatchWait {
    switch status {
    case .pending: .judge
    case .qualified:
      switch (seeker.introducedAt, provider.introducedAt) {
      case (nil, nil): .introductions
      case (.some, nil), (nil, .some), (.some, .some): .both
      }
    case .accepted(let side): .side(side.counterpart)
    case .disqualified, .connected, .rejected, .expired, .withdrawn: .nothing
    }
  }
}

/// What an open match waits for.
package enum MatchWait: Hashable, Sendable {
  case judge
  /// The texts in which the two are introduced to each other.
  case introductions
  /// The answers of both.
  case both
  /// The answer of one.
  case side(Role)
  case nothing
}

/// One of the two people of a match, as operators see them.
package struct MatchSideRow: Hashable, Sendable {
  package let person: PersonLabel
  /// Whether the side's answer is waited for.
  package let isWaiting: Bool
  package let introducedAt: Timestamp?
  package let seenAt: Timestamp?
  package let remindedAt: Timestamp?
  package let answeredAt: Timestamp?

  package init(
    person: PersonLabel, isWaiting: Bool = false, introducedAt: Timestamp? = nil, seenAt: Timestamp? = nil,
    remindedAt: Timestamp? = nil, answeredAt: Timestamp? = nil
  ) {
    self.person = person
    self.isWaiting = isWaiting
    self.introducedAt = introducedAt
    self.seenAt = seenAt
    self.remindedAt = remindedAt
    self.answeredAt = answeredAt
  }
}

/// What a detail page shows of a match.
package struct MatchSheet: Hashable, Sendable {
  package let row: MatchRow
  /// Its life, oldest first.
  package let events: [Event]
  /// How much is hidden, until somebody asks for the words.
  package let hidden: HiddenWords
  /// The least score that is proposed now.
  package let threshold: Double

  /// The sizes of what people and a judge wrote about a match, in characters.
  package struct HiddenWords: Hashable, Sendable {
    /// `nil` where nothing was judged, or it was erased.
    package let rationale: Int?
    package let quotes: Int
    /// The texts that the sides read, by reader.
    package let introductions: [Role: Int]

    package init(rationale: Int? = nil, quotes: Int = 0, introductions: [Role: Int] = [:]) {
      self.rationale = rationale
      self.quotes = quotes
      self.introductions = introductions
    }
  }

  package init(row: MatchRow, events: [Event], hidden: HiddenWords, threshold: Double) {
    self.row = row
    self.events = events
    self.hidden = hidden
    self.threshold = threshold
  }
}

/// The words of a match, after an operator asked to see them: what people wrote is among them. Never a contact.
package struct RevealedMatch: Hashable, Sendable {
  package let match: MatchID
  /// What each side shows, as its counterpart was shown it.
  package let cards: [Role: String]
  /// Why the judge decided so; empty where it was erased.
  package let rationale: String
  package let quotes: [Verdict.Quote]
  /// By reader.
  package let introductions: [Role: String]

  package init(
    match: MatchID, cards: [Role: String], rationale: String, quotes: [Verdict.Quote],
    introductions: [Role: String]
  ) {
    self.match = match
    self.cards = cards
    self.rationale = rationale
    self.quotes = quotes
    self.introductions = introductions
  }
}
