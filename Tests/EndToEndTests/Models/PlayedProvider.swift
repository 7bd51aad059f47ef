import Foundation
import LocalServer
import Synchronization

/// OpenAI or Anthropic on this machine: answers as a test says, faults included, and well where nothing was said.
final class PlayedProvider: Sendable {
  enum Format: String, CaseIterable, Sendable { case openai, anthropic }

  /// What one call gets.
  enum Turn: Sendable {
    /// A whole turn of the conversation that says this.
    case says(String)
    /// This as the answer, whatever it is.
    case answers(String)
    case status(Int, fields: [String: String] = [:])
    /// The beginning of an answer, and then the connection breaks.
    case cut
    /// The beginning of an answer, and the rest once the gate is open.
    case held(Gate, says: String)
    /// An answer in pieces: each has its gate, which lets what follows it through.
    case grows([(piece: String, gate: Gate)], last: String)
  }

  static let usage = (read: 1_200, written: 40)

  let format: Format
  private let server: LocalServer
  private let line: Line

  /// - Parameters:
  ///   - turns: what the calls get, one after another.
  ///   - answer: what those get for which no turn is left.
  init(
    _ format: Format, _ turns: [Turn] = [],
    answer: @escaping @Sendable (Asked) -> Turn = { _ in .says("Tell me more.") }
  ) throws {
    self.format = format
    let line = Line(turns)
    self.line = line
    server = try LocalServer { request in
      Self.reply(to: request, line.next() ?? answer(Asked(request, format)), format)
    }
  }

  /// What a model is asked, as far as who plays it needs that.
  struct Asked: Sendable {
    /// Who says they ask.
    let key: String?
    let instructions: String
    /// The user's part that is answered, quotations in their fences; of a repair, what was asked before it.
    let question: String
    /// Whether an answer that was no good is to be given again.
    let isRepair: Bool
    /// The members that the answer must have; empty for prose.
    let members: Set<String>

    fileprivate init(_ request: ReceivedRequest, _ format: Format) {
      let body = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any] ?? [:]
      let messages = body["messages"] as? [[String: Any]] ?? []
      func texts(_ role: String) -> [String] {
        messages.filter { $0["role"] as? String == role }.map { Self.text($0["content"]) }
      }
      key = Self.key(request, format)
      instructions = format == .openai ? texts("system").joined(separator: "\n\n") : Self.text(body["system"])
      let questions = texts("user")
      isRepair = questions.last?.contains("Your last answer cannot be used") == true
      question = (isRepair ? questions.dropLast().last : questions.last) ?? ""
      let schema: Any? =
        switch format {
        case .openai:
          ((body["response_format"] as? [String: Any])?["json_schema"] as? [String: Any])?["schema"]
        case .anthropic:
          ((body["output_config"] as? [String: Any])?["format"] as? [String: Any])?["schema"]
        }
      let properties = (schema as? [String: Any])?["properties"] as? [String: Any] ?? [:]
      members = Set(properties.keys)
    }

    /// A text, or the texts of blocks.
    private static func text(_ content: Any?) -> String {
      let blocks = (content as? [[String: Any]])?.compactMap { $0["text"] as? String }
      return content as? String ?? blocks?.joined(separator: "\n\n") ?? ""
    }

