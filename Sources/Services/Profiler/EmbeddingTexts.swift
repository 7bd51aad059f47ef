package import Domain
import Lexicon

/// The texts of a public view that are embedded: of each role its offers and its wants.
package struct EmbeddingTexts: Sendable {
  /// One text to embed.
  package struct Item: Hashable, Sendable {
    package let role: Role
    /// `offers` or `wants`.
    package let section: FacetSection
    /// In which it is mostly written; the owner's language where that does not show, and
    /// `EmbeddingText.factsLanguage` where it is facts alone.
    package let language: Language
    package let text: String
    /// The same text has the same hash on every machine and in every version.
    package let hash: UInt64
  }

  package let items: [Item]

  /// - Parameter language: the owner's.
  package init(of view: PublicView, language: Language) {
    items = Role.allCases.flatMap { role -> [Item] in
      guard let facet = view.facets[role] else { return [] }
      return [FacetSection.offers, .wants].map { Self.item(of: facet, role, $0, language) }
    }
  }

  private static func item(
    of facet: PublicFacet, _ role: Role, _ section: FacetSection, _ language: Language
  ) -> Item {
    let offers = header(of: facet.offers)
    let wants = header(of: facet.wants)
    let isOffers = section == .offers
    // What a seeker can do is what they want to do; what a provider looks for is what the work offered is. The
    // reverse would be a lie: wanting to learn something is not knowing it.
    let takesSkills = (role == .seeker) == (section == .wants)
    let header =
      isOffers
      ? offers.completed(by: wants, withSkills: takesSkills)
      : wants.completed(by: offers, withSkills: takesSkills)
    // Somebody who named no wish is looked for by what they do: alike finds alike.
    let words = isOffers || !facet.wants.words.isEmpty ? facet[section].words : facet.offers.words
    let text = EmbeddingText.compose(header: header, words: words)
    let written =
      LanguageGuess.language(of: words.joined(separator: " ")).map { Language(code: $0.rawValue) } ?? language
    return Item(
      role: role, section: section, language: header.isTelling ? EmbeddingText.factsLanguage : written,
      text: text, hash: StableHash.of(text.utf8))
  }

  /// Facts by their canonical English names; places are compared by rules and left out.
  private static func header(of part: PublicPart) -> EmbeddingText.Header {
    var header = EmbeddingText.Header()
    for fact in part.facts {
      switch fact.value {
      case .trade(let id): header.trades.append(Trade(rawValue: id)?.name(.english) ?? id)
      case .seniority(let level): header.seniority = level
      case .skill(let id): header.skills.append(Skills.skill(id)?.name ?? id)
      case .domain(let text): header.domains.append(text)
      case .name, .employer, .spokenLanguage, .place, .years, .refusedSkill, .workMode, .relocation,
        .availability,
        .pay, .employment:
        break
      }
    }
    return header
  }
}
