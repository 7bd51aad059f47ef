/// Where a proposed pair stands. The ended states are final.
package enum MatchStatus: Hashable, Sendable {
  /// Formed by a match step; the judge has not spoken. Leaves to `qualified`, `disqualified`, `withdrawn`.
  case pending
  /// The judge approved; both sides are asked. Leaves to `accepted`, `rejected`, `expired`, `withdrawn`.
  case qualified
  /// The judge refused. Ended.
  case disqualified
  /// One side said yes. Leaves to `connected` by the other side only, `rejected`, `expired`, `withdrawn`.
  case accepted(by: Role)
  /// Both said yes; contacts are revealed. Ended.
  case connected
  /// One side said no. Ended.
  case rejected(by: Role)
  /// A side did not answer in time. Ended.
  case expired
  /// Taken back before both answered. Ended.
  case withdrawn(WithdrawalReason)

  /// Whether no event leads out of it any more. Neither side waits in an ended match.
  package var hasEnded: Bool {
    switch self {
    case .pending, .qualified, .accepted: false
    case .disqualified, .connected, .rejected, .expired, .withdrawn: true
    }
  }
}

extension MatchStatus {
  /// The stable word in events and rows.
  package var word: String {
    switch self {
    case .pending: "pending"
    case .qualified: "qualified"
    case .disqualified: "disqualified"
    case .accepted(let side): "accepted:\(side.rawValue)"
    case .connected: "connected"
    case .rejected(let side): "rejected:\(side.rawValue)"
    case .expired: "expired"
    case .withdrawn(let reason): "withdrawn:\(reason.rawValue)"
    }
  }
}

/// Why a proposal was taken back. Decides when the pair may be proposed again.
package enum WithdrawalReason: String, CaseIterable, Hashable, Sendable, Codable {
  case paused, reset, erased, unreachable
  /// By an operator; ends when an operator lifts it.
  case byOperator = "operator"
  /// The judge could not be asked; ends with a profile change of either, or after 7 days.
  case qualifyDiscarded = "qualify_discarded"
  /// An operator cancelled the work that it needed; ends as `qualifyDiscarded` does.
  case workCancelled = "work_cancelled"
}

/// What happens to a match.
package enum MatchEvent: Hashable, Sendable {
  case judged(Verdict.Decision)
  case accepted(by: Role)
  /// Somebody says yes who has changed what they show since the other side said theirs.
  case acceptedAnew(by: Role)
  case declined(by: Role)
  case expired
  case withdrawn(WithdrawalReason)
}

extension MatchEvent {
  /// Whether it is somebody's own word, which nobody says for them.
  package var isAnswer: Bool {
    switch self {
    case .accepted, .acceptedAnew, .declined: true
    case .judged, .expired, .withdrawn: false
    }
  }
}

/// What follows from an event. A head never decides this.
package enum MatchAction: Hashable, Sendable {
  /// The event had happened before: it is answered and has no second effect.
  case none
  /// Introduce each side to the other.
  case introduceBoth
  /// Neither side is told; both are free.
  case freeBoth
  /// The side that accepted is free for other proposals; the other is still asked.
  case awaitAnswer(of: Role)
  /// The side's yes was for something else: it is asked once more, and the other one waits for it.
  case askAgain(of: Role)
  /// Each receives the other's contact, once.
  case revealContacts
  /// `decliner` said no; `told` had accepted and is told neutrally.
  case tellDeclined(told: Role?)
  /// Both sides are told that the proposal has run out.
  case tellExpired
  /// Those who saw the proposal are told neutrally that it is no longer open.
  case tellWithdrawn(WithdrawalReason)
}

extension MatchStatus {
  /// The status after `event`.
  ///
  /// - Throws: `InvalidTransition` for an event that this status does not allow; an ended match allows none
  ///   but the repetition of what ended it. A repetition changes nothing and asks for nothing.
  package func after(
    _ event: MatchEvent
  ) throws(InvalidTransition<MatchStatus, MatchEvent>) -> Step<MatchStatus, MatchAction> {
    switch (self, event) {
    case (.pending, .judged(.qualified)): return Step(.qualified, .introduceBoth)
    case (.pending, .judged(.disqualified)): return Step(.disqualified, .freeBoth)

    case (.qualified, .accepted(let side)):
      return Step(.accepted(by: side), .awaitAnswer(of: side.counterpart))
    case (.qualified, .declined(let side)):
      return Step(.rejected(by: side), .tellDeclined(told: nil))

    case (.accepted(let first), .accepted(let side)):
      // The same side twice is a double tap, not the other's consent.
      return first == side ? Step(self, .none) : Step(.connected, .revealContacts)
    case (.accepted(let first), .acceptedAnew(let side)) where first != side:
      return Step(.accepted(by: side), .askAgain(of: first))
    case (.accepted(let first), .declined(let side)):
      return Step(.rejected(by: side), .tellDeclined(told: first == side ? nil : first))

    case (.qualified, .expired), (.accepted, .expired): return Step(.expired, .tellExpired)

    case (.pending, .withdrawn(let reason)), (.qualified, .withdrawn(let reason)),
      (.accepted, .withdrawn(let reason)):
      return Step(.withdrawn(reason), .tellWithdrawn(reason))

    case (.qualified, .judged(.qualified)), (.accepted, .judged(.qualified)),
      (.disqualified, .judged(.disqualified)):
      return Step(self, .none)
    case (.connected, .accepted): return Step(self, .none)
    case (.rejected(let first), .declined(let side)) where first == side: return Step(self, .none)
    case (.expired, .expired), (.withdrawn, .withdrawn): return Step(self, .none)

    case (.pending, .accepted), (.pending, .acceptedAnew), (.qualified, .acceptedAnew),
      (.accepted, .acceptedAnew), (.pending, .declined), (.pending, .expired),
      (.qualified, .judged), (.accepted, .judged),
      (.disqualified, _), (.connected, _), (.rejected, _), (.expired, _), (.withdrawn, _):
      throw InvalidTransition(state: self, event: event)
    }
  }
}
