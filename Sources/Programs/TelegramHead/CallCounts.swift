import Synchronization
package import TelegramClient

/// How the calls of the Bot API ended, since the program started.
package final class CallCounts: BotCallObserving {
  /// A way that calls of a method ended.
  struct Key: Hashable, Comparable {
    let method: String
    /// "ok", or the word of the error.
    let end: String

    static func < (left: Key, right: Key) -> Bool { (left.method, left.end) < (right.method, right.end) }
  }

  private let counts = Mutex<[Key: Int]>([:])

  package init() {}

  package func called(_ method: String, _ error: BotError?) {
    let key = Key(method: method, end: error?.word ?? "ok")
    counts.withLock { $0[key, default: 0] += 1 }
  }

  /// Each way with its count, in order.
  var all: [(key: Key, count: Int)] {
    counts.withLock { counts in counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }
}
