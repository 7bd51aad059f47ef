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

  /// The value of the first fact of a kind in a list of facts, or a member of it; NULL where there is none.
  ///
  /// - Parameters:
  ///   - kind: as facts are written.
  ///   - path: of the list in the JSON that the column holds.
  static func fact(_ kind: String, member: String?, at path: String, in column: String) -> String {
    """
    (SELECT json_extract(value, '$.value.value\(member.map { "." + $0 } ?? "")')
      FROM json_each(json_extract(\(column), '\(path)')) WHERE json_extract(value, '$.value.kind') = '\(kind)' LIMIT 1)
    """
  }
}
