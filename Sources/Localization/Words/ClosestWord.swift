/// Finds the word that somebody meant: for "did you mean".
package enum ClosestWord {
  /// The candidate with the fewest slips (a letter too many, missing, wrong, or two swapped) away from `word`, where
  /// that is few enough for its length; a candidate that `word` begins also counts. The first of equals wins.
  ///
  /// A word typed with the other keyboard layout («зкщашду» for "profile") is understood too.
  package static func to(_ word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    guard !word.isEmpty else { return nil }
    let readings = [word, onOtherLayout(word)]
    if let same = candidates.first(where: { readings.contains($0.lowercased()) }) { return same }
    var best: (word: String, slips: Int)?
    for candidate in candidates {
      let slips = slips(Array(word), Array(candidate.lowercased()))
      // One slip in three letters is a slip, two in three another word.
      guard slips <= max(1, min(word.count, candidate.count) / 3) else { continue }
      if slips < best?.slips ?? .max { best = (candidate, slips) }
    }
    if let best { return best.word }
    return word.count >= 2 ? candidates.first { $0.lowercased().hasPrefix(word) } : nil
  }

  /// Optimal string alignment distance: Levenshtein's with swaps of neighbours.
  static func slips(_ left: [Character], _ right: [Character]) -> Int {
    // Words that long are no commands; this bounds the work on pasted text.
    guard left.count <= 40, right.count <= 40 else { return .max }
    var older = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for column in right.indices {
        let change = previous[column] + (left[row] == right[column] ? 0 : 1)
        current[column + 1] = min(change, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          current[column + 1] = min(current[column + 1], older[column - 1] + 1)
        }
      }
      older = previous
      previous = current
    }
    return previous[right.count]
  }

  /// The same keys on a Latin instead of a Russian layout, or the other way round.
  static func onOtherLayout(_ word: String) -> String {
    String(word.map { pairs[$0] ?? $0 })
  }

  private static let pairs: [Character: Character] = {
    let latin = Array("qwertyuiop[]asdfghjkl;'zxcvbnm,.")
    let russian = Array("йцукенгшщзхъфывапролджэячсмитьбю")
    var pairs: [Character: Character] = [:]
    for (left, right) in zip(latin, russian) {
      pairs[left] = right
      pairs[right] = left
    }
    return pairs
  }()
}
