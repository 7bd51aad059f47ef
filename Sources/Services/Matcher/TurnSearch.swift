import Domain
import Ports

/// Looks for the counterparts of one person, in each of their roles, as everything stood at one moment.
struct TurnSearch: Sendable {
  let store: any Store
  let profiles: ComparedProfiles
  let constraints: HardConstraints
  let scene: MatchScene
  let rules: RoundRules
  let round: Int
  let at: Timestamp
  private let scorer: PairScorer

  init(
    store: any Store, profiles: ComparedProfiles, constraints: HardConstraints, scene: MatchScene,
    rules: RoundRules, round: Int, at: Timestamp
  ) {
    (self.store, self.profiles, self.constraints) = (store, profiles, constraints)
    (self.scene, self.rules, self.round, self.at) = (scene, rules, round, at)
    scorer = PairScorer(constraints: constraints, weights: rules.weights)
  }

  /// Somebody's turn, with all that restricts it.
  struct Turn: Sendable {
    let user: UserID
    let profile: ComparedProfile
    /// Who may not be proposed again.
    let met: Set<UserID>
    let preferences: Preferences
  }

  /// A found counterpart, with the version that was compared.
  struct Find: Sendable {
    let role: Role
    let candidate: UserID
    let candidateVersion: ProfileVersionID
    let score: PairScore
    /// How far this user's answers move it in their ranking, as a share of it.
    let shift: Double
  }

  /// How many counterparts are looked up one by one before all who are eligible are gathered.
  private static let singleLookups = 60

  /// How many who may be proposed, the most similar first, are compared by their facts too: reading a profile costs more
  /// than comparing ten thousand vectors. The search ends before where nobody who follows could reach the threshold.
  private static let shortlist = 48

  /// How many of those who were compared are told in the record: of a plan there are as many turns as people.
  private static let (toldOfTurn, toldOfPlan) = (shortlist, 4)

  /// - Returns: `nil` where the user has no profile in the scene, or it was wiped since.
  func turn(of due: RoundInputs.Due) async throws -> Turn? {
    guard let entry = scene.board.entries[due.user] else { return nil }
    return try await store.read { [profiles] tx -> Turn? in
      try profiles.find(entry.version, of: due.user, in: tx).map {
        Turn(user: due.user, profile: $0, met: due.met, preferences: due.preferences)
      }
    }
  }

  /// Everybody who could be proposed as far as similarity and earlier pairs go, the most similar first.
  private func ranked(_ turn: Turn) -> RankedCounterparts {
    RankedCounterparts(
      of: CounterpartSelection(
        for: turn.user,
        threshold: PairScorer.leastSimilarity(rules.scorer, for: rules.threshold, rules.weights)),
      in: Role.allCases.filter { turn.profile.facets[$0] != nil }, excluding: turn.met, index: scene.index)
  }

  /// Of those who are eligible, whom no hard constraint rules out and whose score reaches the threshold, the one who stands
  /// out most for this user. Profiles are read page by page in the order of similarity, the first pages short.
  func best(for turn: Turn) async throws -> (find: Find?, trace: TurnTrace) {
    var ranked = ranked(turn)
    var trace = TurnTrace(of: turn.profile, user: turn.user, keeping: Self.toldOfTurn)
    var size = 4
    var best: (find: Find, order: Double)?
    while trace.compared < Self.shortlist {
      let page = await ranked.next(size)
      guard let next = page.first, mayReach(next) else { break }
      let looked = trace.looked
      let finds = try await finds(among: page, for: turn, &trace, atMost: .max) {
        scene.board.isEligible($0, by: rules, in: round)
      }
      for find in finds where find.score.total >= rules.threshold {
        let order = await order(find)
        // Of equals the one that is named first stays.
        if best.map({ order > $0.order }) ?? true { best = (find, order) }
      }
      if trace.looked >= Self.singleLookups, looked < Self.singleLookups {
        ranked.keep(scene.board.eligible(by: rules, in: round))
      }
      size = min(size * 2, 32)
    }
    return (best?.find, trace)
  }

