import Bootstrap
import Domain
import Foundation
import HTTPTransport
import LanguageModels
import TestSupport
import Testing

/// Which models are asked, where, with which key, and what is wrong with what was configured.
@Suite struct ModelConfigurationTests {
  private func configuration(_ environment: [String: String]) throws -> Configuration {
    let environment = ["HOME": "/home/kim"].merging(environment) { _, new in new }
    return try Configuration(VariableValues(environment: environment), environment: environment)
  }

  private func models(_ environment: [String: String]) throws -> ModelConfiguration {
    try #require(try configuration(environment).models)
  }

  private let openAI = ["LLM_PROVIDER": "openai", "OPENAI_API_KEY": "sk-very-secret"]

  @Test func nothingIsAskedUnlessAProviderIsNamed() throws {
    let plain = try configuration(["OPENAI_API_KEY": "sk-very-secret"])
    #expect(plain.models == nil)
    #expect(plain.unusedKey == .openai)
    #expect(try configuration(["ANTHROPIC_API_KEY": "sk-ant"]).unusedKey == .anthropic)
    let chosen = try configuration(["LLM_PROVIDER": "builtin", "OPENAI_API_KEY": "sk-very-secret"])
    #expect(chosen.models == nil)
    #expect(chosen.unusedKey == nil)
  }

  @Test func withoutItsKeyAProviderIsNotAsked() throws {
    let missing = try configuration(["LLM_PROVIDER": "anthropic", "OPENAI_API_KEY": "sk-of-another"])
    #expect(missing.provider == .anthropic)
    #expect(missing.models == nil)
  }

