import Domain
import Glibc

/// How much of the processor this program has taken.
enum ProcessorTime {
  /// Of all its threads since it began.
  static var used: Duration {
    var time = timespec()
    // Cannot fail: the clock is there and the pointer is ours.
    _ = clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
