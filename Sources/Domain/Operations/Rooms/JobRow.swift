/// A job as operators see it in a list. Holds nothing that a person wrote.
package struct JobRow: Hashable, Sendable {
  /// What stands in other tables than the job's own: read for the rows of a page, and of those that are only looked at as far as
  /// they are chosen by it.
  package struct Parts: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The person's name.
    package static let name = Parts(rawValue: 1)
    /// How many attempts failed, and what the last of them said.
    package static let errors = Parts(rawValue: 2)
    /// What it has cost.
    package static let cost = Parts(rawValue: 4)
    package static let all: Parts = [.name, .errors, .cost]
  }

  package let job: Job
  package let person: PersonLabel?
  package let boost: Boost
  /// Attempts that failed.
  package let failures: Int
  /// What the last failed attempt said, in words of the program's.
  package let lastError: String?
  /// When it starts by the plan, where it waits.
  package var plan: PlannedStart?
  /// What it may cost at most, where it waits.
  package var estimate: CostEstimate?
  /// What it has cost so far, reservations included.
  package let spent: Money

  /// What it has cost, or may cost where nothing was spent yet.
  package var cost: Money {
    if spent > .zero { return spent }
    guard case .atMost(let bound)? = estimate else { return .zero }
    return bound
  }

  package init(
    job: Job, person: PersonLabel?, boost: Boost, failures: Int, lastError: String?,
    spent: Money = .zero, plan: PlannedStart? = nil, estimate: CostEstimate? = nil
  ) {
    self.job = job
    self.person = person
    self.boost = boost
    self.failures = failures
    self.lastError = lastError
    self.spent = spent
    self.plan = plan
    self.estimate = estimate
  }
}

/// What a detail page shows of a job.
package struct JobSheet: Hashable, Sendable {
  package let row: JobRow
  /// Its life, oldest first.
  package let events: [Event]
  /// Its calls of models, by attempt and call.
  package let calls: [LedgerEntry]
  /// Its failed attempts, first to last.
  package let failures: [JobFailure]
  /// What was asked and answered, by its size alone until somebody asks for the words.
  package let recordings: [RecordingSize]

  package init(
    row: JobRow, events: [Event], calls: [LedgerEntry], failures: [JobFailure], recordings: [RecordingSize]
  ) {
    self.row = row
    self.events = events
    self.calls = calls
    self.failures = failures
    self.recordings = recordings
  }
}

/// How much was asked and answered in a call, in bytes of text.
package struct RecordingSize: Hashable, Sendable {
  package let attempt: Int
  package let call: Int
  package let request: Int
  /// `nil` where no answer came.
  package let answer: Int?

  package init(attempt: Int, call: Int, request: Int, answer: Int?) {
    self.attempt = attempt
    self.call = call
    self.request = request
    self.answer = answer
  }
}

/// The words of a call of a model, after an operator asked to see them: what people wrote is among them.
package struct RevealedCall: Hashable, Sendable {
  package let attempt: Int
  package let call: Int
  package let request: String
  /// `nil` where no answer came.
  package let answer: String?
  /// Why the answer was of no use; `nil` where it was.
  package let failure: String?

  package init(attempt: Int, call: Int, request: String, answer: String?, failure: String?) {
    self.attempt = attempt
    self.call = call
    self.request = request
    self.answer = answer
    self.failure = failure
  }
}
