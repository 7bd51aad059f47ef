import Domain
import Glibc

/// A text with its vector: one part of one person.
struct EmbeddedText {
  let language: Language
  let embedding: Embedding
}

/// A pair of people of whom somebody knows whether they are of the same trade at a near level.
struct LabelledPair {
  /// What is compared: what each wants with what the other offers, or one text with one.
  let comparisons: [(EmbeddedText, EmbeddedText)]
  let languages: LanguagePair
  /// What the facts of the two add, in log odds.
  let adjustment: Double
  let isRelevant: Bool

  init(
    _ comparisons: (EmbeddedText, EmbeddedText)..., languages: LanguagePair, adjustment: Double,
    isRelevant: Bool
  ) {
    self.comparisons = comparisons
    self.languages = languages
    self.adjustment = adjustment
    self.isRelevant = isRelevant
  }
}

/// Fits a calibration to texts and labelled pairs.
enum CalibrationFitting {
  enum Failure: Error {
    /// In this pair of languages relevant pairs are not more alike than others.
    case notRising(LanguagePair)
    case notACalibration
  }

  static func fit(
    space: EmbeddingSpace, texts: [EmbeddedText], pairs: [LabelledPair], languages: [Language]
  ) throws -> (calibration: Calibration, fits: [LanguagePair: LogisticFit]) {
    let other = Calibration.anyOtherLanguage
    var means: [Language: Embedding] = [:]
    for language in languages {
      means[language] = mean(of: texts.filter { $0.language == language }.map(\.embedding), space: space)
    }
    let spoken = languages.filter { $0 != EmbeddingText.factsLanguage }
    means[other] = mean(of: spoken.compactMap { means[$0] }, space: space)
    let identity = try Self.map(LogisticFit(offset: 0, slope: 1))
    let raw = try require(
      Calibration(space: space, means: means, maps: [LanguagePair(other, other): identity]))

    let observed = pairs.map { ($0.languages, observation(of: $0, in: raw)) }
    let pooled = LogisticFit(observed.map(\.1))
    let ofWords = observed.filter {
      $0.0.first != EmbeddingText.factsLanguage && $0.0.second != EmbeddingText.factsLanguage
    }
    var fits = [LanguagePair(other, other): LogisticFit(ofWords.map(\.1), prior: pooled)]
    for (position, one) in languages.enumerated() {
      for another in languages[position...] {
        let pair = LanguagePair(one, another)
        fits[pair] = LogisticFit(observed.filter { $0.0 == pair }.map(\.1), prior: pooled)
      }
    }
    for (pair, fit) in fits where fit.slope <= 0 { throw Failure.notRising(pair) }
    let calibration = try require(
      Calibration(space: space, means: means, maps: try fits.mapValues { try map($0) }))
    return (calibration, fits)
  }

  /// The raw similarity of a pair, over its directions on average: the threshold is one for the pair's total, and
  /// two directions together are less uncertain than one.
  static func observation(of pair: LabelledPair, in calibration: Calibration) -> LogisticFit.Observation {
    let raws = pair.comparisons.map { one, other in
      let one = calibration.centred(one.embedding, language: one.language)
      let other = calibration.centred(other.embedding, language: other.language)
      return Double(one.flatMap { one in other.flatMap { one.dot($0) } } ?? 0)
    }
    return LogisticFit.Observation(
      raw: raws.reduce(0, +) / Double(max(raws.count, 1)), offset: pair.adjustment,
      isRelevant: pair.isRelevant)
  }

  /// The chance with its odds raised so that one half becomes .7, as lines between knots: facts then move it on the same
  /// scale of log odds (`FitFormula`).
  static func map(_ fit: LogisticFit) throws -> MonotoneMap {
    let half = log(0.7 / 0.3)
    var knots = [MonotoneMap.Knot(raw: -1, calibrated: 0)]
    for step in -24...24 {
      let raw = rounded(fit.raw(atLogOdds: Double(step) / 2))
      let calibrated = rounded(1 / (1 + exp(-Double(step) / 2 - half)))
      if raw > knots[knots.count - 1].raw, calibrated > knots[knots.count - 1].calibrated, raw < 1,
        calibrated < 1
      {
        knots.append(MonotoneMap.Knot(raw: raw, calibrated: calibrated))
      }
    }
    knots.append(MonotoneMap.Knot(raw: 1, calibrated: 1))
    return try require(MonotoneMap(knots: knots))
  }

  /// The mean; of a sparse space the 400 heaviest entries, which are words that say nothing of anybody.
  private static func mean(of embeddings: [Embedding], space: EmbeddingSpace) -> Embedding {
    var dense = [Float](repeating: 0, count: space.dimension)
    var isSparse = false
    for embedding in embeddings {
      switch embedding {
      case .dense(let values): for (index, value) in values.enumerated() { dense[index] += value }
      case .sparse(let vector):
        isSparse = true
        for (index, value) in zip(vector.indices, vector.values) { dense[Int(index)] += value }
      }
    }
    let values = dense.map { $0 / Float(max(embeddings.count, 1)) }
    guard isSparse else { return .dense(values) }
    let heaviest = values.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }.prefix(
      400)
    return .sparse(
      SparseVector(Dictionary(uniqueKeysWithValues: heaviest.map { (UInt32($0.offset), $0.element) })))
  }

  private static func rounded(_ value: Double) -> Double { (value * 100_000).rounded() / 100_000 }

  private static func require<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Failure.notACalibration }
    return value
  }
}

extension LogisticFit {
  init(offset: Double, slope: Double) {
    self.offset = offset
    self.slope = slope
  }
}
