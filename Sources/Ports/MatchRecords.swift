package import Domain

/// Matches, scores, rounds.
package protocol MatchRecords {
  /// Forms a pending match; both sides wait from now on.
  ///
  /// - Throws: `StoreError.constraint` where one of the two already waits in another match.
  func form(
    seeker: (user: UserID, version: ProfileVersionID), provider: (user: UserID, version: ProfileVersionID),
    round: Int, turn: UserID
  ) throws -> Match
  /// `nil` where there is none.
  func find(_ id: MatchID) throws -> Match?
  /// The match in which `user` waits or owes an answer.
  func waiting(of user: UserID) throws -> Match?
  /// The matches in which a person of a demo owes an answer.
  func waitingForDemoPeople() throws -> [Match]
  /// Every match of `user`, newest first.
  func all(of user: UserID, limit: Int) throws -> [Match]
  /// Matches of `user` that have not ended.
  func open(of user: UserID) throws -> [Match]

  /// Writes the status and what follows for the sides: who answered, who still waits, the end. The caller has
  /// asked the lifecycle and records the event.
  func setStatus(_ status: MatchStatus, of match: MatchID) throws
  /// Keeps the judge's word with its reasons; the status is set apart.
  func setVerdict(_ verdict: Verdict, of match: MatchID) throws
  /// Keeps the text that a side reads.
  func setIntroduction(_ text: String, of match: MatchID, for side: Role) throws
  /// Notes that the side's introduction was sent now; only the first time counts.
  func setIntroduced(_ match: MatchID, _ side: Role) throws
  /// Notes that the side saw its introduction; only the first time counts. Returns whether this was the first.
  func setSeen(_ match: MatchID, _ side: Role) throws -> Bool
  /// Keeps what a side that accepted was shown and agreed to share.
  ///
  /// - Throws: `StoreError.missing` where the side has not answered.
  func setShared(_ contact: Contact, by side: Role, in match: MatchID) throws
  /// Keeps which version of the other side's profile a side was shown: with its introduction, and when it says yes.
  func setShown(_ version: ProfileVersionID, to side: Role, in match: MatchID) throws
  /// Keeps why a side that said no did; in place of an earlier reason.
  ///
  /// - Returns: whether it had said no, and its answer is still learned from.
  func setReason(_ reason: DeclineReason, of side: Role, in match: MatchID) throws -> Bool
  /// The newest answers of a user that are learned from, newest first.
  func answers(of user: UserID, limit: Int) throws -> [GivenAnswer]
  /// What was learned from the answers of a user, with how many they were.
  func preferences(of user: UserID) throws -> (preferences: Preferences, answers: Int)
  /// The same of everybody of whom something was learned.
  func allPreferences() throws -> [UserID: Preferences]
  /// Keeps what was learned, in place of what was before.
  func setPreferences(_ preferences: Preferences, from answers: Int, of user: UserID) throws
  /// Forgets what was learned; no answer that was given by now is learned from again.
  func forgetPreferences(of user: UserID) throws
  /// Notes that the side was reminded now.
  func setReminded(_ match: MatchID, _ side: Role) throws

  /// How every earlier match of `user` with others ended, in either direction, by the other's id.
  func history(of user: UserID) throws -> [UserID: [PairHistory]]
  /// Lets a pair withdrawn by an operator be proposed again.
  func lift(_ match: MatchID) throws
  /// Takes that back: the two are kept apart again.
  func unlift(_ match: MatchID) throws

  /// The one score of two versions; `nil` where the pair was never scored.
  func score(seeker: ProfileVersionID, provider: ProfileVersionID) throws -> PairScore?
  /// Keeps the score of two versions, in place of an earlier one.
  func setScore(_ score: PairScore, seeker: ProfileVersionID, provider: ProfileVersionID) throws

  /// The current round; the first one is made when asked for.
  func currentRound() throws -> Round
  /// Begins the next round.
  func advanceRound() throws -> Round
  /// Notes that the current round is planned: these pairs are to be formed, in this order; whoever has not waited yet does
  /// from this round on.
  ///
  /// - Parameter change: the last change of vectors that the plan knew.
  func plan(_ pairs: [PlannedPair], knowing change: Int64) throws
  /// The next pairs of the current round's plan; without those of whom one was reset or erased.
  func plannedPairs(limit: Int) throws -> [PlannedPair]
  /// Takes a pair off the plan: it was formed, or cannot be any more.
  func endPlanned(_ pair: PlannedPair) throws
  /// How people stand, of those of whom that changed after a number; the feed of the board.
  ///
  /// - Parameters:
  ///   - change: 0 for everybody.
  ///   - end: as it was after this number; `nil` for now.
  ///   - limit: how many changes are read at most.
  func standings(after change: Int64, until end: Int64?, limit: Int) throws -> StandingPage
  /// Keeps what a step knew and decided.
  func record(_ step: RoundStep) throws
  /// How many steps of a round were recorded.
  func stepCount(of round: Int) throws -> Int
  /// The recorded steps of a round, in their order.
  func steps(of round: Int) throws -> [RoundStep]
  /// Keeps a scale (`Calibration.text`) by its hash; nothing where it is kept already.
  func keep(scale text: String, hash: UInt64) throws
  /// A scale that was kept.
  func scale(_ hash: UInt64) throws -> String?
  /// Deletes the records of the oldest round that began before an instant, at most `limit` of them; and where none is
  /// left before it, up to `limit` of the former vectors and standings that only they pointed to.
  ///
  /// - Returns: how many were deleted.
  func deleteSteps(before instant: Timestamp, limit: Int) throws -> Int
  /// For how many rounds everybody who is active has not been proposed, 1 or more; who was in this round is not there.
  func waitedRounds() throws -> [UserID: Int]
  /// Records a turn, which is no longer due, and counts a yield where a match came of it.
  func record(_ participation: Participation) throws
  /// The turns of a round in the order taken.
  func participations(in round: Int) throws -> [Participation]
  /// Makes one person's turn due, or not.
  func setTurn(of user: UserID, isDue: Bool) throws
  /// Makes everybody's turn due, whatever came of their last one: some exclusions end by time alone.
  func makeTurnsDue() throws
  /// When that was done last; `nil` before the first round.
  func turnsMadeDueAt() throws -> Timestamp?
  /// Whose turn it may be in a round, oldest profile change first: users who are eligible, who had no turn in it,
  /// and whose turn is due.
  ///
  /// Eligible is who is active, embedded in `space`, in no pending match, owes no answer, and has fewer than
  /// `proposalLimit` proposals in this round. A turn is due where something is new for its user since their last one
  /// or since they were proposed: their profile, its vectors or their stage changed; a match ended for them, or they
  /// answered in it; an operator lifted a withdrawal, or changed the threshold or the limit. A pair fits from one
  /// side as it does from the other, so it is enough that one of the two looks for whom something is new.
  func due(in space: EmbeddingSpace, proposalLimit: Int, round: Int, limit: Int) throws -> [TurnCandidate]
  /// Whether one user may be proposed now, by the same rules.
  func isEligible(_ user: UserID, in space: EmbeddingSpace, proposalLimit: Int, round: Int) throws -> Bool
  /// All users who may be proposed now, as a set.
  func eligibleUsers(in space: EmbeddingSpace, proposalLimit: Int, round: Int) throws -> Set<UserID>
  /// Everybody active who takes `role` and is embedded in `space`, whether they may be proposed now or not.
  func presentUsers(as role: Role, in space: EmbeddingSpace) throws -> Set<UserID>
}

/// What somebody said to a proposal.
package struct GivenAnswer: Hashable, Sendable {
  /// In which the other one was met.
  package let role: Role
  /// The other's version that they were shown.
  package let version: ProfileVersionID
  package let isYes: Bool
  package let reason: DeclineReason?

  package init(role: Role, version: ProfileVersionID, isYes: Bool, reason: DeclineReason?) {
    self.role = role
    self.version = version
    self.isYes = isYes
    self.reason = reason
  }
}

/// A page of the feed of standings.
package struct StandingPage: Sendable {
  /// One after another: of somebody who is there twice the later counts.
  package let standings: [(user: UserID, standing: Standing)]
  /// Ask after this number next.
  package let lastChange: Int64

  package init(standings: [(user: UserID, standing: Standing)], lastChange: Int64) {
    self.standings = standings
    self.lastChange = lastChange
  }
}
