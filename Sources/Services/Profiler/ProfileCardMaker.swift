package import Domain
package import Localization
import Ports

/// Lays profiles out as cards in their reader's language.
package struct ProfileCardMaker: ProfileTexts {
  private let phrasebooks: Phrasebooks
  private let names: FactNames

  package init(phrasebooks: Phrasebooks) {
    self.phrasebooks = phrasebooks
    names = FactNames(phrasebooks: phrasebooks)
  }

  /// The owner's own card: everything that is known, with names and pay.
  package func card(of profile: Profile, language: Language) -> ProfileCard {
    let book = phrasebooks.book(for: language.code)
    var sections: [ProfileCard.Section] = []
    for role in profile.roles {
      guard let facet = profile.facets[role] else { continue }
      for section in FacetSection.allCases {
        let part = facet[section]
        let facts = part.facts.map { ($0.value, $0.source.quote) }
        let prefix =
          profile.roles.count > 1
          ? book.text(role == .seeker ? .profile(.cardSeeker) : .profile(.cardProvider)) : nil
        let title = book.text(Self.ownTitle(role, section))
        sections.append(
          make(
            prefix.map { "\($0): \(title)" } ?? title, facts,
            OwnWords.telling(
              part.words.map(\.quote), besides: (part.facts + profile.shared).map(\.source.quote)),
            .facet(role, section), book, language))
      }
    }
    sections.append(
      make(
        book.text(.profile(.cardShared)), profile.shared.map { ($0.value, $0.source.quote) }, [], .shared,
        book,
        language))
    sections.append(
      make(book.text(.profile(.cardPrivate)), [], profile.privateNotes, .shared, book, language))
    return ProfileCard(title: book.text(.profile(.cardTitle)), sections: sections.filter { !$0.isEmpty })
  }

  /// What the other side sees of one role.
  package func card(of facet: PublicFacet, role: Role, language: Language) -> ProfileCard {
    let book = phrasebooks.book(for: language.code)
    let sections = FacetSection.allCases.map { section in
      let part = facet[section]
      return make(
        book.text(Self.publicTitle(role, section)), part.facts.map { ($0.value, $0.quote) },
        OwnWords.telling(part.words, besides: part.facts.map(\.quote)), .facet(role, section), book, language)
    }
    return ProfileCard(title: "", sections: sections.filter { !$0.isEmpty })
  }

  package func name(of trait: Preferences.Trait, language: Language) -> String {
    switch trait {
    case .skill(let id): names.name(of: .skill(id), language: language)
    case .trade(let id): names.name(of: .trade(id), language: language)
    case .level(let level): names.name(of: .seniority(level), language: language)
    case .mode(let mode): names.name(of: .workMode(mode), language: language)
    case .place(let id):
      // A place's name follows from its id alone.
      names.name(of: .place(Place(id: id, country: "", timeZone: nil)), language: language)
    case .doubtfulPay: phrasebooks.book(for: language.code).text(.agent(.doubtfulPay))
    }
  }

  package func card(of version: ProfileVersion, language: Language) -> String {
    let blocks =
      [card(of: version.profile, language: language).text]
      + publicBlocks(of: version, .profile(.cardPublic), language) + notes(on: version, language)
    return blocks.joined(separator: "\n\n")
  }

  package func publicCard(of version: ProfileVersion, language: Language) -> String {
    (publicBlocks(of: version, .profile(.cardPublicNow), language) + notes(on: version, language))
      .joined(separator: "\n\n")
  }

  package func title(of facet: PublicFacet, role: Role, language: Language) -> String? {
    let facts = FactValue.Kind.readingOrder.flatMap { kind in
      facet.offers.facts.filter { $0.value.kind == kind }
    }
    let names = facts.prefix(Self.factsOfTitle).map { self.names.name(of: $0.value, language: language) }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// As many as the Matches screen calls a match by.
  private static let factsOfTitle = 3

  /// What others see, role by role, each below its heading.
  private func publicBlocks(
    of version: ProfileVersion, _ heading: PhraseKey, _ language: Language
  ) -> [String] {
    let book = phrasebooks.book(for: language.code)
    return version.profile.roles.flatMap { role -> [String] in
      guard let facet = version.publicView.facets[role] else { return [] }
      let heading = book.text(heading)
      return [
        version.profile.roles.count > 1 ? heading + " (\(book.text(Self.roleTitle(role))))" : heading,
        card(of: facet, role: role, language: language).textWithQuotes(in: book),
      ]
    }
  }

  private func notes(on version: ProfileVersion, _ language: Language) -> [String] {
    let hidesPay =
      !version.profile.choices.showsPay && version.profile.allFacts.contains { $0.value.kind == .pay }
    return hidesPay ? [phrasebooks.book(for: language.code).text(.profile(.cardPayHidden))] : []
  }

  package func card(ofDraft profile: Profile, language: Language) -> String {
    let lacks = names.names(of: profile.defects, language: language)
    let book = phrasebooks.book(for: language.code)
    let known = card(of: profile, language: language).text
    guard !lacks.isEmpty else { return known }
    let missing = Phrase(.profile(.missing), ["topics": .list(lacks.map { .text($0) })])
    return known + "\n\n" + book.text(missing)
  }

  package func publicText(of facet: PublicFacet, role: Role, language: Language) -> String {
    card(of: facet, role: role, language: language).text
  }

  private func make(
    _ title: String, _ facts: [(value: FactValue, quote: String)], _ words: [String], _ target: FactTarget,
    _ book: Phrasebook, _ language: Language
  ) -> ProfileCard.Section {
    let lines = FactValue.Kind.readingOrder.compactMap { kind -> ProfileCard.Line? in
      let own = facts.filter { $0.value.kind == kind }
      guard !own.isEmpty else { return nil }
      var quotes: [String] = []
      for fact in own where !quotes.contains(fact.quote) { quotes.append(fact.quote) }
      let values = own.map { names.name(of: $0.value, language: language) }
      return ProfileCard.Line(
        label: names.label(of: kind, in: target, language: language), value: values.joined(separator: ", "),
        quotes: quotes, kind: kind)
    }
    return ProfileCard.Section(
      title: title, lines: lines,
      words: words.map { book.text(Phrase(.profile(.cardQuote), ["quote": .text($0)])) })
  }

  private static func roleTitle(_ role: Role) -> PhraseKey {
    role == .seeker ? .profile(.cardSeeker) : .profile(.cardProvider)
  }

  private static func ownTitle(_ role: Role, _ section: FacetSection) -> PhraseKey {
    switch (role, section) {
    case (.seeker, .offers): .profile(.cardSeekerOffers)
    case (.seeker, .wants): .profile(.cardSeekerWants)
    case (.provider, .offers): .profile(.cardProviderOffers)
    case (.provider, .wants): .profile(.cardProviderWants)
    case (_, .practical): .profile(.cardPractical)
    }
  }

  private static func publicTitle(_ role: Role, _ section: FacetSection) -> PhraseKey {
    switch (role, section) {
    case (.seeker, .offers): .profile(.cardPublicSeekerOffers)
    case (.seeker, .wants): .profile(.cardPublicSeekerWants)
    case (.provider, .offers): .profile(.cardPublicProviderOffers)
    case (.provider, .wants): .profile(.cardPublicProviderWants)
    case (_, .practical): .profile(.cardPractical)
    }
  }
}

extension ProfileCard {
  /// As plain text; beside the facts the words that they rest on, which others may read in an introduction, unless a
  /// sentence below holds them.
  fileprivate func textWithQuotes(in book: Phrasebook) -> String {
    let sections = sections.map { section in
      let lines = section.lines.map { line -> Line in
        let unseen = line.quotes.filter { quote in
          quote.split(separator: " ").count >= Self.leastWordsOfQuote
            && !section.words.contains { $0.contains(quote) }
        }
        guard !unseen.isEmpty else { return line }
        let quoted = unseen.map { book.text(Phrase(.profile(.cardQuote), ["quote": .text($0)])) }
        return Line(
          label: line.label, value: line.value + " (" + quoted.joined(separator: ", ") + ")",
          quotes: line.quotes, kind: line.kind)
      }
      return Section(title: section.title, lines: lines, words: section.words)
    }
    return ProfileCard(title: title, sections: sections).text
  }

  /// Fewer words say no more than the fact.
  private static let leastWordsOfQuote = 3
}

extension ProfileCard.Section {
  fileprivate var isEmpty: Bool { lines.isEmpty && words.isEmpty }
}

extension FactValue.Kind {
  /// The order of facts in every section, on every screen.
  package static let readingOrder: [FactValue.Kind] = [
    .name, .trade, .seniority, .years, .skill, .welcomeSkill, .refusedSkill, .domain, .employer, .place,
    .workMode, .relocation, .employment, .availability, .pay, .spokenLanguage,
  ]
}
