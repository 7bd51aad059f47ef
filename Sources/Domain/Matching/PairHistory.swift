/// How an earlier match of two people ended, with what has changed since: decides whether they may meet again.
///
/// Direction does not count: a pair that met as (A, B) is excluded as (B, A) too.
package struct PairHistory: Hashable, Sendable {
  package let status: MatchStatus
  /// When the match ended; for an open one, when it was formed.
  package let at: Timestamp
  /// Whether either of the two has another profile now than when the match ended. Told by versions and not by
  /// times: a clock that was set back must not make a pair meet again and again.
  package let hasChanged: Bool
  /// Whether an operator lifted the withdrawal ("qualify again", undo).
  package let isLifted: Bool

  package init(status: MatchStatus, at: Timestamp, hasChanged: Bool, isLifted: Bool) {
    self.status = status
    self.at = at
    self.hasChanged = hasChanged
    self.isLifted = isLifted
  }

  /// How long a withdrawal for want of a verdict keeps an unchanged pair apart.
  package static let discardedQualifyRest: Duration = .days(7)

  /// Whether this history keeps the pair from being proposed at `now`.
  package func excludes(at now: Timestamp) -> Bool {
    switch status {
    case .pending, .qualified, .accepted: return true
    case .connected, .rejected: return true
    case .disqualified, .expired: return !hasChanged
    case .withdrawn(let reason):
      switch reason {
      // These ended when the person came back: only then can they be a candidate at all.
      case .paused, .reset, .unreachable: return false
      case .erased: return true
      case .byOperator: return !isLifted
      case .qualifyDiscarded, .workCancelled: return !hasChanged && now.since(at) < Self.discardedQualifyRest
      }
    }
  }
}

extension Sequence<PairHistory> {
  /// Whether any of a pair's earlier matches keeps it from being proposed at `now`.
  package func excludes(at now: Timestamp) -> Bool {
    contains { $0.excludes(at: now) }
  }
}
