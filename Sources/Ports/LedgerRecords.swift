package import Domain

/// What model work costs.
package protocol LedgerRecords {
  func reserve(_ entry: LedgerEntry) throws
  /// Settles the reservation of one attempt of a job.
  func settle(_ job: JobID, attempt: Int, cost: Money, usage: TokenUsage, promptVersion: String?) throws
  /// Settles a dead worker's reservation at its bound.
  func settleAtBound(_ job: JobID, attempt: Int) throws
  func entry(of job: JobID, attempt: Int) throws -> LedgerEntry?
  /// What counts in the half-open window (now - 7 days, now], oldest first; entries of zero left out.
  func window() throws -> SpendWindow
  func bucket() throws -> BudgetBucket
  func setBucket(_ bucket: BudgetBucket) throws
  func entries(since: Timestamp, limit: Int) throws -> [LedgerEntry]
}
