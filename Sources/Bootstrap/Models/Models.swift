import Assets
import Domain
import HTTPTransport
import LanguageModels
import ModelReasoning
import Orchestrator
package import Ports

/// The models of the configured provider, ready to be asked: one for each kind of generation, over one transport.
package struct Models: Sendable {
  package let configuration: ModelConfiguration
  let prices: PriceFiles
  private let models: [JobTask.Kind: ProviderModel]
  let transport: HTTPTransport
  private let time: any TimeSource

  /// - Parameter log: hears of prices that change later.
  /// - Throws: `ConfigurationError` where the operator's prices cannot be used.
  init(
    _ configuration: ModelConfiguration, assets: EmbeddedAssets, time: any TimeSource,
    log: (any ProgramLog)? = nil
  ) throws(ConfigurationError) {
    self.configuration = configuration
    self.time = time
    let prices = try PriceFiles(
      own: configuration.pricesPath,
      shipped: assets.text(at: PriceFiles.shippedPath) ?? #"{"rows":[]}"#, time: time, log: log)
    let transport = HTTPTransport(proxy: configuration.proxy)
    self.prices = prices
    self.transport = transport
    models = Dictionary(
      uniqueKeysWithValues: ModelConfiguration.kinds.map { kind in
        (
          kind,
          ProviderModel(configuration.settings(for: kind, pricedBy: prices), over: transport, time: time)
        )
      })
  }

  /// Any other model of the same provider.
  package func model(named name: String) -> any LanguageModel {
    ProviderModel(configuration.settings(of: name, pricedBy: prices), over: transport, time: time)
  }

  /// The model that makes a kind of generation; its provider's breaker hears of what comes of each call.
  func model(for kind: JobTask.Kind, watchedBy desk: ProviderDesk) -> any LanguageModel {
    WatchedModel(models[kind] ?? model(named: configuration.names[kind] ?? ""), desk: desk)
  }

  /// Who makes generations, at these models' prices.
  var choice: MakerChoice {
    let (models, limits) = (models, configuration.limits)
    return MakerChoice(configured: configuration.maker, configuration: configuration.fingerprint) { kind in
      guard let model = models[kind], let lengths = limits.lengths(of: kind) else { return .unknown }
      return Self.bound(of: model, lengths)
    }
  }

  /// What a generation may cost at most. A repair is asked with the answer that was no good.
  private static func bound(of model: ProviderModel, _ lengths: CallLengths) -> CostEstimate {
    let bound = model.bound(
      promptTokens: lengths.request + lengths.answer, answerTokens: lengths.answer)
    switch bound {
    case .unknown: return .unknown
    // A model that costs nothing is asked all the same, and stands in the ledger.
    case .free: return .atMost(.zero)
    case .atMost(let money):
      return .atMost(Money(clamping: money.microdollars * Int64(ModelAsking.mostCalls)))
    }
  }
}

extension ModelConfiguration.Limits {
  /// What a turn of the conversation is held to.
  var interview: InterviewLimits { InterviewLimits(request: promptTokens, answer: answerTokens) }

  /// How long a call for a kind of generation is at most: what operators configured limits the conversation, the others
  /// have lengths of their own. `nil` of what no model generates.
  func lengths(of kind: JobTask.Kind) -> CallLengths? {
    switch kind {
    case .reply: interview.lengths
    case .qualify: ModelJudge.lengths
    case .introduce: ModelWriter.lengths
    case .summarise: ModelSummariser.lengths
    case .question: ModelQuestionAnswerer.lengths
    case .embed, .matchStep, .answerDeadline, .cleanUp, .announce: nil
    }
  }
}
