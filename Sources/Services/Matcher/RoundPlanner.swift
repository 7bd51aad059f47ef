import Domain
import Ports

/// Plans the beginning of a round: finds all pairs of those whose turn is due with those who are eligible, and chooses
/// among them.
struct RoundPlanner: Sendable {
  let search: TurnSearch

  /// What a plan says, and what it was made from.
  struct Plan: Sendable {
    /// With their scores, those of the oldest profile change first.
    var pairs: [(pair: PlannedPair, score: PairScore)] = []
    /// Those of the due whom nobody fitted, with the versions that were compared.
    var alone: [(user: UserID, version: ProfileVersionID)] = []
    /// What each turn looked at, for the record.
    var traces = ""
  }

  /// - Parameters:
  ///   - due: whose turn is due, the oldest profile change first.
  ///   - waits: rounds since each was proposed last.
  func plan(_ due: [RoundInputs.Due], waits: [UserID: Int]) async throws -> Plan {
    let eligible = search.scene.board.eligible(by: search.rules, in: search.round)
    var plan = Plan()
    var versions: [UserID: ProfileVersionID] = [:]
    // The two of a pair may both find it, each with what they prefer.
    var scores: [[UserID]: (score: PairScore, shift: Double)] = [:]
    for person in due where eligible.contains(person.user) {
      guard let turn = try await search.turn(of: person) else { continue }
      versions[turn.user] = turn.profile.version
      let (found, trace) = try await search.fitting(for: turn, among: eligible)
      plan.traces += trace.text
      if found.isEmpty { plan.alone.append((turn.user, turn.profile.version)) }
      for find in found {
        versions[find.candidate] = find.candidateVersion
        let pair = find.role == .seeker ? [turn.user, find.candidate] : [find.candidate, turn.user]
        // Half from each: together no more than one of them alone may add.
        scores[pair] = (find.score, (scores[pair]?.shift ?? 0) + find.shift / 2)
      }
    }
    let places = Dictionary(uniqueKeysWithValues: due.enumerated().map { ($1.user, $0) })
    let chosen = RoundPlan.chosen(
      from: scores.map { pair, found in
        RoundPlan.Pair(
          seeker: pair[0], provider: pair[1], score: Preferences.moved(found.score.total, by: found.shift))
      }, waits: waits, waitWeight: search.rules.waitWeight)
    func place(_ user: UserID) -> Int { places[user] ?? .max }
    plan.pairs = chosen.compactMap { pair in
      guard let score = scores[[pair.seeker, pair.provider]]?.score, let seeker = versions[pair.seeker],
        let provider = versions[pair.provider]
      else { return nil }
      let turn = place(pair.provider) < place(pair.seeker) ? pair.provider : pair.seeker
      return (
        PlannedPair(
          seeker: pair.seeker, seekerVersion: seeker, provider: pair.provider, providerVersion: provider,
          turn: turn), score
      )
    }.sorted { place($0.pair.turn) < place($1.pair.turn) }
    return plan
  }
}
