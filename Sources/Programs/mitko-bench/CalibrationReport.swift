import Domain

/// What a calibration is worth, as a table for people.
struct CalibrationReport {
  let study: CalibrationStudy
  let calibration: Calibration
  let fits: [LanguagePair: LogisticFit]

  var text: String {
    let fitted = study.fittedPairs
    var lines = ["", "\(calibration.space.model) \(calibration.space.build)"]
    let ordered = fits.keys.sorted { ($0.first.code, $0.second.code) < ($1.first.code, $1.second.code) }
    for pair in ordered {
      guard let fit = fits[pair] else { continue }
      let own = fitted.filter { $0.languages == pair }
      lines.append(
        "  \(pair.first)-\(pair.second): .7 at raw \(Self.short(fit.raw(atLogOdds: 0))); "
          + Self.threshold(own.map { (total($0), $0.isRelevant) }))
    }
    let groups: [(String, CalibrationStudy.Group)] = [
      ("demo, fitted on", study.demo), ("evaluation, held out", study.heldOut),
    ]
    for (name, group) in groups {
      lines.append("  \(name): \(group.seekers.count) seekers, \(group.providers.count) providers")
      let parts: [(String, CalibrationStudy.Group.Part)] = [("facts", \.facts), ("words", \.words)]
      for (part, path) in parts {
        let pairs = group.pairs(path, path)
        lines.append(row("\(part), raw cosine", pairs.map { rawTotal($0) }, group))
        lines.append(row("\(part), calibrated", pairs.map { total($0) }, group))
        lines.append("      " + Self.threshold(pairs.map { (total($0), $0.isRelevant) }))
      }
      let totals = rows(group.pairs(\.facts, \.facts).map { total($0) }, group)
      let served = totals.count { ($0.max() ?? 0) >= 0.7 }
      lines.append("    \(served) of \(totals.count) seekers have somebody at .7 by facts")
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ name: String, _ scores: [Double], _ group: CalibrationStudy.Group) -> String {
    let quality = RankingQuality(grades: group.grades, scores: rows(scores, group))
    return
      "    \(name): nDCG@10 \(Self.short(quality.byRow)) for seekers, \(Self.short(quality.byColumn)) for providers"
  }

  private func rows(_ scores: [Double], _ group: CalibrationStudy.Group) -> [[Double]] {
    let width = group.providers.count
    return group.seekers.indices.map { Array(scores[$0 * width..<($0 + 1) * width]) }
  }

  private func total(_ pair: LabelledPair) -> Double {
    let similarities = pair.comparisons.map { one, other in
      calibration.similarity(one.embedding, one.language, other.embedding, other.language)
    }
    guard let first = similarities.first, let last = similarities.last else { return 0 }
    return PairScore.harmonicMean(first, last)
  }

  private func rawTotal(_ pair: LabelledPair) -> Double {
    pair.comparisons.reduce(0) { $0 + Double($1.0.embedding.dot($1.1.embedding) ?? 0) }
  }

  private static func threshold(_ pairs: [(score: Double, isRelevant: Bool)]) -> String {
    let quality = ThresholdQuality(pairs)
    let near = quality.near.map { short($0) } ?? "-"
    return "at .7: \(quality.above.relevant) of \(quality.above.pairs) above relevant, "
      + "\(quality.below.relevant) of \(quality.below.pairs) below; .6-.8: \(near)"
  }

  private static func short(_ value: Double) -> String { "\((value * 1_000).rounded() / 1_000)" }
}
