import Domain
import Ports
import Testing

@testable import LanguageModels

/// Estimates of tokens, and what they cost.
struct TokenFamilyTests {
  /// Counts of o200k and of the smallest cut among cl100k, Llama 2, Mistral and Phi 4, made once with their own
  /// vocabularies.
  @Test(arguments: [
    ("Hello! I am a backend engineer: Kotlin, Go and PostgreSQL, eight years.", 18, 20),
    ("Привет! Я бэкенд-разработчик: Kotlin, Go и PostgreSQL, восемь лет.", 24, 31),
    ("ПИШУ КАПСОМ, ПОТОМУ ЧТО МОГУ", 17, 26),
    ("от 300 000 ₽ на руки, удалённо, UTC+3", 16, 25),
    ("{\"say\":\"Hello\",\"skills\":[\"Kotlin\"],\"remote\":null}", 15, 18),
    ("👩‍💻🚀", 7, 14),
    ("漢字かな交じり文", 7, 11),
    ("https://example.com/a/b?c=d&e=f#g", 12, 19),
    ("ёёёёёёёёёёёёёёёёёёёёёёёёёёёёёё", 30, 31),
  ])
  func `an estimate is never below the count`(text: String, openai: Int, other: Int) {
    #expect(TokenFamily.openai.tokens(in: text) >= openai)
    #expect(TokenFamily.other.tokens(in: text) >= other)
    #expect(TokenFamily.anthropic.tokens(in: text) > TokenFamily.other.tokens(in: text))
  }

  @Test func `an estimate is not absurdly high for the texts that there are`() throws {
    for text in try Exchanges.texts() {
      let scalars = Double(text.unicodeScalars.count)
      let openai = Double(TokenFamily.openai.tokens(in: text))
      let other = Double(TokenFamily.other.tokens(in: text))
      #expect(openai > scalars / 4.5 && openai < scalars / 2)
      #expect(other > scalars / 4 && other < scalars / 1.4)
    }
  }

  @Test func `nothing is nothing`() {
    #expect(TokenFamily.openai.tokens(in: "") == 0)
    #expect(TokenFamily.openai.tokens(in: "a") == 2)
  }

  @Test func `a correction rises at once and falls only after several counts`() {
    var correction = CountCorrection()
    #expect(correction.corrected(1_000) == 1_000)
    correction.learn(actual: 1_200, estimated: 1_000)
    #expect(correction.corrected(1_000) == 1_320)
    for _ in 1...31 { correction.learn(actual: 600, estimated: 1_000) }
    #expect(correction.corrected(1_000) == 1_320)
    correction.learn(actual: 600, estimated: 1_000)
    #expect(correction.corrected(1_000) == 660)
    correction.learn(actual: 1_000_000, estimated: 1_000)
    #expect(correction.corrected(1_000) == 4_000)
  }

  @Test func `too few counts lower nothing, and small requests teach nothing`() {
    var correction = CountCorrection()
    for _ in 1...7 { correction.learn(actual: 100, estimated: 1_000) }
    correction.learn(actual: 500, estimated: 10)
    #expect(correction.corrected(1_000) == 1_100)
  }
}

/// Prices as data.
struct PriceTableTests {
  private static let day = Timestamp("2026-11-22T04:00:00Z")!

  private func input(
    _ table: PriceTable, _ model: String, by provider: String = "openai", at instant: Timestamp = day,
    prompt: Int = 1_000
  ) -> Int64? {
    table.prices(of: model, by: provider, at: instant, promptTokens: prompt)?.input
  }

  @Test func `the shipped table has today's models, and yesterday's prices for yesterday`() throws {
    let table = try PriceTable([("Prices/models.json", Exchanges.shippedPrices())])
    #expect(
      table.prices(of: "gpt-6.1-sol", by: "openai", at: Self.day, promptTokens: 1_000)
        == TokenPrices(input: 2_000_000, cachedRead: 100_000, cacheWrite: 2_500_000, output: 10_000_000))
    #expect(
      table.prices(of: "claude-sonnet-5-5", by: "anthropic", at: Self.day, promptTokens: 1_000)
        == TokenPrices(input: 2_000_000, cachedRead: 100_000, cacheWrite: 2_500_000, output: 10_000_000))
    #expect(
      table.prices(
        of: "claude-sonnet-5-5", by: "anthropic", at: Timestamp("2026-10-06T23:59:59Z")!, promptTokens: 1_000)?
        .cachedRead == 200_000)
    #expect(input(table, "gpt-5.6-sol", at: Timestamp("2026-11-21T23:59:59Z")!) == 4_000_000)
    #expect(input(table, "gpt-5.6-sol") == 5_000_000)
    #expect(input(table, "text-embedding-3-small") == 20_000)
  }

  @Test func `a prompt over the threshold has prices of its own`() throws {
    let table = try PriceTable([("Prices/models.json", Exchanges.shippedPrices())])
    #expect(input(table, "claude-haiku-5-5", by: "anthropic", prompt: 100_000) == 100_000)
    #expect(input(table, "claude-haiku-5-5", by: "anthropic", prompt: 100_001) == 500_000)
    #expect(input(table, "gpt-6-sol", prompt: 272_001) == 4_000_000)
  }

  @Test func `a dated name costs what the plain one does, a merely similar one is unknown`() throws {
    let table = try PriceTable([("Prices/models.json", Exchanges.shippedPrices())])
    #expect(input(table, "gpt-4o-2024-08-06") == 2_500_000)
    #expect(input(table, "claude-sonnet-4-5-20250929", by: "anthropic") == 3_000_000)
    #expect(input(table, "claude-sonnet-4-5-latest", by: "anthropic") == 3_000_000)
    #expect(input(table, "gpt-4o-audio-preview") == nil)
    #expect(input(table, "gpt-6.1-sol", by: "compatible") == nil)
    #expect(input(table, "gpt-6.1-sol", at: Timestamp("2020-01-01T00:00:00Z")!) == nil)
  }

  @Test func `an own table goes before the shipped one from its date on`() throws {
    let own = """
      {"rows": [{"provider": "openai", "model": "gpt-6.1-sol", "from": "2026-09-29",
        "input": 1, "cachedRead": 2, "cacheWrite": 3, "output": 4}]}
      """
    let table = try PriceTable([("Prices/models.json", Exchanges.shippedPrices()), ("own", own)])
    #expect(input(table, "gpt-6.1-sol") == 1)
    #expect(input(table, "gpt-6-sol") == 2_000_000)
  }

  @Test(arguments: [
    ("{", PriceTableError.Problem.notJSON(line: 1, column: 2)),
    ("[]", .noRows),
    (#"{"rows": [{}]}"#, .badRow(number: 1, member: "provider")),
    (
      #"{"rows": [{"provider": "a", "model": "b", "from": "2026-13-01"}]}"#,
      .badRow(number: 1, member: "from")
    ),
    (
      #"{"rows": [{"provider": "a", "model": "b", "from": "2026-01-01", "input": 1, "cachedRead": 1, "cacheWrite": 1, "output": -1}]}"#,
      .badRow(number: 1, member: "output")
    ),
    (
      #"{"rows": [{"provider": "a", "model": "b", "from": "2026-01-01", "input": 1, "cachedRead": 1, "cacheWrite": 1, "output": 1, "long": {"above": 1, "input": 0.5}}]}"#,
      .badRow(number: 1, member: "long.input")
    ),
  ])
  func `a table that cannot be used says where`(text: String, problem: PriceTableError.Problem) {
    #expect(throws: PriceTableError(table: "own", problem: problem)) { try PriceTable([("own", text)]) }
  }
}
