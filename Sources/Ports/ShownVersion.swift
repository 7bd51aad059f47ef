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

  /// The introduction that a side got, as far as it may be told once more.
  ///
  /// - Returns: `nil` before it was sent, and where the other side has stored another version since: what it quotes may
  ///   be hidden now, so what they show at present is told in its place. A connected side keeps what it received.
  package func introduction(to reader: Role, of match: Match) throws -> String? {
    let (own, other) = (match.side(reader), match.side(reader.counterpart))
    guard let text = match.introductions[reader], own.introducedAt != nil else { return nil }
    if match.status == .connected { return text }
    let theirs = try shownVersion(of: reader.counterpart, in: match)?.id
    // Until its answer a side has been shown the version that the introduction was written of.
    let isOfText = theirs == other.version || own.isWaiting && theirs == own.shownVersion
    return theirs != nil && isOfText ? text : nil
  }
}
