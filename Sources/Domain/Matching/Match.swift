/// A proposed pair of a seeker and a provider.
package struct Match: Hashable, Sendable {
  package let id: MatchID
  package let seeker: MatchSide
  package let provider: MatchSide
  package var status: MatchStatus
  /// The round in which it was formed.
  package let round: Int
  /// The user whose turn it was.
  package let turn: UserID
  package let formedAt: Timestamp
  package var endedAt: Timestamp?
  package var verdict: Verdict?
  /// The introduction text written for each reader, once written.
  package var introductions: [Role: String]

  package init(
    id: MatchID, seeker: MatchSide, provider: MatchSide, status: MatchStatus, round: Int, turn: UserID,
    formedAt: Timestamp, endedAt: Timestamp? = nil, verdict: Verdict? = nil,
    introductions: [Role: String] = [:]
  ) {
    self.id = id
    self.seeker = seeker
    self.provider = provider
    self.status = status
    self.round = round
    self.turn = turn
    self.formedAt = formedAt
    self.endedAt = endedAt
    self.verdict = verdict
    self.introductions = introductions
  }

  /// The side of the person who takes part in `role`.
  package func side(_ role: Role) -> MatchSide { role == .seeker ? seeker : provider }

  /// The role in which `user` takes part; `nil` for anybody else.
  package func role(of user: UserID) -> Role? {
    if seeker.user == user { return .seeker }
    return provider.user == user ? .provider : nil
  }
}

/// One of the two people of a match.
package struct MatchSide: Hashable, Sendable {
  package let user: UserID
  /// The profile version that was compared.
  package let version: ProfileVersionID
  /// Whether the side's answer is waited for: at most one such row a user.
  package var isWaiting: Bool
  /// When the introduction became a message of this side's chat.
  package var introducedAt: Timestamp?
  /// When this side saw it: drawn, printed, or accepted by the Bot API.
  package var seenAt: Timestamp?
  package var remindedAt: Timestamp?
  package var answeredAt: Timestamp?
  /// What this side was shown and agreed to share when it accepted; later changes of its contact do not count.
  package var sharedContact: Contact?
  /// The version of the other side's profile that this side was shown: with its introduction, and when it said yes.
  package var shownVersion: ProfileVersionID?
  /// What the side said of itself when the match ended; `nil` while it is open, and where it had no profile then.
  package var lastVersion: ProfileVersionID?

  package init(
    user: UserID, version: ProfileVersionID, isWaiting: Bool, introducedAt: Timestamp? = nil,
    seenAt: Timestamp? = nil, remindedAt: Timestamp? = nil, answeredAt: Timestamp? = nil,
    sharedContact: Contact? = nil, shownVersion: ProfileVersionID? = nil, lastVersion: ProfileVersionID? = nil
  ) {
    self.user = user
    self.version = version
    self.isWaiting = isWaiting
    self.introducedAt = introducedAt
    self.seenAt = seenAt
    self.remindedAt = remindedAt
    self.answeredAt = answeredAt
    self.sharedContact = sharedContact
    self.shownVersion = shownVersion
    self.lastVersion = lastVersion
  }
}

/// Reminder and expiry of one side, counted from when it saw its introduction.
package struct AnswerDeadlines: Hashable, Sendable {
  package var reminder: Duration
  package var expiry: Duration
  /// How long an introduction may stay unseen after it was sent.
  package var unseen: Duration

  package init(reminder: Duration = .days(3), expiry: Duration = .days(7), unseen: Duration = .days(14)) {
    self.reminder = reminder
    self.expiry = expiry
    self.unseen = unseen
  }

  /// What a side that has not answered is due at an instant.
  package enum Due: Hashable, Sendable {
    /// Nothing before that instant.
    case nothing(until: Timestamp)
    case reminder
    case expiry
  }

  /// When the proposal runs out for a side that was introduced and does not answer.
  package func end(for side: MatchSide, introducedAt: Timestamp) -> Timestamp {
    let unseenEnd = introducedAt + unseen
    // "At the latest 14 days after it was sent" holds also for one that was seen late.
    return side.seenAt.map { min($0 + expiry, unseenEnd) } ?? unseenEnd
  }

  /// What is due at `now` for a side that was introduced and has not answered.
  package func due(for side: MatchSide, introducedAt: Timestamp, now: Timestamp) -> Due {
    let end = end(for: side, introducedAt: introducedAt)
    if now >= end { return .expiry }
    guard let seen = side.seenAt else { return .nothing(until: end) }
    let remind = seen + reminder
    if side.remindedAt == nil, remind < end {
      return now >= remind ? .reminder : .nothing(until: remind)
    }
    return .nothing(until: end)
  }
}

/// The judge's word on a pair.
package struct Verdict: Hashable, Sendable, Codable {
  /// Whether both sides are asked, or the match ends without either hearing of it.
  package enum Decision: String, CaseIterable, Hashable, Sendable, Codable { case qualified, disqualified }

  /// A literal part of one side's public view.
  package struct Quote: Hashable, Sendable, Codable {
    package let side: Role
    package let text: String

    package init(side: Role, text: String) {
      self.side = side
      self.text = text
    }
  }

  package let decision: Decision
  /// For operators; never shown to either side as it stands.
  package let rationale: String
  package let quotes: [Quote]

  package init(decision: Decision, rationale: String, quotes: [Quote]) {
    self.decision = decision
    self.rationale = rationale
    self.quotes = quotes
  }
}
