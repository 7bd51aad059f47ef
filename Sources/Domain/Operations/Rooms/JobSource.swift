/// An order of jobs that storage can read from any place on, by an index.
package enum JobSource: Hashable, Sendable {
  /// What runs, since when.
  case running
  /// What waits, the longest queued first.
  case waiting
  /// What is held, the longest queued first.
  case held
  /// What failed for good, was taken back, was done: the latest first.
  case discarded, cancelled, completed
  /// All of one person, the newest first.
  case ofPerson(UserID)
  /// Everything, the newest first.
  case newest
}

/// A place in a `JobSource`: what comes after it is the next page.
package struct JobPlace: Hashable, Sendable {
  /// By what the source is ordered; unused where that is the id.
  package let at: Timestamp
  package let job: JobID

  package init(at: Timestamp, job: JobID) {
    self.at = at
    self.job = job
  }
}

/// Where a list goes on: in which of its sources, and after which row.
package struct JobCursor: Hashable, Sendable {
  /// The place of the source among those of its query.
  package let source: Int
  package let after: JobPlace?
  /// The last that was told of those that start soonest, which stand before the source of what waits.
  package let planned: JobID?

  package init(source: Int, after: JobPlace?, planned: JobID? = nil) {
    self.source = source
    self.after = after
    self.planned = planned
  }
}

extension JobQuery {
  /// What is asked of a job beside its own columns. Whom the names in it mean was found before.
  package var parts: JobRow.Parts {
    var parts: JobRow.Parts = []
    if !errors.isOpen { parts.insert(.errors) }
    if !cost.isOpen { parts.insert(.cost) }
    return search.isEmpty ? parts : parts.union([.name, .errors])
  }

  /// Where the jobs are read that it may mean, in the order in which they are shown: what runs, what waits, what is held,
  /// what ended.
  ///
  /// - Parameter person: the one person whose jobs are meant, where it is one.
  package func sources(person: UserID?) -> [JobSource] {
    if let person { return [.ofPerson(person)] }
    if !search.isEmpty { return [.newest] }
    let all: [(State, JobSource)] = [
      (.running, .running), (.queued, .waiting), (.retrying, .waiting), (.held, .held),
      (.discarded, .discarded), (.cancelled, .cancelled), (.completed, .completed),
    ]
    return all.reduce(into: []) { sources, pair in
      if states.allows(pair.0), !sources.contains(pair.1) { sources.append(pair.1) }
    }
  }

  /// Whether a row is meant. Whether its words are is the asker's to know: `search` is not looked at.
  ///
  /// - Parameter found: whom the people that it names were found to be.
  package func allows(_ row: JobRow, found: [PersonReference: Set<UserID>], now: Timestamp) -> Bool {
    let job = row.job
    guard states.allows(State(job.state)), lanes.allows(job.lane), kinds.allows(job.task.kind),
      makers.allows(job.maker), boosted.allows(row.boost != .none), attemptCounts.allows(job.attempt),
      attempts.allows(job.attempt), age.allows(now.since(job.queuedAt))
    else { return false }
    if !holdReasons.isOpen {
      if case .held(let reason) = job.state {
        if !holdReasons.allows(reason) { return false }
      } else if holdReasons.included != nil {
        return false
      }
    }
    if !users.isOpen, !users.allows(where: { found[$0]?.contains { $0 == job.user } ?? false }) {
      return false
    }
    if !errors.isOpen {
      let error = row.lastError?.lowercased() ?? ""
      if !errors.allows(where: { error.contains($0.lowercased()) }) { return false }
    }
    if !jobs.isOpen, !jobs.allows(where: { $0.names(job.id) }) { return false }
    if !wait.isOpen {
      if !wait.allows((job.startedAt ?? now).since(job.waitsSince)) { return false }
    }
    if !cost.isOpen, !cost.allows(row.cost) { return false }
    return true
  }
}

extension Choice {
  /// Whether a row is meant of whose values one is named by each of these.
  func allows(where holds: (Value) -> Bool) -> Bool {
    included.map { $0.contains(where: holds) } ?? !excluded.contains(where: holds)
  }
}

extension Job {
  /// Since when it waits: since it could have begun, and where an attempt is to be repeated since it was asked for.
  package var waitsSince: Timestamp {
    state == .retrying ? queuedAt : max(queuedAt, notBefore)
  }
}
