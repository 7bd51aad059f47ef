import Lexicon

/// A list of phrases, found at one place of a text; folded words.
struct PhraseList: Sendable {
  private let phrases: [String: [[String]]]

  init(_ phrases: [String]) {
    var table: [String: [[String]]] = [:]
    for phrase in phrases {
      let words = Tokenizer.tokens(of: phrase).filter { $0.kind != .sign }.map(\.folded)
      if let first = words.first { table[first, default: []].append(words) }
    }
    self.phrases = table.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The end of the longest phrase that begins at `position`.
  func match(_ text: AnalysedText, _ position: Int) -> Int? {
    guard let candidates = phrases[text.tokens[position].folded] else { return nil }
    next: for words in candidates {
      var last = position
      for word in words.dropFirst() {
        guard let following = text.continuation(after: last), text.tokens[following].folded == word else {
          continue next
        }
        last = following
      }
      return last + 1
    }
    return nil
  }

  /// Whether a phrase occurs among `positions`.
  func occurs(in text: AnalysedText, _ positions: Range<Int>) -> Bool {
    positions.contains { match(text, $0) != nil }
  }
}
