package import Domain

/// Finds out why two people are not matched: from rows, rules and stored scores, without an index and without a model.
package protocol PairExplaining: Sendable {
  /// Every condition of the pair as it is now.
  ///
  /// - Returns: `nil` where one of the two is not there.
  func inquiry(of first: UserID, and second: UserID, in tx: any Transaction) throws -> PairInquiry?
}

extension Transaction {
  /// Where somebody stands who might be proposed; `nil` where there is no such person.
  package func pairStanding(of user: UserID) throws -> PairStanding? {
    guard let found = try users.find(user) else { return nil }
    var standing = PairStanding(stage: found.stage)
    if let match = try matches.waiting(of: user) {
      standing.engagement = match.status == .pending ? .isBeingJudged : .owesAnswer
    }
    return standing
  }
}
