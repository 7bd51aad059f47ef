package import Domain
package import Ports

/// One match step: a round begins with a plan for everybody whose turn is due, of which every step forms a part; who becomes
/// eligible afterwards gets their turn alone.
///
/// The search reads a snapshot; the commit looks at the two people again, since a second process, a pause or an
/// edit may have come in between. Then nothing is written but the next step.
package struct MatchStepHandler: JobHandler {
  package let kind = JobTask.Kind.matchStep
  let store: any Store
  let follower: IndexFollower
  let making: MatchMaking
  let constraints: HardConstraints

  package init(store: any Store, follower: IndexFollower, making: MatchMaking, constraints: HardConstraints) {
    self.store = store
    self.follower = follower
    self.making = making
    self.constraints = constraints
  }

  /// What a step starts from.
  private struct Situation: Sendable {
    let round: Round
    let decision: RoundDecision
    let rules: TurnSearch.Rules
    let space: EmbeddingSpace
    /// The last change of vectors that the search knows.
    var searched: Int64 = 0
  }

  /// What came of somebody's turn, with the version of theirs that was compared.
  private struct Search: Sendable {
    let user: UserID
    let version: ProfileVersionID
    /// `nil` where nobody fits.
    let find: TurnSearch.Find?
  }

  /// So many pairs of a plan are formed in one transaction: other writers wait for it.
  private static let formedAtOnce = 50

  package func run(_ job: Job) async throws -> Outcome {
    let index = try await follower.catchUp()
    var situation = try await store.read { [space = index.space] in try read(space, $0) }
    situation.searched = await index.state().lastChange
    let (now, number) = (situation, situation.round.number)
    let search = TurnSearch(
      store: store, profiles: follower.profiles, constraints: constraints,
      scorer: PairScorer(constraints: constraints), rules: now.rules)
    switch now.decision {
    case .rest: return Outcome { _ in }
    case .advance:
      return Outcome { tx in
        guard try tx.matches.currentRound().number == number else { return }
        let next = try tx.matches.advanceRound()
        try tx.events.append(
          Event(
            subject: .round(next.number), actor: .program, kind: "round.advanced",
            from: String(number), to: String(next.number), at: tx.now))
        try making.wake(in: tx)
      }
    case .plan(let due):
      let plan = try await RoundPlanner(search: search).plan(due, in: index)
      return Outcome { tx in
        try commit(plan, now, tx)
        try making.wake(in: tx)
      }
    case .form:
      return Outcome { tx in
        try formPlanned(now, tx)
        try making.wake(in: tx)
      }
    case .turn(let user):
      var found: Search?
      if let turn = try await search.turn(of: user) {
        found = Search(
          user: user, version: turn.profile.version, find: try await search.best(for: turn, in: index))
      }
      let searched = found
      return Outcome { tx in
        try commit(searched, now, tx)
        try making.wake(in: tx)
      }
    }
  }

  private func read(_ space: EmbeddingSpace, _ tx: any Transaction) throws -> Situation {
    let round = try tx.matches.currentRound()
    let limit = Int(try tx.settings.value(of: .proposalsPerRound))
    let isPlanned = round.plannedAt != nil
    let untried = try tx.matches.due(
      in: space, proposalLimit: limit, round: round.number, limit: isPlanned ? 1 : .max)
    let isNextDue =
      try untried.isEmpty
      && !tx.matches.due(in: space, proposalLimit: limit, round: round.number + 1, limit: 1).isEmpty
    return Situation(
      round: round,
      decision: RoundDecision(
        isPlanned: isPlanned, hasPlannedPairs: try !tx.matches.plannedPairs(limit: 1).isEmpty,
        untried: untried,
        isNextDue: isNextDue),
      rules: TurnSearch.Rules(
        round: round.number, proposalLimit: limit, threshold: try tx.settings.value(of: .similarityThreshold),
        scorer: Scorer(setting: try tx.settings.value(of: .scorer))),
      space: space)
  }

  /// Writes what came of a turn, unless one of the two is not what was compared any more: then the turn is still
  /// due, and the next step makes up for it.
  private func commit(_ search: Search?, _ situation: Situation, _ tx: any Transaction) throws {
    guard let search, try tx.matches.currentRound().number == situation.round.number else { return }
    let present = try Present(situation, since: situation.searched, tx)
    guard try present.stands(search.user, search.version) else { return }
    guard let find = search.find else { return try recordAlone(search.user, situation, tx) }
    guard try present.stands(find.candidate, find.candidateVersion) else { return }
    let own = (user: search.user, version: search.version)
    let other = (user: find.candidate, version: find.candidateVersion)
    let (seeker, provider) = find.role == .seeker ? (own, other) : (other, own)
    try form(seeker, provider, find.score, turn: search.user, situation, tx)
  }

  /// Writes a plan, unless somebody else has planned the round, and forms the first of it.
  private func commit(_ plan: RoundPlanner.Plan, _ situation: Situation, _ tx: any Transaction) throws {
    let round = try tx.matches.currentRound()
    guard round.number == situation.round.number, round.plannedAt == nil else { return }
    let present = try Present(situation, since: situation.searched, tx)
    let pairs = try plan.pairs.filter { pair, _ in
      try present.stands(pair.seeker, pair.seekerVersion)
        && present.stands(pair.provider, pair.providerVersion)
    }
    try tx.matches.plan(pairs.map(\.pair), knowing: situation.searched)
    for (pair, score) in pairs {
      try tx.matches.setScore(score, seeker: pair.seekerVersion, provider: pair.providerVersion)
    }
    for (user, version) in plan.alone where try present.stands(user, version) {
      try recordAlone(user, situation, tx)
    }
    try formPlanned(situation, tx)
  }

  /// Forms the next pairs of the plan; those of whom one has changed, left or been taken since are taken off it, and
  /// get their turns alone.
  private func formPlanned(_ situation: Situation, _ tx: any Transaction) throws {
    let round = try tx.matches.currentRound()
    guard round.number == situation.round.number else { return }
    let present = try Present(situation, since: round.plannedChange, tx)
    for pair in try tx.matches.plannedPairs(limit: Self.formedAtOnce) {
      try tx.matches.endPlanned(pair)
      guard try present.stands(pair.seeker, pair.seekerVersion),
        try present.stands(pair.provider, pair.providerVersion),
        let score = try tx.matches.score(seeker: pair.seekerVersion, provider: pair.providerVersion),
        score.total >= situation.rules.threshold, score.scorer == situation.rules.scorer
      else { continue }
      try form(
        (pair.seeker, pair.seekerVersion), (pair.provider, pair.providerVersion), score, turn: pair.turn,
        situation, tx)
    }
  }

  private func form(
    _ seeker: (user: UserID, version: ProfileVersionID),
    _ provider: (user: UserID, version: ProfileVersionID),
    _ score: PairScore, turn: UserID, _ situation: Situation, _ tx: any Transaction
  ) throws {
    let round = situation.round.number
    let match = try making.propose(
      seeker: seeker, provider: provider, score: score, round: round, turn: turn, in: tx)
    try tx.matches.record(Participation(round: round, user: turn, result: .matched(match.id), at: tx.now))
  }

  private func recordAlone(_ user: UserID, _ situation: Situation, _ tx: any Transaction) throws {
    try tx.matches.record(
      Participation(round: situation.round.number, user: user, result: .nobodyFitted, at: tx.now))
  }

  /// People as they are while something is committed.
  private struct Present {
    private let situation: Situation
    /// Whose vectors are not those that were compared: they were embedded after the search began.
    private let changed: Set<UserID>
    private let tx: any Transaction

    /// So many changes are read at once.
    private static let page = 500

    /// - Parameter change: the last change of vectors that the search knew.
    init(_ situation: Situation, since change: Int64, _ tx: any Transaction) throws {
      self.situation = situation
      self.tx = tx
      var changed: Set<UserID> = []
      var last = change
      while true {
        let page = try tx.profiles.vectorChanges(after: last, in: situation.space, limit: Self.page)
        guard page.lastChange > last else { break }
        changed.formUnion(page.upserted.map(\.user))
        changed.formUnion(page.removed)
        last = page.lastChange
      }
      self.changed = changed
    }

    /// Whether somebody is eligible and what was compared.
    func stands(_ user: UserID, _ version: ProfileVersionID) throws -> Bool {
      let rules = situation.rules
      return try !changed.contains(user) && tx.profiles.currentID(of: user) == version
        && tx.matches.isEligible(
          user, in: situation.space, proposalLimit: rules.proposalLimit, round: rules.round)
    }
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
