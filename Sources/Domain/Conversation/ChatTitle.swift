/// Names of conversations.
package enum ChatTitle {
  /// A name out of words: their first line, with single spaces, ended at a word where it is long.
  ///
  /// - Returns: at most `longest` characters; `nil` where there is nothing to name it by.
  package static func title(from words: String) -> String? {
    let line = words.split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } }
    guard let line else { return nil }
    let parts = line.split(whereSeparator: \.isWhitespace)
    var title = ""
    for part in parts {
      let next = title.isEmpty ? String(part) : title + " " + part
      guard next.count <= longest else {
        return (title.isEmpty ? String(part.prefix(longest - 1)) : title) + "…"
      }
      title = next
    }
    return title
  }

  /// Characters that fit beside a number on a screen of 60 columns.
  package static let longest = 48
}
