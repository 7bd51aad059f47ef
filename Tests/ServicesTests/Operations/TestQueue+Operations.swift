import Domain
import Localization
import Matcher
import Operations
import Orchestrator
import Ports
import Profiler
import TestSupport
import TextPatterns

extension TestQueue {
  /// What an operator may do with this queue.
  ///
  /// - Parameters:
  ///   - plan: the queue's own unless told otherwise.
  ///   - other: a store in the place of the queue's own.
  func operations(
    of name: String = "olga", _ right: Operator.Right = .operates, plan: QueuePlan? = nil,
    store other: (any Store)? = nil
  ) -> Operations {
    Operations(
      store: other ?? store, actor: Operator(name: name, right: right), ids: ids,
      endings: work.values.map { WorkEnding($0) },
      desk: Self.desk,
      pairs: PairExplanation(constraints: HardConstraints(payScale: PayScale(euros: ["EUR": 1]))),
      texts: ProfileCardMaker(phrasebooks: .shipped), plan: plan ?? QueuePlan(claim: claim),
      patterns: PCREPatterns(),
      steering: NoSteps(), exporter: StoredExport(), naming: FactNames(phrasebooks: .shipped),
      phrasebooks: .shipped)
  }

  /// What would follow in matches, of which a queue has none.
  private static var desk: MatchMaking {
    let names = FactNames(phrasebooks: .shipped)
    return MatchMaking(
      phrasebooks: .shipped,
      changes: ViewChanges(views: PublicViewMaker(names: names), names: names, phrasebooks: .shipped),
      makers: MakerChoice())
  }

  /// Many jobs of one person that wait.
  func chores(_ count: Int) async throws -> [JobID] {
    let anna = try await user("chores")
    let jobs = try await store.write { [ids] tx in
      try (0..<count).map { _ in
        try tx.jobs.enqueue(
          NewJob(.embed(ids.next(ProfileVersion.self)), user: anna, epoch: 0, notBefore: tx.now))
      }
    }
    return jobs.compactMap { $0?.id }
  }

  /// The job that a claim would take now.
  func nextJob() async throws -> JobID? {
    let decision = try await store.read { [claim] in
      try claim.decision(lanes: [.interactive, .background], in: $0)
    }
    guard case .start(let id, _) = decision else { return nil }
    return id
  }

  func standing(_ id: JobID) async throws -> JobStanding? {
    try await store.read { try $0.steering.standing(of: id) }
  }

  /// Somebody who said something that is not answered yet, with the reply that waits.
  func waitingReply(to user: UserID, costing price: CostEstimate = .atMost(.cents(1))) async throws -> JobID {
    let job = try await store.write { tx in
      let chat = try tx.chats.create(for: user)
      _ = try tx.chats.append(NewMessage(chat: chat.id, author: .user, text: "hello"))
      return try tx.jobs.enqueueReply(to: chat.id, user: user, epoch: 0, maker: Self.provider)
    }
    prices.set(price, of: job.id)
    return job.id
  }

  /// Two replies of one chat: one that failed once and waits for its next attempt, and behind it the one that was asked for
  /// while it ran.
  func twoReplies(
    to user: UserID, costing price: CostEstimate = .atMost(.cents(1))
  ) async throws -> (failed: JobID, behind: JobID) {
    let job = try await waitingReply(to: user)
    let running = try await takeJob()
    let behind = try await store.write { tx in
      guard case .reply(let chat) = running.task else { throw StoreError.missing("reply") }
      _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "are you there?"))
      return try tx.jobs.enqueueReply(to: chat, user: user, epoch: 0, maker: Self.provider).id
    }
    try await fail(running, JobError.failed("no", spent: .nothing))
    for id in [job, behind] { prices.set(price, of: id) }
    return (job, behind)
  }
}

/// Of tests about the queue alone: whoever asks for a step of somebody's has the wrong house.
private struct NoSteps: PersonSteering {
  func step(_ event: ProfileStageEvent, of user: User, in tx: any Transaction) throws {
    throw StoreError.missing("steps of people")
  }

  func erase(_ user: User, in tx: any Transaction) throws { throw StoreError.missing("steps of people") }
}
