/// What a message changed in a profile, for telling its owner exactly that.
package enum ProfileChange: Hashable, Sendable {
  case tookRole(Role)
  case leftRole(Role)
  case added(FactValue, FactTarget)
  /// A fact of a kind that can hold once took the place of another.
  case replaced(FactValue, by: FactValue, FactTarget)
  case removed(FactValue, FactTarget)
}

/// Applies findings to a profile: what they say changes, and nothing else.
package struct ProfileMerge: Sendable {
  package private(set) var profile: Profile
  /// What has changed so far, in the order said.
  package private(set) var changes: [ProfileChange] = []
  /// Findings about a role that is not known yet: to be read again once it is.
  package private(set) var unplaced: [FactFinding] = []

  package init(_ profile: Profile) {
    self.profile = profile
  }

  /// Applies what was found in one message. The same findings again change nothing.
  package mutating func apply(_ findings: [FactFinding], from message: MessageID) {
    for finding in findings {
      switch finding.change {
      case .role(let role) where profile.facets[role] == nil:
        profile.facets[role] = Facet()
        changes.append(.tookRole(role))
      case .notRole(let role) where profile.facets[role] != nil:
        profile.facets[role] = nil
        changes.append(.leftRole(role))
      case .role, .notRole, .states, .statesOnly, .denies, .forgets: break
      }
    }
    // Roles first: "Go, five years; looking for a job" says late whose the skill is.
    var stated: Set<Slot> = []
    for finding in findings {
      guard let target = resolved(finding.target) else {
        if !finding.change.isAboutRole { unplaced.append(finding) }
        continue
      }
      let source = Evidence(message: message, quote: finding.quote)
      switch finding.change {
      case .role, .notRole: break
      case .states(let value):
        let slot = Slot(kind: value.kind, target: target)
        // Several wanted levels may be said in one breath; a later message replaces them together.
        let adds = stated.contains(slot) || finding.manner == .addition
        let replaces = value.kind.isSingle && !(slot.holdsSeveral && adds)
        state(Fact(value, source: source), in: target, replacing: replaces)
        stated.insert(slot)
      case .statesOnly(let value):
        let slot = Slot(kind: value.kind, target: target)
        state(Fact(value, source: source), in: target, replacing: !stated.contains(slot))
        stated.insert(slot)
      case .denies(let value): remove(in: target) { $0 == value }
      case .forgets(let kind): remove(in: target) { $0.kind == kind }
      }
    }
  }

  /// Adds a sentence of the owner's own to a section, once. Returns whether it is new.
  @discardableResult
  package mutating func add(words: Evidence, to role: Role, _ section: FacetSection) -> Bool {
    guard var facet = profile.facets[role], !facet[section].words.contains(where: { $0.quote == words.quote })
    else {
      return false
    }
    facet[section].words.append(words)
    profile.facets[role] = facet
    return true
  }

  /// Keeps words that were said in confidence, once. Returns whether they are new.
  @discardableResult
  package mutating func add(privateNote words: String) -> Bool {
    guard !profile.privateNotes.contains(words) else { return false }
    profile.privateNotes.append(words)
    return true
  }

  /// Takes out of the owner's words what says a fact that no longer holds, clause by clause: what a person reads in
  /// a profile must not contradict it.
  private mutating func retract(_ source: Evidence) {
    for role in profile.roles {
      for section in FacetSection.allCases {
        guard var facet = profile.facets[role], facet[section].words.contains(where: { $0.says(source) })
        else { continue }
        facet[section].words = facet[section].words.flatMap { words -> [Evidence] in
          guard words.says(source) else { return [words] }
          return words.clauses.filter { !$0.says(source) }
        }
        profile.facets[role] = facet
      }
    }
  }

  private struct Slot: Hashable {
    let kind: FactValue.Kind
    let target: FactTarget
    /// A wish may name several levels of experience, and a range of years is read as its least.
    var holdsSeveral: Bool {
      if case .facet(_, .wants) = target { return kind == .seniority }
      return false
    }
  }

  /// The target with its role known; `nil` where it cannot be.
  private func resolved(_ target: FactTarget) -> FactTarget? {
    switch target {
    case .shared: return .shared
    case .facet(let role?, let section): return profile.facets[role] == nil ? nil : .facet(role, section)
    case .facet(nil, let section): return profile.roles.first.map { .facet($0, section) }
    }
  }

  private mutating func state(_ fact: Fact, in target: FactTarget, replacing: Bool) {
    var facts = profile[target]
    if let known = facts.firstIndex(where: { $0.value == fact.value }) {
      // Said again: the older words stay as its source, and what it excludes goes.
      if replacing { dropOthers(of: facts[known].value, from: &facts, target) }
      profile[target] = facts
      return
    }
    for contrary in fact.value.contraries {
      guard let position = facts.firstIndex(where: { $0.value == contrary }) else { continue }
      changes.append(.removed(facts[position].value, target))
      retract(facts.remove(at: position).source)
    }
    let others = facts.indices.filter { facts[$0].value.kind == fact.value.kind }
    if replacing, let first = others.first {
      changes.append(.replaced(facts[first].value, by: fact.value, target))
      retract(facts[first].source)
      facts[first] = fact
      dropOthers(of: fact.value, from: &facts, target)
    } else if case .spokenLanguage(let code, let level) = fact.value,
      let position = others.first(where: { facts[$0].value.spokenLanguageCode == code })
    {
      // A level refines the language; a mention without one takes none away.
      guard level != nil else { return }
      changes.append(.replaced(facts[position].value, by: fact.value, target))
      facts[position] = fact
    } else {
      changes.append(.added(fact.value, target))
      facts.append(fact)
    }
    profile[target] = facts
  }

  private mutating func dropOthers(of value: FactValue, from facts: inout [Fact], _ target: FactTarget) {
    for fact in facts where fact.value.kind == value.kind && fact.value != value {
      changes.append(.removed(fact.value, target))
      retract(fact.source)
    }
    facts.removeAll { $0.value.kind == value.kind && $0.value != value }
  }

  private mutating func remove(in target: FactTarget, where matches: (FactValue) -> Bool) {
    var facts = profile[target]
    for fact in facts where matches(fact.value) { changes.append(.removed(fact.value, target)) }
    let sources = facts.filter { matches($0.value) }.map(\.source)
    facts.removeAll { matches($0.value) }
    profile[target] = facts
    sources.forEach { retract($0) }
  }
}

