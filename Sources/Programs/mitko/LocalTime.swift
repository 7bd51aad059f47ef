import Domain
import Glibc

/// The clock on the reader's wall.
enum LocalTime {
  /// Seconds east of Greenwich at an instant, by the process's time zone.
  static func utcOffset(at instant: Timestamp) -> Int {
    var seconds = time_t(instant.microseconds / 1_000_000)
    var broken = tm()
    guard localtime_r(&seconds, &broken) != nil else { return 0 }
    return broken.tm_gmtoff
  }
}
