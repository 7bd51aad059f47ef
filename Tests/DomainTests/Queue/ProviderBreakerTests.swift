import Domain
import Testing

/// Reads like a log of what a provider went through.
@Suite struct ProviderBreakerTests {
  private static let start = Timestamp(seconds: 1_000_000)

  private static func at(_ seconds: Int) -> Timestamp { start + .seconds(seconds) }

  private func breaker(_ state: ProviderBreaker.State = .closed(failures: 0)) -> ProviderBreaker {
    ProviderBreaker(state: state, configuration: "a")
  }

  @Test func threeFailuresInARowOpenItForThirtySeconds() {
    var it = breaker()
    #expect(it.ended(.failed(after: nil), at: Self.at(0), jitter: 1) == nil)
    #expect(it.ended(.failed(after: nil), at: Self.at(1), jitter: 1) == nil)
    #expect(it.state == .closed(failures: 2))
    #expect(it.wanted(at: Self.at(2)) == .granted)
    #expect(it.ended(.failed(after: nil), at: Self.at(2), jitter: 1) == .opened(until: Self.at(32)))
    #expect(it.wanted(at: Self.at(31)) == .refused(until: Self.at(32)))
    #expect(it.state == .open(failures: 3, until: Self.at(32)))
  }

  @Test func anAnswerBetweenFailuresBeginsTheCountAnew() {
    var it = breaker(.closed(failures: 2))
    #expect(it.ended(.answered, at: Self.at(0), jitter: 1) == nil)
    #expect(it.state == .closed(failures: 0))
    #expect(it.ended(.failed(after: nil), at: Self.at(1), jitter: 1) == nil)
  }

  @Test func oneTriesAfterThePauseAndTheOthersWaitForIt() {
    var it = breaker(.open(failures: 3, until: Self.at(30)))
    #expect(it.wanted(at: Self.at(30)) == .trial)
    #expect(it.state == .trying(failures: 3, until: Self.at(150)))
    #expect(it.wanted(at: Self.at(31)) == .refused(until: Self.at(150)))
    #expect(it.ended(.answered, at: Self.at(32), jitter: 1) == .closed)
    #expect(it.wanted(at: Self.at(33)) == .granted)
  }

  @Test func whoeverTriedAndDiedDoesNotKeepTheOthersForEver() {
    var it = breaker(.trying(failures: 3, until: Self.at(150)))
    #expect(it.wanted(at: Self.at(149)) == .refused(until: Self.at(150)))
    #expect(it.wanted(at: Self.at(150)) == .trial)
    #expect(it.state == .trying(failures: 3, until: Self.at(270)))
  }

  @Test func aTrialThatNobodyWaitedForLeavesTheNextTry() {
    var it = breaker(.trying(failures: 4, until: Self.at(150)))
    #expect(it.ended(.abandoned, at: Self.at(40), jitter: 1) == nil)
    #expect(it.state == .open(failures: 4, until: Self.at(40)))
    #expect(it.wanted(at: Self.at(40)) == .trial)
  }

  @Test func eachFailedTrialDoublesThePauseUpToAQuarterOfAnHour() {
    let pauses = (4...10).map { failures -> Duration in
      var it = breaker(.trying(failures: failures - 1, until: Self.at(0)))
      _ = it.ended(.failed(after: nil), at: Self.at(0), jitter: 1)
      guard case .open(_, let until) = it.state else { return .zero }
      return until.since(Self.at(0))
    }
    #expect(
      pauses == [
        .seconds(60), .seconds(120), .seconds(240), .seconds(480), .seconds(900), .seconds(900),
        .seconds(900),
      ])
  }

  @Test(arguments: [(0.0, 15), (0.5, 22), (1, 30), (-3, 15), (7, 30), (Double.nan, 30)])
  func jitterSpreadsThePauseOverItsSecondHalf(jitter: Double, seconds: Int) {
    var it = breaker(.closed(failures: 2))
    _ = it.ended(.failed(after: nil), at: Self.at(0), jitter: jitter)
    guard case .open(_, let until) = it.state else {
      Issue.record("not open")
      return
    }
    #expect(until.since(Self.at(0)).components.seconds == Int64(seconds))
  }

  @Test func aLongWaitThatTheProviderAsksForOpensItAtOnceUntilThen() {
    var it = breaker()
    #expect(
      it.ended(.failed(after: .seconds(300)), at: Self.at(0), jitter: 0) == .opened(until: Self.at(300)))
    #expect(it.wanted(at: Self.at(299)) == .refused(until: Self.at(300)))
  }

  @Test func aShortWaitIsTheQueuesToKeep() {
    var it = breaker()
    #expect(it.ended(.failed(after: .seconds(19)), at: Self.at(0), jitter: 0) == nil)
    #expect(it.wanted(at: Self.at(1)) == .granted)
  }

  @Test func lateNewsOfAnOpenOneOnlyProlongWhatTheProviderAskedFor() {
    var it = breaker(.open(failures: 3, until: Self.at(60)))
    #expect(it.ended(.failed(after: nil), at: Self.at(5), jitter: 1) == nil)
    #expect(it.ended(.failed(after: .seconds(10)), at: Self.at(5), jitter: 1) == nil)
    #expect(it.state == .open(failures: 3, until: Self.at(60)))
    #expect(
      it.ended(.failed(after: .seconds(100)), at: Self.at(5), jitter: 1) == .opened(until: Self.at(105)))
    // A call that had begun before, and was answered after all.
    #expect(it.ended(.answered, at: Self.at(6), jitter: 1) == .closed)
  }

  @Test(arguments: ProviderBreaker.Fault.allCases)
  func whatNeedsCareLocksItWhateverCame(fault: ProviderBreaker.Fault) {
    let states: [ProviderBreaker.State] = [
      .closed(failures: 1), .open(failures: 3, until: Self.at(60)), .trying(failures: 3, until: Self.at(60)),
    ]
    for state in states {
      var it = breaker(state)
      #expect(it.ended(.needsCare(fault), at: Self.at(0), jitter: 1) == .locked(fault))
      #expect(it.wanted(at: Self.at(1_000_000)) == .locked(fault))
      // It is said once, and nothing that comes late opens it.
      #expect(it.ended(.needsCare(.wrongKey), at: Self.at(1), jitter: 1) == nil)
      #expect(it.ended(.answered, at: Self.at(1), jitter: 1) == nil)
      #expect(it.state == .locked(fault))
    }
  }

  @Test func whatAPersonWaitsForIsGivenAwayAtOnceAndTheRestOnlyWhereNobodyComesBack() {
    let open = breaker(.open(failures: 3, until: Self.at(60)))
    #expect(open.isAway(at: Self.at(59), from: .interactive))
    #expect(!open.isAway(at: Self.at(60), from: .interactive))
    #expect(!open.isAway(at: Self.at(59), from: .background))
    let trying = breaker(.trying(failures: 3, until: Self.at(60)))
    #expect(trying.isAway(at: Self.at(59), from: .interactive))
    #expect(!breaker(.closed(failures: 2)).isAway(at: Self.at(0), from: .interactive))
    for lane in Lane.allCases { #expect(breaker(.locked(.wrongKey)).isAway(at: Self.at(0), from: lane)) }
  }
}
