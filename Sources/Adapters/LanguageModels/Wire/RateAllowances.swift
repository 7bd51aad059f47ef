import HTTPTransport
import Ports

/// What a provider tells of its limits in the head of a response.
///
/// OpenAI and many that speak its format: `x-ratelimit-remaining-requests`, `x-ratelimit-limit-requests`, the same with
/// `tokens` (https://platform.openai.com/docs/guides/rate-limits). Anthropic: `anthropic-ratelimit-requests-remaining`,
/// `anthropic-ratelimit-requests-limit`, the same with `tokens`, `input-tokens` and `output-tokens`
/// (https://platform.claude.com/docs/en/api/rate-limits#response-headers).
enum RateAllowances {
  /// What was told, in the order of `RateAllowance.Kind`; empty where nothing was. Some gateways write -1 for "not
  /// counted", which is no allowance.
  static func told(in head: HTTPHead) -> [RateAllowance] {
    RateAllowance.Kind.allCases.compactMap { kind in
      let word = word(for: kind)
      func count(_ what: String) -> Int? {
        (head["x-ratelimit-\(what)-\(word)"] ?? head["anthropic-ratelimit-\(word)-\(what)"])
          .flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
      }
      return count("remaining").map { RateAllowance(kind, left: $0, of: count("limit")) }
    }
  }

  private static func word(for kind: RateAllowance.Kind) -> String {
    switch kind {
    case .requests: "requests"
    case .tokens: "tokens"
    case .inputTokens: "input-tokens"
    case .outputTokens: "output-tokens"
    }
  }
}
