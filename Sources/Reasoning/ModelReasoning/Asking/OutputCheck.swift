import Domain
import Lexicon

/// What no text of a model's may hold, whoever reads it.
enum OutputCheck {
  /// How many words in a row that are the same make a text a copy.
  static let copiedWords = 12

  /// The text as people may be shown it: without controls and what cannot be seen.
  static func cleaned(_ text: String) -> String {
    let clean = TextCleaning.clean(text).text
    guard let first = clean.firstIndex(where: { !$0.isWhitespace }),
      let last = clean.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(clean[first...last])
  }

  /// Whether `text` has at least `count` words in a row from `source`, whatever stands between the words.
  static func copies(_ text: String, from source: String, words count: Int = copiedWords) -> Bool {
    let words = words(of: text)
    let theirs = self.words(of: source)
    guard words.count >= count, theirs.count >= count else { return false }
    let runs = Set((0...(words.count - count)).map { words[$0..<$0 + count] })
    return (0...(theirs.count - count)).contains { runs.contains(theirs[$0..<$0 + count]) }
  }

  /// The addresses in `text` that `known` does not hold: links, e-mails, phones, handles.
  static func foreignAddresses(in text: String, knownFrom known: [String]) -> [Lexicon.Identifier] {
    let found = Identifiers.find(in: text)
    guard !found.isEmpty else { return [] }
    let values = Set(known.flatMap { Identifiers.find(in: $0).map { Folding.folded($0.value) } })
    return found.filter { !values.contains(Folding.folded($0.value)) }
  }

  /// The words in lower case, each by its hash: letters and digits of any script make words, ASCII's signs part them.
  private static func words(of text: String) -> [UInt64] {
    text.lowercased().utf8.split { byte in
      byte < 0x30 || (0x3A...0x60).contains(byte) || (0x7B..<0x80).contains(byte)
    }.map { StableHash.of($0) }
  }
}
