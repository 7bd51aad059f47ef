import Domain
import MatchScoring

/// What a calibration is worth on the people it was fitted to, as a table for people.
struct CalibrationReport {
  let study: CalibrationStudy
  let calibration: Calibration
  let fits: [LanguagePair: LogisticFit]

  var text: String {
    var lines = ["", "\(calibration.space.model) \(calibration.space.build)"]
    let pairs = study.pairs
    let ordered = fits.keys.sorted { ($0.first.code, $0.second.code) < ($1.first.code, $1.second.code) }
    for pair in ordered {
      guard let fit = fits[pair] else { continue }
      let own = pairs.filter { $0.languages == pair }
      lines.append(
        "  \(pair.first)-\(pair.second): .7 at raw \(Self.short(fit.raw(atLogOdds: 0))), slope "
          + "\(Self.short(fit.slope)); " + Self.threshold(own.map { (total($0), $0.isRelevant) }))
    }
    let whole = study.wholePairs
    let ranking = Ranking(
      grades: whole.map { $0.map { $0.isRelevant ? 2 : 0 } }, scores: whole.map { $0.map(total) })
    lines.append(
      "  fitted on: nDCG@10 \(Self.short(ranking.nDCG)) for \(study.seekers.count) seekers, "
        + "\(Self.short(ranking.transposed.nDCG)) for \(study.providers.count) providers")
    let served = ranking.best.count { $0 >= 0.7 }
    lines.append("  \(served) of \(study.seekers.count) seekers have somebody at .7")
    return lines.joined(separator: "\n")
  }

  private func total(_ pair: LabelledPair) -> Double {
    let similarities = pair.comparisons.map { one, other in
      FitFormula.adjusted(
        calibration.similarity(one.embedding, one.language, other.embedding, other.language),
        by: pair.adjustment)
    }
    guard let first = similarities.first, let last = similarities.last else { return 0 }
    return PairScore.harmonicMean(first, last)
  }

  private static func threshold(_ pairs: [(score: Double, isRelevant: Bool)]) -> String {
    let quality = ThresholdQuality(pairs)
    let near = quality.near.map { short($0) } ?? "-"
    return "at .7: \(quality.above.relevant) of \(quality.above.pairs) above relevant, "
      + "\(quality.below.relevant) of \(quality.below.pairs) below; .6-.8: \(near)"
  }

  private static func short(_ value: Double) -> String { "\((value * 1_000).rounded() / 1_000)" }
}
