import Domain
import Testing

@Suite struct PairHistoryTests {
  enum Since: Sendable { case nothing, profileChange, lifted }

  /// A match that ended at second 1000, asked about some days later.
  @Test(
    arguments: [
      // Not while it is open, and never after an answer of either kind.
      (.pending, .profileChange, 99, true), (.qualified, .profileChange, 99, true),
      (.accepted(by: .seeker), .profileChange, 99, true), (.connected, .profileChange, 99, true),
      (.rejected(by: .provider), .profileChange, 99, true), (.rejected(by: .seeker), .lifted, 99, true),
      // When one of the two changed their profile.
      (.disqualified, .nothing, 99, true), (.disqualified, .profileChange, 0, false),
      (.expired, .nothing, 99, true), (.expired, .profileChange, 0, false),
      // Once the reason ended.
      (.withdrawn(.paused), .nothing, 0, false), (.withdrawn(.reset), .nothing, 0, false),
      (.withdrawn(.unreachable), .nothing, 0, false), (.withdrawn(.erased), .profileChange, 99, true),
      (.withdrawn(.byOperator), .nothing, 99, true), (.withdrawn(.byOperator), .profileChange, 99, true),
      (.withdrawn(.byOperator), .lifted, 0, false),
      (.withdrawn(.qualifyDiscarded), .nothing, 6, true), (.withdrawn(.qualifyDiscarded), .nothing, 7, false),
      (.withdrawn(.qualifyDiscarded), .profileChange, 0, false),
    ] as [(MatchStatus, Since, Int, Bool)])
  func aPairMayBeProposedAgainOnceWhatKeptItApartHasEnded(
    status: MatchStatus, since: Since, days: Int, isExcluded: Bool
  ) {
    let history = PairHistory(
      status: status, at: .at(1_000), hasChanged: since == .profileChange,
      isLifted: since == .lifted)
    #expect(history.excludes(at: .at(1_002) + .days(days) - .seconds(2)) == isExcluded)
  }

  @Test func anyEarlierMatchOfAPairMayKeepItApart() {
    let free = PairHistory(
      status: .withdrawn(.paused), at: .at(1), hasChanged: false, isLifted: false)
    let kept = PairHistory(
      status: .rejected(by: .seeker), at: .at(2), hasChanged: false, isLifted: false)
    #expect(![PairHistory]().excludes(at: .at(3)))
    #expect(![free, free].excludes(at: .at(3)))
    #expect([free, kept].excludes(at: .at(3)))
  }
}
