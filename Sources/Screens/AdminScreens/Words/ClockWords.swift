import Domain
import Localization

/// Instants as lists tell them: the time of day, with the day where it is another one than today.
struct ClockWords {
  let book: Phrasebook
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  /// "14:02", "20 Nov 14:02".
  func text(_ instant: Timestamp) -> String {
    let time = civil(instant)
    return isToday(instant) ? time.clock : book.text(.date(time)) + " " + time.clock
  }

  /// "14:02", "20 Nov 14:02", "26 Jan 2027": at most 12 columns, for tables. Of the month three letters.
  func short(_ instant: Timestamp) -> String {
    let (time, today) = (civil(instant), civil(now))
    if time.dayNumber == today.dayNumber { return time.clock }
    let month = String(book.text(.month(time.month)).prefix(3))
    let day = book.text(
      Phrase(.time(.date), ["day": .text(String(time.day)), "month": .text(month)]))
    return day + " " + (time.year == today.year ? time.clock : String(time.year))
  }

  /// The same to the second.
  func exact(_ instant: Timestamp) -> String {
    let second = (instant.microseconds / 1_000_000 % 60 + 60) % 60
    return text(instant) + (second < 10 ? ":0" : ":") + String(second)
  }

  /// How long ago: "3 h".
  func age(_ instant: Timestamp) -> String { Elapsed.text(now.since(instant), book) }

  func isToday(_ instant: Timestamp) -> Bool { civil(instant).dayNumber == civil(now).dayNumber }

  private func civil(_ instant: Timestamp) -> CivilTime {
    CivilTime(microseconds: instant.microseconds, utcOffset: utcOffset)
  }
}
