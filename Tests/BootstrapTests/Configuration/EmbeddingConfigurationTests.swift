import Bootstrap
import Domain
import HTTPTransport
import LanguageModels
import TestSupport
import Testing

/// Who makes vectors, where, with which key, and what is wrong with what was configured.
@Suite struct EmbeddingConfigurationTests {
  private func configuration(_ environment: [String: String]) throws -> Configuration {
    let environment = ["HOME": "/home/kim"].merging(environment) { _, new in new }
    return try Configuration(VariableValues(environment: environment), environment: environment)
  }

  private func embedding(_ environment: [String: String]) throws -> EmbeddingConfiguration {
    try #require(try configuration(environment).embedding)
  }

  private let openAI = ["MITKO_EMBEDDER": "openai", "OPENAI_API_KEY": "sk-very-secret"]

  @Test func vectorsAreMadeOnThisMachineUnlessSomebodyElseIsNamed() throws {
    #expect(try configuration(["OPENAI_API_KEY": "sk-very-secret"]).embedding == nil)
    #expect(try configuration(["MITKO_EMBEDDER": "local"]).embedding == nil)
    #expect(
      try configuration(["LLM_PROVIDER": "openai", "OPENAI_API_KEY": "sk-very-secret"]).embedding == nil)
  }

  @Test func openAIHasItsUsualModelAddressAndLength() throws {
    let it = try embedding(openAI)
    #expect(it.maker == .provider("openai.embeddings"))
    #expect(it.settings.endpoint.description == "https://api.openai.com/v1")
    #expect(it.space == EmbeddingSpace(model: "text-embedding-3-small", build: "openai-2", dimension: 1_536))
    #expect(!it.asksForDimension(1_536, of: "text-embedding-3-small"))
    #expect(try configuration(openAI).unusedKey == nil)
  }

  @Test func eachVariableHasItsEffect() throws {
    let it = try embedding(
      openAI.merging([
        "MITKO_EMBEDDING_MODEL": "text-embedding-3-large", "MITKO_EMBEDDING_DIMENSION": "256",
        "OPENAI_BASE_URL": "https://gate.example/v1", "MITKO_MODEL_HEADERS": "X-Team: mitko",
        "MITKO_PRICES": "/srv/prices.json",
      ]) { $1 })
    #expect(it.settings.endpoint.description == "https://gate.example/v1")
    #expect(it.space == EmbeddingSpace(model: "text-embedding-3-large", build: "openai-2", dimension: 256))
    #expect(it.asksForDimension(256, of: "text-embedding-3-large"))
    #expect(it.settings.fields.map(\.name) == ["X-Team"])
    #expect(it.settings.key?.reveal() == "sk-very-secret")
    #expect(it.pricesPath == "/srv/prices.json")
  }

  @Test func aKeyAndHeadersGoOnlyWhereTheyWereMeantFor() throws {
    let elsewhere = openAI.merging([
      "MITKO_EMBEDDING_BASE_URL": "https://vectors.example/v1", "MITKO_MODEL_HEADERS": "X-Team: mitko",
    ]) { $1 }
    #expect(
      throws: ConfigurationError.lacks(
        .embeddingKey, because: .embedder, value: "openai", source: .environment)
    ) { try configuration(elsewhere) }
    let own = try embedding(elsewhere.merging(["MITKO_EMBEDDING_API_KEY": "sk-own"]) { $1 })
    #expect(own.settings.key?.reveal() == "sk-own")
    #expect(own.settings.fields.isEmpty)
    let here = try embedding([
      "MITKO_EMBEDDER": "compatible", "MITKO_EMBEDDING_MODEL": "m", "MITKO_EMBEDDING_DIMENSION": "768",
      "MITKO_EMBEDDING_BASE_URL": "http://127.0.0.1:8080/v1", "OPENAI_API_KEY": "sk-very-secret",
    ])
    #expect(here.settings.key == nil)
  }

  @Test func serversOfOnesOwnHaveSpacesOfTheirOwn() throws {
    func space(_ port: Int) throws -> EmbeddingSpace {
      try embedding([
        "MITKO_EMBEDDER": "compatible", "MITKO_EMBEDDING_MODEL": "m", "MITKO_EMBEDDING_DIMENSION": "768",
        "OPENAI_BASE_URL": "http://127.0.0.1:\(port)/v1",
      ]).space
    }
    #expect(try space(8_080) == space(8_080))
    #expect(try space(8_080) != space(8_081))
    #expect(try space(8_080).dimension == 768)
  }

  @Test func whatDecidesWhetherTheProviderCanServeIsInTheFingerprint() throws {
    let one = try embedding(openAI).fingerprint
    #expect(try embedding(openAI).fingerprint == one)
    #expect(try embedding(openAI.merging(["OPENAI_API_KEY": "sk-other"]) { $1 }).fingerprint != one)
    #expect(
      try embedding(openAI.merging(["MITKO_EMBEDDING_DIMENSION": "512"]) { $1 }).fingerprint != one)
    #expect(
      try embedding(openAI.merging(["MITKO_MODEL_HEADERS": "X-Team: mitko"]) { $1 }).fingerprint != one)
    // Two processes reach the same provider by different ways.
    #expect(
      try embedding(openAI.merging(["HTTPS_PROXY": "http://proxy.example:3128"]) { $1 }).fingerprint == one)
    #expect(!one.contains("secret"))
  }

  @Test(arguments: [
    (["MITKO_EMBEDDER": "openai"], Variable.openAIKey),
    (["MITKO_EMBEDDER": "compatible"], .embeddingBaseURL),
    (["MITKO_EMBEDDER": "compatible", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"], .embeddingModel),
    (
      [
        "MITKO_EMBEDDER": "compatible", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
        "MITKO_EMBEDDING_MODEL": "m",
      ], .embeddingDimension
    ),
    (
      ["MITKO_EMBEDDER": "openai", "OPENAI_API_KEY": "k", "MITKO_EMBEDDING_MODEL": "m"], .embeddingDimension
    ),
  ])
  func whatIsMissingIsNamed(environment: [String: String], variable: Variable) throws {
    #expect(
      throws: ConfigurationError.lacks(
        variable, because: .embedder, value: environment["MITKO_EMBEDDER"] ?? "", source: .environment)
    ) { try configuration(environment) }
  }

  @Test(arguments: [
    ("MITKO_EMBEDDER", "gpt", Variable.embedder, ValueExpectation.words(["local", "openai", "compatible"])),
    ("MITKO_EMBEDDING_DIMENSION", "many", .embeddingDimension, .number(.plain, 2...65_536)),
    ("MITKO_EMBEDDING_MODEL", "two words", .embeddingModel, .modelName),
    ("MITKO_EMBEDDING_BASE_URL", "http://far.example/v1", .embeddingBaseURL, .endpoint),
  ])
  func aValueThatMakesNoSenseIsNamed(
    name: String, value: String, variable: Variable, expected: ValueExpectation
  ) throws {
    #expect(
      throws: ConfigurationError.invalid(variable, source: .environment, expected: expected)
    ) { try configuration(openAI.merging([name: value]) { $1 }) }
  }
}
