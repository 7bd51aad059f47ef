import Domain
import ModelReasoning
import Ports
import Profiler
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct ModelJudgeTests {
  static let seeker = JudgedSide(
    publicFacet: InjectionTests.facet(
      "I rebuilt the billing queue in Go", "Пишу на Go шесть лет", wants: "A small team that owns its product"
    ),
    facts: MatchFacts(), privateNotes: ["My wife is expecting twins in March"])
  static let provider = JudgedSide(
    publicFacet: InjectionTests.facet(
      "We settle payments for shops", wants: "Somebody who has run Go in production"),
    facts: MatchFacts(), privateNotes: [])

  static func answer(
    _ decision: String = "qualified", rationale: String = "Both ways it fits.",
    quoting quotes: (String, String)...
  ) -> String {
    let value: JSONValue = [
      "technical": "t", "practical": "p", "concerns": "c", "decision": .string(decision),
      "rationale": .string(rationale),
      "quotes": .array(quotes.map { ["side": .string($0.0), "words": .string($0.1)] }),
    ]
    return value.description
  }

  static let evidence = answer(
    quoting: ("seeker", "rebuilt the billing queue in Go"), ("provider", "run Go in production"))

  static func judge(_ model: any LanguageModel, _ language: Language = .english) -> ModelJudge {
    ModelJudge(
      model: model, prompts: ShippedPrompts(), names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped,
      language: language)
  }

  private func judged(_ answers: String...) async throws -> (verdict: Verdict, spending: [Outcome.Spending]) {
    try await Self.judge(ScriptedModel(answers.map { .answer($0) })).judge(
      seeker: Self.seeker, provider: Self.provider)
  }

  @Test func aVerdictStandsOnWordsOfBothSides() async throws {
    let (verdict, spending) = try await judged(
      Self.answer(
        rationale: " Both ways it fits. ", quoting: ("seeker", "«ПИШУ НА GO  шесть лет»"),
        ("seeker", "I know Rust"),
        ("provider", "run Go in production"), ("provider", "run Go in production"),
        ("seeker", "Go in production")))
    #expect(verdict.decision == .qualified)
    #expect(verdict.rationale == "Both ways it fits.")
    #expect(
      verdict.quotes == [
        Verdict.Quote(side: .seeker, text: "Пишу на Go шесть лет"),
        Verdict.Quote(side: .provider, text: "run Go in production"),
      ])
    #expect(spending.map(\.cost.microdollars) == [1_000])
  }

  @Test func aQualifiedWithoutEvidenceIsAskedForAgainAndThenNone() async throws {
    let empty = Self.answer(quoting: ("seeker", "ten years of Rust"), ("provider", "run Go in production"))
    let repaired = try await judged(empty, Self.evidence)
    #expect(repaired.verdict.decision == .qualified && repaired.spending.count == 2)
    let (verdict, spending) = try await judged(empty, Self.answer(), empty)
    #expect(verdict.decision == .disqualified && verdict.quotes == [])
    #expect(
      verdict.rationale == "Disqualified: the model quoted nothing that stands in their words.")
    #expect(spending.map(\.cost.microdollars) == [1_000, 2_000, 3_000])
    // To say no takes no evidence.
    #expect(try await judged(Self.answer("disqualified")).verdict.decision == .disqualified)
  }

  @Test func privateNotesAreToldToTheJudgeAndByNobody() async throws {
    let model = ScriptedModel([
      .answer(
        Self.answer("disqualified", rationale: "They said: my wife is expecting twins in March.")),
      .answer(Self.answer("disqualified", quoting: ("seeker", "expecting twins in March"))),
    ])
    let (verdict, _) = try await Self.judge(model).judge(seeker: Self.seeker, provider: Self.provider)
    #expect(verdict.rationale == "Both ways it fits." && verdict.quotes == [])
    let request = try #require(model.requests.first)
    #expect(
      request.question.contains(
        .quoted(
          Quotation(
            "My wife is expecting twins in March",
            source: "the seeker's private notes, internal: never quoted or told"))))
    #expect(
      ModelRequest.text(of: try #require(model.requests.last).question).contains(
        "the rationale tells what is in a private note."))
  }

  @Test func whatPeopleWroteStandsInFencesOnly() async throws {
    let model = ScriptedModel([.answer(Self.evidence)])
    _ = try await Self.judge(model, .russian).judge(seeker: Self.seeker, provider: Self.provider)
    let request = try #require(model.requests.first)
    let visible = Obedience.visible(request.text)
    for words in ["billing", "Пишу", "twins", "payments", "production"] { #expect(!visible.contains(words)) }
    #expect(visible.contains("in Russian for the operator"))
    #expect(request.promptVersion == ShippedPrompts().prompt(.judge).version)
  }

  @Test func aRuleThatFailsDecidesWithoutAModel() async throws {
    var facts = MatchFacts()
    facts.pay = Pay(least: 9_000, most: nil, currency: "EUR", period: .month, tax: .net)
    var terms = MatchFacts()
    terms.pay = Pay(least: nil, most: 4_000, currency: "EUR", period: .month, tax: .net)
    func verdict(_ language: Language) async throws -> (verdict: Verdict, spending: [Outcome.Spending]) {
      try await Self.judge(ScriptedModel([]), language).judge(
        seeker: JudgedSide(publicFacet: Self.seeker.publicFacet, facts: facts, privateNotes: []),
        provider: JudgedSide(publicFacet: Self.provider.publicFacet, facts: terms, privateNotes: []))
    }
    let english = try await verdict(.english)
    #expect(
      english.verdict
        == Verdict(decision: .disqualified, rationale: "Disqualified: not fitting: pay.", quotes: []))
    #expect(english.spending == [])
    #expect(try await verdict(.russian).verdict.rationale == "Не подходит: не сходится: деньги.")
  }

  @Test func privateFloorsReachTheJudgeMarkedAsInternal() async throws {
    var facts = MatchFacts()
    facts.pay = Pay(least: 3_000, most: nil, currency: "EUR", period: .month, tax: .net)
    facts.skills = ["go"]
    let model = ScriptedModel([.answer(Self.evidence)])
    _ = try await Self.judge(model).judge(
      seeker: JudgedSide(publicFacet: Self.seeker.publicFacet, facts: facts, privateNotes: []),
      provider: Self.provider)
    let text = try #require(model.requests.first).text
    #expect(
      text.contains("of=\"the seeker's facts that rules compare, internal\">\nskills: Go\npay, internal: "))
  }

  @Test func answersThatAreNoVerdictFailTheAttempt() async throws {
    await #expect {
      _ = try await judged("{}", "qualified", Self.answer("maybe"))
    } throws: { error in
      guard case .failed(_, .known(let calls), nil)? = error as? JobError else { return false }
      return calls.count == 3
    }
    let whole = Array(Self.evidence.utf8)
    for end in stride(from: 0, to: whole.count, by: 45) {
      let cut = String(decoding: whole[..<end], as: UTF8.self)
      await #expect(throws: JobError.self) { _ = try await judged(cut, cut, cut) }
    }
  }

  @Test func aLongProfileIsCutAndNoMoreConvincing() async throws {
    let padding = (1...400).map { "I rebuilt the billing queue in Go, part \($0)." }
    var facet = Self.seeker.publicFacet
    facet.offers.words = padding
    let model = ScriptedModel([.answer(Self.evidence)])
    _ = try await Self.judge(model).judge(
      seeker: JudgedSide(
        publicFacet: facet, facts: MatchFacts(),
        privateNotes: [String(repeating: "заметка ", count: 2_000)]), provider: Self.provider)
    let question = ModelRequest.text(of: try #require(model.requests.first).question)
    #expect(question.contains("part 1.") && !question.contains("part 400."))
    #expect(question.unicodeScalars.count < 9_000)
  }
}
