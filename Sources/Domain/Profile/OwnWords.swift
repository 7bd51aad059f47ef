/// What a reader is shown of a person's own sentences beside the facts that were read out of them.
package enum OwnWords {
  /// The sentences that say more than the facts: neither the words of one fact alone ("remote"), nor a mask alone
  /// ("[amount]").
  ///
  /// - Parameter quotes: the words that the facts shown beside them rest on.
  package static func telling(_ sentences: [String], besides quotes: [String]) -> [String] {
    let known = Set(quotes.map(bare))
    return sentences.filter { sentence in
      let words = bare(sentence)
      if words.isEmpty { return false }
      // More than a few words say more than the value that was read out of them.
      return words.split(separator: " ").count > mostWordsOfAFact || !known.contains(words)
    }
  }

  private static let mostWordsOfAFact = 3

  /// Letters and digits in lower case, one space between words, and nothing that stands in brackets.
  private static func bare(_ text: String) -> String {
    var bare = ""
    var depth = 0
    var needsSpace = false
    for character in text {
      switch character {
      case "[": depth += 1
      case "]": depth = max(0, depth - 1)
      case _ where depth > 0: continue
      case _ where character.isLetter || character.isNumber || "+#".contains(character):
        if needsSpace, !bare.isEmpty { bare += " " }
        bare += character.lowercased()
        needsSpace = false
        continue
      default: break
      }
      needsSpace = true
    }
    return bare
  }
}
