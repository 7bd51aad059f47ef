import Domain
import Testing

/// $6 a week: a cent is earned in 1008 s.
@Suite struct BudgetTests {
  let strict = Budget(weekly: .dollars(6), burst: .zero)
  let empty = SpendWindow(entries: [])

  private func gate(
    _ budget: Budget, _ bucket: BudgetBucket, _ window: SpendWindow = SpendWindow(entries: []),
    bound: Money = .cents(1), asInteractive: Bool = true, at now: Timestamp
  ) -> Budget.Gate {
    budget.gate(bound: bound, asInteractive: asInteractive, bucket: bucket, window: window, now: now)
  }

  @Test(
    arguments: [
      (Money.cents(1), 1_008_000_000), (.zero, 0), (.dollars(6), 604_800_000_000),
      // 0.1008 s a microdollar, and never less than exact.
      (Money(clamping: 1), 100_800), (Money(clamping: 10), 1_008_000),
    ] as [(Money, Int64)])
  func theBucketFillsByTheWeeksShareOfAnAmount(amount: Money, microseconds: Int64) {
    #expect(strict.fillTime(of: amount) == .microseconds(microseconds))
  }

  @Test func aFillTimeIsRoundedUpToAMicrosecond() {
    let budget = Budget(weekly: Money(clamping: 7_000_000), burst: .zero)
    // 604,800 / 7 s a dollar is even; a microdollar takes 86,400 us, a third of the budget's rate does not divide.
    #expect(budget.fillTime(of: Money(clamping: 1)) == .microseconds(86_400))
    #expect(
      Budget(weekly: Money(clamping: 11), burst: .zero).fillTime(of: Money(clamping: 1))
        == .microseconds(54_981_818_182))
  }

  @Test func theFirstStartsAtOnceAndTheNextNotAMicrosecondBeforeItsTime() {
    let full = BudgetBucket(fullAt: .zero)
    #expect(gate(strict, full, at: .zero) == .open)
    let spent = full.reserving(.cents(1), at: .zero, under: strict)
    let due = Timestamp.at(1_008)
    #expect(gate(strict, spent, at: .zero) == .closed(until: due, by: .bucket))
    #expect(gate(strict, spent, at: .at(1_007)) == .closed(until: due, by: .bucket))
    #expect(gate(strict, spent, at: due - .microseconds(1)) == .closed(until: due, by: .bucket))
    #expect(gate(strict, spent, at: due) == .open)
  }

  @Test func sixHundredStartInAWeekAndTheNextExactlyAWeekAfterTheFirst() {
    var bucket = BudgetBucket(fullAt: .zero)
    var window = empty
    var starts: [Timestamp] = []
    var now = Timestamp.zero
    while starts.count < 601 {
      switch gate(strict, bucket, window, at: now) {
      case .open:
        starts.append(now)
        bucket = bucket.reserving(.cents(1), at: now, under: strict)
        window.append(.init(at: now, amount: .cents(1)))
      case .closed(let until, _):
        guard until > now else {
          Issue.record("closed until what has come")
          return
        }
        now = until
      case .closedForGood:
        Issue.record("closed for good")
        return
      }
    }
    #expect(starts.filter { $0 < .at(604_800) }.count == 600)
    #expect(starts[599] == .at(603_792))
    #expect(starts[600] == .at(604_800))
  }

  @Test func whatCostsNothingNeverWaits() {
    let deep = BudgetBucket(fullAt: .at(1_000_000))
    #expect(gate(strict, deep, bound: .zero, at: .zero) == .open)
    #expect(gate(Budget(weekly: .zero), deep, bound: .zero, at: .zero) == .open)
  }

  @Test func aBudgetOfZeroStartsNothingThatCosts() {
    let none = Budget(weekly: .zero)
    #expect(gate(none, BudgetBucket(fullAt: .zero), bound: Money(clamping: 1), at: .zero) == .closedForGood)
  }

  @Test func theDefaultBurstIsOneDaysShare() {
    #expect(Budget(weekly: .dollars(7)).burst == .dollars(1))
    #expect(Budget(weekly: .dollars(6)).burst == Money(clamping: 857_142))
  }

  @Test(arguments: [(0, 1), (50, 51), (100, 101), (85, 86)] as [(Int64, Int)])
  func sevenIdleDaysAllowNoBurstBeyondTheConfiguredOne(burstInCents: Int64, starts: Int) {
    let budget = Budget(weekly: .dollars(6), burst: .cents(burstInCents))
    var bucket = BudgetBucket(fullAt: .zero)
    let now = Timestamp.zero + .days(7)
    var count = 0
    // Down to an empty bucket, and the one that puts it into debt.
    while gate(budget, bucket, at: now) == .open, count < 1_000 {
      bucket = bucket.reserving(.cents(1), at: now, under: budget)
      count += 1
    }
    #expect(count == starts)
    #expect(budget.level(of: bucket, now: now) == -10_000)
  }

  @Test func backgroundWorkLeavesHalfOfTheBurstToPeople() {
    let budget = Budget(weekly: .dollars(6), burst: .cents(100))
    // 40, 50 and 51 cents are out: 60, 50 and 49 are left.
    for (spent, background) in [(40, true), (50, true), (51, false)] as [(Int64, Bool)] {
      let bucket = BudgetBucket(fullAt: .zero).reserving(.cents(spent), at: .zero, under: budget)
      #expect(gate(budget, bucket, asInteractive: true, at: .zero) == .open)
      let gate = gate(budget, bucket, asInteractive: false, at: .zero)
      #expect(gate == (background ? .open : .closed(until: .at(1_008), by: .backgroundShare)))
    }
  }

  @Test func theRollingWeekClosesWhereTheBucketWouldNot() {
    let budget = Budget(weekly: .dollars(6), burst: .dollars(6))
    // All six dollars went in one burst, six days ago; the bucket has earned most of them back.
    let window = SpendWindow(entries: [
      .init(at: .zero, amount: .dollars(5)), .init(at: .at(60), amount: .dollars(1)),
    ])
    let bucket = BudgetBucket(fullAt: .at(604_800))
    #expect(budget.level(of: bucket, now: .zero + .days(6)) == 5_142_858)
    #expect(gate(budget, bucket, window, at: .zero + .days(6)) == .closed(until: .at(604_800), by: .week))
    #expect(
      gate(budget, bucket, window, at: .at(604_800) - .microseconds(1))
        == .closed(until: .at(604_800), by: .week))
    #expect(gate(budget, bucket, window, at: .at(604_800)) == .open)
  }

  @Test func absurdAmountsMakeAbsurdWaitsAndNoCrash() {
    let tiny = Budget(weekly: Money(clamping: 1), burst: .zero)
    let most = Money(clamping: .max)
    var bucket = BudgetBucket(fullAt: .zero).reserving(most, at: .zero, under: tiny)
    bucket = bucket.reserving(most, at: .zero, under: tiny)
    #expect(bucket.fullAt == Timestamp(microseconds: .max))
    #expect(gate(tiny, bucket, at: .zero) == .closed(until: Timestamp(microseconds: .max), by: .bucket))
    #expect(most + most == most)
  }
}

