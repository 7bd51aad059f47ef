package import Domain
import Glibc
import Ports

/// The machine's clock. The only file that reads it and the only one that sleeps.
package struct SystemTime: TimeSource {
  /// The longest single sleep: after it the wall clock is read again, so that one that was set, or that went on
  /// while the machine was suspended, is noticed within this time.
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
    while true {
      let rest = instant.since(now)
      if rest <= .zero { return }
      try await Task.sleep(for: min(rest, Self.longestNap))
    }
  }
}
