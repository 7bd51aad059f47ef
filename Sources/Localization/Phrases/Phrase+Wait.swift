/// How long somebody waits, in words that stay true: always rounded up, never to the second.
extension Phrase {
  /// The wait told to a user: "very soon" when it is now, "in a minute" below one, then minutes rounded up to
  /// five, hours from sixty minutes and days from twenty-four hours.
  ///
  /// - Parameter seconds: from now; zero and less mean now.
  package static func wait(seconds: Int) -> Phrase {
    guard seconds > 0 else { return Phrase(.wait(.verySoon)) }
    guard seconds >= 60 else { return Phrase(.wait(.minute)) }
    let minutes = roundedUp(seconds, to: 300) * 5
    if minutes < 60 { return waitMinutes(minutes) }
    let hours = roundedUp(seconds, to: 3600)
    return hours < 24 ? waitHours(hours) : waitDays(roundedUp(seconds, to: 86400))
  }

  /// The same for a `Duration`; a started second counts as a whole one.
  package static func wait(_ duration: Duration) -> Phrase {
    let (seconds, attoseconds) = duration.components
    return wait(seconds: Int(clamping: seconds) + (attoseconds > 0 && seconds < Int64.max ? 1 : 0))
  }

  /// "in 5 minutes".
  package static func waitMinutes(_ minutes: Int) -> Phrase {
    Phrase(.wait(.minutes), ["n": .count(minutes)])
  }
  /// "in 2 hours".
  package static func waitHours(_ hours: Int) -> Phrase { Phrase(.wait(.hours), ["n": .count(hours)]) }
  /// "in 3 days".
  package static func waitDays(_ days: Int) -> Phrase { Phrase(.wait(.days), ["n": .count(days)]) }

  /// How many whole units cover `amount`; written without adding first, which could overflow.
  private static func roundedUp(_ amount: Int, to unit: Int) -> Int {
    amount / unit + (amount % unit == 0 ? 0 : 1)
  }
}
