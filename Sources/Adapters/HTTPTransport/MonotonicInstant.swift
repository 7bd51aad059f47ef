import Glibc

/// A point on this machine's clock that nobody sets: the transport's limits are measured on it. The only place of
/// the target that reads a clock.
struct MonotonicInstant: Comparable, Hashable, Sendable {
  let nanoseconds: Int64

  static var now: MonotonicInstant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  static func + (instant: MonotonicInstant, duration: Duration) -> MonotonicInstant {
    let (seconds, attoseconds) = duration.components
    // A limit of more than a century is none; so the product cannot overflow.
    let length = min(max(seconds, 0), 3_200_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
    return MonotonicInstant(nanoseconds: instant.nanoseconds + length)
  }

  static func < (left: MonotonicInstant, right: MonotonicInstant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// Whole milliseconds from `earlier` on, rounded up; 0 where it is not earlier.
  func milliseconds(since earlier: MonotonicInstant) -> Int64 {
    max(0, (nanoseconds - earlier.nanoseconds + 999_999) / 1_000_000)
  }
}
