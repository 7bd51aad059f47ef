/// Rules that a pair must not break. An unknown fact never excludes.
package enum HardRule: String, CaseIterable, Hashable, Sendable, Codable {
  /// Remote, hybrid or office; the same city, or a move.
  case place
  /// The seeker's floor against the provider's ceiling.
  case pay
  /// Wanted and offered levels lie at most one apart.
  case seniority
  /// Nothing that is asked for is refused by the seeker, and not all that the seeker knows by the provider.
  case refusedSkills
  /// One working language in common.
  case language
  /// Full time, part time, contract.
  case employment
}

/// How a pair stands to a rule.
package enum RuleOutcome: Hashable, Sendable {
  case passed
  case failed
  /// A fact that the rule needs is not known.
  case unknown
}

/// The hard constraints of a seeker and a provider.
package struct HardConstraints: Sendable {
  package let payScale: PayScale

  package init(payScale: PayScale) {
    self.payScale = payScale
  }

  /// How the pair stands to every rule, in the order of `HardRule`.
  package func outcomes(seeker: MatchFacts, provider: MatchFacts) -> [HardRule: RuleOutcome] {
    var outcomes: [HardRule: RuleOutcome] = [:]
    for rule in HardRule.allCases {
      outcomes[rule] = outcome(of: rule, seeker: seeker, provider: provider)
    }
    return outcomes
  }

  /// Whether no rule fails.
  package func allow(seeker: MatchFacts, provider: MatchFacts) -> Bool {
    firstFailed(seeker: seeker, provider: provider) == nil
  }

  /// The first of the rules that fail; `nil` where none does.
  package func firstFailed(seeker: MatchFacts, provider: MatchFacts) -> HardRule? {
    HardRule.allCases.first { outcome(of: $0, seeker: seeker, provider: provider) == .failed }
  }

  /// What one rule says of a pair. `unknown` where a fact that it needs is missing on either side: that excludes
  /// nobody.
  package func outcome(of rule: HardRule, seeker: MatchFacts, provider: MatchFacts) -> RuleOutcome {
    switch rule {
    case .place: placeOutcome(seeker, provider)
    case .pay: payOutcome(seeker, provider)
    case .seniority: seniorityOutcome(seeker, provider)
    case .refusedSkills: refusalOutcome(seeker, provider)
    case .language:
      overlap(seeker.languages, provider.languages)
    case .employment:
      overlap(seeker.employment, provider.employment)
    }
  }

  private func placeOutcome(_ seeker: MatchFacts, _ provider: MatchFacts) -> RuleOutcome {
    if seeker.modes.isEmpty || provider.modes.isEmpty { return .unknown }
    if seeker.modes.contains(.remote), provider.modes.contains(.remote) { return .passed }
    let onSite: Set<WorkMode> = [.hybrid, .office]
    // Who works at home on some days has not said that they would not on all.
    if provider.modes.isDisjoint(with: onSite) { return seeker.modes.contains(.hybrid) ? .unknown : .failed }
    // Who would move for work would work where they moved to, whatever else they named.
    if seeker.relocates == true { return .passed }
    // A remote-only seeker and an office.
    if seeker.modes.isDisjoint(with: onSite) { return .failed }
    guard let home = seeker.place, let office = provider.place else { return .unknown }
    // A country alone says too little about the city.
    if home.country == office.country, home.isCountry || office.isCountry { return .unknown }
    if home.id == office.id { return .passed }
    // Who never said whether they would move is not kept from hearing of it.
    return seeker.relocates == nil ? .unknown : .failed
  }

  /// How the two private sums stand to each other; `nil` where one has none.
  package func payComparison(seeker: MatchFacts, provider: MatchFacts) -> PayComparison? {
    guard let floor = seeker.pay, let ceiling = provider.pay else { return nil }
    return payScale.comparison(floor: floor, ceiling: ceiling)
  }

  private func payOutcome(_ seeker: MatchFacts, _ provider: MatchFacts) -> RuleOutcome {
    guard let floor = seeker.pay, let ceiling = provider.pay else { return .unknown }
    return payScale.outcome(floor: floor, ceiling: ceiling)
  }

  private func seniorityOutcome(_ seeker: MatchFacts, _ provider: MatchFacts) -> RuleOutcome {
    guard let level = seeker.seniority, !provider.wantedSeniority.isEmpty else { return .unknown }
    let nearest = provider.wantedSeniority.map { $0.distance(to: level) }.min() ?? 0
    return nearest <= 1 ? .passed : .failed
  }

  private func refusalOutcome(_ seeker: MatchFacts, _ provider: MatchFacts) -> RuleOutcome {
    var outcomes: [RuleOutcome] = []
    if !seeker.refusedSkills.isEmpty {
      // What is asked for counts; of a team that asks for nothing by name, what it works with.
      let asked = provider.wantedSkills.isEmpty ? provider.skills : provider.wantedSkills
      outcomes.append(
        asked.isEmpty ? .unknown : asked.isDisjoint(with: seeker.refusedSkills) ? .passed : .failed)
    }
    if !provider.refusedSkills.isEmpty {
      // One refused skill among others does no harm: it fails only where nothing else is left.
      outcomes.append(
        seeker.skills.isEmpty
          ? .unknown : seeker.skills.isSubset(of: provider.refusedSkills) ? .failed : .passed)
    }
    if outcomes.contains(.failed) { return .failed }
    return outcomes.isEmpty || outcomes.contains(.unknown) ? .unknown : .passed
  }

  private func overlap<Value>(_ left: Set<Value>, _ right: Set<Value>) -> RuleOutcome {
    if left.isEmpty || right.isEmpty { return .unknown }
    return left.isDisjoint(with: right) ? .failed : .passed
  }
}
