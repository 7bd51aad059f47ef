/// A round: every eligible user has their turn once. A turn counts for the rounds after it too, until something is
/// new for its user, so that rounds end when nothing more can come of them.
package struct Round: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let startedAt: Timestamp
  /// Matches formed in it.
  package var yielded: Int

  package init(number: Int, startedAt: Timestamp, yielded: Int = 0) {
    self.number = number
    self.startedAt = startedAt
    self.yielded = yielded
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
  ///   - untried: who is eligible, whose turn is due and who had none in this round.
  ///   - isNextDue: whether somebody's turn is due who would be eligible in the next round.
  package init(untried: [TurnCandidate], isNextDue: Bool) {
    let first = untried.min {
      ($0.profileChangedAt, $0.user) < ($1.profileChangedAt, $1.user)
    }
    if let first {
      self = .turn(first.user)
    } else if isNextDue {
      self = .advance
    } else {
      self = .rest
    }
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
