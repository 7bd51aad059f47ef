package import Domain
package import Ports
import Synchronization

/// The store on SQLite: one file, or a database in memory that is gone with the value.
///
/// One connection writes on a queue of its own; two read beside it. Several processes may have one file open.
package final class SQLiteStore: Store {
  /// What a database holds. Written once, when it is made.
  package enum Purpose: String, Sendable {
    case real
    /// People who do not exist. What plays with them opens nothing else.
    case demo
  }

  /// What somebody opens a database for.
  package enum Access: Hashable, Sendable {
    case writes
    /// Every write is refused; the file has to be there, and as new as this program.
    case looks
  }

  /// What the database was made for.
  package let purpose: Purpose
  /// What it was opened for.
  private let access: Access

  private let writer: DatabaseLane
  private let readers: [DatabaseLane]
  private let nextReader = Atomic<Int>(0)
  private let watcher: ChangeWatcher
  /// Writes that wait for the writer, in the order in which they came.
  private let waiting = Mutex<[any WaitingWrite]>([])
  private let time: any TimeSource
  private let ids: any IdentifierSource
  private let knownVersion: Int
  private let file: DatabaseFile?
  /// The file that was opened. SQLite goes on with one that was removed, and all that is written then is lost.
  private let identity: Mutex<DatabaseFile.Identity?>
  /// Opens a connection to the file as it is now; `nil` for a database in memory.
  private let openers: Openers?

  /// How the connections were opened.
  private struct Openers: Sendable {
    let writer: @Sendable () throws -> Connection
    let reader: @Sendable () throws -> Connection
  }

  /// How often the commits of other processes are looked for, in milliseconds.
  static let pollingInterval = 200
  private static let readerCount = 2

  // MARK: Opening

  /// Opens a file. Whoever may write makes it where it is missing, and migrates it where it is old.
  ///
  /// - Parameters:
  ///   - path: the file; its directories are made.
  ///   - access: `looks` makes, migrates and tidies up nothing.
  ///   - sharing: who besides the owner gets rights on what is made.
  ///   - purpose: what a new file is made for. Opening a real one as a demo is refused.
  ///   - seeds: settings that a new file starts with; the others have their defaults.
  ///   - patience: how long another process's lock is waited for. The longest that is held is that of an erase,
  ///     which rewrites the file: 2 s for 200 MB.
  ///   - waiting: called where another process keeps this one waiting, by migrating the file or by a lock that it
  ///     holds for seconds; at most once each, on a thread of the store's.
  /// - Throws: `StoreError`.
  package static func open(
    path: String, access: Access = .writes, sharing: FileSharing = .ownerOnly, purpose: Purpose = .real,
    seeds: [Setting: Double] = [:], patience: Duration = .seconds(10), time: any TimeSource,
    ids: any IdentifierSource,
    waiting: @escaping @Sendable (OpeningWait) -> Void = { _ in }
  ) async throws -> SQLiteStore {
    let file = DatabaseFile(path: path, sharing: sharing)
    let migrator = Self.migrator(purpose, seeds, time)
    let timeout = Int32(clamping: patience.wholeMicroseconds / 1000)
    let isTold = Mutex(false)
    let tellOfLock: @Sendable () -> Void = {
      let isFirst = isTold.withLock { told in
        defer { told = true }
        return !told
      }
      if isFirst { waiting(.lock(path: path)) }
    }
    let openers = Openers {
      if access == .looks {
        return try migrator.openToLook(at: file, busyTimeout: timeout, longWait: tellOfLock)
      }
      return try migrator.openFile(file, busyTimeout: timeout) { wait in
        switch wait {
        case .migration: waiting(.migration)
        case .lock: tellOfLock()
        }
      }
    } reader: {
      do {
        return try Connection(
          path: path, role: access == .looks ? .onlooker : .reader, busyTimeout: timeout, longWait: tellOfLock
        )
      } catch let error as DatabaseError {
        throw StoreError(error, path: path)
      }
    }
    let writer = try await DatabaseLane(label: "mitko.storage.writer", open: openers.writer)
    var readers: [DatabaseLane] = []
    for number in 1...readerCount {
      readers.append(
        try await DatabaseLane(label: "mitko.storage.reader-\(number)", open: openers.reader))
    }
    let store = try await SQLiteStore(
      writer: writer, readers: readers, access: access, version: migrator.newestVersion, file: file,
      openers: openers, time: time, ids: ids)
    if purpose == .demo, store.purpose != .demo {
      await store.close()
      throw StoreError.notADemo(path: path)
    }
    // What cannot be done now must keep nobody out.
    if access == .writes { try? await store.finishErasing() }
    for lane in [writer] + readers { try? await lane.perform { $0.forgetLongWait() } }
    return store
  }

  /// A private database in memory, for tests and for trying things out. Nothing else differs.
  package static func inMemory(
    purpose: Purpose = .real, seeds: [Setting: Double] = [:], time: any TimeSource, ids: any IdentifierSource
  ) async throws -> SQLiteStore {
    let migrator = Self.migrator(purpose, seeds, time)
    let blank = try Self.blank.get()
    let writer = try await DatabaseLane(label: "mitko.storage.memory") { try migrator.openInMemory(blank) }
    return try await SQLiteStore(
      writer: writer, readers: [], access: .writes, version: migrator.newestVersion, file: nil,
      openers: nil, time: time, ids: ids)
  }

  private static let blank = Result { try Migrator(migrations: Migration.all, now: { 0 }).image() }

  private static func migrator(
    _ purpose: Purpose, _ seeds: [Setting: Double], _ time: any TimeSource
  ) -> Migrator {
    var migrator = Migrator(migrations: Migration.all, now: { time.now.microseconds })
    migrator.seed = { connection in
      try connection.run(
        "INSERT INTO creation (id, purpose, created_at) VALUES (1, $1, $2)", purpose.rawValue, time.now)
      for setting in Setting.allCases {
        try connection.run(
          "INSERT INTO settings (name, value, changed_at) VALUES ($1, $2, $3)", setting.rawValue,
          seeds[setting] ?? setting.defaultValue, time.now)
      }
    }
    return migrator
  }

  private init(
    writer: DatabaseLane, readers: [DatabaseLane], access: Access, version: Int, file: DatabaseFile?,
    openers: Openers?, time: any TimeSource, ids: any IdentifierSource
  ) async throws {
    self.writer = writer
    self.readers = readers
    self.access = access
    self.file = file
    self.openers = openers
    identity = Mutex(file?.identity)
    self.time = time
    self.ids = ids
    knownVersion = version
    let opened = try await writer.perform { connection in
      (
        purpose: try connection.first("SELECT purpose FROM creation") { try $0.next(String.self) },
        version: try connection.dataVersion()
      )
    }
    guard let purpose = opened.purpose.flatMap(Purpose.init) else {
      throw StoreError.damaged(path: file?.path ?? ":memory:", detail: "the row of its making is missing")
    }
    self.purpose = purpose
    let last = Mutex(opened.version)
    // Asked on the writer's connection, whose own commits do not count: those are signalled at once.
    watcher = ChangeWatcher(
      queue: writer.executor.queue, milliseconds: file == nil ? 3_600_000 : Self.pollingInterval
    ) {
      writer.assumeIsolated { writer in
        guard let now = try? writer.perform({ try $0.dataVersion() }) else { return false }
        return last.withLock { last in
          defer { last = now }
          return last != now
        }
      }
    }
  }

  // MARK: Transactions

  package func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result {
    guard access == .writes else { throw StoreError.readOnly(path: path) }
    let write = BodyWrite(body)
    waiting.withLock { $0.append(write) }
    do {
      try await writer.perform { connection in
        // Whoever had the writer before may have taken this one along.
        while write.outcome == nil { commitWaiting(on: connection) }
      }
    } catch {
      // Closed, which says nothing about a write that somebody took along before.
      waiting.withLock { $0.removeAll { $0 === write } }
      if write.outcome == nil { throw error }
    }
    guard let outcome = write.outcome else { throw StoreError.closed }
    // Committed it is: what of the scrub cannot be done now is no failure of the erase.
    if outcome.erases { try? await scrub(patience: nil) }
    return try outcome.result.get()
  }

  /// More than can wait while one commit is on its way, unless hundreds write at once.
  private static let groupLimit = 64

  /// Commits what waits for the writer, those that came first together.
  private func commitWaiting(on connection: Connection) {
    let writes = waiting.withLock { waiting in
      defer { waiting.removeFirst(min(Self.groupLimit, waiting.count)) }
      return Array(waiting.prefix(Self.groupLimit))
    }
    let (time, ids, path) = (time, ids, path)
    let group = WriteGroup(
      connection: connection, check: check,
      session: { Session(connection: connection, now: time.now, ids: ids, isReadOnly: false) },
      sorted: { error in (error as? DatabaseError).map { StoreError($0, path: path) } ?? error })
    if group.commit(writes) { watcher.signal() }
  }

  /// Throws where the file is not what was opened any more.
  private var check: @Sendable (Connection) throws -> Void {
    let (file, known, path) = (file, knownVersion, path)
    return { [self] connection in
      if let file, file.identity != identity.withLock({ $0 }) { throw StoreError.gone(path: path) }
      // A newer program may have migrated the file since it was opened.
      let found = try connection.first(Dialect.schemaVersion) { try $0.next(Int.self) } ?? 0
      guard found == known else { throw StoreError.newer(found: found, known: known) }
    }
  }

  package func verify() async throws {
    let check = check
    try await examine { connection, _ in try check(connection) }
  }

  package func reopen() async throws {
    guard let file, let openers else { return }
    let now = file.identity
    // Nothing is made or migrated in passing.
    switch try Self.versionOnDisk(path: file.path) {
    case nil: throw StoreError.gone(path: file.path)
    case let found? where found < knownVersion: throw StoreError.older(found: found, known: knownVersion)
    case .some: break
    }
    try await writer.replace(open: openers.writer)
    for reader in readers { try await reader.replace(open: openers.reader) }
    identity.withLock { $0 = now }
  }

  /// How many writes wait for the writer.
  var waitingCount: Int { waiting.withLock { $0.count } }

  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result {
    let (time, ids, path) = (time, ids, path)
    return try await reader.perform { connection in
      try Self.sorted(path) {
        try connection.reading {
          try body(
            SQLiteTransaction(
              session: Session(connection: connection, now: time.now, ids: ids, isReadOnly: true)))
        }
      }
    }
  }

  /// Runs `body` on a reading connection, for what is asked of the file rather than of its rows.
  func examine<Result: Sendable>(
    _ body: @escaping @Sendable (Connection, String) throws -> Result
  ) async throws -> Result {
    let path = path
    return try await reader.perform { connection in
      try Self.sorted(path) { try body(connection, path) }
    }
  }

  /// The plans of all statements that were run so far by transactions that only read and by those that write, as far as
  /// their connections keep them: for tests.
  func plans() async throws -> (read: [String: [String]], written: [String: [String]]) {
    var read: [String: [String]] = [:]
    for reader in readers { read.merge(try await Self.plans(reader)) { first, _ in first } }
    return (read, try await Self.plans(writer))
  }

  private static func plans(_ lane: DatabaseLane) async throws -> [String: [String]] {
    let known = try await lane.perform { connection in
      try connection.usedTexts.filter { !$0.hasPrefix("PRAGMA") }.map { ($0, try connection.plan(of: $0)) }
    }
    return Dictionary(known, uniquingKeysWith: { first, _ in first })
  }

  private var path: String { file?.path ?? ":memory:" }

  private var reader: DatabaseLane {
    guard !readers.isEmpty else { return writer }
    let number = nextReader.wrappingAdd(1, ordering: .relaxed).newValue
    return readers[Int(UInt(bitPattern: number) % UInt(readers.count))]
  }

  /// What SQLite refuses at the edges of a transaction; inside, the session has sorted it.
  private static func sorted<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  // MARK: Changes, erasing, the end

  package func changes() -> AsyncStream<Void> { watcher.ticks() }

  package func close() async {
    watcher.finish()
    for reader in readers { await reader.close() }
    await writer.close()
  }

  package func finishErasing() async throws { try await scrub(patience: Self.briefPatience) }

  /// How long a retry waits for others' locks, in milliseconds: it comes again, and meanwhile nobody can write.
  private static let briefPatience: Int32 = 100

  /// Leaves nothing of what was erased in any file: rewrites the database without its free space, deletes backups,
  /// and empties the log. The row tells how far it has come, so that a crash or a reader in the way leaves no more
  /// than the rest to the next heartbeat or opening.
  ///
  /// - Parameter patience: milliseconds to wait for others' locks; nil for the connection's own.
  private func scrub(patience: Int32?) async throws {
    guard let file else { return }
    let path = file.path
    guard access == .writes else { throw StoreError.readOnly(path: path) }
    try await writer.perform { connection in
      try Self.sorted(path) {
        try connection.waiting(atMost: patience) {
          func rest() throws -> Int {
            try connection.first("SELECT needs_scrub FROM creation", read: { try $0.next(Int.self) }) ?? 0
          }
          if try rest() == 2 {
            try file.removeBackups()
            // Deleted cells are overwritten, but moving rows between pages leaves copies in their free space.
            try connection.execute("VACUUM")
            try connection.run("UPDATE creation SET needs_scrub = 1")
          }
          // The row is written when it is done; what is in the log then is that row.
          if try rest() == 1, try connection.truncateLog() {
            try connection.run("UPDATE creation SET needs_scrub = 0")
          }
        }
      }
    }
  }
}

