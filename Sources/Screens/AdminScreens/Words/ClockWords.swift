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
