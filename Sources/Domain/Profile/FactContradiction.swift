/// Something said that cannot hold beside what was said before, with no word that it changed: "five years" and later
/// "eight years". What was said before stands and the new thing waits until its owner says which holds.
package struct FactContradiction: Hashable, Sendable, Codable {
  /// Where the new fact would stand.
  package var target: FactTarget
  /// What it contradicts, at least one; a refused skill stands in another section than the skill itself.
  package var known: [Fact]
  /// Where `known` stands.
  package var knownTarget: FactTarget
  /// What was said now.
  package var claimed: Fact
  /// Whether the new words rule out the rest of its kind too ("only in an office").
  package var isOnly: Bool
  /// Nil in states that were stored without it.
  private var denies: Bool?

  /// - Parameter known: at least one fact, all of `knownTarget`.
  package init(
    target: FactTarget, known: [Fact], knownTarget: FactTarget, claimed: Fact, isOnly: Bool = false,
    isDenial: Bool = false
  ) {
    self.target = target
    self.known = known
    self.knownTarget = knownTarget
    self.claimed = claimed
    self.isOnly = isOnly
    denies = isDenial ? true : nil
  }

  /// Whether the new words flatly deny what is known ("I never touched Terraform"): then both name the same value.
  package var isDenial: Bool { denies ?? false }

  /// What it is about: the kind of the new fact.
  package var kind: FactValue.Kind { claimed.value.kind }

  /// Whose fact it is; nil for what holds in every role.
  package var role: Role? {
    if case .facet(let role, _) = target { role } else { nil }
  }
}

extension ProfileMerge {
  /// Lets the new fact of a contradiction hold: it takes the place of what it contradicts.
  ///
  /// Where the old fact holds there is nothing to do, since it never went. What changed in between stays as it is: a
  /// fact that is no longer there is not looked for.
  package mutating func accept(_ contradiction: FactContradiction) {
    let quote = contradiction.claimed.source.quote
    var findings: [FactFinding] = contradiction.known.map {
      FactFinding(.denies($0.value), target: contradiction.knownTarget, quote: quote)
    }
    let value = contradiction.claimed.value
    if contradiction.isDenial {
      apply(findings, from: contradiction.claimed.source.message)
      return
    }
    // Said of one kind in one place, the new one replaces the old: that is told as one change.
    if value.kind.isSingle && contradiction.target == contradiction.knownTarget { findings = [] }
    findings.append(
      FactFinding(
        contradiction.isOnly ? .statesOnly(value) : .states(value), target: contradiction.target,
        quote: quote))
    apply(findings, from: contradiction.claimed.source.message)
  }
}
