import Domain
import HTTPTransport
import Testing

@testable import LanguageModels

/// How long providers ask to wait.
struct WaitAdviceTests {
  private static let now = Timestamp("2026-11-22T10:00:00Z")!

  private func wait(_ fields: [(String, String)]) -> Duration? {
    WaitAdvice.wait(in: HTTPHead(status: 429, fields: fields.map { .init($0, $1) }), now: Self.now)
  }

  @Test(arguments: [
    ([("Retry-After", "7")], Duration.seconds(7)),
    ([("retry-after", "0.5")], .milliseconds(500)),
    ([("retry-after-ms", "1250"), ("retry-after", "60")], .milliseconds(1_250)),
    ([("retry-after", "Sun, 22 Nov 2026 10:00:30 GMT")], .seconds(30)),
    (
      [("retry-after", "Sun, 22 Nov 2026 10:00:30 GMT"), ("date", "Sun, 22 Nov 2026 10:00:20 GMT")],
      .seconds(10)
    ),
    ([("retry-after", "Sun, 22 Nov 2026 09:00:00 GMT")], .zero),
    ([("retry-after", "86400")], .hours(1)),
    ([("retry-after", "999999999999999999999")], .hours(1)),
    ([("retry-after-ms", "7200000")], .hours(1)),
    ([("retry-after", "Sun, 22 Nov 2099 10:00:00 GMT")], .hours(1)),
    ([("retry-after-ms", "soon"), ("retry-after", "60")], .seconds(60)),
    ([("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "23h59m0s")], .hours(1)),
    (
      [
        ("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "1.5s"),
        ("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "6m0s"),
      ], .seconds(360)
    ),
    (
      [
        ("x-ratelimit-remaining-requests", "10"), ("x-ratelimit-reset-requests", "1h0m0s"),
        ("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "250ms"),
      ], .milliseconds(250)
    ),
    (
      [
        ("anthropic-ratelimit-input-tokens-remaining", "0"),
        ("anthropic-ratelimit-input-tokens-reset", "2026-11-22T10:00:42Z"),
        ("anthropic-ratelimit-requests-remaining", "49"),
        ("anthropic-ratelimit-requests-reset", "2026-11-22T11:00:00Z"),
      ], .seconds(42)
    ),
  ])
  func `advice is read in every form that is about`(fields: [(String, String)], wait: Duration) {
    #expect(self.wait(fields) == wait)
  }

  @Test(arguments: [
    [], [("retry-after", "soon")], [("retry-after", "nan")], [("retry-after", "-5")],
    [("retry-after", "1e12")],
    [("retry-after", "0x10")], [("retry-after", "")], [("retry-after", "1,5")], [("retry-after", "inf")],
    [("retry-after-ms", "-1")], [("retry-after", "7 s")], [("retry-after", "Sun, 22 Nov 2026 10:00:30")],
    [("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "later")],
    [("x-ratelimit-remaining-tokens", "5"), ("x-ratelimit-reset-tokens", "5s")],
  ])
  func `where there is none, none is made up`(fields: [(String, String)]) {
    #expect(wait(fields) == nil)
  }

  @Test(arguments: [
    ("1h2m3.5s", Duration.milliseconds(3_723_500)), ("6m0s", .seconds(360)), ("120ms", .milliseconds(120)),
    ("0s", .zero),
  ])
  func `durations are read as Go writes them`(text: String, duration: Duration) {
    #expect(WaitAdvice.duration(text) == duration)
  }

  @Test(arguments: ["", "5", "s", "5d", "-5s", "1h-2m"])
  func `what is no duration is none`(text: String) {
    #expect(WaitAdvice.duration(text) == nil)
  }
}
