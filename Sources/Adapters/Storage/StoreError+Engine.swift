import CSQLite
import Glibc
import Ports

extension StoreError {
  /// Sorts what SQLite refused while the database at `path` was opened or used. Values are in neither.
  init(_ error: DatabaseError, path: String) {
    switch error.kind {
    case .damaged: self = .damaged(path: path, detail: error.standingText)
    case .full: self = .diskFull
    case .busy: self = .busy
    case .readOnly: self = .readOnly(path: path)
    case .cannotOpen: self = .cannotOpen(path: path, .engine(error.extendedCode))
    case .unique, .check, .foreignKey, .notNull, .datatype:
      self = .constraint(error.constraint.flatMap { $0.isEmpty ? nil : $0 } ?? error.standingText)
    case .inputOutput, .tooBig, .outOfMemory, .misuse:
      self = .engine(code: error.extendedCode, detail: error.description)
    }
  }

  /// Sorts a system call's error number for a file or directory.
  init(_ code: Int32, at path: String) {
    switch code {
    case EACCES, EROFS, EPERM: self = .readOnly(path: path)
    case ENOSPC, EDQUOT: self = .diskFull
    default: self = .cannotOpen(path: path, .system(code))
    }
  }
}

extension DatabaseError {
  /// SQLite's own words for the code; the same for every statement and value.
  var standingText: String { String(cString: sqlite3_errstr(extendedCode)) }
}
