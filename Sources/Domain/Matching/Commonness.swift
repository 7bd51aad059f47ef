/// How much somebody is like everybody of the other role: the mean log odds that those who resemble them most are alike.
///
/// In a space of many dimensions a few people come out near everybody, whether they fit or not (hubs: Radovanović et al.
/// 2010). So those who fit are put in order by their log odds less a part of this, as cross-domain similarity local
/// scaling does for the neighbours of words (Conneau et al. 2018): who stands out for somebody comes before who would
/// do for anybody. The score stays what it is, and with it what the threshold means.
package enum Commonness {
  /// Of how many of the other role it is the mean, the most similar.
  package static let neighbours = 5

  /// At most so many of the other role are looked at.
  package static let sample = 512

  /// How much of it is taken off; chosen in steps of a quarter.
  package static let weight = 0.75

  /// - Parameter similarities: 0...1, of one person with those of the other role, in any order; may be empty.
  package static func of(_ similarities: [Double]) -> Double {
    var nearest: [Double] = []
    for similarity in similarities {
      if nearest.count == neighbours, similarity <= nearest[neighbours - 1] { continue }
      nearest.insert(similarity, at: nearest.firstIndex { $0 < similarity } ?? nearest.endIndex)
      if nearest.count > neighbours { nearest.removeLast() }
    }
    guard !nearest.isEmpty else { return 0 }
    return nearest.reduce(0) { $0 + logOdds($1) } / Double(nearest.count)
  }

  /// What those who fit are ordered by, the greatest first.
  ///
  /// - Parameters:
  ///   - score: 0...1, of the pair.
  ///   - commonness: of the one who is found.
  package static func order(_ score: Double, commonness: Double) -> Double {
    logOdds(score) - weight * commonness
  }

  /// A likelihood of 0 or 1 is no certainty: the odds stay within one to ten thousand.
  private static func logOdds(_ likelihood: Double) -> Double {
    let kept = min(max(likelihood, 1e-4), 1 - 1e-4)
    return Exponential.log(kept / (1 - kept))
  }
}
