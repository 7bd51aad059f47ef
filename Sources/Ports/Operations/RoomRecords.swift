package import Domain

/// What the operators' rooms show, read from rows that are kept for it: nothing here walks a table that grows.
package protocol RoomRecords {
  /// Whether anything that rooms show has changed: a few rows by their keys.
  func pulse() throws -> Pulse
  /// Deletes what was counted of hours and of days that are over, oldest first.
  ///
  /// - Parameters:
  ///   - hour: the first hour that is kept, since 1970.
  ///   - day: the first day that is kept, since 1970.
  ///   - limit: how many hours, and how many days, at once.
  /// - Returns: how many of them; `limit` where more may be left.
  func deleteRollUps(beforeHour hour: Int, beforeDay day: Int, limit: Int) throws -> Int
  /// How many jobs there are of each sort.
  func jobTallies() throws -> [JobTally]
  /// What has waited longest in a lane, and whose it is; what its time has not come for does not wait. The plan is left to
  /// whoever knows prices.
  func longestWaiting(in lane: Lane) throws -> (job: Job, person: PersonLabel?)?
  /// What each hour from `first` to `last` cost, and what for (whole hours since 1970).
  func spendHours(from first: Int, to last: Int) throws -> [SpendHour]
  /// What each hour from `first` to `last` cost altogether; hours that cost nothing may be left out.
  func costs(from first: Int, to last: Int) throws -> [Int: Money]
  /// What each hour from `first` to `last` brought into the queue and took out of it.
  func jobHours(from first: Int, to last: Int) throws -> [JobHour]
  /// The first hour of which anything is known; `nil` before anything was queued.
  func firstJobHour() throws -> Int?
  /// Who cost most in the seven days that end with one (whole days since 1970, today or the day before), the dearest
  /// first.
  func dearest(upTo day: Int, limit: Int) throws -> [PersonSpend]
  /// What calls were bounded by, of each kind and maker, since a day (whole days since 1970).
  func callTallies(since day: Int) throws -> [EstimateBook.Tally]
  /// What generations that run hold, by sort and person.
  func heldMoney() throws -> [HeldMoney]
  /// What is reserved by generations that run.
  func reserved() throws -> Money
  /// How many people came so far and no further.
  func milestones() throws -> [Milestone: Int]
  /// Where the present round stands; the first one where nothing has begun yet.
  func round() throws -> RoundFigures
  /// How many attempts failed since an instant, counted up to a bound.
  func failures(since instant: Timestamp, upTo bound: Int) throws -> BoundedCount
  /// Jobs of a source after a place, in its order, without plan and estimate.
  func jobs(
    in source: JobSource, after place: JobPlace?, limit: Int, with parts: JobRow.Parts
  ) throws -> [(row: JobRow, place: JobPlace)]
  /// One job as in a list; `nil` where there is none.
  func job(_ id: JobID) throws -> JobRow?
  /// How much was asked and answered in each call of a job.
  func recordingSizes(of job: JobID) throws -> [RecordingSize]
  /// Matches of a source after one of them, in its order.
  func matches(
    in source: MatchSource, after match: MatchID?, limit: Int, with parts: MatchRow.Parts
  ) throws -> [MatchRow]
  /// One match; `nil` where there is none.
  func match(_ id: MatchID, with parts: MatchRow.Parts) throws -> MatchRow?
  /// How many matches there are of each status.
  func matchTallies() throws -> [MatchQuery.Status: Int]
  /// The turns of a round before one of them, the latest first.
  func turns(in round: Int, before turn: TurnRow?, limit: Int) throws -> [TurnRow]
  /// The rounds before one of that number, the latest first; all where none is named.
  func rounds(before number: Int?, limit: Int) throws -> [RoundRow]
  /// Those whose turn is due, who changed longest ago first, whether they can have it or not; nobody who is blocked.
  func dueTurns(limit: Int) throws -> [TurnCandidate]
  /// Whether somebody's turn is due.
  func isTurnDue(of user: UserID) throws -> Bool
  /// How many proposals somebody has in a round.
  func proposals(of user: UserID, in round: Int) throws -> Int
  /// Whether somebody had their turn in a round.
  func hadTurn(_ user: UserID, in round: Int) throws -> Bool
  /// The space by whose vectors people are searched, told from the rows alone: the one that covers most people, as long as
  /// programs bring them from one into another. `nil` where nobody has vectors yet.
  func comparedSpace() throws -> EmbeddingSpace?
  /// The match step that is open, of which there is one at most.
  func openMatchStep() throws -> JobRow?
  /// Who is meant by a name; several where an id's end is that of several.
  func people(named reference: PersonReference, limit: Int) throws -> [UserID]
  /// How a person is called.
  func label(of user: UserID) throws -> PersonLabel
  /// Lines of the log from a source: backwards the latest first, forwards the earliest.
  func events(
    in source: EventSource, from place: EventPlace, limit: Int, with parts: EventRow.Parts
  ) throws -> [EventRow]
  /// One line of the log; `nil` where there is none.
  func event(_ number: Int64) throws -> EventRow?
  /// People of a source after a place, in its order.
  func people(
    in source: PersonSource, after place: PersonPlace?, limit: Int, with parts: PersonRow.Parts
  ) throws -> [(row: PersonRow, place: PersonPlace)]
  /// One person as in a list; `nil` where there is none.
  func person(_ id: UserID) throws -> PersonRow?
  /// How many people there are of each sort.
  func peopleTallies() throws -> [PersonTally]
}

extension RoomRecords {
  /// Whole rows.
  package func jobs(
    in source: JobSource, after place: JobPlace?, limit: Int
  ) throws -> [(row: JobRow, place: JobPlace)] {
    try jobs(in: source, after: place, limit: limit, with: .all)
  }

  /// Whole lines of a list.
  package func matches(in source: MatchSource, after match: MatchID?, limit: Int) throws -> [MatchRow] {
    try matches(in: source, after: match, limit: limit, with: .line)
  }

  /// All of one match.
  package func match(_ id: MatchID) throws -> MatchRow? { try match(id, with: .all) }

  /// Whole lines.
  package func events(
    in source: EventSource, from place: EventPlace, limit: Int
  ) throws -> [EventRow] {
    try events(in: source, from: place, limit: limit, with: .all)
  }

  /// Whole rows.
  package func people(
    in source: PersonSource, after place: PersonPlace?, limit: Int
  ) throws -> [(row: PersonRow, place: PersonPlace)] {
    try people(in: source, after: place, limit: limit, with: .all)
  }
}
