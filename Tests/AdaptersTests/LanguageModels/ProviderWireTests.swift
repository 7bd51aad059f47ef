import HTTPTransport
import Ports
import Testing

@testable import LanguageModels

/// What is sent, byte for byte.
struct ProviderWireTests {
  private func body(
    _ wire: some ProviderWire, _ provider: ModelSettings.Provider, model: String, _ request: ModelRequest,
    thinkingRoom: Int = 0, dialect: Dialect? = nil, change: (inout ModelSettings) -> Void = { _ in }
  ) throws -> String {
    var settings = try Exchanges.settings(provider, "https://host/v1", model: model)
    change(&settings)
    return wire.body(
      for: request, to: settings, in: dialect ?? ModelTraits(of: model, by: provider).dialect,
      thinkingRoom: thinkingRoom
    ).description
  }

  @Test func `a chat completion for OpenAI`() throws {
    #expect(
      try body(
        ChatCompletionsWire(isOpenAI: true), .openai, model: "gpt-6.1-sol", Exchanges.request(),
        thinkingRoom: 100
      ) {
        $0.temperature = 0.3
        $0.effort = "low"
      }
        == #"{"model":"gpt-6.1-sol","messages":[{"role":"system","content":"Be brief."},{"role":"assistant","#
        + #""content":"Hello!"},{"role":"user","content":"Hi.\n\nI am Kim."}],"max_completion_tokens":600,"#
        + #""reasoning_effort":"low","stream":true,"stream_options":{"include_usage":true},"store":false}"#)
  }

