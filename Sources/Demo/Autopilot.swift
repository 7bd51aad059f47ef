package import Agent
import Domain
package import Ports

/// Answers for the people of a demo: 2 to 10 seconds after they were introduced, by a seeded rule; the regulars among
/// themselves as people do, some after a day and some never.
///
/// It goes through the same commands as a person at a keyboard, and touches nobody who is not marked as demo.
package actor Autopilot {
  private let store: any Store
  private let conversation: Conversation
  private let desk: any MatchDesk
  private let time: any TimeSource
  private let regulars: Set<String>
  private let seed: UInt64
  private var planned: Set<Key> = []

  /// One side of a match.
  private struct Key: Hashable {
    let match: MatchID
    let side: Role
    /// Whether nobody but the world's regulars is concerned: once somebody plays one of the two, they are answered at once.
    let isAmongRegulars: Bool
  }

  /// One proposal that waits for a demo person.
  private struct Waiting: Sendable {
    let key: Key
    let user: UserID
    let chat: ChatID
    /// How many proposals of this kind of counterpart, played or of the demo, the person has answered before.
    let answered: Int
    /// The person's name in the demo.
    let name: String
    /// How a regular answers this other one, and since when it waits; `nil` for everybody else.
    let manner: (answer: DemoManner.Answer, since: Timestamp)?
  }

  /// - Parameter regulars: those who take their time with each other, by their names in the demo.
  package init(
    store: any Store, conversation: Conversation, desk: any MatchDesk, time: any TimeSource,
    regulars: Set<String> = [], seed: UInt64 = 1
  ) {
    self.store = store
    self.conversation = conversation
    self.desk = desk
    self.time = time
    self.regulars = regulars
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
    let (known, regulars, seed) = (planned, regulars, seed)
    guard
      let waiting = try? await store.read({
        try Self.waiting(besides: known, regulars: regulars, seed: seed, $0)
      })
    else { return }
    for proposal in waiting where planned.insert(proposal.key).inserted {
      group.addTask { await self.answer(proposal) }
    }
  }

  private static func waiting(
    besides planned: Set<Key>, regulars: Set<String>, seed: UInt64, _ tx: any Transaction
  ) throws -> [Waiting] {
    var waiting: [Waiting] = []
    for match in try tx.matches.waitingForDemoPeople() {
      for role in Role.allCases {
        let side = match.side(role)
        guard side.isWaiting, let introduced = side.introducedAt, let name = try demoName(of: side.user, tx)
        else { continue }
        let other = try demoName(of: match.side(role.counterpart).user, tx)
        let manner = other.flatMap { other in
          regulars.isSuperset(of: [name, other])
            ? (answer: DemoManner(seed: seed, name: name, other: other).answer, since: introduced) : nil
        }
        let key = Key(match: match.id, side: role, isAmongRegulars: manner != nil)
        guard !planned.contains(key) else { continue }
        waiting.append(
          Waiting(
            key: key, user: side.user, chat: try tx.chats.main(of: side.user).id,
            answered: try answered(by: side.user, alike: match.side(role.counterpart).user, tx), name: name,
            manner: manner))
      }
    }
    return waiting
  }

  /// How a person of the demo is called whom nobody plays; `nil` for everybody else.
  private static func demoName(of user: UserID, _ tx: any Transaction) throws -> String? {
    guard try tx.users.find(user)?.isDemo == true else { return nil }
    return try tx.users.identities(of: user).first { $0.kind == .demo }?.value
  }

  /// The people of a demo are busy with each other; that must not use up their first answers to who plays.
  private static func answered(by user: UserID, alike other: UserID, _ tx: any Transaction) throws -> Int {
    let isDemo = try tx.users.find(other)?.isDemo
    return try tx.matches.all(of: user, limit: 1_000).count { match in
      guard let role = match.role(of: user), match.side(role).answeredAt != nil else { return false }
      return try tx.users.find(match.side(role.counterpart).user)?.isDemo == isDemo
    }
  }

  private func answer(_ proposal: Waiting) async {
    do {
      let answer = self.answer(to: proposal)
      if answer.looks {
        try await store.write { [desk] in try desk.seen(proposal.key.match, by: proposal.user, in: $0) }
      }
      guard let accepts = answer.accepts else { return }
      try await time.sleep(until: answer.at)
      guard let action = try await button(for: proposal, accepting: accepts) else { return }
      _ = try await conversation.receive(.press(action), from: proposal.user, in: proposal.chat)
      guard accepts, let confirm = try await confirmation(for: proposal) else { return }
      _ = try await conversation.receive(.press(confirm), from: proposal.user, in: proposal.chat)
    } catch {
      // Tried again at the next change: the proposal still waits.
      planned.remove(proposal.key)
    }
  }

  /// When somebody answers and how; `accepts` is `nil` for whoever never does.
  private func answer(to proposal: Waiting) -> (looks: Bool, at: Timestamp, accepts: Bool?) {
    let rule = DemoRule(seed: seed, name: proposal.name, answered: proposal.answered)
    let soon = time.now + rule.delay
    guard let (answer, since) = proposal.manner else { return (true, soon, rule.accepts) }
    return switch answer {
    // What came due while no program ran is answered soon, and not by everybody in the same instant.
    case .yes(let delay): (true, max(soon, since + delay), true)
    case .no(let delay): (true, max(soon, since + delay), false)
    case .never(let isSeen): (isSeen, soon, nil)
    }
  }

  private func button(for proposal: Waiting, accepting: Bool) async throws -> ActionID? {
    let match = proposal.key.match
    return try await action(accepting ? .accept(match) : .decline(match), for: proposal)
  }

  private func confirmation(for proposal: Waiting) async throws -> ActionID? {
    try await action(.confirmAccept(proposal.key.match), for: proposal)
  }

  /// The newest open button of that intent; `nil` where the proposal no longer waits: another program that has the
  /// demo open was quicker, or it has ended.
  private func action(_ intent: MessageAction.Intent, for proposal: Waiting) async throws -> ActionID? {
    try await store.read { tx in
      guard try tx.matches.waiting(of: proposal.user)?.id == proposal.key.match,
        try tx.users.find(proposal.user)?.isDemo == true
      else { return nil }
      return try tx.chats.messages(in: proposal.chat, before: nil, limit: 30).reversed()
        .flatMap(\.actions).first { $0.intent == intent && $0.state == .open }?.id
    }
  }
}

/// How a demo person answers their nth proposal with somebody who plays, or with another person of the demo: the
/// same in every run with the same seed.
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
