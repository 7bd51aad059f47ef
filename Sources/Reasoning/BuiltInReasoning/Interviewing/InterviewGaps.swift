import Domain
import Localization
import Ports

/// One question that the interviewer can put, and what it is about.
enum InterviewQuestion: String, CaseIterable, Hashable, Sendable {
  case role
  case seekerWork, seekerGoal, seekerWants, seekerPractical
  case providerWork, providerOffers, providerWants, providerPractical

  /// What an answer is about, the main thing first.
  var topics: [InterviewTopic] {
    switch self {
    case .role: [.role]
    case .seekerWork: [.offers, .trade, .years, .skills]
    case .seekerGoal: [.wants, .mode, .place, .pay]
    case .seekerWants: [.wants]
    case .seekerPractical: [.mode, .place, .pay, .availability]
    case .providerWork: [.wants, .offers, .trade, .skills]
    case .providerOffers: [.offers]
    case .providerWants: [.wants, .trade, .seniority, .skills]
    case .providerPractical: [.mode, .place, .pay, .languages]
    }
  }

  /// Where an answer in which nothing was found is kept as words.
  var section: FacetSection? {
    switch self {
    case .role: nil
    case .seekerWork, .providerOffers: .offers
    case .seekerGoal, .seekerWants, .providerWants, .providerWork: .wants
    case .seekerPractical, .providerPractical: .practical
    }
  }

  /// The role that it is about.
  var role: Role? {
    switch self {
    case .role: nil
    case .seekerWork, .seekerGoal, .seekerWants, .seekerPractical: .seeker
    case .providerWork, .providerOffers, .providerWants, .providerPractical: .provider
    }
  }

  /// The phrase that puts it.
  var phrase: PhraseKey {
    switch self {
    case .role: .conversation(.askRole)
    case .seekerWork: .conversation(.askSeekerWork)
    case .seekerGoal: .conversation(.askSeekerGoal)
    case .seekerWants: .conversation(.askSeekerWants)
    case .seekerPractical: .conversation(.askSeekerPractical)
    case .providerWork: .conversation(.askProviderWork)
    case .providerOffers: .conversation(.askProviderOffers)
    case .providerWants: .conversation(.askProviderWants)
    case .providerPractical: .conversation(.askProviderPractical)
    }
  }

  /// The phrase that puts it and takes up something the person said (`{thing}`); `nil` where there is none.
  var reflectingPhrase: PhraseKey? {
    switch self {
    case .seekerWork: .conversation(.askSeekerWorkAbout)
    case .seekerGoal: .conversation(.askSeekerGoalAbout)
    case .role, .seekerWants, .seekerPractical, .providerWork, .providerOffers, .providerWants,
      .providerPractical:
      nil
    }
  }
}

/// What a profile lacks, in order of worth.
struct InterviewGaps {
  let profile: Profile

  private func has(_ kinds: Set<FactValue.Kind>, in part: FacetPart?) -> Bool {
    part?.facts.contains { kinds.contains($0.value.kind) } ?? false
  }

  private func knowsPractical(_ facet: Facet) -> Bool {
    has([.workMode, .place, .relocation], in: facet.practical)
      || profile.shared.contains { $0.value.kind == .place }
      || !facet.practical.words.isEmpty
  }

  /// Whether the sections that make a profile valid, and the wish, are all there for each role.
  var isEnough: Bool { question(mayAsk: { _ in true }) == nil }

  /// The question worth most; `nil` where everything that is needed is known.
  ///
  /// - Parameter mayAsk: whether a question whose answer is not needed for a valid profile may be put again.
  func question(mayAsk: (InterviewQuestion) -> Bool) -> InterviewQuestion? {
    if profile.facets.isEmpty { return .role }
    for role in profile.roles {
      guard let facet = profile.facets[role] else { continue }
      if let question = role == .seeker ? seekerQuestion(facet, mayAsk) : providerQuestion(facet, mayAsk) {
        return question
      }
    }
    return nil
  }

