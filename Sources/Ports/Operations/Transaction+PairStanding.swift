package import Domain

extension Transaction {
  /// Where somebody stands who might be proposed; `nil` where there is no such person.
  package func pairStanding(of user: UserID) throws -> PairStanding? {
    guard let found = try users.find(user) else { return nil }
    var standing = PairStanding(stage: found.stage)
    if let match = try matches.waiting(of: user) {
      standing.engagement = match.status == .pending ? .isBeingJudged : .owesAnswer
    }
    standing.isBlocked = try people.block(of: user) != nil
    return standing
  }
}
