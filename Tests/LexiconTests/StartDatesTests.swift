import Lexicon
import Testing

/// Days by which somebody could begin, told as dates.
@Suite struct StartDatesTests {
  /// A Sunday.
  private static let today = CalendarDay(year: 2026, month: 11, day: 22)

  private func dates(_ text: String, isAnswer: Bool = true) -> [StartTime] {
    Availability.dates(in: AnalysedText(text), from: Self.today, isAnswer: isAnswer).map(\.value)
  }

  @Test(arguments: [
    ("from mid January", [StartTime.weeks(8)]), ("not before March", [.weeks(14)]),
    ("1 December", [.weeks(1)]), ("from November", [.now]), ("early February", [.weeks(10)]),
    ("с 1 декабря", [.weeks(1)]), ("с середины января", [.weeks(8)]), ("не раньше марта", [.weeks(14)]),
    ("в конце декабря", [.weeks(5)]), ("5 января", [.weeks(6)]),
    // "May" and "march" alone are words of their own, and what has ended is no start.
    ("I may start whenever", []), ("they march on", []), ("the contract runs until March", []),
    ("до марта занят", []), ("last December", []), ("в прошлом декабре", []),
  ])
  func `A date is told in weeks from today`(text: String, expected: [StartTime]) {
    #expect(dates(text) == expected)
  }

  @Test(arguments: [
    ("I can start in March", [StartTime.weeks(14)]), ("могу выйти с 1 февраля", [.weeks(10)]),
    ("we released it in March", []), ("в марте был релиз", []),
  ])
  func `Where that was not asked a word about beginning has to stand beside it`(
    text: String, expected: [StartTime]
  ) {
    #expect(dates(text, isAnswer: false) == expected)
  }

  @Test(arguments: [
    (CalendarDay(year: 1970, month: 1, day: 1), 0), (CalendarDay(year: 2000, month: 2, day: 29), 11_016),
    (CalendarDay(year: 2026, month: 11, day: 22), 20_779), (CalendarDay(year: 1969, month: 12, day: 31), -1),
  ])
  func `Days are counted from 1970 and back`(day: CalendarDay, count: Int) {
    #expect(day.daysSince1970 == count)
    #expect(CalendarDay(daysSince1970: count) == day)
  }
}
