import Domain
import Ports
import Testing

@testable import LanguageModels

/// Streams of both formats, from their recorded shapes.
struct AnswerReaderTests {
  private func read(_ file: String, piecesOf size: Int = .max) throws -> (reading: Reading, pieces: [String])
  {
    if file.hasPrefix("anthropic") { return try read(MessagesReader(), file, size) }
    return try read(ChatCompletionsReader(), file, size)
  }

  private func read(
    _ reader: some AnswerReader, _ file: String, _ size: Int
  ) throws -> (reading: Reading, pieces: [String]) {
    var (reader, parser, pieces) = (reader, ServerEventParser(), [String]())
    let bytes = try Exchanges.bytes(file)
    let size = min(size, bytes.count)
    for start in stride(from: 0, to: bytes.count, by: size) {
      for event in try parser.read(bytes[start..<min(start + size, bytes.count)]) {
        let piece = try reader.read(event)
        if !piece.isEmpty { pieces.append(piece) }
      }
    }
    return (reader.reading, pieces)
  }

  @Test(arguments: ["openai/answer.sse", "anthropic/answer.sse"])
  func `an answer is the same wherever the stream is cut into pieces`(file: String) throws {
    let whole = try read(file)
    #expect(whole.reading.stop == .end)
    #expect(whole.reading.isUsageFinal)
    #expect(whole.pieces.joined() == whole.reading.text)
    for size in [1, 2, 3, 7, 64] {
      let cut = try read(file, piecesOf: size)
      #expect(cut.reading == whole.reading)
      #expect(cut.pieces == whole.pieces)
    }
  }

  @Test func `a chat completion's text and its four classes of tokens`() throws {
    let (reading, pieces) = try read("openai/answer.sse")
    #expect(pieces == ["Привет", ", Ким! ", "👩‍💻 ", #"Что вы пишете на "Swift"?"#])
    #expect(reading.usage == TokenUsage(input: 470, cachedRead: 1_024, cacheWrite: 512, output: 300))
    #expect(reading.model == "gpt-6.1-sol")
    #expect(reading.id == "chatcmpl-D1mQ7x")
  }

  @Test func `a message's text after its thinking, and its four classes of tokens`() throws {
    let (reading, pieces) = try read("anthropic/answer.sse")
    #expect(pieces == ["Привет", ", Ким! ", "👩‍💻 Что вы пишете?"])
    #expect(reading.thought == "She greets.")
    #expect(reading.usage == TokenUsage(input: 25, cachedRead: 3_000, cacheWrite: 900, output: 240))
    #expect(reading.model == "claude-sonnet-5-5")
  }

  @Test(arguments: ["openai/structured.sse", "anthropic/schema.sse", "anthropic/tool.sse"])
  func `an answer in a shape is whole JSON, from text or from a tool's input`(file: String) throws {
    let value = try Exchanges.shape.read(try read(file).reading.text)
    #expect(value["say"]?.text == "Hello")
    #expect(value["skills"] == ["Kotlin"])
    #expect(value["remote"] == .null)
  }

  @Test(arguments: [
    ("openai/refusal.sse", Reading.Stop.refused(category: nil)),
    ("openai/filtered.sse", .refused(category: "content_filter")),
    ("openai/length.sse", .length),
    ("anthropic/refusal.sse", .refused(category: "cyber")),
    ("anthropic/max-tokens.sse", .length),
    ("anthropic/context-full.sse", .contextFull),
  ])
  func `an answer that is none says why, and what it cost`(file: String, stop: Reading.Stop) throws {
    let reading = try read(file).reading
    #expect(reading.stop == stop)
    #expect(reading.isUsageFinal)
  }

  @Test func `a refusal's words are no part of the answer`() throws {
    #expect(try read("openai/refusal.sse").pieces.isEmpty)
  }