    static func key(_ request: ReceivedRequest, _ format: Format) -> String? {
      request.fields[format == .openai ? "authorization" : "x-api-key"]
    }
  }

  /// The turns that are left, and who waits for calls to come.
  private final class Line: Sendable {
    private struct State {
      var turns: [Turn]
      var calls = 0
      var waiters: [(calls: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    init(_ turns: [Turn]) { state = Mutex(State(turns: turns)) }

    func next() -> Turn? {
      let (turn, ready) = state.withLock { state in
        state.calls += 1
        let calls = state.calls
        let ready = state.waiters.filter { $0.calls <= calls }.map(\.continuation)
        state.waiters.removeAll { $0.calls <= calls }
        return (state.turns.isEmpty ? nil : state.turns.removeFirst(), ready)
      }
      for continuation in ready { continuation.resume() }
      return turn
    }

    func wait(for calls: Int) async {
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state in
          if state.calls < calls { state.waiters.append((calls, continuation)) }
          return state.calls >= calls
        }
        if isThere { continuation.resume() }
      }
    }
  }

  /// Returns once so many calls have come.
  func called(_ calls: Int) async { await line.wait(for: calls) }

  /// What leads a program here.
  var environment: [String: String] {
    switch format {
    case .openai:
      ["LLM_PROVIDER": "openai", "OPENAI_API_KEY": "sk-played", "OPENAI_BASE_URL": server.url("/v1")]
    case .anthropic:
      ["LLM_PROVIDER": "anthropic", "ANTHROPIC_API_KEY": "sk-played", "ANTHROPIC_BASE_URL": server.url()]
    }
  }

  /// How many calls came, and the bodies of them.
  var bodies: [String] { server.requests.map(\.text) }
  /// Who said who they were.
  var keys: [String?] {
    server.requests.map { Asked.key($0, format) }
  }

  func stop() { server.stop() }

  // MARK: Answers

  static func turn(_ say: String, facts: String = "[]", showsProfile: Bool = false) -> String {
    let text = json(say)
    return
      #"{"say":\#(text),"facts":\#(facts),"shows_profile":\#(showsProfile),"contact":null,"starts_matching":null}"#
  }

  static func json(_ text: String) -> String {
    (try? String(decoding: JSONEncoder().encode(text), as: UTF8.self)) ?? "\"\""
  }

  private static func reply(to request: ReceivedRequest, _ turn: Turn, _ format: Format) -> ServedReply {
    let path = format == .openai ? "/v1/chat/completions" : "/v1/messages"
    guard request.method == "POST", request.path == path else { return ServedReply(status: 404, "{}") }
    switch turn {
    case .says(let text): return stream(Self.turn(text), format)
    case .answers(let text): return stream(text, format)
    case .status(let status, let fields):
      return ServedReply(
        status: status,
        fields: [("content-type", "application/json")] + fields.map { ($0.key, $0.value) },
        #"{"type":"error","error":{"type":"played","code":"played","message":"played"}}"#)
    case .cut:
      let answer = Self.turn("This never ends")
      return served([.bytes(begin(String(answer.prefix(20)), format)), .cut])
    case .held(let gate, let text):
      let answer = Self.turn(text)
      let half = answer.prefix(answer.count / 2)
      return grown([(String(half), gate)], String(answer.dropFirst(half.count)), format)
    case .grows(let pieces, let last): return grown(pieces, last, format)
    }
  }

  private static func grown(
    _ pieces: [(piece: String, gate: Gate)], _ last: String, _ format: Format
  ) -> ServedReply {
    let steps = pieces.enumerated().flatMap { place, entry -> [ServedReply.Step] in
      [.bytes(place == 0 ? begin(entry.piece, format) : piece(entry.piece, format)), .wait(entry.gate)]
    }
    return served(
      steps + [.bytes((pieces.isEmpty ? begin(last, format) : piece(last, format)) + end(format))])
  }

  private static func served(_ steps: [ServedReply.Step]) -> ServedReply {
    ServedReply(fields: [("content-type", "text/event-stream")], steps: steps)
  }

  private static func stream(_ text: String, _ format: Format) -> ServedReply {
    served([.bytes(begin(text, format) + end(format))])
  }

  private static func begin(_ text: String, _ format: Format) -> [UInt8] {
    switch format {
    case .openai: return piece(text, format)
    case .anthropic:
      let start =
        #"{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","#
        + #""model":"claude-haiku-5-5","content":[],"stop_reason":null,"usage":{"input_tokens":1200,"output_tokens":1}}}"#
      return event("message_start", start)
        + event(
          "content_block_start",
          #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#)
        + piece(text, format)
    }
  }

  private static func piece(_ text: String, _ format: Format) -> [UInt8] {
    switch format {
    case .openai:
      event(
        nil,
        #"{"id":"c1","model":"gpt-6-luna","choices":[{"index":0,"delta":{"content":\#(json(text))},"finish_reason":null}]}"#
      )
    case .anthropic:
      event(
        "content_block_delta",
        #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":\#(json(text))}}"#)
    }
  }

  private static func end(_ format: Format) -> [UInt8] {
    switch format {
    case .openai:
      event(
        nil,
        #"{"id":"c1","model":"gpt-6-luna","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#)
        + event(
          nil,
          #"{"id":"c1","model":"gpt-6-luna","choices":[],"usage":{"prompt_tokens":1200,"completion_tokens":40,"total_tokens":1240}}"#
        ) + event(nil, "[DONE]")
    case .anthropic:
      event("content_block_stop", #"{"type":"content_block_stop","index":0}"#)
        + event(
          "message_delta",
          #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":40}}"#)
        + event("message_stop", #"{"type":"message_stop"}"#)
    }
  }

  private static func event(_ name: String?, _ data: String) -> [UInt8] {
    Array(((name.map { "event: \($0)\n" } ?? "") + "data: \(data)\n\n").utf8)
  }
}
