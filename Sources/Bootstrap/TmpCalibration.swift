import Domain

/// Until the fitted calibrations are there.
enum TmpCalibration {
  static func identity(_ space: EmbeddingSpace) -> Calibration? {
    let zero: Embedding = space.dimension == 384 ? .dense(Array(repeating: 0, count: 384)) : .sparse(SparseVector([:]))
    guard let map = MonotoneMap(knots: [.init(raw: -1, calibrated: 0), .init(raw: 1, calibrated: 1)]) else { return nil }
    let other = Calibration.anyOtherLanguage
    return Calibration(space: space, means: [other: zero], maps: [LanguagePair(other, other): map])
  }
}
