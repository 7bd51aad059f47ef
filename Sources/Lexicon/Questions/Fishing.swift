/// What a question to somebody unknown fishes for, where it is not about work. The raw value is the Domain's word for why
/// it is not asked.
package enum Fishing: String, CaseIterable, Hashable, Sendable {
  case orders, contact, identity, employer, address, personal, secrets, pay

  /// What the text fishes for; `nil` for a question that may be asked. Whoever mixes it with something harmless fishes
  /// all the same.
  package static func found(in text: AnalysedText) -> Fishing? {
    // An address in a question is one of the asker's, or of somebody's who is looked for.
    if !Identifiers.find(in: text).isEmpty { return .contact }
    let harmless = FishingPhrases.harmless.spans(in: text)
    return allCases.first { kind in
      FishingPhrases.of[kind]?.spans(in: text).contains { span in
        !harmless.contains { $0.overlaps(span) }
      } ?? false
    }
  }

  /// The same for a text that is not analysed yet.
  package static func found(in text: String) -> Fishing? { found(in: AnalysedText(text)) }
}

/// Phrases by the stems of their words; by the word itself where a `=` stands before it. `…` stands for up to three words between two others, a bar parts words of which one
/// is there.
struct StemPhrases: Sendable {
  private enum Part: Hashable {
    case words(Set<String>)
    case gap
  }

  private var byFirst: [String: [[Part]]] = [:]

  /// As many words stand at most for a gap.
  private static let longestGap = 3

  init(_ phrases: [String]) {
    for phrase in phrases {
      let parts = phrase.split(separator: " ").map { word -> Part in
        word == "…"
          ? .gap
          : .words(Set(word.split(separator: "|").flatMap { Self.keys(of: String($0)) }))
      }
      guard case .words(let first)? = parts.first else { continue }
      for stem in first { byFirst[stem, default: []].append(parts) }
    }
  }

  /// A word as it is looked up: "e-mail" by either part.
  private static func keys(of word: String) -> [String] {
    if word.hasPrefix("=") { return ["=" + Folding.folded(String(word.dropFirst()))] }
    return Tokenizer.tokens(of: word).filter { $0.kind != .sign }.map(\.stem)
  }

  /// Where phrases stand, as ranges of token positions; a phrase does not cross the end of a sentence.
  func spans(in text: AnalysedText) -> [Range<Int>] {
    text.sentences.flatMap { sentence in
      sentence.compactMap { position in
        let token = text.tokens[position]
        let candidates = (byFirst[token.stem] ?? []) + (byFirst["=" + token.folded] ?? [])
        return candidates.lazy.compactMap { parts in
          Self.end(of: parts[...], at: position, in: sentence, text).map { position..<$0 }
        }.first
      }
    }
  }

  private static func end(
    of parts: ArraySlice<Part>, at position: Int, in sentence: Range<Int>, _ text: AnalysedText
  ) -> Int? {
    guard let part = parts.first else { return position }
    switch part {
    case .words(let stems):
      guard position < sentence.upperBound else { return nil }
      let token = text.tokens[position]
      guard stems.contains(token.stem) || stems.contains("=" + token.folded) else { return nil }
      return end(of: parts.dropFirst(), at: position + 1, in: sentence, text)
    case .gap:
      for skipped in 0...longestGap {
        if let end = end(of: parts.dropFirst(), at: position + skipped, in: sentence, text) { return end }
      }
      return nil
    }
  }
}
