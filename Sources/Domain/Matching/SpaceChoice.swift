/// How many people could be found by vectors of one space, beside those of the space that vectors are made in.
package struct SpaceCoverage: Hashable, Sendable {
  package let space: EmbeddingSpace
  /// People whose current profile has its vectors in this space.
  package let covered: Int
  /// Those of them who have none in the other space yet.
  package let onlyHere: Int
  /// People who have vectors in the other space and none in this one.
  package let lacking: Int

  package init(space: EmbeddingSpace, covered: Int, onlyHere: Int, lacking: Int) {
    self.space = space
    self.covered = covered
    self.onlyHere = onlyHere
    self.lacking = lacking
  }
}

/// By which vectors people are searched while an embedder takes another's place. Pure.
///
/// Vectors of two spaces never meet: a search knows one space alone, so that whoever has no vectors there would drop out
/// of it. The former space is therefore searched until nobody would, and nothing has to be remembered for it: after a
/// crash, and in every process, the same rows give the same answer. It does not go back either, since nobody new comes
/// into a space that is not wanted.
package enum SpaceChoice {
  /// The space to search.
  ///
  /// - Parameters:
  ///   - target: where the configured embedder makes vectors.
  ///   - others: every other space in which anybody has vectors, compared with `target`.
  /// - Returns: `target` once everybody who can be found elsewhere can be found there as well; until then the one of the
  ///   others that covers most people, and of equals the one that is named first.
  package static func searched(target: EmbeddingSpace, others: [SpaceCoverage]) -> EmbeddingSpace {
    let needed = others.filter { $0.space != target && $0.onlyHere > 0 }
    let best = needed.max { one, other in
      one.covered != other.covered ? one.covered < other.covered : name(of: one.space) > name(of: other.space)
    }
    return best?.space ?? target
  }

  /// The spaces whose vectors nobody needs any more.
  ///
  /// - Parameter isAlone: whether no other program works on the database. One that does may have another embedder; then a
  ///   space goes only where somebody has been left out of it, which would not be so if anybody still made vectors in it.
  package static func leftBehind(
    target: EmbeddingSpace, others: [SpaceCoverage], isAlone: Bool
  ) -> [EmbeddingSpace] {
    guard searched(target: target, others: others) == target else { return [] }
    return others.filter { $0.space != target && (isAlone || $0.lacking > 0) }.map(\.space)
  }

  private static func name(of space: EmbeddingSpace) -> String {
    "\(space.model) \(space.build) \(space.dimension)"
  }
}
