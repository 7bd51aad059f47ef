/// Why two people were not matched: every condition with how the pair stands to it, in both directions.
///
/// For operators. It reads private facts, as the hard constraints do: a `Relaxation` of pay names a sum.
package struct PairInquiry: Hashable, Sendable {
  /// Somebody as matching sees them.
  package struct Person: Hashable, Sendable {
    package var user: UserID
    package var standing: PairStanding
    /// What they say in each role they take.
    package var facts: [Role: MatchFacts]
    /// Whether the present profile has vectors in the space that is compared in.
    package var hasVectors: Bool
    /// Proposals of this round so far.
    package var proposals: Int
    /// Whether their turn is still to come.
    package var isTurnDue: Bool

    package init(
      user: UserID, standing: PairStanding, facts: [Role: MatchFacts], hasVectors: Bool, proposals: Int,
      isTurnDue: Bool
    ) {
      self.user = user
      self.standing = standing
      self.facts = facts
      self.hasVectors = hasVectors
      self.proposals = proposals
      self.isTurnDue = isTurnDue
    }
  }

  /// How alike a pair was found.
  package enum Likeness: Hashable, Sendable {
    /// The stored score of the two present profiles.
    case stored(PairScore)
    /// Nobody's turn has compared them yet. What the facts alone give, where they were looked at.
    case neverCompared(parts: PairParts?)
  }

  /// One condition.
  package enum Condition: Hashable, Sendable {
    /// They are two people.
    case twoPeople
    /// The person takes that role.
    case role(Role)
    /// The person on that side is in matching.
    case stage(Role, ProfileStage)
    case notBlocked(Role)
    case vectors(Role)
    /// The person is in no pending match and owes no answer.
    case engagement(Role, PairStanding.Engagement)
    /// With how many were proposed, and the most that may be.
    case roundLimit(Role, proposals: Int, limit: Int)
    /// What they were to each other before; `nil` where nothing keeps them apart.
    case history(Apart?)
    case rule(HardRule)
    /// The total against the least that is proposed.
    case likeness(Likeness, threshold: Double)
  }

  /// What an earlier match asks for before the two may meet again.
  package enum Apart: Hashable, Sendable {
    /// That it ends.
    case isOpen
    /// That one of the two changes their profile.
    case profileChange
    /// The same, or that time passes.
    case profileChangeOrTime(until: Timestamp)
    /// That an operator lifts the withdrawal.
    case lift
    /// Nothing helps: they have met.
    case haveMet
    /// Nothing helps: one of them said no. Who did is not told.
    case saidNo
    /// Nothing helps: one of them is erased.
    case isErased
  }

  /// Something that one side alone could ask for, which would let the pair pass.
  package struct Opening: Hashable, Sendable {
    package let side: Role
    package let relaxation: Relaxation

    package init(side: Role, relaxation: Relaxation) {
      self.side = side
      self.relaxation = relaxation
    }
  }

  /// One rule or standing, with what it came to for this pair.
  package struct Finding: Hashable, Sendable {
    package let condition: Condition
    /// `unknown` excludes nobody: a fact is not known, or the pair was never compared.
    package let outcome: RuleOutcome
    /// For a rule that fails: each single step that would be enough, the smallest of each side first. Empty where no one
    /// step is.
    package let openings: [Opening]

    package init(_ condition: Condition, _ outcome: RuleOutcome, openings: [Opening] = []) {
      self.condition = condition
      self.outcome = outcome
      self.openings = openings
    }
  }

  /// One of the two ways in which the pair could be proposed.
  package struct Direction: Hashable, Sendable {
    package let seeker: UserID
    package let provider: UserID
    /// In the order in which matching asks: who, what they were to each other, the rules, the score.
    package let findings: [Finding]

    /// What keeps the pair from being proposed so.
    package var obstacles: [Finding] { findings.filter { $0.outcome == .failed } }
  }

  /// The first person as the seeker, then as the provider.
  package let directions: [Direction]
  /// Whether either's turn is still to come: a pair that nothing keeps apart waits for it, and for nobody better to be
  /// found in it.
  package let isTurnDue: Bool

  /// Asks every condition, also those behind one that fails.
  ///
  /// - Parameters:
  ///   - history: of the two, in either direction.
  ///   - likeness: by the role of `first`.
  ///   - threshold: the least total, 0...1.
  ///   - proposalLimit: proposals of one person in a round.
  package init(
    of first: Person, and second: Person, history: [PairHistory], likeness: [Role: Likeness],
    threshold: Double,
    proposalLimit: Int, constraints: HardConstraints, now: Timestamp
  ) {
    isTurnDue = first.isTurnDue || second.isTurnDue
    let apart = Self.strictest(history.compactMap { $0.apart(at: now) })
    directions = [Role.seeker, .provider].map { role in
      let seeker = role == .seeker ? first : second
      let provider = role == .seeker ? second : first
      var findings = [Finding(.twoPeople, first.user == second.user ? .failed : .passed)]
      findings += Self.presence(of: seeker, as: .seeker, limit: proposalLimit)
      findings += Self.presence(of: provider, as: .provider, limit: proposalLimit)
      findings.append(Finding(.history(apart), apart == nil ? .passed : .failed))
      if let wants = seeker.facts[.seeker], let offers = provider.facts[.provider] {
        findings += HardRule.allCases.map { Self.finding(of: $0, wants, offers, constraints) }
      }
      let likeness = likeness[role] ?? .neverCompared(parts: nil)
      findings.append(Finding(.likeness(likeness, threshold: threshold), likeness.outcome(threshold)))
      return Direction(seeker: seeker.user, provider: provider.user, findings: findings)
    }
  }

  init(directions: [Direction], isTurnDue: Bool) {
    self.directions = directions
    self.isTurnDue = isTurnDue
  }

  private static func presence(of person: Person, as role: Role, limit: Int) -> [Finding] {
    func finding(_ condition: Condition, _ holds: Bool) -> Finding {
      Finding(condition, holds ? .passed : .failed)
    }
    let standing = person.standing
    return [
      finding(.role(role), person.facts[role] != nil),
      finding(.stage(role, standing.stage), standing.stage == .active),
      finding(.notBlocked(role), !standing.isBlocked),
      finding(.vectors(role), person.hasVectors),
      finding(.engagement(role, standing.engagement), standing.engagement == .free),
      finding(.roundLimit(role, proposals: person.proposals, limit: limit), person.proposals < limit),
    ]
  }

  private static func finding(
    of rule: HardRule, _ seeker: MatchFacts, _ provider: MatchFacts, _ constraints: HardConstraints
  ) -> Finding {
    let outcome = constraints.outcome(of: rule, seeker: seeker, provider: provider)
    guard outcome == .failed else { return Finding(.rule(rule), outcome) }
    let ofSeeker = Relaxation.ways(of: seeker, as: .seeker, about: rule).filter {
      constraints.outcome(of: rule, seeker: seeker.relaxed(by: $0), provider: provider) != .failed
    }
    let ofProvider = Relaxation.ways(of: provider, as: .provider, about: rule).filter {
      constraints.outcome(of: rule, seeker: seeker, provider: provider.relaxed(by: $0)) != .failed
    }
    return Finding(
      .rule(rule), outcome,
      openings: ofSeeker.map { Opening(side: .seeker, relaxation: $0) }
        + ofProvider.map { Opening(side: .provider, relaxation: $0) })
  }

  /// What asks for most: all of a pair's matches must let it pass.
  private static func strictest(_ reasons: [Apart]) -> Apart? {
    var latest: Timestamp?
    var found: Apart?
    for reason in reasons {
      if case .profileChangeOrTime(let until) = reason { latest = max(latest ?? until, until) }
      if found.map({ rank(reason) > rank($0) }) ?? true { found = reason }
    }
    if case .profileChangeOrTime? = found, let latest { return .profileChangeOrTime(until: latest) }
    return found
  }

  private static func rank(_ reason: Apart) -> Int {
    switch reason {
    case .profileChangeOrTime: 0
    case .profileChange: 1
    case .lift: 2
    case .isOpen: 3
    case .isErased: 4
    case .saidNo: 5
    case .haveMet: 6
    }
  }
}

extension PairInquiry.Likeness {
  /// Whether it is enough; `unknown` for a pair that nobody has compared.
  fileprivate func outcome(_ threshold: Double) -> RuleOutcome {
    switch self {
    case .stored(let score): score.total >= threshold ? .passed : .failed
    case .neverCompared: .unknown
    }
  }
}

extension PairHistory {
  /// What would let the pair meet again; `nil` where this match keeps nobody apart at `now`.
  package func apart(at now: Timestamp) -> PairInquiry.Apart? {
    guard excludes(at: now) else { return nil }
    switch status {
    case .pending, .qualified, .accepted: return .isOpen
    case .connected: return .haveMet
    case .rejected: return .saidNo
    case .disqualified, .expired: return .profileChange
    case .withdrawn(let reason):
      switch reason {
      case .erased: return .isErased
      case .byOperator: return .lift
      case .qualifyDiscarded, .workCancelled:
        return .profileChangeOrTime(until: at + Self.discardedQualifyRest)
      // These exclude nobody.
      case .paused, .reset, .unreachable: return nil
      }
    }
  }
}
