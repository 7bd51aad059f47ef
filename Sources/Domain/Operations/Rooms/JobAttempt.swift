/// One attempt at a job: when it ran and how it ended.
package struct JobAttempt: Hashable, Sendable {
  /// From 1.
  package let number: Int
  /// When a program took the job; `nil` where the log no longer tells.
  package let startedAt: Timestamp?
  /// When the job left that program; `nil` while it runs, and where the log no longer tells.
  package let endedAt: Timestamp?
  /// The job's state then: `running` while it runs; `nil` where the log no longer tells.
  package let outcome: JobQuery.State?

  package init(number: Int, startedAt: Timestamp?, endedAt: Timestamp?, outcome: JobQuery.State?) {
    self.number = number
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.outcome = outcome
  }

  /// How long it took; `nil` while it runs.
  package var duration: Duration? {
    guard let startedAt, let endedAt else { return nil }
    return endedAt.since(startedAt)
  }
}

extension JobSheet {
  /// Its attempts, first to last: those that the log tells of, and those of which only a call or a failure is kept.
  ///
  /// The log may have lost its oldest lines, so attempts are counted from the newest, which is the job's own number.
  package var attempts: [JobAttempt] {
    let steps = events.filter { $0.kind == "job" }
    let starts = steps.indices.filter { steps[$0].state == .running }
    var attempts: [Int: JobAttempt] = [:]
    for (place, start) in starts.enumerated() {
      let number = row.job.attempt - (starts.count - 1 - place)
      guard number > 0 else { continue }
      let end = steps.indices.contains(start + 1) ? steps[start + 1] : nil
      attempts[number] = JobAttempt(
        number: number, startedAt: steps[start].at, endedAt: end?.at, outcome: end?.state ?? .running)
    }
    for number in calls.map(\.attempt) + failures.map(\.attempt) where attempts[number] == nil {
      attempts[number] = JobAttempt(number: number, startedAt: nil, endedAt: nil, outcome: nil)
    }
    return attempts.values.sorted { $0.number < $1.number }
  }
}

extension Event {
  /// What a job became, where this is a line of its life.
  fileprivate var state: JobQuery.State? {
    to.flatMap { JobQuery.State(rawValue: String($0.prefix { $0 != ":" })) }
  }
}
