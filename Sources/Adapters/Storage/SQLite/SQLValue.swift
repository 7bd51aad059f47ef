import CSQLite

/// A value that can be bound to a statement's parameter.
///
/// The five storage classes conform here; identifiers, instants and enums conform beside the rows they are in.
protocol SQLBindable {
  /// Binds the value to the parameter at SQLite's own `index`, copying it; returns SQLite's result code.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

/// A value that can be read from a column of the current row.
protocol SQLReadable {
  /// Reads the column at `index`, from 0. Throws `UnexpectedValue` where the column holds something else.
  static func read(from statement: OpaquePointer, at index: Int32) throws -> Self
}

/// A column held what its reader cannot make a value of: the file was changed by somebody else, or is damaged.
struct UnexpectedValue: Error, Equatable {
  /// The column's position, from 0.
  let column: Int32
  /// The name of the Swift type that was asked for; never the value.
  let expected: String
}

extension Int64: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Int64 {
    guard sqlite3_column_type(statement, index) == SQLITE_INTEGER else {
      throw UnexpectedValue(column: index, expected: "Int64")
    }
    return sqlite3_column_int64(statement, index)
  }
}

extension Int: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, Int64(self))
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Int {
    Int(try Int64.read(from: statement, at: index))
  }
}

extension Bool: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self ? 1 : 0)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Bool {
    switch try Int64.read(from: statement, at: index) {
    case 0: return false
    case 1: return true
    default: throw UnexpectedValue(column: index, expected: "Bool")
    }
  }
}

extension Double: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_double(statement, index, self)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Double {
    guard sqlite3_column_type(statement, index) == SQLITE_FLOAT else {
      throw UnexpectedValue(column: index, expected: "Double")
    }
    return sqlite3_column_double(statement, index)
  }
}

extension String: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      // An empty buffer may have no address, and a null pointer would bind NULL.
      guard let base = bytes.baseAddress else {
        return sqlite3_bind_text(statement, index, "", 0, mitko_sqlite_transient())
      }
      return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text(statement, index, $0, Int32(bytes.count), mitko_sqlite_transient())
      }
    }
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> String {
    guard sqlite3_column_type(statement, index) == SQLITE_TEXT,
      let start = sqlite3_column_text(statement, index)
    else { throw UnexpectedValue(column: index, expected: "String") }
    let count = Int(sqlite3_column_bytes(statement, index))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}

extension [UInt8]: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    withUnsafeBytes { bytes in
      bytes.isEmpty
        ? sqlite3_bind_zeroblob(statement, index, 0)
        : sqlite3_bind_blob(
          statement, index, bytes.baseAddress, Int32(bytes.count), mitko_sqlite_transient())
    }
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> [UInt8] {
    guard sqlite3_column_type(statement, index) == SQLITE_BLOB else {
      throw UnexpectedValue(column: index, expected: "[UInt8]")
    }
    // An empty blob has no address.
    guard let start = sqlite3_column_blob(statement, index) else { return [] }
    let count = Int(sqlite3_column_bytes(statement, index))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case .some(let value): value.bind(to: statement, at: index)
    case .none: sqlite3_bind_null(statement, index)
    }
  }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
  static func read(from statement: OpaquePointer, at index: Int32) throws -> Wrapped? {
    sqlite3_column_type(statement, index) == SQLITE_NULL
      ? nil : try Wrapped.read(from: statement, at: index)
  }
}
