import BuiltInReasoning
package import Domain
import Lexicon
package import Matcher
package import Ports
package import Profiler

/// One text of the evaluation as the program reads it: facts by its reader, the public view by its maker, the texts that
/// it embeds. Nothing but the text is looked at.
package struct ReadItem: Sendable {
  package let role: Role
  package let view: PublicFacet
  package let facts: MatchFacts
  package let side: PairScorer.Side
  package let offers: EmbeddingTexts.Item
  package let wants: EmbeddingTexts.Item

  /// - Parameter text: says at once what somebody offers, wants and needs, as a person of a file would in three parts.
  package init?(_ text: String, language: Language, as role: Role) {
    let texts = Dictionary(
      uniqueKeysWithValues: FacetSection.allCases.map { (PersonPart.section(role, $0), text) })
    self.init(
      PeopleFile.Person(
        id: "someone", language: language, name: "Nobody", roles: [role],
        contact: Contact(kind: .telegram, value: "@nobody_demo"), texts: texts), as: role)
  }

  /// Somebody of a file, in one of their roles.
  package init?(_ person: PeopleFile.Person, as role: Role) {
    let profile = PersonReader(reader: FactReader()).profile(of: person) { _ in MessageID(high: 0, low: 0) }
    self.init(profile, language: person.language, as: role)
  }

  init?(_ profile: Profile, language: Language, as role: Role) {
    let view = PublicViewMaker().publicView(of: profile, language: language)
    let items = EmbeddingTexts(of: view, language: language).items.filter { $0.role == role }
    guard let shown = view.facets[role], let facts = MatchFacts(profile, as: role),
      let offers = items.first(where: { $0.section == .offers }),
      let wants = items.first(where: { $0.section == .wants })
    else { return nil }
    self.role = role
    self.view = shown
    self.facts = facts
    self.offers = offers
    self.wants = wants
    side = PairScorer.Side(shown, as: role)
  }

  /// The same facts without a word; `nil` where none was read.
  package var factsAlone: ReadItem? {
    var facet = view
    for section in [\PublicFacet.offers, \.wants, \.practical] { facet[keyPath: section].words = [] }
    let items = EmbeddingTexts(of: PublicView(facets: [role: facet]), language: offers.language).items
    guard let offers = items.first(where: { $0.section == .offers }),
      let wants = items.first(where: { $0.section == .wants }), !offers.text.isEmpty, !wants.text.isEmpty
    else { return nil }
    return ReadItem(role: role, view: facet, facts: facts, side: side, offers: offers, wants: wants)
  }

  private init(
    role: Role, view: PublicFacet, facts: MatchFacts, side: PairScorer.Side, offers: EmbeddingTexts.Item,
    wants: EmbeddingTexts.Item
  ) {
    self.role = role
    self.view = view
    self.facts = facts
    self.side = side
    self.offers = offers
    self.wants = wants
  }

  /// The same words with these facts in place of those that were read.
  func with(_ told: [FactValue]) -> ReadItem? {
    let source = Evidence(message: MessageID(high: 0, low: 0), quote: "")
    func part(_ words: [String], _ kinds: Set<FactValue.Kind>) -> FacetPart {
      FacetPart(
        facts: told.filter { kinds.contains($0.kind) }.map { Fact($0, source: source) },
        words: words.map { Evidence(message: source.message, quote: $0) })
    }
    let work: Set<FactValue.Kind> = [.trade, .seniority, .skill]
    let facet = Facet(
      offers: part(view.offers.words, work), wants: part(view.wants.words, work),
      practical: part(view.practical.words, [.place, .workMode, .relocation, .pay]))
    return ReadItem(Profile(facets: [role: facet]), language: offers.language, as: role)
  }
}

/// A read item with the vectors of what it offers and wants.
package struct EmbeddedItem: Sendable {
  package let item: ReadItem
  package let offers: Embedding
  package let wants: Embedding
}

/// Embeds by the way of the program, each text once.
package actor EvaluationEmbedder {
  private let embedder: any Embedder
  private var known: [String: Embedding] = [:]

  package init(_ embedder: any Embedder) {
    self.embedder = embedder
  }

  package nonisolated var space: EmbeddingSpace { embedder.space }

  /// The vector of a text as it is.
  func plain(_ text: String) async throws -> Embedding {
    if let embedding = known[text] { return embedding }
    let embedding = try await embedder.embed([text])[0]
    known[text] = embedding
    return embedding
  }

  /// The vectors of what an item offers and wants.
  package func embedded(_ item: ReadItem) async throws -> EmbeddedItem {
    let both = try await EmbeddingTexts.embeddings(of: [item.offers, item.wants], by: Memory(owner: self))
    return EmbeddedItem(item: item, offers: both[0], wants: both[1])
  }

  /// Looks up what was embedded before: clauses come again and again.
  private struct Memory: Embedder {
    let owner: EvaluationEmbedder
    var space: EmbeddingSpace { owner.space }
    func embed(_ texts: [String]) async throws -> [Embedding] {
      var embeddings: [Embedding] = []
      for text in texts { embeddings.append(try await owner.plain(text)) }
      return embeddings
    }
  }
}
