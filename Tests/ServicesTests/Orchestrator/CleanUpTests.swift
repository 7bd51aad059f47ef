import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CleanUpTests {
  /// Jobs that ended now, well.
  private func finish(_ count: Int, in queue: TestQueue) async throws {
    try await queue.store.write { [ids = queue.ids, process = queue.process] tx in
      for _ in 0..<count {
        let task = JobTask.summarise(ids.next(Chat.self))
        let job = try #require(try tx.jobs.enqueue(NewJob(task, user: nil, epoch: 0, notBefore: tx.now)))
        _ = try tx.jobs.start(job.id, process: process, leaseUntil: tx.now, takesTurn: false)
        try tx.jobs.finish(job.id, attempt: 1, as: .completed, notBefore: nil, error: nil)
      }
    }
  }

  private func count(_ kind: JobTask.Kind, in queue: TestQueue) async throws -> Int {
    try await queue.store.read { try $0.jobs.counts() }.filter { $0.kind == kind }.map(\.count).reduce(0, +)
  }

  /// The clean-ups that have not ended.
  private func planned(in queue: TestQueue) async throws -> [Job] {
    try await queue.store.read { try $0.jobs.waiting(limit: 100) }.map(\.job).filter { $0.task == .cleanUp }
  }

  private func clean(_ queue: TestQueue) async throws -> [Int] {
    let handler = CleanUpHandler()
    let claim = Claim(handlers: [.cleanUp: handler], makers: [.builtin], lease: .seconds(60))
    let completion = Completion(handlers: [.cleanUp: handler], retryDelay: RetryDelay())
    try await queue.store.write {
      _ = try $0.jobs.enqueue(NewJob(.cleanUp, user: nil, epoch: 0, notBefore: $0.now))
    }
    var left: [Int] = []
    while true {
      let result = try await queue.store.write { [ids = queue.ids, process = queue.process] in
        try claim.next(lanes: [.background], process: process, ids: ids, in: $0)
      }
      guard case .started(let job) = result else { return left }
      let outcome = try await handler.run(job)
      _ = try await queue.store.write { try completion.complete(job, outcome, in: $0) }
      left.append(try await count(.summarise, in: queue))
    }
  }

  @Test func itDeletesInBatchesWithRoomForOthersBetweenThem() async throws {
    let queue = try await TestQueue.open()
    try await finish(450, in: queue)
    queue.time.advance(by: .days(8) + .seconds(1))
    #expect(try await clean(queue) == [250, 50, 0])
    #expect(try await planned(in: queue) == [])
  }

  @Test func itKeepsWhatIsYoungerThanTheSettingsSay() async throws {
    let queue = try await TestQueue.open()
    try await finish(3, in: queue)
    queue.time.advance(by: .days(3))
    #expect(try await clean(queue) == [3])
    try await queue.store.write { try $0.settings.set(.keptJobDays, to: 2, by: .operatorNamed("olga")) }
    #expect(try await clean(queue) == [0])
    // A number that makes no sense deletes nothing of today's.
    try await finish(2, in: queue)
    try await queue.store.write { try $0.settings.set(.keptJobDays, to: -1e300, by: .operatorNamed("olga")) }
    #expect(try await clean(queue) == [2])
  }

  @Test func usedButtonsOfAMonthAgoAreDeletedAndOneThatIsPressedThenDoesNothing() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    let message = try await queue.store.write { tx in
      let message = try tx.chats.append(
        NewMessage(
          chat: try tx.chats.main(of: anna).id, author: .mitko, text: "?", actions: [.resume, .dismiss]))
      try tx.chats.useActions(of: message.id)
      return message
    }
    queue.time.advance(by: .days(31))
    _ = try await clean(queue)
    #expect(try await queue.store.read { try $0.chats.action(message.actions[0].id) } != nil)
    queue.time.advance(by: .seconds(1))
    _ = try await clean(queue)
    #expect(try await queue.store.read { try $0.chats.action(message.actions[0].id) } == nil)
  }

  @Test func theHeartbeatsOfSeveralProcessesPlanOneADayAheadAndTheNextWhenItHasRun() async throws {
    let queue = try await TestQueue.open()
    let start = queue.time.now
    let work = GatedWork(.cleanUp)
    let workers = [RunningWorker(queue, [work], pid: 1), RunningWorker(queue, [work], pid: 2)]
    await queue.time.sleepers(atLeast: 2)
    let first = try await planned(in: queue)
    #expect(first.map(\.notBefore) == [start + .days(1)])
    queue.time.jump(to: start + .days(1))
    // The heartbeats come; whoever wakes first takes it.
    queue.time.advance(by: .seconds(15))
    let job = try await work.began.next()
    #expect(job.id == first[0].id)
    #expect(work.most == 1)
    work.release(job)
    try await queue.reaches(.completed, job.id)
    while try await planned(in: queue).isEmpty {
      await queue.time.sleepers(atLeast: 2)
      queue.time.advance(by: .seconds(15))
    }
    let next = try await planned(in: queue)
    #expect(next.count == 1)
    #expect(next.allSatisfy { $0.notBefore >= start + .days(2) })
    for worker in workers { await worker.stop() }
  }

  @Test func whatAProcessThatWasKilledLeftOfItIsDoneByTheNext() async throws {
    let queue = try await TestQueue.open()
    try await finish(3, in: queue)
    queue.time.advance(by: .days(9))
    // What kill -9 leaves: a process that told it lives, and a clean-up under its lease.
    let dead = ProgramProcess(
      id: queue.process, pid: 99, program: "test", startedAt: queue.time.now, heartbeatAt: queue.time.now)
    let id = try await queue.store.write { tx in
      try tx.jobs.heartbeat(dead)
      let job = try #require(
        try tx.jobs.enqueue(NewJob(.cleanUp, user: nil, epoch: 0, notBefore: tx.now)))
      return try tx.jobs.start(
        job.id, process: dead.id, leaseUntil: tx.now + .seconds(60), takesTurn: false
      ).id
    }
    let worker = RunningWorker(queue, [CleanUpHandler()], living: [1])
    try await queue.reaches(.completed, id)
    #expect(try await count(.summarise, in: queue) == 0)
    #expect(try await planned(in: queue).count == 1)
    await worker.stop()
  }
}
