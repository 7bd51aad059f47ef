/// Text measured and cut in columns, by the policy of `Glyph`.
package enum Columns {
  /// Columns of one grapheme cluster: 0 for what shows nothing, mostly 1 or 2.
  package static func width(of character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return 1 }
    var width = 0
    Glyph.each(of: character) { width += Int($0.width) }
    return width
  }

  /// Columns of a text on one line; a line break counts as the space that it is painted as.
  package static func width(of text: String) -> Int {
    var width = 0
    ClusterWalk.each(of: text) { _, cluster in
      width += cluster.width
      return true
    }
    return width
  }

  /// Columns of a part of a text; as for a whole one.
  package static func width(of text: Substring) -> Int { width(of: String(text)) }

  /// The longest start of a text that fits.
  ///
  /// - Returns: the text and its columns, at most `columns`; a cluster is never cut.
  package static func prefix(of text: String, columns: Int) -> (text: String, columns: Int) {
    var used = 0
    var end = 0
    ClusterWalk.each(of: text) { range, cluster in
      guard used + cluster.width <= columns else { return false }
      used += cluster.width
      end = range.upperBound
      return true
    }
    return (String(text[..<text.utf8.index(text.startIndex, offsetBy: end)]), used)
  }

  /// A text that fits: whole, or cut and ended by an ellipsis; empty where `columns` is 0.
  package static func truncated(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard columns > 0 else { return "" }
    var used = 0
    ClusterWalk.each(of: text) { _, cluster in
      used += cluster.width
      return used <= columns
    }
    guard used > columns else { return text }
    let mark = prefix(of: ellipsis, columns: columns)
    return prefix(of: text, columns: columns - mark.columns).text + mark.text
  }

  /// A text of exactly this many columns: truncated where too long, padded with spaces where short.
  package static func aligned(_ text: String, to columns: Int, _ alignment: Alignment = .left) -> String {
    let text = truncated(text, to: columns)
    let room = max(0, columns - width(of: text))
    switch alignment {
    case .left: return text + String(repeating: " ", count: room)
    case .right: return String(repeating: " ", count: room) + text
    case .center:
      return String(repeating: " ", count: room / 2) + text
        + String(repeating: " ", count: room - room / 2)
    }
  }
}

/// Where a text stands in a column that is wider.
package enum Alignment: Hashable, Sendable {
  case left, center, right
}
