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
    let rules: RoundRules
    let now: Timestamp
    /// Whose turn is due, with whom they have met; everybody's where the round is planned.
    let due: [RoundInputs.Due]
    let waits: [UserID: Int]
  }

  /// So many pairs of a plan are formed in one transaction: other writers wait for it.
  static let formedAtOnce = 50

  package func run(_ job: Job) async throws -> Outcome {
    try await follower.withScene(reading: read) { scene, situation in
      let search = TurnSearch(
        store: store, profiles: follower.profiles, constraints: constraints, scene: scene,
        rules: situation.rules, round: situation.round.number, at: situation.now)
      switch situation.decision {
      case .rest: return Outcome { _ in }
      case .advance: return Outcome { try advance(from: situation.round.number, $0) }
      case .plan:
        let plan = try await RoundPlanner(search: search).plan(situation.due, waits: situation.waits)
        return Outcome { tx in
          try commit(plan, situation, scene, tx)
          try making.wake(in: tx)
        }
      case .form:
        return Outcome { tx in
          try formPlanned(situation, scene, tx)
          try making.wake(in: tx)
        }
      case .turn(let user):
        var found: (turn: TurnSearch.Turn, find: TurnSearch.Find?, trace: TurnTrace)?
        if let due = situation.due.first, let turn = try await search.turn(of: due) {
          let (find, trace) = try await search.best(for: turn)
          found = (turn, find, trace)
        }
        return Outcome { [found] tx in
          if let found {
            let decision = StepDecision(turn: user, found.turn.profile.version, found.find, found.trace)
            try commit(decision, situation, scene, tx)
          }
          try making.wake(in: tx)
        }
      }
    }
  }

  @Sendable private func read(_ space: EmbeddingSpace, _ tx: any Transaction) throws -> Situation {
    let round = try tx.matches.currentRound()
    let rules = try tx.settings.roundRules()
    let isPlanned = round.plannedAt != nil
    let untried = try tx.matches.due(
      in: space, proposalLimit: rules.proposalLimit, round: round.number, limit: isPlanned ? 1 : .max)
    let isNextDue =
      try untried.isEmpty
      && !tx.matches.due(
        in: space, proposalLimit: rules.proposalLimit, round: round.number + 1, limit: 1
      ).isEmpty
    let decision = RoundDecision(
      isPlanned: isPlanned, hasPlannedPairs: try !tx.matches.plannedPairs(limit: 1).isEmpty,
      untried: untried, isNextDue: isNextDue)
    let due: [UserID] =
      switch decision {
      case .plan(let due): due.map(\.user)
      case .turn(let user): [user]
      case .form, .advance, .rest: []
      }
    let preferences: [UserID: Preferences] =
      switch decision {
      case .plan: try tx.matches.allPreferences()
      case .turn(let user): [user: try tx.matches.preferences(of: user).preferences]
      case .form, .advance, .rest: [:]
      }
    return Situation(
      round: round, decision: decision, rules: rules, now: tx.now,
      due: try due.map {
        RoundInputs.Due(user: $0, met: try tx.met(by: $0), preferences: preferences[$0] ?? Preferences())
      },
      waits: isPlanned ? [:] : try tx.matches.waitedRounds())
  }

  private func advance(from number: Int, _ tx: any Transaction) throws {
    guard try tx.matches.currentRound().number == number else { return }
    let next = try tx.matches.advanceRound()
    try tx.events.append(
      Event(
        subject: .round(next.number), actor: .program, kind: "round.advanced", from: String(number),
        to: String(next.number), at: tx.now))
    try making.wake(in: tx)
  }

  /// Writes what came of a turn, unless one of the two is not what was compared any more: then the turn is still
  /// due, and the next step makes up for it.
  private func commit(
    _ decision: StepDecision, _ situation: Situation, _ scene: MatchScene, _ tx: any Transaction
  ) throws {
    let (rules, round) = (situation.rules, situation.round.number)
    guard try tx.matches.currentRound().number == round else { return }
    let present = try scene.now(in: tx)
    let people = decision.pairs.flatMap { [$0.pair.seeker, $0.pair.provider] } + decision.alone
    guard people.allSatisfy({ present.stands($0, asIn: scene, by: rules, in: round) }) else { return }
    try write(decision, situation, tx)
    try record(.turn, decision, situation, scene, present, tx)
  }

  /// Writes a plan, unless somebody else has planned the round, and forms the first of it.
  private func commit(
    _ plan: RoundPlanner.Plan, _ situation: Situation, _ scene: MatchScene, _ tx: any Transaction
  ) throws {
    let round = try tx.matches.currentRound()
    guard round.number == situation.round.number, round.plannedAt == nil else { return }
    let present = try scene.now(in: tx)
    let decision = StepDecision(plan: plan) {
      present.stands($0, asIn: scene, by: situation.rules, in: round.number)
    }
    try tx.matches.plan(decision.pairs.map(\.pair), knowing: scene.vectors)
    for found in decision.pairs {
      try tx.matches.setScore(
        found.score, seeker: found.pair.seekerVersion, provider: found.pair.providerVersion)
    }
    for user in decision.alone { try recordAlone(user, situation, tx) }
    try record(.plan, decision, situation, scene, present, tx)
    try formPlanned(situation, present, tx)
  }

  /// Forms the next pairs of the plan; those of whom one has changed, left or been taken since are taken off it, and
  /// get their turns alone.
  private func formPlanned(_ situation: Situation, _ scene: MatchScene, _ tx: any Transaction) throws {
    let round = try tx.matches.currentRound()
    guard round.number == situation.round.number else { return }
    let planned = try tx.matches.plannedPairs(limit: Self.formedAtOnce)
    guard !planned.isEmpty else { return }
    let present = try scene.now(in: tx)
    let decision = StepDecision(
      forming: try planned.map {
        ($0, try tx.matches.score(seeker: $0.seekerVersion, provider: $0.providerVersion))
      }, by: situation.rules
    ) { present.stands($0, since: round.plannedChange, by: situation.rules, in: round.number) }
    for pair in planned { try tx.matches.endPlanned(pair) }
    try write(decision, situation, tx)
    try record(.form, decision, situation, scene, present, tx)
  }

  private func write(_ decision: StepDecision, _ situation: Situation, _ tx: any Transaction) throws {
    let round = situation.round.number
    for found in decision.pairs {
      let pair = found.pair
      let match = try making.propose(
        seeker: (pair.seeker, pair.seekerVersion), provider: (pair.provider, pair.providerVersion),
        score: found.score, round: round, turn: pair.turn, in: tx)
      try tx.matches.record(
        Participation(round: round, user: pair.turn, result: .matched(match.id), at: tx.now))
    }
    for user in decision.alone { try recordAlone(user, situation, tx) }
  }

  private func recordAlone(_ user: UserID, _ situation: Situation, _ tx: any Transaction) throws {
    try tx.matches.record(
      Participation(round: situation.round.number, user: user, result: .nobodyFitted, at: tx.now))
  }

  /// Keeps what the step knew and decided, so that it can be played again.
  private func record(
    _ kind: RoundStep.Kind, _ decision: StepDecision, _ situation: Situation, _ scene: MatchScene,
    _ present: MatchScene, _ tx: any Transaction
  ) throws {
    let round = situation.round.number
    let inputs = RoundInputs(
      round: round, place: try tx.matches.stepCount(of: round) + 1, kind: kind, at: situation.now,
      space: scene.index.space, scale: scene.scale.hash, rules: situation.rules, searched: scene.moment,
      committed: present.moment, waits: kind == .plan ? situation.waits : [:],
      due: kind == .form ? [] : situation.due)
    try tx.matches.keep(scale: scene.scale.text, hash: scene.scale.hash)
    try tx.matches.record(
      RoundStep(
        round: round, place: inputs.place, kind: kind, at: situation.now, record: inputs.text + decision.text)
    )
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

extension SettingRecords {
  /// By what pairs are found now.
  func roundRules() throws -> RoundRules {
    RoundRules(
      proposalLimit: Int(try value(of: .proposalsPerRound)), threshold: try value(of: .similarityThreshold),
      scorer: Scorer(setting: try value(of: .scorer)))
  }
}
