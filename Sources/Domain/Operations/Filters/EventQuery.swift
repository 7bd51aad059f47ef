/// Which events are meant: "who:operator kind:job since:1h".
package struct EventQuery: FilterOfPeople {
  /// What can be asked of events.
  package enum Key: String, CaseIterable, Hashable, Sendable {
    case kind, who, `operator`, user, job, match, act, since, until
  }

  /// What sort of actor caused it.
  package enum Cause: String, CaseIterable, Hashable, Sendable {
    case user, program, `operator`

    /// The sort of an actor.
    package init(_ actor: Event.Actor) {
      switch actor {
      case .user: self = .user
      case .program: self = .program
      case .operatorNamed: self = .operator
      }
    }
  }

  /// Stable words, as they stand in the events.
  package var kinds = Choice<String>()
  package var causes = Choice<Cause>()
  /// By the name that they work under; where some are included, nobody else's events are meant.
  package var operators = Choice<String>()
  /// Whom it is about or who caused it.
  package var users = Several<PersonReference>()
  package var jobs = Choice<RecordReference>()
  package var matches = Choice<RecordReference>()
  package var acts = Choice<RecordReference>()
  package var time = TimeLimits()
  package var search: Set<SearchTerm> = []

  package init() {}

  private static let causeWords = FilterVocabulary<Cause>()

  package static func words(of key: Key) -> [String] {
    switch key {
    case .who: causeWords.all
    case .kind, .operator, .user, .job, .match, .act, .since, .until: []
    }
  }

  package mutating func take(_ term: KeyedTerm<Key>) throws(FilterMistake) {
    switch term.key {
    case .kind: try term.choose(&kinds) { value in value.text.lowercased() }
    case .who: try term.choose(&causes, of: Self.causeWords)
    case .operator: try term.choose(&operators) { value in value.text }
    case .user: try term.choosePeople(&users)
    case .job: try term.chooseRecords(&jobs)
    case .match: try term.chooseRecords(&matches)
    case .act: try term.chooseRecords(&acts)
    case .since: try term.limit(&time, end: .since, isCompared: false)
    case .until: try term.limit(&time, end: .until, isCompared: false)
    }
  }

  package func write(to writer: inout FilterWriter<Key>) {
    writer.write(.kind, kinds) { kind, isAudit in isAudit ? nil : kind }
    writer.write(.who, causes, Self.causeWords)
    writer.write(.operator, operators) { name, isAudit in isAudit ? nil : name }
    writer.write(.user, users)
    writer.write(.job, jobs)
    writer.write(.match, matches)
    writer.write(.act, acts)
    writer.write(.since, until: .until, time)
  }
}
