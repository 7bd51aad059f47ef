/// A number in the database that steers Mitko.
package enum Setting: String, CaseIterable, Hashable, Sendable {
  /// Dollars a rolling week.
  case weeklyBudget = "weekly_budget_usd"
  /// Dollars; negative stands for the default, one day's share.
  case burst = "burst_usd"
  /// 0...1 on the calibrated scale.
  case similarityThreshold = "similarity_threshold"
  /// The formula that pairs are scored by, as `Scorer.setting`.
  case scorer = "scorer"
  /// Proposals of one person in a round.
  case proposalsPerRound = "max_matches_per_profile"
  /// Minutes between the timer's match steps.
  case matchingInterval = "matching_interval_minutes"
  /// Days from seeing a proposal to the reminder, and to its end; days unseen.
  case reminderDays = "reminder_days"
  case expiryDays = "expiry_days"
  case unseenDays = "unseen_days"
  case messageScalars = "message_scalars"
  case waitingScalars = "waiting_scalars"
  case messagesAnHour = "messages_an_hour"
  case pressesAMinute = "presses_a_minute"
  /// What one user's model work may cost in a rolling week, as a part of the weekly budget, 0...1.
  case userShare = "user_share"
  /// Days that ended jobs are kept, those of which an attempt failed, and used buttons.
  case keptJobDays = "kept_job_days"
  case keptFailedJobDays = "kept_failed_job_days"
  case keptButtonDays = "kept_button_days"
  /// Days that what models were asked and answered is kept.
  case keptRecordingDays = "kept_recording_days"
  /// From when on operators are told: the part of the weekly budget that is spent, 0...1; minutes that the oldest
  /// waiting reply has been due; failed attempts in an hour. Zero never tells.
  case alertSpendShare = "alert_spend_share"
  case alertWaitMinutes = "alert_wait_minutes"
  case alertErrorsAnHour = "alert_errors_an_hour"

  /// The value a new database starts with where neither environment nor file says otherwise.
  package var defaultValue: Double {
    switch self {
    case .weeklyBudget: 6
    case .burst: -1
    case .similarityThreshold: 0.7
    case .scorer: Scorer.fit.setting
    case .proposalsPerRound: 5
    case .matchingInterval: 30
    case .reminderDays: 3
    case .expiryDays: 7
    case .unseenDays: 14
    case .messageScalars: 16_000
    case .waitingScalars: 64_000
    case .messagesAnHour: 120
    case .pressesAMinute: 20
    case .userShare: 0.1
    case .keptJobDays: Retention().jobs.inSeconds / 86_400
    case .keptFailedJobDays: Retention().failedJobs.inSeconds / 86_400
    case .keptButtonDays: Retention().usedButtons.inSeconds / 86_400
    case .keptRecordingDays: Retention().recordings.inSeconds / 86_400
    case .alertSpendShare: 0.8
    case .alertWaitMinutes: 30
    case .alertErrorsAnHour: 20
    }
  }

  /// What its value may be, in its own unit; a burst has one more, `defaultValue`.
  package var bounds: ClosedRange<Double> {
    switch self {
    case .weeklyBudget, .burst: 0...1_000_000
    case .similarityThreshold, .userShare, .alertSpendShare: 0...1
    case .scorer: 0...Double(Scorer.allCases.count - 1)
    case .proposalsPerRound: 1...1_000
    case .matchingInterval: 1...10_080
    case .reminderDays, .expiryDays, .unseenDays: 1...365
    case .messageScalars, .waitingScalars: 1_000...1_000_000
    case .messagesAnHour, .pressesAMinute: 1...1_000_000
    case .keptJobDays, .keptFailedJobDays, .keptButtonDays, .keptRecordingDays: 1...36_500
    case .alertWaitMinutes: 0...10_080
    case .alertErrorsAnHour: 0...1_000_000
    }
  }

  /// Whether parts of one mean nothing.
  package var isWhole: Bool {
    switch self {
    case .weeklyBudget, .burst, .similarityThreshold, .userShare, .alertSpendShare: false
    case .reminderDays, .expiryDays, .unseenDays, .keptJobDays, .keptFailedJobDays, .keptButtonDays: false
    case .keptRecordingDays, .alertWaitMinutes, .matchingInterval: false
    case .scorer, .proposalsPerRound, .messageScalars, .waitingScalars, .messagesAnHour: true
    case .pressesAMinute, .alertErrorsAnHour: true
    }
  }

  /// Whether this is a value that it may have.
  package func allows(_ value: Double) -> Bool {
    if self == .burst, value == defaultValue { return true }
    return bounds.contains(value) && (!isWhole || value == value.rounded())
  }

  /// A value as it is written down and read back: a number without an exponent, or the word that stands for it.
  package func text(of value: Double) -> String {
    switch self {
    case .scorer: Scorer(setting: value).rawValue
    case .burst where value < 0: Self.byDefault
    default: Self.digits(of: value)
    }
  }

  /// Shortest digits that give the number back; a whole one without ".0", a small one without an exponent.
  private static func digits(of value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    let millionths = (value * 1_000_000).rounded()
    guard abs(value) < 0.001, millionths != 0, millionths / 1_000_000 == value else { return String(value) }
    let number = String(Int64(abs(millionths)))
    var digits = String(repeating: "0", count: 6 - number.count) + number
    while digits.last == "0" { digits.removeLast() }
    return (value < 0 ? "-" : "") + "0." + digits
  }

  /// The value that a text stands for; `nil` for a text that stands for none that is allowed.
  package func value(of text: String) -> Double? {
    let value: Double? =
      switch self {
      case .scorer: Scorer(rawValue: text)?.setting
      case .burst where text == Self.byDefault: defaultValue
      default: Self.isPlain(text) ? Double(text) : nil
      }
    return value.flatMap { $0.isFinite && allows($0) ? $0 : nil }
  }

  /// Whether a text is a number as people write it, to the millionth at most: "0x10" and "1e-07" are more likely typed by
  /// mistake than meant.
  private static func isPlain(_ text: String) -> Bool {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0.utf8.count : -1 }
    guard text.utf8.prefix(2).count(where: { $0 == 0x2D }) <= 1 else { return false }
    return switch digits.count {
    case 1: digits[0] > 0
    case 2: digits[0] > 0 && (1...6).contains(digits[1])
    default: false
    }
  }

  /// What stands for a value that follows from others.
  package static let byDefault = "default"

  /// The words that it may be given, where it is no mere number.
  package var words: [String] {
    switch self {
    case .scorer: Scorer.allCases.map(\.rawValue)
    case .burst: [Self.byDefault]
    default: []
    }
  }
}
