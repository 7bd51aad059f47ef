/// Which matches are meant: "status:qualified score>=.8 user:ada".
package struct MatchQuery: FilterOfPeople {
  /// What can be asked of matches.
  package enum Key: String, CaseIterable, Hashable, Sendable {
    case status, user, match, round, reason, age, score
  }

  /// The statuses of a match without what they hold. The raw value is the word in the database.
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case pending, qualified, accepted, connected, disqualified, rejected, expired, withdrawn

    /// The status without its side or reason.
    package init(_ status: MatchStatus) {
      switch status {
      case .pending: self = .pending
      case .qualified: self = .qualified
      case .accepted: self = .accepted
      case .connected: self = .connected
      case .disqualified: self = .disqualified
      case .rejected: self = .rejected
      case .expired: self = .expired
      case .withdrawn: self = .withdrawn
      }
    }
  }

  package var statuses = Choice<Status>()
  /// Either side; named twice, both.
  package var users = Several<PersonReference>()
  package var matches = Choice<RecordReference>()
  package var roundNumbers = Choice<Int>()
  package var rounds = Limits<Int>()
  /// Why it was withdrawn; what was not has no reason, so that one that is left out leaves those in.
  package var reasons = Choice<WithdrawalReason>()
  /// Since it was formed.
  package var age = Limits<Duration>()
  /// The total, 0...1.
  package var score = Limits<Double>()
  package var search: Set<SearchTerm> = []

  package init() {}

  private static let statusWords = FilterVocabulary<Status>(synonyms: [
    // As the people in it and the funnel call it.
    ("proposed", [.qualified]), ("open", [.pending, .qualified, .accepted]),
    ("ended", [.connected, .disqualified, .rejected, .expired, .withdrawn]),
  ])
  private static let reasonWords = FilterVocabulary<WithdrawalReason>()

  package static func words(of key: Key) -> [String] {
    switch key {
    case .status: statusWords.all
    case .reason: reasonWords.all
    case .user, .match, .round, .age, .score: []
    }
  }

  package mutating func take(_ term: KeyedTerm<Key>) throws(FilterMistake) {
    switch term.key {
    case .status: try term.choose(&statuses, of: Self.statusWords)
    case .user: try term.choosePeople(&users)
    case .match: try term.chooseRecords(&matches)
    case .round: try term.count(&roundNumbers, &rounds)
    case .reason: try term.choose(&reasons, of: Self.reasonWords)
    case .age: try term.limit(&age)
    case .score: try term.limit(&score)
    }
  }

  package func write(to writer: inout FilterWriter<Key>) {
    writer.write(.status, statuses, Self.statusWords)
    writer.write(.user, users)
    writer.write(.match, matches)
    writer.write(.round, roundNumbers) { number, _ in String(number) }
    writer.write(.round, rounds) { String($0) }
    writer.write(.reason, reasons, Self.reasonWords)
    writer.write(.age, age, text: FilterQuantity.text)
    writer.write(.score, score, text: FilterQuantity.text(share:))
  }
}
