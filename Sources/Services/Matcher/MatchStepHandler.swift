package import Domain
package import Ports

/// One match step: the next user of the round gets their turn.
///
/// The search reads a snapshot; the commit looks at the two people again, since a second process, a pause or an
/// edit may have come in between. Then nothing is written but the next step.
package struct MatchStepHandler: JobHandler {
  package let kind = JobTask.Kind.matchStep
  let store: any Store
  let follower: IndexFollower
  let making: MatchMaking
  let constraints: HardConstraints
  let scorer: PairScorer

  package init(store: any Store, follower: IndexFollower, making: MatchMaking, constraints: HardConstraints) {
    self.store = store
    self.follower = follower
    self.making = making
    self.constraints = constraints
    scorer = PairScorer(constraints: constraints)
  }

  /// What a step starts from.
  private struct Situation: Sendable {
    let round: Round
    let decision: RoundDecision
    let proposalLimit: Int
    let threshold: Double
    let scorer: Scorer
  }

  /// Somebody's turn, with all that restricts it.
  private struct Turn: Sendable {
    let user: UserID
    let profile: ComparedProfile
    /// Who may not be proposed again.
    let met: Set<UserID>
    let now: Timestamp
  }

  /// What came of somebody's turn, with the version of theirs that was compared.
  private struct Search: Sendable {
    let user: UserID
    let version: ProfileVersionID
    /// `nil` where nobody fits.
    let find: Find?
  }

  /// A found counterpart, with the version that was compared.
  private struct Find: Sendable {
    let role: Role
    let candidate: UserID
    let candidateVersion: ProfileVersionID
    let score: PairScore
  }

  package func run(_ job: Job) async throws -> Outcome {
    let index = try await follower.catchUp()
    let space = index.space
    let situation = try await store.read { try read(space, $0) }
    switch situation.decision {
    case .rest: return Outcome { _ in }
    case .advance:
      return Outcome { tx in
        guard try tx.matches.currentRound().number == situation.round.number else { return }
        let next = try tx.matches.advanceRound()
        try tx.events.append(
          Event(
            subject: .round(next.number), actor: .program, kind: "round.advanced",
            from: String(situation.round.number), to: String(next.number), at: tx.now))
        try making.wake(in: tx)
      }
    case .turn(let user):
      let searched = await index.state().lastChange
      let search = try await search(for: user, in: index, situation)
      return Outcome { tx in try commit(search, in: space, situation, after: searched, tx) }
    }
  }

  private func read(_ space: EmbeddingSpace, _ tx: any Transaction) throws -> Situation {
    let round = try tx.matches.currentRound()
    let limit = Int(try tx.settings.value(of: .proposalsPerRound))
    let untried = try tx.matches.due(in: space, proposalLimit: limit, round: round.number, limit: 1)
    let isNextDue =
      try untried.isEmpty
      && !tx.matches.due(in: space, proposalLimit: limit, round: round.number + 1, limit: 1).isEmpty
    return Situation(
      round: round, decision: RoundDecision(untried: untried, isNextDue: isNextDue),
      proposalLimit: limit, threshold: try tx.settings.value(of: .similarityThreshold),
      scorer: Scorer(setting: try tx.settings.value(of: .scorer)))
  }

  /// The best counterpart in either role; `nil` where the user has no profile any more.
  private func search(
    for user: UserID, in index: any CandidateIndex, _ situation: Situation
  ) async throws -> Search? {
    let turn = try await store.read { [profiles = follower.profiles] tx -> Turn? in
      guard let profile = try profiles.current(of: user, in: tx) else { return nil }
      return Turn(user: user, profile: profile, met: try tx.met(by: user), now: tx.now)
    }
    guard let turn else { return nil }
    let ranked = RankedCounterparts(
      of: CounterpartSelection(
        for: user, threshold: PairScorer.leastSimilarity(situation.scorer, for: situation.threshold)),
      in: Role.allCases.filter { turn.profile.facets[$0] != nil }, excluding: turn.met, index: index)
    let find = try await best(of: ranked, for: turn, in: index, situation)
    return Search(user: user, version: turn.profile.version, find: find)
  }

  /// How many counterparts are looked up one by one before all who are eligible are read at once.
  private static let singleLookups = 60

  /// How many who may be proposed, the most similar first, are compared by their facts too: reading a profile costs more
  /// than comparing ten thousand vectors. The search ends before where nobody who follows could reach the threshold.
  private static let shortlist = 48

  /// Of the counterparts who are eligible, whom no hard constraint rules out and whose score reaches the threshold, the one
  /// who stands out most for this user. Profiles are read page by page in the order of similarity, the first pages short.
  private func best(
    of ranked: RankedCounterparts, for turn: Turn, in index: any CandidateIndex, _ situation: Situation
  ) async throws -> Find? {
    let space = index.space
    let (limit, round) = (situation.proposalLimit, situation.round.number)
    var ranked = ranked
    var size = 4
    var looked = 0
    var compared = 0
    var best: (find: Find, order: Double)?
    while compared < Self.shortlist {
      let page = await ranked.next(size)
      guard let next = page.first,
        PairScorer.most(situation.scorer, ofSimilarity: next.score.total) >= situation.threshold
      else { break }
      let read = try await store.read { [profiles = follower.profiles] tx in
        try page.map { counterpart -> ComparedProfile? in
          guard
            try tx.matches.isEligible(counterpart.user, in: space, proposalLimit: limit, round: round)
          else { return nil }
          return try profiles.current(of: counterpart.user, in: tx)
        }
      }
      for (counterpart, profile) in zip(page, read) {
        guard let profile, let find = find(counterpart, profile, for: turn, situation.scorer) else {
          continue
        }
        compared += 1
        guard find.score.total >= situation.threshold else { continue }
        let order = await order(find, situation.scorer, in: index)
        // Of equals the one that is named first stays.
        if best.map({ order > $0.order }) ?? true { best = (find, order) }
      }
      looked += page.count
      if looked >= Self.singleLookups, looked - page.count < Self.singleLookups {
        let eligible = try await store.read {
          try $0.matches.eligibleUsers(in: space, proposalLimit: limit, round: round)
        }
        ranked.keep(eligible)
      }
      size = min(size * 2, 32)
    }
    return best?.find
  }

  /// What those who fit are ordered by; the documents' formula knows nothing but its score.
  private func order(_ find: Find, _ formula: Scorer, in index: any CandidateIndex) async -> Double {
    switch formula {
    case .fit:
      Commonness.order(
        find.score.total,
        commonness: await index.commonness(of: find.candidate, in: find.role.counterpart))
    case .hybrid: find.score.total
    }
  }

  /// The pair with its score, unless a hard constraint rules it out.
  private func find(
    _ counterpart: Counterpart, _ profile: ComparedProfile, for turn: Turn, _ formula: Scorer
  ) -> Find? {
    let role = counterpart.role.counterpart
    guard let theirs = profile.facets[counterpart.role], let own = turn.profile.facets[role] else {
      return nil
    }
    let (seeker, provider) = role == .seeker ? (own, theirs) : (theirs, own)
    guard constraints.allow(seeker: seeker.facts, provider: provider.facts) else { return nil }
    let score = scorer.score(
      formula, seeker: seeker.side, provider: provider.side, similar: counterpart.score,
      age: turn.now.since(profile.createdAt))
    return Find(
      role: role, candidate: counterpart.user, candidateVersion: profile.version, score: score)
  }

  /// Writes what came of a turn, unless one of the two is not what was compared any more: then the turn is still
  /// due, and the next step makes up for it.
  private func commit(
    _ search: Search?, in space: EmbeddingSpace, _ situation: Situation, after searched: Int64,
    _ tx: any Transaction
  ) throws {
    let round = situation.round.number
    func stands(_ user: UserID, _ version: ProfileVersionID) throws -> Bool {
      try tx.matches.isEligible(user, in: space, proposalLimit: situation.proposalLimit, round: round)
        && tx.profiles.currentID(of: user) == version
        && !hasNewVectors(of: user, since: searched, in: space, tx)
    }
    if let search, try tx.matches.currentRound().number == round,
      try stands(search.user, search.version)
    {
      if let find = search.find {
        if try stands(find.candidate, find.candidateVersion) { try form(find, of: search, in: round, tx) }
      } else {
        try tx.matches.record(
          Participation(round: round, user: search.user, result: .nobodyFitted, at: tx.now))
      }
    }
    try making.wake(in: tx)
  }

  /// Whether the score may be of older texts than the versions say: they were embedded after the search began.
  private func hasNewVectors(
    of user: UserID, since change: Int64, in space: EmbeddingSpace, _ tx: any Transaction
  ) throws -> Bool {
    let changes = try tx.profiles.vectorChanges(after: change, in: space, limit: Self.changeLimit)
    return changes.upserted.contains { $0.user == user } || changes.removed.contains(user)
  }

  /// More changes than come in during one search.
  private static let changeLimit = 2_000

  private func form(_ find: Find, of search: Search, in round: Int, _ tx: any Transaction) throws {
    let user = search.user
    let own = (user: user, version: search.version)
    let other = (user: find.candidate, version: find.candidateVersion)
    let (seeker, provider) = find.role == .seeker ? (own, other) : (other, own)
    let match = try making.propose(
      seeker: seeker, provider: provider, score: find.score, round: round, turn: user, in: tx)
    try tx.matches.record(Participation(round: round, user: user, result: .matched(match.id), at: tx.now))
  }

  /// The rounds go on with the next event or the timer.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    try Self.noteDiscarded(job, in: tx)
  }

  /// The same where nobody is there to take steps.
  @Sendable package static func noteDiscarded(_ job: Job, in tx: any Transaction) throws {
    try tx.events.append(
      Event(
        subject: .job(job.id), actor: .program, kind: "match_step.discarded", from: nil, to: nil, at: tx.now))
  }
}
