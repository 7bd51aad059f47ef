import Dispatch
import Domain
import Ports
import TestSupport
import Testing

@testable import Storage

/// Writes that wait for the writer at the same moment.
@Suite("Writes that wait together", .timeLimit(.minutes(10)))
struct WriteGroupTests {
  private struct Regret: Error, Equatable {}

  let scratch = ScratchDirectory()

  private func open() async throws -> SQLiteStore {
    try await SQLiteStore.open(path: scratch.file(), time: ManualTime(), ids: SequentialIdentifiers())
  }

  /// Runs `bodies` in their order on a writer that is kept busy until all of them wait.
  private func together(
    _ store: SQLiteStore, _ bodies: [@Sendable (any Transaction) throws -> Int]
  ) async throws -> [Result<Int, any Error>] {
    let gate = DispatchSemaphore(value: 0)
    let (started, begun) = AsyncStream.makeStream(of: Void.self)
    let holder = Task {
      try await store.write { _ in
        begun.yield()
        gate.wait()
      }
    }
    var start = started.makeAsyncIterator()
    await start.next()
    var tasks: [Task<Int, any Error>] = []
    for body in bodies {
      let count = store.waitingCount
      tasks.append(Task { try await store.write(body) })
      while store.waitingCount == count { await Task.yield() }
    }
    gate.signal()
    try await holder.value
    var results: [Result<Int, any Error>] = []
    for task in tasks { results.append(await task.result) }
    return results
  }

  private func values(of results: [Result<Int, any Error>]) -> [Int?] { results.map { try? $0.get() } }

  /// The burst as the settings have it, which each body here overwrites, and how often it was changed.
  private func changes(_ store: SQLiteStore) async throws -> [String?] {
    try await store.read { try $0.events.events(about: .setting("burst_usd"), limit: 1_000) }.reversed().map(
      \.to)
  }

  private static func set(_ number: Int) -> @Sendable (any Transaction) throws -> Int {
    { tx in
      try tx.settings.set(.burst, to: Double(number), by: .program)
      return number
    }
  }

  @Test("are one commit, in the order in which they came, each with its own result")
  func oneCommit() async throws {
    let store = try await open()
    let path = scratch.file()
    // Another connection sees nothing of those before while the last one runs.
    let look: @Sendable (any Transaction) throws -> Int = { _ in
      let other = try Connection(path: path, role: .reader)
      return try other.first("SELECT count(*) FROM events") { try $0.next(Int.self) } ?? -1
    }
    let results = try await together(store, [Self.set(1), Self.set(2), Self.set(3), look])
    #expect(values(of: results) == [1, 2, 3, 0])
    #expect(try await changes(store) == ["1.0", "2.0", "3.0"])
    await store.close()
  }

  @Test("a hundred are all committed")
  func many() async throws {
    let store = try await open()
    let results = try await together(store, (0..<100).map { Self.set($0) })
    #expect(values(of: results) == Array(0..<100))
    #expect(try await changes(store).count == 100)
    await store.close()
  }

  @Test("fail each for itself: what throws leaves nothing, and the others are kept")
  func failures() async throws {
    let store = try await open()
    let results = try await together(
      store,
      [
        Self.set(1),
        { tx in
          try tx.settings.set(.burst, to: 66, by: .program)
          throw Regret()
        },
        Self.set(2),
        { tx in
          try tx.settings.set(.burst, to: 77, by: .program)
          try tx.users.setContact(nil, of: UserID(sequential: 999))
          return 77
        },
        { tx in
          // Goes on from a refusal inside its own transaction.
          #expect(throws: StoreError.self) { try tx.users.touch(UserID(sequential: 999)) }
          return try Self.set(3)(tx)
        },
      ])
    #expect(values(of: results) == [1, nil, 2, nil, 3])
    #expect(throws: Regret()) { try results[1].get() }
    #expect(throws: StoreError.missing("user")) { try results[3].get() }
    #expect(try await changes(store) == ["1.0", "2.0", "3.0"])
    await store.close()
  }

  @Test("only failing ones change nothing and wake nobody")
  func onlyFailures() async throws {
    let store = try await open()
    let results = try await together(store, [{ _ in throw Regret() }, { _ in throw Regret() }])
    #expect(values(of: results) == [nil, nil])
    #expect(try await store.write { _ in 5 } == 5)
    await store.close()
  }

