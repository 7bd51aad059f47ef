import Domain
import Ports

/// One transaction: its connection, its instant, and where new ids come from. The feature records share it.
///
/// Statements run through it, so that what SQLite refuses becomes a `StoreError` where it is thrown and a caller
/// can go on from a broken constraint inside its own transaction.
final class Session {
  let now: Timestamp
  /// True where nothing may be written.
  let isReadOnly: Bool
  private let connection: Connection
  private let ids: any IdentifierSource

  /// The act of an operator that this transaction is part of: its events bear it.
  var act: (id: ActID, operatorName: String)?

  /// What its connection keeps of the ledger.
  var spending: KeptSpending { connection.spending }

  /// The engine has given up the whole transaction, and what would be written now would stand by itself.
  private var isLost = false

  /// Set by an erase: after the commit the file has to be scrubbed.
  var needsScrub = false

  init(connection: Connection, now: Timestamp, ids: any IdentifierSource, isReadOnly: Bool) {
    self.connection = connection
    self.now = now
    self.ids = ids
    self.isReadOnly = isReadOnly
  }

  /// A new id.
  func next<Entity>(_ entity: Entity.Type) -> Identifier<Entity> { ids.next(entity) }

  /// Runs one statement and returns how many rows it inserted, updated or deleted.
  @discardableResult
  func run(_ sql: String, _ arguments: any SQLBindable...) throws -> Int {
    try sorted(sql) { try connection.run(sql, arguments: arguments) }
  }

  /// Every row of a query, in its order.
  func all<Value>(
    _ sql: String, _ arguments: any SQLBindable..., read: (inout Row) throws -> Value
  ) throws -> [Value] {
    try sorted(sql) { try connection.all(sql, arguments: arguments, read: read) }
  }

  /// The first row of a query, or `nil` where there is none.
  func first<Value>(
    _ sql: String, _ arguments: any SQLBindable..., read: (inout Row) throws -> Value
  ) throws -> Value? {
    try sorted(sql) { try connection.first(sql, arguments: arguments, read: read) }
  }

  /// Runs a statement that must change a row; throws `StoreError.missing(what)` where there is none.
  func change(_ what: String, _ sql: String, _ arguments: any SQLBindable...) throws {
    let count = try sorted(sql) { try connection.run(sql, arguments: arguments) }
    guard count > 0 else { throw StoreError.missing(what) }
  }

  /// Runs `body` so that nothing of it stays where it throws.
  ///
  /// Where the engine has given up the whole transaction there is nothing to go back to: what is thrown then ends it all.
  func part<Value>(_ body: () throws -> Value) throws -> Value {
    guard !isReadOnly else { return try body() }
    let before = needsScrub
    try run("SAVEPOINT piece")
    do {
      let value = try body()
      try run("RELEASE piece")
      return value
    } catch {
      guard connection.isInTransaction else {
        isLost = true
        throw error
      }
      try run("ROLLBACK TO piece")
      try run("RELEASE piece")
      needsScrub = before
      throw error
    }
  }

  /// SQLITE_ABORT: what is thrown once the transaction is lost, whoever goes on.
  private static let aborted: Int32 = 4

  private func sorted<Value>(_ sql: String, _ body: () throws -> Value) throws -> Value {
    if isLost { throw StoreError.engine(code: Self.aborted, detail: "the transaction was given up") }
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: connection.path)
    } catch let error as UnexpectedValue {
      throw StoreError.damaged(
        path: connection.path, detail: "column \(error.column) is no \(error.expected) in: \(sql)")
    } catch is UnknownState {
      throw StoreError.damaged(path: connection.path, detail: "a row is in no known state in: \(sql)")
    }
  }
}