@Suite struct SettlementTests {
  let strict = Budget(weekly: .dollars(6), burst: .zero)

  /// Starts, in their order, and then settlements, in theirs.
  private func bucket(
    under budget: Budget, starts: [(at: Int64, bound: Money)], settled: [(start: Int, cost: Money)]
  ) -> BudgetBucket {
    var bucket = BudgetBucket(fullAt: .zero)
    var amounts = starts.map(\.bound)
    for start in starts { bucket = bucket.reserving(start.bound, at: .at(start.at), under: budget) }
    for (index, cost) in settled {
      let window = SpendWindow(entries: zip(starts, amounts).map { .init(at: .at($0.at), amount: $1) })
      bucket = bucket.settling(
        reserved: starts[index].bound, actual: cost, startedAt: .at(starts[index].at), window: window,
        under: budget)
      amounts[index] = cost
    }
    return bucket
  }

  @Test(
    arguments: [(Money.zero, 0), (.cents(1), 1_008), (.cents(2), 2_016), (.cents(5), 5_040)]
      as [(Money, Int64)])
  func theDifferenceIsSettledWhenTheCostIsKnown(cost: Money, nextStart: Int64) {
    let settled = bucket(under: strict, starts: [(0, .cents(2))], settled: [(0, cost)])
    #expect(settled.fullAt == .at(nextStart))
  }

  @Test func idleTimeThatPassedUnderAReservationIsNotPaidOutAsBurst() {
    // The first one reserved a cent, ran for 2000 s and cost nothing; the second had started at 1008 s.
    let settled = bucket(under: strict, starts: [(0, .cents(1)), (1_008, .cents(1))], settled: [(0, .zero)])
    #expect(settled.fullAt == .at(2_016))
  }

  @Test func whatWasStillOwedWhenALaterOneStartedComesBack() {
    // Burst of two cents: both start at once; the first turns out to be free.
    let budget = Budget(weekly: .dollars(6), burst: .cents(2))
    let settled = bucket(under: budget, starts: [(0, .cents(1)), (500, .cents(1))], settled: [(0, .zero)])
    // As if only the second had been there.
    #expect(settled.fullAt == .at(500 + 1_008))
  }

  @Test func theOrderOfSettlementsDoesNotMatter() {
    let budget = Budget(weekly: .dollars(6), burst: .cents(10))
    let starts: [(at: Int64, bound: Money)] = [(0, .cents(4)), (100, .cents(3)), (9_000, .cents(5))]
    let forth = bucket(under: budget, starts: starts, settled: [(0, .cents(1)), (1, .zero), (2, .cents(2))])
    let back = bucket(under: budget, starts: starts, settled: [(2, .cents(2)), (1, .zero), (0, .cents(1))])
    #expect(forth.fullAt == .at(9_000 + 2_016))
    #expect(back == forth)
  }

