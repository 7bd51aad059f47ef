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
    CopiedRuns(of: source, words: count).isCopied(in: text)
  }

  /// The values of the links, e-mails, phones and handles in some texts, for comparing.
  static func addresses(in texts: [String]) -> Set<String> {
    Set(texts.flatMap { Identifiers.find(in: $0).map { Folding.folded($0.value) } })
  }

  /// The first link, e-mail, phone or handle in `text` that is not among `known`.
  static func foreignAddress(in text: String, besides known: Set<String>) -> Lexicon.Identifier? {
    Identifiers.find(in: text).first { !known.contains(Folding.folded($0.value)) }
  }

  /// The words in lower case, each by its hash: letters and digits of any script make words, ASCII's signs part them.
  fileprivate static func words(of text: String) -> [UInt64] {
    text.lowercased().utf8.split { byte in
      byte < 0x30 || (0x3A...0x60).contains(byte) || (0x7B..<0x80).contains(byte)
    }.map { StableHash.of($0) }
  }
}

/// Every run of so many words of a text, to be looked for in others.
struct CopiedRuns: Sendable {
  private let runs: Set<ArraySlice<UInt64>>
  private let count: Int

  /// A text of fewer than `count` words has no run, and is copied nowhere.
  init(of source: String, words count: Int = OutputCheck.copiedWords) {
    self.count = count
    runs = Set(Self.all(of: source, words: count))
  }

  /// Whether a run stands in `text`, whatever stands between its words.
  func isCopied(in text: String) -> Bool {
    if runs.isEmpty { return false }
    return Self.all(of: text, words: count).contains { runs.contains($0) }
  }

  private static func all(of text: String, words count: Int) -> [ArraySlice<UInt64>] {
    let words = OutputCheck.words(of: text)
    guard words.count >= count else { return [] }
    return (0...(words.count - count)).map { words[$0..<$0 + count] }
  }
}
