import Domain
import Localization

/// Chooses among the alternatives of phrases so that no line comes twice in a dozen turns.
struct LinePicker {
  private let book: Phrasebook
  /// Tags of whole lines, newest first; a line of several phrases has their tags joined by spaces.
  private let recentLines: [String]
  /// How many lines ago each phrase's alternative was last said.
  private var age: [String: Int] = [:]
  /// Where a person's first alternative lies, so that two people who compare notes see two Mitkos.
  private let offset: Int

  init(book: Phrasebook, recentTags: [String], offset: Int) {
    self.book = book
    self.offset = offset
    recentLines = recentTags
    for (position, line) in recentTags.enumerated() {
      for tag in line.split(separator: " ") where age[String(tag)] == nil { age[String(tag)] = position }
    }
  }

  /// A line of several phrases, each in the alternative that was not said for longest, the whole never one of the
  /// recent ones while there is another.
  ///
  /// - Parameter separators: between the phrases, one less than there are.
  mutating func line(_ phrases: [Phrase], separators: [String]) -> (text: String, tag: String) {
    let choices = phrases.map { phrase in order(of: phrase.key) }
    var best = choices.map { $0[0] }
    search: for total in 0..<6 {
      for combination in Self.combinations(choices.map(\.count), sum: total) {
        let candidate = zip(choices, combination).map { $0[$1] }
        if !recentLines.contains(tag(phrases, candidate)) {
          best = candidate
          break search
        }
      }
    }
    var text = ""
    for (index, phrase) in phrases.enumerated() {
      if index > 0 { text += separators[index - 1] }
      text += book.text(phrase, variant: best[index])
    }
    return (text, tag(phrases, best))
  }

  /// Whether every way to say these phrases was used lately.
  func isExhausted(_ phrases: [Phrase]) -> Bool {
    let choices = phrases.map { order(of: $0.key) }
    let sums = 0...choices.reduce(0) { $0 + $1.count - 1 }
    return sums.allSatisfy { total in
      Self.combinations(choices.map(\.count), sum: total).allSatisfy { combination in
        recentLines.contains(tag(phrases, zip(choices, combination).map { $0[$1] }))
      }
    }
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
