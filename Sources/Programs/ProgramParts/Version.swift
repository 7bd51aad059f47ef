/// The version that `--version` and the manual page tell, and its day.
package enum Version {
  /// As `--version` tells it.
  package static let current = "0.1.0"
  /// The day of it, year first.
  package static let date = "2026-11-21"
}
