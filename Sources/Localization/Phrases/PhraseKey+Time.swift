extension PhraseKey {
  /// When something was.
  package enum Time: String, CaseIterable, Sendable {
    case justNow = "time.just_now"
    case minutesAgo = "time.minutes_ago"
    case hoursAgo = "time.hours_ago"
    case yesterday = "time.yesterday"
    case date = "time.date"
    case dateWithYear = "time.date_with_year"
    case january = "time.month.1"
    case february = "time.month.2"
    case march = "time.month.3"
    case april = "time.month.4"
    case may = "time.month.5"
    case june = "time.month.6"
    case july = "time.month.7"
    case august = "time.month.8"
    case september = "time.month.9"
    case october = "time.month.10"
    case november = "time.month.11"
    case december = "time.month.12"
  }

  /// How long something takes, as told to the person who waits.
  package enum Wait: String, CaseIterable, Sendable {
    case verySoon = "wait.very_soon"
    case minute = "wait.minute"
    case minutes = "wait.minutes"
    case hours = "wait.hours"
    case days = "wait.days"
  }
}
