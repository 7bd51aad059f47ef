import Domain
import Lexicon

/// A sentence of a public view, cut into tokens, with what it names and what its negations reach.
struct SaidText: Sendable {
  let text: AnalysedText
  let skills: [SkillMention]
  let trades: [TradeMention]
  let specialisms: [StemPhrases<Specialism>.Mention]
  let fields: [WorkFieldMention]
  private let scopes: NegationScopes
  /// Sentences that send somebody away without a negation, or speak of long ago.
  private let marked: [(sentence: Range<Int>, polarity: Polarity)]

  init(_ words: String) {
    let text = AnalysedText(words)
    self.text = text
    skills = Skills.mentions(in: text)
    trades = Trades.mentions(in: text)
    specialisms = Specialism.mentions(in: text)
    fields = WorkField.mentions(in: text)
    scopes = NegationScopes(text)
    marked = Self.marks.mentions(in: text).map { (text.sentence(at: $0.positions.lowerBound), $0.meaning) }
    isOpenToOthers = !Self.openings.mentions(in: text).isEmpty
  }

  /// Whether the sentence says that something else than what it names would do as well.
  let isOpenToOthers: Bool

  func polarity(_ positions: Range<Int>) -> Polarity {
    let polarity = scopes.polarity(of: positions)
    guard polarity == .stated else { return polarity }
    return mark(positions) ?? (isDeniedBehind(positions) ? .denied : .stated)
  }

  /// «агентств и лендингов нет»: what a bare "no" behind closes.
  private func isDeniedBehind(_ positions: Range<Int>) -> Bool {
    let clause = Clauses.clause(at: positions.lowerBound, in: text)
    return clause.contains { place in
      place >= positions.upperBound && ["нет", "нету"].contains(text.tokens[place].folded)
    }
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
      уже приходили, не рассматриваем, больше не надо, would decline, i decline, не берём, не подойдут, не к нам, \
      не наш случай, не наша история, учить некому, некому учить, учить некогда, can't take, cannot take, not for us, aren't for us, we tried, не ищем, that's a different
      """
    ),
    (
      .optional,
      """
      not a condition, not a requirement, not a deal-breaker, a present, sometimes, occasionally, now and then, \
      once in a while, from time to time, иногда, изредка, время от времени, не условие, не главное, научим, подучим, \
      дадим время, teach you, happy to teach, learn it here, learn on the job, pick it up, по ходу дела
      """
    ),
  ])

  private static let openings = StemPhrases<Bool>([
    (
      true,
      """
      works as well, works too, is fine too, is fine as well, are fine too, is also fine, fine by us, fine by me, \
      fine with me, is okay too, is ok too, would work too, welcome too, at home in both, no religion, not picky, \
      language doesn't matter, stack doesn't matter, whatever the stack, stack agnostic, any stack, any language, \
      open to other, open to others, open to any, тоже подойдёт, тоже подойдут, тоже годится, тоже хорошо, \
      тоже нормально, тоже согласна, тоже согласен, тоже можно, договоримся, любой стек, стек любой, стек не важен, \
      язык не важен, на любом языке, не принципиально, открыт к другим, открыта к другим, без разницы, всё равно на чём
      """
    )
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
