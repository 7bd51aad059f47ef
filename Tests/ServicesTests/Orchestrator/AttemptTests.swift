import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

/// Leases, crashes, late results, last attempts.
struct AttemptTests {
  func rescue(_ queue: TestQueue) async throws -> [Job] {
    try await queue.store.write { [completion = queue.completion] tx in
      let left = try tx.jobs.abandoned(limit: 100)
      for job in left { try completion.rescue(job, in: tx) }
      return left
    }
  }

  @Test func aWorkerThatDiesLeavesALeaseAndAfterItEndsAnotherTakesTheGenerationWithTheNextAttempt()
    async throws
  {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna, costing: .atMost(.cents(2)))
    let dead = try await queue.takeJob()
    queue.time.advance(by: .seconds(60))
    #expect(try await rescue(queue) == [])
    queue.time.advance(by: .microseconds(1))
    #expect(try await rescue(queue).map(\.id) == [dead.id])
    #expect(try await queue.entries().map(\.state) == [.settledAtBound(.cents(2))])
    let next = try await queue.takeJob()
    #expect(next.id == dead.id)
    #expect(next.attempt == 2)
    // The dead one's late result changes nothing, neither now nor after the other one is done.
    #expect(try await queue.finish(dead, cost: .cents(1)) == .late)
    #expect(try await queue.job(dead.id).state == .running)
    #expect(try await queue.finish(next, cost: .cents(1)) == .committed)
    #expect(try await queue.finish(dead, cost: .cents(1)) == .late)
    #expect(
      try await queue.entries().map(\.state) == [.settledAtBound(.cents(2)), .settled(cost: .cents(1))])
    let errors = try await queue.store.read { try $0.jobs.errors(of: dead.id) }
    #expect(errors.map(\.error) == ["the worker stopped before it was done"])
  }

  @Test func ofAWorkerThatDiesInARepairTheFirstCallCostsWhatItHasCost() async throws {
    let queue = try await TestQueue.open(burst: 1)
    try await queue.reply(to: try await queue.user("anna"), costing: .atMost(.cents(8)))
    func level() async throws -> Int64 {
      try await queue.store.read { try $0.settings.budget().level(of: $0.ledger.bucket(), now: $0.now) }
    }
    let full = try await level()
    let dead = try await queue.takeJob()
    let first = Outcome.Spending(cost: .cents(1), usage: .none)
    try await queue.store.write {
      try $0.ledger.callBegins(dead.id, attempt: 1, after: [first], atMost: .cents(2))
    }
    #expect(try await level() == full - 80_000)
    queue.time.advance(by: .seconds(61))
    _ = try await rescue(queue)
    #expect(
      try await queue.entries().map(\.state) == [.settled(cost: .cents(1)), .settledAtBound(.cents(2))])
    // A minute later the bucket has not filled by more than what was reserved too much.
    #expect(try await level() >= full - 30_000)
    let next = try await queue.takeJob()
    #expect(try await queue.finish(next, cost: .cents(1)) == .committed)
    #expect(try await queue.finish(dead, cost: .cents(1)) == .late)
    #expect(
      try await queue.entries().map(\.state) == [
        .settled(cost: .cents(1)), .settledAtBound(.cents(2)), .settled(cost: .cents(1)),
      ])
  }

  @Test func theEffectsOfALateResultAreNotCommitted() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna)
    let dead = try await queue.takeJob()
    queue.time.advance(by: .seconds(61))
    _ = try await rescue(queue)
    let effect: @Sendable (any Transaction) throws -> Void = { tx in
      try tx.events.append(
        Event(subject: .user(anna), actor: .program, kind: "effect", from: nil, to: nil, at: tx.now))
    }
    func complete(_ job: Job) async throws {
      _ = try await queue.store.write { [completion = queue.completion] in
        try completion.complete(job, Outcome(commit: effect), in: $0)
      }
    }
    try await complete(dead)
    try await complete(try await queue.takeJob())
    try await complete(dead)
    let effects = try await queue.store.read { try $0.events.events(about: .user(anna), limit: 10) }
    #expect(effects.count { $0.kind == "effect" } == 1)
  }

  @Test func aJobWhoseEffectsCannotBeCommittedLeavesNoHalfOfThem() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    let id = try await queue.reply(to: anna)
    let job = try await queue.takeJob()
    await #expect(throws: Breakdown.self) {
      _ = try await queue.store.write { [completion = queue.completion] in
        try completion.complete(
          job,
          Outcome { tx in
            try tx.users.setLanguage(.russian, of: anna)
            throw Breakdown()
          }, in: $0)
      }
    }
    #expect(try await queue.job(id).state == .running)
    #expect(try await queue.store.read { try $0.users.find(anna)?.language } == .english)
  }

  @Test func aLeaseThatWasRenewedIsNotTakenAway() async throws {
    let queue = try await TestQueue.open(burst: 1)
    try await queue.reply(to: try await queue.user("anna"))
    let job = try await queue.takeJob()
    queue.time.advance(by: .seconds(61))
    let left = try await queue.store.read { try $0.jobs.abandoned(limit: 10) }
    #expect(left.map(\.id) == [job.id])
    // The worker was only slow: it renews between the look and the rescue.
    try await queue.store.write { [completion = queue.completion] tx in
      #expect(try tx.jobs.renewLease(job.id, attempt: 1, until: tx.now + .seconds(60)))
      try completion.rescue(left[0], in: tx)
    }
    #expect(try await queue.job(job.id).state == .running)
    #expect(try await queue.finish(job) == .committed)
  }

  @Test func aJobThatKillsItsWorkerEveryTimeIsDiscardedAfterItsLastAttempt() async throws {
    let queue = try await TestQueue.open(weekly: 60, burst: 60)
    let id = try await queue.reply(to: try await queue.user("anna"))
    for attempt in 1...5 {
      #expect(try await queue.takeJob().attempt == attempt)
      queue.time.advance(by: .seconds(61))
      #expect(try await rescue(queue).count == 1)
    }
    #expect(try await queue.job(id).state == .discarded)
    let events = try await queue.store.read { try $0.events.events(about: .job(id), limit: 100) }
    #expect(events.count { $0.kind == "told.discarded" } == 1)
    #expect(try await queue.play().isEmpty)
  }

  @Test func aJobThatWasGivenBackIsTakenAtOnceAndHoweverOftenItIsNoFailure() async throws {
    let queue = try await TestQueue.open(weekly: 60, burst: 60)
    let id = try await queue.reply(to: try await queue.user("anna"))
    for attempt in 1...12 {
      let job = try await queue.takeJob()
      #expect(job.attempt == attempt)
      try await queue.giveBack(job)
    }
    #expect(try await queue.job(id).state == .retrying)
    #expect(try await queue.store.read { try $0.jobs.errors(of: id) } == [])
    // It still has all its attempts to fail in.
    for _ in 1...4 {
      try await queue.fail(try await queue.takeJob(), JobError.failed("no", spent: .nothing))
      queue.time.advance(by: .minutes(10))
    }
    #expect(try await queue.job(id).state == .retrying)
    try await queue.fail(try await queue.takeJob(), JobError.failed("no", spent: .nothing))
    #expect(try await queue.job(id).state == .discarded)
  }

  @Test func afterTheLastAttemptAGenerationIsDiscardedWithItsErrors() async throws {
    let queue = try await TestQueue.open(weekly: 60, burst: 60)
    let id = try await queue.background(kind: .qualify, maximumAttempts: 3)
    for number in 1...3 {
      try await queue.fail(
        try await queue.takeJob(),
        JobError.failed("error \(number)", spent: .known([.init(cost: .cents(1), usage: .none)])))
      queue.time.advance(by: .minutes(10))
    }
    #expect(try await queue.job(id).state == .discarded)
    let (errors, events) = try await queue.store.read {
      (try $0.jobs.errors(of: id), try $0.events.events(about: .job(id), limit: 100))
    }
    #expect(errors.map(\.error) == ["error 1", "error 2", "error 3"])
    #expect(errors.map(\.attempt) == [1, 2, 3])
    #expect(
      events.reversed().map(\.kind).filter { $0.hasPrefix("told.") } == [
        "told.failed", "told.failed", "told.discarded",
      ])
  }

  @Test func whatCannotSucceedIsDiscardedAtOnce() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.background(kind: .qualify)
    try await queue.fail(try await queue.takeJob(), JobError.permanent("no such model"))
    #expect(try await queue.job(id).state == .discarded)
    #expect(try await queue.entries().map(\.state) == [.settled(cost: .zero)])
  }

  @Test func whatCannotSucceedIsPaidForWhereItHasCostSomething() async throws {
    let queue = try await TestQueue.open(burst: 1)
    try await queue.background(kind: .qualify)
    try await queue.fail(
      try await queue.takeJob(),
      JobError.permanent("the model would not answer", spent: .known([.init(cost: .cents(2), usage: .none)])))
    try await queue.background(kind: .qualify)
    try await queue.fail(try await queue.takeJob(), JobError.permanent("gone", spent: .unknown))
    #expect(
      try await queue.entries().map(\.state) == [.settled(cost: .cents(2)), .settledAtBound(.cents(1))])
  }

  @Test func whatAModelDeclinesGoesToTheRulesAtOnceAndIsPaidOnce() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.reply(to: try await queue.user("anna"))
    let refusal = ModelFailure(
      .refused(category: "cyber"), spent: .counted(.init(cost: .cents(1), usage: .none)))
    try await queue.fail(try await queue.takeJob(), refusal.jobError)
    #expect(try await queue.job(id).state == .retrying)
    #expect(try await queue.job(id).maker == .builtin)
    queue.prices.set(.free, of: id)
    let again = try await queue.takeJob()
    #expect(again.id == id && again.maker == .builtin)
    #expect(try await queue.entries().map(\.state) == [.settled(cost: .cents(1))])
    // It takes no longer, so nobody is told that it does.
    let events = try await queue.store.read { try $0.events.events(about: .job(id), limit: 100) }
    #expect(!events.contains { $0.kind.hasPrefix("told.") })
  }

  @Test func whatAModelDeclinesAndNoRuleDoesIsNotAskedForAgain() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.background(kind: .summarise)
    try await queue.fail(
      try await queue.takeJob(), ModelFailure(.refused(category: nil), spent: .nothing).jobError)
    #expect(try await queue.job(id).state == .discarded)
  }

  @Test func aFailedAttemptWaitsAsLongAsTheProviderAskedButNoLongerThanAnyRetry() async throws {
    let queue = try await TestQueue.open(weekly: 60, burst: 60)
    let id = try await queue.background()
    for (asked, waited) in [(Duration.seconds(90), Duration.seconds(90)), (.hours(5), .minutes(10))] {
      let failedAt = queue.time.now
      try await queue.fail(
        try await queue.takeJob(), JobError.failed("later", spent: .nothing, after: asked))
      #expect(try await queue.job(id).notBefore == failedAt + waited)
      queue.time.advance(by: waited)
    }
  }

  @Test func whatIsWrittenAboutAnErrorHoldsNothingThatAPersonWrote() async throws {
    struct Telling: Error, CustomStringConvertible { let description = "anna@example.org wrote this" }
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.background(kind: .qualify)
    try await queue.fail(try await queue.takeJob(), Telling())
    #expect(try await queue.store.read { try $0.jobs.errors(of: id) }.map(\.error) == ["failed: Telling"])
  }

  @Test func aProcessTakesOnlyWhatItCanMake() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let id = try await queue.reply(to: try await queue.user("anna"))
    let builtin = Claim(handlers: queue.work, makers: [.builtin], lease: .seconds(60))
    let result = try await queue.store.write { [process = queue.process, ids = queue.ids] in
      try builtin.next(lanes: [.interactive, .background], process: process, ids: ids, in: $0)
    }
    if case .idle = result {} else { Issue.record("took what it cannot make: \(result)") }
    let blind = Claim(handlers: [:], makers: [.builtin, TestQueue.provider], lease: .seconds(60))
    let other = try await queue.store.write { [process = queue.process, ids = queue.ids] in
      try blind.next(lanes: [.interactive, .background], process: process, ids: ids, in: $0)
    }
    if case .idle = other {} else { Issue.record("took what it has no handler for: \(other)") }
    #expect(try await queue.takeJob().id == id)
  }
}
