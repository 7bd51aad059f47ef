import Glibc

/// Milliseconds on the monotonic clock.
enum Stopwatch {
  static var milliseconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) * 1_000 + Double(now.tv_nsec) / 1_000_000
  }

  /// How long `body` takes, in milliseconds.
  static func time(_ body: () async throws -> Void) async rethrows -> Double {
    let start = milliseconds
    try await body()
    return milliseconds - start
  }
}
