import CSQLite

/// One prepared statement. It lives as long as its connection's cache holds it.
final class Statement {
  let sql: String
  fileprivate let handle: OpaquePointer
  /// For each `$n`, from 0, the positions SQLite gave it. SQLite numbers parameters by their first
  /// appearance, PostgreSQL by the number in the name; the text is one, so the name decides here too.
  private let positions: [Int32]
  /// True between the first step and the reset. A nested use of the same text prepares a second statement.
  fileprivate(set) var isRunning = false

  /// Prepares `sql`, which must be exactly one statement.
  init(connection: OpaquePointer, sql: String) throws {
    var prepared: OpaquePointer?
    let result = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard result == SQLITE_OK, let handle = prepared else {
      throw DatabaseError(connection: connection, result: result, sql: sql)
    }
    self.sql = sql
    self.handle = handle
    var positions = [Int32]()
    for index in 0..<sqlite3_bind_parameter_count(handle) {
      guard let name = sqlite3_bind_parameter_name(handle, index + 1),
        let number = Int(String(cString: name).dropFirst()), number >= 1
      else {
        sqlite3_finalize(handle)
        throw DatabaseError(extendedCode: SQLITE_MISUSE, sql: sql)
      }
      while positions.count < number { positions.append(0) }
      positions[number - 1] = index + 1
    }
    self.positions = positions
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds `arguments` to `$1`, `$2`, ...; their number must be that of the parameters.
  func bind(_ arguments: [any SQLBindable], connection: OpaquePointer) throws {
    guard arguments.count == positions.count else {
      throw DatabaseError(extendedCode: SQLITE_RANGE, sql: sql)
    }
    for (number, argument) in arguments.enumerated() where positions[number] != 0 {
      let result = argument.bind(to: handle, at: positions[number])
      guard result == SQLITE_OK else {
        throw DatabaseError(connection: connection, result: result, sql: sql)
      }
    }
  }

  /// Runs to the next row; `false` at the end.
  func step(connection: OpaquePointer) throws -> Bool {
    isRunning = true
    let result = sqlite3_step(handle)
    switch result {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw DatabaseError(connection: connection, result: result, sql: sql)
    }
  }

  /// Makes the statement ready for its next use and forgets what was bound: the cache must not keep
  /// somebody's words in memory.
  func finish() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    isRunning = false
  }

  /// The current row, read from its first column on.
  var row: Row { Row(statement: handle) }
}

/// The current row of a running statement, read column by column from the left.
///
/// A reader takes the columns in the order in which the statement names them, so a list of columns and its
/// reader stand side by side in the source.
struct Row {
  fileprivate let statement: OpaquePointer
  private var column: Int32 = 0

  fileprivate init(statement: OpaquePointer) {
    self.statement = statement
  }

  /// Calls `body` with the bytes of the next column, which it must not keep. Throws `UnexpectedValue` where that holds no
  /// BLOB.
  mutating func withNextBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    defer { column += 1 }
    guard sqlite3_column_type(statement, column) == SQLITE_BLOB else {
      throw UnexpectedValue(column: column, expected: "BLOB")
    }
    // An empty blob has no address.
    let start = sqlite3_column_blob(statement, column)
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
    return try body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The next column. Throws `UnexpectedValue` where it holds another type.
  mutating func next<Value: SQLReadable>(_ type: Value.Type = Value.self) throws -> Value {
    defer { column += 1 }
    return try Value.read(from: statement, at: column)
  }
}
