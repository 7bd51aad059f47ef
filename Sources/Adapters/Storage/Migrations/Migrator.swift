import Domain
package import Ports

/// Brings a database to the newest version this program knows, or says why it cannot.
///
/// One process migrates under an exclusive lock; others wait for it and find the work done. All steps are one
/// transaction, so a file is at its old version or at the new one and never between.
package struct Migrator: Sendable {
  let migrations: [Migration]
  /// Microseconds since 1970, for the rows that say when a step was applied.
  let now: @Sendable () -> Int64

  /// Puts the first rows into a new-born database, in the transaction that makes its tables.
  var seed: @Sendable (Connection) throws -> Void = { _ in }

  /// - Parameters:
  ///   - migrations: all steps, oldest first.
  ///   - now: microseconds since 1970.
  package init(migrations: [Migration], now: @escaping @Sendable () -> Int64) {
    self.migrations = migrations
    self.now = now
  }

  /// "Mitk" in ASCII: how `file` and this program tell a database of ours.
  static let applicationID: Int64 = 0x4d69_746b

  /// The version that a migrated database has.
  var newestVersion: Int { migrations.count }

  // MARK: Files

  /// Brings the file at `path` to the newest version, or makes it there.
  ///
  /// - Parameter waiting: called where another process keeps this one waiting.
  /// - Throws: `StoreError`.
  package func bringUpToDate(
    path: String, sharing: FileSharing = .ownerOnly, patience: Duration = .seconds(5),
    waiting: @escaping (OpeningWait) -> Void
  ) throws {
    let timeout = Int32(clamping: patience.wholeMicroseconds / 1000)
    _ = try openFile(DatabaseFile(path: path, sharing: sharing), busyTimeout: timeout, waiting: waiting)
  }

  /// Opens the writer's connection to an up-to-date file, migrating it first where it is old or new-born.
  ///
  /// - Parameter waiting: called where another process keeps this one waiting.
  func openFile(
    _ file: DatabaseFile, busyTimeout: Int32, waiting: @escaping (OpeningWait) -> Void
  ) throws -> Connection {
    let patience = Patience(busyTimeout: busyTimeout) { waiting(.lock(path: file.path)) }
    do {
      try file.prepare()
      if let connection = try openCurrent(file, patience) {
        try sweepBackups(of: file)
        return connection
      }
      let lock = try FileLock.acquire(file.lockPath, sharing: file.sharing) { waiting(.migration) }
      defer { withExtendedLifetime(lock) {} }
      // The process that was waited for has migrated already.
      if let connection = try openCurrent(file, patience) { return connection }
      try migrate(file, patience)
      guard let connection = try openCurrent(file, patience) else {
        throw StoreError.damaged(path: file.path, detail: "the migrated schema is not there")
      }
      guard try connection.first("PRAGMA quick_check(1)", read: { try $0.next(String.self) }) == "ok" else {
        throw StoreError.damaged(path: file.path, detail: "pages contradict each other after the migration")
      }
      try file.removeBackups()
      return connection
    } catch let error as DatabaseError {
      throw StoreError(error, path: file.path)
    }
  }

  /// Opens a file that is there and at the newest version, and changes nothing of it.
  ///
  /// - Throws: `StoreError.older` where it would have to be migrated.
  func openToLook(
    at file: DatabaseFile, busyTimeout: Int32, longWait: @escaping () -> Void
  ) throws -> Connection {
    do {
      try file.refuseWhatIsNoFile()
      let connection = try Patience(busyTimeout: busyTimeout, longWait: longWait).connection(
        to: file, .onlooker)
      switch try state(of: connection) {
      case .empty: throw StoreError.older(found: 0, known: newestVersion)
      case .older(let version): throw StoreError.older(found: version, known: newestVersion)
      case .newer(let version): throw StoreError.newer(found: version, known: newestVersion)
      case .foreign: throw StoreError.foreign(path: file.path)
      case .current: return connection
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: file.path)
    }
  }

  /// A connection where the file is at the newest version, `nil` where it has to be migrated.
  private func openCurrent(_ file: DatabaseFile, _ patience: Patience) throws -> Connection? {
    let connection = try patience.connection(to: file, .writer)
    switch try state(of: connection) {
    case .empty, .older: return nil
    case .foreign: throw StoreError.foreign(path: file.path)
    case .newer(let version): throw StoreError.newer(found: version, known: newestVersion)
    case .current:
      try connection.useWriteAheadLog()
      return connection
    }
  }

  /// A process that died between its migration and its last look at the new file has left its backup.
  private func sweepBackups(of file: DatabaseFile) throws {
    guard !file.backups().isEmpty else { return }
    // A held lock is a migration under way, whose own backup this is.
    guard let lock = try FileLock.attempt(file.lockPath, sharing: file.sharing) else { return }
    defer { withExtendedLifetime(lock) {} }
    try file.removeBackups()
  }

  private func migrate(_ file: DatabaseFile, _ patience: Patience) throws {
    let connection = try patience.connection(to: file, .writer)
    try connection.useWriteAheadLog()
    try apply(to: connection) { version in
      guard version > 0 else { return }
      let partial = file.backupPath(version: version) + ".partial"
      try file.makeEmpty(partial)
      let source = try patience.connection(to: file, .reader)
      try source.copy(to: Connection(path: partial, role: .writer))
      try file.rename(partial, to: file.backupPath(version: version))
    }
  }

  // MARK: Memory

  /// A new database in memory.
  ///
  /// - Parameter blank: what the steps have made of one that was empty, as `image` tells it.
  func openInMemory(_ blank: [UInt8]) throws -> Connection {
    let connection = try Connection(path: nil, role: .writer)
    try connection.fill(from: blank)
    try connection.transaction(.write) {
      try connection.run("UPDATE migration SET applied_at = $1", now())
      try seed(connection)
    }
    return connection
  }

  /// The pages of a database in memory after all steps, without its first rows. Made once, it saves each further one the steps.
  func image() throws -> [UInt8] {
    var unseeded = self
    unseeded.seed = { _ in }
    let connection = try Connection(path: nil, role: .writer)
    try unseeded.apply(to: connection)
    return try connection.image()
  }

  // MARK: Connections

  /// Applies what is missing. `beforeChange` gets the version found, while other writers are already kept out.
  func apply(to connection: Connection, beforeChange: (Int) throws -> Void = { _ in }) throws {
    // A step may rebuild a table that others point to; the check at the end replaces the check at each row.
    // The setting cannot change inside a transaction.
    try connection.execute("PRAGMA foreign_keys = OFF")
    try connection.transaction(.write) {
      let version: Int
      switch try state(of: connection) {
      case .empty: version = 0
      case .older(let found): version = found
      case .current, .newer, .foreign: return
      }
      try beforeChange(version)
      if version == 0 { try createRegister(in: connection) }
      for migration in migrations.dropFirst(version) {
        try connection.execute(migration.sql)
        try connection.run(
          "INSERT INTO migration (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
          migration.version, migration.name, migration.checksum, now())
      }
      if version == 0 { try seed(connection) }
      if let broken = try connection.first(
        "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", read: { try $0.next(String.self) })
      {
        throw DatabaseError(
          extendedCode: 787, sql: "PRAGMA foreign_key_check", constraint: broken)
      }
      try connection.execute("PRAGMA user_version = \(newestVersion)")
    }
    try connection.execute("PRAGMA foreign_keys = ON")
  }

  private func createRegister(in connection: Connection) throws {
    try connection.execute(
      """
      PRAGMA application_id = \(Self.applicationID);
      -- The steps this file has had. The checksum finds a program whose step has another text.
      CREATE TABLE migration (
        version INTEGER PRIMARY KEY CHECK (version > 0),
        name TEXT NOT NULL,
        checksum TEXT NOT NULL,
        applied_at INTEGER NOT NULL
      ) STRICT;
      """)
  }

  enum State: Equatable {
    /// Nothing is in it.
    case empty
    case older(version: Int)
    case current
    case newer(version: Int)
    /// It has tables, and they are not ours.
    case foreign
  }

  /// What the file says of itself, on one snapshot: where another process makes it between two questions, the
  /// answers would be those of somebody else's file. Throws `StoreError.cannotOpen` where a step's text differs.
  func state(of connection: Connection) throws -> State {
    guard !connection.isInTransaction else { return try currentState(of: connection) }
    return try connection.transaction(.read) { try currentState(of: connection) }
  }

  private func currentState(of connection: Connection) throws -> State {
    let application = try connection.first("PRAGMA application_id") { try $0.next(Int64.self) } ?? 0
    let version = try connection.first("PRAGMA user_version") { try $0.next(Int.self) } ?? 0
    guard application == Self.applicationID else {
      let tables = try connection.first("SELECT count(*) FROM sqlite_schema") { try $0.next(Int.self) }
      return application == 0 && version == 0 && tables == 0 ? .empty : .foreign
    }
    if version > newestVersion { return .newer(version: version) }
    let applied = try connection.all("SELECT version, checksum FROM migration ORDER BY version") {
      (version: try $0.next(Int.self), checksum: try $0.next(String.self))
    }
    for (step, migration) in zip(applied, migrations) where step.checksum != migration.checksum {
      throw StoreError.cannotOpen(path: connection.path, .schemaChanged(step: step.version))
    }
    return version == newestVersion ? .current : .older(version: version)
  }
}

/// How connections are made while a file is opened: with one patience, and one word to whoever waits.
private struct Patience {
  /// Milliseconds.
  let busyTimeout: Int32
  let longWait: () -> Void

  func connection(to file: DatabaseFile, _ role: Connection.Role) throws -> Connection {
    try Connection(path: file.path, role: role, busyTimeout: busyTimeout, longWait: longWait)
  }
}
