import CSQLite

/// How a connection waits for the locks of others: with growing pauses up to a limit, and with a word to whoever
/// looks on where it takes long.
///
/// It takes the place of `sqlite3_busy_timeout`, which waits alike but tells nobody. Only what was spent waiting for
/// a lock counts, so a slow disk or a busy machine is never taken for another program's lock.
final class LockWait {
  /// Milliseconds after which a wait is a long one: an opening, or one of our writes, holds the lock for less.
  static let long: Int32 = 2000

  /// Called once, at the first wait that gets long; `nil` where nobody is to be told (any more).
  var longWait: (() -> Void)?
  private var limit: Int32
  private var waited: Int32 = 0

  /// - Parameter limit: milliseconds of one wait after which SQLite gives up with `SQLITE_BUSY`.
  init(limit: Int32, longWait: (() -> Void)?) {
    self.limit = limit
    self.longWait = longWait
  }

  /// Makes this the connection's busy handler. The connection keeps this object for as long as it is open.
  func install(in handle: OpaquePointer) {
    sqlite3_busy_handler(
      handle,
      { context, attempt in
        guard let context else { return 0 }
        return Unmanaged<LockWait>.fromOpaque(context).takeUnretainedValue().wait(attempt: attempt) ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Runs `body` with another limit; `nil` leaves it as it is.
  func waiting<Value>(atMost milliseconds: Int32?, _ body: () throws -> Value) rethrows -> Value {
    let usual = limit
    limit = milliseconds ?? usual
    defer { limit = usual }
    return try body()
  }

  /// Pauses once; `false` where the limit is reached.
  ///
  /// - Parameter attempt: from 0, for this one lock. https://sqlite.org/c3ref/busy_handler.html
  private func wait(attempt: Int32) -> Bool {
    if attempt == 0 { waited = 0 }
    guard waited < limit else { return false }
    let pause = min(Self.pause(attempt), limit - waited)
    sqlite3_sleep(pause)
    waited += pause
    if waited >= Self.long, let longWait {
      self.longWait = nil
      longWait()
    }
    return true
  }

  /// Milliseconds: short at first, when the other is likely just committing.
  private static func pause(_ attempt: Int32) -> Int32 {
    let first: [Int32] = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50]
    return attempt < Int32(first.count) ? first[Int(attempt)] : 100
  }
}
