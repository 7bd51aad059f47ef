import CSQLite
import Glibc

/// What SQLite refused: a result code, the statement and, for a constraint, its name.
///
/// It never holds a value: bound parameters do not reach it, and of SQLite's own message only the names of
/// tables, columns and constraints are kept. So it may be logged as it is.
package struct DatabaseError: Error, Equatable, Sendable {
  /// What a caller can react to. Every result code belongs to one of these.
  package enum Kind: Equatable, Sendable {
    /// Another connection held the lock for longer than the busy timeout.
    case busy
    case unique
    case check
    case foreignKey
    case notNull
    /// A value of another type than the column's, in a STRICT table.
    case datatype
    /// The disk, the quota or the configured page limit is full.
    case full
    case readOnly
    case cannotOpen
    /// The file is no database, or its pages contradict each other.
    case damaged
    case inputOutput
    case tooBig
    case outOfMemory
    /// A mistake in the program: bad SQL, a parameter out of range, a call at the wrong time.
    case misuse
  }

  /// SQLite's extended result code.
  package let extendedCode: Int32
  /// The statement that was prepared or run, with `$1` where values go; `nil` where there was none.
  package let sql: String?
  /// What a constraint error names, such as `side.user_id` or the name of a CHECK.
  package let constraint: String?

  /// SQLite's primary result code: the low eight bits of the extended one.
  package var code: Int32 { extendedCode & 0xff }

  init(extendedCode: Int32, sql: String?, constraint: String? = nil) {
    self.extendedCode = extendedCode
    self.sql = sql
    self.constraint = constraint
  }

  /// Reads what a connection's last call left behind. Call it before anything else touches the connection.
  init(connection handle: OpaquePointer?, result: Int32, sql: String?) {
    var extended = result
    var constraint: String?
    if let handle {
      let last = sqlite3_extended_errcode(handle)
      if last & 0xff == result & 0xff { extended = last }
      // A quota and a limit of the file's size are a full disk to whoever writes; SQLite knows ENOSPC only.
      if result & 0xff == SQLITE_IOERR, [EDQUOT, EFBIG].contains(mitko_sqlite_last_errno(handle)) {
        extended = SQLITE_FULL
      }
      if result & 0xff == SQLITE_CONSTRAINT, let message = sqlite3_errmsg(handle) {
        constraint = Self.constraintName(in: String(cString: message))
      }
    }
    self.init(extendedCode: extended, sql: sql, constraint: constraint)
  }

  /// SQLite writes "UNIQUE constraint failed: side.user_id"; a STRICT type error names the column last.
  private static func constraintName(in message: String) -> String? {
    if let colon = message.firstIndex(of: ":") {
      return String(message[message.index(after: colon)...].drop { $0 == " " })
    }
    return message.split(separator: " ").last { $0.contains(".") }.map(String.init)
  }

  /// The class of failure that the code belongs to.
  package var kind: Kind {
    switch extendedCode {
    case Int32(MITKO_SQLITE_CONSTRAINT_UNIQUE), Int32(MITKO_SQLITE_CONSTRAINT_PRIMARYKEY):
      return .unique
    case Int32(MITKO_SQLITE_CONSTRAINT_FOREIGNKEY): return .foreignKey
    case Int32(MITKO_SQLITE_CONSTRAINT_NOTNULL): return .notNull
    case Int32(MITKO_SQLITE_CONSTRAINT_DATATYPE): return .datatype
    // A shared-memory file that cannot grow is how a full disk shows itself before the first page is written.
    case Int32(MITKO_SQLITE_IOERR_SHMSIZE): return .full
    default: break
    }
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: return .busy
    case SQLITE_CONSTRAINT: return .check
    case SQLITE_FULL: return .full
    case SQLITE_READONLY, SQLITE_PERM: return .readOnly
    case SQLITE_CANTOPEN, SQLITE_AUTH: return .cannotOpen
    case SQLITE_CORRUPT, SQLITE_NOTADB: return .damaged
    case SQLITE_IOERR: return .inputOutput
    case SQLITE_TOOBIG: return .tooBig
    case SQLITE_NOMEM: return .outOfMemory
    default: return .misuse
    }
  }
}

extension DatabaseError: CustomStringConvertible {
  /// One line of facts for a log: the code's standing text, the constraint, the statement.
  package var description: String {
    var text = "SQLite \(extendedCode): \(String(cString: sqlite3_errstr(extendedCode)))"
    if let constraint { text += " (\(constraint))" }
    if let sql { text += " in: \(sql)" }
    return text
  }
}
