package import Domain
import Lexicon
import Matcher
import Profiler

/// Orders pairs as a match step does, by the score of their vectors and public facts.
///
/// A match step proposes no pair that a hard rule excludes. Here, where everybody is ranked, it comes after its like and
/// not after those who have nothing to do with each other: a rule that fails is one more fact that does not fit.
package struct PairRanker: Sendable {
  let scorer: PairScorer
  private let calibration: Calibration
  private let constraints: HardConstraints

  package init(calibration: Calibration) {
    self.calibration = calibration
    constraints = HardConstraints(payScale: PayScale(euros: Currencies.euros))
    scorer = PairScorer(constraints: constraints)
  }

  /// Numbers that are higher for who comes first, by seeker and provider; the same from both sides.
  package func ranks(_ seekers: [EmbeddedItem], _ providers: [EmbeddedItem]) -> [[Double]] {
    let (ones, others) = (seekers.map(centred), providers.map(centred))
    let similar = ones.map { one in others.map { similarity(one, $0) } }
    // Each is put in order by those of the other side: what is taken off of a query moves nobody.
    let commonSeekers = similar.map { Commonness.of($0.map(\.total)) }
    let commonProviders = others.indices.map { column in Commonness.of(similar.map { $0[column].total }) }
    return ones.indices.map { row in
      others.indices.map { column in
        Commonness.order(
          score(ones[row].item, others[column].item, similar[row][column]),
          commonness: commonSeekers[row] + commonProviders[column])
      }
    }
  }

  /// An item with its vectors less the mean of their language, as the index keeps them.
  private struct Centred {
    let item: ReadItem
    let offers: Embedding?
    let wants: Embedding?
  }

  private func centred(_ item: EmbeddedItem) -> Centred {
    Centred(
      item: item.item, offers: calibration.centred(item.offers, language: item.item.offers.language),
      wants: calibration.centred(item.wants, language: item.item.wants.language))
  }

  private func similarity(_ seeker: Centred, _ provider: Centred) -> PairScore {
    let (one, other) = (seeker.item, provider.item)
    return PairScore(
      seekerToProvider: calibration.similarity(
        ofCentred: seeker.wants, one.wants.language, provider.offers, other.offers.language),
      providerToSeeker: calibration.similarity(
        ofCentred: provider.wants, other.wants.language, seeker.offers, one.offers.language))
  }

  private func score(_ seeker: ReadItem, _ provider: ReadItem, _ similar: PairScore) -> Double {
    let score = scorer.score(.fit, seeker: seeker.side, provider: provider.side, similar: similar).total
    let failed = constraints.outcomes(seeker: seeker.facts, provider: provider.facts).values
      .count { $0 == .failed }
    return FitFormula.adjusted(score, by: -Double(failed) * Self.failedRule)
  }

  /// Log odds that a failed rule takes; from 1.25 to 2 the orders are alike.
  private static let failedRule = 1.5
}
