package import Domain

/// What model work costs.
package protocol LedgerRecords {
  /// Writes the entry of an attempt that starts, at its bound.
  ///
  /// - Throws: `StoreError.constraint` where the attempt has one.
  func reserve(_ entry: LedgerEntry) throws
  /// Keeps what an attempt's calls have cost so far, while another one begins: they are settled, and what is left of the
  /// bound is reserved for that one and those that may follow. Late news of a settled attempt change nothing, and neither
  /// does what was kept already.
  ///
  /// - Parameters:
  ///   - calls: all that have ended, in order; at least one.
  ///   - bound: what the one that begins may cost at most; `nil` where nobody knows, and all that is left may be.
  func callBegins(_ job: JobID, attempt: Int, after calls: [Outcome.Spending], atMost bound: Money?) throws
  /// What is still reserved for an attempt: the entry of the call that runs, at what is left of the bound; `nil` where
  /// nothing is.
  func reservation(of job: JobID, attempt: Int) throws -> LedgerEntry?
  /// Settles the reservation of one attempt of a job with what its calls spent, each by an entry of its own. Late news of
  /// a settled one change nothing.
  ///
  /// - Parameter calls: all of the attempt, in order, those among them that were kept already.
  /// - Throws: `StoreError.missing` where the attempt reserved nothing.
  func settle(_ job: JobID, attempt: Int, as calls: [Outcome.Spending]) throws
  /// Settles the call whose end nobody heard at its bound, where that is known, else at all that is reserved.
  func settleAtBound(_ job: JobID, attempt: Int) throws
  /// Settles at their bounds the reservations made before `instant` of jobs that do not run: cancelled ones, whose
  /// worker died before it could tell what its call had cost.
  func settleLeftBehind(before instant: Timestamp) throws
  /// The entry of one attempt's first call; `nil` where it reserved nothing.
  func entry(of job: JobID, attempt: Int) throws -> LedgerEntry?
  /// Every call of a job, in the order made.
  func entries(of job: JobID) throws -> [LedgerEntry]
  /// What counts in the half-open window (now - 7 days, now], oldest first; entries of zero left out.
  func window() throws -> SpendWindow
  /// What a user's model work has cost in the half-open window (now - 7 days, now], reservations included.
  func spent(by user: UserID) throws -> Money
  /// The state of the budget's bucket; full before anything was spent.
  func bucket() throws -> BudgetBucket
  /// Replaces the bucket's state; read and written in the transaction that reserves or settles.
  func setBucket(_ bucket: BudgetBucket) throws
  /// What model work that started at `since` or later has cost, reservations included, the dearest first; by day the
  /// oldest first.
  func costs(since: Timestamp, by grouping: CostGrouping) throws -> [CostRow]
  /// Entries that started at `since` or later, oldest first.
  func entries(since: Timestamp, limit: Int) throws -> [LedgerEntry]
}

/// What costs are added up by.
package enum CostGrouping: String, CaseIterable, Hashable, Sendable { case model, kind, user, day }

/// What some model work has cost.
package struct CostRow: Hashable, Sendable {
  /// The model's name, the word of the kind, the user's id or the day in UTC; `nil` for work that is nobody's.
  package let subject: String?
  /// Those that a model answered, or may have: refused ones cost nothing and are not among them.
  package let calls: Int
  package let usage: TokenUsage
  package let cost: Money

  package init(subject: String?, calls: Int, usage: TokenUsage, cost: Money) {
    self.subject = subject
    self.calls = calls
    self.usage = usage
    self.cost = cost
  }
}
