import Domain
import TestSupport
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

  @Test func aProviderThatAsksToBeLeftAloneIsNotSaidToHaveFailedThreeTimes() {
    var it = breaker()
    #expect(
      it.ended(.failed(after: .minutes(10)), at: Self.at(0), jitter: 1) == .opened(until: Self.at(600)))
    #expect(it.state == .open(failures: 1, until: Self.at(600)))
    #expect(it.wanted(at: Self.at(600)) == .trial)
    // From then on it is like any other that fails.
    #expect(it.ended(.failed(after: nil), at: Self.at(601), jitter: 1) == .opened(until: Self.at(631)))
    #expect(it.state == .open(failures: 2, until: Self.at(631)))
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

  private func job(_ kind: JobTask.Kind, queuedAt: Timestamp) -> Job {
    let task: JobTask =
      switch kind {
      case .reply: .reply(Identifier(sequential: 1))
      case .qualify: .qualify(Identifier(sequential: 1))
      case .introduce: .introduce(Identifier(sequential: 1), .seeker)
      case .summarise: .summarise(Identifier(sequential: 1))
      case .embed: .embed(Identifier(sequential: 1))
      case .matchStep, .answerDeadline, .cleanUp, .announce, .question: .cleanUp
      }
    return Job(
      id: Identifier(sequential: 2), task: task, lane: kind.lane, maker: .provider("p"), user: nil, epoch: 0,
      state: .queued, maximumAttempts: 5, queuedAt: queuedAt, notBefore: queuedAt)
  }

  @Test(arguments: [
    // What the rules can do in its place begins, and is given to them; the rest waits until it is asked again.
    (ProviderBreaker.State.closed(failures: 2), JobTask.Kind.summarise, ProviderBreaker.Beginning.atOnce),
    (.open(failures: 3, until: Self.at(60)), .reply, .atOnce),
    (.open(failures: 3, until: Self.at(60)), .qualify, .from(Self.at(60))),
    (.open(failures: 3, until: Self.at(60)), .summarise, .from(Self.at(60))),
    (.open(failures: 3, until: Self.at(60)), .embed, .from(Self.at(60))),
    (.open(failures: 3, until: Self.at(10)), .embed, .atOnce),
    // Nobody waits longer than until it is of age for what the rules can do.
    (.open(failures: 3, until: Self.at(9_000)), .qualify, .from(Self.at(3_600))),
    (.open(failures: 3, until: Self.at(9_000)), .embed, .from(Self.at(9_000))),
    (.trying(failures: 3, until: Self.at(60)), .introduce, .from(Self.at(60))),
    (.trying(failures: 3, until: Self.at(10)), .introduce, .atOnce),
    (.locked(.wrongKey), .reply, .atOnce),
    (.locked(.wrongKey), .qualify, .atOnce),
    (.locked(.wrongKey), .summarise, .whenRepaired),
    (.locked(.wrongKey), .embed, .whenRepaired),
  ])
  func workThatNobodyElseCanDoIsNotBegunWhileAProviderIsLeftAlone(
    state: ProviderBreaker.State, kind: JobTask.Kind, beginning: ProviderBreaker.Beginning
  ) {
    let job = job(kind, queuedAt: Self.at(0))
    #expect(breaker(state).beginning(of: job, at: Self.at(10)) == beginning)
  }

  @Test func whatIsOfAgeIsGivenToTheRulesLikeAReply() {
    let open = breaker(.open(failures: 3, until: Self.at(9_000)))
    #expect(open.beginning(of: job(.qualify, queuedAt: Self.at(0)), at: Self.at(3_600)) == .atOnce)
    #expect(
      open.beginning(of: job(.summarise, queuedAt: Self.at(0)), at: Self.at(3_600))
        == .from(Self.at(9_000)))
  }
}
