import Domain
import Localization

/// Chooses among the alternatives of phrases so that no paragraph comes twice in a dozen turns.
struct LinePicker {
  private let book: Phrasebook
  /// Tags of the paragraphs said lately; those of several phrases have their tags joined by spaces.
  private var recent: Set<String> = []
  /// How many lines ago each phrase's alternative was last said.
  private var age: [String: Int] = [:]
  /// Where a person's first alternative lies, so that two people who compare notes see two Mitkos.
  private let offset: Int

  /// - Parameter recentTags: of whole lines, newest first, as `line` made them.
  init(book: Phrasebook, recentTags: [String], offset: Int) {
    self.book = book
    self.offset = offset
    for (position, line) in recentTags.enumerated() {
      for paragraph in line.split(separator: "|") {
        recent.insert(String(paragraph))
        for tag in paragraph.split(separator: " ") where age[String(tag)] == nil {
          age[String(tag)] = position
        }
      }
    }
  }

  /// A line of paragraphs of phrases, each phrase in the alternative that was not said for longest, no paragraph one
  /// of the recent ones while there is another.
  ///
  /// - Parameter finish: what is done to the words of each phrase, such as a capital at its beginning.
  func line(_ paragraphs: [[Phrase]], finish: (Phrase, String) -> String) -> (text: String, tag: String) {
    var texts: [String] = []
    var tags: [String] = []
    for phrases in paragraphs {
      let variants = choose(phrases) ?? phrases.map { order(of: $0.key)[0] }
      var text = ""
      for (phrase, variant) in zip(phrases, variants) {
        let words = finish(phrase, book.text(phrase, variant: variant))
        // Behind a colon a sentence goes on, unless it begins with a name.
        let goesOn = text.hasSuffix(":") && phrase.arguments.isEmpty
        text +=
          (text.isEmpty ? "" : " ") + (goesOn ? words.prefix(1).lowercased() + words.dropFirst() : words)
      }
      texts.append(text)
      tags.append(tag(phrases, variants))
    }
    return (texts.joined(separator: "\n\n"), tags.joined(separator: "|"))
  }

  /// The words of a phrase in the alternative that was not said for longest.
  func words(of phrase: Phrase) -> String { book.text(phrase, variant: order(of: phrase.key)[0]) }

  /// Whether every way to say this paragraph was used lately.
  func isExhausted(_ phrases: [Phrase]) -> Bool { choose(phrases) == nil }

  /// The freshest alternatives that make a paragraph which was not said lately.
  private func choose(_ phrases: [Phrase]) -> [Int]? {
    let choices = phrases.map { order(of: $0.key) }
    let most = choices.reduce(0) { $0 + $1.count - 1 }
    for total in 0...most {
      for combination in Self.combinations(choices.map(\.count), sum: total) {
        let candidate = zip(choices, combination).map { $0[$1] }
        if !recent.contains(tag(phrases, candidate)) { return candidate }
      }
    }
    return nil
  }

  private func tag(_ phrases: [Phrase], _ variants: [Int]) -> String {
    zip(phrases, variants).map { "\($0.key.rawValue)#\($1)" }.joined(separator: " ")
  }

  /// The alternatives of a phrase, the one said longest ago first.
  private func order(of key: PhraseKey) -> [Int] {
    let count = max(1, book.variants(of: key))
    return (0..<count).map { ($0 + offset) % count }.enumerated().sorted { left, right in
      let (one, other) = (said(key, left.element), said(key, right.element))
      return one == other ? left.offset < right.offset : one > other
    }.map(\.element)
  }

  private func said(_ key: PhraseKey, _ variant: Int) -> Int { age["\(key.rawValue)#\(variant)"] ?? Int.max }

  /// All ways to choose one index below each count, with the given sum, in a fixed order.
  private static func combinations(_ counts: [Int], sum: Int) -> [[Int]] {
    guard let first = counts.first else { return sum == 0 ? [[]] : [] }
    return (0...min(sum, first - 1)).flatMap { index in
      combinations(Array(counts.dropFirst()), sum: sum - index).map { [index] + $0 }
    }
  }
}
