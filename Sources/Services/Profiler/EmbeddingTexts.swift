package import Domain
import Lexicon
package import Ports

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
    /// A line for each piece.
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
    var clauses = telling(facet[section].words)
    // Whoever named no wish of the craft is looked for by what they do: alike finds alike.
    if clauses.isEmpty, !isOffers { clauses = telling(facet.offers.words) }
    // Of somebody of whom nothing is known at all, whatever they said.
    if clauses.isEmpty, !header.isTelling {
      let words = isOffers || !facet.wants.words.isEmpty ? facet[section].words : facet.offers.words
      clauses = words.map(impersonal).filter { !$0.trimmingEnds.isEmpty }
    }
    let known = clauses.isEmpty || tellsApart(header) ? header : EmbeddingText.Header()
    let text = EmbeddingText.compose(header: known, clauses: clauses)
    let written =
      LanguageGuess.language(of: clauses.joined(separator: ". ")).map { Language(code: $0.rawValue) }
      ?? language
    return Item(
      role: role, section: section, language: clauses.isEmpty ? EmbeddingText.factsLanguage : written,
      text: text, hash: StableHash.of(text.utf8))
  }

  /// Whether a header says more than its clauses do: one or two fields of work that many trades share say less, and would
  /// outweigh them.
  private static func tellsApart(_ header: EmbeddingText.Header) -> Bool {
    guard header.trades.isEmpty, header.seniority == nil, header.domains.isEmpty else { return true }
    let skills = Set(header.skills)
    return skills.count > 2 || !skills.allSatisfy { Skills.named($0)?.isField == true }
  }

  /// What is compared of somebody's words: nothing of who they are, and no brackets where something was masked.
  private static func impersonal(_ words: String) -> String {
    WorkWords.withoutMasks(ImpersonalText(words).text)
  }

  /// No more clauses of a part are looked at one by one: a résumé's first page says what it says.
  private static let clauseLimit = 40

  /// The clauses that tell of the work, each once, in words that are the same for everybody.
  private static func telling(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    var clauses: [String] = []
    for sentence in words {
      let text = AnalysedText(impersonal(sentence))
      let named =
        Skills.mentions(in: text).map(\.positions) + Trades.mentions(in: text).map(\.positions)
      for range in text.sentences.flatMap({ Clauses.clauses(of: $0, in: text) }) {
        guard named.contains(where: { $0.overlaps(range) }) || WorkWords.tell(range, in: text) else {
          continue
        }
        let clause = text.quote(range).trimmingEnds
        if !clause.isEmpty, seen.insert(clause).inserted { clauses.append(clause) }
      }
    }
    return Array(clauses.prefix(clauseLimit))
  }

  /// Facts by their canonical English names; places are compared by rules and left out.
  private static func header(of part: PublicPart) -> EmbeddingText.Header {
    var header = EmbeddingText.Header()
    for fact in part.facts {
      switch fact.value {
      case .trade(let id): header.trades.append(Trade(rawValue: id)?.name(.english) ?? id)
      case .seniority(let level): header.seniority = level
      case .skill(let id): header.skills.append(Skills.skill(id)?.name ?? id)
      case .domain(let text):
        let words = impersonal(text).trimmingEnds
        if !words.isEmpty { header.domains.append(words) }
      // What would only be nice to have is not what the work is made of: its sentence tells it.
      case .name, .employer, .spokenLanguage, .place, .years, .welcomeSkill, .refusedSkill, .workMode,
        .relocation, .availability, .pay, .employment:
        break
      }
    }
    return header
  }
}

extension EmbeddingTexts {
  /// The vectors of `items`, in the same order: of each the whole and its pieces together.
  package static func embeddings(of items: [Item], by embedder: any Embedder) async throws -> [Embedding] {
    try await answer(for: items, by: embedder).embeddings
  }

  /// The same with what it has cost: every text that occurs in them is embedded once, all of them together.
  package static func answer(for items: [Item], by embedder: any Embedder) async throws -> EmbeddingAnswer {
    let texts = items.map { item -> (whole: String, pieces: [String]) in
      let pieces = item.text.split(separator: "\n").map(String.init)
      return (pieces.joined(separator: ". "), pieces.count > 1 ? pieces : [])
    }
    var places: [String: Int] = [:]
    // The wholes first: where a provider takes only so much, they say most.
    for text in texts.map(\.whole) + texts.flatMap(\.pieces) where places[text] == nil {
      places[text] = places.count
    }
    let distinct = places.sorted { $0.value < $1.value }.map(\.key)
    let answer = try await embedder.answer(distinct)
    guard answer.embeddings.count == distinct.count else {
      throw JobError.permanent("the embedder left texts out", spent: .known(answer.spending))
    }
    func vector(_ text: String) -> Embedding? { places[text].map { answer.embeddings[$0] } }
    let composed = texts.compactMap { text in
      vector(text.whole).map { Embedding.composed(whole: $0, pieces: text.pieces.compactMap(vector)) }
    }
    return EmbeddingAnswer(embeddings: composed, spending: answer.spending)
  }
}

extension String {
  /// Without spaces and stops at its ends.
  fileprivate var trimmingEnds: String {
    let isEdge: (Character) -> Bool = { $0.isWhitespace || ".!?".contains($0) }
    guard let first = firstIndex(where: { !isEdge($0) }), let last = lastIndex(where: { !isEdge($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
