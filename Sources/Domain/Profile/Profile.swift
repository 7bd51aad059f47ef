/// What is known about one person: the shared part and a facet for each role they take.
package struct Profile: Hashable, Sendable, Codable {
  /// Facts that hold in every role: name, languages, employers.
  package var shared: [Fact]
  package var facets: [Role: Facet]
  /// Internal: never in another user's context, screen, message, export or log.
  package var privateNotes: [String]
  /// What the owner chose to show or to hide besides the rules.
  package var choices: PublicChoices

  package init(
    shared: [Fact] = [], facets: [Role: Facet] = [:], privateNotes: [String] = [],
    choices: PublicChoices = PublicChoices()
  ) {
    self.shared = shared
    self.facets = facets
    self.privateNotes = privateNotes
    self.choices = choices
  }

  /// The roles taken, seeker first.
  package var roles: [Role] { Role.allCases.filter { facets[$0] != nil } }

  /// Every fact, shared ones first.
  package var allFacts: [Fact] {
    shared
      + roles.flatMap { role in
        facets[role].map { $0.offers.facts + $0.wants.facts + $0.practical.facts } ?? []
      }
  }

  /// Why this profile may not be stored; empty where it may.
  package var defects: [ProfileDefect] {
    if facets.isEmpty { return [.noRole] }
    return roles.flatMap { role -> [ProfileDefect] in
      guard let facet = facets[role] else { return [] }
      var defects: [ProfileDefect] = []
      if facet.offers.isEmpty { defects.append(.emptySummary(role)) }
      if facet.practical.isEmpty { defects.append(.emptyPractical(role)) }
      return defects
    }
  }
}

/// What keeps a profile from being valid.
package enum ProfileDefect: Hashable, Sendable {
  case noRole
  case emptySummary(Role)
  case emptyPractical(Role)
}

/// Somebody in one role.
package struct Facet: Hashable, Sendable, Codable {
  /// Who I am at work, or what the team is.
  package var offers: FacetPart
  /// The counterpart looked for.
  package var wants: FacetPart
  /// Remote, availability, pay, place of work.
  package var practical: FacetPart

  package init(
    offers: FacetPart = FacetPart(), wants: FacetPart = FacetPart(), practical: FacetPart = FacetPart()
  ) {
    self.offers = offers
    self.wants = wants
    self.practical = practical
  }

  /// The part that a section names: for code that treats the three alike.
  package subscript(section: FacetSection) -> FacetPart {
    get {
      switch section {
      case .offers: offers
      case .wants: wants
      case .practical: practical
      }
    }
    set {
      switch section {
      case .offers: offers = newValue
      case .wants: wants = newValue
      case .practical: practical = newValue
      }
    }
  }
}

/// The parts of a facet: who somebody is at work or what the team is, the counterpart looked for, and the terms. The
/// first two are embedded and compared; the third is compared by rules.
package enum FacetSection: String, CaseIterable, Hashable, Sendable, Codable {
  case offers, wants, practical
}

/// The facts of one section, and the owner's own words about it.
package struct FacetPart: Hashable, Sendable, Codable {
  package var facts: [Fact]
  /// Literal sentences of the owner's, in the order said.
  package var words: [Evidence]

  package init(facts: [Fact] = [], words: [Evidence] = []) {
    self.facts = facts
    self.words = words
  }

  /// Whether nothing was said about this section yet.
  package var isEmpty: Bool { facts.isEmpty && words.isEmpty }
}

/// What the owner chose for the public view. The rules hide; choices show pay or an employer, or hide more.
package struct PublicChoices: Hashable, Sendable, Codable {
  package var showsPay: Bool
  /// Only a provider's own company may be shown.
  package var showsEmployer: Bool
  /// Words that the owner wants masked besides what identifies.
  package var hiddenWords: [String]

  package init(showsPay: Bool = false, showsEmployer: Bool = false, hiddenWords: [String] = []) {
    self.showsPay = showsPay
    self.showsEmployer = showsEmployer
    self.hiddenWords = hiddenWords
  }

  /// Shows only what both show.
  package func narrowed(by other: PublicChoices) -> PublicChoices {
    PublicChoices(
      showsPay: showsPay && other.showsPay, showsEmployer: showsEmployer && other.showsEmployer,
      hiddenWords: hiddenWords + other.hiddenWords.filter { !hiddenWords.contains($0) })
  }
}

/// What the other side, embeddings and introductions may read: made when a profile is stored.
package struct PublicView: Hashable, Sendable, Codable {
  package var facets: [Role: PublicFacet]

  package init(facets: [Role: PublicFacet] = [:]) {
    self.facets = facets
  }
}

/// One role of a public view: masked words and the facts that do not identify.
package struct PublicFacet: Hashable, Sendable, Codable {
  package var offers: PublicPart
  package var wants: PublicPart
  package var practical: PublicPart

  package init(offers: PublicPart, wants: PublicPart, practical: PublicPart) {
    self.offers = offers
    self.wants = wants
    self.practical = practical
  }

  /// The part that a section names.
  package subscript(section: FacetSection) -> PublicPart {
    switch section {
    case .offers: offers
    case .wants: wants
    case .practical: practical
    }
  }
}

/// Masked sentences, and facts without name, employer or pay (but what its owner chose to show).
package struct PublicPart: Hashable, Sendable, Codable {
  package var words: [String]
  /// Each with its masked quote.
  package var facts: [PublicFact]

  package init(words: [String] = [], facts: [PublicFact] = []) {
    self.words = words
    self.facts = facts
  }
}

/// A fact of a public view with the masked words it rests on.
package struct PublicFact: Hashable, Sendable, Codable {
  package var value: FactValue
  package var quote: String

  package init(_ value: FactValue, quote: String) {
    self.value = value
    self.quote = quote
  }
}

/// One stored version of a profile. Versions are rows and never change in place.
package struct ProfileVersion: Hashable, Sendable {
  package let id: ProfileVersionID
  package let user: UserID
  /// 1 for the first version since the last reset, rising by one.
  package let number: Int
  package let profile: Profile
  package let publicView: PublicView
  package let createdAt: Timestamp

  package init(
    id: ProfileVersionID, user: UserID, number: Int, profile: Profile, publicView: PublicView,
    createdAt: Timestamp
  ) {
    self.id = id
    self.user = user
    self.number = number
    self.profile = profile
    self.publicView = publicView
    self.createdAt = createdAt
  }
}
