import Domain
import Operations
import Orchestrator
import Ports
import TestSupport
import Testing

/// The Budget room's figures, its forecast, and another budget.
struct BudgetActsTests {
  /// Somebody said something each hour of a day, and was answered.
  private func busy(_ queue: TestQueue, hours: Int = 24) async throws {
    let anna = try await queue.user("anna")
    for _ in 0..<hours {
      try await queue.reply(to: anna)
      try await queue.finish(try await queue.takeJob())
      queue.time.advance(by: .hours(1))
    }
  }

  @Test func theFiguresTellWhatWasSpentAndIsHeldOnWhatAndForWhom() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    try await queue.reply(to: anna)
    try await queue.finish(try await queue.takeJob())
    try await queue.reply(to: boris, costing: .atMost(.cents(3)))
    _ = try await queue.takeJob()
    let figures = try await queue.operations(of: "rita", .reads).budget()
    #expect(figures.money.counted == .cents(4) && figures.money.reserved == .cents(3))
    #expect(figures.money.level == 960_000)
    #expect(figures.spending.reduce(.zero) { $0 + $1.amount } == .cents(4))
    #expect(figures.held.map(\.amount) == [.cents(3)] && figures.held.map(\.person) == [boris])
    #expect(figures.dearest.map(\.person?.demoName) == ["boris", "anna"])
    #expect(figures.dearest.map(\.amount) == [.cents(3), .cents(1)])
  }

  @Test func undoingALowerBudgetGivesBackWhatTheBucketHeld() async throws {
    // The bucket holds a day's share by default.
    let queue = try await TestQueue.open(weekly: 42, burst: Setting.burst.defaultValue)
    let operations = queue.operations()
    func level() async throws -> Int64 { try await operations.budget().money.level }
    #expect(try await level() == 6_000_000)
    for values in [[Setting.weeklyBudget: 7.0], [.weeklyBudget: 7, .burst: 0.5], [.burst: 0.25]] {
      _ = try await operations.perform(.settings(values))
      #expect(try await level() < 1_100_000, "\(values)")
      #expect(try await operations.undo().changed == values.count)
      #expect(try await level() == 6_000_000, "\(values)")
    }
    // What was spent meanwhile is spent.
    _ = try await operations.perform(.settings([.weeklyBudget: 7]))
    try await queue.reply(to: try await queue.user("anna"), costing: .atMost(.cents(40)))
    try await queue.finish(try await queue.takeJob())
    _ = try await operations.undo()
    #expect(try await level() == 5_600_000)
  }

  @Test func theForecastTellsHowLongTheBudgetLastsAndHowLongAnotherWould() async throws {
    // A cent an hour is 1.68 dollars a week.
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    try await busy(queue)
    let operations = queue.operations(of: "rita", .reads)
    let outlooks = try await operations.outlooks(asking: BudgetWish(weekly: 0.84, burst: 0.1))
    #expect(outlooks.hours == 24 && outlooks.days == 14 && outlooks.at == queue.time.now)
    #expect(outlooks.asItIs.budget == Budget(weekly: .cents(600), burst: .cents(100)))
    #expect(outlooks.asItIs.forecast.lastsUntil == nil)
    #expect(outlooks.asItIs.forecast.replyWait?.worst == .zero)
    let asked = try #require(outlooks.asked)
    #expect(asked.budget.weekly == Money(dollars: 0.84) && asked.budget.burst == .cents(10))
    let end = try #require(asked.forecast.lastsUntil)
    #expect(end > queue.time.now && end < queue.time.now + .days(2))
    #expect(try #require(asked.forecast.replyWait).worst > .hours(1))
    // The same question has the same answer.
    #expect(try await operations.outlooks(asking: BudgetWish(weekly: 0.84, burst: 0.1)) == outlooks)
    #expect(try await operations.outlooks(asking: BudgetWish()).asked == nil)
    #expect(try await operations.outlooks(asking: nil, days: 3).asItIs.forecast.hours.count <= 73)
  }

  @Test func aChangeOfTheBudgetIsToldInNumbersBeforeItIsMadeAndTakenBack() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    try await busy(queue, hours: 3)
    let operations = queue.operations()
    let wish = Wish.settings([.weeklyBudget: 12, .burst: 2])
    let preview = try await operations.preview(wish)
    let change = try #require(preview.budget)
    #expect(preview.kind == .setBudget && preview.changes == 2)
    #expect(change.from == Budget(weekly: .cents(600), burst: .cents(100)))
    #expect(change.to == Budget(weekly: .cents(1_200), burst: .cents(200)))
    #expect(change.outlooks.asked?.budget == change.to)
    #expect(try await queue.store.read { try $0.settings.budget() } == change.from, "nothing changed yet")
    let same = try await operations.preview(.settings([.weeklyBudget: 6]))
    #expect(same.changes == 0 && same.budget == nil && same.refused == [.isSo: 1])
    let done = try await operations.perform(wish)
    #expect(done.changed == 2 && done.kind == .setBudget)
    #expect(try await queue.store.read { try $0.settings.budget() } == change.to)
    #expect(try await operations.undo().changed == 2)
    #expect(try await queue.store.read { try $0.settings.budget() } == change.from)
    await #expect(throws: ActRefusal.readOnly) {
      try await queue.operations(of: "rita", .reads).perform(wish)
    }
  }

  @Test func aConfirmedBudgetHoldsForWhatWasShownAlone() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    let wish = Wish.settings([.weeklyBudget: 12])
    let shown = try await olga.preview(wish)
    #expect(shown.settings == [.weeklyBudget: 6, .burst: 1])
    let confirmed = wish.confirmed(shown)
    #expect(confirmed == .settings([.weeklyBudget: 12], from: [.weeklyBudget: 6, .burst: 1]))
    for other in [[Setting.weeklyBudget: 3.0], [.burst: 2]] {
      let change = try #require(try await oleg.perform(.settings(other)).act)
      let refused = try await olga.perform(confirmed)
      #expect(refused.changed == 0 && refused.refused == [.hasChangedSince: 1])
      #expect(try await oleg.undo(change).changed == 1)
    }
    #expect(try await olga.perform(confirmed).changed == 1)
    #expect(try await queue.store.read { try $0.settings.value(of: .weeklyBudget) } == 12)
  }

  @Test func ofAConfirmedBudgetAllIsDoneOrNothing() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    let wish = Wish.settings([.weeklyBudget: 12, .burst: 2])
    let confirmed = wish.confirmed(try await olga.preview(wish))
    for other in [[Setting.weeklyBudget: 3.0], [.burst: 0.5]] {
      let change = try #require(try await oleg.perform(.settings(other)).act)
      #expect(try await olga.perform(confirmed).refused == [.hasChangedSince: 2])
      #expect(try await oleg.undo(change).changed == 1)
    }
    #expect(try await olga.perform(confirmed).changed == 2)
  }

  // MARK: One truth

  /// What only another program makes costs what such calls were bounded by: claims, wait texts, rooms and the forecast read
  /// the same.
  @Test func chatScreensAndForecastAgreeAboutWhenSomethingStarts() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 0)
    let other = Maker.provider("elsewhere")
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    // The other program asked twice, at three cents at most.
    try await queue.store.write { [ids = queue.ids] tx in
      for cost in [1, 2] as [Int64] {
        let entry = LedgerEntry(
          id: ids.next(LedgerEntry.self), job: ids.next(Job.self), attempt: 1, user: anna, kind: .reply,
          lane: .interactive, maker: other, model: "m", startedAt: tx.now - .days(8),
          state: .reserved(bound: .cents(3)))
        try tx.ledger.reserve(entry)
        try tx.ledger.settle(entry.job, attempt: 1, as: [.init(cost: .cents(cost), usage: .none)])
      }
    }
    let first = try await queue.reply(to: anna, maker: other)
    queue.time.advance(by: .seconds(1))
    let second = try await queue.reply(to: boris)
    // This program has no key for the other's provider.
    let work = WaitingWork { [work = queue.work] job in
      job.maker == other ? nil : work[job.task.kind]?.estimate(job)
    }
    let programs = [
      ProgramProcess(
        id: queue.process, pid: 1, program: "mitko chat", startedAt: queue.time.now,
        heartbeatAt: queue.time.now, makers: [.builtin, TestQueue.provider]),
      ProgramProcess(
        id: queue.ids.next(ProgramProcess.self), pid: 2, program: "mitko-telegram", startedAt: queue.time.now,
        heartbeatAt: queue.time.now, makers: [.builtin, other]),
    ]
    try await queue.store.write { tx in for program in programs { try tx.jobs.heartbeat(program) } }
    let plan = QueuePlan(work) { process, _ in process.pid != 3 }
    let operations = queue.operations(plan: plan)
    let start = try await queue.store.read { tx in
      (try plan.plannedStart(of: first, in: tx), try plan.plannedStart(of: second, in: tx))
    }
    // Three cents are earned in 5,040 seconds... of 6 dollars a week: 3,024 s.
    #expect(start.0 == queue.time.now && start.1 == queue.time.now + .seconds(3_024))
    let rows = try await operations.jobs(JobQuery(), limit: 9).rows
    #expect(rows.map(\.job.id) == [first, second])
    #expect(rows.map(\.plan?.at) == [start.0, start.1])
    #expect(rows.map(\.estimate) == [.atMost(.cents(3)), .atMost(.cents(1))])
    #expect(try await operations.overview().longestWaiting?.plan.at == start.0)
    let wait = try #require(try await operations.outlooks().asItIs.forecast.replyWait)
    #expect(wait.worst == .seconds(3_024))
  }

  @Test func whatNoLivingProgramMakesIsSaidToStartNever() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    let job = try await queue.reply(to: try await queue.user("anna"))
    let plan = QueuePlan(WaitingWork { [work = queue.work] in work[$0.task.kind]?.estimate($0) }) {
      process, _ in
      process.pid == 1
    }
    func start() async throws -> PlannedStart {
      try await queue.store.read { tx in
        try plan.plan(telling: try [tx.jobs.find(job)].compactMap(\.self), in: tx).start(of: job)
      }
    }
    func beat(_ number: UInt64, pid: Int32, _ makers: [Maker]?) async throws {
      let process = ProgramProcess(
        id: ProcessID(high: 9, low: number), pid: pid, program: "test", startedAt: queue.time.now,
        heartbeatAt: queue.time.now, makers: makers)
      try await queue.store.write { try $0.jobs.heartbeat(process) }
    }
    let nobody = PlannedStart(at: nil, cause: .noProgram(TestQueue.provider))
    #expect(try await start() == nobody)
    // Somebody only looks; one works for others; one that could was killed.
    try await beat(1, pid: 1, nil)
    try await beat(2, pid: 1, [.builtin])
    try await beat(3, pid: 2, [.builtin, TestQueue.provider])
    #expect(try await start() == nobody)
    // It is priced all the same.
    let estimate = try await queue.store.read { tx in
      try plan.plan(telling: try [tx.jobs.find(job)].compactMap(\.self), in: tx).estimates[job]
    }
    #expect(estimate == .atMost(.cents(1)))
    try await beat(4, pid: 1, [.builtin, TestQueue.provider])
    #expect(try await start() == PlannedStart(at: queue.time.now, cause: .now))
  }

  @Test func whoWillWorkPlansForItselfBeforeItsFirstHeartbeatAndAnOnlookerDoesNot() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    let job = try await queue.reply(to: try await queue.user("anna"))
    let plan = QueuePlan(
      WaitingWork { [work = queue.work] in work[$0.task.kind]?.estimate($0) },
      own: [.builtin, TestQueue.provider], isAlive: { _, _ in false })
    #expect(try await queue.store.read { try plan.plannedStart(of: job, in: $0) } == queue.time.now)
    #expect(try await queue.store.read { try plan.ofOnlooker.plannedStart(of: job, in: $0) } == nil)
  }
}