/// One transaction's features over one session.
struct SQLiteTransaction: Transaction {
  let session: Session

  var now: Timestamp { session.now }
  var users: any UserRecords { SQLiteUsers(session: session) }
  var chats: any ChatRecords { SQLiteChats(session: session) }
  var profiles: any ProfileRecords { SQLiteProfiles(session: session) }
  var matches: any MatchRecords { SQLiteMatches(session: session) }
  var questions: any QuestionRecords { SQLiteQuestions(session: session) }
  var jobs: any JobRecords { SQLiteJobs(session: session) }
  var ledger: any LedgerRecords { SQLiteLedger(session: session) }
  var events: any EventRecords { SQLiteEvents(session: session) }
  var settings: any SettingRecords { SQLiteSettings(session: session) }
  var drafts: any DraftRecords { SQLiteDrafts(session: session) }
  var deliveries: any DeliveryRecords { SQLiteDeliveries(session: session) }
  var providers: any ProviderRecords { SQLiteProviders(session: session) }
  var recordings: any RecordingRecords { SQLiteRecordings(session: session) }
  var acts: any ActRecords { SQLiteActs(session: session) }
  var steering: any SteeringRecords { SQLiteSteering(session: session) }
  var people: any PeopleRecords { SQLitePeople(session: session) }
  var announcements: any AnnouncementRecords { SQLiteAnnouncements(session: session) }
  var rooms: any RoomRecords { SQLiteRooms(session: session) }
  var audit: any AuditRecords { SQLiteAudit(session: session) }
  var telegram: any TelegramRecords { SQLiteTelegram(session: session) }
  var group: any GroupRecords { SQLiteGroup(session: session) }

  func part<Result>(_ body: () throws -> Result) throws -> Result { try session.part(body) }
}
