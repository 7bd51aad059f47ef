import Domain
import HTTPTransport
import LocalServer
import Ports
import TestSupport
import Testing

@testable import LanguageModels

/// Vectors from a provider, played by a server of this machine.
@Suite(.timeLimit(.minutes(10))) struct ProviderEmbedderTests {
  private static let maker = Maker.provider("openai.embeddings")

  private func embedder(
    at server: LocalServer, _ provider: ModelSettings.Provider = .openai,
    model: String = "text-embedding-3-small",
    asksForDimension: Bool = false, pricing: ModelSettings.Pricing? = nil
  ) throws -> ProviderEmbedder {
    var settings = try Exchanges.settings(provider, server.url("/v1"), model: model)
    settings.pricing = try pricing ?? .table(PriceTable([("shipped", try Exchanges.shippedPrices())]))
    return ProviderEmbedder(
      ProviderEmbedder.Model(
        space: EmbeddingSpace(model: model, build: "1", dimension: 3), maker: Self.maker,
        asksForDimension: asksForDimension),
      settings, over: HTTPTransport(), time: ManualTime())
  }

  private func server(_ reply: @escaping @Sendable (ReceivedRequest) throws -> ServedReply) throws
    -> LocalServer
  {
    try LocalServer { (try? reply($0)) ?? ServedReply(status: 599, "") }
  }

  private func json(_ text: String, status: Int = 200) -> ServedReply {
    ServedReply(status: status, fields: [("Content-Type", "application/json")], text)
  }

  private func failure(
    _ texts: [String] = ["Go", "Rust"], _ provider: ModelSettings.Provider = .openai,
    _ reply: @escaping @Sendable (ReceivedRequest) throws -> ServedReply
  ) async throws -> ModelFailure? {
    let server = try server(reply)
    let embedder = try embedder(at: server, provider)
    let failure = await #expect(throws: ModelFailure.self) { _ = try await embedder.answer(texts) }
    #expect(server.requests.count == 1)
    return failure
  }

  @Test func `all texts go in one call, and vectors come back in their order at length one`() async throws {
    let server = try server { _ in
      ServedReply(
        fields: [("Content-Type", "application/json"), ("x-request-id", "req-7")],
        steps: [.bytes(try Exchanges.bytes("openai/embeddings.json"))])
    }
    let answer = try await embedder(at: server).answer(["Go developer", "Разработчик на Go"])
    #expect(answer.embeddings == [.dense([0.6, 0, 0.8]), .dense([0, 0.6, -0.8])])
    // 21 tokens at $0.02 a million, rounded up.
    #expect(answer.spending.map(\.cost) == [Money(clamping: 1)])
    #expect(answer.spending.map(\.usage) == [TokenUsage(input: 21)])
    #expect(answer.spending.map(\.prices.input) == [20_000])
    #expect(answer.spending.map(\.model) == ["text-embedding-3-small"])
    let sent = try #require(server.requests.first)
    #expect(server.requests.count == 1)
    #expect(sent.path == "/v1/embeddings")
    #expect(sent.fields["authorization"] == "Bearer sk-test")
    let body = try JSONValue(text: sent.text)
    #expect(body["model"]?.text == "text-embedding-3-small")
    #expect(body["input"]?.elements?.map(\.text) == ["Go developer", "Разработчик на Go"])
    #expect(body["encoding_format"]?.text == "float")
    #expect(body["dimensions"] == nil)
  }

  @Test func `a length that is not the model's own is asked for`() async throws {
    let server = try server { _ in
      ServedReply(steps: [.bytes(try Exchanges.bytes("openai/embeddings.json"))])
    }
    _ = try await embedder(at: server, asksForDimension: true).answer(["Go", "Rust"])
    #expect(try JSONValue(text: try #require(server.requests.first).text)["dimensions"]?.whole == 3)
  }

  @Test func `texts of which nothing is left are not sent and have no direction`() async throws {
    let server = try server { _ in
      ServedReply(#"{"data":[{"index":0,"embedding":[1,0,0]}],"usage":{"prompt_tokens":2}}"#)
    }
    let embedder = try embedder(at: server)
    #expect(try await embedder.answer(["", " \n "]).embeddings == [.dense([0, 0, 0]), .dense([0, 0, 0])])
    #expect(try await embedder.answer(["", " \n "]).spending == [])
    #expect(server.requests.isEmpty)
    #expect(try await embedder.answer(["", "Go"]).embeddings == [.dense([0, 0, 0]), .dense([1, 0, 0])])
  }

  @Test func `vectors without an index are in order, and no usage is counted here`() async throws {
    let server = try server { _ in
      ServedReply(#"{"data":[{"embedding":[1,0,0]},{"embedding":[0,1,0]}]}"#)
    }
    let answer = try await embedder(at: server).answer(["Go", "Rust"])
    #expect(answer.embeddings == [.dense([1, 0, 0]), .dense([0, 1, 0])])
    #expect(answer.spending.allSatisfy { $0.usage.input >= 2 })
  }

  @Test(arguments: [
    #"{"data":[{"index":0,"embedding":[1,0,0]}],"usage":{"prompt_tokens":5}}"#,
    #"{"data":[{"index":0,"embedding":[1,0,0]},{"index":0,"embedding":[1,0,0]}],"usage":{"prompt_tokens":5}}"#,
    #"{"data":[{"index":0,"embedding":[1,0,0]},{"index":2,"embedding":[1,0,0]}],"usage":{"prompt_tokens":5}}"#,
    #"{"data":[{"index":0,"embedding":[1,0,0]},{"embedding":[1,0,0]}],"usage":{"prompt_tokens":5}}"#,
    #"{"data":[{"index":0,"embedding":[1,0,0]},{"index":1,"embedding":[1,null,0]}],"usage":{"prompt_tokens":5}}"#,
    #"{"data":[{"index":0,"embedding":[1,0,0]},{"index":1,"embedding":[0,0,0]}],"usage":{"prompt_tokens":5}}"#,
    #"{"data":[{"index":0,"embedding":[1,0,0]},{"index":1,"embedding":[1e39,0,0]}],"usage":{"prompt_tokens":5}}"#,
    #"{"data":[{"index":0,"embedding":[1,0,0]},{"index":1,"embedding":"AACAPw=="}],"usage":{"prompt_tokens":5}}"#,
    #"{"vectors":[],"usage":{"prompt_tokens":5}}"#,
  ])
  func `an answer that is not one good vector for each text is none, and is paid for`(
    body: String
  ) async throws {
    let failure = try #require(try await failure { _ in self.json(body) })
    #expect(failure.reason == .malformed)
    guard case .counted(let spending) = failure.spent else {
      Issue.record("not counted: \(failure.spent)")
      return
    }
    #expect(spending.usage == TokenUsage(input: 5))
  }

  @Test func `vectors of another length need somebody to see to the configuration`() async throws {
    let failure = try await failure { _ in
      self.json(#"{"data":[{"index":0,"embedding":[1,0]},{"index":1,"embedding":[1,0]}]}"#)
    }
    #expect(failure?.reason == .wrongDimension(found: 2))
    #expect(failure?.remedy == .configuration)
  }

  @Test(arguments: [
    ("openai/429.json", 429, ModelFailure.Reason.rateLimited(after: .seconds(7))),
    ("openai/429-quota.json", 429, .quotaExhausted), ("openai/401.json", 401, .wrongKey),
    ("openai/500.json", 500, .providerFailed(status: 500)),
    ("openai/503.json", 503, .overloaded(after: .seconds(7))),
  ])
  func `a refused call costs nothing and says how long to wait`(
    file: String, status: Int, reason: ModelFailure.Reason
  ) async throws {
    let failure = try await failure { _ in
      try Exchanges.refusal(file, status: status, fields: [("Retry-After", "7"), ("x-request-id", "req_1")])
    }
    #expect(failure == ModelFailure(reason, spent: .nothing, requestID: "req_1"))
  }

  @Test func `an answer that breaks off is paid for by what was sent`() async throws {
    let failure = try #require(
      try await failure { _ in
        ServedReply(
          fields: [("Content-Type", "application/json")], steps: [.bytes(Array(#"{"data":["#.utf8)), .cut])
      })
    #expect(failure.reason == .cut)
    guard case .estimated(let spending) = failure.spent else {
      Issue.record("not estimated: \(failure.spent)")
      return
    }
    #expect(spending.usage.input >= 2)
  }

  @Test func `a model that reads less is given shorter texts, at no cost`() async throws {
    let server = try server { request in
      let texts = try JSONValue(text: request.text)["input"]?.elements ?? []
      if texts.contains(where: { ($0.text ?? "").count > 600 }) {
        return try Exchanges.refusal("openai/400-context.json", status: 400)
      }
      return ServedReply(#"{"data":[{"index":0,"embedding":[1,0,0]}],"usage":{"prompt_tokens":9}}"#)
    }
    let embedder = try embedder(at: server)
    let long = String(repeating: "Swift and Go. ", count: 200)
    #expect(
      try await embedder.answer([long]).spending.map(\.usage.input) == [0, 0, 9], "each call is told of")
    #expect(server.requests.count == 3)
    #expect(try await embedder.answer([long]).embeddings == [.dense([1, 0, 0])])
    #expect(server.requests.count == 4, "what was learnt stays")
  }

  @Test func `the bound is of the longest profile, and unknown without a price`() throws {
    let server = try server { _ in ServedReply("") }
    // 40,000 tokens at $0.02 a million.
    #expect(try embedder(at: server).cost == .atMost(Money(clamping: 800)))
    #expect(try embedder(at: server, model: "brand-new").cost == .unknown)
    #expect(try embedder(at: server, .compatible, model: "tiny", pricing: .free).cost == .atMost(.zero))
  }

  @Test func `no profile costs more than the bound, however much it says`() async throws {
    let server = try server { request in
      let count = try JSONValue(text: request.text)["input"]?.elements?.count ?? 0
      let data = (0..<count).map { "{\"index\":\($0),\"embedding\":[1,0,0]}" }.joined(separator: ",")
      return ServedReply("{\"data\":[\(data)]}")
    }
    let texts = (0..<100).map { "\($0) " + String(repeating: "жажда знаний ", count: 150) }
    let answer = try await embedder(at: server).answer(texts)
    #expect(answer.spending.count == 1)
    #expect(answer.spending.allSatisfy { $0.usage.input <= ProviderEmbedder.mostTokens })
    #expect(answer.embeddings.count == 100)
    #expect(answer.embeddings.first == .dense([1, 0, 0]))
    #expect(answer.embeddings.last == .dense([0, 0, 0]))
  }
}
