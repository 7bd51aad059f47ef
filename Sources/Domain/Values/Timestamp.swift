/// An instant: whole microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Arithmetic stops at the ends of what 64 bits hold (the years -290307 and 294246) instead of trapping: an
/// absurd price or delay makes an absurd instant, not a crash.
package struct Timestamp: Hashable, Comparable, Sendable {
  package let microseconds: Int64

  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// An instant by whole seconds since the Unix epoch.
  package init(seconds: Int64) {
    self.init(microseconds: seconds.multipliedSaturating(by: 1_000_000))
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The instant so much later, at most the last one that 64 bits hold. Below a microsecond is cut off.
  package static func + (instant: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(microseconds: instant.microseconds.addingSaturating(duration.wholeMicroseconds))
  }

  /// The instant so much earlier, at least the first one that 64 bits hold. Below a microsecond is cut off.
  package static func - (instant: Timestamp, duration: Duration) -> Timestamp {
    Timestamp(microseconds: instant.microseconds.subtractingSaturating(duration.wholeMicroseconds))
  }

  /// The time from `earlier` to this instant; negative where `earlier` is later.
  package func since(_ earlier: Timestamp) -> Duration {
    .microseconds(microseconds.subtractingSaturating(earlier.microseconds))
  }
}

extension Duration {
  /// The duration in whole microseconds, the fraction dropped towards zero.
  package var wholeMicroseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds.multipliedSaturating(by: 1_000_000).addingSaturating(attoseconds / 1_000_000_000_000)
  }

  /// The duration in seconds.
  package var inSeconds: Double {
    Double(wholeMicroseconds) / 1_000_000
  }

  /// So many times 60 seconds.
  package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
  /// So many times 3,600 seconds.
  package static func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }
  /// So many times 86,400 seconds: no calendar days, which differ where clocks change.
  package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

extension Int64 {
  /// The sum, or the end of the range that it lies beyond.
  func addingSaturating(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  /// The difference, or the end of the range that it lies beyond.
  func subtractingSaturating(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }

  /// The product, or the end of the range that it lies beyond.
  func multipliedSaturating(by other: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
  }
}
