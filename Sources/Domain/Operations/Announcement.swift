/// What an operator writes to many people at once. Each gets it once, whatever crashes in between; who wants none gets
/// none.
package struct Announcement: Hashable, Sendable {
  /// How far it has come. The raw value is the word in the database.
  package enum State: String, CaseIterable, Hashable, Sendable {
    case sending, done
    /// Ended by an operator: what was sent stays.
    case stopped
  }

  package let id: AnnouncementID
  package let text: String
  /// Whom it is for, as a filter of people reads: they are named by whole ids alone.
  package let audience: String
  package let operatorName: String
  package let state: State
  package let madeAt: Timestamp
  /// How many were meant when it was made.
  package let chosen: BoundedCount
  /// How many got it.
  package let sent: Int
  /// How many were meant and did not want it, or were blocked, when their turn came.
  package let passed: Int
  /// To how many it could not be brought.
  package let failed: Int
  /// The job that sends it, or sent the last of it.
  package let job: JobID?
  /// The last one who was looked at.
  package let cursor: UserID?
  /// The last one who is meant: whoever came later is not.
  package let last: UserID

  package init(
    id: AnnouncementID, text: String, audience: String, operatorName: String, state: State,
    madeAt: Timestamp, chosen: BoundedCount, sent: Int = 0, passed: Int = 0, failed: Int = 0,
    job: JobID? = nil,
    cursor: UserID? = nil, last: UserID
  ) {
    self.id = id
    self.text = text
    self.audience = audience
    self.operatorName = operatorName
    self.state = state
    self.madeAt = madeAt
    self.chosen = chosen
    self.sent = sent
    self.passed = passed
    self.failed = failed
    self.job = job
    self.cursor = cursor
    self.last = last
  }

  /// In Unicode scalars: with its last line it fits into one message of every channel.
  package static let longestText = 3_500

  /// A text as it is kept: without space around it; `nil` for none and for one that is too long.
  package static func text(_ typed: String) -> String? {
    var text = typed[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.isEmpty || text.unicodeScalars.count > longestText ? nil : String(text)
  }
}

/// One announcement, with all whom it went to.
package typealias AnnouncementID = Identifier<Announcement>

/// Whom an audience means now: who would get an announcement.
package struct Audience: Hashable, Sendable {
  package let count: BoundedCount
  /// A few of them, to see whether they are those who are meant.
  package let first: [PersonLabel]

  package init(count: BoundedCount, first: [PersonLabel]) {
    self.count = count
    self.first = first
  }
}

extension PersonRow {
  /// Whether an announcement is brought to them: who is gone, blocked or does not want any gets none.
  package var getsAnnouncements: Bool {
    guard acceptsAnnouncements, !isBlocked else { return false }
    switch stage {
    case .onboarding, .ready, .active, .paused: return true
    case .unreachable, .erased: return false
    }
  }
}
