import Domain
import Testing

@Suite struct QueueOrderTests {
  let strict = Budget(weekly: .dollars(6), burst: .zero)

  private func job(
    _ number: UInt64, _ user: UInt64?, _ lane: Lane = .interactive, at queued: Int64 = 0,
    notBefore: Int64? = nil,
    costing estimate: CostEstimate = .atMost(.cents(1)), rejoined: Int64? = nil, servedLast: Bool = false,
    boost: Boost = .none
  ) -> WaitingJob {
    WaitingJob(
      job: .job(number), user: user.map { .user($0) }, lane: lane, queuedAt: .at(queued),
      notBefore: .at(notBefore ?? queued), estimate: estimate, rejoinedAt: rejoined.map { .at($0) },
      wasServedLast: servedLast, boost: boost)
  }

  /// The decision with a bucket that is full at `fullAt`, in seconds.
  private func next(
    _ waiting: [WaitingJob], lanes: Set<Lane> = [.interactive, .background], budget: Budget? = nil,
    fullAt: Int64 = 0,
    now: Int64
  ) -> QueueDecision {
    QueueOrder(budget: budget ?? strict).next(
      among: waiting, lanes: lanes, bucket: BudgetBucket(fullAt: .at(fullAt)),
      window: SpendWindow(entries: []),
      now: .at(now))
  }

  @Test func anEmptyQueueIsIdle() {
    #expect(next([], now: 0) == .idle)
  }

  @Test func whoeverStandsInLineLongestIsNext() {
    let waiting = [job(1, 1, at: 30), job(2, 2, at: 10), job(3, 3, at: 20)]
    #expect(next(waiting, now: 40) == .start(.job(2), reserving: .cents(1)))
  }

  @Test func whoWasServedLastStandsBehindEverybodyWhoWaits() {
    let waiting = [job(1, 1, at: 0, servedLast: true), job(2, 2, at: 39)]
    #expect(next(waiting, now: 40) == .start(.job(2), reserving: .cents(1)))
    #expect(next([waiting[0]], now: 40) == .start(.job(1), reserving: .cents(1)))
    // Also behind one who comes in this very instant.
    #expect(next([waiting[0], job(2, 2, at: 40)], now: 40) == .start(.job(2), reserving: .cents(1)))
  }

  @Test func whoRejoinedStandsBeforeThoseWhoCameLaterAndBehindThoseOfTheSameInstant() {
    let rejoined = job(1, 1, at: 0, rejoined: 20)
    #expect(next([rejoined, job(2, 2, at: 21)], now: 40) == .start(.job(1), reserving: .cents(1)))
    #expect(next([rejoined, job(2, 2, at: 20)], now: 40) == .start(.job(2), reserving: .cents(1)))
    #expect(next([rejoined, job(2, 2, at: 19)], now: 40) == .start(.job(2), reserving: .cents(1)))
  }