extension Evidence {
  /// Whether these words of a message hold those that a fact of the same message rests on.
  func says(_ source: Evidence) -> Bool {
    message == source.message && !source.quote.isEmpty
      && (quote.contains(source.quote) || source.quote.contains(quote))
  }

  /// The words cut at commas, semicolons, dashes between spaces and full stops; each a literal part.
  var clauses: [Evidence] {
    var clauses: [Substring] = []
    var start = quote.startIndex
    var position = quote.startIndex
    while position < quote.endIndex {
      let next = quote.index(after: position)
      let isSpaceBehind = next == quote.endIndex || quote[next] == " " || quote[next] == "\n"
      if isSpaceBehind, ",;:.!?—–".contains(quote[position]) {
        clauses.append(quote[start..<position])
        start = next
      }
      position = next
    }
    clauses.append(quote[start...])
    return clauses.compactMap { clause in
      guard let first = clause.firstIndex(where: { !$0.isWhitespace }),
        let last = clause.lastIndex(where: { !$0.isWhitespace })
      else { return nil }
      return Evidence(message: message, quote: String(clause[first...last]))
    }
  }
}

extension FactFinding.Change {
  var isAboutRole: Bool {
    switch self {
    case .role, .notRole: true
    case .states, .statesOnly, .denies, .forgets: false
    }
  }
}

extension FactValue {
  /// What cannot hold together with this: a skill is asked for, only welcome, or refused.
  var contraries: [FactValue] {
    switch self {
    case .skill(let skill): [.refusedSkill(skill), .welcomeSkill(skill)]
    case .welcomeSkill(let skill): [.skill(skill), .refusedSkill(skill)]
    case .refusedSkill(let skill): [.skill(skill), .welcomeSkill(skill)]
    case .name, .employer, .spokenLanguage, .place, .trade, .seniority, .years, .workMode, .relocation,
      .availability, .pay, .employment, .domain:
      []
    }
  }

  var spokenLanguageCode: String? {
    if case .spokenLanguage(let code, _) = self { code } else { nil }
  }
}

extension Profile {
  /// The facts of a target; empty for a role that is not taken or not known.
  package subscript(target: FactTarget) -> [Fact] {
    get {
      switch target {
      case .shared: shared
      case .facet(let role, let section): role.flatMap { facets[$0] }?[section].facts ?? []
      }
    }
    set {
      switch target {
      case .shared: shared = newValue
      case .facet(let role, let section):
        guard let role, facets[role] != nil else { return }
        facets[role]?[section].facts = newValue
      }
    }
  }
}
