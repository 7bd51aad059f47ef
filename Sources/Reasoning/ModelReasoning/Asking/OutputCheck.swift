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
    text.lowercased().utf8.split { parts($0) }.map { StableHash.of($0) }
  }

  /// The last words of a text, as `words` has them, each with where it begins.
  fileprivate static func lastWords(
    of text: String, atMost count: Int
  ) -> [(start: String.Index, word: UInt64)] {
    var found: [(start: String.Index, word: UInt64)] = []
    var rest = text.utf8[...]
    while found.count < count {
      while let byte = rest.last, parts(byte) { rest.removeLast() }
      guard !rest.isEmpty else { break }
      let before = rest.lastIndex { parts($0) }
      let start = before.map { rest.index(after: $0) } ?? rest.startIndex
      found.append((start, StableHash.of(String(text[start..<rest.endIndex]).lowercased().utf8)))
      rest = rest[..<start]
    }
    return found.reversed()
  }

  private static func parts(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
    default: byte < 0x80
    }
  }
}

/// Every run of so many words of a text, to be looked for in others.
struct CopiedRuns: Sendable {
  private let runs: Set<ArraySlice<UInt64>>
  private let count: Int
  private let source: [UInt64]
  /// Where each word stands in `source`.
  private let places: [UInt64: [Int]]

  /// A text of fewer than `count` words has no run, and is copied nowhere.
  init(of source: String, words count: Int = OutputCheck.copiedWords) {
    self.count = count
    let words = OutputCheck.words(of: source)
    self.source = words
    places = Dictionary(grouping: words.indices) { words[$0] }
    runs = Set(Self.all(of: words, words: count))
  }

  /// Whether a run stands in `text`, whatever stands between its words.
  func isCopied(in text: String) -> Bool {
    if runs.isEmpty { return false }
    return Self.all(of: OutputCheck.words(of: text), words: count).contains { runs.contains($0) }
  }

  /// Words in a row that any two texts share: so few are no copy of anything.
  private static let sharedByChance = 3

  /// Where the longest end of `text` goes on beyond what is shared by chance, whose words stand in a row in the source as
  /// well: what follows may make a run of it. `nil` where there is no such end. Of a text that grows by words it never
  /// moves back.
  func unfinished(in text: String) -> String.Index? {
    if runs.isEmpty { return nil }
    let last = OutputCheck.lastWords(of: text, atMost: count - 1)
    // From the longest end on.
    let start = last.indices.first { first in
      let end = last[first...].map(\.word)
      return places[end[0], default: []].contains { source[$0...].starts(with: end) }
    }
    guard let start, start + Self.sharedByChance < last.endIndex else { return nil }
    return last[start + Self.sharedByChance].start
  }

  private static func all(of words: [UInt64], words count: Int) -> [ArraySlice<UInt64>] {
    guard words.count >= count else { return [] }
    return (0...(words.count - count)).map { words[$0..<$0 + count] }
  }
}
