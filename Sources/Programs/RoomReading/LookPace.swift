package import Domain

/// How far apart looks at a room are while rows change all the time.
///
/// Looks that cost little follow every change. What looks at many rows each time, as a search does, would take the
/// processor from those who work: of it a fixed share is left for looks, and what was not used is saved for a while, so that
/// changes that come now and then are shown at once however long a look takes.
package struct LookPace: Hashable, Sendable {
  /// Looks are at least that far apart: with what a look takes, a change is on the screen within half a second.
  package static let least: Duration = .milliseconds(300)
  /// And at most, however long one takes.
  package static let longest: Duration = .seconds(10)
  /// For what a look takes of the processor, looks are so many times as long apart.
  private static let patience = 60
  /// The most that is saved: for 150 ms of the processor.
  private static let most: Duration = .seconds(9)

  /// Time that passed without a look, less what those that were have to be apart; below zero they have taken more than their share.
  private var saved = most
  private var lastLook: Timestamp?

  package init() {}

  /// Notes a look.
  ///
  /// - Parameters:
  ///   - instant: when it began.
  ///   - took: of the processor, not of the clock: waiting for somebody else costs nothing.
  package mutating func looked(at instant: Timestamp, took: Duration) {
    if let lastLook { saved = min(Self.most, saved + max(.zero, instant.since(lastLook))) }
    saved = max(Self.longest * -1, saved - took * Self.patience)
    lastLook = instant
  }

  /// From when on the next look may come.
  package var next: Timestamp { lastLook.map { $0 + pause } ?? Timestamp(microseconds: 0) }

  /// When a look may come that is wished for now; `nil`: at once. A clock that was set back holds nothing up.
  package func wait(at now: Timestamp) -> Timestamp? {
    next > now && next <= now + Self.longest ? next : nil
  }

  /// How far apart looks are at present.
  package var pause: Duration { max(Self.least, saved * -1) }
}
