package import Domain
package import Ports

/// A model whose calls its provider's breaker lets through and hears of.
package struct WatchedModel: LanguageModel {
  private let model: any LanguageModel
  private let desk: ProviderDesk

  package init(_ model: any LanguageModel, desk: ProviderDesk) {
    self.model = model
    self.desk = desk
  }

  package var name: String { model.name }
  package var contextLimit: Int? { model.contextLimit }
  package func tokens(in text: String) -> Int { model.tokens(in: text) }
  package func estimate(_ request: ModelRequest) -> CostEstimate { model.estimate(request) }

  package func answer(
    _ request: ModelRequest, progress: (@Sendable (String) async -> Void)?
  ) async throws(ModelFailure) -> ModelAnswer {
    try await desk.admit()
    do {
      let answer = try await model.answer(request, progress: progress)
      await desk.ended(.answered)
      return answer
    } catch {
      await desk.ended(error.breakerResult)
      throw error
    }
  }
}

extension ModelFailure {
  /// What the failure says of the provider.
  var breakerResult: ProviderBreaker.Result {
    switch reason {
    case .rateLimited(let after), .overloaded(let after): .failed(after: after)
    case .providerFailed, .unreachable, .timedOut, .cut, .malformed: .failed(after: nil)
    case .wrongKey: .needsCare(.wrongKey)
    case .forbidden: .needsCare(.forbidden)
    case .unknownModel: .needsCare(.unknownModel)
    case .quotaExhausted: .needsCare(.quotaExhausted)
    case .untrusted: .needsCare(.untrusted)
    case .wrongDimension: .needsCare(.wrongDimension)
    // The provider is there; it is the request or the answer that was no good.
    case .contextOverflow, .truncated, .refused, .rejected: .answered
    case .cancelled: .abandoned
    }
  }
}
