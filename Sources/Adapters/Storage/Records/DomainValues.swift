import CSQLite
import Domain
import Ports

extension Identifier: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
      sqlite3_bind_blob(statement, index, $0.baseAddress, 16, mitko_sqlite_transient())
    }
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Self {
    guard sqlite3_column_type(statement, index) == SQLITE_BLOB, sqlite3_column_bytes(statement, index) == 16,
      let start = sqlite3_column_blob(statement, index)
    else { throw UnexpectedValue(column: index, expected: "Identifier") }
    return Self(
      high: UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }
}

extension Timestamp: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    microseconds.bind(to: statement, at: index)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Timestamp {
    Timestamp(microseconds: try Int64.read(from: statement, at: index))
  }
}

extension Money: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    microdollars.bind(to: statement, at: index)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Money {
    guard let money = Money(microdollars: try Int64.read(from: statement, at: index)) else {
      throw UnexpectedValue(column: index, expected: "Money")
    }
    return money
  }
}

extension Language: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    code.bind(to: statement, at: index)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Language {
    Language(code: try String.read(from: statement, at: index))
  }
}

extension Maker: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    name.bind(to: statement, at: index)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Maker {
    Maker(name: try String.read(from: statement, at: index))
  }
}

/// Enums of words are stored as their words.
extension SQLBindable where Self: RawRepresentable, RawValue == String {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    rawValue.bind(to: statement, at: index)
  }
}

extension SQLReadable where Self: RawRepresentable, RawValue == String {
  static func read(from statement: OpaquePointer, at index: Int32) throws -> Self {
    guard let value = Self(rawValue: try String.read(from: statement, at: index)) else {
      throw UnexpectedValue(column: index, expected: "\(Self.self)")
    }
    return value
  }
}

extension Role: SQLBindable, SQLReadable {}
extension Lane: SQLBindable, SQLReadable {}
extension FacetSection: SQLBindable, SQLReadable {}
extension Identity.Kind: SQLBindable, SQLReadable {}
extension Contact.Kind: SQLBindable, SQLReadable {}
extension Message.Author: SQLBindable, SQLReadable {}
extension Message.Mark: SQLBindable, SQLReadable {}
extension MessageAction.State: SQLBindable, SQLReadable {}
extension ProfileStage.Reachable: SQLBindable, SQLReadable {}
extension WithdrawalReason: SQLBindable, SQLReadable {}
extension Verdict.Decision: SQLBindable, SQLReadable {}
extension JobTask.Kind: SQLBindable, SQLReadable {}
extension JobState.HoldReason: SQLBindable, SQLReadable {}

extension Boost: SQLBindable, SQLReadable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    rawValue.bind(to: statement, at: index)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> Boost {
    guard let boost = Boost(rawValue: try Int.read(from: statement, at: index)) else {
      throw UnexpectedValue(column: index, expected: "Boost")
    }
    return boost
  }
}

extension MirrorTarget.Scope: SQLBindable, SQLReadable {}
extension Act.Kind: SQLBindable, SQLReadable {}
extension Act.State: SQLBindable, SQLReadable {}
extension FormerValue.Name: SQLBindable, SQLReadable {}