  @Test func aNewBudgetKeepsTheLevelAndNeverMoreThanItsBurst() {
    let now = Timestamp.zero
    let old = Budget(weekly: .dollars(6), burst: .cents(100))
    let spent = BudgetBucket(fullAt: now).reserving(.cents(40), at: now, under: old)
    #expect(old.level(of: spent, now: now) == 600_000)
    for (burst, level) in [(200, 600_000), (100, 600_000), (50, 500_000), (0, 0)] as [(Int64, Int64)] {
      let new = Budget(weekly: .dollars(12), burst: .cents(burst))
      #expect(new.level(of: spent.rescaled(from: old, to: new, now: now), now: now) == level)
    }
    // A debt stays a debt.
    let debt = BudgetBucket(fullAt: now).reserving(.cents(130), at: now, under: old)
    let new = Budget(weekly: .dollars(12), burst: .zero)
    #expect(debt.rescaled(from: old, to: new, now: now).fullAt == now + .seconds(15_120))
  }
}

@Suite struct SpendWindowTests {
  let window = SpendWindow(entries: [
    .init(at: .at(20), amount: .cents(2)), .init(at: .at(10), amount: .cents(1)),
    .init(at: .at(30), amount: .cents(3)),
  ])

  @Test func itsEntriesStandOldestFirst() {
    #expect(window.entries.map(\.at) == [.at(10), .at(20), .at(30)])
  }

  @Test(
    arguments: [
      (30, 6), (604_809, 6), (604_810, 5), (604_819, 5), (604_820, 3), (604_830, 0), (2_000_000, 0),
    ] as [(Int64, Int64)])
  func theWindowIsOpenAtItsBeginning(now: Int64, cents: Int64) {
    #expect(window.total(at: .at(now)) == .cents(cents))
  }

  @Test func anEntryFindsItsPlaceAlsoAfterTheClockWasSetBack() {
    var window = window
    window.append(.init(at: .at(15), amount: .cents(10)))
    #expect(window.entries.map(\.amount) == [.cents(1), .cents(10), .cents(2), .cents(3)])
    #expect(window.total(at: .at(604_815)) == .cents(5))
  }
}

@Suite struct PriceTests {
  @Test(arguments: [Double.nan, .infinity, -.infinity, -0.01, 1e10, .greatestFiniteMagnitude])
  func aCostThatIsNoPriceIsRefused(dollars: Double) {
    #expect(Money(dollars: dollars) == nil)
  }

  @Test func aNegativeAmountIsRefused() {
    #expect(Money(microdollars: -1) == nil)
    #expect(Money(clamping: -1) == .zero)
    #expect(Money.cents(1) - .cents(2) == .zero)
  }

  @Test(
    arguments: [
      (0.0, 0), (-0.0, 0), (0.28, 280_000), (0.07, 70_000), (4.35, 4_350_000), (6, 6_000_000),
      (0.000_000_1, 1),
      (1.000_000_4, 1_000_001), (1e9, 1_000_000_000_000_000),
    ] as [(Double, Int64)])
  func dollarsAreRoundedUpToAMicrodollarAndNotByBinaryDust(dollars: Double, microdollars: Int64) {
    #expect(Money(dollars: dollars)?.microdollars == microdollars)
  }

  @Test func everyCentIsExact() throws {
    for cents in 0...3_000 {
      let dollars = try #require(Double("\(cents / 100).\(cents % 100 / 10)\(cents % 10)"))
      #expect(Money(dollars: dollars) == .cents(Int64(cents)))
    }
  }

  @Test func aCallCostsItsFourClassesRoundedUpOnce() {
    let prices = TokenPrices(input: 3_000_000, cachedRead: 300_000, cacheWrite: 3_750_000, output: 15_000_000)
    let usage = TokenUsage(input: 1_001, cachedRead: 10_001, cacheWrite: 1, output: 101)
    // 3003 + 3000.3 + 3.75 + 1515 = 7522.05
    #expect(prices.cost(of: usage) == Money(clamping: 7_523))
    #expect(prices.cost(of: .none) == .zero)
    #expect(TokenPrices.free.cost(of: usage) == .zero)
  }

  @Test func whatCountsIsTheBoundUntilTheCostIsKnown() {
    #expect(LedgerEntry.State.reserved(bound: .cents(5)).amount == .cents(5))
    #expect(LedgerEntry.State.settled(cost: .cents(2)).amount == .cents(2))
    #expect(LedgerEntry.State.settledAtBound(.cents(5)).amount == .cents(5))
  }

  @Test(arguments: [
    (CostEstimate.free, true), (.atMost(.zero), true), (.atMost(Money(clamping: 1)), false),
    (.unknown, false),
  ])
  func anEstimateOfNothingIsFree(estimate: CostEstimate, isFree: Bool) {
    #expect(estimate.isFree == isFree)
  }
}
