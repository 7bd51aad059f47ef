import Synchronization

/// The lowest message of each chat, as far as this process has seen them.
package final class ChatBottoms: Sendable {
  private let lowest = Mutex<[Int64: Int64]>([:])

  /// Nobody is harmed where one is forgotten: its line stays where it is.
  private static let mostChats = 20_000

  package init() {}

  /// A message stands in a chat.
  func saw(_ message: Int64, in chat: Int64) {
    lowest.withLock { lowest in
      if lowest.count > Self.mostChats { lowest = [:] }
      lowest[chat] = max(lowest[chat] ?? 0, message)
    }
  }

  /// Whether nothing stands below a message.
  func isLowest(_ message: Int64, in chat: Int64) -> Bool {
    lowest.withLock { $0[chat] ?? 0 } <= message
  }
}
