/// How far somebody is in their trade, from the first steps on.
package enum Seniority: Int, Sendable, CaseIterable, Comparable {
  /// Interns, trainees, people before their first job.
  case entry
  case junior
  case mid
  case senior
  /// Leads others: team lead, tech lead.
  case lead
  /// Staff, principal, head of, CTO, architects.
  case principal

  package static func < (one: Seniority, other: Seniority) -> Bool { one.rawValue < other.rawValue }

  /// The word that is stored for it.
  package var id: String {
    switch self {
    case .entry: "entry"
    case .junior: "junior"
    case .mid: "mid"
    case .senior: "senior"
    case .lead: "lead"
    case .principal: "principal"
    }
  }

  /// The level of a stable name; `nil` for any other text.
  package init?(id: String) {
    guard let level = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = level
  }

  /// The level that so many years of commercial work suggest; a guess, never stored as said by the person.
  package static func suggested(byYears years: Double) -> Seniority {
    switch years {
    case ..<0.5: .entry
    case ..<2: .junior
    case ..<5: .mid
    default: .senior
    }
  }
}
