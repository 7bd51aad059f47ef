import Domain
import Ports
import Profiler

/// All texts with their vectors, split into what is fitted on and what is measured on.
struct CalibrationStudy {
  let fittedTexts: [EmbeddedText]
  let fittedPairs: [LabelledPair]

  private let space: EmbeddingSpace
  /// Seekers and providers of the demo, each with both parts, and which pairs are relevant.
  private let demoSeekers: [(offers: EmbeddedText, wants: EmbeddedText)]
  private let demoProviders: [(offers: EmbeddedText, wants: EmbeddedText)]
  private let demoGrades: [[Int]]
  private let heldSeekers: [EmbeddedText]
  private let heldProviders: [EmbeddedText]
  private let heldGrades: [[Int]]

  init(people: [CalibrationPerson], evaluation: EvaluationData, embedder: any Embedder) async throws {
    space = embedder.space
    func embedded(_ texts: [EmbeddingTexts.Item]) async throws -> [EmbeddedText] {
      let vectors = try await embedder.embed(texts.map(\.text))
      return zip(texts, vectors).map { EmbeddedText(language: $0.0.language, embedding: $0.1) }
    }
    let offers = try await embedded(people.map(\.offers))
    let wants = try await embedded(people.map(\.wants))
    func evaluated(_ people: [EvaluationData.Person]) async throws -> [EmbeddedText] {
      try await embedded(
        people.compactMap {
          CalibrationSources.items(
            role: .seeker, language: Language(code: $0.lang), offers: $0.text, wants: ""
          ).first
        })
    }
    let seekers = try await evaluated(evaluation.seekers)
    let providers = try await evaluated(evaluation.providers)

    var pairs: [LabelledPair] = []
    for (one, seeker) in people.enumerated() where seeker.role == .seeker {
      for (another, provider) in people.enumerated() where provider.role == .provider {
        pairs.append(
          LabelledPair(
            (wants[one], offers[another]), (wants[another], offers[one]),
            languages: LanguagePair(offers[one].language, offers[another].language),
            isRelevant: Self.isRelevant(seeker, provider)))
      }
    }
    for (seeker, one) in zip(evaluation.seekers, seekers) where seeker.isEven {
      for (provider, other) in zip(evaluation.providers, providers) where provider.isEven {
        pairs.append(
          LabelledPair(
            (one, other), languages: LanguagePair(one.language, other.language),
            isRelevant: evaluation.grade(seeker, provider) > 0))
      }
    }
    fittedPairs = pairs
    func parts(_ role: Role) -> [(person: CalibrationPerson, offers: EmbeddedText, wants: EmbeddedText)] {
      people.indices.filter { people[$0].role == role }.map { (people[$0], offers[$0], wants[$0]) }
    }
    let (demoSeekers, demoProviders) = (parts(.seeker), parts(.provider))
    self.demoSeekers = demoSeekers.map { ($0.offers, $0.wants) }
    self.demoProviders = demoProviders.map { ($0.offers, $0.wants) }
    demoGrades = demoSeekers.map { seeker in
      demoProviders.map { Self.isRelevant(seeker.person, $0.person) ? 1 : 0 }
    }
    let even = zip(evaluation.seekers + evaluation.providers, seekers + providers).filter { $0.0.isEven }.map(
      \.1)
    fittedTexts = offers + wants + even

    let oddSeekers = evaluation.seekers.filter { !$0.isEven }
    let oddProviders = evaluation.providers.filter { !$0.isEven }
    heldSeekers = zip(evaluation.seekers, seekers).filter { !$0.0.isEven }.map(\.1)
    heldProviders = zip(evaluation.providers, providers).filter { !$0.0.isEven }.map(\.1)
    heldGrades = oddSeekers.map { seeker in oddProviders.map { evaluation.grade(seeker, $0) } }
  }

  /// The same trade, and levels next to each other where both are known.
  private static func isRelevant(_ seeker: CalibrationPerson, _ provider: CalibrationPerson) -> Bool {
    guard seeker.trade == provider.trade else { return false }
    guard let one = seeker.seniority, let other = provider.seniority else { return true }
    return one.distance(to: other) <= 1
  }

