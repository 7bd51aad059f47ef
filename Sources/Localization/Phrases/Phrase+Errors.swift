/// Errors that more than one head tells, with what each needs to name the way out.
extension Phrase {
  /// The terminal is smaller than the screen can be drawn in, in columns and rows.
  package static func terminalTooSmall(needsColumns: Int, rows: Int) -> Phrase {
    Phrase(.error(.terminalTooSmall), ["columns": .count(needsColumns), "rows": .count(rows)])
  }
  /// The terminal's type, as `TERM` names it, is in no terminal database.
  package static func unknownTerminal(_ name: String) -> Phrase {
    Phrase(.error(.unknownTerminal), ["term": .text(name)])
  }
  /// Nothing more can be written below `path`.
  package static func diskFull(path: String) -> Phrase { Phrase(.error(.diskFull), ["path": .text(path)]) }
  /// Another process holds the database at `path` for longer than one waits.
  package static func databaseLocked(path: String) -> Phrase {
    Phrase(.error(.databaseLocked), ["path": .text(path)])
  }
  /// The file at `path` is no database, or fails its integrity check.
  package static func databaseDamaged(path: String) -> Phrase {
    Phrase(.error(.databaseDamaged), ["path": .text(path)])
  }
  /// The database at `path` was migrated by a later version of Mitko.
  package static func databaseNewer(path: String, version: Int, known: Int) -> Phrase {
    Phrase(
      .error(.databaseNewer), ["path": .text(path), "version": .count(version), "known": .count(known)])
  }
  /// A directory that Mitko has to write to does not let it; `setting` names another.
  package static func directoryReadOnly(path: String, setting: String) -> Phrase {
    Phrase(.error(.directoryReadOnly), ["path": .text(path), "setting": .text(setting)])
  }
  /// A message has more Unicode scalars than the limit.
  package static func messageTooLong(limit: Int) -> Phrase {
    Phrase(.error(.messageTooLong), ["limit": .count(limit)])
  }
  /// A user sent more messages in an hour than the limit.
  package static func tooManyMessages(limit: Int) -> Phrase {
    Phrase(.error(.tooManyMessages), ["limit": .count(limit)])
  }
}
