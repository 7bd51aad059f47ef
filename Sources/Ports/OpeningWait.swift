/// Why the opening of a database takes its time.
package enum OpeningWait: Sendable {
  /// Another process migrates it.
  case migration
  /// Another process holds it for longer than one of ours would.
  case lock(path: String)
}
