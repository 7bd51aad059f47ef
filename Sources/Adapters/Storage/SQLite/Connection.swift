import CSQLite

/// One open SQLite database. Not Sendable: it lives inside one `DatabaseLane` and never leaves it.
///
/// `init` acquires everything or throws with nothing held; `deinit` releases it.
final class Connection {
  /// What a connection is for.
  enum Role {
    /// The one that writes.
    case writer
    /// Reads beside the writer; any change through it is refused by SQLite.
    case reader
    /// Reads where nobody here writes: the file is not even opened for it.
    case onlooker
  }

  /// The file, or `:memory:`.
  let path: String
  private let role: Role
  private let lockWait: LockWait
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  /// What those who read by it keep.
  let spending = KeptSpending()

  /// Done once, before the first connection.
  private static let isConfigured: Void = mitko_sqlite_count_no_memory()

  /// More texts than the program has. A program that builds SQL by hand would pass it; the cache then starts anew.
  private static let cachedStatements = 512

  /// Opens an existing file, or a private database in memory where `path` is `nil`.
  ///
  /// - Parameters:
  ///   - busyTimeout: milliseconds to wait for another connection's lock before `DatabaseError.Kind.busy`.
  ///   - longWait: called once, on the connection's own thread, where a lock has been waited for so long that
  ///     whoever looks at the program should be told.
  init(path: String?, role: Role, busyTimeout: Int32 = 5000, longWait: (() -> Void)? = nil) throws {
    Self.isConfigured
    var opened: OpaquePointer?
    // No SQLITE_OPEN_CREATE: the file was made before, with its mode. NOMUTEX: a lane is serial already.
    let way = role == .onlooker ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    let flags = way | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let memoryFlags = path == nil ? SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY : 0
    let result = sqlite3_open_v2(path ?? ":memory:", &opened, flags | memoryFlags, nil)
    guard result == SQLITE_OK, let handle = opened else {
      let error = DatabaseError(connection: opened, result: result, sql: nil)
      sqlite3_close_v2(opened)
      throw error
    }
    self.handle = handle
    self.role = role
    lockWait = LockWait(limit: busyTimeout, longWait: longWait)
    self.path = path ?? ":memory:"
    lockWait.install(in: handle)
    let hardened = mitko_sqlite_harden(handle)
    guard hardened == SQLITE_OK else {
      throw DatabaseError(connection: handle, result: hardened, sql: nil)
    }
    try configure(role)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  private func configure(_ role: Role) throws {
    // FULL: a commit that returned survives a power cut. Secure delete: what is deleted is overwritten.
    // Temporary tables and sorters stay in memory: a temporary file would hold people's words.
    try execute(
      """
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cell_size_check = ON;
      PRAGMA journal_size_limit = 16777216;
      PRAGMA wal_autocheckpoint = 4000;
      """)
    if role != .writer {
      // 12 MiB: a list that looks at ten thousand rows comes back to the same pages.
      try execute("PRAGMA cache_size = -12288; PRAGMA query_only = ON")
    }
  }

  /// Turns the write-ahead log on, which stays on in the file. To be called where one process at a time does.
  func useWriteAheadLog() throws {
    guard try first("PRAGMA journal_mode = WAL", read: { try $0.next(String.self) }) == "wal" else {
      throw DatabaseError(extendedCode: SQLITE_CANTOPEN, sql: "PRAGMA journal_mode = WAL")
    }
  }

  // MARK: Running statements

  /// Runs one statement and returns how many rows it inserted, updated or deleted.
  @discardableResult
  func run(_ sql: String, _ arguments: any SQLBindable...) throws -> Int {
    try run(sql, arguments: arguments)
  }

  /// Runs one statement and returns how many rows it inserted, updated or deleted.
  @discardableResult
  func run(_ sql: String, arguments: [any SQLBindable]) throws -> Int {
    let statement = try prepared(sql, arguments)
    defer { statement.finish() }
    while try statement.step(connection: handle) {}
    return Int(sqlite3_changes(handle))
  }

  /// Every row of a query, in its order.
  func all<Value>(
    _ sql: String, _ arguments: any SQLBindable..., read: (inout Row) throws -> Value
  ) throws -> [Value] {
    try all(sql, arguments: arguments, read: read)
  }

  /// Every row of a query, in its order.
  func all<Value>(
    _ sql: String, arguments: [any SQLBindable], read: (inout Row) throws -> Value
  ) throws -> [Value] {
    let statement = try prepared(sql, arguments)
    defer { statement.finish() }
    var values = [Value]()
    while try statement.step(connection: handle) {
      var row = statement.row
      values.append(try read(&row))
    }
    return values
  }

  /// The first row of a query, or `nil` where there is none.
  func first<Value>(
    _ sql: String, _ arguments: any SQLBindable..., read: (inout Row) throws -> Value
  ) throws -> Value? {
    try first(sql, arguments: arguments, read: read)
  }

  /// The first row of a query, or `nil` where there is none.
  ///
  /// A statement with RETURNING is run to its end as well, so that its change is complete.
  func first<Value>(
    _ sql: String, arguments: [any SQLBindable], read: (inout Row) throws -> Value
  ) throws -> Value? {
    let statement = try prepared(sql, arguments)
    defer { statement.finish() }
    guard try statement.step(connection: handle) else { return nil }
    var row = statement.row
    let value = try read(&row)
    while try statement.step(connection: handle) {}
    return value
  }

  /// Runs a text of several statements without parameters, as migrations are.
  func execute(_ script: String) throws {
    let result = sqlite3_exec(handle, script, nil, nil, nil)
    guard result == SQLITE_OK else { throw DatabaseError(connection: handle, result: result, sql: script) }
  }

  private func prepared(_ sql: String, _ arguments: [any SQLBindable]) throws -> Statement {
    let statement: Statement
    if let cached = statements[sql], !cached.isRunning {
      statement = cached
    } else {
      statement = try Statement(connection: handle, sql: sql)
      if statements.count >= Self.cachedStatements { statements.removeAll() }
      if statements[sql] == nil { statements[sql] = statement }
    }
    do {
      try statement.bind(arguments, connection: handle)
    } catch {
      statement.finish()
      throw error
    }
    return statement
  }

  /// Runs `body` with another patience for others' locks.
  ///
  /// - Parameter milliseconds: nil for the one that the connection was opened with.
  func waiting<Value>(atMost milliseconds: Int32?, _ body: () throws -> Value) rethrows -> Value {
    try lockWait.waiting(atMost: milliseconds, body)
  }

  /// From here on nobody is told of a long wait any more.
  func forgetLongWait() { lockWait.longWait = nil }

  // MARK: Transactions

  /// How a transaction begins.
  enum TransactionKind {
    /// Takes the write lock at once, so that no statement inside can fail for another writer.
    case write
    /// One snapshot for all reads inside.
    case read
  }

  /// Runs `body` as one transaction: committed where it returns, rolled back where it throws.
  func transaction<Value>(_ kind: TransactionKind, _ body: () throws -> Value) throws -> Value {
    try run(kind == .write ? Dialect.beginWrite : Dialect.beginRead)
    do {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      // Some failures (a full disk, a lost file) have rolled back already. What the rollback itself says
      // adds nothing to the error that caused it.
      if isInTransaction { _ = try? run("ROLLBACK") }
      throw error
    }
  }

  /// Runs `body` on one snapshot, in which any change is refused; also on a connection that may write else.
  func reading<Value>(_ body: () throws -> Value) throws -> Value {
    guard role == .writer else { return try transaction(.read, body) }
    // This setting takes effect when the statement is prepared: one from the cache would do nothing.
    try execute("PRAGMA query_only = ON")
    defer { try? execute("PRAGMA query_only = OFF") }
    return try transaction(.read, body)
  }

  /// True between BEGIN and COMMIT or ROLLBACK.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  // MARK: The whole database

  /// How many rows this connection has changed since it was opened.
  var totalChanges: Int64 { sqlite3_total_changes64(handle) }

  /// A number that changes when another connection, of this process or another, has committed.
  func dataVersion() throws -> Int64 {
    try first("PRAGMA data_version") { try $0.next() } ?? 0
  }

  /// Copies every page of this database into the empty or absent file that `target` has open.
  func copy(to target: Connection) throws {
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw DatabaseError(
        connection: target.handle, result: sqlite3_errcode(target.handle), sql: nil)
    }
    var result = sqlite3_backup_step(backup, -1)
    // Another process may hold a lock for a moment: the busy timeout does not apply between steps.
    var attempts = 0
    while result & 0xff == SQLITE_BUSY || result & 0xff == SQLITE_LOCKED, attempts < 100 {
      sqlite3_sleep(50)
      attempts += 1
      result = sqlite3_backup_step(backup, -1)
    }
    let finished = sqlite3_backup_finish(backup)
    guard result & 0xff == SQLITE_DONE, finished == SQLITE_OK else {
      throw DatabaseError(connection: nil, result: finished == SQLITE_OK ? result : finished, sql: nil)
    }
  }

