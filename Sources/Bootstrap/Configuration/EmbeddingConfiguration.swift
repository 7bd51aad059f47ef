package import Domain
package import HTTPTransport
package import LanguageModels

/// Which provider's model makes vectors, as configured and checked.
package struct EmbeddingConfiguration: Sendable {
  /// The words of `MITKO_EMBEDDER`.
  package enum EmbedderName: String, CaseIterable, Hashable, Sendable {
    case local, openai, compatible
  }

  /// Everything but the prices; the model by its provider's name.
  package let settings: ModelSettings
  /// Numbers in a vector.
  package let dimension: Int
  /// The operator's table of prices; `nil` where the shipped one is all.
  package let pricesPath: String?
  /// The way to other machines.
  package let proxy: ProxySettings
  /// Models that cost nothing, by name; `nil` for all of them.
  private let freeModels: Set<String>?

  /// The maker's name in rows, apart from that of the same provider's language models: they may be asked elsewhere, with
  /// another key, and what is wrong with one is not wrong with the other.
  package var maker: Maker { .provider(settings.provider.rawValue + ".embeddings") }

  /// Reads what the variables say of an embedder.
  ///
  /// - Returns: `nil` for the local one.
  /// - Throws: `ConfigurationError`; never with a key in it. A key that is missing is an error and no reason to embed
  ///   locally: everybody would be embedded anew, there and back.
  package init?(
    _ values: VariableValues, environment: [String: String]
  ) throws(ConfigurationError) {
    let provider: ModelSettings.Provider
    switch try values.word(.embedder, as: EmbedderName.self) ?? .local {
    case .local: return nil
    case .openai: provider = .openai
    case .compatible: provider = .compatible
    }
    let endpoint = try Self.endpoint(of: provider, values)
    let key = try Self.key(values, environment)
    guard key != nil || provider == .compatible || endpoint.isLoopback else {
      throw Self.lacks(values[.embeddingBaseURL] == nil ? .openAIKey : .embeddingKey, values)
    }
    let model = try Self.model(provider, values)
    let chosen = try values.number(.embeddingDimension, .plain, in: 2...65_536).map { Int($0) }
    guard let dimension = chosen ?? Self.ownDimension(of: model) else {
      throw Self.lacks(.embeddingDimension, values)
    }
    // Headers may hold secrets, too: they go where they were meant for.
    let fields = values[.embeddingBaseURL] == nil ? try ModelConfiguration.fields(values) : []
    settings = ModelSettings(
      provider: provider, endpoint: endpoint, key: key, model: model, fields: fields,
      limits: HTTPLimits(firstByte: .seconds(60), whole: .seconds(300)), pricing: .free)
    self.dimension = dimension
    freeModels = FreeModels(values, provider, at: endpoint).names
    pricesPath = values[.prices]?.value
    proxy = ProxySettings(environment: environment)
  }

  /// The space of the vectors. The last number counts how texts are composed and cleaned for it. Of a server of one's own
  /// the address belongs to it: the same name may mean another model there.
  package var space: EmbeddingSpace {
    let place =
      settings.provider == .compatible
      ? "-" + String(StableHash.of(settings.endpoint.description.utf8), radix: 16) : ""
    return EmbeddingSpace(
      model: settings.model, build: settings.provider.rawValue + place + "-2", dimension: dimension)
  }

  /// A hash of all that decides whether the provider can serve: address, key, headers, the model and the length of its
  /// vectors. A breaker locked by one configuration opens with another.
  package var fingerprint: String {
    settings.fingerprint(with: [settings.model, String(dimension)])
  }

  /// The settings of a model of this provider, with its prices.
  package func settings(of model: String, pricedBy list: any PriceList) -> ModelSettings {
    var settings = settings
    settings.model = model
    settings.pricing = freeModels?.contains(model) ?? true ? .free : .table(list)
    return settings
  }

  /// Whether vectors of that length have to be asked for, because the model's own are longer. Of a model that nobody
  /// knows the length is taken for its own: most servers refuse to be told one.
  package func asksForDimension(_ dimension: Int, of model: String) -> Bool {
    Self.ownDimension(of: model).map { $0 != dimension } ?? false
  }

  private static func lacks(_ variable: Variable, _ values: VariableValues) -> ConfigurationError {
    .lacks(
      variable, because: .embedder, value: values[.embedder]?.value ?? "",
      source: ModelConfiguration.source(of: .embedder, values))
  }

  private static func endpoint(
    of provider: ModelSettings.Provider, _ values: VariableValues
  ) throws(ConfigurationError) -> HTTPEndpoint {
    let variable: Variable = values[.embeddingBaseURL] == nil ? .openAIBaseURL : .embeddingBaseURL
    let endpoint: HTTPEndpoint?
    do {
      endpoint = try provider.endpoint(base: values[variable]?.value)
    } catch {
      throw .invalid(
        variable, source: ModelConfiguration.source(of: variable, values), expected: .endpoint)
    }
    guard let endpoint else { throw lacks(.embeddingBaseURL, values) }
    return endpoint
  }

  /// A key goes only where it was given for: that of the models to their address, an embedder's own to any.
  private static func key(
    _ values: VariableValues, _ environment: [String: String]
  ) throws(ConfigurationError) -> Secret? {
    let own = try ModelConfiguration.key(.embeddingKey, orFile: .embeddingKeyFile, values, environment)
    if own != nil || values[.embeddingBaseURL] != nil { return own }
    return try ModelConfiguration.key(of: .openai, values, environment)
  }

  private static func model(
    _ provider: ModelSettings.Provider, _ values: VariableValues
  ) throws(ConfigurationError) -> String {
    guard let (name, source) = values[.embeddingModel] else {
      // Nobody can know what a server of one's own serves.
      if provider == .compatible { throw lacks(.embeddingModel, values) }
      return "text-embedding-3-small"
    }
    guard !name.contains(where: \.isWhitespace) else {
      throw .invalid(.embeddingModel, source: source, expected: .modelName)
    }
    return name
  }

  /// The length of a model's vectors where it is known: https://developers.openai.com/api/docs/guides/embeddings.
  /// Gateways put the provider before the name ("openai/text-embedding-3-small").
  private static func ownDimension(of model: String) -> Int? {
    switch model.split(separator: "/").last {
    case "text-embedding-3-small", "text-embedding-ada-002": 1_536
    case "text-embedding-3-large": 3_072
    default: nil
    }
  }
}
