import Domain
import Foundation
import HTTPTransport
import LocalServer
import Ports
import TestSupport
import Testing

@testable import LanguageModels

/// What goes wrong with providers, played by a server of this machine: each has its own reason and its own cost.
@Suite(.timeLimit(.minutes(10))) struct ProviderFaultTests {
  private func failure(
    _ provider: ModelSettings.Provider, limits: HTTPLimits = Exchanges.patient,
    request: ModelRequest = Exchanges.request(),
    _ reply: @escaping @Sendable () throws -> ServedReply
  ) async throws -> ModelFailure? {
    let server = try LocalServer { _ in (try? reply()) ?? ServedReply(status: 599, "") }
    return try await failure(Exchanges.model(provider, at: server, limits: limits), request)
  }

  private func failure(_ model: ProviderModel, _ request: ModelRequest) async -> ModelFailure? {
    await #expect(throws: ModelFailure.self) { _ = try await model.answer(request) }
  }

  private func estimated(_ failure: ModelFailure?) throws -> Outcome.Spending {
    guard case .estimated(let spending) = failure?.spent else {
      throw Unexpected(spent: failure?.spent)
    }
    return spending
  }

  private struct Unexpected: Error { let spent: ModelFailure.Spent? }

  @Test(arguments: [
    (
      ModelSettings.Provider.openai, "openai/429.json", 429,
      ModelFailure.Reason.rateLimited(after: .seconds(7))
    ),
    (.openai, "openai/429-quota.json", 429, .quotaExhausted),
    (.openai, "openai/401.json", 401, .wrongKey),
    (.openai, "openai/500.json", 500, .providerFailed(status: 500)),
    (.openai, "openai/503.json", 503, .overloaded(after: .seconds(7))),
    (.openai, "openai/400-context.json", 400, .contextOverflow(limit: 128_000, requested: 130_012)),
    (.anthropic, "anthropic/429.json", 429, .rateLimited(after: .seconds(7))),
    (.anthropic, "anthropic/529.json", 529, .overloaded(after: .seconds(7))),
    (.anthropic, "anthropic/500.json", 500, .providerFailed(status: 500)),
    (.anthropic, "anthropic/401.json", 401, .wrongKey),
    (.anthropic, "anthropic/400-credit.json", 400, .quotaExhausted),
    (.anthropic, "anthropic/400-context.json", 400, .contextOverflow(limit: 200_000, requested: 208_310)),
  ])
  func `a refused request costs nothing and says how long to wait`(
    provider: ModelSettings.Provider, file: String, status: Int, reason: ModelFailure.Reason
  ) async throws {
    let failure = try await failure(provider) {
      try Exchanges.refusal(file, status: status, fields: [("Retry-After", "7"), ("request-id", "req_1")])
    }
    #expect(failure == ModelFailure(reason, spent: .nothing, requestID: "req_1"))
  }

  @Test func `a wait without a date is counted from now`() async throws {
    // The manual clock stands at 2026-03-01T09:00:00Z.
    let failure = try await failure(.anthropic) {
      try Exchanges.refusal(
        "anthropic/429.json", status: 429,
        fields: [
          ("anthropic-ratelimit-tokens-remaining", "0"),
          ("anthropic-ratelimit-tokens-reset", "2026-03-01T09:00:30Z"),
        ])
    }
    #expect(failure?.reason == .rateLimited(after: .seconds(30)))
  }

  @Test func `a page that is no JSON, and a redirect, are failures and nothing else`() async throws {
    #expect(
      try await failure(.openai) { ServedReply(status: 502, "<html>Bad Gateway</html>") }
        == ModelFailure(.providerFailed(status: 502), spent: .nothing))
    #expect(
      try await failure(.openai) {
        ServedReply(status: 302, fields: [("Location", "http://127.0.0.1:1/")], "")
      }
        == ModelFailure(.malformed, spent: .nothing))
  }

  @Test func `a cut stream is settled by what came`() async throws {
    let failure = try await failure(.openai) {
      var reply = try Exchanges.stream("openai/answer.sse", piecesOf: 900)
      reply.steps = [reply.steps[0], .cut]
      return reply
    }
    #expect(failure?.reason == .cut)
    let spending = try estimated(failure)
    let prompt = TokenFamily.openai.tokens(in: Exchanges.request().text) + 64 + 8 * 4
    // What it thought unseen is counted too: the room for it, since nobody tells.
    #expect(spending.usage.input == prompt)
    #expect(spending.usage.output == TokenFamily.openai.tokens(in: "Привет, Ким! ") + 4_096)
    #expect(spending.cost == spending.prices.cost(of: spending.usage))
    #expect(spending.cost > .zero)
  }

  /// A whole recorded answer whose last word is another.
  private func ending(
    _ file: String, _ word: String, as other: String, droppingLast bytes: Int = 0
  ) throws -> ServedReply {
    let text = String(decoding: try Exchanges.bytes(file), as: UTF8.self)
    let changed = text.replacingOccurrences(of: "\"\(word)\"", with: "\"\(other)\"")
    return ServedReply(
      fields: [("Content-Type", "text/event-stream")],
      steps: [.bytes(Array(changed.utf8.dropLast(bytes)))])
  }

  @Test(arguments: [
    (ModelSettings.Provider.openai, "openai/structured.sse", "stop"),
    (.compatible, "openai/structured.sse", "stop"), (.anthropic, "anthropic/schema.sse", "end_turn"),
  ])
  func `a whole answer of the right shape is one, whatever word the server has for its end`(
    provider: ModelSettings.Provider, file: String, word: String
  ) async throws {
    let server = try LocalServer { _ in
      (try? self.ending(file, word, as: "paused_for_lunch")) ?? ServedReply(status: 599, "")
    }
    let answer = try await Exchanges.model(provider, at: server).answer(
      Exchanges.request(shape: Exchanges.shape))
    #expect(try Exchanges.shape.read(answer.text)["say"]?.text == "Hello")
    #expect(answer.spending.usage.output == 300 || provider == .anthropic)
  }

  @Test(arguments: [
    // Without the last event nobody knows whether more was to come.
    ("openai/structured.sse", "paused_for_lunch", 14, ModelFailure.Reason.cut),
    // Not of the shape that was asked for.
    ("openai/answer.sse", "paused_for_lunch", 0, .cut),
    ("openai/structured.sse", "length", 0, .truncated),
    ("openai/structured.sse", "content_filter", 0, .refused(category: "content_filter")),
  ])
  func `what may be half an answer is none, and neither is what the server says is none`(
    file: String, word: String, dropped: Int, reason: ModelFailure.Reason
  ) async throws {
    let failure = try await failure(.openai, request: Exchanges.request(shape: Exchanges.shape)) {
      try self.ending(file, "stop", as: word, droppingLast: dropped)
    }
    #expect(failure?.reason == reason)
  }

  @Test func `a stream that ends without a reason to stop is cut, however politely`() async throws {
    let failure = try await failure(.anthropic) {
      var reply = try Exchanges.stream("anthropic/answer.sse", piecesOf: 1_200)
      reply.steps = [reply.steps[0]]
      return reply
    }
    #expect(failure?.reason == .cut)
    let spending = try estimated(failure)
    // The provider told the classes of the input at the start.
    #expect(spending.usage.input == 25)
    #expect(spending.usage.cachedRead == 3_000)
    #expect(spending.usage.cacheWrite == 900)
    // What was seen of its thoughts is a summary: it may have filled the room for them.
    #expect(spending.usage.output >= 4_096)
  }

  @Test func `a thought aloud that is cut costs what came of it`() async throws {
    let failure = try await failure(.compatible) {
      let piece = #"{"choices":[{"delta":{"content":"<think>\#(String(repeating: "word ", count: 200))"}}]}"#
      return ServedReply(
        fields: [("Content-Type", "text/event-stream")],
        steps: [.bytes(Array("data: \(piece)\n\n".utf8)), .cut])
    }
    #expect(failure?.reason == .cut)
    #expect(try estimated(failure).usage.output >= 200)
  }

  @Test func `the calls that were refused for their wording stand beside the one that failed`() async throws {
    let failure = try await failure(.openai, request: Exchanges.request(shape: Exchanges.shape)) {
      try Exchanges.refusal("openai/400-schema.json", status: 400)
    }
    // The schema, JSON mode, and words, which refused it too.
    #expect(failure?.reason == .rejected(parameter: "response_format"))
    let call = Outcome.Spending(cost: .zero, usage: .none, model: "gpt-6.1-sol", promptVersion: "v1")
    #expect(failure?.refused == [call, call])
    #expect(failure?.jobError.spent == .known([call, call, call]))
  }

  @Test func `an answer that was whole before the connection broke is an answer`() async throws {
    let server = try LocalServer { _ in
      let reply = try? Exchanges.bytes("openai/answer.sse")
      let text = String(decoding: reply ?? [], as: UTF8.self)
      // Up to the chunk of the usage, which does not come any more.
      let end = text.ranges(of: "\"choices\":[]").first.flatMap {
        text[..<$0.lowerBound].ranges(of: "data: ").last
      }
      return ServedReply(
        fields: [("Content-Type", "text/event-stream")],
        steps: [.bytes(Array(text[..<(end?.lowerBound ?? text.endIndex)].utf8)), .cut])
    }
    let answer = try await Exchanges.model(.openai, at: server).answer(Exchanges.request())
    #expect(answer.text.hasSuffix(#""Swift"?"#))
    #expect(answer.spending.cost > .zero)
  }

  @Test(arguments: [
    (ModelSettings.Provider.openai, "openai/length.sse", ModelFailure.Reason.truncated),
    (.openai, "openai/refusal.sse", .refused(category: nil)),
    (.openai, "openai/filtered.sse", .refused(category: "content_filter")),
    (.anthropic, "anthropic/max-tokens.sse", .truncated),
    (.anthropic, "anthropic/refusal.sse", .refused(category: "cyber")),
    (.anthropic, "anthropic/context-full.sse", .contextOverflow(limit: nil, requested: nil)),
  ])
  func `an answer that is none is paid as the provider counts it`(
    provider: ModelSettings.Provider, file: String, reason: ModelFailure.Reason
  ) async throws {
    let failure = try await failure(provider) { try Exchanges.stream(file) }
    #expect(failure?.reason == reason)
    guard case .counted(let spending) = failure?.spent else { throw Unexpected(spent: failure?.spent) }
    #expect(spending.cost > .zero)
    #expect(spending.promptVersion == "v1")
  }

  @Test func `a provider that breaks off says so in the stream`() async throws {
    let failure = try await failure(.anthropic) { try Exchanges.stream("anthropic/overloaded.sse") }
    #expect(failure?.reason == .overloaded(after: nil))
    #expect(try estimated(failure).usage.cachedRead == 3_000)
    #expect(
      try await self.failure(.compatible) { try Exchanges.stream("compatible/openrouter-error.sse") }?.reason
        == .overloaded(after: nil))
  }

  @Test(arguments: ["data: {\"choices\": [\n\n", "data: [1]\n\n", "data: \u{7}\n\n"])
  func `what is no JSON in the stream is malformed`(text: String) async throws {
    let failure = try await failure(.openai) {
      ServedReply(fields: [("Content-Type", "text/event-stream")], text)
    }
    #expect(failure?.reason == .malformed)
  }

  @Test func `a body without end is malformed, not endless memory`() async throws {
    var limits = Exchanges.patient
    limits.bodyBytes = 200_000
    let failure = try await failure(.openai, limits: limits) {
      ServedReply(
        fields: [("Content-Type", "text/event-stream")], steps: [.endless(Array(": still thinking\n\n".utf8))]
      )
    }
    #expect(failure?.reason == .malformed)
  }

  @Test(arguments: [("content", 1_000), ("reasoning_content", 32_000)])
  func `whoever does not keep to the length that was asked for is not read to the end`(
    member: String, tokens: Int
  ) async throws {
    let piece = #"data: {"choices":[{"delta":{"\#(member)":"\#(String(repeating: "word ", count: 100))"}}]}"#
    let failure = try await failure(.compatible) {
      ServedReply(
        fields: [("Content-Type", "text/event-stream")], steps: [.endless(Array("\(piece)\n\n".utf8))])
    }
    #expect(failure?.reason == .truncated)
    // What came until then is paid for.
    let output = try estimated(failure).usage.output
    #expect(output > tokens && output < tokens * 2)
  }

  @Test func `a provider that falls silent has timed out, and is paid by what came`() async throws {
    let gate = Gate()
    var limits = Exchanges.patient
    limits.idle = .milliseconds(50)
    let failure = try await failure(.openai, limits: limits) {
      var reply = try Exchanges.stream("openai/answer.sse", piecesOf: 900)
      reply.steps.insert(.wait(gate), at: 1)
      return reply
    }
    #expect(failure?.reason == .timedOut)
    #expect(try estimated(failure).cost > .zero)
  }

  @Test func `a provider that never begins may have been asked: the bound counts`() async throws {
    let gate = Gate()
    var limits = Exchanges.patient
    limits.firstByte = .milliseconds(50)
    let failure = try await failure(.openai, limits: limits) {
      ServedReply(steps: [.bytes([65])], headGate: gate)
    }
    #expect(failure == ModelFailure(.timedOut, spent: .unknown))
  }

  @Test func `where nobody listens nothing is spent`() async throws {
    let server = try LocalServer { _ in ServedReply("") }
    let model = try Exchanges.model(.openai, at: server)
    server.stop()
    #expect(await failure(model, Exchanges.request()) == ModelFailure(.unreachable, spent: .nothing))
  }

  @Test func `whoever cancels closes the stream and pays for what came`() async throws {
    let gate = Gate()
    let server = try LocalServer { _ in
      var reply = (try? Exchanges.stream("openai/answer.sse", piecesOf: 900)) ?? ServedReply(status: 599, "")
      reply.steps.insert(.wait(gate), at: 1)
      reply.steps.append(.endless(Array(": more\n\n".utf8)))
      return reply
    }
    let model = try Exchanges.model(.openai, at: server) { $0.limits.bodyBytes = .max }
    let (started, signal) = AsyncStream<Void>.makeStream()
    let task = Task { () -> ModelFailure? in
      do {
        _ = try await model.answer(Exchanges.request()) { _ in signal.yield() }
        return nil
      } catch let error as ModelFailure {
        return error
      }
    }
    for await _ in started { break }
    task.cancel()
    let failure = try await task.value
    #expect(failure?.reason == .cancelled)
    #expect(try estimated(failure).usage.output > 0)
    gate.open()
    #expect(await server.endedReplies(1) == [false])
  }

  @Test func `a failure ends an attempt with its cost and its wait`() throws {
    let spending = Outcome.Spending(cost: Money(clamping: 7), usage: TokenUsage(input: 3))
    #expect(
      ModelFailure(.rateLimited(after: .seconds(9)), spent: .nothing, requestID: "req_1").jobError
        == .failed(
          "the provider allows no more requests for now; request req_1", spent: .nothing, after: .seconds(9)))
    #expect(
      ModelFailure(.cut, spent: .estimated(spending)).jobError
        == .failed("the answer was cut off", spent: .known([spending])))
    #expect(
      ModelFailure(.timedOut, spent: .unknown).jobError
        == .failed("the provider took too long", spent: .unknown))
  }

  @Test func `no failure holds the key or what was said`() async throws {
    let failure = try await failure(.openai) { try Exchanges.refusal("openai/401.json", status: 401) }
    var shown = "\(String(describing: failure))"
    dump(failure, to: &shown)
    #expect(!shown.contains("sk-"))
    #expect(!shown.contains("Kim"))
  }
}
