import LocalServer
import TestSupport
import Testing

/// What `mitko doctor` tells of a provider that it asked: how long that took, for how much, and what is left.
@Suite(.timeLimit(.minutes(10))) struct DoctorProviderTests {
  /// A gateway that tells limits beside its answers, and credit where it is asked for that.
  private static func gateway(left requests: Int) throws -> LocalServer {
    try LocalServer { request in
      switch request.path {
      case "/v1/key":
        guard request.fields["authorization"] == "Bearer sk-played" else {
          return ServedReply(status: 401, "{}")
        }
        return ServedReply(
          fields: [("content-type", "application/json")],
          #"{"data":{"label":"sk","limit":100,"limit_remaining":74.5,"usage":25.5}}"#)
      case "/v1/chat/completions":
        let answer =
          #"data: {"id":"c1","model":"tiny","choices":[{"index":0,"delta":{"content":"yes"},"finish_reason":"stop"}]}"#
          + "\n\n"
          + #"data: {"id":"c1","choices":[],"usage":{"prompt_tokens":20,"completion_tokens":1,"cost":0.0025}}"#
          + "\n\ndata: [DONE]\n\n"
        return ServedReply(
          fields: [
            ("content-type", "text/event-stream"), ("x-ratelimit-limit-requests", "5000"),
            ("x-ratelimit-remaining-requests", String(requests)), ("x-ratelimit-remaining-tokens", "159976"),
          ], answer)
      default: return ServedReply(status: 404, "{}")
      }
    }
  }

  private static func runner(for server: LocalServer, language: String) throws -> ProgramRunner {
    try ProgramRunner(
      "mitko",
      environment: [
        "LLM_PROVIDER": "compatible", "OPENAI_API_KEY": "sk-played", "OPENAI_BASE_URL": server.url("/v1"),
        "MITKO_MODEL": "tiny", "MITKO_LANGUAGE": language,
      ])
  }

  @Test func timePriceLimitsAndCreditAreTold() async throws {
    let server = try Self.gateway(left: 4_999)
    let told = try await Self.runner(for: server, language: "en").run(["doctor"]).standardOutput
    #expect(told.contains(/compatible: tiny answered in [0-9,]+ ms, for \$0\.0025/))
    #expect(told.contains(/ok +limits +left for tiny: requests 4999 of 5000, tokens 159976\n/))
    #expect(told.contains(/ok +credit +\$74\.50 left\n/))
    #expect(!told.contains("sk-played"))
  }

  @Test func aLimitThatIsUsedUpIsPointedAtInEitherLanguage() async throws {
    let server = try Self.gateway(left: 0)
    let told = try await Self.runner(for: server, language: "ru").run(["doctor"]).standardOutput
    #expect(told.contains(/note +лимиты +осталось для tiny: запросы 0 из 5000, токены 159976\n/))
  }
}
