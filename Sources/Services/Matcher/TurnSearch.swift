import Domain
import Ports

/// Looks for the counterparts of one person, in each of their roles, as everything stands now.
struct TurnSearch: Sendable {
  let store: any Store
  let profiles: ComparedProfiles
  let constraints: HardConstraints
  let scorer: PairScorer
  let rules: Rules

  /// What an operator has set, and the round.
  struct Rules: Sendable {
    let round: Int
    let proposalLimit: Int
    let threshold: Double
    let scorer: Scorer
  }

  /// Somebody's turn, with all that restricts it.
  struct Turn: Sendable {
    let user: UserID
    let profile: ComparedProfile
    /// Who may not be proposed again.
    let met: Set<UserID>
    let now: Timestamp
  }

  /// A found counterpart, with the version that was compared.
  struct Find: Sendable {
    let role: Role
    let candidate: UserID
    let candidateVersion: ProfileVersionID
    let score: PairScore
  }

  /// How many counterparts are looked up one by one before all who are eligible are read at once.
  private static let singleLookups = 60

  /// How many who may be proposed, the most similar first, are compared by their facts too: reading a profile costs more
  /// than comparing ten thousand vectors. The search ends before where nobody who follows could reach the threshold.
  private static let shortlist = 48

  /// - Returns: `nil` where the user has no profile any more.
  func turn(of user: UserID) async throws -> Turn? {
    try await store.read { [profiles] tx -> Turn? in
      guard let profile = try profiles.current(of: user, in: tx) else { return nil }
      return Turn(user: user, profile: profile, met: try tx.met(by: user), now: tx.now)
    }
  }

  /// Everybody who could be proposed as far as similarity and earlier pairs go, the most similar first.
  func ranked(_ turn: Turn, in index: any CandidateIndex) async -> [Counterpart] {
    let least = PairScorer.leastSimilarity(rules.scorer, for: rules.threshold)
    var counterparts: [Counterpart] = []
    for role in Role.allCases where turn.profile.facets[role] != nil {
      counterparts += await index.candidates(for: turn.user, in: role, excluding: [], least: least).map {
        Counterpart(user: $0.user, role: role.counterpart, score: $0.score)
      }
    }
    return CounterpartSelection(for: turn.user, threshold: least).ranked(counterparts, excluding: turn.met)
  }

  /// Of those who are eligible, whom no hard constraint rules out and whose score reaches the threshold, the one who stands
  /// out most for this user. Profiles are read page by page in the order of similarity, the first pages short.
  func best(for turn: Turn, in index: any CandidateIndex) async throws -> Find? {
    var rest = await ranked(turn, in: index)[...]
    var size = 4
    var looked = 0
    var compared = 0
    var best: (find: Find, order: Double)?
    while let next = rest.first, compared < Self.shortlist, mayReach(next) {
      let page = rest.prefix(size)
      rest = rest.dropFirst(size)
      let found = try await finds(among: page, for: turn) { [rules, space = index.space] user, tx in
        try tx.matches.isEligible(user, in: space, proposalLimit: rules.proposalLimit, round: rules.round)
      }
      for find in found {
        compared += 1
        guard find.score.total >= rules.threshold else { continue }
        let order = await order(find, in: index)
        // Of equals the one that is named first stays.
        if best.map({ order > $0.order }) ?? true { best = (find, order) }
      }
      looked += page.count
      if looked >= Self.singleLookups, looked - page.count < Self.singleLookups {
        let eligible = try await eligible(in: index.space)
        rest = rest.filter { eligible.contains($0.user) }[...]
      }
      size = min(size * 2, 32)
    }
    return best?.find
  }

  /// As `best`, all that were compared and reach the threshold, the most similar first.
  func fitting(
    for turn: Turn, among eligible: Set<UserID>, in index: any CandidateIndex
  ) async throws -> [Find] {
    var rest = await ranked(turn, in: index).filter { eligible.contains($0.user) }[...]
    var compared = 0
    var fitting: [Find] = []
    while let next = rest.first, compared < Self.shortlist, mayReach(next) {
      let page = rest.prefix(Self.shortlist - compared)
      rest = rest.dropFirst(page.count)
      let found = try await finds(among: page, for: turn) { _, _ in true }
      compared += found.count
      fitting += found.filter { $0.score.total >= rules.threshold }
    }
    return fitting
  }

  /// All who may be proposed now.
  func eligible(in space: EmbeddingSpace) async throws -> Set<UserID> {
    try await store.read { [rules] in
      try $0.matches.eligibleUsers(in: space, proposalLimit: rules.proposalLimit, round: rules.round)
    }
  }

  private func mayReach(_ counterpart: Counterpart) -> Bool {
    PairScorer.most(rules.scorer, ofSimilarity: counterpart.score.total) >= rules.threshold
  }

  /// Those of a page who are eligible and whom no hard constraint rules out, with their scores.
  private func finds(
    among page: ArraySlice<Counterpart>, for turn: Turn,
    isEligible: @escaping @Sendable (UserID, any Transaction) throws -> Bool
  ) async throws -> [Find] {
    let read = try await store.read { [profiles] tx in
      try page.map { counterpart in
        try isEligible(counterpart.user, tx) ? try profiles.current(of: counterpart.user, in: tx) : nil
      }
    }
    return zip(page, read).compactMap { counterpart, profile in
      profile.flatMap { find(counterpart, $0, for: turn) }
    }
  }

  /// What those who fit are ordered by; the documents' formula knows nothing but its score.
  private func order(_ find: Find, in index: any CandidateIndex) async -> Double {
    switch rules.scorer {
    case .fit:
      Commonness.order(
        find.score.total,
        commonness: await index.commonness(of: find.candidate, in: find.role.counterpart))
    case .hybrid: find.score.total
    }
  }

  /// The pair with its score, unless a hard constraint rules it out.
  private func find(_ counterpart: Counterpart, _ profile: ComparedProfile, for turn: Turn) -> Find? {
    let role = counterpart.role.counterpart
    guard let theirs = profile.facets[counterpart.role], let own = turn.profile.facets[role] else {
      return nil
    }
    let (seeker, provider) = role == .seeker ? (own, theirs) : (theirs, own)
    guard constraints.allow(seeker: seeker.facts, provider: provider.facts) else { return nil }
    let score = scorer.score(
      rules.scorer, seeker: seeker.side, provider: provider.side, similar: counterpart.score,
      age: turn.now.since(profile.createdAt))
    return Find(
      role: role, candidate: counterpart.user, candidateVersion: profile.version, score: score)
  }
}
