package import Domain
package import Localization

/// How long a budget lasts, in sentences.
package struct OutlookWords: Sendable {
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  package init(now: Timestamp, utcOffset: Int) {
    self.now = now
    self.utcOffset = utcOffset
  }

  /// "lasts until Thursday 14:00; replies wait 3 min at the median, 20 min at worst".
  ///
  /// - Parameter days: how far was played.
  package func course(_ course: BudgetOutlooks.Course, days: Int) -> Phrase {
    let told = Phrase(
      .admin(.outlook),
      ["lasts": .phrase(lasts(course.forecast, days: days)), "waits": .phrase(waits(course.forecast))])
    guard course.forecast.isTruncated else { return told }
    let end = PhraseValue.phrase(until(course.forecast.playedUntil))
    return Phrase(.admin(.outlookCut), ["told": .phrase(told), "when": end])
  }

  private func lasts(_ forecast: LoadForecast, days: Int) -> Phrase {
    guard let end = forecast.lastsUntil else {
      return forecast.isTruncated
        ? Phrase(.admin(.lastsThatFar)) : Phrase(.admin(.lastsBeyond), ["n": .count(days)])
    }
    // Within the minute it reads as now.
    return end < now + .minutes(1) || isNothing(forecast)
      ? Phrase(.admin(.lastsNoLonger)) : Phrase(.admin(.lastsUntil), ["when": .phrase(until(end))])
  }

  /// Whether nothing starts at all though replies are asked for.
  private func isNothing(_ forecast: LoadForecast) -> Bool {
    forecast.hours.isEmpty && forecast.repliesLeft > 0
  }

  private func waits(_ forecast: LoadForecast) -> Phrase {
    guard let wait = forecast.replyWait else { return Phrase(.admin(.repliesNone)) }
    if wait.worst < .seconds(1) { return Phrase(.admin(.repliesAtOnce)) }
    if isNothing(forecast) { return Phrase(.admin(.repliesNever)) }
    // What does not start by the end waits for longer than was played: no number would be true.
    if forecast.repliesLeft > 0 {
      return Phrase(
        .admin(.repliesLeft),
        ["median": .phrase(Elapsed.phrase(wait.median)), "n": .count(forecast.repliesLeft)])
    }
    return Phrase(
      .admin(.repliesWait),
      ["median": .phrase(Elapsed.phrase(wait.median)), "worst": .phrase(Elapsed.phrase(wait.worst))])
  }

  /// What stands behind "until": the time, with the day of the week where it is another one, or with the date.
  private func until(_ instant: Timestamp) -> Phrase {
    let (time, today) = (civil(instant), civil(now))
    let clock = PhraseValue.text(time.clock)
    if time.dayNumber == today.dayNumber { return Phrase(.admin(.timeAlone), ["time": clock]) }
    let day: Phrase =
      time.dayNumber - today.dayNumber < 7
      ? Phrase(Self.weekdays[Self.weekday(time)].until) : .date(time)
    return Phrase(.admin(.dayAndTime), ["day": .phrase(day), "time": clock])
  }

  /// A day as the axis of a chart names it.
  func axisDay(_ instant: Timestamp) -> Phrase { Phrase(Self.weekdays[Self.weekday(civil(instant))].short) }

  func civil(_ instant: Timestamp) -> CivilTime {
    CivilTime(microseconds: instant.microseconds, utcOffset: utcOffset)
  }

  /// 0 for Monday; 1 January 1970 was a Thursday.
  private static func weekday(_ time: CivilTime) -> Int { ((time.dayNumber + 3) % 7 + 7) % 7 }

  private static let weekdays: [(until: PhraseKey, short: PhraseKey)] = [
    (.admin(.untilMonday), .admin(.dayMonday)), (.admin(.untilTuesday), .admin(.dayTuesday)),
    (.admin(.untilWednesday), .admin(.dayWednesday)), (.admin(.untilThursday), .admin(.dayThursday)),
    (.admin(.untilFriday), .admin(.dayFriday)), (.admin(.untilSaturday), .admin(.daySaturday)),
    (.admin(.untilSunday), .admin(.daySunday)),
  ]
}
