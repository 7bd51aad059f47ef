import Localization
import TestSupport
import Testing

@Suite struct WaitTests {
  /// Typed, because the compiler gives up on inferring it.
  private static let waits: [(Int, String, String)] = [
    (-5, "very soon", "совсем скоро"), (0, "very soon", "совсем скоро"),
    (1, "in a minute", "через минуту"), (59, "in a minute", "через минуту"),
    (60, "in 5 minutes", "через 5 минут"), (300, "in 5 minutes", "через 5 минут"),
    (301, "in 10 minutes", "через 10 минут"), (3300, "in 55 minutes", "через 55 минут"),
    (3301, "in 1 hour", "через 1 час"), (3600, "in 1 hour", "через 1 час"),
    (3601, "in 2 hours", "через 2 часа"), (5 * 3600, "in 5 hours", "через 5 часов"),
    (21 * 3600, "in 21 hours", "через 21 час"), (22 * 3600, "in 22 hours", "через 22 часа"),
    (23 * 3600, "in 23 hours", "через 23 часа"), (23 * 3600 + 1, "in 1 day", "через 1 день"),
    (24 * 3600, "in 1 day", "через 1 день"), (24 * 3600 + 1, "in 2 days", "через 2 дня"),
    (5 * 86400, "in 5 days", "через 5 дней"), (21 * 86400, "in 21 days", "через 21 день"),
  ]

  @Test(arguments: waits)
  func theWaitIsRoundedUpAndSaidInTheReadersLanguage(seconds: Int, english: String, russian: String) {
    let phrase = Phrase.wait(seconds: seconds)
    #expect(Phrasebooks.shipped.book(for: "en").text(phrase) == english)
    #expect(Phrasebooks.shipped.book(for: "ru").text(phrase) == russian)
  }

  @Test func aStartedSecondOfADurationCounts() {
    #expect(Phrase.wait(.zero) == Phrase.wait(seconds: 0))
    #expect(Phrase.wait(.milliseconds(1)) == Phrase(.wait(.minute)))
    #expect(Phrase.wait(.milliseconds(300_001)) == .waitMinutes(10))
    #expect(Phrase.wait(.milliseconds(-1)) == Phrase(.wait(.verySoon)))
  }

  @Test func theLongestWaitThatFitsANumberIsNoCrash() {
    #expect(Phrase.wait(seconds: .max) == .waitDays(Int.max / 86400 + 1))
  }
}

@Suite struct RelativeTimeTests {
  /// 2023-11-14T22:13:20Z.
  private static let instant: Int64 = 1_700_000_000_000_000

  private static func words(after seconds: Int64, utcOffset: Int = 0, language: String = "en") -> String {
    let time = RelativeTime(of: instant, now: instant + seconds * 1_000_000, utcOffset: utcOffset)
    return Phrasebooks.shipped.book(for: language).text(time.phrase)
  }

  /// Typed, because the compiler gives up on inferring it.
  private static let ages: [(Int64, String, String)] = [
    (-100, "just now", "только что"), (0, "just now", "только что"), (59, "just now", "только что"),
    (60, "1 min ago", "1 мин назад"), (300, "5 min ago", "5 мин назад"), (3599, "59 min ago", "59 мин назад"),
    (3600, "1 h ago", "1 ч назад"), (2 * 3600, "2 h ago", "2 ч назад"),
    (6 * 3600, "yesterday", "вчера"), (26 * 3600 - 800, "14 Nov", "14 ноября"),
    (60 * 86400, "14 Nov 2023", "14 ноября 2023"),
  ]

  @Test(arguments: ages)
  func whatWasIsToldLikeAPersonTellsIt(seconds: Int64, english: String, russian: String) {
    #expect(Self.words(after: seconds) == english)
    #expect(Self.words(after: seconds, language: "ru") == russian)
  }

  @Test func theSameDayIsTheReadersDay() {
    // In Moscow it was 01:13 of the 15th, in Greenwich still the 14th; twenty hours later it is the 15th in both.
    #expect(Self.words(after: 20 * 3600, utcOffset: 3 * 3600) == "20 h ago")
    #expect(Self.words(after: 20 * 3600) == "yesterday")
  }

  @Test(
    arguments: [0, 61, 3599, 3600, 5 * 3600 + 59 * 60, 6 * 3600, 25 * 3600, 40 * 86400, 60 * 86400] as [Int64]
  )
  func theWordsHoldUntilTheMomentThatTheySay(seconds: Int64) {
    for utcOffset in [0, 3 * 3600, -8 * 3600] {
      let now = Self.instant + seconds * 1_000_000
      let time = RelativeTime(of: Self.instant, now: now, utcOffset: utcOffset)
      guard let changesAt = time.changesAt else {
        #expect(seconds == 60 * 86400)
        continue
      }
      #expect(changesAt > now)
      #expect(
        RelativeTime(of: Self.instant, now: changesAt - 1, utcOffset: utcOffset).phrase == time.phrase)
    }
  }

  /// Typed, because the compiler gives up on inferring it.
  private static let dates: [(Int64, Int, Int, Int, String)] = [
    (0, 1970, 1, 1, "00:00"), (-1, 1969, 12, 31, "23:59"), (951_782_400, 2000, 2, 29, "00:00"),
    (1_709_251_199, 2024, 2, 29, "23:59"), (4_107_542_400, 2100, 3, 1, "00:00"),
    (-62_135_596_800, 1, 1, 1, "00:00"),
  ]

  @Test(arguments: dates)
  func aMomentIsADateOfTheGregorianCalendar(
    seconds: Int64, year: Int, month: Int, day: Int, clock: String
  ) {
    let time = CivilTime(microseconds: seconds * 1_000_000, utcOffset: 0)
    #expect([time.year, time.month, time.day] == [year, month, day])
    #expect(time.clock == clock)
  }
}
