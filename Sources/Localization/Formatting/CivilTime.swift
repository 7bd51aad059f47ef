/// A moment as calendars and clocks show it, in the proleptic Gregorian calendar.
package struct CivilTime: Hashable, Sendable {
  package let year: Int
  /// 1...12.
  package let month: Int
  /// 1...31.
  package let day: Int
  /// 0...23.
  package let hour: Int
  /// 0...59.
  package let minute: Int
  /// Whole days since 1970-01-01 on the same calendar: two moments of one day have the same.
  package let dayNumber: Int

  /// - Parameters:
  ///   - microseconds: since 1970-01-01T00:00:00Z.
  ///   - utcOffset: seconds east of Greenwich at that moment.
  package init(microseconds: Int64, utcOffset: Int) {
    let seconds = Int(Self.floored(microseconds, by: 1_000_000)) + utcOffset
    let days = Int(Self.floored(Int64(seconds), by: 86400))
    let secondOfDay = seconds - days * 86400
    dayNumber = days
    hour = secondOfDay / 3600
    minute = secondOfDay % 3600 / 60
    // Days to a date by 400-year eras that begin on 1 March, so that the leap day is an era's last:
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let shifted = days + 719_468
    let era = Int(Self.floored(Int64(shifted), by: 146_097))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// "14:05": the same in every language that we speak.
  package var clock: String { Self.twoDigits(hour) + ":" + Self.twoDigits(minute) }

  private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  private static func floored(_ number: Int64, by unit: Int64) -> Int64 {
    number >= 0 ? number / unit : -((-number + unit - 1) / unit)
  }
}
