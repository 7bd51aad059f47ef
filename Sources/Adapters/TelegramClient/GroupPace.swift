package import Domain

/// When a message may go into a group: twenty a minute, and nothing that Telegram asked to wait for
/// (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
///
/// Pure: the caller tells the time. A clock that is set back moves everything that is kept with it.
package struct GroupPace: Sendable {
  /// Messages in any minute.
  package static let mostInMinute = 20
  private static let minute: Duration = .seconds(60)

  /// The latest messages, at most as many as a minute may hold; the oldest first.
  private var latest: [Timestamp] = []
  /// When the group is free again, where Telegram asked to wait.
  private var free: Timestamp?
  private var last: Timestamp?

  package init() {}

  /// When a message may go out: now, or the instant to ask again at.
  package mutating func admission(now: Timestamp) -> Timestamp {
    follow(now)
    var instant = max(now, free ?? now)
    if latest.count >= Self.mostInMinute { instant = max(instant, latest[0] + Self.minute) }
    return instant
  }

  /// A message goes out now.
  package mutating func sent(now: Timestamp) {
    follow(now)
    latest.append(now)
    if latest.count > Self.mostInMinute { latest.removeFirst() }
  }

  /// Telegram asked to wait.
  package mutating func askedToWait(_ duration: Duration, now: Timestamp) {
    follow(now)
    free = max(free ?? now, now + duration)
  }

  private mutating func follow(_ now: Timestamp) {
    defer { last = now }
    if let free, free <= now { self.free = nil }
    guard let last, now < last else { return }
    let back = last.since(now)
    latest = latest.map { $0 - back }
    free = free.map { $0 - back }
  }
}
