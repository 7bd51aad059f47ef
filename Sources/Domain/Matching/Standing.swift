/// What of somebody decides whether they may be proposed now, besides their profile and its vectors.
package struct Standing: Hashable, Sendable {
  /// Whether they take part: active, and not blocked.
  package let isPresent: Bool
  /// Whether they are in a pending match or owe an answer.
  package let isWaiting: Bool
  /// The round that was the current one when this was so.
  package let round: Int
  /// In how many matches of that round they were.
  package let proposals: Int

  package init(isPresent: Bool, isWaiting: Bool, round: Int, proposals: Int) {
    self.isPresent = isPresent
    self.isWaiting = isWaiting
    self.round = round
    self.proposals = proposals
  }

  /// Whether they may be proposed in a round.
  ///
  /// - Parameters:
  ///   - round: the one of this standing, or a later one.
  ///   - limit: how often in a round.
  package func mayBeProposed(in round: Int, limit: Int) -> Bool {
    isPresent && !isWaiting && (self.round == round ? proposals : 0) < limit
  }
}
