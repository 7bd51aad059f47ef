package import Domain
import Lexicon
package import Localization
package import Ports

/// Judges pairs with a language model. The hard rules are decided here before anybody is asked, and what the model says
/// counts only with quotes that stand in the public views: a qualified without one is none.
package struct ModelJudge: Judge {
  private let asking: ModelAsking
  private let facets: FacetText
  private let constraints: HardConstraints
  private let book: Phrasebook
  private let language: Language

  /// The longest answer, in tokens.
  private static let longestAnswer = 1_200

  /// - Parameter language: the operators'; rationales are in it.
  package init(
    model: any LanguageModel, prompts: any PromptLibrary, names: any FactNaming, phrasebooks: Phrasebooks,
    language: Language
  ) {
    asking = ModelAsking(model: model, prompts: prompts)
    facets = FacetText(names)
    constraints = HardConstraints(payScale: PayScale(euros: Currencies.euros))
    book = phrasebooks.book(for: language.code)
    self.language = language
  }

  package func judge(
    seeker: JudgedSide, provider: JudgedSide
  ) async throws -> (verdict: Verdict, spending: [Outcome.Spending]) {
    let outcomes = constraints.outcomes(seeker: seeker.facts, provider: provider.facts)
    let failed = HardRule.allCases.filter { outcomes[$0] == .failed }
    // What can be decided by rules costs nothing and cannot be talked round.
    if !failed.isEmpty { return (disqualified(failed), []) }
    let fitting = FittingRequest(asking.model, within: Self.longestRequest) {
      request(seeker, provider, part: $0)
    }
    var manner = ModelAsking.Manner()
    manner.shortened = { _ in fitting.shorter }
    let (ending, calls, _) = try await asking.ask(fitting.request, manner) {
      (text) throws(AnswerProblem) -> Verdict in
      try verdict(try JudgeAnswer(text), seeker: seeker, provider: provider)
    }
    switch ending {
    case .answered(let verdict): return (verdict, calls)
    case .unusable(.withoutEvidence): return (disqualified(.verdict(.noEvidence)), calls)
    case .unusable(let problem): throw JobError.unusable(problem, calls)
    }
  }

  // MARK: Asking

  /// The longest request, in tokens: two views and notes of full length in any language.
  private static let longestRequest = 24_000

  /// How long a call for one verdict is at most.
  package static let lengths = CallLengths(request: longestRequest, answer: longestAnswer)

  /// - Parameter part: what of long views and notes is shown: 2 for half of each.
  private func request(_ seeker: JudgedSide, _ provider: JudgedSide, part: Int) -> ModelRequest {
    let prompt = asking.prompts.prompt(.judge)
    return ModelRequest(
      prompt, [.language: LanguageNames.english(language)],
      question: parts(seeker, .seeker, part) + parts(provider, .provider, part)
        + [.plain("Judge whether these two should be introduced.")],
      shape: JudgeAnswer.schema, outputLimit: Self.longestAnswer)
  }

  private func parts(_ side: JudgedSide, _ role: Role, _ part: Int) -> [ModelRequest.Part] {
    let owner = "the \(role.rawValue)'s"
    var parts: [ModelRequest.Part] = [
      .quoted(facets.quotation(side.publicFacet, source: "\(owner) public view", part: part)),
      .quoted(
        Quotation(
          facets.lines(side.facts).joined(separator: "\n"),
          source: "\(owner) facts that rules compare, internal")),
    ]
    if !side.privateNotes.isEmpty {
      parts.append(
        .quoted(
          Quotation(
            FacetText.fitting(side.privateNotes, within: FacetText.longestNotes / part).joined(
              separator: "\n"),
            source: "\(owner) private notes, internal: never quoted or told")))
    }
    return parts
  }

  // MARK: Reading

  private static let longestRationale = 2_000
  /// A quote of fewer letters and digits says nothing.
  private static let leastOfQuote = 2
  /// As many quotes of a side are kept.
  private static let quotesOfASide = 4
  /// As many words in a row of a private note give it away.
  private static let wordsOfNote = 4

  private func verdict(
    _ answer: JudgeAnswer, seeker: JudgedSide, provider: JudgedSide
  ) throws(AnswerProblem) -> Verdict {
    let views = [
      Role.seeker: FacetText.texts(of: seeker.publicFacet),
      .provider: FacetText.texts(of: provider.publicFacet),
    ]
    if answer.rationale.isEmpty { throw .content("the rationale is empty.") }
    if answer.rationale.unicodeScalars.count > Self.longestRationale {
      throw .content("the rationale is too long.")
    }
    let shown = views.values.flatMap(\.self)
    for note in seeker.privateNotes + provider.privateNotes where Self.tells(answer.rationale, note, shown) {
      throw .content("the rationale tells what is in a private note.")
    }
    if OutputCheck.foreignAddress(in: answer.rationale, besides: OutputCheck.addresses(in: shown)) != nil {
      throw .content("the rationale holds an address.")
    }
    var quotes: [Verdict.Quote] = []
    for quote in answer.quotes {
      guard let text = Self.literal(quote.text, in: views[quote.side] ?? []) else { continue }
      let literal = Verdict.Quote(side: quote.side, text: text)
      if !quotes.contains(literal), quotes.count(where: { $0.side == quote.side }) < Self.quotesOfASide {
        quotes.append(literal)
      }
    }
    if answer.decision == .qualified {
      // Of a side that shows no words of its own there is nothing to quote.
      let silent = Role.allCases.filter { side in
        views[side]?.isEmpty == false && !quotes.contains { $0.side == side }
      }
      if quotes.isEmpty || !silent.isEmpty {
        throw .withoutEvidence(
          "it says qualified, and no quote is copied letter by letter from the public view of: "
            + silent.map(\.rawValue).joined(separator: ", ")
            + ". Quote what the decision rests on, or disqualify.")
      }
    }
    return Verdict(decision: answer.decision, rationale: answer.rationale, quotes: quotes)
  }

  /// The words as they stand in one of the texts; `nil` where they do not.
  private static func literal(_ words: String, in texts: [String]) -> String? {
    let wanted = FoldedText.bare(words)
    guard
      wanted.count(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) >= leastOfQuote
    else { return nil }
    for text in texts {
      if let range = FoldedText(text).range(of: wanted) { return String(text[range]) }
    }
    return nil
  }

  /// Whether `text` holds words of a note that stand in no public view.
  private static func tells(_ text: String, _ note: String, _ shown: [String]) -> Bool {
    OutputCheck.copies(text, from: note, words: wordsOfNote)
      && !shown.contains { OutputCheck.copies($0, from: note, words: wordsOfNote) }
  }

  // MARK: Rules

  private func disqualified(_ rules: [HardRule]) -> Verdict {
    let names = rules.map { PhraseValue.phrase(Phrase(Self.name(of: $0))) }
    return disqualified(Phrase(.verdict(.rulesFail), ["rules": .list(names)]))
  }

  private func disqualified(_ key: PhraseKey) -> Verdict { disqualified(Phrase(key)) }

  private func disqualified(_ reason: Phrase) -> Verdict {
    Verdict(
      decision: .disqualified,
      rationale: book.text(Phrase(.verdict(.disqualified), ["reasons": .list([.phrase(reason)])])), quotes: []
    )
  }

  private static func name(of rule: HardRule) -> PhraseKey {
    switch rule {
    case .place: .verdict(.rulePlace)
    case .pay: .verdict(.rulePay)
    case .seniority: .verdict(.ruleLevel)
    case .refusedSkills: .verdict(.ruleRefusals)
    case .language: .verdict(.ruleLanguage)
    case .employment: .verdict(.ruleEmployment)
    }
  }
}
