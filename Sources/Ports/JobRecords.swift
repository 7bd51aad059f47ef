package import Domain

/// The queue.
package protocol JobRecords {
  /// Queues a job. A second open match step or clean-up is not made: `nil` comes back, and the open one comes no later
  /// than was asked for; where it runs already, another follows it.
  func enqueue(_ job: NewJob) throws -> Job?
  /// Queues a reply to what waits in the chat, or joins the one that is queued and has not started.
  ///
  /// - Parameter notBefore: where more of the turn may come: a reply that waits is put off to then, too.
  func enqueueReply(to chat: ChatID, user: UserID, epoch: Int, maker: Maker, notBefore: Timestamp?) throws
    -> Job
  /// `nil` where there is none; one that has ended stays a row.
  func find(_ id: JobID) throws -> Job?
  /// The reply of a chat that has not ended, if there is one.
  func openReply(of chat: ChatID) throws -> Job?
  /// What has not ended of a user's jobs, held ones included, oldest first.
  func openJobs(of user: UserID) throws -> [Job]

  /// The head of every user's line in each lane (the oldest claimable job that no running one of the same user
  /// and lane precedes), of the given kinds, for the given makers; the house's own chores all. A user's embeddings
  /// form a line of their own, so that making vectors never keeps a reply.
  ///
  /// - Parameter kinds: what the asking program can do. Jobs of other kinds keep their places in the lines, but take
  ///   none of the `limit`.
  /// - Returns: at most `limit`, those in line longest first. `notBefore` may lie ahead: the caller learns when to
  ///   wake.
  func heads(of kinds: Set<JobTask.Kind>, makers: [Maker], limit: Int) throws -> [WaitingJobRow]
  /// Every waiting job in the order of its line: for forecasts.
  func waiting(limit: Int) throws -> [WaitingJobRow]
  /// What a plan of everything that waits for these makers is made of: of each lane and maker what a claim looks at, what is
  /// due next and who follows in line; and what operators put first. However many wait, it costs no more than `limit` rows.
  ///
  /// - Parameter limit: how many rows at most; each lane and maker has an equal share of it.
  func plannable(for makers: [Maker], limit: Int) throws -> PlannableJobs

  /// Starts a job: running, attempt + 1, leased by `process` until `leaseUntil`; where it costs, users' turns move on.
  ///
  /// - Throws: `StoreError.missing` where it is no longer queued or retrying.
  func start(_ id: JobID, process: ProcessID, leaseUntil: Timestamp, takesTurn: Bool) throws -> Job
  /// Prolongs a lease; false where the job no longer runs with this attempt.
  func renewLease(_ id: JobID, attempt: Int, until: Timestamp) throws -> Bool
  /// Whether the job still runs with this attempt and its user's epoch has not been raised: asked in the
  /// transaction that would commit its effects.
  func stillRuns(_ id: JobID, attempt: Int) throws -> Bool
  /// Ends an attempt that `stillRuns`: writes the state and, for a failure, an error row.
  func finish(_ id: JobID, attempt: Int, as state: JobState, notBefore: Timestamp?, error: String?) throws
  /// Sets a waiting job aside until `release`.
  ///
  /// - Throws: `InvalidTransition` where it runs or has ended; `StoreError.missing` where there is none.
  func hold(_ id: JobID, for reason: JobState.HoldReason) throws
  /// What is held for a reason, oldest first.
  func held(for reason: JobState.HoldReason, limit: Int) throws -> [Job]
  /// Puts a held job back into its line, at its old place. Throws as `hold` does.
  func release(_ id: JobID) throws
  /// Takes a job back; what still runs of it ends without effect. Again does nothing. Throws as `hold` does.
  func cancel(_ id: JobID) throws
  /// Cancels the open jobs of a user; returns their number.
  func cancelAll(of user: UserID) throws -> Int
  /// Cancels what waits to be done about a match that ended: its verdict, introductions and deadlines. What runs goes
  /// on, and finds the match ended.
  func cancelWaiting(about match: MatchID) throws
  /// Puts a queued or retrying job into the hands of another maker, who need not wait for what the former one asked.
  func setMaker(_ maker: Maker, of id: JobID) throws
  /// Jobs whose lease ran out before now: of processes that died.
  func abandoned(limit: Int) throws -> [Job]
  /// Ends the leases of a process that is known to be dead, so that its jobs need not wait for them.
  func expireLeases(of process: ProcessID) throws
  /// Brings what was queued after now, by a clock that has been set back since, to now with its whole line, so that
  /// nobody waits until the clock has caught up, and what was to be tried again after longer than any retry waits;
  /// returns how many jobs that were.
  func pullBackFromFuture(longestRetry: Duration) throws -> Int
  /// Deletes jobs that have ended, with their errors and events, those that ended longest ago first: where no attempt
  /// failed those that ended before `instant`, the others those that ended before `failedInstant`.
  ///
  /// - Returns: how many; `limit` where more may be left.
  func deleteEnded(before instant: Timestamp, failedBefore failedInstant: Timestamp, limit: Int) throws -> Int
  /// The failed attempts of a job, first to last.
  func errors(of id: JobID) throws -> [JobFailure]
  /// How many attempts have failed since `instant`.
  func failureCount(since instant: Timestamp) throws -> Int
  /// How many jobs there are by kind, lane and state, ended ones included; what has none is left out.
  func counts() throws -> [JobCount]

  /// Writes that a process lives; the first time makes its row.
  func heartbeat(_ process: ProgramProcess) throws
  /// Removes a process that ends in order, and the leases of what it still ran.
  func endProcess(_ id: ProcessID) throws
  /// Every process that has a row, oldest first; one that was killed leaves its row behind.
  func processes() throws -> [ProgramProcess]
}

extension JobRecords {
  /// A reply that may start at once.
  package func enqueueReply(to chat: ChatID, user: UserID, epoch: Int, maker: Maker) throws -> Job {
    try enqueueReply(to: chat, user: user, epoch: epoch, maker: maker, notBefore: nil)
  }
}

/// A waiting job with where its user stands in line.
package struct WaitingJobRow: Hashable, Sendable {
  package let job: Job
  package let rejoinedAt: Timestamp?
  package let wasServedLast: Bool
  package let boost: Boost

  package init(job: Job, rejoinedAt: Timestamp?, wasServedLast: Bool, boost: Boost) {
    self.job = job
    self.rejoinedAt = rejoinedAt
    self.wasServedLast = wasServedLast
    self.boost = boost
  }

  /// One whose place in line is not asked.
  package init(job: Job) {
    self.init(job: job, rejoinedAt: nil, wasServedLast: false, boost: .none)
  }
}

/// What a plan is made of.
package struct PlannableJobs: Hashable, Sendable {
  package var rows: [WaitingJobRow] = []
  /// Of each lane and maker of which more could be next than were read: the last that was.
  package var ends: Set<JobID> = []

  package init() {}
}

/// How many jobs of a kind are in a state.
package struct JobCount: Hashable, Sendable {
  package let kind: JobTask.Kind
  package let lane: Lane
  /// The stable word of the state.
  package let state: String
  package let count: Int

  package init(kind: JobTask.Kind, lane: Lane, state: String, count: Int) {
    self.kind = kind
    self.lane = lane
    self.state = state
    self.count = count
  }
}
