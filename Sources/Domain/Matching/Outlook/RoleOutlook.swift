/// How it stands with the proposals of one person in one role: how many there are whom they could be introduced to, and
/// what keeps them apart. Coarse numbers only.
package struct RoleOutlook: Hashable, Sendable {
  /// What keeps most of those who would fit away; told first.
  package enum Reason: Hashable, Sendable {
    /// There is nobody of the other role.
    case nobody
    /// There are so few that nothing can be told about them.
    case fewPeople
    /// Somebody fits and is free.
    case soon
    /// What this person asks for.
    case conditions
    /// What the others ask for.
    case theirs
    /// They were introduced, or compared, before.
    case met
    /// They owe an answer to somebody else just now.
    case busy
    /// Their work is another.
    case unlike
    /// Each is away for another reason.
    case mixed
  }

  /// One of the person's own conditions, with whom it keeps away among those whose work fits.
  package struct Condition: Hashable, Sendable {
    package let rule: HardRule
    /// Whom it rules out, whatever else does.
    package let excludes: CrowdCount
    /// Whom nothing but it keeps away.
    package let alone: CrowdCount
    /// The smallest step that would open the most of them; `nil` where no step opens enough to be told.
    package let best: Opening?
  }

  /// What asking for less would open.
  package struct Opening: Hashable, Sendable {
    package let relaxation: Relaxation
    package let opens: CrowdCount
  }

  /// The role in which this person looks.
  package let role: Role
  package let reason: Reason
  /// People of the other role who take part.
  package let people: CrowdCount
  /// Those of them whose work fits, and whom this person has not met.
  package let fitting: CrowdCount
  /// Conditions that keep anybody worth telling away, the one that excludes most first.
  package let conditions: [Condition]
}

/// Counts people of the other role one by one, and says at the end how it stands.
package struct OutlookTally: Sendable {
  private let role: Role
  private let own: MatchFacts
  private let constraints: HardConstraints

  private var people = 0
  private var unlike = 0
  private var met = 0
  private var compared = 0
  private var free = 0
  private var busy = 0
  /// Ruled out by what they ask for themselves, whatever else does.
  private var theirs = 0
  /// Ruled out by nothing but conditions of the person's own.
  private var mine = 0
  private var excluded: [HardRule: Int] = [:]
  /// Whom only that one condition keeps away.
  private var alone: [HardRule: [MatchFacts]] = [:]
  /// The facts without the person's own condition, by rule.
  private let silent: [HardRule: MatchFacts]

  /// - Parameters:
  ///   - own: what the person says of themself in `role`, private facts included.
  ///   - constraints: those that the match step asks.
  package init(_ own: MatchFacts, as role: Role, constraints: HardConstraints) {
    self.own = own
    self.role = role
    self.constraints = constraints
    silent = Dictionary(uniqueKeysWithValues: HardRule.allCases.map { ($0, own.silent(about: $0, as: role)) })
  }

  /// People whose score lies below the threshold.
  package mutating func addUnlike(_ count: Int) {
    people += count
    unlike += count
  }

  /// People who fit and may not be proposed again.
  package mutating func addMet(_ count: Int) {
    people += count
    met += count
  }

  /// Somebody whose work fits, with what they say of themselves.
  ///
  /// - Parameter isFree: whether they may be proposed now.
  package mutating func add(_ facts: MatchFacts, isFree: Bool) {
    people += 1
    compared += 1
    let failed = HardRule.allCases.filter { outcome(of: $0, own, facts) == .failed }
    if failed.isEmpty {
      if isFree { free += 1 } else { busy += 1 }
      return
    }
    let yours = failed.filter { rule in silent[rule].map { outcome(of: rule, $0, facts) != .failed } ?? false
    }
    for rule in yours { excluded[rule, default: 0] += 1 }
    if yours.count < failed.count {
      theirs += 1
    } else {
      mine += 1
      if failed.count == 1, isFree { alone[failed[0], default: []].append(facts) }
    }
  }

  private func outcome(of rule: HardRule, _ own: MatchFacts, _ other: MatchFacts) -> RuleOutcome {
    role == .seeker
      ? constraints.outcome(of: rule, seeker: own, provider: other)
      : constraints.outcome(of: rule, seeker: other, provider: own)
  }

  /// How it stands with all that were added.
  package var outlook: RoleOutlook {
    let conditions = HardRule.allCases.compactMap(condition)
      .sorted { ($1.excludes.floor, $1.alone.floor) < ($0.excludes.floor, $0.alone.floor) }
    return RoleOutlook(
      role: role, reason: reason(conditions), people: CrowdCount(people), fitting: CrowdCount(compared),
      conditions: people < CrowdCount.least ? [] : conditions)
  }

  private func condition(_ rule: HardRule) -> RoleOutlook.Condition? {
    let excludes = CrowdCount(excluded[rule] ?? 0)
    guard excludes != .few else { return nil }
    let others = alone[rule] ?? []
    var best: RoleOutlook.Opening?
    for way in Relaxation.ways(of: own, as: role, about: rule) {
      let relaxed = own.relaxed(by: way)
      let opens = CrowdCount(others.count { outcome(of: rule, relaxed, $0) != .failed })
      if opens.floor > best?.opens.floor ?? 0 { best = RoleOutlook.Opening(relaxation: way, opens: opens) }
    }
    return RoleOutlook.Condition(rule: rule, excludes: excludes, alone: CrowdCount(others.count), best: best)
  }

  /// Told of numbers that may be told only: of a few people not even which of the reasons is theirs.
  private func reason(_ conditions: [RoleOutlook.Condition]) -> RoleOutlook.Reason {
    if people == 0 { return .nobody }
    if free > 0 { return .soon }
    guard people >= CrowdCount.least else { return .fewPeople }
    let counts: [(RoleOutlook.Reason, Int)] = [
      (.conditions, conditions.isEmpty ? 0 : mine), (.theirs, theirs), (.met, met), (.busy, busy),
    ]
    let most = counts.max { $0.1 < $1.1 }
    if let most, most.1 >= CrowdCount.least { return most.0 }
    return compared + met < CrowdCount.least ? .unlike : .mixed
  }
}
