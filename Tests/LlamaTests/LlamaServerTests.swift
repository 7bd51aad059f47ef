import Domain
import HTTPTransport
import LanguageModels
import Ports
import Synchronization
import TestSupport
import Testing

@testable import ModelReasoning

/// The compatible provider speaks with a real llama.cpp server: its protocol, its streams, its counting, its way of holding
/// a model to a schema. What the model says is worth nothing, and nothing is expected of it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct LlamaServerTests {
  /// What came before an answer was whole.
  private final class Pieces: Sendable {
    private let pieces = Mutex<[String]>([])
    var all: [String] { pieces.withLock { $0 } }
    func take(_ piece: String) { pieces.withLock { $0.append(piece) } }
  }

  private let server: LlamaServer

  init() throws {
    server = try LlamaServer.shared.get()
  }

  private func model(key: String = LlamaServer.key, path: String = "/v1") throws -> ProviderModel {
    ProviderModel(
      ModelSettings(
        provider: .compatible, endpoint: try HTTPEndpoint(server.address + path), key: Secret(key),
        model: "smollm2", temperature: 0, pricing: .free),
      over: HTTPTransport(), time: ManualTime())
  }

  private func request(_ question: String, shape: AnswerSchema? = nil, longest: Int) -> ModelRequest {
    ModelRequest(
      instructions: [.plain("Answer briefly.")], question: [.plain(question)], promptVersion: "llama",
      shape: shape, outputLimit: longest)
  }

  /// A shape in which no answer is long, so that even this model comes to its end.
  private static let bounded = AnswerSchema(
    "opinion",
    [
      .init("remote", .flag), .init("level", .word(["junior", "middle", "senior"])),
      .init("trade", .optional(.word(["backend", "frontend"]))),
    ])

  @Test func `the server tells its model, to whoever has the key`() async throws {
    let transport = HTTPTransport()
    let models = HTTPRequest(
      .get, try HTTPEndpoint(server.address + "/v1/models"),
      fields: [HTTPField("authorization", prefix: "Bearer ", secret: Secret(LlamaServer.key))])
    let response = try await transport.send(models)
    let told = try JSONValue(try await response.body.prefix(upTo: 1 << 20))
    #expect(response.head.status == 200)
    #expect(told["object"]?.text == "list")
    #expect(told["data"]?.elements?.count == 1)
  }

  @Test func `an answer in a shape comes in pieces, is held to the schema, and is counted`() async throws {
    let pieces = Pieces()
    let answer = try await model().answer(
      request("I write Go from home.", shape: Self.bounded, longest: 400)
    ) { pieces.take($0) }
    #expect(throws: Never.self) { try Self.bounded.read(answer.text) }
    #expect(pieces.all.count > 3)
    #expect(pieces.all.joined() == answer.text)
    #expect(answer.spending.cost == .zero)
    #expect(answer.spending.usage.input + answer.spending.usage.cachedRead > 10)
    #expect(answer.spending.usage.output >= pieces.all.count)
    #expect(answer.requestID?.hasPrefix("chatcmpl-") == true)
  }

  @Test func `an answer that reaches its longest length ends there, and is counted by the server`()
    async throws
  {
    let pieces = Pieces()
    let failure = await #expect(throws: ModelFailure.self) {
      try await model().answer(request("Count from one to a thousand, in words.", longest: 2)) {
        pieces.take($0)
      }
    }
    #expect(failure?.reason == .truncated)
    guard case .counted(let spending)? = failure?.spent else {
      Issue.record("what was spent is not known: \(String(describing: failure?.spent))")
      return
    }
    #expect(spending.usage.output == 2)
    #expect(!pieces.all.isEmpty)
  }

  @Test(arguments: [
    (InterviewAnswer.schema, #"{"say":""#), (JudgeAnswer.schema, #"{"technical":""#),
  ])
  func `the server makes a grammar of what Mitko asks for`(schema: AnswerSchema, beginning: String)
    async throws
  {
    let pieces = Pieces()
    let model = try model()
    do throws(ModelFailure) {
      _ = try await model.answer(request("Hello there.", shape: schema, longest: 40)) { pieces.take($0) }
    } catch {
      // The model has no end; what counts is that it was held to the shape from its first letter on.
      #expect(error.reason == .truncated)
    }
    #expect(pieces.all.joined().filter { !$0.isWhitespace }.hasPrefix(beginning))
  }

  @Test func `a request that does not fit is refused with the numbers`() async throws {
    let long = String(repeating: "one two three four five ", count: 2_000)
    let failure = await #expect(throws: ModelFailure.self) {
      try await model().answer(request(long, longest: 10))
    }
    guard case .contextOverflow(let limit?, let requested?)? = failure?.reason else {
      Issue.record("not understood: \(String(describing: failure))")
      return
    }
    #expect(limit == LlamaServer.contextLimit)
    #expect(requested > 10_000)
    #expect(failure?.spent == .nothing)
  }

  @Test func `a wrong key and a wrong address are told apart`() async throws {
    let key = await #expect(throws: ModelFailure.self) {
      try await model(key: "sk-other").answer(request("Hello.", longest: 10))
    }
    #expect(key?.reason == .wrongKey)
    let path = await #expect(throws: ModelFailure.self) {
      try await model(path: "/nowhere").answer(request("Hello.", longest: 10))
    }
    #expect(path?.reason == .unknownModel)
  }

  @Test func `a cancelled answer frees the server for the next one`() async throws {
    let pieces = Pieces()
    let model = try model()
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      try await model.answer(request("Tell a story of the sea, as long as you can.", longest: 3_500)) {
        pieces.take($0)
        beginning.yield()
      }
    }
    for await _ in begun { break }
    task.cancel()
    let failure = await #expect(throws: ModelFailure.self) { try await task.value }
    #expect(failure?.reason == .cancelled)
    let next = try await model.answer(request("I write Go.", shape: Self.bounded, longest: 400))
    #expect(throws: Never.self) { try Self.bounded.read(next.text) }
  }

  @Test func `the doctor asks it and says that it is free`() async throws {
    let runner = try ProgramRunner(
      "mitko",
      environment: [
        "LLM_PROVIDER": "compatible", "OPENAI_BASE_URL": server.address + "/v1",
        "OPENAI_API_KEY": LlamaServer.key, "MITKO_MODEL": "smollm2", "MITKO_LANGUAGE": "en",
      ])
    let told = try await runner.run(["doctor"])
    #expect(told.standardOutput.contains(/compatible: smollm2 answered in [0-9,]+ ms, for \$0\.00/))
    #expect(told.standardOutput.contains("smollm2: free (the server is this machine)"))
  }
}
