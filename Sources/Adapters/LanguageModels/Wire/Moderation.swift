import Ports

/// Finds out whether an error is about what one message says, and not about the key: a filter over the model would not let
/// it through.
///
/// OpenAI and Azure name a code, with a status of 400. OpenRouter answers 403, a status that otherwise tells of the key:
/// with `metadata.reasons` and `metadata.flagged_input` where a message was flagged, with the code
/// `content_policy_violation`, or with "Request blocked: ..." where a guardrail of the account struck
/// (https://openrouter.ai/docs/api/reference/errors-and-debugging).
enum Moderation {
  private static let codes: Set = ["content_filter", "content_policy_violation", "moderation_blocked"]

  /// The provider's own word for what it minded.
  ///
  /// - Returns: `nil` where the error is about something else.
  static func category(in error: JSONValue?) -> String? {
    guard let error else { return nil }
    let metadata = error["metadata"]
    let words = [error, metadata].flatMap { part in
      ["code", "type", "error_type", "provider_code"].compactMap { part?[$0]?.text }
    }
    if let code = words.first(where: codes.contains) { return code }
    if let reasons = metadata?["reasons"]?.elements { return reasons.first?.text ?? "moderation" }
    if metadata?["flagged_input"] != nil { return "moderation" }
    return isBlock(error["message"]?.text ?? "") ? "guardrail" : nil
  }

  /// Whether a message tells that a guardrail struck. It stands at its beginning: behind it what was sent may be repeated.
  static func isBlock(_ message: String) -> Bool { message.lowercased().hasPrefix("request blocked") }
}
