/// A person as operators see them in a list. Holds nothing that they wrote, and none of their addresses.
package struct PersonRow: Hashable, Sendable {
  /// What stands in other tables than the person's own: read for the rows of a page, and of those that are only looked at as far
  /// as they are chosen by it.
  package struct Parts: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The ways by which they come, and their name.
    package static let identities = Parts(rawValue: 1)
    package static let tags = Parts(rawValue: 2)
    package static let block = Parts(rawValue: 4)
    /// How many matches they were in, and whether they owe an answer.
    package static let matches = Parts(rawValue: 8)
    package static let all: Parts = [.identities, .tags, .block, .matches]
  }

  package let label: PersonLabel
  package let stage: PersonQuery.Stage
  /// The roles of the current profile.
  package let roles: Set<Role>
  package let language: Language
  /// By which ways they come, without whom they are there.
  package let identities: Set<Identity.Kind>
  package let lastSeenAt: Timestamp
  package let createdAt: Timestamp
  /// How far they ever came.
  package let reached: Milestone
  /// Whether a proposal waits for their answer.
  package let owesAnswer: Bool
  /// How many matches they were ever in.
  package let matches: Int
  package let isBlocked: Bool
  /// In alphabetical order.
  package let tags: [String]
  package let acceptsAnnouncements: Bool

  package init(
    label: PersonLabel, stage: PersonQuery.Stage, roles: Set<Role>, language: Language,
    identities: Set<Identity.Kind>, lastSeenAt: Timestamp, createdAt: Timestamp, reached: Milestone,
    owesAnswer: Bool, matches: Int, isBlocked: Bool, tags: [String], acceptsAnnouncements: Bool
  ) {
    self.label = label
    self.stage = stage
    self.roles = roles
    self.language = language
    self.identities = identities
    self.lastSeenAt = lastSeenAt
    self.createdAt = createdAt
    self.reached = reached
    self.owesAnswer = owesAnswer
    self.matches = matches
    self.isBlocked = isBlocked
    self.tags = tags
    self.acceptsAnnouncements = acceptsAnnouncements
  }
}

/// What the page of a person shows: how it stands, what happened, how much is known of them; not what they said.
package struct PersonSheet: Hashable, Sendable {
  package let row: PersonRow
  package let block: Block?
  /// How many facts of each kind the current profile holds; none before there is one.
  package let facts: [FactValue.Kind: Int]
  /// Whether they gave an address that is shared once both said yes.
  package let hasContact: Bool
  /// Of the person and of what is theirs, the latest first.
  package let history: [EventRow]

  package init(
    row: PersonRow, block: Block?, facts: [FactValue.Kind: Int], hasContact: Bool, history: [EventRow]
  ) {
    self.row = row
    self.block = block
    self.facts = facts
    self.hasContact = hasContact
    self.history = history
  }
}

/// What a person's page hides until an operator asks for it, which is written down.
package struct RevealedPerson: Hashable, Sendable {
  /// A fact by its label, and the words that it rests on.
  package struct KnownFact: Hashable, Sendable {
    package let label: String
    package let value: String
    package let quote: String

    package init(label: String, value: String, quote: String) {
      self.label = label
      self.value = value
      self.quote = quote
    }
  }

  package let id: UserID
  package let identities: [Identity]
  package let contact: Contact?
  package let facts: [KnownFact]

  package init(id: UserID, identities: [Identity], contact: Contact?, facts: [KnownFact]) {
    self.id = id
    self.identities = identities
    self.contact = contact
    self.facts = facts
  }
}

/// An order of people that storage can read from any place on, by an index: the lately seen first, but for those of a
/// tag, who come by their ids.
package enum PersonSource: Hashable, Sendable {
  case all
  /// Those of a stage; active ones are most of all.
  case ofStage(PersonQuery.Stage)
  case ofTag(String)
  case blocked
  /// These, however they were found.
  case these(Set<UserID>)

  /// Whether the lately seen come first.
  package var isBySeen: Bool {
    switch self {
    case .all, .ofStage: true
    case .ofTag, .blocked, .these: false
    }
  }
}

