package import Localization

extension Phrase {
  /// A calibrated score as a word: "strong", "good", "fair", "weak". 0.7 is where half of the pairs are relevant.
  package static func fit(_ score: Double) -> PhraseKey {
    if score >= 0.85 { return .matches(.fitStrong) }
    if score >= 0.7 { return .matches(.fitGood) }
    return score >= 0.5 ? .matches(.fitFair) : .matches(.fitWeak)
  }
}
