/// Two languages, in no order.
package struct LanguagePair: Hashable, Sendable {
  /// The one whose code sorts first.
  package let first: Language
  package let second: Language

  /// The same pair whichever of the two comes first; both may be one language.
  package init(_ one: Language, _ other: Language) {
    (first, second) = one.code <= other.code ? (one, other) : (other, one)
  }
}

/// What turns the vectors of one space into similarities that mean the same in every language pair.
///
/// Raw cosines of sentence models lie in a narrow band and follow the language more than the subject. So the
/// mean vector of a language is subtracted and the rest brought to length 1; the dot product of two such
/// vectors is the raw similarity, and a map fitted for the language pair turns it into 0...1, where .7 is
/// where half of the pairs fitted on were relevant.
package struct Calibration: Hashable, Sendable {
  /// Stands for every language that nothing was fitted for (ISO 639-2 "undetermined").
  package static let anyOtherLanguage = Language(code: "und")

  package let space: EmbeddingSpace
  /// Has an entry for `anyOtherLanguage`.
  package let means: [Language: Embedding]
  /// Has an entry for the pair of `anyOtherLanguage` with itself.
  package let maps: [LanguagePair: MonotoneMap]

  /// Nil where an entry for `anyOtherLanguage` is missing or a mean is no vector of the space.
  package init?(space: EmbeddingSpace, means: [Language: Embedding], maps: [LanguagePair: MonotoneMap]) {
    guard means[Self.anyOtherLanguage] != nil, means.values.allSatisfy({ $0.fits(space) }),
      maps[LanguagePair(Self.anyOtherLanguage, Self.anyOtherLanguage)] != nil
    else { return nil }
    self.space = space
    self.means = means
    self.maps = maps
  }

  /// The language under which vectors of `language` are centred: itself, or `anyOtherLanguage`.
  package func fitted(_ language: Language) -> Language {
    means[language] == nil ? Self.anyOtherLanguage : language
  }

  /// The mean vector to subtract from texts in `language`.
  package func mean(of language: Language) -> Embedding {
    guard let mean = means[language] ?? means[Self.anyOtherLanguage] else {
      preconditionFailure("init demands a mean for every other language")
    }
    return mean
  }

  /// The map for texts in these two languages.
  package func map(between one: Language, and other: Language) -> MonotoneMap {
    let others = LanguagePair(Self.anyOtherLanguage, Self.anyOtherLanguage)
    guard let map = maps[LanguagePair(one, other)] ?? maps[others] else {
      preconditionFailure("init demands a map for every other pair")
    }
    return map
  }

  /// The fitted pairs in the order of their codes, each with the raw similarity that stands at `calibrated`.
  package func scale(at calibrated: Double) -> [(pair: LanguagePair, raw: Double)] {
    maps.sorted { ($0.key.first.code, $0.key.second.code) < ($1.key.first.code, $1.key.second.code) }
      .map { ($0.key, $0.value.raw(at: calibrated)) }
  }

  /// `embedding` without the mean of its language, at length 1; nil where it is no vector of this space.
  package func centred(_ embedding: Embedding, language: Language) -> Embedding? {
    guard embedding.fits(space) else { return nil }
    // Zero stands for "nothing was said"; less the mean it would look like everybody's opposite.
    guard embedding.norm > 0 else { return embedding }
    return embedding.subtracting(mean(of: language))?.normalised
  }

  /// How alike two texts are, 0...1; 0 where one of them is no vector of this space or has no direction.
  package func similarity(
    _ one: Embedding, _ language: Language, _ other: Embedding, _ otherLanguage: Language
  ) -> Double {
    similarity(
      ofCentred: centred(one, language: language), language, centred(other, language: otherLanguage),
      otherLanguage)
  }

  /// How alike two texts are whose vectors are centred already: what compares many with many centres each once.
  package func similarity(
    ofCentred one: Embedding?, _ language: Language, _ other: Embedding?, _ otherLanguage: Language
  ) -> Double {
    guard let one, let other, one.norm > 0, other.norm > 0, let raw = one.dot(other) else { return 0 }
    return map(between: language, and: otherLanguage).value(at: Double(raw))
  }
}
