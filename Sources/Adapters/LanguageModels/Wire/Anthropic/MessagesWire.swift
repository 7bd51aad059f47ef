import HTTPTransport
import Ports

/// Anthropic's messages, streamed (https://platform.claude.com/docs/en/api/messages/create).
struct MessagesWire: ProviderWire {
  var path: String { "messages" }

  func fields(key: Secret?) -> [HTTPField] {
    // https://platform.claude.com/docs/en/api/versioning
    [HTTPField("anthropic-version", "2023-06-01")] + (key.map { [HTTPField("x-api-key", secret: $0)] } ?? [])
  }

  func body(
    for request: ModelRequest, to settings: ModelSettings, in dialect: Dialect, thinkingRoom: Int
  ) -> JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ value: JSONValue) { members.append(JSONValue.Member(name, value)) }

    add("model", .string(settings.model))
    add("max_tokens", .integer(Int64(request.outputLimit + thinkingRoom)))
    if let temperature = settings.temperature, dialect.sendsTemperature {
      add("temperature", .number(temperature))
    }
    addStructure(of: request, effort: dialect.sendsEffort ? settings.effort : nil, in: dialect, to: &members)
    let system = system(of: request, in: dialect)
    if !system.isEmpty { add("system", .array(system)) }
    add("messages", .array(messages(of: request)))
    add("stream", true)
    return .object(members)
  }

  /// https://platform.claude.com/docs/en/build-with-claude/structured-outputs; the forced tool for models before them.
  private func addStructure(
    of request: ModelRequest, effort: String?, in dialect: Dialect, to members: inout [JSONValue.Member]
  ) {
    var output: [JSONValue.Member] = []
    if let effort { output.append(JSONValue.Member("effort", .string(effort))) }
    if let shape = request.shape {
      switch dialect.structure {
      case .schema:
        output.append(JSONValue.Member("format", ["type": "json_schema", "schema": shape.json]))
      case .tool:
        let name = JSONValue.string(shape.name)
        members.append(
          JSONValue.Member(
            "tools",
            [["name": name, "description": "Takes the answer, whole.", "input_schema": shape.json]]))
        members.append(
          JSONValue.Member(
            "tool_choice", ["type": "tool", "name": name, "disable_parallel_tool_use": true]))
      case .jsonMode, .words: break
      }
    }
    if !output.isEmpty { members.append(JSONValue.Member("output_config", .object(output))) }
  }

  /// What is the same for everybody comes first and is kept, whatever follows; what is one conversation's own has a block
  /// behind it.
  private func system(of request: ModelRequest, in dialect: Dialect) -> [JSONValue] {
    var common = Array(request.instructions.prefix(1))
    if let shape = request.shape, let words = SchemaInWords.text(for: shape, in: dialect) {
      common.append(.plain(words))
    }
    let texts = [common, Array(request.instructions.dropFirst())].map(ModelRequest.text(of:))
    return texts.enumerated().filter { !$0.element.isEmpty }.map {
      Self.block($0.element, isKept: $0.offset == 0)
    }
  }

  /// Turns alternate, the first is the user's, and the last is too: newer models refuse to go on with a half answer.
  ///
  /// Each turn is a block, also where two of one role follow each other: so the next request has the same blocks up to the
  /// one that is kept.
  private func messages(of request: ModelRequest) -> [JSONValue] {
    var turns: [(role: ModelRequest.Role, blocks: [JSONValue])] = []
    func add(_ role: ModelRequest.Role, _ parts: [ModelRequest.Part], isKept: Bool = false) {
      let text = ModelRequest.text(of: parts)
      // A block without a word is an error.
      guard text.contains(where: { !$0.isWhitespace }) else { return }
      if turns.isEmpty, role == .assistant {
        turns.append((.user, [Self.block("(The conversation begins.)", isKept: false)]))
      }
      let block = Self.block(text, isKept: isKept)
      if turns.last?.role == role {
        turns[turns.count - 1].blocks.append(block)
      } else {
        turns.append((role, [block]))
      }
    }
    for (place, turn) in request.history.enumerated() {
      add(turn.role, turn.parts, isKept: place == request.keptTurns - 1)
    }
    add(.user, request.question)
    return turns.map { ["role": $0.role == .user ? "user" : "assistant", "content": .array($0.blocks)] }
  }

  /// A block of text; `isKept` where what leads up to it is to be cached: the same blocks up to there are read again for a
  /// tenth of the price, and writing them costs a quarter more. Of a beginning too short for the model nothing is kept, at
  /// no cost (https://platform.claude.com/docs/en/build-with-claude/prompt-caching).
  private static func block(_ text: String, isKept: Bool) -> JSONValue {
    isKept
      ? ["type": "text", "text": .string(text), "cache_control": ["type": "ephemeral"]]
      : ["type": "text", "text": .string(text)]
  }

  func reader() -> MessagesReader { MessagesReader() }

  func refusal(_ head: HTTPHead, body: JSONValue?) -> Refusal {
    Self.refusal(status: head.status, error: body?["error"])
  }

  /// https://platform.claude.com/docs/en/api/errors. In a stream the status is 200 long since: the type alone tells.
  static func refusal(status: Int?, error: JSONValue?) -> Refusal {
    let type = error?["type"]?.text ?? ""
    let message = error?["message"]?.text ?? ""
    func refusal(_ reason: ModelFailure.Reason) -> Refusal { Refusal(reason: reason, message: message) }
    // A 400, though nothing is wrong with the request.
    let lower = message.lowercased()
    if type == "billing_error" || lower.contains("credit balance is too low")
      || lower.contains("api usage limits") || lower.contains("spend limit")
    {
      return refusal(.quotaExhausted)
    }
    if type == "invalid_request_error", let reason = ContextOverflow.reason(in: message, error: error) {
      return refusal(reason)
    }
    switch type {
    case "authentication_error": return refusal(.wrongKey)
    case "permission_error":
      return refusal(Moderation.isBlock(message) ? .refused(category: nil) : .forbidden)
    case "not_found_error": return refusal(.unknownModel)
    case "request_too_large": return refusal(.contextOverflow(limit: nil, requested: nil))
    case "rate_limit_error": return refusal(.rateLimited(after: nil))
    case "overloaded_error": return refusal(.overloaded(after: nil))
    case "timeout_error": return refusal(.timedOut)
    case "api_error": return refusal(.providerFailed(status: status ?? 500))
    case "invalid_request_error": return refusal(.rejected(parameter: nil))
    default: break
    }
    // A gateway in between, with a page of its own.
    switch status ?? 500 {
    case 401: return refusal(.wrongKey)
    case 402: return refusal(.quotaExhausted)
    // Not Anthropic's own words: something on the way was in a bad mood, and may be over it soon.
    case 403: return refusal(error == nil ? .providerFailed(status: 403) : .forbidden)
    case 404: return refusal(.unknownModel)
    case 408, 504: return refusal(.timedOut)
    case 413: return refusal(.contextOverflow(limit: nil, requested: nil))
    case 429: return refusal(.rateLimited(after: nil))
    case 503, 529: return refusal(.overloaded(after: nil))
    case 500...: return refusal(.providerFailed(status: status ?? 500))
    case 400..<500: return refusal(.rejected(parameter: nil))
    default: return refusal(.malformed)
    }
  }
}
