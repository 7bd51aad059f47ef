package import Domain
import Lexicon

/// One fact of a judged slot, as a label says it or as a profile holds it.
package struct Claim: Hashable, Sendable {
  /// What is judged.
  package enum Slot: String, CaseIterable, Sendable {
    case role, skill, nice, refuses, wants, trade, seniority, years, place, mode, availability, pay, language,
      employment, relocation
    /// Reported apart: only what is missing counts, since a past employer is one too.
    case name, employer

    /// Whether it counts for precision, recall and F1.
    package var isJudged: Bool { self != .name && self != .employer }
  }

  package let slot: Slot
  /// Nil for place and language.
  package let role: Role?
  /// Nil for a role itself, and for a label of something that the lexicon does not know: nothing ever meets that.
  package let value: FactValue?
  /// As it is written in a label.
  package let text: String

  // MARK: Labels

  /// What a label says; nil where it is of no judged slot, or a refusal of what is no skill.
  package init?(label: String) {
    guard let equals = label.firstIndex(of: "=") else { return nil }
    let path = label[..<equals].trimmed.split(separator: ".").map(String.init)
    guard let kind = path.last, let slot = Slot(rawValue: kind) else { return nil }
    let value = label[label.index(after: equals)...].trimmed
    self.slot = slot
    text = label
    switch slot {
    case .role: (role, self.value) = (Role(rawValue: value), nil)
    case .place, .language, .name, .employer: (role, self.value) = (nil, Self.value(of: value, slot, .seeker))
    default:
      guard path.count == 2, let role = Role(rawValue: path[0]) else { return nil }
      let meant = Self.value(of: value, slot, role)
      if [.refuses, .skill, .nice, .wants].contains(slot), value != "*" {
        // A field ("payments") is no skill; nobody is judged by it.
        if meant?.kind == .domain || slot == .refuses && meant == nil { return nil }
      }
      (self.role, self.value) = (role, meant)
    }
  }

  /// Whether a label stands for whatever of its kind ("seeker.trade = *").
  package static func isAny(_ label: String) -> Bool { label.hasSuffix("= *") }

  private static func value(of text: String, _ slot: Slot, _ role: Role) -> FactValue? {
    switch slot {
    case .role: nil
    case .skill, .wants: skill(text).map { $0.group == "domain" ? .domain($0.name) : .skill($0.id) }
    case .nice: skill(text).map { $0.group == "domain" ? .domain($0.name) : .welcomeSkill($0.id) }
    case .refuses: skill(text).map { $0.group == "domain" ? .domain($0.name) : .refusedSkill($0.id) }
    case .trade: .trade(text)
    case .seniority: Domain.Seniority.allCases.first { "\($0)" == text }.map { .seniority($0) }
    case .years: Double(text).map { .years($0) }
    case .place:
      Places.named(text).map {
        .place(Domain.Place(id: $0.id, country: $0.countryCode, timeZone: $0.timeZone))
      }
    case .mode: WorkMode(rawValue: text).map { .workMode($0) }
    case .availability: availability(text).map { .availability($0) }
    case .pay: pay(text, role).map { .pay($0) }
    case .language:
      SpokenLanguages.mentions(in: text.split(separator: " ").first.map(String.init) ?? "").first.map {
        .spokenLanguage(code: $0.code, level: text.split(separator: " ").dropFirst().first.map(String.init))
      }
    case .employment: employment(text).map { .employment($0) }
    // A place stands for a yes.
    case .relocation: .relocation(text != "no")
    case .name: .name(text)
    case .employer: .employer(text)
    }
  }

  private static func skill(_ text: String) -> Skill? { Skills.named(text) ?? Skills.skill(text) }

  private static func availability(_ text: String) -> Domain.Availability? {
    if text == "now" { return .now }
    if text == "looking" { return .justLooking }
    return text.split(separator: " ").first.flatMap { Int($0) }.map { .weeks($0) }
  }

  private static func employment(_ text: String) -> EmploymentKind? {
    switch text {
    case "full-time": .fullTime
    case "part-time": .partTime
    default: EmploymentKind(rawValue: text)
    }
  }

  /// `4500 USD month net`, `4000-5000 USD month`.
  private static func pay(_ text: String, _ role: Role) -> Pay? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 3, let period = Pay.Period(rawValue: words[2]) else { return nil }
    let amounts = words[0].split(separator: "-").compactMap { Int($0) }
    guard let first = amounts.first else { return nil }
    let tax = words.count > 3 ? Pay.Tax(rawValue: words[3]) ?? .unknown : .unknown
    let isRange = amounts.count == 2
    return Pay(
      least: isRange || role == .seeker ? first : nil,
      most: isRange ? amounts[1] : role == .provider ? first : nil, currency: words[1], period: period,
      tax: tax)
  }

  // MARK: Profiles

  private init(_ slot: Slot, _ role: Role?, _ value: FactValue?, _ text: String) {
    self.slot = slot
    self.role = role
    self.value = value
    self.text = (slot == .role ? "" : role.map { $0.rawValue + "." } ?? "") + "\(slot.rawValue) = \(text)"
  }

  /// Everything of the judged slots that `profile` claims. Of a seeker skills, trade, level and years are those they
  /// have; of a provider those they ask for.
  package static func all(of profile: Profile) -> [Claim] {
    var claims = profile.roles.map { Claim(.role, $0, nil, $0.rawValue) }
    claims += profile.shared.compactMap { claim($0.value, nil, .practical) }
    for role in profile.roles {
      guard let facet = profile.facets[role] else { continue }
      for section in FacetSection.allCases {
        claims += facet[section].facts.compactMap { claim($0.value, role, section) }
      }
      // Who looks for a senior position tells of their own level by it.
      if role == .seeker, !facet.offers.facts.contains(where: { $0.value.kind == .seniority }) {
        claims += facet.wants.facts.filter { $0.value.kind == .seniority }.compactMap {
          claim($0.value, role, .offers)
        }
      }
    }
    return claims
  }

  private static func claim(_ value: FactValue, _ role: Role?, _ section: FacetSection) -> Claim? {
    let own: FacetSection = role == .provider ? .wants : .offers
    switch value {
    case .skill(let id):
      let name = Skills.skill(id)?.name ?? id
      if section == own { return Claim(.skill, role, value, name) }
      return role == .seeker && section == .wants ? Claim(.wants, role, value, name) : nil
    case .welcomeSkill(let id): return Claim(.nice, role, value, Skills.skill(id)?.name ?? id)
    // A refused field of work is as little judged as one that is worked in.
    case .refusedSkill(let id):
      guard let skill = Skills.skill(id), skill.group != "domain" else { return nil }
      return Claim(.refuses, role, value, skill.name)
    case .trade(let id): return section == own ? Claim(.trade, role, value, id) : nil
    case .seniority(let level): return section == own ? Claim(.seniority, role, value, "\(level)") : nil
    case .years(let count): return section == own ? Claim(.years, role, value, "\(count)") : nil
    case .place(let place):
      return Claim(.place, nil, value, Places.place(place.id)?.english ?? place.id)
    case .workMode(let mode): return Claim(.mode, role, value, mode.rawValue)
    case .availability(.now): return Claim(.availability, role, value, "now")
    case .availability(.justLooking): return Claim(.availability, role, value, "looking")
    case .availability(.weeks(let count)): return Claim(.availability, role, value, "\(count) weeks")
    case .pay(let pay): return Claim(.pay, role, value, text(pay))
    case .spokenLanguage(let code, let level):
      let name = SpokenLanguages.name(code, in: .english) ?? code
      return Claim(.language, nil, value, name + (level.map { " \($0)" } ?? ""))
    case .employment(let kind):
      // An equal partner is no form of employment that is judged.
      return kind == .cofounder ? nil : Claim(.employment, role, value, kind.rawValue)
    case .relocation(let moves): return Claim(.relocation, role, value, moves ? "yes" : "no")
    case .name(let name): return Claim(.name, nil, value, name)
    case .employer(let name): return Claim(.employer, nil, value, name)
    case .domain: return nil
    }
  }

  private static func text(_ pay: Pay) -> String {
    let amounts = [pay.least.map(String.init) ?? "", pay.most.map(String.init) ?? ""]
    return "\(amounts.joined(separator: "-")) \(pay.currency) \(pay.period.rawValue) \(pay.tax.rawValue)"
  }

  // MARK: Comparing

  /// Whether a claim of a profile is what the label `self` says.
  package func isMet(by claim: Claim) -> Bool {
    guard slot == claim.slot, role == claim.role else { return false }
    if slot == .role || Self.isAny(text) { return true }
    guard let value, let other = claim.value else { return false }
    switch (value, other) {
    case (.skill(let wanted), .skill(let had)):
      return wanted == had || Skills.implied(by: had).contains(wanted)
    case (.years(let wanted), .years(let had)): return abs(wanted - had) <= 1
    case (.trade("data"), .trade(let had)): return had == "data-engineering" || had == "data-science"
    case (.availability(.weeks(let wanted)), .availability(.weeks(let had))):
      return abs(wanted - had) <= max(1, wanted / 8)
    case (.pay(let wanted), .pay(let had)): return Self.meets(wanted, had)
    case (.spokenLanguage(let wanted, let level), .spokenLanguage(let had, let known)):
      return wanted == had && (level == nil || level == known)
    default: return value == other
    }
  }

  /// A range is to be met at both ends, one amount at the end that counts.
  private static func meets(_ wanted: Pay, _ had: Pay) -> Bool {
    guard wanted.currency == had.currency, wanted.period == had.period, wanted.tax == had.tax else {
      return false
    }
    switch (wanted.least, wanted.most) {
    case (let least?, let most?): return had.least == least && had.most == most
    case (let least?, nil): return (had.least ?? had.most) == least
    case (nil, let most?): return (had.most ?? had.least) == most
    case (nil, nil): return false
    }
  }

  /// Whether the claim goes without saying beside the label `self`: who has TypeScript has JavaScript.
  package func excuses(_ claim: Claim) -> Bool {
    guard slot == claim.slot, role == claim.role else { return false }
    switch (value, claim.value) {
    case (.skill(let labelled), .skill(let claimed)): return Skills.implied(by: labelled).contains(claimed)
    // Of the levels that a team looks for the lowest is labelled.
    case (.seniority(let labelled), .seniority(let claimed)): return role == .provider && claimed > labelled
    default: return false
    }
  }
}
