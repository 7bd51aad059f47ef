package import Domain
package import Ports

/// Sums up the older part of a long conversation, so that a model need not read all of it in every turn.
package struct SummariseHandler: JobHandler {
  package let kind = JobTask.Kind.summarise
  let store: any Store
  let summarisers: [Maker: any Summariser]
  let makers: MakerChoice

  /// - Parameter makers: what a summary may cost.
  package init(store: any Store, summarisers: [Maker: any Summariser], makers: MakerChoice) {
    self.store = store
    self.summarisers = summarisers
    self.makers = makers
  }

  package func estimate(_ job: Job) -> CostEstimate { makers.estimate(job) }

  /// How many of the latest messages stay as they are at most; fewer where they are long.
  static let kept = 20
  /// How many beyond those make a summary worth its cost: well before the interviewer's transcript ends.
  static let worthIt = 20
  /// How many are summed up at once.
  private static let batch = 80

  /// Queues a summary where a conversation has become long enough for one and none is under way. What was given up is
  /// tried again only once the conversation has gone on: the same words would be summed up no better, and be paid for.
  ///
  /// - Parameter isCrowded: whether its interviewer says so, however few messages it has.
  static func queue(
    for chat: ChatID, of user: User, isCrowded: Bool, by makers: MakerChoice, in tx: any Transaction
  ) throws {
    guard makers.configured != .builtin else { return }
    let reaches = try tx.chats.summary(of: chat)?.upTo ?? 0
    let last = try tx.chats.lastPosition(in: chat)
    if let givenUp = try tx.chats.summaryGivenUp(of: chat), last - givenUp < worthIt { return }
    guard isCrowded || last - reaches > kept + worthIt,
      try !tx.jobs.openJobs(of: user.id).contains(where: { $0.task == .summarise(chat) })
    else { return }
    _ = try tx.jobs.enqueue(
      NewJob(
        .summarise(chat), maker: makers.configured, user: user.id, epoch: user.epoch, notBefore: tx.now))
  }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .summarise(let chat) = job.task, let user = job.user, let summariser = summarisers[job.maker]
    else { throw JobError.permanent("no summariser for this maker") }
    let request = try await store.read { tx -> SummaryRequest? in
      guard let person = try tx.users.find(user), person.epoch == job.epoch else { return nil }
      let earlier = try tx.chats.summary(of: chat)
      let reaches = earlier?.upTo ?? 0
      let latest = try tx.chats.messages(in: chat, before: nil, limit: Self.kept).filter {
        $0.position > reaches
      }
      let limit = try min(
        Self.batch, tx.chats.lastPosition(in: chat) - reaches - summariser.kept(of: latest))
      guard limit > 0 else { return nil }
      // What somebody asks about others says nothing of themselves.
      let questions = try tx.questions.sources(of: user)
      let messages = try tx.chats.messages(in: chat, after: reaches, limit: limit)
        .filter { !questions.contains($0.id) }
      return messages.isEmpty
        ? nil : SummaryRequest(earlier: earlier, messages: messages, language: person.language)
    }
    guard let request else { return Outcome { _ in } }
    let (summary, spending) = try await summariser.summarise(request)
    return Outcome(spending: spending) { tx in
      // A reset that came in between raised the epoch, and then this is not called.
      guard try tx.chats.find(chat) != nil else { return }
      try tx.chats.setSummary(summary, of: chat)
    }
  }

  /// The conversation goes on without one, for a while.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    if case .summarise(let chat) = job.task { try tx.chats.giveUpSummary(of: chat) }
  }
}
