/// What the engines say differently. All other SQL is written once, with `$1` parameters, and is the same for
/// SQLite and PostgreSQL.
enum Dialect {
  /// Begins a transaction that will write: takes the lock at once, so that no statement inside fails for
  /// another writer.
  static let beginWrite = "BEGIN IMMEDIATE"
  /// Begins a transaction in which all reads see one state.
  static let beginRead = "BEGIN DEFERRED"
  /// The version of the schema that the file is at.
  static let schemaVersion = "PRAGMA user_version"
}
