import Glibc
import Ports

extension SQLiteStore {
  /// The schema version that this program makes.
  package static var newestVersion: Int { Migration.all.count }

  /// What a file's next opening finds, read without changing it.
  ///
  /// - Returns: its schema version; `nil` where there is no file, or an empty one, and a database would be made.
  /// - Throws: `StoreError` where it could not be opened, as the opening would.
  package static func versionOnDisk(path: String) throws -> Int? {
    let file = DatabaseFile(path: path, sharing: .ownerOnly)
    guard access(path, F_OK) == 0 else {
      guard errno == ENOENT else { throw StoreError(errno, at: path) }
      return nil
    }
    try file.refuseWhatIsNoFile()
    let migrator = Migrator(migrations: Migration.all, now: { 0 })
    do {
      switch try migrator.state(of: Connection(path: path, role: .reader)) {
      case .empty: return nil
      case .older(let version): return version
      case .current: return newestVersion
      case .newer(let version): throw StoreError.newer(found: version, known: newestVersion)
      case .foreign: throw StoreError.foreign(path: path)
      }
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
