package import Domain
package import Ports

/// Tells people why nobody was proposed to them yet, by the rows, the rules and the scores that a match step reads, and
/// without asking a model.
///
/// The look costs a search of the index and reads the profiles of those whose work fits, page by page and the best
/// first; what was found is told again until something has changed.
package actor Outlooks: OutlookTelling {
  private let store: any Store
  private let constraints: HardConstraints
  private let scorer: PairScorer
  private let texts: OutlookTexts
  /// Comes with the works, which take a while to start.
  private var follower: IndexFollower?
  private var told: (of: Fingerprint, outlook: MatchOutlook)?

  /// How many profiles are read in one transaction, so that others come in between.
  private static let page = 50
  /// Whom a look compares at most in each role, the most similar first; what is told is "at least", so it stays true.
  private static let mostCompared = 600

  package init(store: any Store, constraints: HardConstraints, texts: OutlookTexts) {
    self.store = store
    self.constraints = constraints
    scorer = PairScorer(constraints: constraints)
    self.texts = texts
  }

  /// From now on there is an index to look into.
  package func use(_ follower: IndexFollower) { self.follower = follower }

  package func note(for user: UserID) async throws -> OutlookNote {
    let outlook = try await outlook(for: user)
    let language = try await store.read { try $0.users.find(user)?.language }
    return texts.note(outlook, language: language ?? .english)
  }

  /// How it stands for `user` now.
  ///
  /// - Throws: `StoreError.missing` where there is no such user.
  package func outlook(for user: UserID) async throws -> MatchOutlook {
    guard let follower else {
      return try await store.read { try Self.standing(of: user, in: nil, $0) ?? .beingRead }
    }
    let index = try await follower.catchUp()
    let (space, change) = (index.space, await index.state().lastChange)
    let start = try await store.read { tx -> Start in
      if let standing = try Self.standing(of: user, in: space, tx) { return .standing(standing) }
      guard let version = try tx.profiles.current(of: user) else { return .standing(.noProfile) }
      let round = try tx.matches.currentRound().number
      return .look(
        Situation(
          user: user, version: version, round: round,
          proposalLimit: Int(try tx.settings.value(of: .proposalsPerRound)),
          threshold: try tx.settings.value(of: .similarityThreshold),
          scorer: Scorer(setting: try tx.settings.value(of: .scorer)),
          met: try tx.met(by: user), last: try tx.events.recent(limit: 1).first))
    }
    guard case .look(let situation) = start else {
      if case .standing(let standing) = start { return standing }
      return .beingRead
    }
    let fingerprint = Fingerprint(situation: situation, space: space, change: change)
    if let told, told.of == fingerprint { return told.outlook }
    var roles: [RoleOutlook] = []
    for role in situation.version.profile.roles {
      if let found = try await look(situation, as: role, in: index, follower.profiles) { roles.append(found) }
    }
    let outlook = MatchOutlook.searched(roles)
    told = (fingerprint, outlook)
    return outlook
  }

  private enum Start: Sendable {
    case standing(MatchOutlook)
    case look(Situation)
  }

  private struct Situation: Hashable, Sendable {
    let user: UserID
    let version: ProfileVersion
    let round: Int
    let proposalLimit: Int
    let threshold: Double
    let scorer: Scorer
    /// Whom this person may not be proposed again; it changes with time too.
    let met: Set<UserID>
    /// The last transition of anything: who is free, paused or asked changes with one.
    let last: Event?
  }

  /// What a look hangs on: as long as it is the same, so is what is found.
  private struct Fingerprint: Hashable {
    let situation: Situation
    let space: EmbeddingSpace
    let change: Int64
  }

  /// Why nobody is looked for; `nil` where somebody is.
  private static func standing(
    of id: UserID, in space: EmbeddingSpace?, _ tx: any Transaction
  ) throws -> MatchOutlook? {
    guard let user = try tx.users.find(id) else { throw StoreError.missing("user") }
    switch user.stage {
    case .onboarding, .erased: return .noProfile
    case .ready: return .notStarted
    case .paused: return .paused
    case .unreachable: return .unreachable
    case .active: break
    }
    if let match = try tx.matches.waiting(of: id) {
      let isIntroduced = match.role(of: id).map { match.side($0).introducedAt != nil } ?? false
      return isIntroduced ? .owesAnswer : .beingJudged
    }
    guard let space, let version = try tx.profiles.current(of: id),
      try tx.profiles.isEmbedded(version.id, in: space)
    else { return .beingRead }
    let isEligible = try tx.matches.isEligible(
      id, in: space, proposalLimit: Int(try tx.settings.value(of: .proposalsPerRound)),
      round: try tx.matches.currentRound().number)
    return isEligible ? nil : .enoughThisRound
  }

  /// Counts everybody of the other role.
  private func look(
    _ situation: Situation, as role: Role, in index: any CandidateIndex, _ profiles: ComparedProfiles
  ) async throws -> RoleOutlook? {
    guard let own = ComparedProfile(situation.version).facets[role] else { return nil }
    let space = index.space
    let (present, free) = try await store.read { tx in
      (
        try tx.matches.presentUsers(as: role.counterpart, in: space),
        try tx.matches.eligibleUsers(
          in: space, proposalLimit: situation.proposalLimit, round: situation.round)
      )
    }
    var tally = OutlookTally(own.facts, as: role, constraints: constraints)
    let candidates = await index.candidates(
      for: situation.user, in: role, within: present, excluding: [],
      least: PairScorer.leastSimilarity(situation.scorer, for: situation.threshold), limit: Self.mostCompared)
    var rest = candidates[...]
    tally.addUnlike(present.subtracting([situation.user]).count - rest.count)
    while !rest.isEmpty {
      let page = Array(rest.prefix(Self.page))
      rest = rest.dropFirst(Self.page)
      let (read, now) = try await store.read { tx in
        (try page.map { try profiles.current(of: $0.user, in: tx) }, tx.now)
      }
      for (candidate, profile) in zip(page, read) {
        guard let profile, let theirs = profile.facets[role.counterpart] else { continue }
        let age = now.since(profile.createdAt)
        if !fits(own, theirs, similar: candidate.score, age: age, as: role, situation) {
          tally.addUnlike(1)
        } else if situation.met.contains(candidate.user) {
          tally.addMet(1)
        } else {
          tally.add(theirs.facts, isFree: free.contains(candidate.user))
        }
      }
    }
    return tally.outlook
  }

  /// Whether the pair reaches the threshold by the score of a match step, or would if the rules that it breaks were just met:
  /// who works elsewhere or has another level is kept away by that rule and not by their work.
  private func fits(
    _ own: ComparedProfile.Facet, _ theirs: ComparedProfile.Facet, similar: PairScore, age: Duration,
    as role: Role, _ situation: Situation
  ) -> Bool {
    let (seeker, provider) = role == .seeker ? (own, theirs) : (theirs, own)
    let failed = constraints.outcomes(seeker: seeker.facts, provider: provider.facts)
      .filter { $0.value == .failed }
    let score = scorer.score(
      situation.scorer, seeker: seeker.side, provider: provider.side, similar: similar, age: age,
      waiving: Set(failed.keys))
    return score.total >= situation.threshold
  }
}

extension Transaction {
  /// Whom `user` may not be proposed to again now.
  func met(by user: UserID) throws -> Set<UserID> {
    Set(try matches.history(of: user).filter { $0.value.excludes(at: now) }.keys)
  }
}
