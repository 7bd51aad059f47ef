import Lexicon

/// Phrases with a meaning, found in a text in every form that shares their stems, the longest at each place.
struct StemPhrases<Meaning: Sendable>: Sendable {
  /// A meaning found in a text, and the tokens that say it.
  struct Mention {
    let meaning: Meaning
    let positions: Range<Int>
  }

  private struct Entry: Sendable {
    let stems: [String]
    let meaning: Meaning
  }

  /// By first stem, the longest phrase first.
  private let entries: [String: [Entry]]

  /// - Parameter rows: a meaning and its phrases, separated by commas, in any language.
  init(_ rows: [(Meaning, String)]) {
    var entries: [String: [Entry]] = [:]
    for (meaning, phrases) in rows {
      for phrase in phrases.split(separator: ",") {
        let stems = AnalysedText(String(phrase)).tokens.filter { $0.kind != .sign }.map(\.stem)
        guard let first = stems.first else { continue }
        entries[first, default: []].append(Entry(stems: stems, meaning: meaning))
      }
    }
    self.entries = entries.mapValues { $0.sorted { $0.stems.count > $1.stems.count } }
  }

  /// The mentions in `text` from left to right, none overlapping.
  func mentions(in text: AnalysedText) -> [Mention] {
    var found: [Mention] = []
    var position = 0
    while position < text.tokens.count {
      if let mention = mention(at: position, in: text) {
        found.append(mention)
        position = mention.positions.upperBound
      } else {
        position += 1
      }
    }
    return found
  }

  private func mention(at start: Int, in text: AnalysedText) -> Mention? {
    next: for entry in entries[text.tokens[start].stem] ?? [] {
      var position = start
      for stem in entry.stems.dropFirst() {
        position += 1
        // "full-stack", "CI/CD": one sign glued between two words belongs to the phrase.
        if position < text.tokens.count, text.tokens[position].kind == .sign, text.tokens[position].isGlued {
          position += 1
        }
        guard position < text.tokens.count, text.tokens[position].stem == stem else { continue next }
      }
      return Mention(meaning: entry.meaning, positions: start..<position + 1)
    }
    return nil
  }
}
