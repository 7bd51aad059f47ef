/// How long ago something was, as a person says it, and when those words stop being true.
package struct RelativeTime: Hashable, Sendable {
  /// "just now", "5 min ago", "3 h ago", "yesterday", "14 Nov", "14 Nov 2023".
  package let phrase: Phrase
  /// When the words change next, in microseconds since 1970; `nil` when they never do. A screen that
  /// paints again only then paints no frame in vain.
  package let changesAt: Int64?

  /// - Parameters:
  ///   - instant: what is told about, in microseconds since 1970 (UTC). One in the future, which two clocks
  ///     that disagree make, counts as now.
  ///   - now: the same of the present.
  ///   - utcOffset: the reader's seconds east of Greenwich; decides where yesterday begins.
  package init(of instant: Int64, now: Int64, utcOffset: Int) {
    let elapsed = max(0, now - instant)
    let then = CivilTime(microseconds: instant, utcOffset: utcOffset)
    let today = CivilTime(microseconds: now, utcOffset: utcOffset)
    let daysAgo = today.dayNumber - then.dayNumber
    let midnight = (Int64(today.dayNumber) + 1) * Self.day - Int64(utcOffset) * Self.second

    if elapsed < Self.minute {
      phrase = Phrase(.time(.justNow))
      changesAt = instant + Self.minute
    } else if elapsed < Self.hour {
      let minutes = elapsed / Self.minute
      phrase = Phrase(.time(.minutesAgo), ["n": .count(Int(minutes))])
      changesAt = instant + (minutes + 1) * Self.minute
    } else if elapsed < Self.nightOwl || daysAgo <= 0 {
      let hours = elapsed / Self.hour
      phrase = Phrase(.time(.hoursAgo), ["n": .count(Int(hours))])
      changesAt =
        elapsed < Self.nightOwl
        ? instant + (hours + 1) * Self.hour
        : min(instant + (hours + 1) * Self.hour, midnight)
    } else if daysAgo == 1 {
      phrase = Phrase(.time(.yesterday))
      changesAt = midnight
    } else {
      phrase = then.year == today.year ? .date(then) : .dateWithYear(then)
      // At the turn of the year the date gets its year; days in between change nothing, but they are so few
      // that asking again at midnight is simpler than counting to New Year.
      changesAt = then.year == today.year ? midnight : nil
    }
  }

  private static let second: Int64 = 1_000_000
  private static let minute = 60 * second
  private static let hour = 60 * minute
  private static let day = 24 * hour
  /// Just after midnight "2 h ago" is clearer than "yesterday" for what was said the same evening.
  private static let nightOwl = 6 * hour
}

extension Phrase {
  /// "14 Nov" / «14 ноября».
  package static func date(_ time: CivilTime) -> Phrase {
    Phrase(.time(.date), ["day": .text(String(time.day)), "month": .phrase(month(time.month))])
  }

  /// "14 Nov 2023" / «14 ноября 2023».
  package static func dateWithYear(_ time: CivilTime) -> Phrase {
    Phrase(
      .time(.dateWithYear),
      [
        "day": .text(String(time.day)), "month": .phrase(month(time.month)),
        "year": .text(String(time.year)),
      ])
  }

  /// A month as it stands in a date, 1...12: "Nov" / «ноября».
  package static func month(_ number: Int) -> Phrase {
    let months: [PhraseKey] = [
      .time(.january), .time(.february), .time(.march), .time(.april), .time(.may), .time(.june),
      .time(.july), .time(.august),
      .time(.september), .time(.october), .time(.november), .time(.december),
    ]
    return Phrase(months[number - 1])
  }
}