  /// As `best`, all that were compared and reach the threshold, the most similar first.
  ///
  /// - Parameter eligible: who may be proposed now. When a round begins nearly everybody may, so that those who are found
  ///   first are looked through for them before the index is asked for them alone.
  func fitting(for turn: Turn, among eligible: Set<UserID>) async throws -> (finds: [Find], trace: TurnTrace)
  {
    var ranked = ranked(turn)
    var trace = TurnTrace(of: turn.profile, user: turn.user, keeping: Self.toldOfPlan)
    var fitting: [Find] = []
    while trace.compared < Self.shortlist {
      let page = await ranked.next(Self.shortlist)
      guard let next = page.first, mayReach(next) else { break }
      let finds = try await finds(
        among: page, for: turn, &trace, atMost: Self.shortlist - trace.compared
      ) { eligible.contains($0) }
      fitting += finds.filter { $0.score.total >= rules.threshold }
      if trace.looked == Self.shortlist { ranked.keep(eligible) }
    }
    return (fitting, trace)
  }

  private func mayReach(_ counterpart: Counterpart) -> Bool {
    PairScorer.most(rules.scorer, ofSimilarity: counterpart.score.total, rules.weights) >= rules.threshold
  }

  /// Those of a page who are eligible and whom no hard constraint rules out, with their scores.
  ///
  /// - Parameter most: how many are compared.
  private func finds(
    among page: [Counterpart], for turn: Turn, _ trace: inout TurnTrace, atMost most: Int,
    isEligible: (UserID) -> Bool
  ) async throws -> [Find] {
    let looked = page.map { ($0, isEligible: isEligible($0.user)) }
    let read = try await store.read { [profiles, board = scene.board] tx in
      try looked.map { counterpart, isEligible in
        guard isEligible, let entry = board.entries[counterpart.user] else { return ComparedProfile?.none }
        return try profiles.find(entry.version, of: counterpart.user, in: tx)
      }
    }
    var finds: [Find] = []
    for ((counterpart, isEligible), profile) in zip(looked, read) where finds.count < most {
      trace.look(at: counterpart, isEligible: isEligible)
      guard let profile else { continue }
      let result = compare(counterpart, profile, for: turn)
      guard let result else { continue }
      switch result {
      case .excluded: trace.compare(profile, as: counterpart.role, result, isFitting: false)
      case .scored(let score):
        trace.compare(profile, as: counterpart.role, result, isFitting: score.total >= rules.threshold)
        finds.append(
          Find(
            role: counterpart.role.counterpart, candidate: counterpart.user,
            candidateVersion: profile.version,
            score: score, shift: shift(counterpart, profile, for: turn)))
      }
    }
    return finds
  }

  /// What those who fit are ordered by; the documents' formula knows nothing but its score.
  private func order(_ find: Find) async -> Double {
    let score = Preferences.moved(find.score.total, by: find.shift)
    switch rules.scorer {
    case .fit:
      return Commonness.order(
        score, commonness: await scene.index.commonness(of: find.candidate, in: find.role.counterpart))
    case .hybrid: return score
    }
  }

  /// What the turn's user prefers, by what the other shows.
  private func shift(_ counterpart: Counterpart, _ profile: ComparedProfile, for turn: Turn) -> Double {
    guard !turn.preferences.isEmpty, let theirs = profile.facets[counterpart.role],
      let own = turn.profile.facets[counterpart.role.counterpart]
    else { return 0 }
    var traits = theirs.side.facts.traits(as: counterpart.role)
    let (seeker, provider) = counterpart.role == .seeker ? (theirs, own) : (own, theirs)
    if constraints.payComparison(seeker: seeker.facts, provider: provider.facts) != .fits {
      traits.insert(.doubtfulPay)
    }
    return turn.preferences.shift(for: traits, as: counterpart.role, most: rules.preferenceShift)
  }

  /// - Returns: `nil` where one of the two does not take the role.
  private func compare(
    _ counterpart: Counterpart, _ profile: ComparedProfile, for turn: Turn
  ) -> TurnTrace.Result? {
    let role = counterpart.role.counterpart
    guard let theirs = profile.facets[counterpart.role], let own = turn.profile.facets[role] else {
      return nil
    }
    let (seeker, provider) = role == .seeker ? (own, theirs) : (theirs, own)
    if let rule = constraints.firstFailed(seeker: seeker.facts, provider: provider.facts) {
      return .excluded(rule)
    }
    return .scored(
      scorer.score(
        rules.scorer, seeker: seeker.side, provider: provider.side, similar: counterpart.score,
        age: at.since(profile.createdAt)))
  }
}
