package import Domain

/// Finds out why two people are not matched: from rows, rules and stored scores, without an index and without a model.
package protocol PairExplaining: Sendable {
  /// Every condition of the pair as it is now.
  ///
  /// - Returns: `nil` where one of the two is not there.
  func inquiry(of first: UserID, and second: UserID, in tx: any Transaction) throws -> PairInquiry?
}
