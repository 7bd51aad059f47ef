/// Where a job stands. Repeated by CHECKs in the schema.
package enum JobState: Hashable, Sendable {
  /// Waits to be claimed. Entered when made, from `held`, and again by an operator; leaves to `running`,
  /// `held`, `cancelled`.
  case queued
  /// Cannot run until something is settled by a person. Leaves to `queued`, `cancelled`.
  case held(HoldReason)
  /// A worker has it, under a lease. Leaves to `completed`, `retrying`, `discarded`, `cancelled`.
  case running
  /// Failed, to be tried again. Leaves to `running`, `held`, `cancelled`.
  case retrying
  /// Done; its effects are committed. Ended.
  case completed
  /// Failed for the last time. Ended, unless an operator queues it again.
  case discarded
  /// Taken back. Ended, unless an operator queues it again.
  case cancelled

  /// Why a job is held. The raw value is the word in the database.
  package enum HoldReason: String, CaseIterable, Hashable, Sendable {
    /// The model's price is not known; it does not run for free.
    case unknownPrice = "unknown_price"
    /// An operator held it.
    case byOperator = "operator"
  }

  /// Whether it waits in a line.
  package var isInLine: Bool {
    switch self {
    case .queued, .retrying: true
    case .held, .running, .completed, .discarded, .cancelled: false
    }
  }

  /// Whether no worker will touch it again unless an operator queues it again.
  package var hasEnded: Bool {
    switch self {
    case .queued, .held, .running, .retrying: false
    case .completed, .discarded, .cancelled: true
    }
  }
}

/// What happens to a job. Which state allows which: `JobState.after`.
package enum JobEvent: Hashable, Sendable {
  case held(JobState.HoldReason)
  case released
  case claimed
  case completed
  /// The attempt failed; `isLast` when no further one is allowed.
  case failed(isLast: Bool)
  /// The worker's lease ran out.
  case leaseExpired(isLast: Bool)
  case cancelled
  /// By an operator only.
  case requeued
}

extension JobState {
  /// The state after `event`.
  ///
  /// - Throws: `InvalidTransition` where the event is not allowed. Finishing twice is not, so that a dead
  ///   worker's late result is seen as such; cancelling twice is.
  package func after(_ event: JobEvent) throws(InvalidTransition<JobState, JobEvent>) -> JobState {
    switch (self, event) {
    // A price can become unknown, or an operator step in, between two attempts too.
    case (.queued, .held(let reason)), (.retrying, .held(let reason)): return .held(reason)
    case (.held, .released): return .queued
    case (.queued, .claimed), (.retrying, .claimed): return .running
    case (.running, .completed): return .completed
    case (.running, .failed(let isLast)), (.running, .leaseExpired(let isLast)):
      return isLast ? .discarded : .retrying
    case (.queued, .cancelled), (.held, .cancelled), (.retrying, .cancelled), (.running, .cancelled):
      return .cancelled
    case (.cancelled, .cancelled): return self
    case (.discarded, .requeued), (.cancelled, .requeued): return .queued
    case (.queued, _), (.held, _), (.running, _), (.retrying, _), (.completed, _), (.discarded, _),
      (.cancelled, _):
      throw InvalidTransition(state: self, event: event)
    }
  }
}

/// When a failed attempt is tried again.
package struct RetryDelay: Hashable, Sendable {
  package var first: Duration
  package var longest: Duration

  package init(first: Duration = .seconds(2), longest: Duration = .minutes(10)) {
    self.first = first
    self.longest = longest
  }

  /// The delay after the given failed attempt (from 1): doubled each time up to `longest`, then scaled by
  /// `jitter` in 0...1 to between half and the whole of it.
  package func after(attempt: Int, jitter: Double) -> Duration {
    let doublings = min(max(attempt - 1, 0), 30)
    let full = min(first.inSeconds * Double(1 << doublings), longest.inSeconds)
    let share = jitter.isNaN ? 1 : 0.5 + 0.5 * min(max(jitter, 0), 1)
    return .microseconds(Int64(full * share * 1_000_000))
  }
}
