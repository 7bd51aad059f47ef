import Glibc
import Ports
import Testing

@testable import Storage

private let people = Migration(
  version: 1, name: "people", sql: "CREATE TABLE person (name TEXT NOT NULL) STRICT")
private let towns = Migration(
  version: 2, name: "towns", sql: "ALTER TABLE person ADD COLUMN town TEXT NOT NULL DEFAULT 'Tbilisi'")

@Suite("Opening a file")
struct MigratorTests {
  let scratch = ScratchDirectory()
  private var file: DatabaseFile { DatabaseFile(path: scratch.file(), sharing: .ownerOnly) }

  @discardableResult
  private func open(_ migrations: [Migration], file: DatabaseFile? = nil) throws -> Connection {
    try Migrator(migrations: migrations, now: { 1_700_000_000_000_000 })
      .openFile(file ?? self.file, busyTimeout: 1000) { _ in Issue.record("waited for nobody") }
  }

  private func error(_ migrations: [Migration]) throws -> StoreError {
    try #require(throws: StoreError.self) { try open(migrations) }
  }

  @Test("makes a new file for its owner alone, with the directories on the way")
  func newFile() throws {
    let file = DatabaseFile(path: scratch.path + "/data/mitko/mitko.db", sharing: .ownerOnly)
    let connection = try open([people], file: file)
    try connection.run("INSERT INTO person VALUES ('Anna')")
    #expect(permissions(of: scratch.path + "/data/mitko") == 0o700)
    let names = ScratchDirectory.names(in: scratch.path + "/data/mitko")
    #expect(names == ["mitko.db", "mitko.db-shm", "mitko.db-wal", "mitko.db.lock"])
    for name in names { #expect(permissions(of: scratch.path + "/data/mitko/" + name) == 0o600) }
  }

  @Test("makes a new file for a group where it is set up so, whatever the umask says")
  func groupFile() throws {
    let file = DatabaseFile(path: scratch.path + "/shared/mitko.db", sharing: .group)
    let connection = try open([people], file: file)
    try connection.run("INSERT INTO person VALUES ('Anna')")
    #expect(permissions(of: scratch.path + "/shared") == 0o2770)
    for name in ScratchDirectory.names(in: scratch.path + "/shared") {
      #expect(permissions(of: scratch.path + "/shared/" + name) == 0o660)
    }
  }

  @Test("records each step with its checksum and time")
  func register() throws {
    let connection = try open([people, towns])
    let steps = try connection.all("SELECT version, name, checksum, applied_at FROM migration") {
      "\(try $0.next(Int.self)) \(try $0.next(String.self)) \(try $0.next(String.self)) \(try $0.next(Int.self))"
    }
    #expect(
      steps == [
        "1 people \(people.checksum) 1700000000000000", "2 towns \(towns.checksum) 1700000000000000",
      ])
    // FNV-1a's published value for one letter.
    #expect(Migration(version: 1, name: "", sql: "a").checksum == "af63dc4c8601ec8c")
  }

  @Test("brings an old file to the new version, keeps its rows and leaves no backup")
  func upgrade() throws {
    try open([people]).run("INSERT INTO person VALUES ('Anna')")
    let rows = try open([people, towns]).all("SELECT name, town FROM person") {
      "\(try $0.next(String.self)) \(try $0.next(String.self))"
    }
    #expect(rows == ["Anna Tbilisi"])
    #expect(!scratch.names.contains { $0.contains("backup") })
  }

  @Test("leaves an old file as it was where a step fails, with a readable backup beside it")
  func failedStep() throws {
    try open([people]).run("INSERT INTO person VALUES ('Anna')")
    let broken = Migration(
      version: 2, name: "broken", sql: "DELETE FROM person; INSERT INTO person VALUES (NULL)")
    #expect(throws: StoreError.self) { try open([people, broken]) }
    let backup = try Connection(path: scratch.file("mitko.db.backup-1"), role: .reader)
    #expect(try backup.all("SELECT name FROM person") { try $0.next(String.self) } == ["Anna"])
    #expect(permissions(of: scratch.file("mitko.db.backup-1")) == 0o600)
    // The old program still works, and takes the backup away once it has seen that.
    #expect(try open([people]).all("SELECT name FROM person") { try $0.next(String.self) } == ["Anna"])
    #expect(!scratch.names.contains { $0.contains("backup") })
  }

  @Test("refuses a step that leaves a reference to nothing")
  func danglingReference() throws {
    let pets = Migration(
      version: 1, name: "pets",
      sql: """
        CREATE TABLE owner (id INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE pet (owner INTEGER NOT NULL REFERENCES owner) STRICT;
        INSERT INTO pet VALUES (7);
        """)
    #expect(try error([pets]) == .constraint("pet"))
  }

  @Test("refuses a file of a newer version and names both versions")
  func newerVersion() throws {
    try open([people, towns])
    #expect(try error([people]) == .newer(found: 2, known: 1))
  }

  @Test("refuses a file whose applied step has another text now")
  func changedStep() throws {
    try open([people])
    let edited = Migration(version: 1, name: "people", sql: people.sql + " ")
    #expect(try error([edited]) == .cannotOpen(path: file.path, .schemaChanged(step: 1)))
  }

  @Test("refuses a database of another program and does not touch it")
  func foreignFile() throws {
    try file.prepare()
    try Connection(path: file.path, role: .writer).execute("CREATE TABLE theirs (i INTEGER)")
    let before = bytes(of: file.path)
    #expect(try error([people]) == .foreign(path: file.path))
    #expect(bytes(of: file.path) == before)
  }

