/// A round: every eligible user has their turn once. A turn counts for the rounds after it too, until something is
/// new for its user, so that rounds end when nothing more can come of them.
package struct Round: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let startedAt: Timestamp
  /// Matches formed in it.
  package var yielded: Int
  /// When it was planned who is proposed to whom at its beginning; `nil` where nobody has been due in it yet.
  package var plannedAt: Timestamp?
  /// The last change of vectors (`VectorChanges.lastChange`) that the plan knew.
  package var plannedChange: Int64

  package init(
    number: Int, startedAt: Timestamp, yielded: Int = 0, plannedAt: Timestamp? = nil, plannedChange: Int64 = 0
  ) {
    self.number = number
    self.startedAt = startedAt
    self.yielded = yielded
    self.plannedAt = plannedAt
    self.plannedChange = plannedChange
  }
}

/// Somebody who could have a turn.
package struct TurnCandidate: Hashable, Sendable {
  package let user: UserID
  package let profileChangedAt: Timestamp

  package init(user: UserID, profileChangedAt: Timestamp) {
    self.user = user
    self.profileChangedAt = profileChangedAt
  }
}

/// What one match step does.
package enum RoundDecision: Hashable, Sendable {
  /// The round begins: those whose turn is due are paired together (`RoundPlan`), the oldest profile change first.
  case plan([TurnCandidate])
  /// The round is planned, and not all of the plan is formed yet.
  case form
  /// It is this user's turn.
  case turn(UserID)
  /// Everybody was tried, and since then something became new for somebody: begin the next round.
  case advance
  /// Everybody was tried, and nothing is new for anybody: wait to be woken.
  case rest

  /// The decision from whose turn it may be now and whether anybody waits for the next round.
  ///
  /// The oldest profile change goes first; ties go by id, so that the same database gives the same rounds.
  ///
  /// - Parameters:
  ///   - isPlanned: whether the round was planned; who becomes eligible afterwards gets a turn alone.
  ///   - hasPlannedPairs: whether pairs of the plan are still to be formed.
  ///   - untried: who is eligible, whose turn is due and who had none in this round: all of them where it is not planned.
  ///   - isNextDue: whether somebody's turn is due who would be eligible in the next round.
  package init(isPlanned: Bool, hasPlannedPairs: Bool, untried: [TurnCandidate], isNextDue: Bool) {
    let inOrder = untried.sorted { ($0.profileChangedAt, $0.user) < ($1.profileChangedAt, $1.user) }
    if hasPlannedPairs {
      self = .form
    } else if let first = inOrder.first {
      self = isPlanned ? .turn(first.user) : .plan(inOrder)
    } else if isNextDue {
      self = .advance
    } else {
      self = .rest
    }
  }
}

/// A pair that a round's plan wants proposed, and that is not yet.
package struct PlannedPair: Hashable, Sendable {
  package let seeker: UserID
  package let seekerVersion: ProfileVersionID
  package let provider: UserID
  package let providerVersion: ProfileVersionID
  /// Whose turn it is.
  package let turn: UserID

  package init(
    seeker: UserID, seekerVersion: ProfileVersionID, provider: UserID, providerVersion: ProfileVersionID,
    turn: UserID
  ) {
    self.seeker = seeker
    self.seekerVersion = seekerVersion
    self.provider = provider
    self.providerVersion = providerVersion
    self.turn = turn
  }
}

/// "Tried in round N and nobody fitted", or who was found; not a match.
package struct Participation: Hashable, Sendable {
  /// What the turn came to.
  package enum Result: Hashable, Sendable {
    case matched(MatchID)
    case nobodyFitted
  }

  package let round: Int
  package let user: UserID
  package let result: Result
  package let at: Timestamp

  package init(round: Int, user: UserID, result: Result, at: Timestamp) {
    self.round = round
    self.user = user
    self.result = result
    self.at = at
  }
}
