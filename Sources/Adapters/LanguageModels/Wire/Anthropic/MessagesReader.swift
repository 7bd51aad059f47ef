import Domain
import Ports

/// Reads the events of a message (https://platform.claude.com/docs/en/build-with-claude/streaming).
///
/// Blocks come one after another and say their kind when they begin: thinking first with newer models, then text, or
/// the input of the tool that was forced. Events and blocks of kinds that are not known are passed over, as the
/// documentation asks.
struct MessagesReader: AnswerReader {
  private enum Block { case text, toolInput, thinking, other }

  private(set) var reading = Reading()
  private var blocks: [Int: Block] = [:]

  mutating func read(_ event: ServerEvent) throws(NotInFormat) -> String {
    guard let value = try? JSONValue(text: event.data), let type = value["type"]?.text else {
      throw NotInFormat()
    }
    switch type {
    case "message_start": start(value["message"])
    case "content_block_start": return startBlock(value)
    case "content_block_delta": return delta(value)
    case "message_delta":
      readUsage(value["usage"])
      if let reason = value["delta"]?["stop_reason"]?.text {
        stop(reason, details: value["delta"]?["stop_details"])
        reading.isUsageFinal = reading.usage != nil
      }
    case "message_stop": reading.isWhole = true
    case "error": reading.stop = .failed(MessagesWire.refusal(status: nil, error: value["error"]))
    default: break
    }
    return ""
  }

  mutating func read(whole value: JSONValue) throws(NotInFormat) -> String {
    if value["type"]?.text == "error" {
      reading.stop = .failed(MessagesWire.refusal(status: nil, error: value["error"]))
      return ""
    }
    guard let content = value["content"]?.elements else { throw NotInFormat() }
    start(value)
    for block in content {
      switch block["type"]?.text {
      case "text": reading.text += block["text"]?.text ?? ""
      case "tool_use": reading.text += block["input"]?.description ?? ""
      case "thinking": reading.thought += block["thinking"]?.text ?? ""
      default: break
      }
    }
    if let reason = value["stop_reason"]?.text { stop(reason, details: value["stop_details"]) }
    reading.isUsageFinal = reading.usage != nil
    reading.isWhole = true
    return reading.text
  }

  private mutating func start(_ message: JSONValue?) {
    reading.id = message?["id"]?.text
    reading.model = message?["model"]?.text
    readUsage(message?["usage"])
  }

  private mutating func startBlock(_ value: JSONValue) -> String {
    guard let place = value["index"]?.whole else { return "" }
    let block = value["content_block"]
    switch block?["type"]?.text {
    case "text":
      blocks[place] = .text
      let text = block?["text"]?.text ?? ""
      reading.text += text
      return text
    case "tool_use": blocks[place] = .toolInput
    case "thinking": blocks[place] = .thinking
    default: blocks[place] = .other
    }
    return ""
  }

  private mutating func delta(_ value: JSONValue) -> String {
    guard let place = value["index"]?.whole, let delta = value["delta"] else { return "" }
    switch blocks[place] {
    case .text:
      let text = delta["text"]?.text ?? ""
      reading.text += text
      return text
    case .toolInput:
      let text = delta["partial_json"]?.text ?? ""
      reading.text += text
      return text
    case .thinking:
      reading.thought += delta["thinking"]?.text ?? ""
      return ""
    case .other, nil: return ""
    }
  }

  /// https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons
  private mutating func stop(_ reason: String, details: JSONValue?) {
    switch reason {
    case "end_turn", "stop_sequence", "tool_use": reading.stop = .end
    case "max_tokens": reading.stop = .length
    case "model_context_window_exceeded": reading.stop = .contextFull
    case "refusal": reading.stop = .refused(category: details?["category"]?.text)
    // "pause_turn" among them: of tools that the server runs, and none is asked for.
    default: reading.stop = .unknown
    }
  }

  /// The classes are told apart already, and the counts are totals so far: at the start those of the input, at the end
  /// the output's; the end may repeat the input's.
  private mutating func readUsage(_ usage: JSONValue?) {
    guard let usage, usage.members != nil else { return }
    var counts = reading.usage ?? .none
    func take(_ name: String, _ path: WritableKeyPath<TokenUsage, Int>) {
      if let count = usage[name]?.whole { counts[keyPath: path] = max(0, count) }
    }
    take("input_tokens", \.input)
    take("cache_read_input_tokens", \.cachedRead)
    take("cache_creation_input_tokens", \.cacheWrite)
    take("output_tokens", \.output)
    reading.usage = counts
  }
}
