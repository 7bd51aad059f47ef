import Domain
import Lexicon

extension EvaluationSets.Item {
  /// The labels as facts: what a perfect reader would have found.
  func facts(as role: Role) -> [FactValue] {
    var facts: [FactValue] = trades.map { .trade($0) }
    facts += skills.compactMap { Skills.named(Self.names[$0] ?? $0).map { .skill($0.id) } }
    if let level = Self.levels[seniority] { facts.append(.seniority(level)) }
    if let place = Places.named(city) {
      facts.append(.place(Domain.Place(id: place.id, country: place.countryCode, timeZone: place.timeZone)))
    }
    facts += (mode == "any" ? WorkMode.allCases : [WorkMode(rawValue: mode)].compactMap(\.self)).map {
      .workMode($0)
    }
    if let relocate { facts.append(.relocation(relocate)) }
    if let pay = role == .seeker ? salary_min : salary_max {
      facts.append(
        .pay(
          Pay(
            least: role == .seeker ? pay : nil, most: role == .provider ? pay : nil, currency: "EUR",
            period: .month, tax: .net)))
    }
    return facts
  }

  private static let levels: [Int: Domain.Seniority] = [1: .junior, 2: .mid, 3: .senior, 4: .lead]

  private var trades: [String] {
    switch family {
    case "go": ["backend"]
    case "data": [skills.contains("dataengineering") ? "data-engineering" : "data-science"]
    default: [family]
    }
  }

  /// Tags that are no names of skills.
  private static let names = [
    "nextjs": "Next.js", "qaauto": "test automation", "qamanual": "manual testing", "uxui": "UX design",
    "research": "UX research", "designsystem": "design systems", "experimentation": "A/B testing",
    "powerbi": "Power BI", "graphic": "graphic design", "compose": "Jetpack Compose", "argocd": "Argo CD",
    "gitlab": "GitLab CI", "ci": "CI/CD", "rest": "REST",
  ]
}
