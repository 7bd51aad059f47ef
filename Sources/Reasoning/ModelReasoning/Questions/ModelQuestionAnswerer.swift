import Domain
import Lexicon
package import Ports

/// Answers questions from public views with a language model. What it says counts only as quotes that stand in the view,
/// and nothing of its own words reaches anybody.
package struct ModelQuestionAnswerer: QuestionAnswerer {
  private let asking: ModelAsking
  private let facets: FacetText

  /// - Parameter names: how facts are told to the model.
  package init(model: any LanguageModel, prompts: any PromptLibrary, names: any FactNaming) {
    asking = ModelAsking(model: model, prompts: prompts)
    facets = FacetText(names)
  }

  /// The longest answer, in tokens.
  private static let longestAnswer = 600
  /// The longest request, in tokens: a view of full length in any language.
  private static let longestRequest = 12_000
  /// So many quotes are told.
  private static let mostQuotes = 4
  /// A quote of fewer letters and digits says nothing.
  private static let leastOfQuote = 2

  /// How long a call for one question is at most.
  package static let lengths = CallLengths(request: longestRequest, answer: longestAnswer)

  package func answer(
    _ request: QuestionRequest
  ) async throws -> (finding: QuestionFinding, spending: [Outcome.Spending]) {
    let fitting = FittingRequest(asking.model, within: Self.longestRequest) {
      self.request(request, part: $0)
    }
    var manner = ModelAsking.Manner()
    manner.shortened = { _ in fitting.shorter }
    let (ending, calls, _) = try await asking.ask(fitting.request, manner) {
      (text) throws(AnswerProblem) -> QuestionFinding in
      try Self.finding(try QuestionAnswer(text), request.facet)
    }
    switch ending {
    case .answered(let finding): return (finding, calls)
    // What cannot be proved by the view is asked of the person.
    case .unusable(.withoutEvidence): return (.unknown, calls)
    case .unusable(let problem): throw JobError.unusable(problem, calls)
    }
  }

  private func request(_ request: QuestionRequest, part: Int) -> ModelRequest {
    let subject =
      switch request.role {
      case .seeker: "somebody who is open to work"
      case .provider: "somebody who looks for people"
      }
    return ModelRequest(
      asking.prompts.prompt(.question), [.subject: subject],
      question: [
        .quoted(facets.quotation(request.facet, source: "the public view of whom it is about", part: part)),
        .quoted(Quotation(request.question, source: "the question, by somebody else")),
        .plain("What does the public view say to the question?"),
      ], shape: QuestionAnswer.schema, outputLimit: Self.longestAnswer)
  }

  private static func finding(_ answer: QuestionAnswer, _ facet: PublicFacet) throws(AnswerProblem)
    -> QuestionFinding
  {
    switch answer.verdict {
    case .refused(let reason): return .refused(reason)
    case .unknown: return .unknown
    case .found: break
    }
    var quotes: [ViewQuote] = []
    for words in answer.quotes {
      guard let quote = literal(words, in: facet) else { continue }
      if !quotes.contains(quote), quotes.count < mostQuotes { quotes.append(quote) }
    }
    if quotes.isEmpty {
      throw .withoutEvidence(
        "it says found, and no quote is copied letter by letter from the public view. Quote what answers the "
          + "question, or say unknown.")
    }
    return .found(quotes)
  }

  /// The words as they stand in the view, with the fact that they say where they are one's.
  private static func literal(_ words: String, in facet: PublicFacet) -> ViewQuote? {
    let wanted = FoldedText.bare(words)
    guard
      wanted.count(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) >= leastOfQuote
    else { return nil }
    let parts = FacetSection.allCases.map { facet[$0] }
    for fact in parts.flatMap(\.facts) {
      if FoldedText(fact.quote).range(of: wanted) != nil { return ViewQuote(fact.value, words: fact.quote) }
    }
    for text in parts.flatMap(\.words) {
      if let range = FoldedText(text).range(of: wanted) { return ViewQuote(nil, words: String(text[range])) }
    }
    return nil
  }
}
