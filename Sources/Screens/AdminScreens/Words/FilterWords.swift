package import Domain
package import Localization

extension FilterTrouble {
  /// A mistake in words, at its place.
  init(_ mistake: FilterMistake, in words: String) {
    let start = words.distance(from: words.startIndex, to: mistake.range.lowerBound)
    let end = words.distance(from: words.startIndex, to: mistake.range.upperBound)
    self.init(start..<end, mistake.phrase(in: words))
  }
}

extension FilterMistake {
  /// What is wrong, and what would be right.
  package func phrase(in words: String) -> Phrase {
    func list(_ words: [String]) -> [String: PhraseValue] {
      ["allowed": .list(words.map { PhraseValue.text($0) })]
    }
    func about(_ phrase: Phrase, nearest: String?, _ allowed: [String]) -> Phrase {
      if let nearest {
        return Phrase.joined(phrase, Phrase(.admin(.filterNearest), ["nearest": .text(nearest)]))
      }
      return allowed.isEmpty ? phrase : Phrase.joined(phrase, Phrase(.admin(.filterAllowed), list(allowed)))
    }
    func keyed(_ phrase: PhraseKey, _ name: String) -> Phrase { Phrase(phrase, ["key": .text(name)]) }
    switch problem {
    case .unknownKey(let nearest, let allowed):
      let word = words[range].prefix { $0 != ":" && $0 != "<" && $0 != ">" }
      return about(
        Phrase(.admin(.filterUnknownKey), ["word": .text(String(word))]), nearest: nearest, allowed)
    case .unknownWord(let key, let nearest, let allowed):
      return about(keyed(.admin(.filterUnknownWord), key), nearest: nearest, allowed)
    case .nothingGiven(_, let allowed):
      return about(Phrase(.admin(.filterNothingGiven)), nearest: nil, allowed)
    case .needsComparison(let key): return keyed(.admin(.filterNeedsComparison), key)
    case .takesNoComparison(let key, let allowed):
      return about(keyed(.admin(.filterNoComparison), key), nearest: nil, allowed)
    case .notANumber(let key): return keyed(.admin(.filterNumber), key)
    case .notAShare(let key): return keyed(.admin(.filterShare), key)
    case .notADuration(let key): return keyed(.admin(.filterDuration), key)
    case .notMoney(let key): return keyed(.admin(.filterMoney), key)
    case .badDate(let key): return keyed(.admin(.filterDate), key)
    case .notAnIdentifier(let key): return keyed(.admin(.filterIdentifier), key)
    case .openQuote: return Phrase(.admin(.filterOpenQuote))
    case .openRegex: return Phrase(.admin(.filterOpenRegex))
    case .badRegex: return Phrase(.admin(.filterBadRegex))
    case .contradiction: return Phrase(.admin(.filterContradiction))
    }
  }
}

extension Phrase {
  /// One sentence behind another.
  static func joined(_ first: Phrase, _ second: Phrase) -> Phrase {
    Phrase(.admin(.sentences), ["first": .phrase(first), "second": .phrase(second)])
  }
}
