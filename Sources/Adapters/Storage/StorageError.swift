/// Why a database could not be opened or used: facts that a program can turn into a sentence with a way out.
package enum StorageError: Error, Equatable, Sendable {
  /// A newer program has migrated the file: `found` is its version, `known` the newest one this program has.
  case newerVersion(found: Int, known: Int)
  /// An SQLite database that another program made.
  case foreignFile(path: String)
  /// Not a database, or one whose pages contradict each other.
  case damaged(path: String)
  /// The directory or the file may not be written, or the file system is mounted read-only.
  case notWritable(path: String)
  /// The file or its directory cannot be reached at all; `code` is the system's error number.
  case unreachable(path: String, code: Int32)
  /// No space is left for the file, its log or its index.
  case diskFull
  /// Another process held the lock for longer than this one waits.
  case locked
  /// The text of a migration that this file has had differs from the program's: the program was built wrongly.
  case migrationChanged(version: Int)
  /// The store was closed before.
  case closed
  /// Anything else that SQLite refused.
  case database(DatabaseError)

  /// Sorts what was thrown while the database at `path` was opened or used.
  init(_ error: DatabaseError, path: String) {
    switch error.kind {
    case .damaged: self = .damaged(path: path)
    case .full: self = .diskFull
    case .busy: self = .locked
    case .readOnly: self = .notWritable(path: path)
    case .cannotOpen: self = .unreachable(path: path, code: 0)
    default: self = .database(error)
    }
  }
}