  /// A table for people: the fits, then raw cosine against calibrated on people who were not fitted on.
  func report(of calibration: Calibration, fits: [LanguagePair: LogisticFit]) -> String {
    var lines = ["", "\(space.model) \(space.build)"]
    lines.append("  fitted on \(fittedPairs.count) pairs, \(fittedPairs.count { $0.isRelevant }) relevant")
    for (pair, fit) in fits.sorted(by: {
      ($0.key.first.code, $0.key.second.code) < ($1.key.first.code, $1.key.second.code)
    }) {
      let own = fittedPairs.filter { $0.languages == pair }
      lines.append(
        "  \(pair.first)-\(pair.second): .7 at raw \(Self.short(fit.raw(atLogOdds: 0))), \(own.count) pairs, \(own.count { $0.isRelevant }) relevant; "
          + Self.threshold(own.map { (total($0, calibration), $0.isRelevant) }))
    }
    lines.append(demo(calibration))
    lines.append("  held out: \(heldSeekers.count) seekers, \(heldProviders.count) providers")
    lines.append("  nDCG@10              for seekers  for providers")
    let raw = scores { one, other in Double(one.embedding.dot(other.embedding) ?? 0) }
    let calibrated = scores { similarity($0, $1, calibration) }
    for (name, scores) in [("raw cosine", raw), ("calibrated", calibrated)] {
      let quality = RankingQuality(grades: heldGrades, scores: scores)
      lines.append(
        "    \(name)           \(Self.short(quality.byRow))         \(Self.short(quality.byColumn))")
    }
    let flat = zip(heldGrades, calibrated).flatMap { zip($0.0, $0.1) }.map {
      (score: $0.1, isRelevant: $0.0 > 0)
    }
    lines.append("  held out, " + Self.threshold(flat))
    for pair in fits.keys where pair.first != Calibration.anyOtherLanguage {
      var own: [(score: Double, isRelevant: Bool)] = []
      for (row, seeker) in heldSeekers.enumerated() {
        for (column, provider) in heldProviders.enumerated()
        where LanguagePair(seeker.language, provider.language) == pair {
          own.append((calibrated[row][column], heldGrades[row][column] > 0))
        }
      }
      lines.append("    \(pair.first)-\(pair.second): " + Self.threshold(own))
    }
    return lines.joined(separator: "\n")
  }

  /// The demo's people by both directions joined, as a match step sees them.
  private func demo(_ calibration: Calibration) -> String {
    let totals = demoSeekers.map { seeker in
      demoProviders.map { provider in
        PairScore(
          seekerToProvider: similarity(seeker.wants, provider.offers, calibration),
          providerToSeeker: similarity(provider.wants, seeker.offers, calibration)
        ).total
      }
    }
    let quality = RankingQuality(grades: demoGrades, scores: totals)
    let pairs = zip(demoGrades, totals).flatMap { zip($0.0, $0.1) }.map {
      (score: $0.1, isRelevant: $0.0 > 0)
    }
    let served = totals.count { ($0.max() ?? 0) >= 0.7 }
    return
      "  demo, both directions joined: nDCG@10 \(Self.short(quality.byRow)) and \(Self.short(quality.byColumn)); "
      + Self.threshold(pairs) + "; \(served) of \(totals.count) seekers have somebody at .7"
  }

  private func scores(_ score: (EmbeddedText, EmbeddedText) -> Double) -> [[Double]] {
    heldSeekers.map { seeker in heldProviders.map { score(seeker, $0) } }
  }

  private func total(_ pair: LabelledPair, _ calibration: Calibration) -> Double {
    let similarities = pair.comparisons.map { similarity($0.0, $0.1, calibration) }
    guard let first = similarities.first else { return 0 }
    return PairScore.harmonicMean(first, similarities.last ?? first)
  }

  private func similarity(_ one: EmbeddedText, _ other: EmbeddedText, _ calibration: Calibration) -> Double {
    calibration.similarity(one.embedding, one.language, other.embedding, other.language)
  }

  private static func threshold(_ pairs: [(score: Double, isRelevant: Bool)]) -> String {
    let quality = ThresholdQuality(pairs)
    let near = quality.near.map { short($0) } ?? "-"
    return "at .7: \(quality.above.relevant) of \(quality.above.pairs) above relevant, "
      + "\(quality.below.relevant) of \(quality.below.pairs) below; .6-.8: \(near)"
  }

  private static func short(_ value: Double) -> String { "\((value * 1_000).rounded() / 1_000)" }
}