  @Test func `a chat completion for an older model and for another server`() throws {
    #expect(
      try body(ChatCompletionsWire(isOpenAI: true), .openai, model: "gpt-4o", Exchanges.request()) {
        $0.temperature = 0.3
      }.contains(#""max_completion_tokens":500,"temperature":0.3,"stream":true"#))
    #expect(
      try body(ChatCompletionsWire(isOpenAI: false), .compatible, model: "tiny", Exchanges.request())
        .hasSuffix(#""max_tokens":500,"stream":true,"stream_options":{"include_usage":true}}"#))
  }

  @Test func `a shape is asked for as strictly as the dialect allows`() throws {
    let wire = ChatCompletionsWire(isOpenAI: false)
    let request = Exchanges.request(shape: Exchanges.shape)
    func sent(_ structures: [Dialect.Structure]) throws -> String {
      try body(wire, .compatible, model: "tiny", request, dialect: Dialect(structures: structures))
    }
    let strict = try sent([.schema])
    #expect(
      strict.contains(#""response_format":{"type":"json_schema","json_schema":{"name":"interview_turn","#))
    #expect(strict.contains(#""strict":true,"schema":{"type":"object""#))
    #expect(!strict.contains("Answer with one JSON object"))
    let mode = try sent([.jsonMode])
    #expect(mode.contains(#""response_format":{"type":"json_object"}"#))
    #expect(
      mode.contains(#"valid against this JSON schema, with every required member:\n{\"type\":\"object\""#))
    let words = try sent([.words])
    #expect(!words.contains("response_format"))
    #expect(words.contains("Answer with one JSON object"))
  }

  @Test func `a message for Anthropic: the instructions cached, the user first, no temperature`() throws {
    #expect(
      try body(MessagesWire(), .anthropic, model: "claude-sonnet-5-5", Exchanges.request(keptTurns: 1)) {
        $0.temperature = 0.3
      }
        == #"{"model":"claude-sonnet-5-5","max_tokens":500,"system":[{"type":"text","text":"Be brief.","#
        + #""cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":[{"type":"text","#
        + #""text":"(The conversation begins.)"}]},{"role":"assistant","content":[{"type":"text","text":"Hello!","#
        + #""cache_control":{"type":"ephemeral"}}]},"#
        + #"{"role":"user","content":[{"type":"text","text":"Hi."},{"type":"text","text":"I am Kim."}]}],"stream":true}"#
    )
  }

  @Test func `what a turn keeps is the beginning of what the next one sends`() throws {
    func sent(_ history: [ModelRequest.Turn], _ question: String, kept: Int) throws -> String {
      try body(
        MessagesWire(), .anthropic, model: "claude-sonnet-5-5",
        ModelRequest(
          instructions: [.plain("Be brief."), .plain("Notes bear the number 77.")], history: history,
          question: [.plain(question)], promptVersion: "v1", outputLimit: 500, keptTurns: kept))
    }
    func turn(_ role: ModelRequest.Role, _ text: String) -> ModelRequest.Turn { .init(role, [.plain(text)]) }
    let mark = #","cache_control":{"type":"ephemeral"}"#
    // What follows what is kept may be of either side.
    for shown in [[], [turn(.assistant, "Look at your card.")], [turn(.user, "A card was shown.")]] {
      let history = [turn(.assistant, "Hello!"), turn(.user, "Hi."), turn(.assistant, "Who are you?")]
      let first = try sent(history + shown, "It is 10:01. I am Kim.", kept: 3)
      let next = try sent(
        history + shown + [turn(.user, "I am Kim."), turn(.assistant, "Hi, Kim.")], "It is 10:02. Bye.",
        kept: 5 + shown.count)
      let end = try #require(first.ranges(of: mark).last)
      let kept = first[..<end.lowerBound].replacing(mark, with: "")
      #expect(kept.hasSuffix(#"{"type":"text","text":"Who are you?""#))
      #expect(next.replacing(mark, with: "").hasPrefix(kept))
      #expect(first.ranges(of: mark).count == 2)
    }
  }

  @Test func `what is one conversation's own stands behind what is kept for everybody`() throws {
    var request = Exchanges.request(shape: Exchanges.shape)
    request.instructions.append(.plain("Notes bear the number 77."))
    let sent = try body(
      MessagesWire(), .anthropic, model: "claude-sonnet-5-5", request,
      dialect: Dialect(structures: [.words]))
    let system = try #require(try JSONValue(text: sent)["system"]?.elements)
    #expect(system.count == 2)
    #expect(system[0]["text"]?.text?.hasPrefix("Be brief.\n\nAnswer with one JSON object") == true)
    #expect(system[0]["cache_control"] != nil)
    #expect(system[1]["text"] == "Notes bear the number 77.")
    #expect(system[1]["cache_control"] == nil)
  }

  @Test func `a message's shape by schema for newer models, by a forced tool for older ones`() throws {
    let request = Exchanges.request(shape: Exchanges.shape)
    let new = try body(MessagesWire(), .anthropic, model: "claude-sonnet-5-5", request) { $0.effort = "low" }
    #expect(
      new.contains(
        #""output_config":{"effort":"low","format":{"type":"json_schema","schema":{"type":"object""#))
    #expect(!new.contains("tool"))
    let old = try body(MessagesWire(), .anthropic, model: "claude-sonnet-4-20250514", request) {
      $0.temperature = 0.5
    }
    #expect(
      old.contains(
        #""tools":[{"name":"interview_turn","description":"Takes the answer, whole.","input_schema":{"#))
    #expect(
      old.contains(#""tool_choice":{"type":"tool","name":"interview_turn","disable_parallel_tool_use":true}"#)
    )
    #expect(old.contains(#""temperature":0.5"#))
  }

  @Test func `a verdict is not kept in the cache, its instructions are`() throws {
    let sent = try body(MessagesWire(), .anthropic, model: "claude-sonnet-5-5", Exchanges.request())
    #expect(sent.ranges(of: "cache_control").count == 1)
  }

  @Test(arguments: [
    (ModelSettings.Provider.openai, "gpt-4o-mini", false, true), (.openai, "gpt-5-mini", true, false),
    (.openai, "o4-mini", true, false), (.openai, "gpt-9-new", true, false),
    (.anthropic, "claude-3-5-haiku-20241022", false, true),
    (.anthropic, "claude-sonnet-4-5-20250929", false, true),
    (.anthropic, "claude-opus-4-6", false, true), (.anthropic, "claude-opus-4-7", true, false),
    (.anthropic, "claude-haiku-5-5", true, false), (.anthropic, "claude-fable-5-1", true, false),
    (.anthropic, "claude-new", true, false), (.compatible, "llama3.2:3b", false, true),
  ])
  func `a model is known by its name, and an unknown one taken for new`(
    provider: ModelSettings.Provider, model: String, thinks: Bool, sendsTemperature: Bool
  ) {
    let traits = ModelTraits(of: model, by: provider)
    #expect(traits.thinks == thinks)
    #expect(traits.dialect.sendsTemperature == sendsTemperature)
  }

  @Test(
    arguments: [
      (ModelSettings.Provider.openai, nil, "https://api.openai.com/v1"),
      (.openai, "", "https://api.openai.com/v1"),
      (.openai, "https://eu.api.openai.com/v1/", "https://eu.api.openai.com/v1"),
      (.anthropic, nil, "https://api.anthropic.com/v1"),
      (.anthropic, "https://gateway.example", "https://gateway.example/v1"),
      (.anthropic, "https://gateway.example/anthropic/v1", "https://gateway.example/anthropic/v1"),
      (.compatible, "http://localhost:11434/v1", "http://localhost:11434/v1"),
      (.compatible, nil, nil),
    ] as [(ModelSettings.Provider, String?, String?)])
  func `an address is taken as the providers' own libraries take it`(
    provider: ModelSettings.Provider, base: String?, endpoint: String?
  ) throws {
    #expect(try provider.endpoint(base: base)?.description == endpoint)
  }

  @Test func `a fence round JSON is taken away, and nothing else`() {
    #expect(SchemaInWords.unfenced("```json\n{\"a\":1}\n```") == "{\"a\":1}\n")
    #expect(SchemaInWords.unfenced(" \n```\n{}\n``` \n") == "{}\n")
    #expect(SchemaInWords.unfenced("{\"a\":\"```\"}") == "{\"a\":\"```\"}")
    #expect(SchemaInWords.unfenced("```json") == "```json")
  }
}
