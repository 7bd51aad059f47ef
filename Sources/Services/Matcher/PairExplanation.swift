package import Domain
package import Ports

/// Tells why two people are not matched, by what a match step would read of them.
package struct PairExplanation: PairExplaining {
  private let constraints: HardConstraints
  private let scorer: PairScorer

  package init(constraints: HardConstraints) {
    self.constraints = constraints
    scorer = PairScorer(constraints: constraints)
  }

  /// Somebody, with the profile that their facts are of.
  private struct Side {
    let person: PairInquiry.Person
    let profile: ComparedProfile?
  }

  package func inquiry(
    of first: UserID, and second: UserID, in tx: any Transaction
  ) throws -> PairInquiry? {
    let space = try tx.rooms.comparedSpace()
    let round = try tx.matches.currentRound().number
    guard let one = try side(first, in: space, round, tx), let other = try side(second, in: space, round, tx)
    else { return nil }
    var likeness: [Role: PairInquiry.Likeness] = [:]
    for role in Role.allCases {
      let (seeker, provider) = role == .seeker ? (one, other) : (other, one)
      likeness[role] = try self.likeness(seeker, provider, tx)
    }
    return PairInquiry(
      of: one.person, and: other.person, history: try tx.matches.history(of: first)[second] ?? [],
      likeness: likeness, threshold: try tx.settings.value(of: .similarityThreshold),
      proposalLimit: Int(try tx.settings.value(of: .proposalsPerRound)), constraints: constraints, now: tx.now
    )
  }

  private func side(
    _ user: UserID, in space: EmbeddingSpace?, _ round: Int, _ tx: any Transaction
  ) throws -> Side? {
    guard let standing = try tx.pairStanding(of: user) else { return nil }
    let profile = try tx.profiles.current(of: user).map { ComparedProfile($0) }
    let hasVectors = try space.map { space in
      try profile.map { try tx.profiles.isEmbedded($0.version, in: space) } ?? false
    }
    return Side(
      person: PairInquiry.Person(
        user: user, standing: standing, facts: profile?.facets.mapValues(\.facts) ?? [:],
        hasVectors: hasVectors ?? false, proposals: try tx.rooms.proposals(of: user, in: round),
        isTurnDue: try tx.rooms.isTurnDue(of: user)),
      profile: profile)
  }

  /// The stored score of the two present versions; without one, what the facts alone say.
  private func likeness(
    _ seeker: Side, _ provider: Side, _ tx: any Transaction
  ) throws -> PairInquiry.Likeness? {
    guard let mine = seeker.profile, let theirs = provider.profile, let wants = mine.facets[.seeker],
      let offers = theirs.facets[.provider]
    else { return nil }
    if let score = try tx.matches.score(seeker: mine.version, provider: theirs.version) {
      return .stored(score)
    }
    return .neverCompared(parts: scorer.parts(seeker: wants.side, provider: offers.side))
  }
}
