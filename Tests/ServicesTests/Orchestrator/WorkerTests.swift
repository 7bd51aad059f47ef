import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct WorkerTests {
  /// A clean-up is there from the start: planned for tomorrow.
  @Test(arguments: JobTask.Kind.allCases.filter { $0 != .cleanUp })
  func anIdleWorkerStartsAtOnceWhenAJobOfAnyKindIsQueued(kind: JobTask.Kind) async throws {
    let queue = try await TestQueue.open()
    let work = GatedWork(kind, isOpen: true)
    let worker = RunningWorker(queue, [work])
    await queue.time.sleepers(atLeast: 1)
    let id = try await queue.background(kind: kind, costing: .free)
    #expect(try await work.began.next().id == id)
    try await queue.reaches(.completed, id)
    // No time had to pass for it.
    #expect(try await queue.job(id).startedAt == queue.job(id).queuedAt)
    await worker.stop()
  }

  /// The interval in which it looks, 200 ms, is the watcher's and proven there; that no timer of the worker's own
  /// is needed is proven here: its clock stands.
  @Test func anIdleWorkerStartsAtOnceWhenAnotherProcessQueuesAJob() async throws {
    let directory = try TemporaryDirectory()
    let time = ManualTime()
    let path = directory.path("mitko.db")
    let first = try await TestQueue.open(path: path, time: time)
    let second = try await TestQueue.open(path: path, time: time, after: 1_000_000)
    let work = GatedWork(.embed, isOpen: true)
    let worker = RunningWorker(first, [work])
    await time.sleepers(atLeast: 1)
    for _ in 0..<3 {
      let id = try await second.background(costing: .free)
      #expect(try await work.began.next().id == id)
      try await first.reaches(.completed, id)
    }
    await worker.stop()
    await first.store.close()
    await second.store.close()
  }

  @Test func itWakesForTheEarliestOfSeveralInstants() async throws {
    let queue = try await TestQueue.open()
    let work = GatedWork(.embed, isOpen: true)
    let clock = WatchedTime(queue.time)
    let worker = RunningWorker(queue, [work], time: clock)
    await queue.time.sleepers(atLeast: 1)
    let start = queue.time.now
    let late = try await queue.background(costing: .free, notBefore: start + .seconds(12))
    await clock.isAwaited(start + .seconds(12))
    let early = try await queue.background(costing: .free, notBefore: start + .seconds(5))
    let latest = try await queue.background(costing: .free, notBefore: start + .seconds(14))
    await clock.isAwaited(start + .seconds(5))
    queue.time.advance(to: start + .seconds(5))
    var order: [JobID] = []
    for await job in work.began {
      order.append(job.id)
      if order.count == 3 { break }
      try await queue.reaches(.completed, job.id)
      await queue.time.sleepers(atLeast: 2)
      queue.time.advanceToNextSleeper()
    }
    #expect(order == [early, late, latest])
    await worker.stop()
  }

  @Test func aGenerationThatHadToWaitForMoneyStartsWhenThereIsSome() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    let boris = try await queue.user("boris")
    let work = GatedWork(.reply, isOpen: true, price: .atMost(.cents(1)))
    let worker = RunningWorker(queue, [work])
    let start = queue.time.now
    let first = try await queue.reply(to: anna)
    try await queue.reaches(.completed, first)
    // The work told no cost, so nothing was spent; spend a cent otherwise.
    try await queue.store.write { tx in
      try tx.ledger.setBucket(
        BudgetBucket(fullAt: tx.now).reserving(.cents(1), at: tx.now, under: tx.settings.budget()))
    }
    let second = try await queue.reply(to: boris)
    while try await queue.job(second).state == .queued {
      await queue.time.sleepers(atLeast: 1)
      queue.time.advanceToNextSleeper()
      // Lets the woken ones run.
      for _ in 0..<20 { await Task.yield() }
      _ = try await queue.store.write { try $0.jobs.counts() }
    }
    try await queue.reaches(.completed, second)
    // Not a moment earlier; that it is at once is held by the claim's own tests, where no other timer is moved.
    let started = try #require(try await queue.job(second).startedAt)
    #expect(started >= start + .seconds(1_008))
    await worker.stop()
  }

  // MARK: Slots

  @Test func interactiveAndBackgroundWorkEachHaveTheirSlots() async throws {
    let queue = try await TestQueue.open()
    let replies = GatedWork(.reply)
    let chores = GatedWork(.embed)
    let worker = RunningWorker(queue, [replies, chores], interactiveSlots: 2, backgroundSlots: 1)
    for number in 0..<5 {
      try await queue.reply(to: try await queue.user("user \(number)"), costing: .free, maker: .builtin)
    }
    for _ in 0..<3 { try await queue.background(costing: .free) }
    var running = [try await replies.began.next(), try await replies.began.next()]
    var busy = try await chores.began.next()
    for _ in 0..<3 {
      replies.release(running.removeFirst())
      running.append(try await replies.began.next())
    }
    for _ in 0..<2 {
      chores.release(busy)
      busy = try await chores.began.next()
    }
    #expect(replies.most == 2)
    #expect(chores.most == 1)
    for job in running { replies.release(job) }
    chores.release(busy)
    await worker.stop()
  }

  @Test func manyWhoStoreAProfileAtOnceHoldUpNoReply() async throws {
    let queue = try await TestQueue.open()
    let (replies, embeds) = (GatedWork(.reply), GatedWork(.embed))
    for number in 0..<6 {
      let user = try await queue.user("user \(number)")
      let version = queue.ids.next(ProfileVersion.self)
      _ = try await queue.store.write {
        try $0.jobs.enqueue(
          NewJob(.embed(version), user: user, epoch: 0, lane: .interactive, notBefore: $0.now))
      }
    }
    let worker = RunningWorker(queue, [replies, embeds], interactiveSlots: 4, backgroundSlots: 2)
    var running = [try await embeds.began.next(), try await embeds.began.next()]
    let anna = try await queue.user("anna")
    let id = try await queue.reply(to: anna, costing: .free, maker: .builtin)
    let reply = try await replies.began.next()
    #expect(reply.id == id)
    replies.release(reply)
    for _ in 0..<4 {
      embeds.release(running.removeFirst())
      running.append(try await embeds.began.next())
    }
    #expect(embeds.most == 2)
    for job in running { embeds.release(job) }
    await worker.stop()
  }

  @Test func repliesOfOneUserRunOneAfterAnother() async throws {
    let queue = try await TestQueue.open()
    let replies = GatedWork(.reply)
    let worker = RunningWorker(queue, [replies])
    let anna = try await queue.user("anna")
    var expected: [JobID] = []
    for _ in 0..<3 { expected.append(try await queue.reply(to: anna, costing: .free, maker: .builtin)) }
    var order: [JobID] = []
    for await job in replies.began {
      order.append(job.id)
      replies.release(job)
      if order.count == 3 { break }
    }
    #expect(order == expected)
    #expect(replies.most == 1)
    await worker.stop()
  }

  @Test func backgroundWorkOfAgeTakesAnInteractiveSlotAndNotMoreThanThereAre() async throws {
    let queue = try await TestQueue.open(weekly: 600, burst: 600)
    let work = GatedWork(.summarise, price: .atMost(.cents(1)))
    for number in 0..<6 {
      try await queue.background(for: try await queue.user("user \(number)"), kind: .summarise)
    }
    queue.time.advance(by: .hours(2))
    let worker = RunningWorker(queue, [work], interactiveSlots: 2, backgroundSlots: 1)
    var running: [Job] = []
    for _ in 0..<3 { running.append(try await work.began.next()) }
    // Every commit wakes the worker; it finds no slot for a fourth.
    for number in 0..<20 { _ = try await queue.user("passer-by \(number)") }
    #expect(try await queue.store.read { try $0.jobs.counts() }.first { $0.state == "running" }?.count == 3)
    for _ in 0..<3 {
      work.release(running.removeFirst())
      running.append(try await work.began.next())
    }
    #expect(work.most == 3)
    for job in running { work.release(job) }
    await worker.stop()
  }

  // MARK: Death

  @Test func aWorkerThatStandsStillLosesItsJobWhenItsLeaseEndsAndItsLateResultChangesNothing() async throws {
    let queue = try await TestQueue.open(burst: 1)
    // Its clock stands: it neither renews its lease nor tells that it lives.
    let frozen = ManualTime(startingAt: queue.time.now)
    let slow = GatedWork(.embed)
    let first = RunningWorker(queue, [slow], time: frozen, pid: 1)
    let id = try await queue.background(costing: .free)
    let job = try await slow.began.next()
    #expect(job.attempt == 1)

    let quick = GatedWork(.embed)
    let second = RunningWorker(queue, [quick], pid: 2)
    await queue.time.sleepers(atLeast: 1)
    for _ in 0..<5 {
      queue.time.advance(by: .seconds(15))
      await queue.time.sleepers(atLeast: 1)
    }
    let again = try await quick.began.next()
    #expect(again.id == id)
    #expect(again.attempt == 2)
    slow.release(job)
    while !first.log.events.contains("job.late") { await Task.yield() }
    #expect(try await queue.job(id).state == .running)
    quick.release(again)
    try await queue.reaches(.completed, id)
    let effects = try await queue.store.read { try $0.events.events(about: .job(id), limit: 100) }
    #expect(effects.count { $0.kind == "effect" } == 1)
    await first.stop()
    await second.stop()
  }

  @Test func theJobOfAProcessThatIsGoneIsTakenAtOnce() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.background(costing: .free)
    // What kill -9 leaves: a process that told it lives, and a job under its lease.
    let dead = ProgramProcess(
      id: queue.process, pid: 99, program: "test", startedAt: queue.time.now, heartbeatAt: queue.time.now)
    try await queue.store.write { try $0.jobs.heartbeat(dead) }
    #expect(try await queue.takeJob().id == id)
    let work = GatedWork(.embed, isOpen: true)
    let worker = RunningWorker(queue, [work], living: [1])
    let job = try await work.began.next()
    #expect(job.id == id)
    #expect(job.attempt == 2)
    try await queue.reaches(.completed, id)
    let processes = try await queue.store.read { try $0.jobs.processes() }
    #expect(processes.map(\.id) == [worker.process.id])
    await worker.stop()
  }

  @Test func theProcessIsKnownBeforeItsFirstJobBegins() async throws {
    let queue = try await TestQueue.open()
    try await queue.background(costing: .free)
    let work = GatedWork(.embed)
    let worker = RunningWorker(queue, [work])
    let job = try await work.began.next()
    #expect(try await queue.store.read { try $0.jobs.processes() }.map(\.id) == [worker.process.id])
    work.release(job)
    await worker.stop()
  }

  @Test func theHeartbeatTellsThatTheProcessLives() async throws {
    let queue = try await TestQueue.open()
    let worker = RunningWorker(queue, [GatedWork(.embed)])
    await queue.time.sleepers(atLeast: 1)
    let start = queue.time.now
    queue.time.advance(by: .seconds(15))
    await queue.time.sleepers(atLeast: 1)
    let beats = try await queue.store.read { try $0.jobs.processes() }.map(\.heartbeatAt)
    #expect(beats == [start + .seconds(15)])
    await worker.stop()
    #expect(try await queue.store.read { try $0.jobs.processes() } == [])
  }

  @Test func aLongAttemptRenewsItsLease() async throws {
    let queue = try await TestQueue.open()
    let work = GatedWork(.embed)
    let worker = RunningWorker(queue, [work])
    let id = try await queue.background(costing: .free)
    let job = try await work.began.next()
    for _ in 0..<20 {
      await queue.time.sleepers(atLeast: 2)
      queue.time.advanceToNextSleeper()
    }
    await queue.time.sleepers(atLeast: 2)
    #expect(queue.time.now.since(job.queuedAt) > .seconds(100))
    #expect(try await queue.job(id).attempt == 1)
    work.release(job)
    try await queue.reaches(.completed, id)
    await worker.stop()
  }

  @Test func oneJobThatCannotBeTakenBackKeepsNeitherTheOthersNorTheHeartbeat() async throws {
    let queue = try await TestQueue.open()
    let stuck = try await queue.background(kind: .qualify, costing: .free, maximumAttempts: 1)
    let other = try await queue.background(kind: .embed, costing: .free)
    _ = try await queue.takeJob()
    _ = try await queue.takeJob()
    queue.time.advance(by: .seconds(61))
    let work = GatedWork(.embed, isOpen: true)
    let worker = RunningWorker(queue, [GatedWork(.qualify, refusal: Breakdown()), work])
    #expect(try await work.began.next().id == other)
    #expect(try await queue.job(stuck).state == .running)
    #expect(worker.log.events.contains("rescue.failed"))
    #expect(try await queue.store.read { try $0.jobs.processes() }.map(\.id) == [worker.process.id])
    await worker.stop()
  }

  @Test func theHeartbeatFinishesWhatAnEraseHadToLeave() async throws {
    let queue = try await TestQueue.open()
    let store = ErasingStore(queue.store)
    let worker = RunningWorker(queue, [GatedWork(.embed)], store: store)
    await queue.time.sleepers(atLeast: 1)
    #expect(store.attempts == 1)
    queue.time.advance(by: .seconds(15))
    await queue.time.sleepers(atLeast: 1)
    #expect(store.attempts == 2)
    #expect(worker.log.events == ["erase.unfinished", "erase.unfinished"])
    await worker.stop()
  }

  // MARK: The end

  struct HandlerComplaint: Error {}

  @Test(arguments: [true, false])
  func aJobInterruptedByTheEndOfTheProgramIsTakenAtOnceByTheNextStartHoweverOften(isCancellation: Bool)
    async throws
  {
    let queue = try await TestQueue.open()
    let id = try await queue.background(costing: .free)
    for attempt in 1...7 {
      let complaint: any Error = isCancellation ? CancellationError() : HandlerComplaint()
      let work = PatientWork(.embed, time: queue.time, complaint: complaint)
      let worker = RunningWorker(queue, [work])
      #expect(try await work.began.next().attempt == attempt)
      await worker.stop()
      let job = try await queue.job(id)
      #expect(job.state == .retrying)
      #expect(job.notBefore <= queue.time.now)
      #expect(try await queue.store.read { try $0.jobs.processes() } == [])
    }
    #expect(try await queue.store.read { try $0.jobs.errors(of: id) } == [])
    let work = GatedWork(.embed, isOpen: true)
    let worker = RunningWorker(queue, [work])
    try await queue.reaches(.completed, id)
    await worker.stop()
  }

  @Test func aCallThatTheEndOfTheProgramCutsCostsWhatCameOfIt() async throws {
    let came = Outcome.Spending(cost: .cents(2), usage: TokenUsage(input: 900, output: 40))
    let cut = ModelFailure(.cancelled, spent: .estimated(came)).jobError
    // Of one that says nothing nobody knows, and it counts at its bound.
    let ends: [(any Error, LedgerEntry.State)] = [
      (cut, .settled(cost: .cents(2))), (CancellationError(), .settledAtBound(.cents(5))),
    ]
    for (complaint, state) in ends {
      let queue = try await TestQueue.open(burst: 1)
      let work = PatientWork(.embed, time: queue.time, complaint: complaint, price: .atMost(.cents(5)))
      let worker = RunningWorker(queue, [work])
      try await queue.background(costing: .atMost(.cents(5)))
      _ = try await work.began.next()
      await worker.stop()
      #expect(try await queue.entries().map(\.state) == [state])
    }
  }

  @Test func whatIsDoneWhenTheProgramEndsIsCommitted() async throws {
    let queue = try await TestQueue.open()
    let work = GatedWork(.embed)
    let worker = RunningWorker(queue, [work])
    let id = try await queue.background(costing: .free)
    let job = try await work.began.next()
    async let stopped: Void = worker.stop()
    work.release(job)
    await stopped
    #expect(try await queue.job(id).state == .completed)
  }

  @Test func anAttemptThatCallsItselfCancelledThoughNobodyEndsTheProgramHasFailed() async throws {
    let queue = try await TestQueue.open()
    let work = GatedWork(.embed)
    let worker = RunningWorker(queue, [work])
    let id = try await queue.background(costing: .free)
    work.release(try await work.began.next(), with: CancellationError())
    try await queue.reaches(.retrying, id)
    #expect(
      try await queue.store.read { try $0.jobs.errors(of: id) }.map(\.error) == ["failed: CancellationError"])
    #expect(work.notes == ["failed"])
    await worker.stop()
  }

  @Test func aFailedAttemptIsTriedAgainAfterItsDelay() async throws {
    let queue = try await TestQueue.open()
    let work = GatedWork(.embed)
    let worker = RunningWorker(queue, [work])
    let id = try await queue.background(costing: .free)
    let start = queue.time.now
    work.release(try await work.began.next(), with: Breakdown())
    try await queue.reaches(.retrying, id)
    // Its alarm may not be set yet: whoever sets it then finds that the instant has come.
    queue.time.advance(to: start + .seconds(2))
    let again = try await work.began.next()
    #expect(again.attempt == 2)
    #expect(again.startedAt == start + .seconds(2))
    work.release(again)
    try await queue.reaches(.completed, id)
    await worker.stop()
  }

  @Test func aWorkerEndsWithItsStore() async throws {
    let queue = try await TestQueue.open()
    let worker = RunningWorker(queue, [GatedWork(.embed)])
    await queue.time.sleepers(atLeast: 1)
    await queue.store.close()
    await worker.ended()
    #expect(worker.log.events.last == "stop.failed")
  }
}
