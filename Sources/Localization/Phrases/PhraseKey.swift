/// The name of every line that Mitko can say or show; the raw value is the key in `Locales/*.phrases`.
///
/// Adding a line: a case here, in the section of its feature, and a line in the same section of every phrase
/// file. A test holds the two together, placeholders included.
package enum PhraseKey: String, CaseIterable, Sendable {
  // MARK: language: how this language names itself and writes lists and numbers

  case languageName = "language.name"
  case listMore = "list.more"
  case listLast = "list.last"
  case numberGrouping = "number.grouping"
  case numberDecimal = "number.decimal"
  case numberAmount = "number.amount"
  case numberAmountWithCode = "number.amount_with_code"

  // MARK: common: words that every screen uses

  case yes = "common.yes"
  case no = "common.no"
  case ok = "common.ok"
  case cancel = "common.cancel"
  case back = "common.back"
  case close = "common.close"
  case save = "common.save"
  case retry = "common.retry"
  case unknown = "common.unknown"
  case nothingYet = "common.nothing_yet"

  // MARK: chat

  // MARK: conversation: the interviewer's lines

  // MARK: matches

  // MARK: profile

  // MARK: help

  // MARK: consent

  // MARK: errors

  case errorUnexpected = "errors.unexpected"
  case errorTryLater = "errors.try_later"
  case errorTerminalTooSmall = "errors.terminal_too_small"
  case errorNoTerminal = "errors.no_terminal"
  case errorUnknownTerminal = "errors.unknown_terminal"
  case errorDiskFull = "errors.disk_full"
  case errorDatabaseLocked = "errors.database_locked"
  case errorDatabaseDamaged = "errors.database_damaged"
  case errorDatabaseNewer = "errors.database_newer"
  case errorDirectoryReadOnly = "errors.directory_read_only"
  case errorMessageTooLong = "errors.message_too_long"
  case errorTooManyMessages = "errors.too_many_messages"
  case errorInvisibleTextRemoved = "errors.invisible_text_removed"

  // MARK: cli

  // MARK: doctor

  // MARK: demo

  // MARK: time

  case timeJustNow = "time.just_now"
  case timeMinutesAgo = "time.minutes_ago"
  case timeHoursAgo = "time.hours_ago"
  case timeYesterday = "time.yesterday"
  case timeDate = "time.date"
  case timeDateWithYear = "time.date_with_year"
  case timeJanuary = "time.month.1"
  case timeFebruary = "time.month.2"
  case timeMarch = "time.month.3"
  case timeApril = "time.month.4"
  case timeMay = "time.month.5"
  case timeJune = "time.month.6"
  case timeJuly = "time.month.7"
  case timeAugust = "time.month.8"
  case timeSeptember = "time.month.9"
  case timeOctober = "time.month.10"
  case timeNovember = "time.month.11"
  case timeDecember = "time.month.12"

  // MARK: wait: how long something takes, as told to the person who waits

  case waitVerySoon = "wait.very_soon"
  case waitMinute = "wait.minute"
  case waitMinutes = "wait.minutes"
  case waitHours = "wait.hours"
  case waitDays = "wait.days"

  // MARK: duration: a length of time by itself

  case durationMinutes = "duration.minutes"
  case durationHours = "duration.hours"
  case durationDays = "duration.days"
}
