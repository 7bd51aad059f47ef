import Domain
import Orchestrator
import Ports
import Synchronization
import TestSupport
import Testing

/// A queue on a real store whose jobs cost what the test says and do nothing else.
struct TestQueue: JobTaking {
  static let provider = Maker.provider("scripted")

  let time: ManualTime
  let ids: SequentialIdentifiers
  let store: any Store
  let prices = Prices()
  let work: [JobTask.Kind: PricedWork]
  let claim: Claim
  let completion: Completion
  let process: ProcessID

  static func open(
    path: String? = nil, time: ManualTime = ManualTime(), after: UInt64 = 0, weekly: Double = 6,
    burst: Double = 0
  ) async throws -> TestQueue {
    let ids = SequentialIdentifiers(after: after)
    let seeds: [Setting: Double] = [.weeklyBudget: weekly, .burst: burst]
    return TestQueue(try await openStore(path: path, seeds: seeds, time: time, ids: ids), time, ids)
  }

  private init(_ store: any Store, _ time: ManualTime, _ ids: SequentialIdentifiers) {
    (self.store, self.time, self.ids) = (store, time, ids)
    let prices = prices
    work = Dictionary(
      uniqueKeysWithValues: JobTask.Kind.allCases.map { ($0, PricedWork(kind: $0, prices: prices)) })
    claim = Claim(handlers: work, makers: [.builtin, Self.provider], lease: .seconds(60))
    completion = Completion(handlers: work, retryDelay: RetryDelay())
    process = ids.next(ProgramProcess.self)
  }

  // MARK: Making

  func user(_ name: String) async throws -> UserID {
    try await store.write {
      try $0.users.create(identity: Identity(kind: .demo, value: name), language: .english, isDemo: false).id
    }
  }

  /// Queues a reply in a chat of its own, so that it joins no other.
  @discardableResult
  func reply(
    to user: UserID, costing price: CostEstimate = .atMost(.cents(1)), maker: Maker = TestQueue.provider
  ) async throws -> JobID {
    let job = try await store.write { tx in
      let chat = try tx.chats.create(for: user)
      return try tx.jobs.enqueueReply(to: chat.id, user: user, epoch: 0, maker: maker)
    }
    prices.set(price, of: job.id)
    return job.id
  }

  /// Queues background work.
  @discardableResult
  func background(
    for user: UserID? = nil, kind: JobTask.Kind = .embed, costing price: CostEstimate = .atMost(.cents(1)),
    notBefore: Timestamp? = nil, maximumAttempts: Int = 5
  ) async throws -> JobID {
    let task: JobTask =
      switch kind {
      case .reply: .reply(ids.next(Chat.self))
      case .qualify: .qualify(ids.next(Match.self))
      case .introduce: .introduce(ids.next(Match.self), .seeker)
      case .summarise: .summarise(ids.next(Chat.self))
      case .embed: .embed(ids.next(ProfileVersion.self))
      case .matchStep: .matchStep
      case .answerDeadline: .answerDeadline(ids.next(Match.self), .seeker)
      case .cleanUp: .cleanUp
      case .announce: .announce(ids.next(Announcement.self))
      case .question: .question(ids.next(MatchQuestion.self))
      }
    let maker = price == .free ? Maker.builtin : Self.provider
    let job = try await store.write { tx in
      try tx.jobs.enqueue(
        NewJob(
          task, maker: maker, user: user, epoch: 0, maximumAttempts: maximumAttempts,
          notBefore: notBefore ?? tx.now))
    }
    let id = try #require(job).id
    prices.set(price, of: id)
    return id
  }

  // MARK: Working

  /// When the next one may start; nil where one may now or none ever.
  func nextStart() async throws -> Timestamp? {
    let decision = try await store.read { [claim] in
      try claim.decision(lanes: [.interactive, .background], in: $0)
    }
    guard case .wait(let until) = decision else { return nil }
    return until
  }

  /// Ends an attempt at its price, or at another cost.
  @discardableResult
  func finish(_ job: Job, cost: Money? = nil) async throws -> Completion.Result {
    let spent = cost ?? prices.bound(of: job.id)
    return try await store.write { [completion] in
      try completion.complete(
        job, Outcome(spending: [.init(cost: spent, usage: .none)]) { _ in }, in: $0)
    }
  }

  /// What every start was and when, until nothing waits or `end` has come.
  func play(until end: Timestamp? = nil, limit: Int = 5_000) async throws -> [(job: Job, at: Timestamp)] {
    var starts: [(Job, Timestamp)] = []
    while starts.count < limit {
      switch try await take() {
      case .started(let job):
        starts.append((job, time.now))
        try await finish(job)
      case .wait(let until):
        if let end, until > end { return starts }
        time.advance(to: until)
      case .idle: return starts
      }
    }
    return starts
  }

  func entries() async throws -> [LedgerEntry] {
    try await store.read { try $0.ledger.entries(since: Timestamp(seconds: 0), limit: 10_000) }
  }
}

/// What each job may cost at most.
final class Prices: Sendable {
  private let known = Mutex<[JobID: CostEstimate]>([:])

  func set(_ price: CostEstimate, of job: JobID) { known.withLock { $0[job] = price } }

  func price(of job: JobID) -> CostEstimate? { known.withLock { $0[job] } }

  func bound(of job: JobID) -> Money {
    guard case .atMost(let bound) = price(of: job) else { return .zero }
    return bound
  }
}

/// Work with a price that notes what it was told.
struct PricedWork: JobHandler {
  let kind: JobTask.Kind
  let prices: Prices

  func estimate(_ job: Job) -> CostEstimate { prices.price(of: job.id) ?? .free }

  func run(_ job: Job) async throws -> Outcome { Outcome { _ in } }

  func discarded(_ job: Job, in tx: any Transaction) throws {
    try tx.events.append(
      Event(subject: .job(job.id), actor: .program, kind: "told.discarded", from: nil, to: nil, at: tx.now))
  }

  func attemptFailed(_ job: Job, in tx: any Transaction) throws {
    try tx.events.append(
      Event(subject: .job(job.id), actor: .program, kind: "told.failed", from: nil, to: nil, at: tx.now))
  }

  func held(_ job: Job, in tx: any Transaction) throws {
    try tx.events.append(
      Event(subject: .job(job.id), actor: .program, kind: "told.held", from: nil, to: nil, at: tx.now))
  }
}

extension Money {
  static func cents(_ count: Int64) -> Money { Money(clamping: count * 10_000) }
}
