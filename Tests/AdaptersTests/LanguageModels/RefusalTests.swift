import HTTPTransport
import Ports
import Testing

@testable import LanguageModels

/// Every provider's way to say no.
struct RefusalTests {
  @Test(arguments: [
    ("openai/401.json", 401, ModelFailure.Reason.wrongKey),
    ("openai/403.json", 403, .forbidden),
    ("openai/404.json", 404, .unknownModel),
    ("openai/429.json", 429, .rateLimited(after: nil)),
    ("openai/429-quota.json", 429, .quotaExhausted),
    ("openai/429-spend-limit.json", 429, .quotaExhausted),
    ("openai/500.json", 500, .providerFailed(status: 500)),
    ("openai/503.json", 503, .overloaded(after: nil)),
    ("openai/400-context.json", 400, .contextOverflow(limit: 128_000, requested: 130_012)),
    ("openai/400-context-new.json", 400, .contextOverflow(limit: 272_000, requested: 300_012)),
    ("openai/400-temperature.json", 400, .rejected(parameter: "temperature")),
    ("compatible/402.json", 402, .quotaExhausted),
    ("compatible/403-moderation.json", 403, .refused(category: "harassment")),
    ("compatible/403-policy.json", 403, .refused(category: "content_policy_violation")),
    ("compatible/403-guardrail.json", 403, .refused(category: "guardrail")),
    ("compatible/llama-context.json", 400, .contextOverflow(limit: 4_096, requested: 5_012)),
    ("compatible/vllm-context.json", 400, .contextOverflow(limit: 4_096, requested: 5_000)),
    ("compatible/ollama-404.json", 404, .unknownModel),
    ("compatible/json-mode-400.json", 400, .rejected(parameter: nil)),
  ])
  func `a chat completion's errors are told apart`(file: String, status: Int, reason: ModelFailure.Reason)
    throws
  {
    let refusal = ChatCompletionsWire(isOpenAI: true).refusal(
      HTTPHead(status: status), body: try Exchanges.json(file))
    #expect(refusal.reason == reason)
  }

  @Test(arguments: [
    ("401", 401, ModelFailure.Reason.wrongKey),
    ("402", 402, .quotaExhausted),
    ("403", 403, .forbidden),
    ("404", 404, .unknownModel),
    ("413", 413, .contextOverflow(limit: nil, requested: nil)),
    ("429", 429, .rateLimited(after: nil)),
    ("500", 500, .providerFailed(status: 500)),
    ("529", 529, .overloaded(after: nil)),
    ("400-context", 400, .contextOverflow(limit: 200_000, requested: 208_310)),
    ("400-context-sum", 400, .contextOverflow(limit: 200_000, requested: 210_000)),
    ("400-credit", 400, .quotaExhausted),
    ("400-spend-limit", 400, .quotaExhausted),
    ("400-temperature", 400, .rejected(parameter: nil)),
  ])
  func `a message's errors are told apart`(file: String, status: Int, reason: ModelFailure.Reason) throws {
    let refusal = MessagesWire().refusal(
      HTTPHead(status: status), body: try Exchanges.json("anthropic/\(file).json"))
    #expect(refusal.reason == reason)
  }

  @Test(arguments: [
    (401, ModelFailure.Reason.wrongKey), (402, .quotaExhausted),
    (403, .providerFailed(status: 403)), (404, .unknownModel),
    (408, .timedOut), (429, .rateLimited(after: nil)), (500, .providerFailed(status: 500)),
    (502, .providerFailed(status: 502)), (503, .overloaded(after: nil)), (504, .timedOut),
    (529, .overloaded(after: nil)), (400, .rejected(parameter: nil)), (307, .malformed), (204, .malformed),
  ])
  func `a gateway's page without a word is understood by its status`(status: Int, reason: ModelFailure.Reason)
  {
    #expect(
      ChatCompletionsWire(isOpenAI: false).refusal(HTTPHead(status: status), body: nil).reason == reason)
    #expect(MessagesWire().refusal(HTTPHead(status: status), body: nil).reason == reason)
  }

  @Test
  func `a message that was flagged in the middle of a stream is refused, and the key is as good as before`()
    throws
  {
    for (code, category) in [
      ("403", "harassment"), (#""content_policy_violation""#, "content_policy_violation"),
    ] {
      var reader = ChatCompletionsReader()
      let event = """
        {"id":"gen-1","choices":[],"error":{"code":\(code),"message":"Flagged.",\
        "metadata":{"reasons":["harassment"],"flagged_input":"You ..."}}}
        """
      _ = try reader.read(ServerEvent(name: "message", data: event))
      guard case .failed(let refusal)? = reader.reading.stop else {
        Issue.record("the stream goes on")
        continue
      }
      #expect(refusal.reason == .refused(category: category))
    }
  }

  @Test func `a guardrail's block in Anthropic's form is no missing permission`() throws {
    func reason(_ message: String) -> ModelFailure.Reason {
      MessagesWire().refusal(
        HTTPHead(status: 403),
        body: ["type": "error", "error": ["type": "permission_error", "message": .string(message)]]
      ).reason
    }
    #expect(reason("Request blocked: prompt injection patterns detected") == .refused(category: nil))
    #expect(reason("Your key may not use this model. Request blocked") == .forbidden)
  }

  @Test func `each failure has what helps against it`() {
    func remedy(_ reason: ModelFailure.Reason) -> ModelFailure.Remedy {
      ModelFailure(reason, spent: .nothing).remedy
    }
    #expect(remedy(.rateLimited(after: .seconds(7))) == .later(after: .seconds(7)))
    #expect(remedy(.cut) == .later(after: nil))
    #expect(remedy(.wrongKey) == .configuration)
    #expect(remedy(.quotaExhausted) == .configuration)
    #expect(remedy(.contextOverflow(limit: nil, requested: nil)) == .shorter)
    #expect(remedy(.truncated) == .otherwise)
    #expect(remedy(.cancelled) == .nothing)
  }
}
