/// Who is proposed to whom when a round begins: of all pairs that fit, those that together are worth most, nobody in two.
///
/// Turn by turn, whoever comes first takes the best, and the crowd's favourite is gone before others are asked; and those
/// whose turn is late lose the same people again in the next round. Chosen together, a little less for one is given for much
/// more to another, and who has waited comes first where it costs little.
package enum RoundPlan {
  /// Two people who may be proposed to each other.
  package struct Pair: Hashable, Sendable {
    package let seeker: UserID
    package let provider: UserID
    /// What the pair is worth to its two: its total, 0...1, moved by what they prefer.
    package let score: Double

    package init(seeker: UserID, provider: UserID, score: Double) {
      self.seeker = seeker
      self.provider = provider
      self.score = score
    }
  }

  /// What a round of waiting of one of the two adds to the worth of their pair, on the scale of the score. Chosen by
  /// trials (`make fairness`): without it, and with a quarter of it, somebody is left out whom it reaches.
  package static let waitWeight = 0.02

  /// More rounds than this add nothing.
  package static let longestWait = 10

  /// Chooses among pairs; at most one of a person's, in whatever role.
  ///
  /// - Parameters:
  ///   - pairs: in any order; of the same two in both directions both may be there.
  ///   - waits: rounds since each was proposed last, 0 or more; nobody who is missing has waited.
  ///   - waitWeight: what a round of waiting adds.
  /// - Returns: in the order of their seekers.
  package static func chosen(
    from pairs: [Pair], waits: [UserID: Int], waitWeight: Double = waitWeight
  ) -> [Pair] {
    // Who could be in both roles is one person: what they get in the role that is worth less to them is given to others.
    var rest = pairs.sorted { ($0.seeker, $0.provider, $0.score) < ($1.seeker, $1.provider, $1.score) }
    while true {
      let chosen = best(of: rest, waits, waitWeight)
      let kept = Set(chosen)
      var taken: [UserID: Pair] = [:]
      var lost: Set<Pair> = []
      for pair in chosen.sorted(by: precedes) {
        if taken[pair.seeker] == nil, taken[pair.provider] == nil {
          (taken[pair.seeker], taken[pair.provider]) = (pair, pair)
        } else {
          lost.insert(pair)
        }
      }
      if lost.isEmpty { return chosen }
      // Those who stay are settled; everybody else is looked at anew without the pairs that they stand in the way of.
      let settled = kept.subtracting(lost)
      let inBoth = Set(lost.flatMap { [$0.seeker, $0.provider] }.filter { taken[$0] != nil })
      rest = rest.filter { pair in
        settled.contains(pair) || !(inBoth.contains(pair.seeker) || inBoth.contains(pair.provider))
      }
    }
  }

  /// The better pair first; of equal ones the lower ids.
  private static func precedes(_ left: Pair, _ right: Pair) -> Bool {
    left.score != right.score
      ? left.score > right.score : (left.seeker, left.provider) < (right.seeker, right.provider)
  }

  /// At most one of each seeker's and of each provider's.
  private static func best(of pairs: [Pair], _ waits: [UserID: Int], _ waitWeight: Double) -> [Pair] {
    let seekers = Set(pairs.map(\.seeker)).sorted()
    let providers = Set(pairs.map(\.provider)).sorted()
    let rows = Dictionary(uniqueKeysWithValues: seekers.enumerated().map { ($1, $0) })
    let columns = Dictionary(uniqueKeysWithValues: providers.enumerated().map { ($1, $0) })
    var scores: [Int: Double] = [:]
    let edges = pairs.compactMap { pair -> Assignment.Edge? in
      guard let row = rows[pair.seeker], let column = columns[pair.provider] else { return nil }
      scores[row * providers.count + column] = pair.score
      return Assignment.Edge(row: row, column: column, weight: worth(of: pair, waits, waitWeight))
    }
    return Assignment.solve(rows: seekers.count, columns: providers.count, edges: edges).map { row, column in
      Pair(
        seeker: seekers[row], provider: providers[column], score: scores[row * providers.count + column] ?? 0)
    }
  }

  /// In millionths.
  private static func worth(of pair: Pair, _ waits: [UserID: Int], _ waitWeight: Double) -> Int64 {
    let waited = [pair.seeker, pair.provider].reduce(0) { $0 + min(waits[$1] ?? 0, longestWait) }
    return Int64(((pair.score + waitWeight * Double(waited)) * 1_000_000).rounded())
  }
}
