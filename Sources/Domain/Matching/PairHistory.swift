/// How an earlier match of two people ended, with what has changed since: decides whether they may meet again.
///
/// Direction does not count: a pair that met as (A, B) is excluded as (B, A) too.
package struct PairHistory: Hashable, Sendable {
  package let status: MatchStatus
  /// When the match ended; for an open one, when it was formed.
  package let at: Timestamp
  /// When either of the two last changed their profile.
  package let lastProfileChangeAt: Timestamp
  /// Whether an operator lifted the withdrawal ("qualify again", undo).
  package let isLifted: Bool

  package init(status: MatchStatus, at: Timestamp, lastProfileChangeAt: Timestamp, isLifted: Bool) {
    self.status = status
    self.at = at
    self.lastProfileChangeAt = lastProfileChangeAt
    self.isLifted = isLifted
  }

  /// How long a withdrawal for want of a verdict keeps an unchanged pair apart.
  package static let discardedQualifyRest: Duration = .days(7)

  /// Whether this history keeps the pair from being proposed at `now`.
  package func excludes(at now: Timestamp) -> Bool {
    let hasChanged = lastProfileChangeAt > at
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
      case .qualifyDiscarded: return !hasChanged && now.since(at) < Self.discardedQualifyRest
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
