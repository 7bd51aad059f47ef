import Domain
import TestSupport
import Testing

@Suite struct TimestampTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000000Z"), (1, "1970-01-01T00:00:00.000001Z"),
      (-1, "1969-12-31T23:59:59.999999Z"),
      (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
      (1_772_355_600_250_000, "2026-03-01T09:00:00.250000Z"),
      (4_107_542_399_999_999, "2100-02-28T23:59:59.999999Z"),
      (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
      (253_402_300_800_000_000, "+010000-01-01T00:00:00.000000Z"), (.max, "+294247-01-10T04:00:54.775807Z"),
      (.min, "-290308-12-21T19:59:05.224192Z"),
    ] as [(Int64, String)])
  func anInstantIsWrittenAndReadInUTC(microseconds: Int64, text: String) {
    #expect(Timestamp(microseconds: microseconds).description == text)
    #expect(Timestamp(text) == Timestamp(microseconds: microseconds))
  }

  @Test(
    arguments: [
      ("2026-03-01T09:00:00Z", 1_772_355_600_000_000), ("2026-03-01T09:00:00.25Z", 1_772_355_600_250_000),
    ] as [(String, Int64)])
  func aFractionMayBeShortOrMissing(text: String, microseconds: Int64) {
    #expect(Timestamp(text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "", "2026-03-01", "2026-03-01T09:00:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-03-01T24:00:00Z", "2026-03-01T09:60:00Z", "2026-03-01T09:00:60Z", "2026-03-01T09:00:00.Z",
    "2026-03-01T09:00:00.1234567Z", "2026-03-01T09:00:00+01:00", "2026-03-01 09:00:00Z",
    "2026-03-01T09:00:00Z ",
    "+999999-01-01T00:00:00Z",
  ])
  func anythingElseIsNoInstant(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func randomInstantsGoRoundAndSortAsText() {
    let random = SeededRandom(seed: 7)
    let instants = (0..<300).map { _ in Timestamp(microseconds: Int64(random.bits() >> 14)) }
    for instant in instants { #expect(Timestamp(instant.description) == instant) }
    let ofFourDigits = instants.filter { $0.description.utf8.count == 27 }
    #expect(ofFourDigits.sorted().map(\.description) == ofFourDigits.map(\.description).sorted())
  }

  @Test func arithmeticIsExactAndStopsAtTheEnds() {
    let instant = Timestamp(seconds: 100)
    #expect(instant + .milliseconds(1) == Timestamp(microseconds: 100_001_000))
    #expect(instant - .days(1) == Timestamp(seconds: -86_300))
    #expect(instant.since(Timestamp(seconds: 40)) == .minutes(1))
    #expect(Timestamp(seconds: 40).since(instant) == .seconds(-60))
    #expect(Timestamp(microseconds: .max) + .hours(1) == Timestamp(microseconds: .max))
    #expect(Timestamp(microseconds: .min) - .hours(1) == Timestamp(microseconds: .min))
    #expect(Timestamp(seconds: .max) == Timestamp(microseconds: .max))
    #expect(Timestamp(seconds: .min) == Timestamp(microseconds: .min))
    #expect(Timestamp(microseconds: .max).since(Timestamp(microseconds: .min)) == .microseconds(Int64.max))
    #expect(Timestamp(microseconds: .min).since(Timestamp(microseconds: .max)) == .microseconds(Int64.min))
    #expect(Duration.seconds(Int64.max).wholeMicroseconds == .max)
    #expect(Duration.seconds(Int64.min).wholeMicroseconds == .min)
  }

  @Test func partsOfAMicrosecondAreDropped() {
    #expect(Duration.nanoseconds(1_999).wholeMicroseconds == 1)
    #expect(Duration.nanoseconds(-1_999).wholeMicroseconds == -1)
    #expect(Duration.milliseconds(1_500).inSeconds == 1.5)
  }
}
