/// A round: every eligible user has their turn once.
package struct Round: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let startedAt: Timestamp
  /// Matches formed in it.
  package var yielded: Int
  /// Whether something happened since it began that may make tried people fit: activation, profile change,
  /// accept, decline, expiry, withdrawal, resume.
  package var wasWoken: Bool

  package init(number: Int, startedAt: Timestamp, yielded: Int = 0, wasWoken: Bool = false) {
    self.number = number
    self.startedAt = startedAt
    self.yielded = yielded
    self.wasWoken = wasWoken
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
  /// Everybody was tried and it was worth it: begin the next round.
  case advance
  /// Everybody was tried, nothing came of it and nothing has changed: wait to be woken.
  case rest

  /// The decision from who is eligible and not yet tried in `round`, and how many are eligible at all.
  ///
  /// The oldest profile change goes first; ties go by id, so that the same database gives the same rounds.
  package init(untried: [TurnCandidate], anybodyEligible: Bool, round: Round) {
    let first = untried.min {
      ($0.profileChangedAt, $0.user) < ($1.profileChangedAt, $1.user)
    }
    if let first {
      self = .turn(first.user)
    } else if anybodyEligible, round.yielded > 0 || round.wasWoken {
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
