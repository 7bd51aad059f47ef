package import Domain
import FoundationEssentials
package import HTTPTransport
package import LanguageModels

/// Which models of a provider make what, as configured and checked.
package struct ModelConfiguration: Sendable {
  /// As `Maker` and the tables know it: "openai", "anthropic", "compatible".
  package let provider: ModelSettings.Provider
  /// Everything but the model's name and prices.
  package let base: ModelSettings
  /// The model of each kind of generation.
  package let names: [JobTask.Kind: String]
  /// The longest request of the conversation, and the longest answer, in tokens.
  package let limits: Limits
  /// Models that cost nothing, by name; `nil` for all of them.
  package let freeModels: Set<String>?
  /// Whether that is so because they run on this machine, and not because somebody said it.
  package let isFreeByPlace: Bool
  /// The operator's table of prices; `nil` where the shipped one is all.
  package let pricesPath: String?
  /// The way to other machines.
  package let proxy: ProxySettings

  /// How much is read and written at most in a turn of the conversation.
  package struct Limits: Hashable, Sendable {
    package let promptTokens: Int
    package let answerTokens: Int
  }

  /// The shortest limit of a request that can be configured: the shipped instructions and the answer's shape take less than
  /// three quarters of it by any model's count.
  package static let leastPromptTokens = 8_000

  /// What generations can be made by models.
  package static let kinds: [JobTask.Kind] = [.reply, .qualify, .introduce, .summarise, .question]

  /// The maker's name in rows.
  package var maker: Maker { .provider(provider.rawValue) }

  /// Reads what the variables say of a provider.
  ///
  /// - Returns: `nil` for the built-in rules, and where the provider's key is missing: then nobody is asked either.
  /// - Throws: `ConfigurationError`; never with a key in it.
  package init?(
    _ name: Configuration.ProviderName, _ values: VariableValues, environment: [String: String]
  ) throws(ConfigurationError) {
    guard let provider = name.provider else { return nil }
    let endpoint = try Self.endpoint(of: provider, values)
    let key = try Self.key(of: provider, values, environment)
    // A server on this machine may want none, and any other compatible one as well.
    guard key != nil || provider == .compatible || endpoint.isLoopback else { return nil }
    self.provider = provider
    names = try Self.names(provider, values)
    limits = Limits(
      promptTokens: Int(
        try values.number(.promptTokens, .plain, in: Self.leastPromptTokens...2_000_000) ?? 12_000),
      answerTokens: Int(try values.number(.answerTokens, .plain, in: 100...200_000) ?? 2_000))
    base = ModelSettings(
      provider: provider, endpoint: endpoint, key: key, model: "", fields: try Self.fields(values),
      temperature: try values.number(.modelTemperature, .plain, in: 0...2),
      effort: Self.effort(provider, values),
      contextLimit: try values.number(.contextTokens, .plain, in: 2_000...10_000_000).map { Int($0) },
      pricing: .free)
    let free = FreeModels(values, provider, at: endpoint)
    (freeModels, isFreeByPlace) = (free.names, free.isByPlace)
    pricesPath = values[.prices]?.value
    proxy = ProxySettings(environment: environment)
  }

  private static func names(
    _ provider: ModelSettings.Provider, _ values: VariableValues
  ) throws(ConfigurationError) -> [JobTask.Kind: String] {
    let chosen = values[.model]?.value
    let usual: (general: String, judge: String)
    switch provider {
    // A chat asks often, and its answers are checked; a verdict is rare, and two people's time hangs on it.
    case .openai: usual = ("gpt-6-luna", "gpt-6-sol")
    case .anthropic: usual = ("claude-haiku-5-5", "claude-sonnet-5-5")
    case .compatible:
      // Nobody can know what a server of one's own serves.
      guard let chosen else {
        throw .lacks(
          .model, because: .provider, value: provider.rawValue, source: source(of: .provider, values))
      }
      usual = (chosen, chosen)
    }
    func name(_ variable: Variable, _ usual: String) -> String { values[variable]?.value ?? chosen ?? usual }
    return [
      .reply: name(.replyModel, usual.general), .qualify: name(.judgeModel, usual.judge),
      .introduce: name(.introductionModel, usual.general), .summarise: name(.summaryModel, usual.general),
      // Shorter than an introduction, and of the same stuff.
      .question: name(.introductionModel, usual.general),
    ]
  }

  static func source(of variable: Variable, _ values: VariableValues) -> VariableSource {
    values[variable]?.source ?? .environment
  }

  private static func endpoint(
    of provider: ModelSettings.Provider, _ values: VariableValues
  ) throws(ConfigurationError) -> HTTPEndpoint {
    let variable: Variable = provider == .anthropic ? .anthropicBaseURL : .openAIBaseURL
    let endpoint: HTTPEndpoint?
    do {
      endpoint = try provider.endpoint(base: values[variable]?.value)
    } catch {
      throw .invalid(variable, source: source(of: variable, values), expected: .endpoint)
    }
    guard let endpoint else {
      throw .lacks(
        variable, because: .provider, value: provider.rawValue, source: source(of: .provider, values))
    }
    return endpoint
  }

  /// `low` unless told otherwise: nobody who chats waits for a long thought, and it is paid for. Of any other server
  /// nobody knows whether it takes one.
  private static func effort(_ provider: ModelSettings.Provider, _ values: VariableValues) -> String? {
    guard let word = values[.modelEffort]?.value.lowercased() else {
      return provider == .compatible ? nil : "low"
    }
    return word == "default" ? nil : word
  }

  static func fields(_ values: VariableValues) throws(ConfigurationError) -> [HTTPField] {
    guard let (text, source) = values[.modelHeaders] else { return [] }
    var fields: [HTTPField] = []
    for entry in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let parts = entry.split(separator: ":", maxSplits: 1)
      let name = parts.first.map { $0.filter { $0 != " " } } ?? ""
      guard parts.count == 2, !name.isEmpty, name.utf8.allSatisfy(isToken) else {
        throw .invalid(.modelHeaders, source: source, expected: .headers)
      }
      let value = parts[1].drop { $0 == " " }
      // Whoever sends one may send a secret: none of them is ever shown.
      fields.append(HTTPField(name, secret: Secret(String(value))))
    }
    return fields
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

/// Which models cost nothing.
struct FreeModels {
  /// `nil` for all of them.
  let names: Set<String>?
  /// Whether that is so because they run on this machine, and not because somebody said it.
  let isByPlace: Bool

  init(_ values: VariableValues, _ provider: ModelSettings.Provider, at endpoint: HTTPEndpoint) {
    if let free = values[.freeModels]?.value {
      let names = free.split { $0 == "," || $0 == " " }.map(String.init)
      self.names = names == ["*"] ? nil : Set(names)
      isByPlace = false
    } else {
      isByPlace = provider == .compatible && endpoint.isLoopback
      names = isByPlace ? nil : []
    }
  }
}

// MARK: Keys

extension ModelConfiguration {
  /// A key where one is: of the variable, of the file that a variable names, or of systemd's credentials.
  ///
  /// - Throws: `ConfigurationError` where a file was named that cannot be read, or holds no key.
  static func key(
    of provider: ModelSettings.Provider, _ values: VariableValues, _ environment: [String: String]
  ) throws(ConfigurationError) -> Secret? {
    provider == .anthropic
      ? try key(.anthropicKey, orFile: .anthropicKeyFile, values, environment)
      : try key(.openAIKey, orFile: .openAIKeyFile, values, environment)
  }

  /// A key of one variable, of the file that another one names, or of systemd's credentials under the first one's name.
  ///
  /// - Throws: `ConfigurationError` where a file was named that cannot be read, or holds no key.
  static func key(
    _ variable: Variable, orFile fileVariable: Variable, _ values: VariableValues,
    _ environment: [String: String]
  ) throws(ConfigurationError) -> Secret? {
    if let (text, source) = values[variable] {
      guard let key = secret(text) else { throw .invalid(variable, source: source, expected: .key) }
      return key
    }
    if let (path, source) = values[fileVariable] {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw .unreadable(path: path, .notReadable)
      }
      guard let key = secret(text) else { throw .invalid(fileVariable, source: source, expected: .key) }
      return key
    }
    // https://systemd.io/CREDENTIALS: a folder that only this service may read.
    guard let folder = environment["CREDENTIALS_DIRECTORY"], folder.hasPrefix("/") else { return nil }
    let path = folder + "/" + variable.rawValue.lowercased()
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .unreadable(path: path, .notReadable)
    }
    guard let key = secret(text) else { throw .unreadable(path: path, .noKey) }
    return key
  }

  /// Whose key is there, be it for another program; OpenAI's where both are.
  static func keyedProvider(
    _ values: VariableValues, _ environment: [String: String]
  ) -> Configuration.ProviderName? {
    if (try? key(of: .openai, values, environment)) != nil { return .openai }
    return (try? key(of: .anthropic, values, environment)) != nil ? .anthropic : nil
  }

  /// The text without white space around it; `nil` where that is no key.
  private static func secret(_ text: String) -> Secret? {
    var key = text[...]
    while let last = key.last, last.isWhitespace { key.removeLast() }
    key = key.drop { $0.isWhitespace }
    // Printable ASCII in one piece: anything else could not be sent.
    guard !key.isEmpty, key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    return Secret(String(key))
  }
}

// MARK: What follows from it

extension ModelConfiguration {
  /// A hash of all that decides whether the provider can serve: address, key, headers and the models. A breaker
  /// locked by one configuration opens with another.
  package var fingerprint: String { base.fingerprint(with: names.values.sorted()) }

  /// The settings of the model that makes a kind of generation.
  ///
  /// - Parameter list: what models cost.
  package func settings(for kind: JobTask.Kind, pricedBy list: any PriceList) -> ModelSettings {
    settings(of: names[kind] ?? "", pricedBy: list)
  }

  /// The settings of any model of the provider.
  package func settings(of name: String, pricedBy list: any PriceList) -> ModelSettings {
    var settings = base
    settings.model = name
    settings.pricing = isFree(name) ? .free : .table(list)
    return settings
  }

  /// Whether a model was declared, or is known by where it runs, to cost nothing.
  package func isFree(_ name: String) -> Bool { freeModels?.contains(name) ?? true }
}

extension Configuration.ProviderName {
  /// The wire format and prices; `nil` for the built-in rules.
  package var provider: ModelSettings.Provider? {
    switch self {
    case .builtin: nil
    case .openai: .openai
    case .anthropic: .anthropic
    case .compatible: .compatible
    }
  }
}
