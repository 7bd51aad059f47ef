package import Domain

/// What model work costs.
package protocol LedgerRecords {
  /// Writes the entry of an attempt that starts, at its bound.
  ///
  /// - Throws: `StoreError.constraint` where the attempt has one.
  func reserve(_ entry: LedgerEntry) throws
  /// Settles the reservation of one attempt of a job with what it spent. Late news of a settled one change nothing.
  ///
  /// - Throws: `StoreError.missing` where the attempt reserved nothing.
  func settle(_ job: JobID, attempt: Int, as spending: Outcome.Spending) throws
  /// Settles a dead worker's reservation at its bound.
  func settleAtBound(_ job: JobID, attempt: Int) throws
  /// Settles at their bounds the reservations made before `instant` of jobs that do not run: cancelled ones, whose
  /// worker died before it could tell what its call had cost.
  func settleLeftBehind(before instant: Timestamp) throws
  /// The entry of one attempt; `nil` where it reserved nothing.
  func entry(of job: JobID, attempt: Int) throws -> LedgerEntry?
  /// What counts in the half-open window (now - 7 days, now], oldest first; entries of zero left out.
  func window() throws -> SpendWindow
  /// What a user's model work has cost in the half-open window (now - 7 days, now], reservations included.
  func spent(by user: UserID) throws -> Money
  /// The state of the budget's bucket; full before anything was spent.
  func bucket() throws -> BudgetBucket
  /// Replaces the bucket's state; read and written in the transaction that reserves or settles.
  func setBucket(_ bucket: BudgetBucket) throws
  /// Entries that started at `since` or later, oldest first.
  func entries(since: Timestamp, limit: Int) throws -> [LedgerEntry]
}
