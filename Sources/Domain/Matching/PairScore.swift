/// The one score of an ordered pair (seeker, provider), with its parts, and the formula and version that made it.
package struct PairScore: Hashable, Sendable, Codable {
  /// Raised when a formula changes; old rows keep theirs.
  package static let currentVersion = 3

  package let version: Int
  package let scorer: Scorer
  /// What the seeker wants against what the provider offers, 0...1, calibrated.
  package let seekerToProvider: Double
  /// What the provider wants against what the seeker offers, 0...1, calibrated.
  package let providerToSeeker: Double
  /// What pairs are compared by: of `fit` the harmonic mean of the two directions, so that an unequal pair does not
  /// win; of `hybrid` the weighted sum.
  package let total: Double
  /// What it is made of; `nil` in a row of version 1, which kept none.
  package let parts: PairParts?

  /// Similarity alone, before facts are looked at.
  package init(seekerToProvider: Double, providerToSeeker: Double) {
    let total = Self.harmonicMean(seekerToProvider, providerToSeeker)
    self.init(
      seekerToProvider: seekerToProvider, providerToSeeker: providerToSeeker, total: total, scorer: .fit,
      parts: PairParts(similarity: total))
  }

  /// A score of the present version.
  package init(
    seekerToProvider: Double, providerToSeeker: Double, total: Double, scorer: Scorer, parts: PairParts
  ) {
    self.init(
      version: Self.currentVersion, scorer: scorer, seekerToProvider: seekerToProvider,
      providerToSeeker: providerToSeeker, total: total, parts: parts)
  }

  /// A score as it was stored.
  package init(
    version: Int, scorer: Scorer, seekerToProvider: Double, providerToSeeker: Double, total: Double,
    parts: PairParts?
  ) {
    self.version = version
    self.scorer = scorer
    self.seekerToProvider = seekerToProvider
    self.providerToSeeker = providerToSeeker
    self.total = total
    self.parts = parts
  }

  /// The harmonic mean; 0 where either is not positive.
  package static func harmonicMean(_ left: Double, _ right: Double) -> Double {
    left > 0 && right > 0 ? 2 * left * right / (left + right) : 0
  }
}