  @Test func whoComesBackLaterStandsWhereTheyCame() {
    #expect(
      next([job(1, 1, at: 30, rejoined: 5), job(2, 2, at: 20)], now: 40)
        == .start(.job(2), reserving: .cents(1)))
  }

  @Test func whatIsFreeNeverWaitsForWhatCosts() {
    let debt: Int64 = 1_008
    let waiting = [
      job(1, 1, at: 0), job(2, 2, .background, at: 5, costing: .free),
      job(3, 3, .background, at: 4, costing: .atMost(.zero)),
    ]
    #expect(next(waiting, fullAt: debt, now: 10) == .start(.job(3), reserving: .zero))
    #expect(next([waiting[0], waiting[1]], fullAt: debt, now: 10) == .start(.job(2), reserving: .zero))
    #expect(next([waiting[0]], fullAt: debt, now: 10) == .wait(until: .at(1_008)))
  }

  @Test func freeWorkThatIsNotDueYetWaits() {
    #expect(
      next([job(1, nil, .background, at: 0, notBefore: 50, costing: .free)], now: 10) == .wait(until: .at(50))
    )
    #expect(
      next([job(1, nil, .background, at: 0, notBefore: 50, costing: .free)], now: 50)
        == .start(.job(1), reserving: .zero))
  }

  @Test func anUnknownPriceIsHeldBeforeAnythingElse() {
    #expect(next([job(1, 1, costing: .free), job(2, 2, costing: .unknown)], now: 0) == .hold(.job(2)))
  }

  @Test func aBudgetOfZeroLeavesWhatCostsWaitingAndRunsTheRest() {
    let none = Budget(weekly: .zero)
    #expect(next([job(1, 1)], budget: none, now: 0) == .idle)
    #expect(
      next([job(1, 1), job(2, 2, costing: .free)], budget: none, now: 0) == .start(.job(2), reserving: .zero))
  }

  @Test func backgroundWorkWaitsWhileAPersonWaits() {
    let waiting = [job(1, nil, .background, at: 0), job(2, 2, at: 3_599)]
    #expect(next(waiting, now: 3_599) == .start(.job(2), reserving: .cents(1)))
    // Not even when that person cannot be served yet.
    #expect(next(waiting, fullAt: 5_000, now: 3_599) == .wait(until: .at(5_000)))
  }

  @Test func afterAnHourBackgroundWorkStandsInLineWithPeople() {
    let aged = job(1, nil, .background, at: 0)
    #expect(next([aged, job(2, 2, at: 3_600)], now: 3_601) == .start(.job(1), reserving: .cents(1)))
    #expect(next([aged, job(2, 2, at: 3_599)], now: 3_601) == .start(.job(2), reserving: .cents(1)))
  }

  @Test func atAUsersTurnTheirAgedBackgroundWorkGoesFirst() {
    // Anna came before Boris; her background work of age takes her place.
    let waiting = [job(1, 1, at: 3_000), job(2, 1, .background, at: 0), job(3, 2, at: 3_100)]
    #expect(next(waiting, now: 4_000) == .start(.job(2), reserving: .cents(1)))
    // Before it is of age her reply does.
    #expect(next(waiting, now: 3_599) == .start(.job(1), reserving: .cents(1)))
  }

  @Test func anOperatorsBoostGoesBeforeAllOthersOfItsLane() {
    #expect(
      next([job(1, 1, at: 0), job(2, 2, at: 5, boost: .first)], now: 9)
        == .start(.job(2), reserving: .cents(1)))
    #expect(
      next([job(1, 1, at: 8), job(2, 2, .background, at: 5, boost: .first)], now: 9)
        == .start(.job(1), reserving: .cents(1)))
  }

  @Test func whatAnOperatorHadRunNextGoesBeforeEverythingWhateverItsLane() {
    let waiting = [
      job(1, 1, at: 0), job(2, 2, at: 1, boost: .first), job(3, 3, .background, at: 5, boost: .next),
    ]
    #expect(next(waiting, now: 9) == .start(.job(3), reserving: .cents(1)))
    // The gate stays: while the bucket is in debt it waits as everybody does, and nobody overtakes it.
    #expect(next(waiting, fullAt: 20, now: 9) == .wait(until: .at(20)))
  }

  @Test func aPausedLaneStartsNothingAndKeepsNobody() {
    let order = QueueOrder(budget: strict, paused: [.interactive])
    func decision(_ waiting: [WaitingJob]) -> QueueDecision {
      order.next(
        among: waiting, bucket: BudgetBucket(fullAt: .at(0)), window: SpendWindow(entries: []), now: .at(9))
    }
    #expect(decision([job(1, 1, at: 0), job(2, 2, costing: .free)]) == .idle)
    #expect(
      decision([job(1, 1, at: 0), job(3, 3, .background, at: 8)])
        == .start(.job(3), reserving: .cents(1)))
    // Not even to find out that its price is unknown.
    #expect(decision([job(1, 1, costing: .unknown)]) == .idle)
  }

  @Test func freshBackgroundWorkIsAskedAgainWhenItComesOfAge() {
    // Half of a burst of a dollar is gone: people may still start, background work not before it is earned back.
    let budget = Budget(weekly: .dollars(6), burst: .cents(100))
    let fresh = job(1, nil, .background, at: 0)
    #expect(next([fresh], budget: budget, fullAt: 51 * 1_008, now: 10) == .wait(until: .at(1_008)))
    #expect(next([fresh], budget: budget, fullAt: 60 * 1_008, now: 10) == .wait(until: .at(3_600)))
    #expect(
      next([fresh], budget: budget, fullAt: 60 * 1_008, now: 3_600) == .start(.job(1), reserving: .cents(1)))
  }

  @Test func aWorkerOfOneLaneLeavesMoneyToWhoeverItIsDueTo() {
    let reply = job(1, 1, at: 0)
    let judging = job(2, 2, .background, at: 0)
    #expect(next([reply, judging], lanes: [.background], now: 10) == .idle)
    #expect(next([judging], lanes: [.background], now: 10) == .start(.job(2), reserving: .cents(1)))
    #expect(next([judging], lanes: [.interactive], now: 10) == .idle)
    // What came of age is taken by whoever serves people too.
    #expect(next([judging], lanes: [.interactive], now: 3_600) == .start(.job(2), reserving: .cents(1)))
    let chore = job(3, nil, .background, at: 0, costing: .free)
    #expect(next([reply, chore], lanes: [.background], now: 10) == .start(.job(3), reserving: .zero))
    #expect(next([reply, chore], lanes: [.interactive], now: 10) == .start(.job(1), reserving: .cents(1)))
  }

  @Test func theOrderOfTheRowsDoesNotMatter() {
    let waiting = [
      job(1, 1, at: 0), job(2, 1, .background, at: -3_600), job(3, 2, at: 0),
      job(4, nil, .background, at: -3_600),
      job(5, 3, at: 5, servedLast: true),
    ]
    var rows = waiting
    for _ in waiting {
      rows.append(rows.removeFirst())
      #expect(next(rows, now: 5) == next(waiting, now: 5))
      #expect(next(rows.reversed(), now: 5) == next(waiting, now: 5))
    }
  }
}
