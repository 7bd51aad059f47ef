import Domain

/// A while in which nothing is tried.
///
/// A clock that is set back ends it: nobody waits for a day because a clock was wrong for a minute.
struct Pause: Hashable, Sendable {
  /// When it ends, by a clock that nobody sets meanwhile.
  let end: Timestamp
  private let begin: Timestamp

  init(_ length: Duration, from now: Timestamp) {
    begin = now
    end = now + length
  }

  /// Whether it is over by now.
  func isOver(_ now: Timestamp) -> Bool { now >= end || now < begin }
}
