package import Domain
import Lexicon

/// Scores a pair by the formula that was chosen: how alike their texts are, and what their facts say.
///
/// Reads what the two public views show, since the parts are shown to both sides. Whether a hard rule fails is another
/// question, which private facts answer too: such a pair is proposed to nobody, whatever its score.
package struct PairScorer: Sendable {
  /// What a scorer reads of one side.
  package struct Side: Sendable {
    let level: Domain.Seniority?
    let levels: Set<Domain.Seniority>
    let skills: SkillSet
    /// What a provider would be glad of.
    let welcome: SkillSet
    /// `nil` where nothing points to a trade.
    let trades: TradeMixture?
    /// Whether somebody is named by a trade, and not only a field of work that many touch.
    let isTradeTold: Bool
    let facts: MatchFacts

    /// - Parameters:
    ///   - shown: the public facet, in the role that it is of.
    ///   - role: takes the level from what a seeker is, and from whom a provider wants.
    package init(_ shown: PublicFacet, as role: Role) {
      let facts = MatchFacts(shown)
      self.facts = facts
      let told = role == .seeker ? facts.seniority : nil
      let years = facts.years.map { Domain.Seniority(suggestedByYears: $0) }
      level = told ?? (role == .seeker ? years : nil)
      // Years asked for suggest a level; what a team calls itself says little of whom it wants, but more than nothing.
      let asked = facts.wantedYears.map { Domain.Seniority(suggestedByYears: $0) }
      levels =
        facts.wantedSeniority.isEmpty
        ? Set([asked ?? facts.seniority ?? years].compactMap(\.self)) : facts.wantedSeniority
      // A vacancy names its stack in either part; a seeker's wishes are no knowledge.
      let skills = role == .seeker ? facts.skills : facts.skills.union(facts.wantedSkills)
      self.skills = SkillSet(skills)
      welcome = SkillSet(facts.welcomeSkills)
      let trades = role == .seeker ? facts.trades : facts.trades.union(facts.wantedTrades)
      self.trades = TradeMixture(Self.trades(told: trades, skills: skills))
      isTradeTold = (shown.offers.facts + (role == .provider ? shown.wants.facts : [])).contains {
        Self.namesPerson($0)
      }
    }

    /// "A backend developer" and not "quality assurance"; what is no name of a trade is one by its skill ("a Go developer").
    private static func namesPerson(_ fact: PublicFact) -> Bool {
      guard case .trade = fact.value else { return false }
      let named = Trades.mentions(in: fact.quote)
      return named.isEmpty || named.contains(where: \.isPerson)
    }

    /// The trades that somebody names and their skills point to; where the two disagree, skills are believed: a vacancy
    /// "will design payment flows" and looks for no designer.
    private static func trades(told: Set<String>, skills: Set<String>) -> [Trade: Double] {
      let known = skills.sorted().compactMap(Skills.skill)
      var shown: [Trade: Double] = [:]
      for skill in known {
        for (place, trade) in skill.trades.enumerated() {
          shown[trade, default: 0] += 1 / Double(place + 1) / Double(known.count)
        }
      }
      let told = told.compactMap(Trade.init(rawValue:))
      let both = told.filter { shown[$0] != nil }
      for trade in both { shown[trade, default: 0] += 1 }
      if !both.isEmpty || known.count > 1 && !shown.isEmpty { return shown }
      return Dictionary(told.map { ($0, 1) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private let constraints: HardConstraints
  private let weights: FitWeights

  package init(constraints: HardConstraints, weights: FitWeights = .chosen) {
    self.constraints = constraints
    self.weights = weights
  }

  /// The score of a pair.
  ///
  /// - Parameters:
  ///   - similar: the pair by its vectors alone, as the index gives it.
  ///   - age: how long ago the profile that is found last changed.
  ///   - waived: rules that fail and are taken as if they just did not.
  package func score(
    _ scorer: Scorer, seeker: Side, provider: Side, similar: PairScore, age: Duration = .zero,
    waiving waived: Set<HardRule> = []
  ) -> PairScore {
    var parts = parts(seeker, provider)
    parts.similarity = similar.total
    if waived.contains(.place) { parts.place = max(parts.place ?? 0.5, 0.5) }
    if waived.contains(.seniority) { parts.level = max(parts.level ?? 0.5, 0.5) }
    switch scorer {
    case .fit:
      let adjustment = FitFormula.adjustment(parts, weights)
      let toProvider = FitFormula.adjusted(similar.seekerToProvider, by: adjustment)
      let toSeeker = FitFormula.adjusted(similar.providerToSeeker, by: adjustment)
      return PairScore(
        seekerToProvider: toProvider, providerToSeeker: toSeeker,
        total: PairScore.harmonicMean(toProvider, toSeeker), scorer: .fit, parts: parts)
    case .hybrid:
      parts.recency = PairParts.recency(age: age)
      return PairScore(
        seekerToProvider: similar.seekerToProvider, providerToSeeker: similar.providerToSeeker,
        total: HybridFormula.total(parts), scorer: .hybrid, parts: parts)
    }
  }

  /// What the facts of a pair add to its similarity, in log odds: what a scale is fitted around.
  package func adjustment(seeker: Side, provider: Side) -> Double {
    FitFormula.adjustment(parts(seeker, provider), weights)
  }

  /// The least similarity of anybody whose score by a formula can reach `threshold`.
  package static func leastSimilarity(
    _ scorer: Scorer, for threshold: Double, _ weights: FitWeights = .chosen
  ) -> Double {
    switch scorer {
    case .fit: FitFormula.adjusted(threshold, by: -weights.most)
    case .hybrid: max(0, (threshold - HybridFormula.rest) / 0.55)
    }
  }

  /// The most that a formula can give to anybody of this similarity.
  package static func most(
    _ scorer: Scorer, ofSimilarity similarity: Double, _ weights: FitWeights = .chosen
  ) -> Double {
    switch scorer {
    case .fit: FitFormula.adjusted(similarity, by: weights.most)
    case .hybrid: 0.55 * similarity + HybridFormula.rest
    }
  }

  // MARK: Parts

  /// What the facts of a pair give, without any similarity.
  func parts(seeker: Side, provider: Side) -> PairParts { parts(seeker, provider) }

  private func parts(_ seeker: Side, _ provider: Side) -> PairParts {
    var parts = PairParts()
    parts.skills = provider.skills.coverage(by: seeker.skills)
    parts.tools = seeker.skills.coverage(by: provider.skills)
    parts.welcome = provider.welcome.coverage(by: seeker.skills)
    let least = min(seeker.skills.weight, provider.skills.weight)
    parts.evidence = min(1, max(0, (least - 1) / 3))
    if let mine = seeker.trades, let theirs = provider.trades {
      parts.trade = mine.nearness(to: theirs)
      if seeker.isTradeTold, provider.isTradeTold { parts.tradeTold = 1 }
    }
    if let level = seeker.level {
      parts.level = provider.levels.map { PairParts.level(level, $0) }.max()
    }
    switch constraints.outcome(of: .place, seeker: seeker.facts, provider: provider.facts) {
    case .passed: parts.place = 1
    case .failed: parts.place = 0
    case .unknown: parts.place = Self.likelyPlace(seeker.facts, provider.facts)
    }
    return parts
  }

  /// What is likely where nobody said enough: who lives where the work is fits, and whether somebody from another city
  /// would come there is an even chance, which keeps nobody from hearing of it and puts those who live there first.
  private static func likelyPlace(_ seeker: MatchFacts, _ provider: MatchFacts) -> Double? {
    guard let home = seeker.place, let office = provider.place, !home.isCountry, !office.isCountry else {
      return nil
    }
    if home.id == office.id { return 1 }
    return provider.modes.contains(.remote) || seeker.relocates == true ? nil : 0.5
  }
}

extension Domain.Seniority {
  /// The level that so many years suggest, where none was told.
  fileprivate init(suggestedByYears years: Double) {
    self =
      switch Lexicon.Seniority.suggested(byYears: years) {
      case .entry: .entry
      case .junior: .junior
      case .mid: .mid
      case .senior: .senior
      case .lead: .lead
      case .principal: .principal
      }
  }
}
