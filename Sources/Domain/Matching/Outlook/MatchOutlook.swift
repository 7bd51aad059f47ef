/// Why somebody has no proposal at the moment.
package enum MatchOutlook: Hashable, Sendable {
  /// There is no profile yet.
  case noProfile
  /// The profile is ready, and its owner has not started.
  case notStarted
  case paused
  /// A channel refuses what is sent.
  case unreachable
  /// The profile is new and has yet to be made comparable.
  case beingRead
  /// A pair was found and is being looked at from both sides.
  case beingJudged
  /// An introduction waits for this person's answer: nobody has two at once.
  case owesAnswer
  /// As many were proposed in this round as may be.
  case enoughThisRound
  /// Looked for, in each of the person's roles.
  case searched([RoleOutlook])
}

/// An outlook in words, with what its reader could say to open more.
package struct OutlookNote: Hashable, Sendable {
  /// Something that the reader could say, to be sent by themself.
  package struct Suggestion: Hashable, Sendable {
    /// What it is, on a button: "Also hybrid".
    package let label: String
    /// What it would open: "at least 5 people".
    package let opens: String
    /// What to say.
    package let draft: String

    package init(label: String, opens: String, draft: String) {
      self.label = label
      self.opens = opens
      self.draft = draft
    }
  }

  /// Whether it tells of a search: only then it stands beside what else is there of matches.
  package let isOfSearch: Bool
  package let paragraphs: [String]
  package let suggestions: [Suggestion]

  package init(isOfSearch: Bool, paragraphs: [String], suggestions: [Suggestion] = []) {
    self.isOfSearch = isOfSearch
    self.paragraphs = paragraphs
    self.suggestions = suggestions
  }
}
