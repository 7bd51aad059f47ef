import Ports

extension SQLiteStore {
  /// The schema version that this program makes.
  package static var newestVersion: Int { Migration.all.count }

  /// The schema version of a file, read without changing it.
  ///
  /// - Throws: `StoreError` where it cannot be opened or is no database.
  package static func versionOnDisk(path: String) throws -> Int {
    do {
      let connection = try Connection(path: path, role: .reader)
      return try connection.first(Dialect.schemaVersion) { try $0.next(Int.self) } ?? 0
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// Checks every page and index, and returns the schema version. Takes as long as reading the file.
  ///
  /// - Throws: `StoreError.damaged` with what the engine found first.
  package func checkedVersion() async throws -> Int {
    try await examine { connection, path in
      let found =
        try connection.first("PRAGMA integrity_check(1)") { try $0.next(String.self) } ?? "no answer"
      guard found == "ok" else { throw StoreError.damaged(path: path, detail: found) }
      return try connection.first(Dialect.schemaVersion) { try $0.next(Int.self) } ?? 0
    }
  }
}
