/// Somebody who could be proposed to the user whose turn it is, with the score of that ordered pair.
package struct Counterpart: Hashable, Sendable {
  package let user: UserID
  /// The role that this person would take; the searching user takes the other one.
  package let role: Role
  package let score: PairScore

  package init(user: UserID, role: Role, score: PairScore) {
    self.user = user
    self.role = role
    self.score = score
  }
}

/// Chooses who is proposed in one user's turn: the best counterpart in either direction that nothing excludes.
///
/// The first of `ranked` whom the hard constraints allow is it; they read profiles and are asked page by page.
/// Deterministic: equal scores go by user id, and the same person in both roles first as provider. There is
/// no cut before exclusion, so the best of the rest is found however many are excluded.
package struct CounterpartSelection: Sendable {
  /// Whose turn it is.
  package let user: UserID
  /// The least total score, 0...1 on the calibrated scale.
  package let threshold: Double

  package init(for user: UserID, threshold: Double) {
    self.user = user
    self.threshold = threshold
  }

  /// Those of `counterparts` who may be proposed as far as score and exclusion go, best first.
  ///
  /// - Parameters:
  ///   - counterparts: of both roles where the user takes both, in any order; the user's own entries are passed over.
  ///   - excluded: who may not be proposed again (`PairHistory`).
  package func ranked(
    _ counterparts: some Sequence<Counterpart>, excluding excluded: Set<UserID>
  ) -> [Counterpart] {
    counterparts
      .filter { $0.user != user && $0.score.total >= threshold && !excluded.contains($0.user) }
      .sorted(by: Self.precedes)
  }

  private static func precedes(_ left: Counterpart, _ right: Counterpart) -> Bool {
    if left.score.total != right.score.total { return left.score.total > right.score.total }
    if left.user != right.user { return left.user < right.user }
    return left.role == .provider && right.role == .seeker
  }
}
