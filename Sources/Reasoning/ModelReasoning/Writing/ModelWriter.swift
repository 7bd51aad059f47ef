import Domain
import Lexicon
package import Localization
package import Ports

/// Writes introductions with a language model, from the two public views alone; what it writes is checked before anybody
/// reads it.
package struct ModelWriter: IntroductionWriter {
  private let asking: ModelAsking
  private let facets: FacetText
  private let phrasebooks: Phrasebooks

  /// The longest answer, in tokens.
  private static let longestAnswer = 900

  /// - Parameter names: how facts are told to the model.
  package init(
    model: any LanguageModel, prompts: any PromptLibrary, names: any FactNaming, phrasebooks: Phrasebooks
  ) {
    asking = ModelAsking(model: model, prompts: prompts)
    facets = FacetText(names)
    self.phrasebooks = phrasebooks
  }

  package func introduce(
    _ request: IntroductionRequest
  ) async throws -> (text: String, spending: [Outcome.Spending]) {
    let fitting = FittingRequest(asking.model, within: Self.longestRequest) {
      self.request(request, part: $0)
    }
    let check = IntroductionCheck(
      request, instructions: ModelRequest.text(of: fitting.request.instructions))
    var manner = ModelAsking.Manner()
    manner.shortened = { _ in fitting.shorter }
    let (ending, calls, _) = try await asking.ask(fitting.request, manner) {
      (text) throws(AnswerProblem) -> String in
      try check.checked(text)
    }
    switch ending {
    case .unusable(let problem): throw JobError.unusable(problem, calls)
    case .answered(let text):
      // What holds of every introduction is said in the same words, whoever wrote it.
      let closing = phrasebooks.book(for: request.language.code).text(.introduction(.closing))
      return (text + "\n\n" + closing, calls)
    }
  }

  /// The longest request, in tokens: two views of full length in any language.
  private static let longestRequest = 22_000

  /// How long a call for one introduction is at most.
  package static let lengths = CallLengths(request: longestRequest, answer: longestAnswer)

  /// - Parameter part: what of long views is shown: 2 for half of each.
  private func request(_ request: IntroductionRequest, part: Int) -> ModelRequest {
    let prompt = asking.prompts.prompt(.introduction)
    let reader =
      switch request.reader {
      case .seeker: "open to work, and reads about a team that looks for people"
      case .provider: "looking for people, and reads about somebody who is open to work"
      }
    return ModelRequest(
      prompt, [.language: LanguageNames.english(request.language), .reader: reader],
      question: [
        .quoted(facets.quotation(request.readerFacet, source: "the reader's public view", part: part)),
        .quoted(facets.quotation(request.otherFacet, source: "the other's public view", part: part)),
        .plain(Self.terms(request.outcomes)),
      ], outputLimit: Self.longestAnswer)
  }

  /// Which terms go together, as far as both views show it; of sums and of what is refused no more than that.
  private static func terms(_ outcomes: [HardRule: RuleOutcome]) -> String {
    func named(_ outcome: RuleOutcome) -> String {
      let rules = HardRule.allCases.filter { outcomes[$0] == outcome }.map(name)
      return rules.isEmpty ? "nothing" : rules.joined(separator: ", ")
    }
    return """
      Terms that go together: \(named(.passed)). Not known yet: \(named(.unknown)).
      Write the message.
      """
  }

  private static func name(_ rule: HardRule) -> String {
    switch rule {
    case .place: "place and way of working"
    case .pay: "pay"
    case .seniority: "level"
    case .refusedSkills: "what either of them does not want"
    case .language: "working language"
    case .employment: "form of employment"
    }
  }
}