  @Test func `errors in the middle of a stream`() throws {
    let overloaded = try read("anthropic/overloaded.sse").reading
    #expect(overloaded.stop == .failed(Refusal(reason: .overloaded(after: nil), message: "Overloaded")))
    #expect(!overloaded.isUsageFinal)
    #expect(overloaded.usage == TokenUsage(input: 25, cachedRead: 3_000, cacheWrite: 900, output: 2))
    let router = try read("compatible/openrouter-error.sse").reading
    #expect(
      router.stop == .failed(Refusal(reason: .overloaded(after: nil), message: "Provider returned error")))
    #expect(router.text == "Hel")
  }

  @Test func `OpenRouter's comments are passed over, its cost is taken, its thoughts are not said`() throws {
    let (reading, pieces) = try read("compatible/openrouter.sse", piecesOf: 1)
    #expect(pieces == ["Hello", " there."])
    #expect(reading.cost == Money(clamping: 527))
    #expect(reading.usage == TokenUsage(input: 94, cachedRead: 0, cacheWrite: 100, output: 12))
    #expect(reading.thought == "The user")
    #expect(reading.stop == .end)
  }

  @Test func `an open model's thinking aloud is taken away, and usage in the last choice is taken`() throws {
    let (reading, pieces) = try read("compatible/llama-thinking.sse")
    #expect(pieces == ["Hi", "!"])
    // It was paid for where somebody asks money for it.
    #expect(reading.thought == "The user says hi.")
    #expect(reading.usage == TokenUsage(input: 31, output: 14))
  }

  private func chunk(_ usage: String) throws -> Reading {
    var reader = ChatCompletionsReader()
    _ = try reader.read(ServerEvent(name: "message", data: #"{"choices":[],"usage":\#(usage)}"#))
    return reader.reading
  }

  @Test func `with a key of one's own behind OpenRouter its cost is the fee alone`() throws {
    let fee = #""prompt_tokens":94,"completion_tokens":12,"cost":0.000025,"#
    let upstream = #""cost_details":{"upstream_inference_cost":0.0005}"#
    #expect(try chunk("{\(fee)\"is_byok\":true,\(upstream)}").cost == Money(clamping: 525))
    // Of other calls it is told as well, and is in the cost.
    #expect(try chunk("{\(fee)\"is_byok\":false,\(upstream)}").cost == Money(clamping: 25))
    #expect(
      try chunk("{\(fee)\"is_byok\":true,\"cost_details\":{\"upstream_inference_cost\":null}}").cost
        == Money(clamping: 25))
  }

  @Test(arguments: [
    ("stop", Reading.Stop.end), ("tool_calls", .end), ("eos", .end), ("length", .length),
    ("MAX_TOKENS", .length),
    ("content_filter", .refused(category: "content_filter")),
    ("abort", .failed(Refusal(reason: .providerFailed(status: 500)))), ("paused_for_lunch", .unknown),
  ])
  func `a reason to stop that nobody knows makes no whole answer of a chat completion`(
    reason: String, stop: Reading.Stop
  ) throws {
    var reader = ChatCompletionsReader()
    _ = try reader.read(
      ServerEvent(name: "x", data: #"{"choices":[{"delta":{"content":"Hi"},"finish_reason":""}]}"#))
    #expect(reader.reading.stop == nil)
    _ = try reader.read(
      ServerEvent(name: "x", data: #"{"choices":[{"delta":{},"finish_reason":"\#(reason)"}]}"#))
    #expect(reader.reading.stop == stop)
  }

  @Test(arguments: [
    ("end_turn", Reading.Stop.end), ("stop_sequence", .end), ("tool_use", .end), ("max_tokens", .length),
    ("pause_turn", .unknown), ("paused_for_lunch", .unknown),
  ])
  func `a reason to stop that nobody knows makes no whole answer of a message`(
    reason: String, stop: Reading.Stop
  ) throws {
    var reader = MessagesReader()
    _ = try reader.read(
      ServerEvent(name: "x", data: #"{"type":"message_delta","delta":{"stop_reason":"\#(reason)"}}"#))
    #expect(reader.reading.stop == stop)
  }

  @Test(arguments: ["{", "[]", "null", #"{"type":"#, "Bad Gateway"])
  func `what is not in the format is refused`(data: String) {
    #expect(throws: NotInFormat.self) {
      var reader = ChatCompletionsReader()
      return try reader.read(ServerEvent(name: "message", data: data))
    }
    #expect(throws: NotInFormat.self) {
      var reader = MessagesReader()
      return try reader.read(ServerEvent(name: "message", data: data))
    }
  }

  @Test func `kinds of events and blocks that nobody knows yet are passed over`() throws {
    var reader = MessagesReader()
    let events = [
      #"{"type":"message_start","message":{"id":"m","model":"c","usage":{"input_tokens":1,"output_tokens":1}}}"#,
      #"{"type":"something_new","x":1}"#,
      #"{"type":"content_block_start","index":0,"content_block":{"type":"hologram","text":"no"}}"#,
      #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"no"}}"#,
      #"{"type":"content_block_delta","index":9,"delta":{"type":"text_delta","text":"no"}}"#,
      #"{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}"#,
      #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"yes"}}"#,
    ]
    for data in events { _ = try reader.read(ServerEvent(name: "x", data: data)) }
    #expect(reader.reading.text == "yes")
    #expect(reader.reading.stop == nil)
  }
}
