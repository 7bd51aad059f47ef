import HTTPTransport
import LocalServer
import Ports
import Testing

@testable import LanguageModels

/// What providers tell of their limits beside an answer.
@Suite(.timeLimit(.minutes(10))) struct RateAllowanceTests {
  @Test(arguments: [
    (
      [
        ("x-ratelimit-limit-requests", "5000"), ("x-ratelimit-remaining-requests", "4999"),
        ("x-ratelimit-reset-requests", "12ms"), ("x-ratelimit-limit-tokens", "160000"),
        ("x-ratelimit-remaining-tokens", "159976"),
      ],
      [RateAllowance(.requests, left: 4_999, of: 5_000), RateAllowance(.tokens, left: 159_976, of: 160_000)]
    ),
    (
      [
        ("anthropic-ratelimit-output-tokens-remaining", "16000"),
        ("anthropic-ratelimit-output-tokens-limit", "16000"),
        ("anthropic-ratelimit-input-tokens-remaining", "0"),
        ("anthropic-ratelimit-input-tokens-limit", "80000"),
        ("anthropic-ratelimit-requests-remaining", "999"), ("anthropic-ratelimit-requests-limit", "1000"),
      ],
      [
        RateAllowance(.requests, left: 999, of: 1_000), RateAllowance(.inputTokens, left: 0, of: 80_000),
        RateAllowance(.outputTokens, left: 16_000, of: 16_000),
      ]
    ),
    ([("X-RateLimit-Remaining-Requests", "7")], [RateAllowance(.requests, left: 7, of: nil)]),
  ])
  func `what is left is read in either provider's words`(
    fields: [(String, String)], allowances: [RateAllowance]
  ) {
    #expect(told(fields) == allowances)
  }

  @Test(arguments: [
    [], [("x-ratelimit-remaining-tokens", "-1"), ("x-ratelimit-limit-tokens", "-1")],
    [("x-ratelimit-limit-requests", "5000")], [("anthropic-ratelimit-tokens-remaining", "many")],
  ])
  func `what was not told is not made up`(fields: [(String, String)]) {
    #expect(told(fields) == [])
  }

  @Test func `an answer brings what was told beside it`() async throws {
    let server = try LocalServer { _ in
      guard var reply = try? Exchanges.stream("openai/answer.sse") else {
        return ServedReply(status: 599, "")
      }
      reply.fields += [("x-ratelimit-remaining-requests", "4999"), ("x-ratelimit-limit-requests", "5000")]
      return reply
    }
    let answer = try await Exchanges.model(.openai, at: server).answer(Exchanges.request())
    #expect(answer.allowances == [RateAllowance(.requests, left: 4_999, of: 5_000)])
  }

  private func told(_ fields: [(String, String)]) -> [RateAllowance] {
    RateAllowances.told(in: HTTPHead(status: 200, fields: fields.map { .init($0, $1) }))
  }
}
