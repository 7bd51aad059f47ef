extension PhraseKey {
  /// What stops a program or refuses input, each with a way out.
  package enum Errors: String, CaseIterable, Sendable {
    case cannotOpen = "errors.cannot_open"
    case foreign = "errors.foreign"
    case notADemo = "errors.not_a_demo"
    case invalidVariable = "errors.invalid_variable"
    case unreadableConfiguration = "errors.unreadable_configuration"
    case unknownKey = "errors.unknown_key"
    case unknownKeyMeant = "errors.unknown_key_meant"
    case noHome = "errors.no_home"
    case unsupportedDatabase = "errors.unsupported_database"
    case noUnicodeLocale = "errors.no_unicode_locale"
    case unexpected = "errors.unexpected"
    case terminalTooSmall = "errors.terminal_too_small"
    case noTerminal = "errors.no_terminal"
    case unknownTerminal = "errors.unknown_terminal"
    case diskFull = "errors.disk_full"
    case databaseLocked = "errors.database_locked"
    case databaseDamaged = "errors.database_damaged"
    case databaseGone = "errors.database_gone"
    case databaseNewer = "errors.database_newer"
    case directoryReadOnly = "errors.directory_read_only"
    case messageTooLong = "errors.message_too_long"
    case tooManyMessages = "errors.too_many_messages"
    case invisibleTextRemoved = "errors.invisible_text_removed"
  }
}
