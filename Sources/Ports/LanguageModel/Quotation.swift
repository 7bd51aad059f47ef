import Domain

/// Somebody's words within a fence that cannot be closed from inside.
package struct Quotation: Hashable, Sendable {
  package let text: String
  /// What it is, in our words: "the other side's offers".
  package let source: String

  package init(_ text: String, source: String) {
    self.text = text
    self.source = source
  }

  /// The text between two marks that bear a number which the text does not hold.
  ///
  /// The number follows from the text alone: an unchanged text is fenced the same way next time, so that a provider
  /// who keeps the beginning of a conversation finds it again. Whoever writes the text cannot know a number that is
  /// chosen so as not to be in it.
  package var fenced: String {
    let mark = mark
    return "<data \(mark) of=\"\(Self.attribute(source))\">\n\(text)\n</data \(mark)>"
  }

  private var mark: String {
    var seed: UInt64 = 0
    while true {
      let hash = StableHash.of(text.utf8, seed: seed)
      let digits = String(hash, radix: 16)
      let mark = String(repeating: "0", count: 16 - digits.count) + digits
      // Also in capitals: a model reads both as the same number.
      if !text.lowercased().contains(mark) { return mark }
      seed += 1
    }
  }

  private static func attribute(_ text: String) -> String {
    String(text.map { "\"<>\n\r".contains($0) ? "'" : $0 })
  }
}
