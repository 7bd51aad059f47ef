/// Which jobs of the queue are meant: "lane:background kind:qualify,introduce wait>1h -user:3f2a".
package struct JobQuery: FilterOfPeople {
  /// What can be asked of jobs.
  package enum Key: String, CaseIterable, Hashable, Sendable {
    case state, lane, user, kind, maker, held, boosted, error, job, age, wait, attempts, cost
  }

  /// The states of a job without what they hold. The raw value is the word in the database.
  package enum State: String, CaseIterable, Hashable, Sendable {
    case queued, retrying, running, held, completed, discarded, cancelled

    /// The state without why it is held.
    package init(_ state: JobState) {
      switch state {
      case .queued: self = .queued
      case .held: self = .held
      case .running: self = .running
      case .retrying: self = .retrying
      case .completed: self = .completed
      case .discarded: self = .discarded
      case .cancelled: self = .cancelled
      }
    }
  }

  package var states = Choice<State>()
  package var lanes = Choice<Lane>()
  /// A job has one user or none; two names may be those of one.
  package var users = Several<PersonReference>()
  package var kinds = Choice<JobTask.Kind>()
  package var makers = Choice<Maker>()
  /// Why it is held; what is not held has no reason, so that one that is left out leaves those in.
  package var holdReasons = Choice<JobState.HoldReason>()
  package var boosted = Choice<Bool>()
  /// Parts of the sentence that tells of the last failed attempt, in either case.
  package var errors = Several<String>()
  package var jobs = Choice<RecordReference>()
  /// Since it was queued.
  package var age = Limits<Duration>()
  /// As `Job.waitsSince` says.
  package var wait = Limits<Duration>()
  package var attemptCounts = Choice<Int>()
  package var attempts = Limits<Int>()
  /// What it may cost, or has.
  package var cost = Limits<Money>()
  package var search: Set<SearchTerm> = []

  package init() {}

  /// The lane that it names, where it names one and says nothing else.
  package var laneAlone: Lane? {
    var named = JobQuery()
    named.lanes = lanes
    guard named == self, let included = lanes.included, included.count == 1 else { return nil }
    return included.first
  }

  private static let stateWords = FilterVocabulary<State>(synonyms: [
    ("waiting", [.queued, .retrying]), ("open", [.queued, .retrying, .running, .held]),
    ("ended", [.completed, .discarded, .cancelled]), ("failed", [.discarded]),
  ])
  private static let laneWords = FilterVocabulary<Lane>(synonyms: [
    ("int", [.interactive]), ("bg", [.background]),
  ])
  /// What screens call them can be typed too.
  static let kindWords = FilterVocabulary<JobTask.Kind>(synonyms: [
    ("judge", [.qualify]), ("introduction", [.introduce]), ("summary", [.summarise]), ("vectors", [.embed]),
    ("matching", [.matchStep]), ("deadline", [.answerDeadline]), ("announcement", [.announce]),
    ("questions", [.question]),
    ("ответ", [.reply]), ("оценка", [.qualify]), ("знакомство", [.introduce]), ("сводка", [.summarise]),
    ("векторы", [.embed]), ("подбор", [.matchStep]), ("срок", [.answerDeadline]), ("уборка", [.cleanUp]),
    ("рассылка", [.announce]), ("вопрос", [.question]),
  ])
  private static let reasonWords = FilterVocabulary<JobState.HoldReason>(synonyms: [
    ("price", [.unknownPrice])
  ])

  package static func words(of key: Key) -> [String] {
    switch key {
    case .state: stateWords.all
    case .lane: laneWords.all
    // Not by all the words of screens: there are too many for one line.
    case .kind: kindWords.words.map(\.word)
    case .held: reasonWords.all
    case .boosted: FilterVocabulary.yesOrNo.all
    case .user, .maker, .error, .job, .age, .wait, .attempts, .cost: []
    }
  }

  package mutating func take(_ term: KeyedTerm<Key>) throws(FilterMistake) {
    switch term.key {
    case .state: try term.choose(&states, of: Self.stateWords)
    case .lane: try term.choose(&lanes, of: Self.laneWords)
    case .user: try term.choosePeople(&users)
    case .kind: try term.choose(&kinds, of: Self.kindWords)
    case .maker: try term.choose(&makers) { value in Maker(name: value.text) }
    case .held: try term.choose(&holdReasons, of: Self.reasonWords)
    case .boosted: try term.choose(&boosted, of: .yesOrNo)
    case .error: try term.choose(&errors) { value in value.text }
    case .job: try term.chooseRecords(&jobs)
    case .age: try term.limit(&age)
    case .wait: try term.limit(&wait)
    case .attempts: try term.count(&attemptCounts, &attempts)
    case .cost: try term.limit(&cost)
    }
  }

  package func write(to writer: inout FilterWriter<Key>) {
    writer.write(.state, states, Self.stateWords)
    writer.write(.lane, lanes, Self.laneWords)
    writer.write(.user, users)
    writer.write(.kind, kinds, Self.kindWords)
    writer.write(.maker, makers) { maker, isAudit in isAudit && maker != .builtin ? nil : maker.name }
    writer.write(.held, holdReasons, Self.reasonWords)
    writer.write(.boosted, boosted, .yesOrNo)
    writer.write(.error, errors) { error, isAudit in isAudit ? nil : error }
    writer.write(.job, jobs)
    writer.write(.age, age, text: FilterQuantity.text)
    writer.write(.wait, wait, text: FilterQuantity.text)
    writer.write(.attempts, attemptCounts) { count, _ in String(count) }
    writer.write(.attempts, attempts) { String($0) }
    writer.write(.cost, cost, text: FilterQuantity.text)
  }
}
