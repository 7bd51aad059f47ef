import Domain
import Lexicon

/// Words of a public view, cut into tokens, with what their negations reach.
struct SaidText: Sendable {
  let text: AnalysedText
  private let scopes: NegationScopes
  /// Sentences that send somebody away without a negation, or speak of long ago.
  private let marked: [(sentence: Range<Int>, polarity: Polarity)]

  init(_ words: String) {
    let text = AnalysedText(words)
    self.text = text
    scopes = NegationScopes(text)
    marked = Self.marks.mentions(in: text).map { (text.sentence(at: $0.positions.lowerBound), $0.meaning) }
  }

  func polarity(_ positions: Range<Int>) -> Polarity {
    let polarity = scopes.polarity(of: positions)
    return polarity == .stated ? mark(positions) ?? .stated : polarity
  }

  /// What the sentence as a whole makes of a mention, beyond what negations reach.
  func mark(_ positions: Range<Int>) -> Polarity? {
    marked.first { $0.sentence.contains(positions.lowerBound) }?.polarity
  }

  private static let marks = StemPhrases<Polarity>([
    (
      .former,
      """
      at university, at college, in college, at school, haven't touched, have not touched, last touched, в институте, \
      в университете, в школе, с тех пор не, не трогал, не трогала
      """
    ),
    (
      .refused,
      """
      is another job, is a different job, is not part of the job, isn't part of the job, sorry, not this time, \
      somebody else's, someone else's, we have two, это другая работа, не входит в работу, простите, извините, уже есть, \
      уже приходили, не рассматриваем, больше не надо, would decline, i decline, не берём, не подойдут
      """
    ),
  ])

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

extension PublicFacet {
  /// The sentence in which `quote` stands, where it is short enough to be read in passing; else `quote` itself.
  func sentence(round quote: String, firstIn section: FacetSection, most: Int) -> String {
    for part in [self[section], offers, wants, practical] {
      if let words = part.words.first(where: { $0.contains(quote) }) {
        return words.count <= most ? words : quote
      }
    }
    return quote
  }
}

extension PublicPart {
  /// Each of its sentences.
  var said: [SaidText] { words.map(SaidText.init) }
}
