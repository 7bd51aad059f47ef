package import HTTPTransport

/// Which model is asked, where, and how.
package struct ModelSettings: Sendable {
  /// Whose wire format and prices.
  package enum Provider: String, CaseIterable, Hashable, Sendable {
    case openai, anthropic
    /// Any other server that speaks chat completions: OpenRouter, Ollama, llama.cpp, vLLM, LM Studio.
    case compatible

    /// The address below which its paths lie.
    ///
    /// - Parameter base: the configured one, as the providers' own libraries take it: `OPENAI_BASE_URL` with "/v1",
    ///   `ANTHROPIC_BASE_URL` without. `nil` and an empty text mean the provider's own.
    /// - Returns: `nil` where only the configuration could know.
    /// - Throws: `HTTPEndpointError` where the configured one is none.
    package func endpoint(base: String?) throws(HTTPEndpointError) -> HTTPEndpoint? {
      let base = base.flatMap { $0.isEmpty ? nil : $0 }
      switch self {
      case .openai: return try HTTPEndpoint(base ?? "https://api.openai.com/v1")
      case .anthropic:
        let endpoint = try HTTPEndpoint(base ?? "https://api.anthropic.com")
        return endpoint.path.hasSuffix("/v1") ? endpoint : endpoint.appending("v1")
      case .compatible: return try base.map { base throws(HTTPEndpointError) in try HTTPEndpoint(base) }
      }
    }
  }

  /// What the tokens cost.
  package enum Pricing: Sendable {
    /// A server of one's own.
    case free
    /// What the list says whenever it is asked.
    case table(any PriceList)
  }

  package var provider: Provider
  /// The address below which the format's paths lie, "/v1" included.
  package var endpoint: HTTPEndpoint
  package var key: Secret?
  /// By the provider's name for it.
  package var model: String
  /// Sent beside the format's own fields.
  package var fields: [HTTPField]
  /// Left out where `nil`, and where the model refuses one.
  package var temperature: Double?
  /// How much a model thinks, in the provider's word ("low"); left out where `nil`.
  package var effort: String?
  /// What a model may think beside its answer, in tokens; 0 where it does not think. `nil` takes what is usual for it.
  package var thinkingRoom: Int?
  /// What request and answer may have together, in tokens.
  package var contextLimit: Int?
  package var limits: HTTPLimits
  package var pricing: Pricing

  package init(
    provider: Provider, endpoint: HTTPEndpoint, key: Secret? = nil, model: String, fields: [HTTPField] = [],
    temperature: Double? = nil, effort: String? = nil, thinkingRoom: Int? = nil, contextLimit: Int? = nil,
    limits: HTTPLimits = HTTPLimits(), pricing: Pricing
  ) {
    self.provider = provider
    self.endpoint = endpoint
    self.key = key
    self.model = model
    self.fields = fields
    self.temperature = temperature
    self.effort = effort
    self.thinkingRoom = thinkingRoom
    self.contextLimit = contextLimit
    self.limits = limits
    self.pricing = pricing
  }
}
