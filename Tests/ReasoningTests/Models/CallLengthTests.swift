import Domain
import HTTPTransport
import LanguageModels
import ModelReasoning
import Ports
import TestSupport
import Testing

/// What is reserved for a call is as long as the longest one, by any model's count and in the language that takes most.
@Suite(.timeLimit(.minutes(10))) struct CallLengthTests {
  /// Counts as a provider's model does, and answers as a script says.
  struct CountedModel: LanguageModel {
    let counter: ProviderModel
    let script: ScriptedModel
    var name: String { counter.name }
    let contextLimit: Int? = nil

    func tokens(in text: String) -> Int { counter.tokens(in: text) }
    func estimate(_ request: ModelRequest) -> CostEstimate { .free }
    func answer(
      _ request: ModelRequest, progress: (@Sendable (String) async -> Void)?
    ) async throws(ModelFailure) -> ModelAnswer { try await script.answer(request, progress: progress) }

    /// What it was asked, with the shape that the answer must have, in tokens.
    var longest: Int {
      script.requests.reduce(0) { most, request in
        max(most, tokens(in: request.text) + tokens(in: request.shape?.json.description ?? ""))
      }
    }
  }

  private func model(
    _ provider: ModelSettings.Provider, _ steps: ScriptedModel.Step...
  ) throws -> CountedModel {
    let settings = ModelSettings(
      provider: provider, endpoint: try HTTPEndpoint("https://host.example/v1"), model: "m", pricing: .free)
    return CountedModel(
      counter: ProviderModel(settings, over: HTTPTransport(), time: ManualTime()),
      script: ScriptedModel(steps))
  }

  /// So many Unicode scalars of Russian, whose words cost more than English ones.
  private func russian(_ scalars: Int) -> String {
    String(String(repeating: "Проектирую распределённые системы. ", count: scalars / 35 + 1).prefix(scalars))
  }

  private var longFacet: PublicFacet {
    InjectionTests.facet(russian(9_000), wants: russian(9_000), practical: russian(9_000))
  }

  @Test(arguments: ModelSettings.Provider.allCases)
  func theLongestTurnOfAConversation(provider: ModelSettings.Provider) async throws {
    for limits in [InterviewLimits(), InterviewLimits(request: 8_000, answer: 1_000)] {
      let model = try model(provider, RepairTests.good.step)
      var talk = ModelTalk(.russian)
      for _ in 1...30 {
        talk.add(.user, russian(2_000))
        talk.add(.mitko, russian(1_000))
      }
      talk.summary = ChatSummary(text: russian(4_000), upTo: 40, promptVersion: "x")
      var profile = Profile()
      profile.privateNotes = (1...40).map { russian(300) + "\($0)" }
      talk.profile = profile
      _ = try? await talk.turn(russian(16_000), russian(16_000), model: model, limits: limits)
      let longest = model.longest
      #expect((limits.request...limits.lengths.request).contains(longest), "\(longest)")
    }
  }

  @Test(arguments: ModelSettings.Provider.allCases)
  func theShortestRequestThatCanBeConfiguredHoldsTheInstructions(
    provider: ModelSettings.Provider
  ) async throws {
    let model = try model(provider, RepairTests.good.step)
    var talk = ModelTalk()
    _ = try await talk.turn(
      "I look for a job", model: model, limits: InterviewLimits(request: 8_000, answer: 1_000))
    // Of 8,000.
    #expect((1...6_000).contains(model.longest))
  }

  @Test(arguments: ModelSettings.Provider.allCases)
  func theLongestVerdict(provider: ModelSettings.Provider) async throws {
    let model = try model(provider, .answer("no"), .answer("no"), .answer("no"))
    let side = JudgedSide(
      publicFacet: longFacet, facts: MatchFacts(),
      privateNotes: (1...20).map { russian(400) + "\($0)" })
    _ = try? await ModelJudgeTests.judge(model).judge(seeker: side, provider: side)
    #expect((1...ModelJudge.lengths.request + ModelJudge.lengths.answer).contains(model.longest))
  }

  @Test(arguments: ModelSettings.Provider.allCases)
  func theLongestIntroduction(provider: ModelSettings.Provider) async throws {
    let model = try model(provider, .answer(""), .answer(""), .answer(""))
    _ = try? await ModelWriterTests.writer(model).introduce(
      IntroductionRequest(
        reader: .provider, readerFacet: longFacet, otherFacet: longFacet,
        constraints: HardConstraints(payScale: PayScale(euros: ["EUR": 1])),
        score: PairScore(seekerToProvider: 0.8, providerToSeeker: 0.8), language: .russian))
    #expect((1...ModelWriter.lengths.request + ModelWriter.lengths.answer).contains(model.longest))
  }
}
