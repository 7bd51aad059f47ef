import Domain
import Ports

/// Reads the chunks of a chat completion
/// (https://platform.openai.com/docs/api-reference/chat-streaming/streaming).
struct ChatCompletionsReader: AnswerReader {
  private(set) var reading = Reading()
  private var thoughts = ThoughtFilter()

  mutating func read(_ event: ServerEvent) throws(NotInFormat) -> String {
    if event.data == "[DONE]" {
      reading.isWhole = true
      return ""
    }
    guard let chunk = try? JSONValue(text: event.data), chunk.members != nil else { throw NotInFormat() }
    return try read(chunk, piece: "delta")
  }

  mutating func read(whole value: JSONValue) throws(NotInFormat) -> String {
    guard value["choices"]?.elements != nil || value["error"] != nil else { throw NotInFormat() }
    reading.isWhole = true
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
    // Some servers send an empty one until there is one.
    if let reason = choice["finish_reason"]?.text, !reason.isEmpty {
      piece += thoughts.finish()
      stop(reason)
    }
    reading.text += piece.text
    reading.thought += piece.thought
    return piece.text
  }

  private mutating func stop(_ reason: String) {
    // Having refused, a model "stops" as if all were well.
    if case .refused? = reading.stop { return }
    switch reason.lowercased() {
    // OpenAI's, and what servers behind gateways and of one's own say for them.
    case "stop", "tool_calls", "function_call", "end_turn", "stop_sequence", "eos", "eos_token", "complete":
      reading.stop = .end
    case "length", "max_tokens", "model_length": reading.stop = .length
    case "content_filter", "safety", "sensitive": reading.stop = .refused(category: reason)
    case "error", "abort", "network_error", "insufficient_system_resource":
      reading.stop = .failed(Refusal(reason: .providerFailed(status: 500)))
    default: reading.stop = .unknown
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
    if let cost = usage["cost"]?.double.flatMap({ Money(dollars: $0) }) {
      reading.cost = cost + upstreamCost(in: usage)
    }
  }

  /// What the provider behind OpenRouter asks by itself: with a key of one's own there, the cost is the fee
  /// alone (https://openrouter.ai/docs/use-cases/usage-accounting). Of other calls it is told as well, and is in the cost.
  private func upstreamCost(in usage: JSONValue) -> Money {
    guard usage["is_byok"] == .bool(true) else { return .zero }
    return usage["cost_details"]?["upstream_inference_cost"]?.double.flatMap { Money(dollars: $0) } ?? .zero
  }
}
