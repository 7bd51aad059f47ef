import Domain
import Synchronization
import TelegramClient

/// The one pace of all that goes to people: messages, their changes, and the lines about replies.
final class SharedPace: Sendable {
  private let pace = Mutex(SendingPace())

  /// When a message to this chat may go out: now, or the instant to ask again at.
  func admission(to chat: Int64, now: Timestamp) -> Timestamp {
    pace.withLock { $0.admission(to: chat, now: now) }
  }

  /// When a message that stands in this chat may be changed.
  func admission(ofChangeIn chat: Int64, now: Timestamp) -> Timestamp {
    pace.withLock { $0.admission(ofChangeIn: chat, now: now) }
  }

  /// As `admission`; one that may go out now counts as sent.
  ///
  /// - Returns: the same instant twice where it may, otherwise now and the instant to ask again at.
  func admit(to chat: Int64, now: Timestamp) -> (now: Timestamp, instant: Timestamp) {
    pace.withLock { pace in
      let instant = pace.admission(to: chat, now: now)
      if instant <= now { pace.sent(to: chat, now: now) }
      return (now, max(instant, now))
    }
  }

  /// A message goes out now.
  func sent(to chat: Int64, now: Timestamp) { pace.withLock { $0.sent(to: chat, now: now) } }

  /// A message is changed now.
  func changed(now: Timestamp) { pace.withLock { $0.changed(now: now) } }

  /// Telegram asked to wait with this chat.
  func askedToWait(_ duration: Duration, chat: Int64, now: Timestamp) {
    pace.withLock { $0.askedToWait(duration, chat: chat, now: now) }
  }
}
