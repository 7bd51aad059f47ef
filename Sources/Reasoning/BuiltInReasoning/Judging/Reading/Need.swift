import Lexicon

/// One thing that is asked of the other side's skills.
struct Need: Hashable, Sendable {
  /// Ids of skills, any of which meets it, in the order said: "Java or Kotlin".
  let alternatives: [String]
  /// Whether anything of the same sort does as well: "BigQuery or any other warehouse".
  let takesSimilar: Bool
  /// Whether it is only welcome: its absence fails nobody.
  let isWelcome: Bool
  /// Whether something quite different would do as well: "Flutter or native", "Go, but any stack is fine".
  let isOpen: Bool
  /// Literal words of the public view that ask for it.
  let quote: String

  /// Whether this is the craft itself, a language or a framework, in which a near one is another craft.
  var isCraft: Bool {
    alternatives.contains { id in Skills.skill(id).map { Self.isCraft($0) } ?? false }
  }

  /// Whether it can be demanded of somebody before the first day: fields of business, ways of working together and
  /// habits cannot, they are learnt where they are needed.
  var isDemandable: Bool {
    alternatives.contains { id in
      guard let skill = Skills.skill(id) else { return false }
      return !skill.trades.isEmpty && !Self.learntOnTheWay.contains(skill.group)
    }
  }

  /// Whether it is a tool that people of the trade pick up in a week, so that not naming it says little.
  var isMinorTool: Bool {
    alternatives.contains { id in Skills.skill(id).map { Self.minorTools.contains($0.group) } ?? false }
  }

  private static let minorTools: Set<String> = ["design-tool", "api-client", "product-analytics"]

  private static let learntOnTheWay: Set<String> = [
    "domain", "process", "leadership", "craft", "work-tracking", "product-craft", "reliability", "low-level",
    "ui-quality",
  ]

  static func isCraft(_ skill: Skill) -> Bool {
    skill.group.hasSuffix("-language") && skill.id != "sql" || craftGroups.contains(skill.group)
      || skill.group == "mobile-platform"
  }

  /// Whether another skill of its group can stand in for it. Another language or framework is another craft, but those
  /// of the JVM live in one house; fields of machine learning or kinds of systems only share a shelf.
  static func hasSiblings(_ skill: Skill) -> Bool {
    skill.group == "jvm-language" || !isCraft(skill) && !shelves.contains(skill.group)
  }

  private static let shelves: Set<String> = [
    "ml-field", "embedded-os", "wireless", "ux", "testing", "architecture",
  ]

  private static let craftGroups: Set<String> = [
    "js-framework", "meta-framework", "cross-platform", "mobile-ui", "game-engine", "js-runtime",
    "enterprise-1c",
  ]
}

/// How a need is met.
enum Coverage: Hashable, Sendable {
  /// By this skill, or by one that has it within.
  case met(by: String)
  /// By a skill of the same sort: another database.
  case sibling(String)
  /// By the general skill that the special one asked for builds on.
  case general(String)
  case missing

  /// Its share of one.
  var credit: Double {
    switch self {
    case .met: 1
    case .sibling: JudgeThresholds.creditOfSibling
    case .general: JudgeThresholds.creditOfGeneral
    case .missing: 0
    }
  }
}

extension Need {
  /// The same, no longer demanded.
  var asWelcome: Need {
    Need(
      alternatives: alternatives, takesSimilar: takesSimilar, isWelcome: true, isOpen: isOpen, quote: quote)
  }

  /// The same, met by `others` too.
  func accepting(_ others: [String]) -> Need {
    Need(
      alternatives: alternatives + others, takesSimilar: takesSimilar, isWelcome: isWelcome, isOpen: isOpen,
      quote: quote)
  }

  /// How somebody with `skills` meets it; the best of the alternatives counts.
  func coverage(by skills: [String]) -> Coverage {
    var sibling: String?
    var general: String?
    for wanted in alternatives {
      for had in skills {
        switch Skills.relation(of: had, to: wanted) {
        case .same, .implies: return .met(by: had)
        case .impliedBy: general = general ?? had
        case .alike:
          if takesSimilar { return .met(by: had) }
          if let skill = Skills.skill(wanted), Self.hasSiblings(skill) { sibling = sibling ?? had }
        case .unrelated: break
        }
      }
    }
    return sibling.map { .sibling($0) } ?? general.map { .general($0) } ?? .missing
  }
}
