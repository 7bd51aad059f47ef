import Domain
import Ports

/// What a profile does not tell yet, by how much the answer is worth for finding somebody.
///
/// What makes a profile valid comes first. Of the rest a fact is worth what it decides among the people that are there:
/// the share of them whom the answer meets, times how much they differ in it. Where nobody counted, or few are there,
/// a middle of many places stands in.
struct OpenQuestions {
  /// A question and what its answer is worth.
  struct Ranked: Hashable {
    let question: InterviewQuestion
    var worth: Double
    /// Whether a profile is not whole without it: it is put until it is answered.
    var isNeeded = false
  }

  /// What is worth less can follow the card.
  static let blocking = 0.4
  /// What is worth less is not asked.
  static let least = 0.1

  let profile: Profile
  let population: Population?
  /// The keys of questions that were not answered: another one of their kind is needed instead.
  let skipped: Set<String>
  /// Whether it is known how the person can be reached.
  let hasContact: Bool

  /// All that is open, the worthiest first; where two are worth the same, the one that is asked first anywhere.
  func ranked() -> [Ranked] {
    if profile.facets.isEmpty { return [Ranked(question: .role, worth: Self.first, isNeeded: true)] }
    var open: [Ranked] = []
    for role in profile.roles {
      guard let facet = profile.facets[role] else { continue }
      open += role == .seeker ? seeker(facet) : provider(facet)
    }
    if !hasContact { open.append(Ranked(question: .contact, worth: 0.2)) }
    // Of two roles the first is gone through before the second.
    let first = profile.roles.first
    func isFirst(_ ranked: Ranked) -> Bool { ranked.question.role == first && ranked.worth >= Self.blocking }
    return open.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if isFirst(one) != isFirst(other) { return isFirst(one) }
      return one.worth == other.worth ? left.offset < right.offset : one.worth > other.worth
    }.map(\.element)
  }

  /// The worth of what is asked before anything else.
  private static let first = 10.0

  private func has(_ kinds: Set<FactValue.Kind>, _ part: FacetPart) -> Bool {
    part.facts.contains { kinds.contains($0.value.kind) }
  }

  private func ranked(
    _ subject: InterviewQuestion.Subject, _ role: Role, _ worth: Double, isNeeded: Bool = false
  ) -> Ranked {
    Ranked(
      question: InterviewQuestion(subject: subject, role: role), worth: worth, isNeeded: isNeeded)
  }

  private func seeker(_ facet: Facet) -> [Ranked] {
    var open: [Ranked] = []
    if facet.offers.isEmpty {
      open.append(ranked(.work, .seeker, Self.first, isNeeded: true))
    } else if !has([.skill, .trade], facet.offers) {
      open.append(ranked(.work, .seeker, 3))
    } else if !has([.skill], facet.offers) {
      open.append(ranked(.skills, .seeker, 2))
    }
    if !facet.offers.isEmpty { open.append(ranked(.story, .seeker, 1.5)) }
    if facet.wants.isEmpty || !has([.skill, .trade, .domain], facet.wants) && facet.wants.words.isEmpty {
      open.append(ranked(.wants, .seeker, 1))
    }
    if has([.skill, .trade], facet.offers), !has([.years, .seniority], facet.offers) {
      open.append(ranked(.level, .seeker, worth(of: .seniority, for: facet, .seeker)))
    }
    open += terms(facet, .seeker)
    open.append(ranked(.availability, .seeker, known(.availability, facet) ? 0 : 0.12))
    return open.filter { $0.worth > 0 }
  }

  private func provider(_ facet: Facet) -> [Ranked] {
    var open: [Ranked] = []
    let knowsWhom = has([.skill, .trade], facet.wants)
    if facet.offers.isEmpty {
      open.append(ranked(knowsWhom ? .team : .work, .provider, Self.first, isNeeded: true))
    } else if facet.offers.words.isEmpty, facet.offers.facts.count < 2 {
      // A field alone says little of a team.
      open.append(ranked(.team, .provider, 3.5))
    }
    if !knowsWhom, !facet.offers.isEmpty {
      open.append(ranked(.wants, .provider, 3))
    } else if knowsWhom, !has([.skill], facet.wants) {
      open.append(ranked(.skills, .provider, 2))
    }
    if !facet.offers.isEmpty, knowsWhom { open.append(ranked(.story, .provider, 1.5)) }
    if knowsWhom, !has([.seniority, .years], facet.wants) {
      open.append(ranked(.level, .provider, worth(of: .seniority, for: facet, .provider)))
    }
    open += terms(facet, .provider)
    return open.filter { $0.worth > 0 }
  }

  private func known(_ kind: FactValue.Kind, _ facet: Facet) -> Bool {
    has([kind], facet.practical) || profile.shared.contains { $0.value.kind == kind }
  }

  /// Mode, place, pay and the other things that rules compare.
  private func terms(_ facet: Facet, _ role: Role) -> [Ranked] {
    var open: [Ranked] = []
    func add(_ subject: InterviewQuestion.Subject, _ kind: FactValue.Kind) {
      if !known(kind, facet) { open.append(ranked(subject, role, worth(of: kind, for: facet, role))) }
    }
    if !known(.workMode, facet), !known(.place, facet) {
      let worth = max(worth(of: .workMode, for: facet, role), worth(of: .place, for: facet, role))
      open.append(ranked(.terms, role, worth))
    } else {
      add(.mode, .workMode)
      add(.place, .place)
      // Whoever never comes to an office has a time zone rather than a place.
      if known(.workMode, facet), !worksOnSite(facet), let place = open.indices.last,
        open[place].question.subject == .place
      {
        open[place].worth *= Self.shareOfRemotePlace
      }
    }
    add(.pay, .pay)
    // Without a word about the terms nobody can be proposed: the worthiest of them is needed.
    let untried = open.indices.filter { !skipped.contains(open[$0].question.key) }
    let candidates = untried.isEmpty ? Array(open.indices) : untried
    if facet.practical.isEmpty, let best = candidates.max(by: { open[$0].worth < open[$1].worth }) {
      open[best].isNeeded = true
      open[best].worth = max(open[best].worth, Self.blocking)
    }
    add(.languages, .spokenLanguage)
    add(.employment, .employment)
    if role == .seeker, !known(.relocation, facet), let home = home, worksOnSite(facet) {
      let group = counterparts(of: facet, role)
      open.append(
        ranked(
          .relocation, role,
          blended(group.map { $0.share(awayFrom: home) }, of: group, or: Self.relocationAnywhere)))
    }
    return open
  }

  private var home: Place? {
    profile.shared.lazy.compactMap { if case .place(let place) = $0.value { place } else { nil } }.first
  }

  private func worksOnSite(_ facet: Facet) -> Bool {
    facet.practical.facts.contains { $0.value == .workMode(.office) || $0.value == .workMode(.hybrid) }
  }

  // MARK: Worth

  /// What an answer is worth where nobody was counted.
  private static let anywhere: [FactValue.Kind: Double] = [
    .workMode: 0.6, .seniority: 0.5, .pay: 0.5, .place: 0.45, .spokenLanguage: 0.3, .employment: 0.15,
  ]
  private static let relocationAnywhere = 0.15
  private static let shareOfRemotePlace = 0.6
  /// How often two different answers keep two people apart: next to a wanted level or a sum there is room, between
  /// two cities there is none.
  private static let sharpness: [FactValue.Kind: Double] = [
    .workMode: 1, .place: 1, .spokenLanguage: 0.8, .employment: 0.7, .seniority: 0.7, .pay: 0.7,
  ]
  /// The share of its worth that an answer has although all others agree: it may still be the wrong one.
  private static let agreement = 0.25
  /// As many people as the middle of many places counts for.
  private static let priorPeople = 5.0

  private func counterparts(of facet: Facet, _ role: Role) -> Population.Group? {
    let own = role == .seeker ? facet.offers : facet.wants
    let trades = own.facts.compactMap { if case .trade(let trade) = $0.value { trade } else { nil } }
    return population?.group(of: role.counterpart, trades: Set(trades))
  }

  private func worth(of kind: FactValue.Kind, for facet: Facet, _ role: Role) -> Double {
    let group = counterparts(of: facet, role)
    let measured = group.map { group in
      group.share(of: kind) * (Self.agreement + (1 - Self.agreement) * group.spread(of: kind))
        * Self.sharpness[kind, default: 0]
    }
    return blended(measured, of: group, or: Self.anywhere[kind, default: 0])
  }

  private func blended(_ measured: Double?, of group: Population.Group?, or prior: Double) -> Double {
    guard let measured, let group else { return prior }
    let people = Double(group.people)
    return (people * measured + Self.priorPeople * prior) / (people + Self.priorPeople)
  }
}
