import Domain
import Lexicon
package import Ports

/// Answers questions from public views by rules: which facts a question asks for, and the words that say them.
package struct BuiltInQuestionAnswerer: QuestionAnswerer {
  package init() {}

  package func answer(
    _ request: QuestionRequest
  ) async throws -> (finding: QuestionFinding, spending: [Outcome.Spending]) {
    (Self.finding(request), [])
  }

  /// So many facts of a kind are told; more are on the card.
  private static let mostOfAKind = 6

  private static func finding(_ request: QuestionRequest) -> QuestionFinding {
    let topics = QuestionTopics(request.question)
    if topics.asksForMore { return .unknown }
    var groups = topics.skills.map { quotes(ofSkill: $0, request.facet) }
    groups += topics.kinds.map { quotes(of: $0, request) }
    if topics.asksForWishes { groups.append(part(request.facet.wants)) }
    // An answer to a part of it leaves its author without the rest.
    guard !groups.isEmpty, groups.allSatisfy({ !$0.isEmpty }) else { return .unknown }
    return .found(groups.flatMap { withoutShorter($0).prefix(mostOfAKind) })
  }

  /// Of the same fact in longer and in shorter words the longer ones.
  private static func withoutShorter(_ quotes: [ViewQuote]) -> [ViewQuote] {
    quotes.filter { quote in
      !quotes.contains {
        $0.value == quote.value && $0.words != quote.words && $0.words.contains(quote.words)
      }
    }
  }

  /// The facts about a skill, or else a sentence that names it.
  private static func quotes(ofSkill id: String, _ facet: PublicFacet) -> [ViewQuote] {
    let parts = FacetSection.allCases.map { facet[$0] }
    let facts = parts.flatMap(\.facts).filter { fact in
      switch fact.value {
      case .skill(id), .welcomeSkill(id), .refusedSkill(id): true
      default: false
      }
    }
    if !facts.isEmpty { return facts.map(quote) }
    return parts.flatMap(\.words).filter { Skills.mentions(in: $0).contains { $0.skill.id == id } }
      .prefix(1).map { ViewQuote(nil, words: $0) }
  }

  /// The facts of a kind. Of skills those that a seeker has, or a provider asks for.
  private static func quotes(of kind: FactValue.Kind, _ request: QuestionRequest) -> [ViewQuote] {
    let facet = request.facet
    let sections: [FacetSection] =
      switch kind {
      case .skill, .welcomeSkill, .refusedSkill, .years, .seniority, .trade:
        request.role == .seeker ? [.offers] : [.wants, .offers]
      case .name, .employer, .spokenLanguage, .place, .workMode, .relocation, .availability, .pay,
        .employment,
        .domain:
        [.practical, .offers, .wants]
      }
    let kinds: Set<FactValue.Kind> = kind == .skill ? [.skill, .welcomeSkill] : [kind]
    for section in sections {
      let facts = facet[section].facts.filter { kinds.contains($0.value.kind) }
      if !facts.isEmpty { return facts.map(quote) }
    }
    return []
  }

  private static func part(_ part: PublicPart) -> [ViewQuote] {
    part.facts.isEmpty ? part.words.prefix(2).map { ViewQuote(nil, words: $0) } : part.facts.map(quote)
  }

  private static func quote(_ fact: PublicFact) -> ViewQuote { ViewQuote(fact.value, words: fact.quote) }
}
