import Domain

/// What a step decides from what it knew, and the lines of the record that say so. Steps and their replays are the same
/// code.
///
///     pair <seeker> <provider> turn <user>          also: gone, of a plan: one of them had changed when it was written
///     alone <user>                                  nobody fitted; also: gone
///     formed <seeker> <provider>                    of a plan; also: left
struct StepDecision: Sendable {
  /// A pair that is to be proposed.
  struct Pair: Sendable {
    let pair: PlannedPair
    let score: PairScore
  }

  private(set) var pairs: [Pair] = []
  /// Whom nobody fitted.
  private(set) var alone: [UserID] = []
  private(set) var text: String

  // MARK: A turn

  /// The turn of one person, as it was found.
  ///
  /// - Parameter version: theirs.
  init(
    turn user: UserID, _ version: ProfileVersionID, _ find: TurnSearch.Find?, _ trace: TurnTrace
  ) {
    text = trace.text
    guard let find else {
      alone = [user]
      text += "alone \(user.digits)\n"
      return
    }
    let own = (user: user, version: version)
    let other = (user: find.candidate, version: find.candidateVersion)
    let (seeker, provider) = find.role == .seeker ? (own, other) : (other, own)
    let pair = PlannedPair(
      seeker: seeker.user, seekerVersion: seeker.version, provider: provider.user,
      providerVersion: provider.version, turn: user)
    pairs = [Pair(pair: pair, score: find.score)]
    text += Self.line("pair", pair)
  }

  // MARK: A plan

  /// What of a plan still stands when it is written.
  init(plan: RoundPlanner.Plan, stands: (UserID) -> Bool) {
    text = plan.traces
    for (pair, score) in plan.pairs {
      let isThere = stands(pair.seeker) && stands(pair.provider)
      if isThere { pairs.append(Pair(pair: pair, score: score)) }
      text += Self.line(isThere ? "pair" : "gone", pair)
    }
    for (user, _) in plan.alone {
      let isThere = stands(user)
      if isThere { alone.append(user) }
      text += "\(isThere ? "alone" : "gone") \(user.digits)\n"
    }
  }

  /// Which pairs of a plan are formed: whoever has changed, left or been taken since is left, and gets their turn alone.
  ///
  /// - Parameters:
  ///   - planned: the next ones of the plan, with their scores; `nil` where that was wiped.
  ///   - stands: whether both of a pair are what was compared, and may be proposed.
  init(
    forming planned: [(pair: PlannedPair, score: PairScore?)], by rules: RoundRules,
    stands: (PlannedPair) -> Bool
  ) {
    text = ""
    for (pair, score) in planned {
      if let score, score.total >= rules.threshold, score.scorer == rules.scorer, stands(pair) {
        pairs.append(Pair(pair: pair, score: score))
        text += Self.line("formed", pair)
      } else {
        text += Self.line("left", pair)
      }
    }
  }

  private static func line(_ word: String, _ pair: PlannedPair) -> String {
    "\(word) \(pair.seeker.digits) \(pair.provider.digits) turn \(pair.turn.digits)\n"
  }
}
