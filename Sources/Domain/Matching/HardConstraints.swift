/// Rules that a pair must not break. An unknown fact never excludes.
package enum HardRule: String, CaseIterable, Hashable, Sendable, Codable {
  /// Remote, hybrid or office; the same city, or a move.
  case place
  /// The seeker's floor against the provider's ceiling.
  case pay
  /// Wanted and offered levels lie at most one apart.
  case seniority
  /// Neither side's main skill is refused by the other.
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

/// Rates to one currency, and what gross and period mean, for comparing pay.
package struct PayScale: Hashable, Sendable {
  /// Euros for one unit, by ISO 4217 code.
  package var euros: [String: Double]

  package init(euros: [String: Double]) {
    self.euros = euros
  }

  /// Hours, days and months of work that make a month: 160 h, 21 days, a year of 12.
  private func months(in period: Pay.Period) -> Double {
    switch period {
    case .hour: 160
    case .day: 21
    case .month: 1
    case .year: 1.0 / 12
    }
  }

  /// Euros a month; gross is taken as 1 / 0.75 of net, a middle of the region's income taxes.
  /// `nil` where the currency is unknown.
  package func monthlyEuros(_ amount: Int, of pay: Pay) -> Double? {
    guard let rate = euros[pay.currency] else { return nil }
    let net = pay.tax == .gross ? 0.75 : 1.0
    return Double(amount) * months(in: pay.period) * rate * net
  }
}

/// The facts of one side that rules and scores read, taken from the whole profile: private floors included.
package struct MatchFacts: Hashable, Sendable {
  package var trades: Set<String> = []
  package var seniority: Seniority?
  package var years: Double?
  package var skills: Set<String> = []
  package var refusedSkills: Set<String> = []
  package var wantedTrades: Set<String> = []
  package var wantedSeniority: Set<Seniority> = []
  package var wantedSkills: Set<String> = []
  package var modes: Set<WorkMode> = []
  package var place: Place?
  package var relocates: Bool?
  package var pay: Pay?
  package var languages: Set<String> = []
  package var employment: Set<EmploymentKind> = []

  package init() {}

  /// What `profile` says in `role`; `nil` where it does not take that role.
  package init?(_ profile: Profile, as role: Role) {
    guard let facet = profile.facets[role] else { return nil }
    for fact in facet.offers.facts {
      switch fact.value {
      case .trade(let trade): trades.insert(trade)
      case .seniority(let level): seniority = level
      case .years(let count): years = count
      case .skill(let skill): skills.insert(skill)
      case .refusedSkill(let skill): refusedSkills.insert(skill)
      default: readCommon(fact.value)
      }
    }
    for fact in facet.wants.facts {
      switch fact.value {
      case .trade(let trade): wantedTrades.insert(trade)
      case .seniority(let level): wantedSeniority.insert(level)
      case .skill(let skill): wantedSkills.insert(skill)
      case .refusedSkill(let skill): refusedSkills.insert(skill)
      default: readCommon(fact.value)
      }
    }
    for fact in facet.practical.facts + profile.shared { readCommon(fact.value) }
  }

  /// Facts that mean the same in whichever section they stand.
  private mutating func readCommon(_ value: FactValue) {
    switch value {
    case .workMode(let mode): modes.insert(mode)
    case .place(let place): self.place = place
    case .relocation(let moves): relocates = moves
    case .pay(let pay): self.pay = pay
    case .spokenLanguage(let code, _): languages.insert(code)
    case .employment(let kind): employment.insert(kind)
    case .name, .employer, .trade, .seniority, .years, .skill, .refusedSkill, .availability, .domain: break
    }
  }
}

/// The hard constraints of a seeker and a provider.
package struct HardConstraints: Sendable {
  package let payScale: PayScale
  /// A ceiling this little under the floor still fits: people round.
  package static let payTolerance = 1.02

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
    HardRule.allCases.allSatisfy { outcome(of: $0, seeker: seeker, provider: provider) != .failed }
  }

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
    let bothOnSite = !seeker.modes.isDisjoint(with: [.hybrid, .office])
      && !provider.modes.isDisjoint(with: [.hybrid, .office])
    if !bothOnSite {
      // A remote-only seeker and an office, or the reverse: only a way of working in common helps.
      return .failed
    }
    if seeker.relocates == true { return .passed }
    guard let home = seeker.place, let office = provider.place else { return .unknown }
    if home.id == office.id { return .passed }
    // A country alone says too little about the city.
    if home.country == office.country, home.id.hasPrefix("country:") || office.id.hasPrefix("country:") {
      return .unknown
    }
    return .failed
  }

  private func payOutcome(_ seeker: MatchFacts, _ provider: MatchFacts) -> RuleOutcome {
    guard let floor = seeker.pay, let ceiling = provider.pay,
      let least = floor.least, let most = ceiling.most ?? ceiling.least,
      let wanted = payScale.monthlyEuros(least, of: floor),
      let offered = payScale.monthlyEuros(most, of: ceiling)
    else { return .unknown }
    return wanted <= offered * Self.payTolerance ? .passed : .failed
  }

  private func seniorityOutcome(_ seeker: MatchFacts, _ provider: MatchFacts) -> RuleOutcome {
    guard let level = seeker.seniority, !provider.wantedSeniority.isEmpty else { return .unknown }
    let nearest = provider.wantedSeniority.map { $0.distance(to: level) }.min() ?? 0
    return nearest <= 1 ? .passed : .failed
  }

  private func refusalOutcome(_ seeker: MatchFacts, _ provider: MatchFacts) -> RuleOutcome {
    // What the seeker refuses counts where the provider asks for it, and the reverse where the seeker's
    // whole stack is refused.
    if seeker.refusedSkills.isEmpty, provider.refusedSkills.isEmpty { return .unknown }
    let asked = provider.wantedSkills
    if !seeker.refusedSkills.isDisjoint(with: asked) { return .failed }
    if !seeker.skills.isEmpty, seeker.skills.isSubset(of: provider.refusedSkills) { return .failed }
    return .passed
  }

  private func overlap<Value>(_ left: Set<Value>, _ right: Set<Value>) -> RuleOutcome {
    if left.isEmpty || right.isEmpty { return .unknown }
    return left.isDisjoint(with: right) ? .failed : .passed
  }
}
