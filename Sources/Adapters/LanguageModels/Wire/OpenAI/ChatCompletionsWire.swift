import HTTPTransport
import Ports

/// OpenAI's chat completions, streamed, and servers that speak the same.
///
/// https://platform.openai.com/docs/api-reference/chat/create. OpenRouter tells usage and cost unasked, and
/// `usage: {include: true}` has no effect any more (https://openrouter.ai/docs/use-cases/usage-accounting); servers that
/// know no such member would refuse it.
struct ChatCompletionsWire: ProviderWire {
  /// Whether it is OpenAI itself: others may stumble over what only OpenAI knows.
  let isOpenAI: Bool

  var path: String { "chat/completions" }

  func fields(key: Secret?) -> [HTTPField] {
    key.map { [HTTPField("authorization", prefix: "Bearer ", secret: $0)] } ?? []
  }

  func body(
    for request: ModelRequest, to settings: ModelSettings, in dialect: Dialect, thinkingRoom: Int
  ) -> JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ value: JSONValue) { members.append(JSONValue.Member(name, value)) }

    add("model", .string(settings.model))
    add("messages", .array(messages(of: request, in: dialect)))
    add(dialect.lengthField.rawValue, .integer(Int64(request.outputLimit + thinkingRoom)))
    if let temperature = settings.temperature, dialect.sendsTemperature {
      add("temperature", .number(temperature))
    }
    if let effort = settings.effort, dialect.sendsEffort { add("reasoning_effort", .string(effort)) }
    if let shape = request.shape, let format = Self.format(of: shape, as: dialect.structure) {
      add("response_format", format)
    }
    add("stream", true)
    // The usage then comes in a chunk of its own, the last.
    if dialect.asksForUsage { add("stream_options", ["include_usage": true]) }
    // What people write is kept nowhere longer than answering takes. Others may stumble over it.
    if isOpenAI { add("store", false) }
    return .object(members)
  }

  private func messages(of request: ModelRequest, in dialect: Dialect) -> [JSONValue] {
    var instructions = request.instructions
    if let shape = request.shape, let words = SchemaInWords.text(for: shape, in: dialect) {
      instructions.append(.plain(words))
    }
    var turns: [(role: String, text: String)] = [("system", ModelRequest.text(of: instructions))]
    for turn in request.history {
      turns.append((turn.role == .user ? "user" : "assistant", ModelRequest.text(of: turn.parts)))
    }
    turns.append(("user", ModelRequest.text(of: request.question)))
    // Some servers' templates refuse an empty message, and two of one role after another.
    var merged: [(role: String, text: String)] = []
    for turn in turns where !turn.text.isEmpty {
      if merged.last?.role == turn.role {
        merged[merged.count - 1].text += "\n\n" + turn.text
      } else {
        merged.append(turn)
      }
    }
    return merged.map { ["role": .string($0.role), "content": .string($0.text)] }
  }

  private static func format(of shape: AnswerSchema, as structure: Dialect.Structure) -> JSONValue? {
    switch structure {
    case .schema:
      [
        "type": "json_schema",
        "json_schema": ["name": .string(shape.name), "strict": true, "schema": shape.json],
      ]
    case .jsonMode: ["type": "json_object"]
    case .tool, .words: nil
    }
  }

  func reader() -> ChatCompletionsReader { ChatCompletionsReader() }

  func refusal(_ head: HTTPHead, body: JSONValue?) -> Refusal {
    Self.refusal(status: head.status, error: Self.error(in: body))
  }

  /// The object that tells what is wrong, in the forms that are about: OpenAI's `error`, a bare text in its place
  /// (Ollama), the object itself (older vLLM), `detail` (servers made with FastAPI).
  static func error(in body: JSONValue?) -> JSONValue? {
    if let text = body?["error"]?.text { return ["message": .string(text)] }
    if let error = body?["error"] { return error }
    if let detail = body?["detail"] { return ["message": .string(detail.text ?? detail.description)] }
    return body?["message"] != nil ? body : nil
  }

  /// https://platform.openai.com/docs/guides/error-codes
  static func refusal(status: Int, error: JSONValue?) -> Refusal {
    let code = error?["code"]?.text ?? ""
    let type = error?["type"]?.text ?? ""
    let message = error?["message"]?.text ?? ""
    let parameter = error?["param"]?.text
    let words = [code, type, message].joined(separator: " ")
    func refusal(_ reason: ModelFailure.Reason) -> Refusal {
      Refusal(reason: reason, parameter: parameter, message: message)
    }
    if isQuota(code: code, type: type) || status == 402 { return refusal(.quotaExhausted) }
    if [400, 413, 422, 500].contains(status), let reason = ContextOverflow.reason(in: words, error: error) {
      return refusal(reason)
    }
    // Of one message, not of the key: whatever the status is.
    if let category = Moderation.category(in: error) { return refusal(.refused(category: category)) }
    switch status {
    case 401: return refusal(.wrongKey)
    // Not the provider's own words: a page of something on the way, that may let the next request pass.
    case 403: return refusal(error == nil ? .providerFailed(status: 403) : .forbidden)
    case 404: return refusal(.unknownModel)
    case 408, 504: return refusal(.timedOut)
    case 413: return refusal(.contextOverflow(limit: nil, requested: nil))
    case 429: return refusal(.rateLimited(after: nil))
    case 503, 529: return refusal(.overloaded(after: nil))
    case 500...: return refusal(.providerFailed(status: status))
    case 400..<500: return refusal(.rejected(parameter: parameter))
    default: return refusal(.malformed)
    }
  }

  /// A 429 that no waiting helps against: the account has no money left, or has reached a limit somebody set. The type
  /// is one word for all of them, the codes tell which.
  private static func isQuota(code: String, type: String) -> Bool {
    let codes: Set = [
      "insufficient_quota", "credit_balance_exhausted", "organization_spend_limit_exceeded",
      "project_spend_limit_exceeded", "organization_usage_limit_exceeded", "billing_hard_limit_reached",
      "billing_not_active",
    ]
    return codes.contains(code) || type == "insufficient_quota"
  }
}
