/// A person who talks with Mitko.
package struct User: Hashable, Sendable {
  package let id: UserID
  /// The language the person chose, or that was guessed before they chose; new lines are written in it.
  package var language: Language
  package var stage: ProfileStage
  /// Raised by a reset: what still runs for an older epoch ends without effect.
  package var epoch: Int
  package var contact: Contact?
  /// Whether operators' announcements may be sent.
  package var acceptsAnnouncements: Bool
  /// Whether this person belongs to the demo and is answered for by its autopilot.
  package var isDemo: Bool
  package let createdAt: Timestamp
  package var lastSeenAt: Timestamp

  package init(
    id: UserID, language: Language, stage: ProfileStage = .onboarding, epoch: Int = 0,
    contact: Contact? = nil, acceptsAnnouncements: Bool = true, isDemo: Bool = false,
    createdAt: Timestamp, lastSeenAt: Timestamp
  ) {
    self.id = id
    self.language = language
    self.stage = stage
    self.epoch = epoch
    self.contact = contact
    self.acceptsAnnouncements = acceptsAnnouncements
    self.isDemo = isDemo
    self.createdAt = createdAt
    self.lastSeenAt = lastSeenAt
  }
}

/// Where a user comes from: unique over all users.
package struct Identity: Hashable, Sendable {
  /// Which head the identity belongs to. `value` is unique within a kind.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A numeric uid of this machine.
    case terminal
    /// A Telegram user id.
    case telegram
    /// A name in a demo database.
    case demo
    /// Somebody whom an operator imported, by the id of their file; they have no head of their own yet.
    case imported
  }

  package let kind: Kind
  package let value: String

  package init(kind: Kind, value: String) {
    self.kind = kind
    self.value = value
  }
}

/// How somebody can be reached once both said yes, confirmed by its owner.
package struct Contact: Hashable, Sendable, Codable {
  /// The way of reaching somebody, as recognised in their words: `telegram` holds a handle with its @, `phone` digits
  /// after a +, `link` an address of the web.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case email, telegram, phone, link
  }

  package let kind: Kind
  /// The address as its owner confirmed it, cleaned.
  package let value: String

  package init(kind: Kind, value: String) {
    self.kind = kind
    self.value = value
  }
}
