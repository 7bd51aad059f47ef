package import Domain

extension Transaction {
  /// The version of a side's profile that the other side of its match sees: while the match is open the present one,
  /// since what its owner has masked since the two were compared stays masked; of an ended match the one that was
  /// compared, as it was told then.
  ///
  /// - Returns: `nil` where a reset or an erase has wiped it.
  package func shownVersion(of role: Role, in match: Match) throws -> ProfileVersion? {
    let side = match.side(role)
    return match.status.hasEnded ? try profiles.find(side.version) : try profiles.current(of: side.user)
  }
}
