/// One way in which somebody could ask for less, so that more people fit.
package enum Relaxation: Hashable, Sendable {
  /// One more way of working.
  case workMode(WorkMode)
  /// The person would move.
  case relocation
  /// A lower floor, or a higher ceiling, in place of the present one.
  case pay(Pay)
  /// A level that a provider would take too.
  case level(Seniority)
  /// One more kind of employment.
  case employment(EmploymentKind)

  /// The rule that fails less often by it.
  package var rule: HardRule {
    switch self {
    case .workMode, .relocation: .place
    case .pay: .pay
    case .level: .seniority
    case .employment: .employment
    }
  }

  /// Every way in which `facts` could ask for less about a rule, the smallest step first; empty where the rule hangs on
  /// what somebody is and not on what they ask for.
  package static func ways(of facts: MatchFacts, as role: Role, about rule: HardRule) -> [Relaxation] {
    switch rule {
    case .place:
      guard !facts.modes.isEmpty else { return [] }
      let modes = WorkMode.allCases.filter { !facts.modes.contains($0) }.map(Relaxation.workMode)
      let canMove =
        role == .seeker && facts.relocates != true && !facts.modes.isDisjoint(with: [.hybrid, .office])
      return modes + (canMove ? [.relocation] : [])
    case .pay: return facts.pay.map { ways(of: $0, as: role) } ?? []
    case .seniority:
      // A seeker is who they are; it is a provider who asks for a level.
      guard role == .provider, !facts.wantedSeniority.isEmpty else { return [] }
      return Seniority.allCases.dropFirst().filter { !facts.wantedSeniority.contains($0) }.map(
        Relaxation.level)
    // Nobody speaks one language more, or bears what they cannot bear, for the asking.
    case .language, .refusedSkills: return []
    case .employment:
      guard !facts.employment.isEmpty else { return [] }
      // The other kinds are another stage of life and not another contract.
      let contracts: [EmploymentKind] = [.fullTime, .partTime, .contract]
      return contracts.filter { !facts.employment.contains($0) }.map(Relaxation.employment)
    }
  }

  /// The floor or the ceiling moved by a tenth, and by a quarter.
  private static func ways(of pay: Pay, as role: Role) -> [Relaxation] {
    [10, 25].compactMap { percent -> Relaxation? in
      var moved = pay
      switch role {
      case .seeker:
        guard let least = pay.least else { return nil }
        moved.least = rounded(least * (100 - percent) / 100)
        if moved.least == least { return nil }
      case .provider:
        guard let most = pay.most else { return nil }
        moved.most = rounded(most * (100 + percent) / 100)
        if moved.most == most { return nil }
      }
      return .pay(moved)
    }
  }

  /// Two figures, as people name sums.
  private static func rounded(_ amount: Int) -> Int {
    var unit = 1
    while amount / unit >= 100 { unit *= 10 }
    return amount / unit * unit
  }
}

extension MatchFacts {
  /// The facts once their owner asks for less.
  package func relaxed(by relaxation: Relaxation) -> MatchFacts {
    var facts = self
    switch relaxation {
    case .workMode(let mode): facts.modes.insert(mode)
    case .relocation: facts.relocates = true
    case .pay(let pay): facts.pay = pay
    // A level that is named anew takes the place of those named before.
    case .level(let level): facts.wantedSeniority = [level]
    case .employment(let kind): facts.employment.insert(kind)
    }
    return facts
  }

  /// The facts as if their owner had asked for nothing about a rule. What somebody is stays: a seeker's own level is no
  /// condition of theirs.
  func silent(about rule: HardRule, as role: Role) -> MatchFacts {
    var facts = self
    switch rule {
    case .place: facts.modes = []
    case .pay: facts.pay = nil
    case .seniority: if role == .provider { facts.wantedSeniority = [] }
    case .refusedSkills: facts.refusedSkills = []
    case .language: facts.languages = []
    case .employment: facts.employment = []
    }
    return facts
  }
}
