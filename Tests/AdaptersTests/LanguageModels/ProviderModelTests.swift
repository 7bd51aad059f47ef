import Domain
import HTTPTransport
import LocalServer
import Ports
import Synchronization
import TestSupport
import Testing

@testable import LanguageModels

/// Both providers, and servers like them, played by a server of this machine.
@Suite(.timeLimit(.minutes(10))) struct ProviderModelTests {
  /// What came before an answer was whole.
  private final class Pieces: Sendable {
    private let pieces = Mutex<[String]>([])
    var all: [String] { pieces.withLock { $0 } }
    func take(_ piece: String) { pieces.withLock { $0.append(piece) } }
  }

  @Test(arguments: [1, 2, 5, 1_000])
  func `OpenAI answers, piece by piece, and is paid for four classes of tokens`(size: Int) async throws {
    let server = try LocalServer { _ in
      (try? Exchanges.stream("openai/answer.sse", piecesOf: size)) ?? ServedReply(status: 599, "")
    }
    let pieces = Pieces()
    let answer = try await Exchanges.model(.openai, at: server).answer(Exchanges.request()) {
      pieces.take($0)
    }
    #expect(answer.text == #"Привет, Ким! 👩‍💻 Что вы пишете на "Swift"?"#)
    #expect(pieces.all == ["Привет", ", Ким! ", "👩‍💻 ", #"Что вы пишете на "Swift"?"#])
    // 470 at $2, 1,024 at $0.10, 512 at $2.50 and 300 at $10 a million.
    #expect(answer.spending.cost == Money(clamping: 5_323))
    #expect(answer.spending.usage == TokenUsage(input: 470, cachedRead: 1_024, cacheWrite: 512, output: 300))
    #expect(answer.spending.prices.output == 10_000_000)
    #expect(answer.spending.model == "gpt-6.1-sol")
    #expect(answer.spending.promptVersion == "v1")
    #expect(answer.requestID == "req-7")
    let sent = try #require(server.requests.first)
    #expect(sent.path == "/v1/chat/completions")
    #expect(sent.fields["authorization"] == "Bearer sk-test")
    #expect(sent.fields["content-type"] == "application/json")
  }

  @Test(arguments: [1, 3, 1_000])
  func `Anthropic answers, piece by piece, and is paid for four classes of tokens`(size: Int) async throws {
    let server = try LocalServer { _ in
      (try? Exchanges.stream("anthropic/answer.sse", piecesOf: size)) ?? ServedReply(status: 599, "")
    }
    let pieces = Pieces()
    let answer = try await Exchanges.model(.anthropic, at: server).answer(Exchanges.request()) {
      pieces.take($0)
    }
    #expect(answer.text == "Привет, Ким! 👩‍💻 Что вы пишете?")
    #expect(pieces.all == ["Привет", ", Ким! ", "👩‍💻 Что вы пишете?"])
    // 25 at $2, 3,000 at $0.10, 900 at $2.50 and 240 at $10 a million.
    #expect(answer.spending.cost == Money(clamping: 5_000))
    let sent = try #require(server.requests.first)
    #expect(sent.path == "/v1/messages")
    #expect(sent.fields["x-api-key"] == "sk-test")
    #expect(sent.fields["anthropic-version"] == "2023-06-01")
    #expect(sent.fields["authorization"] == nil)
  }

  @Test func `a piece is there before the next one is sent`() async throws {
    let gate = Gate()
    let server = try LocalServer { _ in
      var reply = (try? Exchanges.stream("openai/answer.sse", piecesOf: 900)) ?? ServedReply(status: 599, "")
      reply.steps.insert(.wait(gate), at: 1)
      return reply
    }
    let model = try Exchanges.model(.openai, at: server)
    let answer = try await model.answer(Exchanges.request()) { _ in gate.open() }
    #expect(answer.text.hasPrefix("Привет, Ким!"))
  }

  @Test func `an answer in a shape comes as JSON from every provider`() async throws {
    let files: [(ModelSettings.Provider, String, String?)] = [
      (.openai, "openai/structured.sse", nil), (.anthropic, "anthropic/schema.sse", nil),
      (.anthropic, "anthropic/tool.sse", "claude-sonnet-4-20250514"),
      (.compatible, "compatible/llama-fenced.sse", nil),
    ]
    for (provider, file, model) in files {
      let server = try LocalServer { _ in (try? Exchanges.stream(file)) ?? ServedReply(status: 599, "") }
      let answer = try await Exchanges.model(provider, at: server, model: model)
        .answer(Exchanges.request(shape: Exchanges.shape))
      #expect(throws: Never.self) { try Exchanges.shape.read(answer.text) }
    }
  }

  @Test func `a server of one's own costs nothing, and its thoughts are not said`() async throws {
    let server = try LocalServer { _ in
      (try? Exchanges.stream("compatible/llama-thinking.sse")) ?? ServedReply(status: 599, "")
    }
    let model = try Exchanges.model(.compatible, at: server) { $0.key = nil }
    #expect(model.estimate(Exchanges.request()) == .free)
    let answer = try await model.answer(Exchanges.request())
    #expect(answer.text == "Hi!")
    #expect(answer.spending.cost == .zero)
    #expect(answer.spending.usage == TokenUsage(input: 31, output: 14))
    #expect(server.requests.first?.fields["authorization"] == nil)
  }

  @Test func `the cost that a provider tells wins`() async throws {
    let server = try LocalServer { _ in
      (try? Exchanges.stream("compatible/openrouter.sse")) ?? ServedReply(status: 599, "")
    }
    let answer = try await Exchanges.model(.compatible, at: server).answer(Exchanges.request())
    #expect(answer.text == "Hello there.")
    #expect(answer.spending.cost == Money(clamping: 527))
    #expect(answer.spending.model == "anthropic/claude-sonnet-5.5")
  }

  @Test func `a server that does not stream is understood`() async throws {
    let server = try LocalServer { _ in
      (try? Exchanges.refusal("compatible/whole.json", status: 200)) ?? ServedReply(status: 599, "")
    }
    let pieces = Pieces()
    let answer = try await Exchanges.model(.compatible, at: server).answer(Exchanges.request()) {
      pieces.take($0)
    }
    #expect(answer.text == "Whole.")
    #expect(pieces.all == ["Whole."])
    #expect(answer.spending.usage == TokenUsage(input: 9, output: 3))
  }

  @Test func `a refused parameter is left out from then on, with one failed request in all`() async throws {
    let server = try LocalServer { request in
      let reply =
        request.text.contains(#""temperature""#)
        ? try? Exchanges.refusal("openai/400-temperature.json", status: 400)
        : try? Exchanges.stream("openai/answer.sse")
      return reply ?? ServedReply(status: 599, "")
    }
    let model = try Exchanges.model(.openai, at: server, model: "gpt-4o") { $0.temperature = 0.3 }
    let call = Outcome.Spending(cost: .zero, usage: .none, model: "gpt-4o", promptVersion: "v1")
    for refused in [[call], []] {
      // Every call is told of, for the ledger.
      #expect(try await model.answer(Exchanges.request()).refused == refused)
    }
    #expect(server.requests.map { $0.text.contains(#""temperature""#) } == [true, false, false])
  }

  @Test func `a compatible server teaches the newer name of the longest answer`() async throws {
    let server = try LocalServer { request in
      let reply =
        request.text.contains(#""max_tokens""#)
        ? try? Exchanges.refusal("openai/400-max-tokens.json", status: 400)
        : try? Exchanges.stream("openai/answer.sse")
      return reply ?? ServedReply(status: 599, "")
    }
    let model = try Exchanges.model(.compatible, at: server)
    _ = try await model.answer(Exchanges.request())
    #expect(server.requests.count == 2)
    #expect(server.requests.last?.text.contains(#""max_completion_tokens":500"#) == true)
  }

  @Test func `a weaker server is asked by schema, then in JSON mode, then in words, and remembered`()
    async throws
  {
    let server = try LocalServer { request in
      let reply =
        if request.text.contains(#""json_schema""#) {
          try? Exchanges.refusal("compatible/grammar-400.json", status: 400)
        } else if request.text.contains(#""response_format""#) {
          try? Exchanges.refusal("compatible/json-mode-400.json", status: 422)
        } else {
          try? Exchanges.stream("compatible/llama-fenced.sse")
        }
      return reply ?? ServedReply(status: 599, "")
    }
    let model = try Exchanges.model(.compatible, at: server)
    for _ in 1...2 {
      let answer = try await model.answer(Exchanges.request(shape: Exchanges.shape))
      #expect(throws: Never.self) { try Exchanges.shape.read(answer.text) }
    }
    #expect(server.requests.count == 4)
    #expect(
      server.requests.map { $0.text.contains("Answer with one JSON object") } == [false, true, true, true])
  }

  @Test func `a model that refuses a forced tool is asked in words, one that knows no schema by a tool`()
    async throws
  {
    let old = try LocalServer { request in
      let reply =
        request.text.contains(#""tool_choice""#)
        ? try? Exchanges.refusal("anthropic/400-tool-choice.json", status: 400)
        : try? Exchanges.stream("anthropic/schema.sse")
      return reply ?? ServedReply(status: 599, "")
    }
    let request = Exchanges.request(shape: Exchanges.shape)
    _ = try await Exchanges.model(.anthropic, at: old, model: "claude-3-9").answer(request)
    #expect(old.requests.last?.text.contains("Answer with one JSON object") == true)
    let new = try LocalServer { request in
      let reply =
        request.text.contains(#""output_config""#)
        ? try? Exchanges.refusal("anthropic/400-output-config.json", status: 400)
        : try? Exchanges.stream("anthropic/tool.sse")
      return reply ?? ServedReply(status: 599, "")
    }
    let answer = try await Exchanges.model(.anthropic, at: new).answer(request)
    #expect(new.requests.last?.text.contains(#""tool_choice":{"type":"tool""#) == true)
    #expect(throws: Never.self) { try Exchanges.shape.read(answer.text) }
  }

  @Test func `a server that passes over the schema is told it in words the next time`() async throws {
    let server = try LocalServer { _ in
      (try? Exchanges.stream("compatible/openrouter.sse")) ?? ServedReply(status: 599, "")
    }
    let model = try Exchanges.model(.compatible, at: server)
    for _ in 1...2 { _ = try await model.answer(Exchanges.request(shape: Exchanges.shape)) }
    #expect(server.requests.map { $0.text.contains("Answer with one JSON object") } == [false, true])
    #expect(server.requests.last?.text.contains(#""json_schema""#) == true)
  }

  @Test func `what a request may cost is bounded before, whatever is cached or thought`() throws {
    let server = try LocalServer { _ in ServedReply("") }
    let request = Exchanges.request(outputLimit: 1_000)
    let prompt = TokenFamily.openai.tokens(in: request.text) + 64 + 8 * 4
    let expected = (Int64(prompt) * 2_500_000 + 5_096 * 10_000_000 + 999_999) / 1_000_000
    #expect(try Exchanges.model(.openai, at: server).estimate(request) == .atMost(Money(clamping: expected)))
    #expect(
      try Exchanges.model(.openai, at: server) { $0.thinkingRoom = 0 }.estimate(request)
        == .atMost(Money(clamping: (Int64(prompt) * 2_500_000 + 1_000 * 10_000_000 + 999_999) / 1_000_000)))
    #expect(try Exchanges.model(.openai, at: server, model: "gpt-7").estimate(request) == .unknown)
  }

  @Test func `estimates learn from what a provider counts`() async throws {
    let server = try LocalServer { _ in
      (try? Exchanges.stream("openai/answer.sse")) ?? ServedReply(status: 599, "")
    }
    let model = try Exchanges.model(.openai, at: server)
    let before = model.tokens(in: "A text of some words.")
    // 2,006 were counted for some hundred that were estimated.
    _ = try await model.answer(Exchanges.request())
    #expect(model.tokens(in: "A text of some words.") == before * 4)
  }
}
