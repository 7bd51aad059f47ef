/// A job that could be claimed: the head of its user's line in its lane, free and costly ones apart.
package struct WaitingJob: Hashable, Sendable {
  package let job: JobID
  package let user: UserID?
  package let lane: Lane
  package let queuedAt: Timestamp
  package let notBefore: Timestamp
  package let estimate: CostEstimate
  /// Where its user stands, by the `TurnBook`.
  package private(set) var rejoinedAt: Timestamp?
  package private(set) var wasServedLast: Bool
  package let boost: Boost
  /// Whether an attempt failed: until the next one, its user's later jobs of the line stay behind it. A job that
  /// was queued for later lets others pass until it is due.
  package let isRetrying: Bool

  package init(
    job: JobID, user: UserID?, lane: Lane, queuedAt: Timestamp, notBefore: Timestamp, estimate: CostEstimate,
    rejoinedAt: Timestamp? = nil, wasServedLast: Bool = false, boost: Boost = .none,
    isRetrying: Bool = false
  ) {
    self.job = job
    self.user = user
    self.lane = lane
    self.queuedAt = queuedAt
    self.notBefore = notBefore
    self.estimate = estimate
    self.rejoinedAt = rejoinedAt
    self.wasServedLast = wasServedLast
    self.boost = boost
    self.isRetrying = isRetrying
  }

  /// How long background work waits before it counts as interactive.
  package static let backgroundPatience: Duration = .hours(1)

  /// When it counts as interactive though nobody waits for it.
  var comesOfAgeAt: Timestamp { queuedAt + Self.backgroundPatience }

  /// Whether it counts as interactive at `now`.
  package func countsAsInteractive(at now: Timestamp) -> Bool {
    lane == .interactive || comesOfAgeAt <= now
  }

  /// Where it stands in line at `now`.
  ///
  /// Background work of age stands there since it came of age: behind the people who waited by then.
  func placeInLine(at now: Timestamp) -> PlaceInLine {
    let joined = lane == .background && comesOfAgeAt <= now ? comesOfAgeAt : queuedAt
    if wasServedLast { return PlaceInLine(since: max(joined, now), by: .beingServedLast) }
    if let rejoinedAt, rejoinedAt >= joined { return PlaceInLine(since: rejoinedAt, by: .rejoining) }
    return PlaceInLine(since: joined, by: .arriving)
  }

  /// What decides between two lines that stand since the same instant: the user, or a job of the house's own.
  var lineTie: (UInt64, UInt64) { user.map { ($0.high, $0.low) } ?? (job.high, job.low) }

  /// Takes its user's place from the book.
  mutating func stand(_ turns: TurnBook, for user: UserID?) {
    guard let user else { return }
    let standing = turns[user]
    rejoinedAt = standing.rejoinedAt
    wasServedLast = standing.wasServedLast
  }
}

extension Job {
  /// When it counts as interactive though nobody waits for it.
  var comesOfAgeAt: Timestamp { queuedAt + WaitingJob.backgroundPatience }

  /// The lane that it counts as being of at `now`: background work of age is as urgent as what people wait for.
  package func urgency(at now: Timestamp) -> Lane { comesOfAgeAt <= now ? .interactive : lane }
}

/// Since when somebody stands in line, and how they came to: at the same instant, newcomers go first.
struct PlaceInLine: Hashable, Comparable {
  enum Way: Int { case arriving, rejoining, beingServedLast }

  let since: Timestamp
  let by: Way

  static func < (left: PlaceInLine, right: PlaceInLine) -> Bool {
    left.since != right.since ? left.since < right.since : left.by.rawValue < right.by.rawValue
  }
}
