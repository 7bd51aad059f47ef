import Ports
import Testing

@testable import Storage

@Suite("A connection")
struct ConnectionTests {
  private func memory(_ schema: String = "") throws -> Connection {
    let connection = try Connection(path: nil, role: .writer)
    try connection.execute(schema)
    return connection
  }

  @Test("gives back each kind of value as it was bound")
  func values() throws {
    let db = try memory("CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB, n TEXT, e TEXT, z BLOB) STRICT")
    try db.run(
      "INSERT INTO t VALUES ($1, $2, $3, $4, $5, $6, $7)", Int64.min, 0.1, "Ёж\0漢字", [UInt8]([0, 255]),
      String?.none, "", [UInt8]())
    let row = try #require(
      try db.first("SELECT * FROM t") {
        (
          try $0.next(Int64.self), try $0.next(Double.self), try $0.next(String.self),
          try $0.next([UInt8].self), try $0.next(String?.self), try $0.next(String.self),
          try $0.next([UInt8].self)
        )
      })
    #expect(row.0 == -9_223_372_036_854_775_808)
    #expect(row.1 == 0.1)
    #expect(row.2 == "Ёж\0漢字")
    #expect(row.3 == [0, 255])
    #expect(row.4 == nil)
    #expect(row.5 == "")
    #expect(row.6 == [])
  }

  @Test("binds by the number in the parameter's name, not by its place")
  func parameterNumbers() throws {
    let db = try memory()
    let text = try db.first("SELECT $2 || $1 || $2", "b", "a") { try $0.next(String.self) }
    #expect(text == "aba")
  }

  @Test("refuses a wrong number of arguments")
  func wrongCount() throws {
    let db = try memory()
    #expect(throws: DatabaseError(extendedCode: 25, sql: "SELECT $1, $2")) {
      try db.first("SELECT $1, $2", 1) { try $0.next(Int.self) }
    }
  }

  @Test("says what a column held another type than asked, and not the value")
  func unexpectedValue() throws {
    let db = try memory()
    #expect(throws: UnexpectedValue(column: 1, expected: "Int64")) {
      try db.first("SELECT 1, 'secret'") { (try $0.next(Int64.self), try $0.next(Int64.self)) }
    }
  }

  @Test("runs the same text inside itself")
  func nested() throws {
    let db = try memory("CREATE TABLE t (i INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)")
    let sql = "SELECT i FROM t ORDER BY i"
    let sums = try db.all(sql) { row in
      let outer = try row.next(Int.self)
      return try outer + db.all(sql) { try $0.next(Int.self) }.reduce(0, +)
    }
    #expect(sums == [7, 8, 9])
  }

  @Test("uses a statement again after it failed")
  func reuseAfterFailure() throws {
    let db = try memory("CREATE TABLE t (i INTEGER PRIMARY KEY) STRICT")
    let sql = "INSERT INTO t VALUES ($1)"
    try db.run(sql, 1)
    #expect(throws: DatabaseError.self) { try db.run(sql, 1) }
    try db.run(sql, 2)
    #expect(try db.all("SELECT i FROM t") { try $0.next(Int.self) } == [1, 2])
  }

  @Test("rolls back what a failed transaction did, and keeps what a finished one did")
  func transactions() throws {
    struct Stop: Error {}
    let db = try memory("CREATE TABLE t (i INTEGER) STRICT")
    try db.transaction(.write) { _ = try db.run("INSERT INTO t VALUES (1)") }
    #expect(throws: Stop.self) {
      try db.transaction(.write) {
        try db.run("INSERT INTO t VALUES (2)")
        throw Stop()
      }
    }
    #expect(!db.isInTransaction)
    #expect(try db.all("SELECT i FROM t") { try $0.next(Int.self) } == [1])
  }

  @Test("does not take a double-quoted word for a text, so a misspelt column is an error")
  func noDoubleQuotedStrings() throws {
    let db = try memory("CREATE TABLE t (i INTEGER) STRICT")
    #expect(throws: DatabaseError.self) { try db.all("SELECT \"j\" FROM t") { try $0.next(Int.self) } }
  }

  @Test("writes through to the disk, overwrites what is deleted and checks foreign keys")
  func settings() throws {
    let db = try memory()
    func pragma(_ name: String) throws -> Int? { try db.first("PRAGMA \(name)") { try $0.next(Int.self) } }
    #expect(try pragma("synchronous") == 2)
    #expect(try pragma("secure_delete") == 1)
    #expect(try pragma("foreign_keys") == 1)
    #expect(try pragma("trusted_schema") == 0)
    #expect(try pragma("temp_store") == 2)
  }

  @Test(
    "names the rule that a row broke",
    arguments: [
      ("INSERT INTO t (i, s) VALUES (1, 'secret')", DatabaseError.Kind.unique, "t.i"),
      ("INSERT INTO t (i, s) VALUES (2, NULL)", .notNull, "t.s"),
      ("INSERT INTO t (i, s) VALUES (-7, 'secret')", .check, "i_is_positive"),
      ("INSERT INTO t (i, s, u) VALUES (3, 'secret', 99)", .foreignKey, ""),
      ("INSERT INTO t (i, s, u) VALUES (3, 'secret', 'secret')", .datatype, "t.u"),
    ])
  func constraints(sql: String, kind: DatabaseError.Kind, name: String) throws {
    let db = try memory(
      """
      CREATE TABLE t (
        i INTEGER PRIMARY KEY, s TEXT NOT NULL, u INTEGER REFERENCES t,
        CONSTRAINT i_is_positive CHECK (i > 0)
      ) STRICT;
      INSERT INTO t (i, s) VALUES (1, 'one');
      """)
    let error = try #require(throws: DatabaseError.self) { try db.run(sql) }
    #expect(error.kind == kind)
    if !name.isEmpty { #expect(error.constraint == name) }
  }

  @Test("tells nothing of a value in its errors")
  func errorsHoldNoValues() throws {
    let db = try memory("CREATE TABLE t (i INTEGER PRIMARY KEY, s TEXT UNIQUE CHECK (length(s) < 40)) STRICT")
    let secret = "anna@example.org"
    try db.run("INSERT INTO t VALUES ($1, $2)", 1, secret)
    for arguments in [(2, secret), (3, secret + String(repeating: "!", count: 40))] {
      let error = try #require(throws: DatabaseError.self) {
        try db.run("INSERT INTO t VALUES ($1, $2)", arguments.0, arguments.1)
      }
      #expect(!"\(error)".contains("anna"))
      #expect("\(error)".contains("INSERT INTO t VALUES ($1, $2)"))
    }
    let mistyped = try #require(throws: DatabaseError.self) {
      try db.run("INSERT INTO t VALUES ($1, $2)", secret, "x")
    }
    #expect(!"\(mistyped)".contains("anna"))
  }

  @Test("of a reader refuses every change")
  func readerCannotWrite() throws {
    let scratch = ScratchDirectory()
    try DatabaseFile(path: scratch.file(), sharing: .ownerOnly).prepare()
    let writer = try Connection(path: scratch.file(), role: .writer)
    try writer.useWriteAheadLog()
    try writer.execute("CREATE TABLE t (i INTEGER) STRICT")
    let reader = try Connection(path: scratch.file(), role: .reader)
    let error = try #require(throws: DatabaseError.self) { try reader.run("INSERT INTO t VALUES (1)") }
    #expect(error.kind == .readOnly)
  }

  @Test("sees one state of the data in one read transaction, whatever is written beside it")
  func snapshot() throws {
    let scratch = ScratchDirectory()
    try DatabaseFile(path: scratch.file(), sharing: .ownerOnly).prepare()
    let writer = try Connection(path: scratch.file(), role: .writer)
    try writer.useWriteAheadLog()
    try writer.execute("CREATE TABLE t (i INTEGER) STRICT")
    let reader = try Connection(path: scratch.file(), role: .reader)
    func count() throws -> Int? { try reader.first("SELECT count(*) FROM t") { try $0.next(Int.self) } }
    try reader.transaction(.read) {
      #expect(try count() == 0)
      try writer.run("INSERT INTO t VALUES (1)")
      #expect(try count() == 0)
    }
    #expect(try count() == 1)
  }

  @Test("is told that another one holds the write lock")
  func busy() throws {
    let scratch = ScratchDirectory()
    try DatabaseFile(path: scratch.file(), sharing: .ownerOnly).prepare()
    let one = try Connection(path: scratch.file(), role: .writer)
    try one.useWriteAheadLog()
    let other = try Connection(path: scratch.file(), role: .writer, busyTimeout: 10)
    try one.transaction(.write) {
      let error = try #require(throws: DatabaseError.self) { try other.transaction(.write) {} }
      #expect(error.kind == .busy)
    }
  }

  @Test("is told that the disk is full, keeps what was committed and goes on when there is room")
  func full() throws {
    let scratch = ScratchDirectory()
    try DatabaseFile(path: scratch.file(), sharing: .ownerOnly).prepare()
    let db = try Connection(path: scratch.file(), role: .writer)
    try db.useWriteAheadLog()
    try db.execute(
      "CREATE TABLE t (s TEXT) STRICT; INSERT INTO t VALUES ('kept'); PRAGMA max_page_count = 10")
    let error = try #require(throws: DatabaseError.self) {
      try db.transaction(.write) {
        for _ in 0..<100 { try db.run("INSERT INTO t VALUES ($1)", String(repeating: "x", count: 4000)) }
      }
    }
    #expect(error.kind == .full)
    #expect(StoreError(error, path: "") == .diskFull)
    #expect(!db.isInTransaction)
    #expect(try db.all("SELECT s FROM t") { try $0.next(String.self) } == ["kept"])
    try db.execute("PRAGMA max_page_count = 1000")
    try db.run("INSERT INTO t VALUES ('more')")
  }
}
