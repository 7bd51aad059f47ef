/// The one score of an ordered pair (seeker, provider), with its parts and the version that made it.
package struct PairScore: Hashable, Sendable, Codable {
  /// Raised when the formula changes; old rows keep theirs.
  package static let currentVersion = 1

  package let version: Int
  /// What the seeker wants against what the provider offers, 0...1, calibrated.
  package let seekerToProvider: Double
  /// What the provider wants against what the seeker offers, 0...1, calibrated.
  package let providerToSeeker: Double
  /// The harmonic mean of the two directions, so that an unequal pair does not win.
  package let total: Double

  package init(seekerToProvider: Double, providerToSeeker: Double) {
    version = Self.currentVersion
    self.seekerToProvider = seekerToProvider
    self.providerToSeeker = providerToSeeker
    total = Self.harmonicMean(seekerToProvider, providerToSeeker)
  }

  /// A score as it was stored.
  package init(version: Int, seekerToProvider: Double, providerToSeeker: Double, total: Double) {
    self.version = version
    self.seekerToProvider = seekerToProvider
    self.providerToSeeker = providerToSeeker
    self.total = total
  }

  /// The harmonic mean; 0 where either is not positive.
  package static func harmonicMean(_ left: Double, _ right: Double) -> Double {
    left > 0 && right > 0 ? 2 * left * right / (left + right) : 0
  }
}
