import Domain
import Orchestrator
import Ports
import Synchronization
import TestSupport
import Testing

/// Work that tells when it begins and goes on when the test lets it.
final class GatedWork: JobHandler {
  let kind: JobTask.Kind
  /// A job each time one begins.
  let began: AsyncStream<Job>
  private let beginning: AsyncStream<Job>.Continuation
  private let gates = Mutex<[Attempt: CheckedContinuation<Void, any Error>]>([:])
  private let isOpen: Bool
  private let count = Mutex((now: 0, most: 0))
  private let price: CostEstimate
  private let refusal: (any Error)?
  private let told = Mutex<[String]>([])

  struct Attempt: Hashable {
    let job: JobID
    let number: Int
  }

  /// - Parameters:
  ///   - isOpen: whether it is done at once.
  ///   - refusal: what `discarded` throws.
  init(
    _ kind: JobTask.Kind, isOpen: Bool = false, price: CostEstimate = .free, refusal: (any Error)? = nil
  ) {
    self.kind = kind
    self.isOpen = isOpen
    self.price = price
    self.refusal = refusal
    (began, beginning) = AsyncStream.makeStream()
  }

  /// How many ran beside each other at most.
  var most: Int { count.withLock { $0.most } }
  /// What `discarded` and `attemptFailed` were called for.
  var notes: [String] { told.withLock { $0 } }

  func estimate(_ job: Job) -> CostEstimate { price }

  func run(_ job: Job) async throws -> Outcome {
    count.withLock {
      $0.now += 1
      $0.most = max($0.most, $0.now)
    }
    defer { count.withLock { $0.now -= 1 } }
    if isOpen {
      beginning.yield(job)
    } else {
      try await withCheckedThrowingContinuation { continuation in
        gates.withLock { $0[Attempt(job: job.id, number: job.attempt)] = continuation }
        beginning.yield(job)
      }
    }
    return Outcome { tx in
      try tx.events.append(
        Event(subject: .job(job.id), actor: .program, kind: "effect", from: nil, to: nil, at: tx.now))
    }
  }

  /// Lets a job that began end, well or with an error.
  func release(_ job: Job, with error: (any Error)? = nil) {
    let gate = gates.withLock { $0.removeValue(forKey: Attempt(job: job.id, number: job.attempt)) }
    if let error { gate?.resume(throwing: error) } else { gate?.resume() }
  }

  func attemptFailed(_ job: Job, in tx: any Transaction) throws { told.withLock { $0.append("failed") } }

  func discarded(_ job: Job, in tx: any Transaction) throws {
    if let refusal { throw refusal }
    told.withLock { $0.append("discarded") }
  }
}

/// Work that ends when its task is cancelled, as a call to a provider does.
struct PatientWork: JobHandler {
  let kind: JobTask.Kind
  let time: any TimeSource
  /// What it makes of being cancelled.
  let complaint: any Error
  let price: CostEstimate
  let began: AsyncStream<Job>
  private let beginning: AsyncStream<Job>.Continuation

  init(
    _ kind: JobTask.Kind, time: any TimeSource, complaint: any Error = CancellationError(),
    price: CostEstimate = .free
  ) {
    self.kind = kind
    self.time = time
    self.complaint = complaint
    self.price = price
    (began, beginning) = AsyncStream.makeStream()
  }

  func estimate(_ job: Job) -> CostEstimate { price }

  func run(_ job: Job) async throws -> Outcome {
    beginning.yield(job)
    do { try await time.sleep(until: time.now + .days(1_000)) } catch { throw complaint }
    return Outcome { _ in }
  }

  func discarded(_ job: Job, in tx: any Transaction) throws {}
}

/// A clock that knows which instants somebody slept until.
final class WatchedTime: TimeSource {
  private let time: ManualTime
  private let instants = Mutex<Set<Timestamp>>([])

  init(_ time: ManualTime) {
    self.time = time
  }

  var now: Timestamp { time.now }

  func sleep(until instant: Timestamp) async throws {
    instants.withLock { _ = $0.insert(instant) }
    try await time.sleep(until: instant)
  }

  /// Returns once somebody sleeps, or has slept, until `instant`.
  func isAwaited(_ instant: Timestamp) async {
    while !instants.withLock({ $0.contains(instant) }) { await Task.yield() }
  }
}

final class RecordingLog: ProgramLog {
  private let lines = Mutex<[String]>([])

  /// The events recorded, in order.
  var events: [String] { lines.withLock { $0 } }

  func record(_ level: LogLevel, _ event: String, _ fields: [String: LogValue]) {
    lines.withLock { $0.append(event) }
  }
}

/// A worker that runs until it is stopped.
struct RunningWorker {
  let process: ProgramProcess
  let log: RecordingLog
  private let task: Task<Void, Never>

  /// - Parameters:
  ///   - time: the worker's own clock, which may stand still while the store's goes on, as that of a stopped
  ///     process does; by default the queue's.
  ///   - living: the processes that are alive, by their pid.
  init(
    _ queue: TestQueue, _ handlers: [any JobHandler], time: (any TimeSource)? = nil, pid: Int32 = 1,
    living: Set<Int32> = [1, 2, 3], interactiveSlots: Int = 4, backgroundSlots: Int = 1,
    store: (any Store)? = nil
  ) {
    let clock = time ?? queue.time
    process = ProgramProcess(
      id: queue.ids.next(ProgramProcess.self), pid: pid, program: "test", startedAt: clock.now,
      heartbeatAt: clock.now)
    log = RecordingLog()
    let worker = Worker(
      store: store ?? queue.store, handlers: handlers,
      configuration: WorkerConfiguration(
        makers: [.builtin, TestQueue.provider], interactiveSlots: interactiveSlots,
        backgroundSlots: backgroundSlots),
      process: process, time: clock, random: FixedRandom(), ids: queue.ids, log: log,
      isAlive: { living.contains($0.pid) })
    task = Task { await worker.run() }
  }

  /// Ends the worker as the program does at its end.
  func stop() async {
    task.cancel()
    await task.value
  }

  /// Returns once the worker has ended by itself.
  func ended() async { await task.value }
}

/// A store that never gets an erase finished, and counts how often it was asked to.
final class ErasingStore: Store {
  private let store: any Store
  private let count = Mutex(0)

  init(_ store: any Store) {
    self.store = store
  }

  var attempts: Int { count.withLock { $0 } }

  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result { try await store.write(body) }

  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result { try await store.read(body) }

  func verify() async throws { try await store.verify() }

  func reopen() async throws { try await store.reopen() }

  func changes() -> AsyncStream<Void> { store.changes() }

  func finishErasing() async throws {
    count.withLock { $0 += 1 }
    throw StoreError.busy
  }

  func close() async { await store.close() }
}

struct FixedRandom: RandomSource {
  func unit() -> Double { 1 }
  func bits() -> UInt64 { 0 }
}

extension AsyncStream {
  /// The next element; the test hangs until its time limit where none comes.
  func next() async throws -> Element {
    var iterator = makeAsyncIterator()
    let element = await iterator.next()
    return try #require(element)
  }
}

extension TestQueue {
  /// Returns once a job is in a state.
  func reaches(_ state: JobState, _ id: JobID) async throws {
    let changes = store.changes()
    if try await job(id).state == state { return }
    for await _ in changes {
      if try await job(id).state == state { return }
    }
  }
}
