import Ports

/// Finds in an error's words that request and answer were too long, in each provider's form, with the numbers.
///
/// OpenAI: "This model's maximum context length is 128000 tokens. However, your messages resulted in 130012 tokens";
/// "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300012 tokens".
/// Anthropic: "prompt is too long: 208310 tokens > 200000 maximum";
/// "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000".
/// llama.cpp: type `exceed_context_size_error` with members `n_prompt_tokens` and `n_ctx`.
enum ContextOverflow {
  private static let signs = [
    "maximum context length", "prompt is too long", "exceed context limit",
    "exceeds the available context size",
    "exceed_context_size", "context_length_exceeded", "context window", "input tokens exceed",
  ]

  /// - Returns: `nil` where the words say something else.
  static func reason(in words: String, error: JSONValue?) -> ModelFailure.Reason? {
    let lower = words.lowercased()
    guard signs.contains(where: { lower.contains($0) }) else { return nil }
    if let requested = error?["n_prompt_tokens"]?.whole, let limit = error?["n_ctx"]?.whole {
      return .contextOverflow(limit: limit, requested: requested)
    }
    let numbers = lower.split { !$0.isNumber && $0 != "," }.compactMap { Int($0.filter { $0 != "," }) }
    if lower.contains(">"), let limit = numbers.last, numbers.count >= 2 {
      let requested = numbers.dropLast().suffix(2).reduce(0) { $0.addingReportingOverflow($1).partialValue }
      let isSum = lower.contains("+")
      return .contextOverflow(limit: limit, requested: isSum ? requested : numbers[numbers.count - 2])
    }
    // Numbers of the model's name stand before; the limit is the first that can be one.
    let large = numbers.filter { $0 >= 256 }
    return .contextOverflow(limit: large.first, requested: large.dropFirst().first)
  }
}
