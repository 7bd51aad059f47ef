import BuiltInReasoning
import Domain
import Ports

/// Findings in short: "seeker.offers.skill go", "only seeker.practical.workMode remote", "not …", "forget …".
enum FindingNotation {
  static func text(_ finding: FactFinding) -> String {
    switch finding.change {
    case .role(let role): "role \(role.rawValue)"
    case .notRole(let role): "no role \(role.rawValue)"
    case .states(let value): "\(text(finding.target)).\(text(value))"
    case .statesOnly(let value): "only \(text(finding.target)).\(text(value))"
    case .denies(let value): "not \(text(finding.target)).\(text(value))"
    case .forgets(let kind): "forget \(text(finding.target)).\(kind.rawValue)"
    }
  }

  private static func text(_ target: FactTarget) -> String {
    switch target {
    case .shared: "shared"
    case .facet(let role, let section): "\(role?.rawValue ?? "?").\(section.rawValue)"
    }
  }

  private static func text(_ value: FactValue) -> String {
    let kind = value.kind.rawValue
    switch value {
    case .name(let text), .employer(let text), .trade(let text), .skill(let text), .welcomeSkill(let text),
      .refusedSkill(let text), .domain(let text):
      return "\(kind) \(text)"
    case .spokenLanguage(let code, let level): return "\(kind) \(code)" + (level.map { " \($0)" } ?? "")
    case .place(let place): return "\(kind) \(place.id)"
    case .seniority(let level): return "\(kind) \(level)"
    case .years(let count): return count == Double(Int(count)) ? "\(kind) \(Int(count))" : "\(kind) \(count)"
    case .workMode(let mode): return "\(kind) \(mode.rawValue)"
    case .relocation(let moves): return "\(kind) \(moves ? "yes" : "no")"
    case .availability(.now): return "\(kind) now"
    case .availability(.weeks(let count)): return "\(kind) \(count) weeks"
    case .availability(.justLooking): return "\(kind) just looking"
    case .employment(let form): return "\(kind) \(form.rawValue)"
    case .pay(let pay):
      return
        "\(kind) \(pay.least.map(String.init) ?? "")-\(pay.most.map(String.init) ?? "") \(pay.currency) \(pay.period.rawValue) \(pay.tax.rawValue)"
    }
  }

  /// What is found in `text`, sorted.
  static func read(
    _ text: String, roles: Set<Role> = [.seeker], asked: InterviewTopic? = nil, askedRole: Role? = nil,
    section: FacetSection? = nil, pay: [Role: Pay] = [:], language: Language = .english
  ) -> [String] {
    let context = FactReadingContext(
      roles: roles, asked: asked, askedRole: askedRole, section: section, pay: pay, language: language)
    return FactReader(currentYear: 2026).read(text, context: context).map(Self.text).sorted()
  }
}
