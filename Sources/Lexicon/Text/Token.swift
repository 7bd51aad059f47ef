/// A word, a number or a sign of a text, with its place in it.
package struct Token: Sendable {
  /// What a token is made of.
  package enum Kind: Sendable {
    /// Begins with a letter; may hold digits, inner apostrophes, and the endings of names such as C++, C#, .NET
    /// and Node.js.
    case word
    /// Digits, with separators between them.
    case number
    /// One other visible scalar.
    case sign
  }

  package let kind: Kind
  /// In the text that was analysed.
  package let range: Range<String.Index>
  /// Lower case, without accents, ё as е.
  package let folded: String
  /// The stem of a word; `folded` of anything else.
  package let stem: String
  /// Whether no white space stands before it.
  package let isGlued: Bool
  /// Whether a line break stands before it, or it is the first.
  package let startsLine: Bool
  /// Whether its first scalar is an upper-case letter.
  package let isCapitalised: Bool

  let key: WordKey
  let stemKey: WordKey

  /// Whether this is the sign `scalar`.
  package func isSign(_ scalar: Unicode.Scalar) -> Bool {
    kind == .sign && folded.unicodeScalars.first == scalar
  }
}

/// A text cut into tokens and sentences, once, for every reader of the lexicon.
///
/// Ranges are those of `text` itself, so that what they cut out is a literal quote of it.
package struct AnalysedText: Sendable {
  package let text: String
  package let tokens: [Token]
  /// Sentences in order, as ranges of token positions. Together they cover all tokens.
  package let sentences: [Range<Int>]
  /// The sentence of each token, by position.
  let sentenceOfToken: [Int]
  /// What readers found in it.
  let cache = MentionCache()

  /// Cuts `text`. Linear in its length.
  package init(_ text: String) {
    self.text = text
    tokens = Tokenizer.tokens(of: text)
    sentences = SentenceSplitter.sentences(of: tokens, in: text)
    var owners = [Int](repeating: 0, count: tokens.count)
    for (number, sentence) in sentences.enumerated() {
      for position in sentence { owners[position] = number }
    }
    sentenceOfToken = owners
  }

  /// The piece of the text that the tokens at `positions` cover, separators between them included.
  package func range(of positions: Range<Int>) -> Range<String.Index> {
    guard let first = positions.first, let last = positions.last else {
      return text.startIndex..<text.startIndex
    }
    return tokens[first].range.lowerBound..<tokens[last].range.upperBound
  }

  /// The literal text that the tokens at `positions` cover.
  package func quote(_ positions: Range<Int>) -> String { String(text[range(of: positions)]) }

  /// The sentence that the token at `position` is in.
  package func sentence(at position: Int) -> Range<Int> { sentences[sentenceOfToken[position]] }

  /// The number of the sentence that the token at `position` is in.
  package func sentenceNumber(at position: Int) -> Int { sentenceOfToken[position] }

  /// The sentences as ranges of the text.
  package var sentenceRanges: [Range<String.Index>] { sentences.map(range(of:)) }

  /// The folded token at `position`, or "" where there is none.
  package func folded(_ position: Int) -> String {
    tokens.indices.contains(position) ? tokens[position].folded : ""
  }

  func stem(_ position: Int) -> String {
    tokens.indices.contains(position) ? tokens[position].stem : ""
  }

  /// The position of the next token that continues a phrase after `position`: the next token, or the one behind
  /// a hyphen, slash, ampersand, colon or dot that stands directly after a word ("full-stack", "CI/CD", "R&D", «1С:ERP»).
  package func continuation(after position: Int) -> Int? {
    let next = position + 1
    guard next < tokens.count, sentenceOfToken[next] == sentenceOfToken[position] else { return nil }
    guard tokens[next].kind == .sign else { return next }
    // "St. Petersburg": the stop of an abbreviation ends no sentence.
    if tokens[next].isSign("."), tokens[next].isGlued, tokens[position].folded.utf8.count == 2,
      next + 1 < tokens.count,
      sentenceOfToken[next + 1] == sentenceOfToken[position], tokens[next + 1].kind == .word
    {
      return next + 1
    }
    guard tokens[next].isGlued, let sign = tokens[next].folded.unicodeScalars.first,
      Self.joints.contains(sign),
      next + 1 < tokens.count, tokens[next + 1].isGlued, tokens[next + 1].kind != .sign
    else { return nil }
    return next + 1
  }

  private static let joints: Set<Unicode.Scalar> = [
    "-", "/", "&", ".", ":", "\u{2010}", "\u{2011}", "\u{2013}",
  ]
}