  @Test func aProviderHasItsUsualModelsAndAddress() throws {
    let one = try models(openAI)
    #expect(one.maker == .provider("openai"))
    #expect(one.base.endpoint.description == "https://api.openai.com/v1")
    #expect(
      one.names == [
        .reply: "gpt-6-luna", .qualify: "gpt-6-sol", .introduce: "gpt-6-luna", .summarise: "gpt-6-luna",
        .question: "gpt-6-luna",
      ])
    #expect(one.limits.promptTokens == 12_000)
    #expect(one.limits.answerTokens == 2_000)
    #expect(one.base.effort == "low")
    #expect(!one.isFree("gpt-6-luna"))
    let other = try models(["LLM_PROVIDER": "anthropic", "ANTHROPIC_API_KEY": "sk-ant"])
    #expect(other.base.endpoint.description == "https://api.anthropic.com/v1")
    #expect(other.names[.qualify] == "claude-sonnet-5-5")
    #expect(other.names[.reply] == "claude-haiku-5-5")
  }

  @Test func eachVariableHasItsEffect() throws {
    let it = try models(
      openAI.merging([
        "OPENAI_BASE_URL": "https://gate.example/v1/", "MITKO_MODEL": "m", "MITKO_JUDGE_MODEL": "j",
        "MITKO_REPLY_MODEL": "r", "MITKO_INTRODUCTION_MODEL": "i", "MITKO_SUMMARY_MODEL": "s",
        "MITKO_MODEL_TEMPERATURE": "0.25", "MITKO_MODEL_EFFORT": "High", "MITKO_PROMPT_TOKENS": "9000",
        "MITKO_ANSWER_TOKENS": "700", "MITKO_CONTEXT_TOKENS": "8192", "MITKO_FREE_MODELS": "r, s",
        "MITKO_PRICES": "/srv/prices.json", "MITKO_MODEL_HEADERS": "X-Team: mitko; HTTP-Referer: a:b",
      ]) { $1 })
    #expect(it.base.endpoint.description == "https://gate.example/v1")
    #expect(it.names == [.reply: "r", .qualify: "j", .introduce: "i", .summarise: "s", .question: "i"])
    #expect(it.base.temperature == 0.25)
    #expect(it.base.effort == "high")
    #expect(it.base.contextLimit == 8_192)
    #expect(it.limits.promptTokens == 9_000)
    #expect(it.limits.answerTokens == 700)
    #expect(it.isFree("r") && it.isFree("s") && !it.isFree("j"))
    #expect(it.pricesPath == "/srv/prices.json")
    #expect(it.base.fields.map(\.name) == ["X-Team", "HTTP-Referer"])
    #expect(try models(openAI.merging(["MITKO_MODEL": "m"]) { $1 }).names[.qualify] == "m")
    #expect(try models(openAI.merging(["MITKO_MODEL_EFFORT": "default"]) { $1 }).base.effort == nil)
    #expect(try models(openAI.merging(["MITKO_FREE_MODELS": "*"]) { $1 }).isFree("anything"))
  }

  @Test func aServerOnThisMachineCostsNothingAndNeedsNoKey() throws {
    let local = try models([
      "LLM_PROVIDER": "compatible", "OPENAI_BASE_URL": "http://127.0.0.1:8080/v1", "MITKO_MODEL": "tiny",
    ])
    #expect(local.base.key == nil)
    #expect(local.isFree("tiny") && local.isFreeByPlace)
    #expect(local.base.effort == nil)
    let far = try models([
      "LLM_PROVIDER": "compatible", "OPENAI_BASE_URL": "https://openrouter.ai/api/v1", "MITKO_MODEL": "tiny",
    ])
    #expect(!far.isFree("tiny") && !far.isFreeByPlace)
    // Somebody may stand between this machine and OpenAI: its prices hold.
    let between = try models(["LLM_PROVIDER": "openai", "OPENAI_BASE_URL": "http://localhost:9/v1"])
    #expect(!between.isFree("gpt-6-luna"))
  }

  @Test func aKeyMayLieInAFileOrAmongTheServicesCredentials() throws {
    let folder = try TemporaryDirectory()
    let file = folder.path("key")
    try " sk-of-the-file \n".write(toFile: file, atomically: true, encoding: .utf8)
    try "sk-of-systemd\n".write(
      toFile: folder.path("anthropic_api_key"), atomically: true, encoding: .utf8)
    let fromFile = try models(["LLM_PROVIDER": "openai", "OPENAI_API_KEY_FILE": file])
    #expect(fromFile.base.key?.reveal() == "sk-of-the-file")
    let service = ["LLM_PROVIDER": "anthropic", "CREDENTIALS_DIRECTORY": folder.path]
    #expect(try models(service).base.key?.reveal() == "sk-of-systemd")
    let said = service.merging(["ANTHROPIC_API_KEY": "sk-said"]) { $1 }
    #expect(try models(said).base.key?.reveal() == "sk-said")
  }

  @Test func whatIsWrongIsNamedWithItsSourceAndNeverWithItsValue() throws {
    let folder = try TemporaryDirectory()
    let empty = folder.path("empty")
    try "\n".write(toFile: empty, atomically: true, encoding: .utf8)
    func error(_ environment: [String: String]) -> ConfigurationError? {
      do {
        _ = try configuration(environment)
        return nil
      } catch let error as ConfigurationError {
        return error
      } catch {
        return nil
      }
    }
    func withKey(_ environment: [String: String]) -> [String: String] {
      openAI.merging(environment) { $1 }
    }
    let cases: [([String: String], ConfigurationError)] = [
      (
        withKey(["OPENAI_API_KEY": "two words"]),
        .invalid(.openAIKey, source: .environment, expected: .key)
      ),
      (
        withKey(["OPENAI_BASE_URL": "http://far.example/v1"]),
        .invalid(.openAIBaseURL, source: .environment, expected: .endpoint)
      ),
      (
        withKey(["MITKO_MODEL_HEADERS": "no colon"]),
        .invalid(.modelHeaders, source: .environment, expected: .headers)
      ),
      (
        withKey(["MITKO_MODEL_TEMPERATURE": "3"]),
        .invalid(.modelTemperature, source: .environment, expected: .number(.plain, 0...2))
      ),
      (
        // The shipped instructions alone take more than 1,000.
        withKey(["MITKO_PROMPT_TOKENS": "7999"]),
        .invalid(.promptTokens, source: .environment, expected: .number(.plain, 8_000...2_000_000))
      ),
      (
        ["LLM_PROVIDER": "openai", "OPENAI_API_KEY_FILE": empty],
        .invalid(.openAIKeyFile, source: .environment, expected: .key)
      ),
      (
        ["LLM_PROVIDER": "openai", "OPENAI_API_KEY_FILE": folder.path("none")],
        .unreadable(path: folder.path("none"), .notReadable)
      ),
      (
        ["LLM_PROVIDER": "compatible", "MITKO_MODEL": "tiny"],
        .lacks(.openAIBaseURL, because: .provider, value: "compatible", source: .environment)
      ),
      (
        ["LLM_PROVIDER": "compatible", "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"],
        .lacks(.model, because: .provider, value: "compatible", source: .environment)
      ),
      (
        ["MITKO_ALERT_COMMAND": folder.path("none")],
        .invalid(.alertCommand, source: .environment, expected: .program)
      ),
    ]
    for (environment, expected) in cases {
      let found = error(environment)
      #expect(found == expected)
      #expect(!"\(String(describing: found))".contains("two words"))
    }
  }

  @Test func anotherKeyAddressModelOrHeaderMakesAnotherFingerprint() throws {
    let one = try models(openAI).fingerprint
    #expect(try models(openAI).fingerprint == one)
    for change in [
      ["OPENAI_API_KEY": "sk-other"], ["MITKO_MODEL": "m"], ["OPENAI_BASE_URL": "https://gate.example/v1"],
      ["MITKO_MODEL_HEADERS": "X-Team: mitko"],
    ] {
      #expect(try models(openAI.merging(change) { $1 }).fingerprint != one)
    }
    // Two processes reach the same provider by different ways.
    for way in [["HTTPS_PROXY": "http://proxy.example:3128"], ["no_proxy": "api.openai.com"]] {
      #expect(try models(openAI.merging(way) { $1 }).fingerprint == one)
    }
    func headers(_ text: String) throws -> String {
      try models(openAI.merging(["MITKO_MODEL_HEADERS": text]) { $1 }).fingerprint
    }
    #expect(try headers("X-Team: mitko") != headers("X-Team: other"))
    #expect(try headers("X-Team: mitko") == headers("x-team: mitko"))
    #expect(!one.contains("secret"))
    #expect(!"\(try models(openAI))".contains("sk-very-secret"))
  }
}
