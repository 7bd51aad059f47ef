package import Agent
import Domain
package import Ports

/// Answers for the people of a demo: 2 to 10 seconds after they were introduced, by a seeded rule.
///
/// It goes through the same commands as a person at a keyboard, and touches nobody who is not marked as demo.
package actor Autopilot {
  private let store: any Store
  private let conversation: Conversation
  private let desk: any MatchDesk
  private let time: any TimeSource
  private let seed: UInt64
  private var planned: Set<Key> = []

  private struct Key: Hashable {
    let match: MatchID
    let side: Role
  }

  /// One proposal that waits for a demo person.
  private struct Waiting: Sendable {
    let match: MatchID
    let side: Role
    let user: UserID
    let chat: ChatID
    /// How many proposals this person has answered before.
    let answered: Int
    /// The person's name in the demo.
    let name: String
  }

  package init(
    store: any Store, conversation: Conversation, desk: any MatchDesk, time: any TimeSource, seed: UInt64 = 1
  ) {
    self.store = store
    self.conversation = conversation
    self.desk = desk
    self.time = time
    self.seed = seed
  }

  /// Answers until cancelled.
  package func run() async {
    let changes = store.changes()
    await withDiscardingTaskGroup { group in
      await plan(&group)
      for await _ in changes {
        if Task.isCancelled { break }
        await plan(&group)
      }
      group.cancelAll()
    }
  }

  private func plan(_ group: inout DiscardingTaskGroup) async {
    guard let waiting = try? await store.read(Self.waiting) else { return }
    for proposal in waiting where planned.insert(Key(match: proposal.match, side: proposal.side)).inserted {
      group.addTask { await self.answer(proposal) }
    }
  }

  private static func waiting(_ tx: any Transaction) throws -> [Waiting] {
    try tx.users.demoUsers().compactMap { user in
      guard let match = try tx.matches.waiting(of: user.id), let side = match.role(of: user.id),
        match.side(side).introducedAt != nil,
        let name = try tx.users.identities(of: user.id).first(where: { $0.kind == .demo })?.value
      else { return nil }
      let answered = try tx.matches.all(of: user.id, limit: 1_000).filter { match in
        match.role(of: user.id).map { match.side($0).answeredAt != nil } ?? false
      }
      return Waiting(
        match: match.id, side: side, user: user.id, chat: try tx.chats.main(of: user.id).id,
        answered: answered.count, name: name)
    }
  }

  private func answer(_ proposal: Waiting) async {
    let rule = DemoRule(seed: seed, name: proposal.name, answered: proposal.answered)
    do {
      try await store.write { [desk] in try desk.seen(proposal.match, by: proposal.user, in: $0) }
      try await time.sleep(until: time.now + rule.delay)
      guard let action = try await button(for: proposal, accepting: rule.accepts) else { return }
      _ = try await conversation.receive(.press(action), from: proposal.user, in: proposal.chat)
      guard rule.accepts, let confirm = try await confirmation(for: proposal) else { return }
      _ = try await conversation.receive(.press(confirm), from: proposal.user, in: proposal.chat)
    } catch {
      // Tried again at the next change: the proposal still waits.
      planned.remove(Key(match: proposal.match, side: proposal.side))
    }
  }

  private func button(for proposal: Waiting, accepting: Bool) async throws -> ActionID? {
    let intent: MessageAction.Intent = accepting ? .accept(proposal.match) : .decline(proposal.match)
    return try await action(intent, in: proposal.chat)
  }

  private func confirmation(for proposal: Waiting) async throws -> ActionID? {
    try await action(.confirmAccept(proposal.match), in: proposal.chat)
  }

  /// The newest open button of that intent.
  private func action(_ intent: MessageAction.Intent, in chat: ChatID) async throws -> ActionID? {
    try await store.read { tx in
      try tx.chats.messages(in: chat, before: nil, limit: 30).reversed()
        .flatMap(\.actions).first { $0.intent == intent && $0.state == .open }?.id
    }
  }
}

/// How a demo person answers their nth proposal: the same in every run with the same seed.
package struct DemoRule: Hashable, Sendable {
  /// 2 to 10 seconds.
  package let delay: Duration
  /// Yes to the first three, then to about four of five.
  package let accepts: Bool

  /// The rule for one proposal: the same seed, name and number give the same answer after the same delay.
  ///
  /// - Parameter answered: how many proposals this person has answered before.
  package init(seed: UInt64, name: String, answered: Int) {
    let hash = StableHash.of(Array(name.utf8) + [UInt8(truncatingIfNeeded: answered)], seed: seed)
    delay = .milliseconds(2_000 + Int64(hash >> 16 & 0xffff) * 8_000 / 0xffff)
    accepts = answered < 3 || hash >> 40 % 5 != 0
  }
}