  private func seekerQuestion(_ facet: Facet, _ mayAsk: (InterviewQuestion) -> Bool) -> InterviewQuestion? {
    if facet.offers.isEmpty { return .seekerWork }
    let isThin = !has([.skill, .trade], in: facet.offers) || facet.offers.facts.count < 2
    if isThin, mayAsk(.seekerWork) { return .seekerWork }
    let wantsKnown =
      !facet.wants.isEmpty && (has([.skill, .trade, .domain], in: facet.wants) || !facet.wants.words.isEmpty)
    switch (wantsKnown || !mayAsk(.seekerGoal), knowsPractical(facet)) {
    case (false, false): return .seekerGoal
    case (true, false): return .seekerPractical
    case (false, true): return mayAsk(.seekerWants) ? .seekerWants : nil
    case (true, true): return nil
    }
  }

  private func providerQuestion(_ facet: Facet, _ mayAsk: (InterviewQuestion) -> Bool) -> InterviewQuestion? {
    let knowsWhom = has([.skill, .trade], in: facet.wants)
    if facet.offers.isEmpty, !knowsWhom, mayAsk(.providerWork) { return .providerWork }
    if facet.offers.isEmpty { return .providerOffers }
    // A field alone says little of a team.
    let isThin = facet.offers.words.isEmpty && facet.offers.facts.count < 2
    if isThin, mayAsk(.providerOffers) { return .providerOffers }
    if !knowsWhom, mayAsk(.providerWants) { return .providerWants }
    return knowsPractical(facet) ? nil : .providerPractical
  }

  /// What is needed before the profile is valid.
  var needed: [PhraseKey] {
    profile.defects.map { defect in
      switch defect {
      case .noRole: .conversation(.topicRole)
      case .emptySummary(.seeker): .conversation(.topicSeekerOffers)
      case .emptySummary(.provider): .conversation(.topicProviderOffers)
      case .emptyPractical: .conversation(.topicPractical)
      }
    }
  }

  /// What would make for better matches and is not known, in order of worth.
  var helpful: [(topic: InterviewTopic, phrase: PhraseKey)] {
    var result: [(InterviewTopic, PhraseKey)] = []
    func add(_ topic: InterviewTopic, _ phrase: PhraseKey, unless isKnown: Bool) {
      if !isKnown, !result.contains(where: { $0.0 == topic }) { result.append((topic, phrase)) }
    }
    for role in profile.roles {
      guard let facet = profile.facets[role] else { continue }
      let terms = facet.practical
      switch role {
      case .seeker:
        add(.skills, .conversation(.topicSkills), unless: has([.skill], in: facet.offers))
        add(.years, .conversation(.topicYears), unless: has([.years, .seniority], in: facet.offers))
        add(.wants, .conversation(.topicSeekerWants), unless: !facet.wants.isEmpty)
        add(.mode, .conversation(.topicMode), unless: has([.workMode], in: terms))
        add(.place, .conversation(.topicPlace), unless: hasPlace(facet))
        add(.pay, .conversation(.topicFloor), unless: has([.pay], in: terms))
      case .provider:
        add(.skills, .conversation(.topicWantedSkills), unless: has([.skill], in: facet.wants))
        add(
          .seniority, .conversation(.topicWantedSeniority),
          unless: has([.seniority, .years], in: facet.wants))
        add(.mode, .conversation(.topicMode), unless: has([.workMode], in: terms))
        add(.place, .conversation(.topicPlace), unless: hasPlace(facet))
        add(.pay, .conversation(.topicCeiling), unless: has([.pay], in: terms))
      }
    }
    add(
      .languages, .conversation(.topicLanguages),
      unless: profile.allFacts.contains { $0.value.kind == .spokenLanguage })
    if let seeker = profile.facets[.seeker] {
      add(
        .availability, .conversation(.topicAvailability), unless: has([.availability], in: seeker.practical))
    }
    return result.map { (topic: $0.0, phrase: $0.1) }
  }

  private func hasPlace(_ facet: Facet) -> Bool {
    has([.place], in: facet.practical) || profile.shared.contains { $0.value.kind == .place }
  }
}