  @Test("says that a file is no database or a damaged one", arguments: [0, 100])
  func damaged(offset: Int) throws {
    do {
      let connection = try open([people])
      try connection.run("INSERT INTO person VALUES ('Anna')")
      #expect(try connection.truncateLog())
    }
    overwrite(file.path, at: offset, with: Array(repeating: 0x55, count: 200))
    guard case .damaged(file.path, _) = try error([people]) else {
      Issue.record("another error")
      return
    }
  }

  @Test("takes an empty file for a new one")
  func emptyFile() throws {
    try file.prepare()
    #expect(bytes(of: file.path).isEmpty)
    try open([people]).run("INSERT INTO person VALUES ('Anna')")
  }

  @Test("takes away the backup that a killed process left")
  func leftover() throws {
    try open([people])
    try file.makeEmpty(file.backupPath(version: 1) + ".partial")
    try open([people])
    #expect(!scratch.names.contains { $0.contains("backup") })
  }

  @Test("says that a directory is not there to be made, and which")
  func noDirectory() throws {
    let file = DatabaseFile(path: "/proc/nowhere/mitko.db", sharing: .ownerOnly)
    let error = try #require(throws: StoreError.self) { try open([people], file: file) }
    #expect(error == .cannotOpen(path: "/proc/nowhere", .system(ENOENT)))
  }
}

@Suite("Bringing acts and the log to newer tables")
struct MigratedActsTests {
  @Test("keeps what operators did with all that points to it")
  func acts() throws {
    let scratch = ScratchDirectory()
    let file = DatabaseFile(path: scratch.file(), sharing: .ownerOnly)
    func open(_ migrations: [Migration]) throws -> Connection {
      try Migrator(migrations: migrations, now: { 1_700_000_000_000_000 })
        .openFile(file, busyTimeout: 1000) { _ in Issue.record("waited for nobody") }
    }
    do {
      let old = try open(Array(Migration.all.prefix { $0.name != "acts cut short" }))
      try old.execute(
        """
        INSERT INTO acts (id, operator, kind, subject, state, changed, at)
        VALUES (zeroblob(16), 'olga', 'hold', 'job', 'running', 500, 7);
        INSERT INTO acts (id, operator, kind, subject, state, changed, at, undoes_id)
        VALUES (x'00000000000000000000000000000001', 'olga', 'undo', 'hold job', 'done', 1, 8, zeroblob(16));
        INSERT INTO former_values (act_id, subject_kind, subject, name, former, latter)
        VALUES (zeroblob(16), 'lane', CAST('background' AS BLOB), 'paused', '0', '1');
        INSERT INTO events (subject_kind, subject, actor_kind, actor, kind, at, act_id)
        VALUES ('lane', CAST('background' AS BLOB), 'operator', CAST('olga' AS BLOB), 'lane', 7, zeroblob(16));
        """)
    }
    let connection = try open(Migration.all)
    let acts = try connection.all("SELECT operator, kind, state, changed FROM acts ORDER BY id") {
      "\(try $0.next(String.self)) \(try $0.next(String.self)) \(try $0.next(String.self)) \(try $0.next(Int.self))"
    }
    // Whoever carried it out is gone.
    #expect(acts == ["olga hold stopped 500", "olga undo done 1"])
    let kept = try connection.all(
      "SELECT kind FROM events JOIN former_values ON former_values.act_id = events.act_id"
    ) { try $0.next(String.self) }
    #expect(kept == ["lane"])
    try connection.run("DELETE FROM acts WHERE kind = 'undo'")
    try connection.run("DELETE FROM acts")
    #expect(try connection.first("SELECT count(*) FROM former_values") { try $0.next(Int.self) } == 0)
    #expect(try connection.first("SELECT act_id IS NULL FROM events") { try $0.next(Int.self) } == 1)
  }
}

@Suite("A full disk or one that cannot be written")
struct SmallDiskTests {
  /// Mounting needs the rights of root; elsewhere these two are covered by the page limit and by the modes.
  static let canMount = geteuid() == 0 && mountWorks()

  private static func mountWorks() -> Bool {
    let scratch = ScratchDirectory()
    guard mount("tmpfs", scratch.path, "tmpfs", 0, "size=64k") == 0 else { return false }
    umount(scratch.path)
    return true
  }

  @Test("is named as full when a new file is made", .enabled(if: canMount))
  func fullAtStart() throws {
    let scratch = ScratchDirectory()
    try #require(mount("tmpfs", scratch.path, "tmpfs", 0, "size=16k") == 0)
    defer { umount(scratch.path) }
    let error = try #require(throws: StoreError.self) {
      try Migrator(migrations: [people, towns], now: { 0 })
        .openFile(DatabaseFile(path: scratch.file(), sharing: .ownerOnly), busyTimeout: 100) { _ in }
    }
    #expect(error == .diskFull)
  }

  @Test("is named as not writable when it is mounted read-only", .enabled(if: canMount))
  func readOnly() throws {
    let scratch = ScratchDirectory()
    try #require(mount("tmpfs", scratch.path, "tmpfs", 0, "size=1m") == 0)
    defer { umount(scratch.path) }
    let file = DatabaseFile(path: scratch.file(), sharing: .ownerOnly)
    let migrator = Migrator(migrations: [people], now: { 0 })
    do { _ = try migrator.openFile(file, busyTimeout: 100) { _ in } }
    try #require(mount(nil, scratch.path, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) == 0)
    let error = try #require(throws: StoreError.self) {
      try migrator.openFile(file, busyTimeout: 100) { _ in }
    }
    #expect(error == .readOnly(path: file.path))
  }
}