  /// Every page of this database, in order.
  func image() throws -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let pages = sqlite3_serialize(handle, "main", &size, 0) else {
      throw DatabaseError(connection: handle, result: SQLITE_NOMEM, sql: nil)
    }
    defer { sqlite3_free(pages) }
    return Array(UnsafeBufferPointer(start: pages, count: Int(size)))
  }

  /// Copies the pages of an `image` into this empty database in memory.
  func fill(from image: [UInt8]) throws {
    let source = try Connection(path: nil, role: .writer)
    let size = sqlite3_int64(image.count)
    guard let pages = sqlite3_malloc64(sqlite3_uint64(image.count)) else {
      throw DatabaseError(connection: handle, result: SQLITE_NOMEM, sql: nil)
    }
    image.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: pages, count: image.count).copyMemory(from: $0)
    }
    // The pages are the source's from here on, whatever comes.
    let result = sqlite3_deserialize(
      source.handle, "main", pages.assumingMemoryBound(to: UInt8.self), size, size,
      UInt32(SQLITE_DESERIALIZE_FREEONCLOSE))
    guard result == SQLITE_OK else {
      throw DatabaseError(connection: source.handle, result: result, sql: nil)
    }
    try source.copy(to: self)
  }

  /// The texts of the statements that were used so far, as far as the cache keeps them.
  var usedTexts: [String] { statements.keys.sorted() }

  /// How SQLite would run a query: a line for each table or index it goes through. Parameters may be unbound.
  func plan(of sql: String) throws -> [String] {
    let statement = try Statement(connection: handle, sql: "EXPLAIN QUERY PLAN " + sql)
    defer { statement.finish() }
    var lines = [String]()
    while try statement.step(connection: handle) {
      var row = statement.row
      for _ in 0..<3 { _ = try row.next(Int?.self) }
      lines.append(try row.next())
    }
    return lines
  }

  /// Moves the write-ahead log into the file and cuts it to nothing. `false` where a reader was in the way.
  func truncateLog() throws -> Bool {
    try first("PRAGMA wal_checkpoint(TRUNCATE)") { try $0.next(Int64.self) } == 0
  }
}
