import Lexicon

/// One thing that is asked of the other side's skills.
struct Need: Hashable, Sendable {
  /// Ids of skills, any of which meets it, in the order said: "Java or Kotlin".
  let alternatives: [String]
  /// Whether anything of the same sort does as well: "BigQuery or any other warehouse".
  let takesSimilar: Bool
  /// Whether it is only welcome: its absence fails nobody.
  let isWelcome: Bool
  /// Literal words of the public view that ask for it.
  let quote: String

  /// Whether this is the craft itself, a language or a framework, in which a near one is another craft.
  var isCraft: Bool {
    alternatives.contains { id in Skills.skill(id).map { Self.isCraft($0) } ?? false }
  }

  static func isCraft(_ skill: Skill) -> Bool {
    skill.group.hasSuffix("-language") && skill.id != "sql" || craftGroups.contains(skill.group)
      || skill.group == "mobile-platform"
  }

  private static let craftGroups: Set<String> = [
    "js-framework", "meta-framework", "cross-platform", "mobile-ui", "game-engine", "js-runtime",
    "enterprise-1c",
  ]
}

/// How a need is met.
enum Coverage: Hashable, Sendable {
  /// By this skill, or by one that has it within.
  case met(by: String)
  /// By a skill that comes close: another database, the general one for the special.
  case close(by: String)
  case missing

  /// Its share of one.
  var credit: Double {
    switch self {
    case .met: 1
    case .close: JudgeThresholds.creditOfClose
    case .missing: 0
    }
  }
}

extension Need {
  /// How somebody with `skills` meets it; the best of the alternatives counts.
  func coverage(by skills: [String]) -> Coverage {
    var close: String?
    for wanted in alternatives {
      for had in skills {
        switch Skills.relation(of: had, to: wanted) {
        case .same, .implies: return .met(by: had)
        case .impliedBy: close = close ?? had
        case .alike:
          if takesSimilar { return .met(by: had) }
          // Another language or framework is another craft; those of the JVM live in one house.
          if let skill = Skills.skill(wanted), !Self.isCraft(skill) || skill.group == "jvm-language" {
            close = close ?? had
          }
        case .unrelated: break
        }
      }
    }
    return close.map { .close(by: $0) } ?? .missing
  }
}
