/// Where somebody stands between the first message and the last.
package enum ProfileStage: Hashable, Sendable {
  /// No valid profile yet. Entered by the first message and by a reset; leaves to `ready`.
  case onboarding
  /// A valid profile that takes no part in matching. Entered when the first one is stored; leaves to `active`.
  case ready
  /// Takes part in matching. Entered by activation and by resuming; leaves to `paused`, `unreachable`.
  case active
  /// Out of matching by the owner's wish. Entered from `active`; leaves to `active`.
  case paused
  /// A channel refuses what we send. Entered from any living stage; the next message leads back to `before`.
  case unreachable(before: Reachable)
  /// Nothing is left but a tombstone. Entered from every stage; final.
  case erased

  /// The stages in which somebody can be reached: what `unreachable` goes back to.
  package enum Reachable: String, CaseIterable, Hashable, Sendable {
    case onboarding, ready, active, paused
  }
}

/// What happens to somebody's stage.
package enum ProfileStageEvent: Hashable, Sendable {
  case profileStored
  case activated
  case paused
  case resumed
  case channelRefused
  case messageArrived
  case wasReset
  case erased
}

/// What follows from a change of stage.
package enum ProfileStageAction: Hashable, Sendable {
  /// Nothing changed; the event is answered and has no effect.
  case none
  /// Matching may begin or go on with this person: make a match step.
  case enterMatching
  /// Open proposals of this person are withdrawn for the given reason.
  case leaveMatching(WithdrawalReason)
}

extension ProfileStage {
  /// The stage after `event`.
  ///
  /// - Throws: `InvalidTransition` where the event makes no sense here, for example a pause before there is
  ///   a profile.
  package func after(
    _ event: ProfileStageEvent
  ) throws(InvalidTransition<ProfileStage, ProfileStageEvent>) -> Step<ProfileStage, ProfileStageAction> {
    switch (self, event) {
    case (.erased, .erased): return Step(self, .none)
    case (.erased, _): throw InvalidTransition(state: self, event: event)

    case (_, .erased): return Step(.erased, .leaveMatching(.erased))
    case (_, .wasReset): return Step(.onboarding, .leaveMatching(.reset))

    case (.unreachable(let before), .messageArrived):
      return Step(before.stage, before == .active ? .enterMatching : .none)
    case (.unreachable, .channelRefused): return Step(self, .none)
    // A reply that ran when the channel refused may still store what it learnt.
    case (.unreachable(before: .onboarding), .profileStored): return Step(.unreachable(before: .ready), .none)
    case (.unreachable, .profileStored): return Step(self, .none)
    case (.unreachable, _): throw InvalidTransition(state: self, event: event)
    case (_, .messageArrived): return Step(self, .none)

    case (.onboarding, .channelRefused): return Step(.unreachable(before: .onboarding), .none)
    case (.ready, .channelRefused): return Step(.unreachable(before: .ready), .none)
    case (.paused, .channelRefused):
      return Step(.unreachable(before: .paused), .leaveMatching(.unreachable))
    case (.active, .channelRefused):
      return Step(.unreachable(before: .active), .leaveMatching(.unreachable))

    case (.onboarding, .profileStored): return Step(.ready, .none)
    case (.active, .profileStored): return Step(.active, .enterMatching)
    case (.ready, .profileStored), (.paused, .profileStored): return Step(self, .none)

    case (.ready, .activated): return Step(.active, .enterMatching)
    case (.active, .activated), (.active, .resumed): return Step(self, .none)
    case (.paused, .activated), (.paused, .resumed): return Step(.active, .enterMatching)
    case (.active, .paused): return Step(.paused, .leaveMatching(.paused))
    case (.paused, .paused): return Step(self, .none)

    case (.onboarding, .activated), (.onboarding, .paused), (.onboarding, .resumed),
      (.ready, .paused), (.ready, .resumed):
      throw InvalidTransition(state: self, event: event)
    }
  }
}

extension ProfileStage.Reachable {
  /// The stage of the same name.
  package var stage: ProfileStage {
    switch self {
    case .onboarding: .onboarding
    case .ready: .ready
    case .active: .active
    case .paused: .paused
    }
  }
}

extension ProfileStage {
  /// The stable word in rows and events: "active", "unreachable".
  package var word: String {
    switch self {
    case .onboarding: "onboarding"
    case .ready: "ready"
    case .active: "active"
    case .paused: "paused"
    case .unreachable: "unreachable"
    case .erased: "erased"
    }
  }
}
