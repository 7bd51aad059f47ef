package import Domain
package import Ports

/// What the two people of a match say of themselves now, which may be more or less than when they were compared:
/// what somebody has changed or masked since then counts.
struct PresentSides: Sendable {
  let seeker: ProfileVersion
  let provider: ProfileVersion

  /// `nil` where one of them no longer takes their role.
  init?(of match: Match, _ tx: any Transaction) throws {
    guard let seeker = try tx.profiles.current(of: match.seeker.user),
      seeker.publicView.facets[.seeker] != nil,
      let provider = try tx.profiles.current(of: match.provider.user),
      provider.publicView.facets[.provider] != nil
    else { return nil }
    self.seeker = seeker
    self.provider = provider
  }

  subscript(role: Role) -> ProfileVersion { role == .seeker ? seeker : provider }

  func facet(_ role: Role) -> PublicFacet? { self[role].publicView.facets[role] }

  func facts(_ role: Role) -> MatchFacts { MatchFacts(self[role].profile, as: role) ?? MatchFacts() }

  /// What a judge reads of a side.
  func judged(as role: Role) -> ImpersonalSide? {
    let profile = self[role].profile
    let names = profile.allFacts.compactMap { if case .name(let name) = $0.value { name } else { nil } }
    return facet(role).map {
      ImpersonalSide(
        JudgedSide(publicFacet: $0, facts: facts(role), privateNotes: profile.privateNotes), names: names)
    }
  }

  /// - Throws: `ChangedMeanwhile` where one of them has stored another version since this was read: what was made
  ///   of it may say what its owner has taken back. The job is tried again.
  func checkStillPresent(of match: Match, _ tx: any Transaction) throws {
    for role in Role.allCases
    where try tx.profiles.currentID(of: match.side(role).user) != self[role].id {
      throw ChangedMeanwhile()
    }
  }
}

extension HardConstraints {
  /// How the private sums of the two stood to each other in the versions that were compared; `nil` where one had none, or is
  /// gone. What somebody says later changes nothing: by a sum that is moved until the word changes the other's would be found.
  package func payComparison(of match: Match, in tx: any Transaction) throws -> PayComparison? {
    guard let seeker = try tx.profiles.find(match.seeker.version),
      let provider = try tx.profiles.find(match.provider.version),
      let floor = MatchFacts(seeker.profile, as: .seeker),
      let ceiling = MatchFacts(provider.profile, as: .provider)
    else { return nil }
    return payComparison(seeker: floor, provider: ceiling)
  }
}

/// A profile changed while a maker worked with it.
struct ChangedMeanwhile: Error {}
