import Domain

/// Waits for as long as another program holds the database: for what nobody is there to ask for again, and what loses
/// nothing by waiting.
///
/// The store itself gives up after a while (`StoreError.busy`), having done nothing of what it was asked for; this asks it
/// again. Any other error is the caller's.
package struct LockPatience: Sendable {
  private let time: any TimeSource
  private let tell: @Sendable () async -> Void

  /// Between two tries; each waits by itself, as the store does.
  static let pause: Duration = .milliseconds(200)

  /// - Parameter tell: called once a wait, where the store has given up for the first time.
  package init(time: any TimeSource, tell: @escaping @Sendable () async -> Void = {}) {
    self.time = time
    self.tell = tell
  }

  /// What `body` comes to, run again where the store was busy: nothing that it does before its last step may be wrong to
  /// do twice.
  ///
  /// - Throws: what `body` throws beside `StoreError.busy`; `CancellationError` where the task is cancelled between tries.
  package func callAsFunction<Value>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
  ) async throws -> Value {
    var isTold = false
    while true {
      do {
        return try await body()
      } catch StoreError.busy {
        if !isTold { await tell() }
        isTold = true
        try await time.sleep(until: time.now + Self.pause)
      }
    }
  }
}
