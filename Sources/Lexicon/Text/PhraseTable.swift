/// Phrases of one or more words, found in a text by their first word, longest first.
struct PhraseTable<Value: Sendable>: Sendable {
  /// Which form of the words the table holds.
  enum Form: Sendable {
    case folded
    case stems
  }

  private struct Entry: Sendable {
    let words: [String]
    let keys: [WordKey]
    let value: Value
  }

  /// What was found: the tokens it covers, and its value.
  struct Hit: Sendable {
    let positions: Range<Int>
    let value: Value
  }

  private let form: Form
  private var entries: [WordKey: [Entry]] = [:]

  init(_ form: Form) { self.form = form }

  /// Adds a phrase, given as people write it. A later phrase of the same words is a second meaning.
  mutating func insert(_ phrase: String, _ value: Value) {
    insert(words: Self.words(phrase, form), value)
  }

  /// Adds a phrase of words that are folded (or stemmed) already.
  mutating func insert(words: [String], _ value: Value) {
    guard !words.isEmpty else { return }
    let keys = words.map(WordKey.init)
    let entry = Entry(words: words, keys: keys, value: value)
    var same = entries[keys[0]] ?? []
    let place = same.firstIndex { $0.words.count < words.count } ?? same.count
    same.insert(entry, at: place)
    entries[keys[0]] = same
  }

  /// A table of phrases that all have one meaning, found by their folded words.
  static func folded(_ phrases: [String]) -> PhraseTable<Bool> {
    var table = PhraseTable<Bool>(.folded)
    for phrase in phrases { table.insert(phrase, true) }
    return table
  }

  /// The words of a phrase as the tokenizer cuts them, without the signs between.
  static func words(_ phrase: String, _ form: Form) -> [String] {
    form == .folded
      ? Tokenizer.words(of: phrase) : Tokenizer.tokens(of: phrase).filter { $0.kind != .sign }.map(\.stem)
  }

  private func key(_ token: Token) -> WordKey { form == .stems ? token.stemKey : token.key }
  private func word(_ token: Token) -> String { form == .stems ? token.stem : token.folded }

  /// The longest phrase that begins at `position` and whose value `accepts` takes.
  func match(
    in text: AnalysedText, at position: Int, where accepts: (Hit) -> Bool = { _ in true }
  ) -> Hit? {
    let token = text.tokens[position]
    guard token.kind != .sign, let candidates = entries[key(token)] else { return nil }
    next: for entry in candidates {
      var last = position
      guard entry.words[0] == word(token) else { continue }
      for offset in entry.words.indices.dropFirst() {
        guard let following = text.continuation(after: last), text.tokens[following].kind != .sign,
          key(text.tokens[following]) == entry.keys[offset],
          word(text.tokens[following]) == entry.words[offset]
        else { continue next }
        last = following
      }
      let hit = Hit(positions: position..<last + 1, value: entry.value)
      if accepts(hit) { return hit }
    }
    return nil
  }

  /// All phrases of the text from left to right, the longest at each place, none overlapping.
  func matches(in text: AnalysedText, where accepts: (Hit) -> Bool = { _ in true }) -> [Hit] {
    var result: [Hit] = []
    var position = 0
    while position < text.tokens.count {
      if let hit = match(in: text, at: position, where: accepts) {
        result.append(hit)
        position = hit.positions.upperBound
      } else {
        position += 1
      }
    }
    return result
  }
}
