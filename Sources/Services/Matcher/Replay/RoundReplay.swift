package import Domain
package import Ports

/// Plays a round again from what its steps recorded: the vectors and standings as they were, the versions of the profiles,
/// the scale and the rules. The same code decides, so that the same record comes out, to the byte; with changed rules it
/// tells which pairs they change.
package struct RoundReplay: Sendable {
  private let store: any Store
  private let constraints: HardConstraints
  private let open: @Sendable (String) -> (any CandidateIndex)?

  /// - Parameter open: an empty index on a scale that was kept (`Calibration.text`); `nil` where it cannot be read.
  package init(
    store: any Store, constraints: HardConstraints,
    open: @escaping @Sendable (String) -> (any CandidateIndex)?
  ) {
    self.store = store
    self.constraints = constraints
    self.open = open
  }

  /// Changes of the rules to be tried, in their order.
  package typealias Changes = [(key: String, value: String)]

  /// Plays the steps of a round, one after another.
  ///
  /// - Parameter changes: what of the rules is changed in every step; `key` is of `RoundRules.keys`, and what cannot be set is
  ///   passed over. Each step is looked at alone, with everybody as they stood then.
  /// - Returns: `nil` where no step of the round is recorded.
  package func play(_ round: Int, changing changes: Changes = []) async throws -> ReplayedRound? {
    let steps = try await store.read { try $0.matches.steps(of: round) }
    guard !steps.isEmpty else { return nil }
    var stage = ReplayStage(store: store, open: open)
    let profiles = ComparedProfiles()
    var plan: (queue: ArraySlice<StepDecision.Pair>, change: Int64) = ([], 0)
    var played: [ReplayedRound.Step] = []
    for step in steps {
      var (result, pairs): (ReplayedRound.Result, [ReplayedRound.PairChange]) = (.unreadable, [])
      if let inputs = RoundInputs(record: step.record) {
        (result, pairs) = try await self.play(inputs, step, on: &stage, profiles, &plan, changes)
      }
      played.append(
        ReplayedRound.Step(place: step.place, kind: step.kind, at: step.at, result: result, changes: pairs))
    }
    return ReplayedRound(number: round, steps: played)
  }

  private func play(
    _ inputs: RoundInputs, _ step: RoundStep, on stage: inout ReplayStage, _ profiles: ComparedProfiles,
    _ plan: inout (queue: ArraySlice<StepDecision.Pair>, change: Int64), _ changes: Changes
  ) async throws -> (ReplayedRound.Result, [ReplayedRound.PairChange]) {
    guard let searched = try await stage.scene(at: inputs.searched, scale: inputs.scale) else {
      return (.withoutScale, [])
    }
    guard searched.moment == inputs.searched else {
      return (.incomplete(people: inputs.searched.people - searched.moment.people), [])
    }
    let committed = try await stage.people(in: searched, at: inputs.committed)
    guard committed.moment == inputs.committed else {
      return (.incomplete(people: inputs.committed.people - committed.moment.people), [])
    }
    let decision: StepDecision?
    switch inputs.kind {
    case .plan, .turn:
      decision = try await decide(inputs, inputs.rules, searched, committed, profiles)
      if inputs.kind == .plan { plan = (decision?.pairs[...] ?? [], inputs.searched.vectors) }
    case .form:
      let next = plan.queue.prefix(MatchStepHandler.formedAtOnce)
      plan.queue = plan.queue.dropFirst(MatchStepHandler.formedAtOnce)
      decision = StepDecision(
        forming: next.map { ($0.pair, $0.score) }, by: inputs.rules
      ) { [change = plan.change] in
        committed.stands($0, since: change, by: inputs.rules, in: inputs.round)
      }
    }
    guard let decision else { return (.incomplete(people: 1), []) }
    let result = ReplayedRound.Result(recorded: step.record, now: inputs.text + decision.text)
    var changed = inputs.rules
    for change in changes { _ = changed.set(change.key, to: change.value) }
    guard changed != inputs.rules, inputs.kind != .form,
      let other = try await decide(inputs, changed, searched, committed, profiles)
    else { return (result, []) }
    return (result, ReplayedRound.changes(from: decision, to: other))
  }

  /// - Returns: `nil` where somebody's profile was wiped.
  private func decide(
    _ inputs: RoundInputs, _ rules: RoundRules, _ searched: MatchScene, _ committed: MatchScene,
    _ profiles: ComparedProfiles
  ) async throws -> StepDecision? {
    let search = TurnSearch(
      store: store, profiles: profiles, constraints: constraints, scene: searched, rules: rules,
      round: inputs.round, at: inputs.at)
    if inputs.kind == .plan {
      let plan = try await RoundPlanner(search: search).plan(inputs.due, waits: inputs.waits)
      return StepDecision(plan: plan) { committed.stands($0, asIn: searched, by: rules, in: inputs.round) }
    }
    guard let due = inputs.due.first, let turn = try await search.turn(of: due) else { return nil }
    let (find, trace) = try await search.best(for: turn)
    return StepDecision(turn: due.user, turn.profile.version, find, trace)
  }
}

extension ReplayedRound {
  fileprivate static func changes(from one: StepDecision, to other: StepDecision) -> [PairChange] {
    let (before, after) = (scores(one), scores(other))
    return Set(before.keys).symmetricDifference(after.keys).map { pair in
      PairChange(seeker: pair[0], provider: pair[1], before: before[pair], after: after[pair])
    }.sorted { ($0.seeker, $0.provider) < ($1.seeker, $1.provider) }
  }

  private static func scores(_ decision: StepDecision) -> [[UserID]: Double] {
    Dictionary(
      uniqueKeysWithValues: decision.pairs.map { ([$0.pair.seeker, $0.pair.provider], $0.score.total) })
  }
}

extension ReplayedRound.Result {
  fileprivate init(recorded: String, now: String) {
    if recorded == now {
      self = .same(bytes: recorded.utf8.count)
      return
    }
    let (one, other) = (recorded.split(separator: "\n"), now.split(separator: "\n"))
    let line = zip(one, other).enumerated().first { $1.0 != $1.1 }?.offset ?? min(one.count, other.count)
    self = .differs(
      line: line + 1, recorded: line < one.count ? String(one[line]) : "",
      now: line < other.count ? String(other[line]) : "")
  }
}
