import Ports

/// One connection on one queue. Work enters as a synchronous body and leaves as a value; the connection stays.
actor DatabaseLane {
  nonisolated let executor: QueueExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private var connection: Connection?

  /// Opens the connection on the lane's own queue.
  init(label: String, open: @Sendable () throws -> Connection) async throws {
    executor = QueueExecutor(label: label)
    // From here on the initialiser is isolated to the actor, so this line runs on the queue.
    connection = try open()
  }

  /// Runs `body` with the connection. Throws `StoreError.closed` after `close()`.
  func perform<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    guard let connection else { throw StoreError.closed }
    return try body(connection)
  }

  /// Puts another connection in its place; where that cannot be opened, this one stays.
  func replace(open: @Sendable () throws -> Connection) throws {
    guard connection != nil else { throw StoreError.closed }
    connection = try open()
  }

  /// Closes the connection after what is queued before it. Closing twice does nothing.
  func close() {
    connection = nil
  }
}
