/// The facts of one side that rules and scores read, taken from the whole profile: private floors included.
package struct MatchFacts: Hashable, Sendable {
  package var trades: Set<String> = []
  package var seniority: Seniority?
  package var years: Double?
  package var skills: Set<String> = []
  package var refusedSkills: Set<String> = []
  package var wantedTrades: Set<String> = []
  package var wantedSeniority: Set<Seniority> = []
  /// The least years of experience that are asked for.
  package var wantedYears: Double?
  package var wantedSkills: Set<String> = []
  /// What would be welcome and nobody has to have.
  package var welcomeSkills: Set<String> = []
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
    self.init(
      offers: facet.offers.facts.map(\.value), wants: facet.wants.facts.map(\.value),
      common: (facet.practical.facts + profile.shared).map(\.value))
  }

  /// What a public view says: what the other side may know.
  package init(_ shown: PublicFacet) {
    self.init(
      offers: shown.offers.facts.map(\.value), wants: shown.wants.facts.map(\.value),
      common: shown.practical.facts.map(\.value))
  }

  private init(offers: [FactValue], wants: [FactValue], common: [FactValue]) {
    for value in offers {
      switch value {
      case .trade(let trade): trades.insert(trade)
      case .seniority(let level): seniority = level
      case .years(let count): years = count
      case .skill(let skill): skills.insert(skill)
      default: readCommon(value)
      }
    }
    for value in wants {
      switch value {
      case .trade(let trade): wantedTrades.insert(trade)
      case .seniority(let level): wantedSeniority.insert(level)
      case .years(let count): wantedYears = count
      case .skill(let skill): wantedSkills.insert(skill)
      default: readCommon(value)
      }
    }
    for value in common { readCommon(value) }
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
    case .welcomeSkill(let skill): welcomeSkills.insert(skill)
    case .refusedSkill(let skill): refusedSkills.insert(skill)
    case .name, .employer, .trade, .seniority, .years, .skill, .availability, .domain: break
    }
  }
}
