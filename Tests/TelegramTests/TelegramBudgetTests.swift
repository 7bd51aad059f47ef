import Bootstrap
import BotServer
import Domain
import LocalServer
import Localization
import Ports
import Testing

/// What people on Telegram get of a budget.
@Suite(.timeLimit(.minutes(10))) struct TelegramBudgetTests {
  /// A model that answers each call at the price of a cent.
  private static func model() throws -> LocalServer {
    let answer =
      #"{\"say\":\"Tell me more.\",\"facts\":[],\"shows_profile\":false,\"contact\":null,\"starts_matching\":null}"#
    let events = [
      #"{"id":"c1","model":"gpt-6-luna","choices":[{"index":0,"delta":{"content":"\#(answer)"},"finish_reason":null}]}"#,
      #"{"id":"c1","model":"gpt-6-luna","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
      #"{"id":"c1","model":"gpt-6-luna","choices":[],"usage":{"prompt_tokens":50000,"completion_tokens":10000,"total_tokens":60000}}"#,
      "[DONE]",
    ]
    return try LocalServer { _ in
      ServedReply(
        fields: [("content-type", "text/event-stream")], events.map { "data: \($0)\n\n" }.joined())
    }
  }

  /// The price of a cent opens a burst of `cents` once for each cent of it, and once more for what is left.
  @Test(arguments: [("0", 1), ("0.025", 3)])
  func `seven idle days allow no burst beyond the configured one`(burst: String, starts: Int) async throws {
    let model = try Self.model()
    let stage = try await TelegramStage(environment: [
      "LLM_PROVIDER": "openai", "OPENAI_API_KEY": "sk-played", "OPENAI_BASE_URL": model.url("/v1"),
      "MITKO_MODEL": "gpt-6-luna", "MITKO_BURST_USD": burst,
    ])
    try await stage.house.store.write {
      try $0.ledger.setBucket(BudgetBucket(fullAt: $0.now - .days(7)))
    }
    let people: Range<Int64> = 7_001..<7_011
    for person in people { stage.server.say("Hello there", as: person) }
    let label = stage.text(.button(.answerNow), "en")
    try await stage.server.wait(for: "some answers, and lines about the wait") { server in
      let answered = people.filter { person in
        server.shown(to: person).contains { $0.text == "Tell me more." }
      }
      let told = people.filter { person in server.shown(to: person).contains { $0.labels.contains(label) } }
      return answered.count >= starts && answered.count + told.count == people.count ? true : nil
    }
    #expect(model.requests.count == starts)
    let spent = try await stage.house.store.read { try $0.ledger.window().entries.map(\.amount) }
    #expect(spent == Array(repeating: Money(clamping: 10_000), count: starts))
    await stage.close()
    model.stop()
  }
}
