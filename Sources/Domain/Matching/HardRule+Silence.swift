extension HardRule {
  /// The one side whose word this rule still needs, for telling the two apart: "you haven't said" and "they haven't".
  ///
  /// - Parameters: what each side shows; private facts must not be among them, since the answer tells of them.
  /// - Returns: `nil` where both have spoken or neither has, and for rules that nobody has to speak of.
  package func silentSide(seeker: MatchFacts, provider: MatchFacts) -> Role? {
    switch (isAnswered(by: seeker, as: .seeker), isAnswered(by: provider, as: .provider)) {
    case (false, true): .seeker
    case (true, false): .provider
    case (true, true), (false, false): nil
    }
  }

  private func isAnswered(by facts: MatchFacts, as role: Role) -> Bool {
    switch self {
    case .place: !facts.modes.isEmpty
    case .seniority: role == .seeker ? facts.seniority != nil : !facts.wantedSeniority.isEmpty
    case .language: !facts.languages.isEmpty
    case .employment: !facts.employment.isEmpty
    // Whether somebody told Mitko a sum is theirs to know; and nobody has to refuse anything.
    case .pay, .refusedSkills: false
    }
  }
}
