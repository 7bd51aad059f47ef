/// One thing that a reader found in somebody's words, before it becomes part of their profile.
package struct FactFinding: Hashable, Sendable {
  /// What the words change.
  package enum Change: Hashable, Sendable {
    /// The person takes this role.
    case role(Role)
    /// The person no longer takes this role, or never did.
    case notRole(Role)
    /// It holds. Takes the place of what cannot hold beside it.
    case states(FactValue)
    /// It holds, and nothing else of its kind does ("remote only", "my stack is now Rust").
    case statesOnly(FactValue)
    /// It does not hold, or no longer ("no Java any more"). A refusal is stated instead: `states(.refusedSkill)`.
    case denies(FactValue)
    /// Nothing of the kind is to be kept ("forget my salary").
    case forgets(FactValue.Kind)
  }

  package var change: Change
  /// Where the fact belongs; without meaning for the two changes of role.
  package var target: FactTarget
  /// A literal part of the text that was read, long enough for its owner to see why: a clause rather than a word.
  package var quote: String
  /// How the words stand to what was said before.
  package var manner: Manner

  /// How words stand to what was said before.
  package enum Manner: Hashable, Sendable {
    /// They say nothing of it: what contradicts is asked about.
    case plain
    /// They say that something changed or is set right ("now", "moved", "actually"), or answer a question about it.
    case change
    /// They set right what is known and say nothing besides ("not 6 years but 7", "make it 90").
    case correction
    /// They say that it holds beside the rest ("also", «тоже»).
    case addition
  }

  /// Whether it may stand against what was said before without a question.
  package var isChange: Bool { manner != .plain }

  package init(_ change: Change, target: FactTarget, quote: String, manner: Manner = .plain) {
    self.change = change
    self.target = target
    self.quote = quote
    self.manner = manner
  }
}

/// The part of a profile that a fact stands in.
package enum FactTarget: Hashable, Sendable, Codable {
  /// What holds in every role: name, employers, languages, place.
  case shared
  /// A section of one role; `nil` where the words do not tell which role they are about.
  case facet(Role?, FacetSection)
}
