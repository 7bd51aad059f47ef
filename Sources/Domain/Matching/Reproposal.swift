/// What "qualify again" may do with an ended match. The match itself stays as it ended: what comes of it is a new one.
package enum Reproposal: Hashable, Sendable {
  /// Both say what they said then: the pair is formed anew at its stored score, and judged.
  case form(lifting: Bool)
  /// One of the two says something else by now, so that the score is no longer theirs: both get a turn, and may find each
  /// other in it, or somebody better.
  case makeTurnsDue(lifting: Bool)
  case refuse(Refusal)

  /// Why it is not done. What cannot change comes before what can.
  package enum Refusal: Hashable, Sendable {
    /// They met: both have the other's contact.
    case wasConnected
    /// One of the two said no, and is not asked again.
    case wasRejected
    /// A match of the two is open, this one or another.
    case isOpen
    case isErased(Role)
    case isBlocked(Role)
    /// Not in matching: no profile yet, paused, or not to be reached.
    case isAway(Role)
    /// A pair with somebody else is being looked at.
    case isBeingJudged(Role)
    /// Somebody else's introduction waits for their answer; nobody has two at once.
    case owesAnswer(Role)
  }

  /// The decision about a match.
  ///
  /// - Parameters:
  ///   - status: of the match that an operator pointed at.
  ///   - others: the statuses of the pair's other matches, in either direction: a later no counts too.
  ///   - isUnchanged: whether both have the profile versions that were compared then.
  ///   - seeker: where the seeker of that match stands now.
  ///   - provider: where its provider does.
  package init(
    _ status: MatchStatus, others: [MatchStatus], isUnchanged: Bool, seeker: PairStanding,
    provider: PairStanding
  ) {
    let refusals = ([status] + others).compactMap(Self.refusal)
    if refusals.contains(.wasConnected) {
      self = .refuse(.wasConnected)
    } else if refusals.contains(.wasRejected) {
      self = .refuse(.wasRejected)
    } else if let refusal = refusals.first ?? Self.refusal(of: seeker, provider) {
      self = .refuse(refusal)
    } else {
      // Only an operator's own withdrawal keeps the pair apart until somebody lifts it.
      let lifting = ([status] + others).contains(.withdrawn(.byOperator))
      self = isUnchanged ? .form(lifting: lifting) : .makeTurnsDue(lifting: lifting)
    }
  }

  private static func refusal(_ status: MatchStatus) -> Refusal? {
    switch status {
    case .pending, .qualified, .accepted: .isOpen
    case .connected: .wasConnected
    case .rejected: .wasRejected
    // Who was erased stands as such among the sides; the other reasons are what an operator is asked to look past.
    case .disqualified, .expired, .withdrawn: nil
    }
  }

  private static func refusal(of seeker: PairStanding, _ provider: PairStanding) -> Refusal? {
    let sides = [(seeker, Role.seeker), (provider, Role.provider)]
    for (side, role) in sides where side.stage == .erased { return .isErased(role) }
    for (side, role) in sides where side.isBlocked { return .isBlocked(role) }
    for (side, role) in sides where side.stage != .active { return .isAway(role) }
    for (side, role) in sides {
      switch side.engagement {
      case .free: continue
      case .isBeingJudged: return .isBeingJudged(role)
      case .owesAnswer: return .owesAnswer(role)
      }
    }
    return nil
  }
}

/// Where somebody stands who might be proposed.
package struct PairStanding: Hashable, Sendable {
  /// What keeps somebody in matching from being proposed to another one.
  package enum Engagement: Hashable, Sendable {
    case free
    /// In a pending match.
    case isBeingJudged
    /// An introduction waits for their answer.
    case owesAnswer
  }

  package var stage: ProfileStage
  package var isBlocked: Bool
  package var engagement: Engagement

  package init(stage: ProfileStage = .active, isBlocked: Bool = false, engagement: Engagement = .free) {
    self.stage = stage
    self.isBlocked = isBlocked
    self.engagement = engagement
  }
}
