package import Domain
import Glibc
import Ports

/// The machine's clock. The only file that reads it and the only one that sleeps.
package struct SystemTime: TimeSource {
  /// The longest single sleep: after it the wall clock is read again, so that one that was set forward, or that went
  /// on while the machine was suspended, is noticed within this time.
  private static let longestNap: Duration = .seconds(5)

  package init() {}

  /// UTC by `CLOCK_REALTIME`, in whole microseconds.
  package var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }

  package func sleep(until instant: Timestamp) async throws {
    try Task.checkCancellation()
    let steady = ContinuousClock()
    let (whole, start) = (instant.since(now), steady.now)
    while let nap = Self.nap(byWall: instant.since(now), bySteady: whole - (steady.now - start)) {
      try await Task.sleep(for: nap, clock: steady)
    }
  }

  /// How long to sleep before both clocks are read again; `nil` once one of them has nothing left.
  ///
  /// - Parameters:
  ///   - wall: what is left by the wall clock, which may be set either way meanwhile.
  ///   - steady: what is left of the first wait by a clock that nobody sets: one that is set back must not prolong it.
  package static func nap(byWall wall: Duration, bySteady steady: Duration) -> Duration? {
    let rest = min(wall, steady)
    return rest > .zero ? min(rest, longestNap) : nil
  }
}
