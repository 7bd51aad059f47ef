import Domain
import Lexicon

/// Words of a public view, cut into tokens, with what their negations reach.
struct SaidText: Sendable {
  let text: AnalysedText
  private let scopes: NegationScopes

  init(_ words: String) {
    text = AnalysedText(words)
    scopes = NegationScopes(text)
  }

  func polarity(_ positions: Range<Int>) -> Polarity { scopes.polarity(of: positions) }

  /// Whether it is said to hold, with or without pressure.
  func isStated(_ positions: Range<Int>) -> Bool {
    switch polarity(positions) {
    case .stated, .optional: true
    case .denied, .refused, .former, .wish: false
    }
  }

  /// Whether it is said not to be wanted, or not to be there any more: nobody should be sent for it.
  func isRuledOut(_ positions: Range<Int>) -> Bool {
    switch polarity(positions) {
    case .refused, .denied, .former: true
    case .stated, .optional, .wish: false
    }
  }

  /// The clause round a mention, literally.
  func clause(_ positions: Range<Int>) -> String {
    let clause = Clauses.clause(at: positions.lowerBound, in: text)
    let whole = min(clause.lowerBound, positions.lowerBound)..<max(clause.upperBound, positions.upperBound)
    return text.quote(whole)
  }
}

extension PublicPart {
  /// Each of its sentences.
  var said: [SaidText] { words.map(SaidText.init) }
}
