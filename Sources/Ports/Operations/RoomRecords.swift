package import Domain

/// What the operators' rooms show, read from rows that are kept for it: nothing here walks a table that grows.
package protocol RoomRecords {
  /// Whether anything that rooms show has changed: a few rows by their keys.
  func pulse() throws -> Pulse
  /// How many jobs there are of each sort.
  func jobTallies() throws -> [JobTally]
  /// Who has waited for a reply longest, of those that may be taken; the plan is left to whoever knows prices.
  func longestWaitingReply() throws -> (job: Job, person: PersonLabel?)?
  /// What each hour from `first` to `last` cost (whole hours since 1970).
  func spendHours(from first: Int, to last: Int) throws -> [SpendHour]
  /// What each hour from `first` to `last` brought into the queue and took out of it.
  func jobHours(from first: Int, to last: Int) throws -> [JobHour]
  /// The first hour of which anything is known; `nil` before anything was queued.
  func firstJobHour() throws -> Int?
  /// Who cost most in the days from `first` to `last` (whole days since 1970), the dearest first.
  func dearest(from first: Int, to last: Int, limit: Int) throws -> [PersonSpend]
  /// What calls were bounded by, of each kind and maker, since an hour.
  func callTallies(since hour: Int) throws -> [EstimateBook.Tally]
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
  func jobs(in source: JobSource, after place: JobPlace?, limit: Int) throws -> [(
    row: JobRow, place: JobPlace
  )]
  /// One job as in a list; `nil` where there is none.
  func job(_ id: JobID) throws -> JobRow?
  /// How much was asked and answered in each call of a job.
  func recordingSizes(of job: JobID) throws -> [RecordingSize]
  /// Who is meant by a name; several where an id's end is that of several.
  func people(named reference: PersonReference, limit: Int) throws -> [UserID]
  /// How a person is called.
  func label(of user: UserID) throws -> PersonLabel
}
