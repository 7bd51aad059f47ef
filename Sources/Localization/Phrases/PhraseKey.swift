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

  case chatYou = "chat.you"
  case chatRefusedLength = "chat.refused_length"
  case chatRefusedWaiting = "chat.refused_waiting"
  case chatRefusedPresses = "chat.refused_presses"
  case chatPlainEarlier = "chat.plain_earlier"

  // MARK: conversation: the interviewer's lines

  // MARK: agent: what the house says besides the interviewer

  case agentGreeting = "agent.greeting"
  case agentPitch = "agent.pitch"
  case agentHelp = "agent.help"
  case agentActivated = "agent.activated"
  case agentAlreadyActive = "agent.already_active"
  case agentNotActive = "agent.not_active"
  case agentPaused = "agent.paused"
  case agentAlreadyPaused = "agent.already_paused"
  case agentResumed = "agent.resumed"
  case agentResetAsk = "agent.reset_ask"
  case agentEraseAsk = "agent.erase_ask"
  case agentDismissed = "agent.dismissed"
  case agentLanguageChanged = "agent.language_changed"
  case agentLanguageUnknown = "agent.language_unknown"
  case agentNoProfileYet = "agent.no_profile_yet"
  case agentNoMatchesYet = "agent.no_matches_yet"
  case agentNoMatchesInactive = "agent.no_matches_inactive"
  case agentReplyDelayed = "agent.reply_delayed"
  case agentReplyFailed = "agent.reply_failed"
  case agentWait = "agent.wait"

  // MARK: button: what stands on buttons

  case buttonActivate = "button.activate"
  case buttonAccept = "button.accept"
  case buttonConfirmAccept = "button.confirm_accept"
  case buttonDecline = "button.decline"
  case buttonTellMore = "button.tell_more"
  case buttonConfirmReset = "button.confirm_reset"
  case buttonConfirmErase = "button.confirm_erase"
  case buttonResume = "button.resume"
  case buttonDismiss = "button.dismiss"
  case buttonAnswerNow = "button.answer_now"
  case buttonTellPitch = "button.tell_pitch"

  // MARK: matches

  case matchesFitStrong = "matches.fit_strong"
  case matchesFitGood = "matches.fit_good"
  case matchesFitFair = "matches.fit_fair"
  case matchesFitWeak = "matches.fit_weak"
  case matchesTheyFitYou = "matches.they_fit_you"
  case matchesYouFitThem = "matches.you_fit_them"

  // MARK: profile

  // MARK: help

  case helpNameProfile = "help.name.profile"
  case helpNameMatches = "help.name.matches"
  case helpNamePause = "help.name.pause"
  case helpNameResume = "help.name.resume"
  case helpNameContact = "help.name.contact"
  case helpNameShow = "help.name.show"
  case helpNameHide = "help.name.hide"
  case helpNameLanguage = "help.name.language"
  case helpNameExport = "help.name.export"
  case helpNameReset = "help.name.reset"
  case helpNameErase = "help.name.erase"
  case helpNameHelp = "help.name.help"
  case helpNameQuit = "help.name.quit"
  case helpNamePay = "help.name.pay"
  case helpNameEmployer = "help.name.employer"
  case helpAboutProfile = "help.about.profile"
  case helpAboutMatches = "help.about.matches"
  case helpAboutPause = "help.about.pause"
  case helpAboutResume = "help.about.resume"
  case helpAboutContact = "help.about.contact"
  case helpAboutShow = "help.about.show"
  case helpAboutHide = "help.about.hide"
  case helpAboutLanguage = "help.about.language"
  case helpAboutExport = "help.about.export"
  case helpAboutReset = "help.about.reset"
  case helpAboutErase = "help.about.erase"
  case helpAboutHelp = "help.about.help"
  case helpAboutQuit = "help.about.quit"
  case helpArgumentContact = "help.argument.contact"
  case helpArgumentChoice = "help.argument.choice"
  case helpArgumentLanguage = "help.argument.language"
  case helpUnknownCommand = "help.unknown_command"
  case helpUnknownCommandMeant = "help.unknown_command_meant"
  case helpLacksArgument = "help.lacks_argument"
  case helpTakesNoArgument = "help.takes_no_argument"
  case helpUnknownLanguage = "help.unknown_language"
  case helpNoButton = "help.no_button"

  // MARK: consent

  case consentAskContact = "consent.ask_contact"
  case consentBadContact = "consent.bad_contact"
  case consentContactSaved = "consent.contact_saved"
  case consentPreview = "consent.preview"
  case consentAcceptedFirst = "consent.accepted_first"
  case consentDeclinedYours = "consent.declined_yours"
  case consentOtherDeclined = "consent.other_declined"
  case consentConnected = "consent.connected"
  case consentReminder = "consent.reminder"
  case consentExpired = "consent.expired"
  case consentWithdrawn = "consent.withdrawn"
  case consentWithdrawnYours = "consent.withdrawn_yours"
  case consentNothingMore = "consent.nothing_more"
  case consentNotYours = "consent.not_yours"
  case consentUsedButton = "consent.used_button"
  case consentStandsPending = "consent.stands_pending"
  case consentStandsAsked = "consent.stands_asked"
  case consentStandsYouAccepted = "consent.stands_you_accepted"
  case consentStandsConnected = "consent.stands_connected"
  case consentStandsYouDeclined = "consent.stands_you_declined"
  case consentStandsNotOpen = "consent.stands_not_open"
  case consentStandsExpired = "consent.stands_expired"
  case consentStandsWithdrawn = "consent.stands_withdrawn"

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

  case cliAbout = "cli.about"
  case cliUsage = "cli.usage"
  case cliVerbs = "cli.verbs"
  case cliOptions = "cli.options"
  case cliMore = "cli.more"
  case cliTryHelp = "cli.try_help"
  case cliValueVerb = "cli.value_verb"
  case cliValueOptions = "cli.value_options"
  case cliValueName = "cli.value_name"
  case cliValuePath = "cli.value_path"
  case cliValueLanguage = "cli.value_language"
  case cliValueFile = "cli.value_file"
  case cliAboutChat = "cli.about_chat"
  case cliAboutDoctor = "cli.about_doctor"
  case cliAboutPaths = "cli.about_paths"
  case cliAboutImport = "cli.about_import"
  case cliAboutExport = "cli.about_export"
  case cliAboutErase = "cli.about_erase"
  case cliAboutMigrate = "cli.about_migrate"
  case cliOptionPlain = "cli.option_plain"
  case cliOptionDemo = "cli.option_demo"
  case cliOptionAs = "cli.option_as"
  case cliOptionDatabase = "cli.option_database"
  case cliOptionLanguage = "cli.option_language"
  case cliOptionJSON = "cli.option_json"
  case cliOptionDryRun = "cli.option_dry_run"
  case cliOptionYes = "cli.option_yes"
  case cliOptionHelp = "cli.option_help"
  case cliOptionVersion = "cli.option_version"
  case cliUnknownVerb = "cli.unknown_verb"
  case cliUnknownVerbMeant = "cli.unknown_verb_meant"
  case cliUnknownOption = "cli.unknown_option"
  case cliUnknownOptionMeant = "cli.unknown_option_meant"
  case cliOptionOfOtherVerb = "cli.option_of_other_verb"
  case cliLacksValue = "cli.lacks_value"
  case cliTakesNoValue = "cli.takes_no_value"
  case cliWrongValue = "cli.wrong_value"
  case cliTwice = "cli.twice"
  case cliUnexpectedArgument = "cli.unexpected_argument"
  case cliLacksFiles = "cli.lacks_files"
  case cliNameWithoutDemo = "cli.name_without_demo"
  case cliUnknownLanguage = "cli.unknown_language"

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
