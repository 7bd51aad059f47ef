import Domain
import Ports

/// Reads the chunks of a chat completion
/// (https://platform.openai.com/docs/api-reference/chat-streaming/streaming).
struct ChatCompletionsReader: AnswerReader {
  private(set) var reading = Reading()
  private var thoughts = ThoughtFilter()

  mutating func read(_ event: ServerEvent) throws(NotInFormat) -> String {
    if event.data == "[DONE]" { return "" }
    guard let chunk = try? JSONValue(text: event.data), chunk.members != nil else { throw NotInFormat() }
    return try read(chunk, piece: "delta")
  }

  mutating func read(whole value: JSONValue) throws(NotInFormat) -> String {
    guard value["choices"]?.elements != nil || value["error"] != nil else { throw NotInFormat() }
    return try read(value, piece: "message")
  }

  private mutating func read(_ chunk: JSONValue, piece name: String) throws(NotInFormat) -> String {
    // Also in the middle of a stream, after a status of 200: OpenRouter's and vLLM's way.
    if let error = ChatCompletionsWire.error(in: chunk), chunk["error"] != nil, chunk["error"] != .null {
      let status = error["code"]?.whole ?? (error["type"]?.text == "rate_limit_exceeded" ? 429 : 500)
      reading.stop = .failed(ChatCompletionsWire.refusal(status: status, error: error))
      return ""
    }
    if let id = chunk["id"]?.text, !id.isEmpty { reading.id = id }
    if let model = chunk["model"]?.text, !model.isEmpty { reading.model = model }
    readUsage(chunk["usage"])
    // Without choices: the chunk of the usage, or one that only keeps the connection open.
    guard let choice = chunk["choices"]?[0] else { return "" }
    let delta = choice[name]
    if let refusal = delta?["refusal"]?.text, !refusal.isEmpty { reading.stop = .refused(category: nil) }
    for field in ["reasoning_content", "reasoning"] {
      if let thought = delta?[field]?.text { reading.thought += thought }
    }
    var piece = thoughts.pass(delta?["content"]?.text ?? "")
    if let reason = choice["finish_reason"]?.text {
      piece += thoughts.finish()
      stop(reason)
    }
    reading.text += piece
    return piece
  }

  private mutating func stop(_ reason: String) {
    // Having refused, a model "stops" as if all were well.
    if case .refused? = reading.stop { return }
    switch reason {
    case "length": reading.stop = .length
    case "content_filter": reading.stop = .refused(category: "content_filter")
    case "error": reading.stop = .failed(Refusal(reason: .providerFailed(status: 500)))
    default: reading.stop = .end
    }
  }

  /// Prompt tokens include those read from and written to a cache; completion tokens include those of thinking.
  private mutating func readUsage(_ usage: JSONValue?) {
    guard let usage, let prompt = usage["prompt_tokens"]?.whole else { return }
    let read = usage["prompt_tokens_details"]?["cached_tokens"]?.whole ?? 0
    let written = usage["prompt_tokens_details"]?["cache_write_tokens"]?.whole ?? 0
    reading.usage = TokenUsage(
      input: max(0, prompt - read - written), cachedRead: max(0, read), cacheWrite: max(0, written),
      output: max(0, usage["completion_tokens"]?.whole ?? 0))
    reading.isUsageFinal = true
    if let cost = usage["cost"]?.double { reading.cost = Money(dollars: cost) }
  }
}
