/// A line of the log as operators see it: who, when, what, from what to what, and the act that it came of.
package struct EventRow: Hashable, Sendable {
  /// What stands in other tables than the log: read for the rows of a page, and of those that are only looked at as far as they
  /// are chosen by it.
  package struct Parts: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Whose job it is, what sort of job, and the person's name.
    package static let person = Parts(rawValue: 1)
    /// What the operator did.
    package static let act = Parts(rawValue: 2)
    package static let all: Parts = [.person, .act]
  }

  /// The line's number; later lines have higher ones.
  package let number: Int64
  package let event: Event
  /// The operator's act that it came of.
  package let act: ActID?
  package let actKind: Act.Kind?
  /// Whom it is about: the person themselves, or the one whose job it is.
  package let person: PersonLabel?
  /// What sort of job it is about, as long as the job is there.
  package let jobKind: JobTask.Kind?

  package init(
    number: Int64, event: Event, act: ActID? = nil, actKind: Act.Kind? = nil, person: PersonLabel? = nil,
    jobKind: JobTask.Kind? = nil
  ) {
    self.number = number
    self.event = event
    self.act = act
    self.actKind = actKind
    self.person = person
    self.jobKind = jobKind
  }
}

/// What the page of a line shows: the rest of its act, and what else became of its subject.
package struct EventSheet: Hashable, Sendable {
  package let row: EventRow
  package let act: Act?
  /// What rows were before the act, the first of them.
  package let former: [FormerValue]
  /// The newest of the same subject, the latest first.
  package let history: [EventRow]

  package init(row: EventRow, act: Act?, former: [FormerValue], history: [EventRow]) {
    self.row = row
    self.act = act
    self.former = former
    self.history = history
  }
}

/// An order of lines of the log that storage can read from any place on, by an index: all by their numbers.
package enum EventSource: Hashable, Sendable {
  /// Everything.
  case all
  /// What operators did.
  case ofOperators
  /// All of one kind, which is not that of jobs: those are most of the log.
  case ofKind(String)
  case ofAct(ActID)
  case about(Event.Subject)
  /// What happened to a person, their jobs and their matches.
  case ofPerson(UserID)
}

/// Which lines of a source are read next.
package enum EventPlace: Hashable, Sendable {
  /// From the newest on backwards.
  case newest
  /// Backwards from there.
  case before(Int64)
  /// Forwards from there: what came since.
  case after(Int64)
}

extension EventQuery {
  /// What is asked of a line beside its own columns. Whom the names in it mean was found before.
  package var parts: EventRow.Parts { search.isEmpty ? users.isOpen ? [] : .person : .all }

  /// Where the lines are read that it may mean.
  ///
  /// - Parameter person: the one person who is meant, where it is one.
  package func source(person: UserID?) -> EventSource {
    if let act = acts.only(Act.self) { return .ofAct(act) }
    if let job = jobs.only(Job.self) { return .about(.job(job)) }
    if let match = matches.only(Match.self) { return .about(.match(match)) }
    if let person { return .ofPerson(person) }
    if operators.included != nil || causes.included == [.operator] { return .ofOperators }
    if let kind = kinds.included?.first, kinds.included?.count == 1, kind != "job" { return .ofKind(kind) }
    return .all
  }

  /// Whether a line is meant. Whether its words are is the asker's to know: `search` is not looked at.
  ///
  /// - Parameters:
  ///   - found: whom the people that it names were found to be.
  ///   - source: where the line was read: those of a person are theirs, whatever they are about.
  package func allows(
    _ row: EventRow, from source: EventSource, found: [PersonReference: Set<UserID>], now: Timestamp
  ) -> Bool {
    let event = row.event
    guard kinds.allows(event.kind), causes.allows(Cause(event.actor)), time.allows(event.at, now: now) else {
      return false
    }
    if !operators.isOpen {
      if case .operatorNamed(let name) = event.actor {
        if !operators.allows(name) { return false }
      } else if operators.included != nil {
        return false
      }
    }
    if !users.isOpen {
      let isTheirs = if case .ofPerson = source { true } else { false }
      let people = row.people
      let allowed = users.allows { reference in
        isTheirs || (found[reference].map { !$0.isDisjoint(with: people) } ?? false)
      }
      if !allowed { return false }
    }
    if !acts.isOpen, !acts.allows(where: { name in row.act.map(name.names) ?? false }) { return false }
    if !jobs.isOpen {
      let allowed = jobs.allows { if case .job(let id) = event.subject { $0.names(id) } else { false } }
      if !allowed { return false }
    }
    if !matches.isOpen {
      let allowed = matches.allows { if case .match(let id) = event.subject { $0.names(id) } else { false } }
      if !allowed { return false }
    }
    return true
  }

  /// Whether older lines than one of that time cannot be meant. Clocks that were set back a little make no difference.
  package func isOver(at instant: Timestamp, now: Timestamp) -> Bool {
    time.isOver(at: instant, now: now, slack: .hours(1))
  }
}

extension EventRow {
  /// Whom it is about and who caused it.
  var people: Set<UserID> {
    var people: Set<UserID> = person.map { [$0.id] } ?? []
    if case .user(let id) = event.actor { people.insert(id) }
    return people
  }
}

extension Choice<RecordReference> {
  /// The one row that is meant, where it is named by its whole id.
  package func only<Entity>(_ entity: Entity.Type) -> Identifier<Entity>? {
    guard excluded.isEmpty, let included, included.count == 1, case .id(let high, let low)? = included.first
    else { return nil }
    return Identifier(high: high, low: low)
  }
}
