package import Domain

extension Transaction {
  /// The version of a side's profile that the other side of its match sees: while the match is open the present one,
  /// since what its owner has masked since the two were compared stays masked; of an ended match the one at its end.
  /// Later words are nobody's business.
  ///
  /// - Returns: `nil` where a reset or an erase has wiped it.
  package func shownVersion(of role: Role, in match: Match) throws -> ProfileVersion? {
    let side = match.side(role)
    guard match.status.hasEnded else { return try profiles.current(of: side.user) }
    return try side.lastVersion.flatMap { try profiles.find($0) }
  }
}
