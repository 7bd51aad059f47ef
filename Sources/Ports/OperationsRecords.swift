package import Domain

/// The log of transitions and acts.
package protocol EventRecords {
  /// Writes one row, in the transaction of the change that it tells.
  func append(_ event: Event) throws
  /// The newest events about a subject, newest first.
  func events(about subject: Event.Subject, limit: Int) throws -> [Event]
  /// The newest events about anything, newest first.
  func recent(limit: Int) throws -> [Event]
}

/// Numbers that operators may change: rows, seeded when the database is made.
package protocol SettingRecords {
  /// The number that holds now, in the unit that `Setting` names.
  func value(of setting: Setting) throws -> Double
  /// Writes a value and an audit row with the former one.
  func set(_ setting: Setting, to value: Double, by actor: Event.Actor) throws
}

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
}

/// Messages on their way to identities outside the terminal.
package protocol DeliveryRecords {
  /// Deliveries that are due, oldest first, per identity in the order of their messages.
  func due(limit: Int) throws -> [Delivery]
  /// Ends a delivery well; a second confirmation changes nothing.
  ///
  /// - Parameter externalID: what the channel calls the message.
  func markSent(_ message: MessageID, to identity: Identity, externalID: String) throws
  /// Counts a failed attempt.
  ///
  /// - Parameters:
  ///   - retryAt: when it is due again; `nil` gives up for good.
  ///   - error: a sentence without anything a person wrote.
  func markFailed(_ message: MessageID, to identity: Identity, retryAt: Timestamp?, error: String) throws
}

/// One message to one identity.
package struct Delivery: Hashable, Sendable {
  package let message: MessageID
  package let identity: Identity
  package let attempts: Int

  package init(message: MessageID, identity: Identity, attempts: Int) {
    self.message = message
    self.identity = identity
    self.attempts = attempts
  }
}