  @Test("are told that the store is closed where it closed before their turn")
  func closed() async throws {
    let store = try await open()
    await store.close()
    await #expect(throws: StoreError.closed) { try await store.write(Self.set(1)) }
    #expect(store.waitingCount == 0)
  }

  @Test("an erase among others leaves no byte behind and keeps what they wrote")
  func erase() async throws {
    let store = try await open()
    let anna = try await annaWhoWrote(in: store)
    let results = try await together(
      store,
      [
        Self.set(1),
        { tx in
          try tx.users.erase(anna)
          return 2
        },
        Self.set(3),
      ])
    #expect(values(of: results) == [1, 2, 3])
    for name in scratch.names { #expect(!contains("anna", in: scratch.file(name)), "\(name)") }
    #expect(try await changes(store) == ["1.0", "3.0"])
    await store.close()
  }

  // MARK: When the engine gives up

  private final class Note: WaitingWrite {
    nonisolated(unsafe) let connection: Connection
    let text: String
    nonisolated(unsafe) var result: String?
    nonisolated(unsafe) var runs = 0

    init(_ connection: Connection, _ text: String) {
      self.connection = connection
      self.text = text
    }

    func run(in session: Session) throws {
      runs += 1
      try connection.run("INSERT INTO t VALUES ($1)", text)
    }

    func fail(_ error: any Error) { result = "failed: \(error)" }
    func succeed() { result = "kept" }
  }

  private func group(_ connection: Connection, check: @escaping () throws -> Void = {}) -> WriteGroup {
    WriteGroup(
      connection: connection, check: { _ in try check() },
      session: {
        Session(
          connection: connection, now: Timestamp(seconds: 0), ids: SequentialIdentifiers(), isReadOnly: false)
      },
      sorted: { error in (error as? DatabaseError).map { StoreError($0, path: "") } ?? error })
  }

  @Test("a full disk fails only those for which there is no room")
  func fullDisk() throws {
    try DatabaseFile(path: scratch.file(), sharing: .ownerOnly).prepare()
    let db = try Connection(path: scratch.file(), role: .writer)
    try db.useWriteAheadLog()
    try db.execute("CREATE TABLE t (s TEXT) STRICT; PRAGMA max_page_count = 10")
    let small = ["one", "two", "three", "four"].map { Note(db, $0) }
    let large = Note(db, String(repeating: "x", count: 100_000))
    #expect(group(db).commit([small[0], small[1], large, small[2], small[3]]))
    #expect(small.map(\.result) == ["kept", "kept", "kept", "kept"])
    #expect(large.result == "failed: diskFull")
    #expect(!db.isInTransaction)
    #expect(try db.all("SELECT s FROM t") { try $0.next(String.self) } == ["one", "two", "three", "four"])
  }

  @Test("a commit that fails is tried for each alone, and only whoever caused it fails")
  func failingCommit() throws {
    let db = try Connection(path: nil, role: .writer)
    // Checked at the commit.
    try db.execute(
      """
      CREATE TABLE parent (s TEXT PRIMARY KEY) STRICT;
      INSERT INTO parent VALUES ('one'), ('three');
      CREATE TABLE t (s TEXT REFERENCES parent (s) DEFERRABLE INITIALLY DEFERRED) STRICT;
      """)
    let notes = ["one", "orphan", "three"].map { Note(db, $0) }
    #expect(group(db).commit(notes))
    #expect(notes.map { $0.result?.prefix(6) } == ["kept", "failed", "kept"])
    #expect(notes.map(\.runs) == [2, 2, 2])
    #expect(!db.isInTransaction)
    #expect(try db.all("SELECT s FROM t") { try $0.next(String.self) } == ["one", "three"])
  }

  @Test("what forbids writing is told to all, and nobody is run")
  func forbidden() throws {
    let db = try Connection(path: nil, role: .writer)
    try db.execute("CREATE TABLE t (s TEXT) STRICT")
    let notes = ["one", "two"].map { Note(db, $0) }
    #expect(!group(db) { throw StoreError.newer(found: 2, known: 1) }.commit(notes))
    #expect(notes.map(\.result) == Array(repeating: "failed: newer(found: 2, known: 1)", count: 2))
    #expect(notes.map(\.runs) == [0, 0])
    #expect(!db.isInTransaction)
  }
}
