/// A text that its sender's head has cut: what is longer than a message comes as several.
package enum TextGathering {
  /// From this many UTF-16 code units on a text may have been cut: a head cuts at a word's end below 4,096.
  package static let threshold = 4_000
  /// How long the rest is waited for.
  package static let patience: Duration = .seconds(1)

  /// How long a reply to this text waits for more of it; `nil` where it goes at once.
  package static func wait(for text: String) -> Duration? {
    text.utf16.count >= threshold ? patience : nil
  }
}
