package import Domain
import Lexicon
package import Localization
package import Ports

/// Judges pairs by a rubric: technical alignment first, practical fit second, refusals third. One objection that is
/// sure is enough, and several that are not: it would rather miss a pair than bother two people.
///
/// It reads facts, and of the words only what the lexicon knows: skills, trades, levels, places, what is negated.
/// So praise, orders to a judge and claims about the other side change nothing, and neither do names. Of private
/// notes it takes their owner's own conditions and refusals, and tells no more than that there is one.
package struct BuiltInJudge: Judge {
  private let constraints: HardConstraints
  private let reader: FactReader
  private let words: VerdictWords

  /// - Parameter language: the operators'; rationales are in it.
  package init(
    reader: FactReader, names: any FactNaming, phrasebooks: Phrasebooks, language: Language
  ) {
    constraints = HardConstraints(payScale: PayScale(euros: Currencies.euros))
    self.reader = reader
    words = VerdictWords(names: names, book: phrasebooks.book(for: language.code), language: language)
  }

  package func judge(
    seeker: JudgedSide, provider: JudgedSide
  ) async throws -> (verdict: Verdict, spending: [Outcome.Spending]) {
    (verdict(seeker: seeker, provider: provider), [])
  }

  /// The verdict on a pair: rules alone, so there is nothing to wait for.
  package func verdict(seeker: JudgedSide, provider: JudgedSide) -> Verdict {
    let reading = reading(seeker: seeker, provider: provider)
    let objections = reading.objections
    let decision: Verdict.Decision =
      PairReading.doubt(objections) < JudgeThresholds.doubt ? .qualified : .disqualified
    return Verdict(
      decision: decision, rationale: words.rationale(reading, objections, decision),
      quotes: VerdictWords.quotes(reading, decision == .qualified ? [] : objections))
  }

  /// How sure it is that the two should not meet, 0...1: what the decision is made by.
  package func doubt(seeker: JudgedSide, provider: JudgedSide) -> Double {
    PairReading.doubt(reading(seeker: seeker, provider: provider).objections)
  }

  func reading(seeker: JudgedSide, provider: JudgedSide) -> PairReading {
    let told = [
      Role.seeker: Confided(seeker.privateNotes, role: .seeker, reader: reader),
      .provider: Confided(provider.privateNotes, role: .provider, reader: reader),
    ]
    return PairReading(
      seeker: seeker.publicFacet, provider: provider.publicFacet, confided: told,
      outcomes: outcomes(seeker.facts, provider.facts, told))
  }

  /// How the pair stands to the rules by what is known without the notes, and the sides whose notes make one fail.
  /// Where a note is laxer than the profile ("for the right person ten per cent more") it is the note that holds.
  private func outcomes(
    _ seeker: MatchFacts, _ provider: MatchFacts, _ told: [Role: Confided]
  ) -> PairReading.Outcomes {
    let shown = constraints.outcomes(seeker: seeker, provider: provider)
    let seekerTold = told[.seeker]?.applied(to: seeker) ?? seeker
    let providerTold = told[.provider]?.applied(to: provider) ?? provider
    if seekerTold == seeker, providerTold == provider {
      return PairReading.Outcomes(byRule: shown, unmetNotes: [])
    }
    let both = constraints.outcomes(seeker: seekerTold, provider: providerTold)
    let bySeeker = constraints.outcomes(seeker: seekerTold, provider: provider)
    var outcomes = PairReading.Outcomes(byRule: shown, unmetNotes: [])
    for rule in HardRule.allCases {
      if shown[rule] == .failed, both[rule] == .passed { outcomes.byRule[rule] = .passed }
      guard shown[rule] != .failed, both[rule] == .failed else { continue }
      outcomes.unmetNotes.insert(bySeeker[rule] == .failed ? .seeker : .provider)
    }
    return outcomes
  }
}
