/// What a pair's score is made of, each part 0...1; `nil` where a fact that it needs is not known.
///
/// All of it can be seen in the two public views: sums of money are no part.
package struct PairParts: Hashable, Sendable, Codable {
  /// How alike what is wanted and what is offered are, over both directions, on the calibrated scale.
  package var similarity: Double
  /// How much of what the provider asks for the seeker has; what implies it counts whole, what resembles it half.
  package var skills: Double?
  /// How much of what the seeker works with is used there.
  package var tools: Double?
  /// How much of what the provider would be glad of the seeker has; what is missing of it takes nothing away.
  package var welcome: Double?
  /// How near the trades are, told and shown by skills.
  package var trade: Double?
  /// 1 at the level asked for, .5 beside it, 0 further off.
  package var level: Double?
  /// 1 where the ways of working and the places go together, 0 where they do not, .5 where somebody of another city has
  /// not said whether they would come.
  package var place: Double?
  /// How far the skills known of both go, which is how far skills, tools and trade can be trusted: 0 where one of the
  /// two has no more than one, 1 from four on, where a field of work counts for half a tool.
  package var evidence: Double
  /// How far `trade` can be trusted: 1 where both said by whose name they go or whom they look for; `nil` where it goes as far
  /// as `evidence`, since the trades are shown by skills or by the name of a field alone.
  package var tradeTold: Double?
  /// How fresh the profile found is; only the documents' hybrid counts it.
  package var recency: Double?

  package init(
    similarity: Double = 0, skills: Double? = nil, tools: Double? = nil, welcome: Double? = nil,
    trade: Double? = nil, level: Double? = nil, place: Double? = nil, evidence: Double = 0,
    tradeTold: Double? = nil, recency: Double? = nil
  ) {
    self.similarity = similarity
    self.skills = skills
    self.tools = tools
    self.welcome = welcome
    self.trade = trade
    self.level = level
    self.place = place
    self.evidence = evidence
    self.tradeTold = tradeTold
    self.recency = recency
  }

  /// The part of two levels of experience.
  package static func level(_ one: Seniority, _ other: Seniority) -> Double {
    switch one.distance(to: other) {
    case 0: 1
    case 1: 0.5
    default: 0
    }
  }

  /// The part of a profile that last changed `age` ago: exp(-h/72), as the original documents have it.
  package static func recency(age: Duration) -> Double {
    Exponential.exp(-max(0, age.inSeconds / 3600) / 72)
  }
}

/// The formulas that an operator can choose from.
package enum Scorer: String, CaseIterable, Hashable, Sendable, Codable {
  /// Fit alone, in both directions; how fresh a profile is decides whose turn it is and never who fits.
  case fit = "default"
  /// The original documents' weighted sum.
  case hybrid

  /// The number that stands for it in a settings row.
  package var setting: Double {
    switch self {
    case .fit: 0
    case .hybrid: 1
    }
  }

  /// The scorer of a settings row; `fit` for a number that stands for none.
  package init(setting: Double) {
    self = Scorer.allCases.first { $0.setting == setting } ?? .fit
  }
}

/// The original documents' formula: 0.55 similarity + 0.20 skills + 0.10 seniority + 0.10 recency + 0.05 place.
package enum HybridFormula {
  /// What similarity alone can leave open: the rest of the sum where every other part is 1.
  package static let rest = 0.45

  /// The sum; what is not known counts half.
  package static func total(_ parts: PairParts) -> Double {
    let known = 0.55 * parts.similarity + 0.20 * (parts.skills ?? 0.5) + 0.10 * (parts.level ?? 0.5)
    return known + 0.10 * (parts.recency ?? 0.5) + 0.05 * (parts.place ?? 0.5)
  }
}

/// Log odds between a part of 0 and one of 1: a stack that is asked for and missing weighs more than one that is
/// had and not used, and another trade more than another level.
package struct FitWeights: Hashable, Sendable {
  package var trade: Double
  package var skills: Double
  package var tools: Double
  /// Added and never taken: half of the most that tools in use can add, enough to choose between two who fit alike.
  package var welcome: Double
  package var level: Double
  package var place: Double

  /// Round numbers; README tells how they were chosen.
  package static let chosen = FitWeights(
    trade: 2, skills: 2, tools: 1, welcome: 0.25, level: 1, place: 1)

  /// The most that facts can add, where all are known and fit.
  package var most: Double { (trade + skills + tools + level) / 2 + welcome }

  package init(
    trade: Double, skills: Double, tools: Double, welcome: Double, level: Double, place: Double
  ) {
    self.trade = trade
    self.skills = skills
    self.tools = tools
    self.welcome = welcome
    self.level = level
    self.place = place
  }
}

/// How facts move a calibrated similarity: on the scale of log odds, where independent evidence adds up. What is not known
/// moves nothing.
package enum FitFormula {
  /// What the parts add, less than 0 where more is missing than fits.
  package static func adjustment(_ parts: PairParts, _ weights: FitWeights = .chosen) -> Double {
    func added(_ part: Double?, _ weight: Double) -> Double { ((part ?? 0.5) - 0.5) * weight }
    let trade = (parts.tradeTold ?? parts.evidence) * added(parts.trade, weights.trade)
    let read = added(parts.skills, weights.skills) + added(parts.tools, weights.tools)
    // That two can work in one place is a condition and no merit: it adds nothing.
    let told = added(parts.level, weights.level) + ((parts.place ?? 1) - 1) * weights.place
    let welcome = parts.evidence * (parts.welcome ?? 0) * weights.welcome
    return trade + parts.evidence * read + told + welcome
  }

  /// `similarity` after `adjustment`, which shifts its log odds.
  package static func adjusted(_ similarity: Double, by adjustment: Double) -> Double {
    guard adjustment != 0, similarity > 0 else { return similarity }
    // A similarity of 1 is still no certainty: its odds are those of .999.
    let kept = min(similarity, 0.999)
    let odds = Exponential.exp(adjustment) * kept / (1 - kept)
    return odds / (1 + odds)
  }
}
