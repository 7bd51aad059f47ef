package import Domain

/// What model work costs.
package protocol LedgerRecords {
  func reserve(_ entry: LedgerEntry) throws
  /// Settles the reservation of one attempt of a job.
  func settle(_ job: JobID, attempt: Int, cost: Money, usage: TokenUsage, promptVersion: String?) throws
  /// Settles a dead worker's reservation at its bound.
  func settleAtBound(_ job: JobID, attempt: Int) throws
  /// Settles at their bounds the reservations made before `instant` of jobs that do not run: cancelled ones, whose
  /// worker died before it could tell what its call had cost.
  func settleLeftBehind(before instant: Timestamp) throws
  func entry(of job: JobID, attempt: Int) throws -> LedgerEntry?
  /// What counts in the half-open window (now - 7 days, now], oldest first; entries of zero left out.
  func window() throws -> SpendWindow
  /// What a user's model work has cost in the half-open window (now - 7 days, now], reservations included.
  func spent(by user: UserID) throws -> Money
  func bucket() throws -> BudgetBucket
  func setBucket(_ bucket: BudgetBucket) throws
  func entries(since: Timestamp, limit: Int) throws -> [LedgerEntry]
}
