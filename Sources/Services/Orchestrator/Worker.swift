package import Domain
package import Ports

/// Works off the queue in one process: claims, runs, commits, and takes back what dead processes left.
///
/// Everything that decides stands in `Claim` and `Completion`; this actor only waits and starts.
package actor Worker {
  private let store: any Store
  private let configuration: WorkerConfiguration
  private let handlers: [JobTask.Kind: any JobHandler]
  private let time: any TimeSource
  private let random: any RandomSource
  private let ids: any IdentifierSource
  private let log: any ProgramLog
  private let claim: Claim
  private let completion: Completion
  private var process: ProgramProcess
  /// Says whether a process of this machine lives.
  private let isAlive: @Sendable (ProgramProcess) -> Bool

  /// The attempts that run here, each with the lane whose slot it takes.
  private var running: [Attempt: (slot: Lane, kind: JobTask.Kind, task: Task<Void, Never>)] = [:]
  /// Attempts that the end of this program interrupted, with what they have cost until then.
  private var interrupted: [(job: Job, spent: JobError.Spent)] = []
  private var wake: AsyncStream<Void>.Continuation?
  private var alarm: (at: Timestamp, task: Task<Void, Never>)?

  /// After a lease ran out the same job may run here a second time beside its late first attempt.
  private struct Attempt: Hashable {
    let job: JobID
    let number: Int

    init(_ job: Job) {
      self.job = job.id
      number = job.attempt
    }
  }

  package init(
    store: any Store, handlers: [any JobHandler], configuration: WorkerConfiguration, process: ProgramProcess,
    time: any TimeSource, random: any RandomSource, ids: any IdentifierSource, log: any ProgramLog,
    isAlive: @escaping @Sendable (ProgramProcess) -> Bool
  ) {
    self.store = store
    self.configuration = configuration
    let byKind = Dictionary(handlers.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    self.handlers = byKind
    self.process = process
    self.process.makers = configuration.makers
    self.time = time
    self.random = random
    self.ids = ids
    self.log = log
    self.isAlive = isAlive
    claim = Claim(
      handlers: byKind, makers: configuration.makers, configurations: configuration.configurations,
      lease: configuration.lease)
    completion = Completion(handlers: byKind, retryDelay: configuration.retryDelay)
  }

  /// Works until its task is cancelled or the store closes, then gives what still runs to the next start.
  package func run() async {
    let (signals, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.wake = wake
    let changes = store.changes()
    // Known before it takes anything: whoever comes after a crash at once sees whose the jobs were.
    await beat()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in changes { wake.yield() }
        wake.finish()
      }
      group.addTask { await self.keepAlive() }
      wake.yield()
      for await _ in signals {
        if Task.isCancelled { break }
        await self.startWhatCan()
      }
      group.cancelAll()
    }
    await stop()
  }

  /// Ends the attempts that run and leaves the queue as if they had not begun, but for their number and cost.
  private func stop() async {
    alarm?.task.cancel()
    let tasks = running.values.map(\.task)
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
    let (completion, process, interrupted) = (completion, process.id, interrupted)
    do {
      try await store.write { tx in
        for (job, spent) in interrupted { _ = try completion.giveBack(job, spent: spent, in: tx) }
        try tx.jobs.expireLeases(of: process)
        try tx.jobs.endProcess(process)
      }
    } catch {
      // The next start finds the leases of a dead process.
      log.record(.error, "stop.failed", ["error": .text(Completion.sentence(for: error))])
    }
  }

  /// Claims until slots, jobs or money run out, then sets the alarm for the next instant that matters.
  private func startWhatCan() async {
    while !Task.isCancelled {
      let lanes = freeLanes
      if lanes.isEmpty { return }
      do {
        let (claim, process, ids, kinds) = (claim, process.id, ids, kindsForLater)
        // A look on a snapshot, without the writer's lock: most wake-ups find nothing that may start.
        switch try await store.read({ try claim.decision(lanes: lanes, without: kinds, in: $0) }) {
        case .wait(let until): return setAlarm(at: until)
        case .idle: return
        case .start, .hold: break
        }
        let result = try await store.write {
          try claim.next(lanes: lanes, without: kinds, process: process, ids: ids, in: $0)
        }
        switch result {
        case .started(let job): start(job)
        case .wait(let until): return setAlarm(at: until)
        case .idle: return
        }
      } catch {
        log.record(.error, "claim.failed", ["error": .text(Completion.sentence(for: error))])
        return setAlarm(at: time.now + .seconds(2))
      }
    }
  }

  private var freeLanes: Set<Lane> {
    Set(Lane.allCases.filter { lane in running.values.count { $0.slot == lane } < slots(of: lane) })
  }

  /// What runs as often as it may; its end wakes the worker.
  private var kindsForLater: Set<JobTask.Kind> {
    running.values.count { $0.kind == .embed } < configuration.embeddingSlots ? [] : [.embed]
  }

  private func slots(of lane: Lane) -> Int {
    switch lane {
    case .interactive: configuration.interactiveSlots
    case .background: configuration.backgroundSlots
    }
  }

  private func setAlarm(at instant: Timestamp) {
    if let alarm, alarm.at <= instant, alarm.at > time.now { return }
    alarm?.task.cancel()
    alarm = (
      instant,
      Task { [time, wake] in
        try? await time.sleep(until: instant)
        if !Task.isCancelled { wake?.yield() }
      }
    )
  }

  private func start(_ job: Job) {
    // Background work of age may have been let in by a free interactive slot; then it takes that one.
    let slot = freeLanes.contains(job.lane) ? job.lane : .interactive
    let task = Task {
      await self.perform(job)
      self.ended(job)
    }
    running[Attempt(job)] = (slot, job.task.kind, task)
  }

  private func ended(_ job: Job) {
    running[Attempt(job)] = nil
    wake?.yield()
  }

  /// Runs one attempt beside a task that renews its lease, and commits what came of it.
  private func perform(_ job: Job) async {
    guard let handler = handlers[job.task.kind] else { return }
    let renewal = Task { await self.renewLease(of: job) }
    defer { renewal.cancel() }
    let outcome: Outcome
    do {
      outcome = try await CallJournal.$current.withValue(journal(of: job)) { try await handler.run(job) }
    } catch {
      // Only the end of the program cancels an attempt; whatever the handler makes of that is no failure.
      if Task.isCancelled { return interrupted.append((job, JobError.Spent(of: error))) }
      return await record(error, of: job, after: nil)
    }
    do {
      let result = try await store.write { [completion] in try completion.complete(job, outcome, in: $0) }
      if result == .late { log.record(.info, "job.late", fields(job)) }
    } catch {
      await record(error, of: job, after: outcome.spent)
    }
  }

  /// Keeps what the calls of an attempt have cost while it goes on. Where that cannot be written it goes on all the same.
  private func journal(of job: Job) -> CallJournal {
    CallJournal { [store, log] calls, estimate in
      let bound: Money? =
        switch estimate {
        case .free: .zero
        case .atMost(let money): money
        case .unknown: nil
        }
      do {
        try await store.write {
          try $0.ledger.callBegins(job.id, attempt: job.attempt, after: calls, atMost: bound)
        }
      } catch {
        log.record(.error, "call.unrecorded", ["job": .text(job.id.description)])
      }
    }
  }

  private func record(_ error: any Error, of job: Job, after spent: JobError.Spent?) async {
    if case .postponed? = error as? JobError {
      log.record(.info, "job.postponed", fields(job, error))
    } else {
      log.record(.warning, "job.failed", fields(job, error))
    }
    let jitter = random.unit()
    do {
      _ = try await store.write { [completion] in
        try completion.fail(job, error, after: spent, jitter: jitter, in: $0)
      }
    } catch {
      log.record(.error, "job.unrecorded", fields(job, error))
    }
  }

  private func renewLease(of job: Job) async {
    let third = Duration.microseconds(configuration.lease.wholeMicroseconds / 3)
    while !Task.isCancelled {
      do { try await time.sleep(until: time.now + third) } catch { return }
      let until = time.now + configuration.lease
      let renewed = try? await store.write {
        try $0.jobs.renewLease(job.id, attempt: job.attempt, until: until)
      }
      if renewed == false { return }
    }
  }

  /// A call that was begun longer ago than this, for a job that is no longer wanted, is not heard of again.
  private static let latestNews: Duration = .hours(1)

  private func keepAlive() async {
    while !Task.isCancelled {
      do { try await time.sleep(until: time.now + configuration.heartbeat) } catch { return }
      await beat()
    }
  }

  /// Tells that this process lives, takes back the jobs of those that do not, plans the next clean-up, and
  /// finishes what an erase had to leave.
  private func beat() async {
    process.heartbeatAt = time.now
    let (process, completion, isAlive) = (process, completion, isAlive)
    let cleansUp = handlers[.cleanUp] != nil
    let delay = configuration.retryDelay
    do {
      try await store.write { tx in
        try tx.jobs.heartbeat(process)
        _ = try tx.jobs.pullBackFromFuture(longestRetry: delay.longest)
        for other in try tx.jobs.processes() where other.id != process.id && !isAlive(other) {
          try tx.jobs.expireLeases(of: other.id)
          try tx.jobs.endProcess(other.id)
        }
        try tx.ledger.settleLeftBehind(before: tx.now - Self.latestNews)
        // Wherever none is open, whoever ran the last one and however it ended.
        if cleansUp {
          _ = try tx.jobs.enqueue(
            NewJob(.cleanUp, user: nil, epoch: 0, notBefore: tx.now + Retention.interval))
        }
      }
      // Each apart: one that cannot be taken back must not keep the others, nor the heartbeat.
      for job in try await store.read({ try $0.jobs.abandoned(limit: 100) }) {
        do {
          try await store.write { try completion.rescue(job, in: $0) }
        } catch {
          log.record(.error, "rescue.failed", fields(job, error))
        }
      }
    } catch {
      log.record(.error, "heartbeat.failed", ["error": .text(Completion.sentence(for: error))])
    }
    do { try await store.finishErasing() } catch {
      log.record(.warning, "erase.unfinished", ["error": .text(Completion.sentence(for: error))])
    }
  }

  private nonisolated func fields(_ job: Job, _ error: (any Error)? = nil) -> [String: LogValue] {
    var fields: [String: LogValue] = [
      "job": .text(job.id.description), "kind": .text(job.task.kind.rawValue),
      "attempt": .number(Int64(job.attempt)),
    ]
    if let error { fields["error"] = .text(Completion.sentence(for: error)) }
    return fields
  }
}