/// A place in a `PersonSource`: who comes after it is the next page.
package struct PersonPlace: Hashable, Sendable {
  /// By what the source is ordered; unused where that is the id.
  package let seenAt: Timestamp
  package let user: UserID

  package init(seenAt: Timestamp, user: UserID) {
    self.seenAt = seenAt
    self.user = user
  }
}

extension PersonQuery {
  /// What is asked of a person beside their own columns. Whom the names in it mean was found before.
  package var parts: PersonRow.Parts {
    var parts: PersonRow.Parts = []
    if !identities.isOpen { parts.insert(.identities) }
    if !tags.isOpen { parts.insert(.tags) }
    if !blocked.isOpen { parts.insert(.block) }
    return search.isEmpty ? parts : parts.union([.identities, .tags, .block])
  }

  /// Where the people are read whom it may mean: by what is asked for most narrowly.
  ///
  /// - Parameter found: whom the people that it names were found to be.
  package func source(found: [PersonReference: Set<UserID>]) -> PersonSource {
    if let group = users.groups.first {
      return .these(group.reduce(into: []) { $0.formUnion(found[$1] ?? []) })
    }
    if let tag = tags.groups.first(where: { $0.count == 1 })?.first { return .ofTag(tag) }
    if blocked.included == [true] { return .blocked }
    if let stage = stages.included?.first, stages.included?.count == 1, stage != .active {
      return .ofStage(stage)
    }
    return .all
  }

  /// Where the source begins that it means: those seen later are nobody's.
  package func start(in source: PersonSource, now: Timestamp) -> PersonPlace? {
    guard source.isBySeen, let newest = seen.newest(now: now) else { return nil }
    return PersonPlace(seenAt: newest, user: UserID(high: .max, low: .max))
  }

  /// Whether nobody who follows a row in a source can be meant.
  package func isOver(at row: PersonRow, in source: PersonSource, now: Timestamp) -> Bool {
    source.isBySeen && seen.isOver(at: row.lastSeenAt, now: now)
  }

  /// Whether a person is meant. Whether their words are is the asker's to know: `search` is not looked at. Those erased
  /// are nobody, unless they are asked for.
  package func allows(_ row: PersonRow, found: [PersonReference: Set<UserID>], now: Timestamp) -> Bool {
    guard stages.isOpen ? row.stage != .erased : stages.allows(row.stage),
      roles.allows(where: row.roles.contains), languages.allows(row.language),
      tags.allows(where: row.tags.contains), identities.allows(where: row.identities.contains),
      blocked.allows(row.isBlocked), seen.allows(row.lastSeenAt, now: now),
      joined.allows(row.createdAt, now: now)
    else { return false }
    return users.allows { reference in found[reference]?.contains(row.label.id) ?? false }
  }
}

/// How many people there are of one sort; those erased are in none.
package struct PersonTally: Hashable, Sendable {
  package let stage: PersonQuery.Stage
  package let language: Language
  package let roles: Set<Role>
  package let acceptsAnnouncements: Bool
  package let count: Int

  package init(
    stage: PersonQuery.Stage, language: Language, roles: Set<Role>, acceptsAnnouncements: Bool, count: Int
  ) {
    self.stage = stage
    self.language = language
    self.roles = roles
    self.acceptsAnnouncements = acceptsAnnouncements
    self.count = count
  }
}

extension PersonQuery {
  /// How many people it means, from tallies; `nil` where it asks for something that no tally tells.
  package func count(in tallies: [PersonTally]) -> Int? {
    guard search.isEmpty, tags.isOpen, identities.isOpen, users.isOpen, blocked.isOpen, seen.isOpen,
      joined.isOpen
    else { return nil }
    return tallies.reduce(0) { sum, tally in
      stages.allows(tally.stage) && roles.allows(where: tally.roles.contains)
        && languages.allows(tally.language) ? sum + tally.count : sum
    }
  }
}
