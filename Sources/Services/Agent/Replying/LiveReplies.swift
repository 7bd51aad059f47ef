package import Domain
import Synchronization

/// What the replies made in this process say so far, told to the heads of this process at once.
///
/// Heads of other processes read the draft row, which comes at most ten times a second.
package final class LiveReplies: Sendable {
  private struct Listeners {
    var next = 0
    var byNumber: [Int: (chat: ChatID, continuation: AsyncStream<ReplyDraft>.Continuation)] = [:]
  }

  private let listeners = Mutex(Listeners())

  package init() {}

  /// Every draft of a chat from now on. Whoever reads slowly gets the newest: each holds the whole text.
  package func drafts(of chat: ChatID) -> AsyncStream<ReplyDraft> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ReplyDraft.self, bufferingPolicy: .bufferingNewest(1))
    let number = listeners.withLock { listeners in
      listeners.next += 1
      listeners.byNumber[listeners.next] = (chat, continuation)
      return listeners.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { _ = $0.byNumber.removeValue(forKey: number) }
    }
    return stream
  }

  func tell(_ draft: ReplyDraft, of chat: ChatID) {
    let ears = listeners.withLock { $0.byNumber.values.filter { $0.chat == chat }.map(\.continuation) }
    for ear in ears { ear.yield(draft) }
  }
}
