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

  private var running: [Lane: Int] = [:]
  private var jobs: [JobID: Task<Void, Never>] = [:]
  private var wake: AsyncStream<Void>.Continuation?
  private var alarm: (at: Timestamp, task: Task<Void, Never>)?

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
    self.time = time
    self.random = random
    self.ids = ids
    self.log = log
    self.isAlive = isAlive
    claim = Claim(handlers: byKind, makers: configuration.makers, lease: configuration.lease)
    completion = Completion(handlers: byKind, retryDelay: configuration.retryDelay)
  }

  /// Works until its task is cancelled, then lets running attempts end or gives them up to the next start.
  package func run() async {
    let (signals, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.wake = wake
    let changes = store.changes()
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
    alarm?.task.cancel()
    for task in jobs.values { task.cancel() }
    for task in jobs.values { await task.value }
    try? await store.write { [process] in try $0.jobs.endProcess(process.id) }
  }

  /// Claims until slots, jobs or money run out, then sets the alarm for the next instant that matters.
  private func startWhatCan() async {
    while !Task.isCancelled {
      let lanes = freeLanes
      if lanes.isEmpty { return }
      do {
        let (claim, process, ids) = (claim, process.id, ids)
        // A look without the writer's lock: most wake-ups find nothing to do.
        let mayStart: Bool = try await store.read { tx in
          try !tx.jobs.heads(makers: claim.makers, limit: 1).isEmpty
        }
        guard mayStart else { return }
        let result = try await store.write {
          try claim.next(lanes: lanes, process: process, ids: ids, in: $0)
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
    var lanes: Set<Lane> = []
    if running[.interactive, default: 0] < configuration.interactiveSlots { lanes.insert(.interactive) }
    if running[.background, default: 0] < configuration.backgroundSlots { lanes.insert(.background) }
    return lanes
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
    running[job.lane, default: 0] += 1
    jobs[job.id] = Task {
      await self.perform(job)
      self.ended(job)
    }
  }

  private func ended(_ job: Job) {
    running[job.lane, default: 0] -= 1
    jobs[job.id] = nil
    wake?.yield()
  }

  /// Runs one attempt beside a task that renews its lease, and commits what came of it.
  private func perform(_ job: Job) async {
    guard let handler = handlers[job.task.kind] else { return }
    let renewal = Task { await self.renewLease(of: job) }
    defer { renewal.cancel() }
    let completion = completion
    do {
      let outcome = try await handler.run(job)
      let result = try await store.write { try completion.complete(job, outcome, in: $0) }
      if result == .late { log.record(.info, "job.late", fields(job)) }
    } catch is CancellationError {
      // The program stops: the lease is ended by `endProcess`, and the next start takes the job again.
      return
    } catch {
      log.record(.warning, "job.failed", fields(job, error))
      let jitter = random.unit()
      do {
        _ = try await store.write { try completion.fail(job, error, jitter: jitter, in: $0) }
      } catch {
        log.record(.error, "job.unrecorded", fields(job, error))
      }
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

  /// Tells that this process lives, and takes back the jobs of those that do not: at the start, and then at
  /// every heartbeat.
  private func keepAlive() async {
    while !Task.isCancelled {
      process.heartbeatAt = time.now
      let (process, completion, isAlive) = (process, completion, isAlive)
      do {
        try await store.write { tx in
          try tx.jobs.heartbeat(process)
          for other in try tx.jobs.processes() where other.id != process.id && !isAlive(other) {
            try tx.jobs.expireLeases(of: other.id)
            try tx.jobs.endProcess(other.id)
          }
          for job in try tx.jobs.abandoned(limit: 100) { try completion.rescue(job, in: tx) }
        }
      } catch {
        log.record(.error, "heartbeat.failed", ["error": .text(Completion.sentence(for: error))])
      }
      do { try await time.sleep(until: time.now + configuration.heartbeat) } catch { return }
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
