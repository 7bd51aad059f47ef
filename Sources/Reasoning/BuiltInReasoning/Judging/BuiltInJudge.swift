package import Domain
import Lexicon
package import Ports

/// Judges pairs by a rubric: technical alignment first, practical fit second, refusals third. One objection is
/// enough: it would rather miss a pair than bother two people.
///
/// It reads facts, and of the words only what the lexicon knows: skills, trades, levels, places, what is negated.
/// So praise, orders to a judge and claims about the other side change nothing, and neither do names. Private notes
/// are not read at all.
package struct BuiltInJudge: Judge {
  private let constraints: HardConstraints

  package init() {
    let rates = Dictionary(
      Currencies.all.map { ($0.code, $0.euros) }, uniquingKeysWith: { first, _ in first })
    constraints = HardConstraints(payScale: PayScale(euros: rates))
  }

  package func judge(
    seeker: JudgedSide, provider: JudgedSide
  ) async throws -> (verdict: Verdict, spending: Outcome.Spending?) {
    (verdict(seeker: seeker, provider: provider), nil)
  }

  func verdict(seeker: JudgedSide, provider: JudgedSide) -> Verdict {
    let reading = PairReading(
      seeker: seeker.publicFacet, provider: provider.publicFacet,
      outcomes: constraints.outcomes(seeker: seeker.facts, provider: provider.facts))
    let objections = reading.objections
    return Verdict(
      decision: objections.isEmpty ? .qualified : .disqualified,
      rationale: VerdictWords.rationale(reading, objections),
      quotes: VerdictWords.quotes(reading, objections))
  }
}
