package import Domain

/// When a message may go out: one a second in a chat, thirty a second in all, and nothing that Telegram asked to wait for
/// (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
///
/// Pure: the caller tells the time. A clock that is set back moves everything that is kept with it.
package struct SendingPace: Sendable {
  /// Between two messages in a chat.
  package static let chatInterval: Duration = .seconds(1)
  /// Messages in any second.
  package static let mostInSecond = 30
  private static let second: Duration = .seconds(1)
  /// So many chats that were asked to wait at once mean all.
  private static let chatsThatMeanAll = 3

  /// When each chat is free again.
  private var free: [Int64: Timestamp] = [:]
  /// Chats that were asked to wait, and until when.
  private var asked: [Int64: Timestamp] = [:]
  /// When all are free again, where all were asked to wait.
  private var allFree: Timestamp?
  /// The latest messages, at most as many as a second may hold; the oldest first.
  private var latest: [Timestamp] = []
  private var last: Timestamp?

  package init() {}

  /// When a message to this chat may go out: now, or the instant to ask again at.
  package mutating func admission(to chat: Int64, now: Timestamp) -> Timestamp {
    follow(now)
    var instant = now
    if let free = free[chat] { instant = max(instant, free) }
    if let asked = asked[chat] { instant = max(instant, asked) }
    if let allFree { instant = max(instant, allFree) }
    if latest.count >= Self.mostInSecond { instant = max(instant, latest[0] + Self.second) }
    return instant
  }

  /// When a message that stands in this chat may be changed.
  package mutating func admission(ofChangeIn chat: Int64, now: Timestamp) -> Timestamp {
    follow(now)
    var instant = max(now, allFree ?? now)
    if let asked = asked[chat] { instant = max(instant, asked) }
    if latest.count >= Self.mostInSecond { instant = max(instant, latest[0] + Self.second) }
    return instant
  }

  /// A message is changed now: it counts among all, and nobody in its chat waits for that.
  package mutating func changed(now: Timestamp) {
    follow(now)
    latest.append(now)
    if latest.count > Self.mostInSecond { latest.removeFirst() }
  }

  /// A message goes out now.
  package mutating func sent(to chat: Int64, now: Timestamp) {
    changed(now: now)
    free[chat] = now + Self.chatInterval
    if free.count > 2 * Self.mostInSecond * 10 { free = free.filter { $0.value > now } }
  }

  /// Telegram asked to wait with a message to this chat.
  package mutating func askedToWait(_ duration: Duration, chat: Int64, now: Timestamp) {
    follow(now)
    asked = asked.filter { $0.value > now }
    asked[chat] = now + duration
    // It does not say whom it means. One chat that is written to too often is that chat; several at once are all.
    if asked.count >= Self.chatsThatMeanAll {
      allFree = max(allFree ?? now, asked.values.min() ?? now)
    }
  }

  private mutating func follow(_ now: Timestamp) {
    defer { last = now }
    if let allFree, allFree <= now { self.allFree = nil }
    guard let last, now < last else { return }
    let back = last.since(now)
    free = free.mapValues { $0 - back }
    asked = asked.mapValues { $0 - back }
    allFree = allFree.map { $0 - back }
    latest = latest.map { $0 - back }
  }
}
