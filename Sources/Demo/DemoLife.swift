package import Agent
import Domain
package import Ports
import Profiler

/// What the regulars of a demo do of themselves: they ask for news, and whoever has nothing to wait for leaves, and comes
/// back as somebody new. So there is always a line, and nobody runs out of people to be introduced to.
///
/// It goes on in beats, and what happens in one follows from its number, the seed and the rows. They do it by the same
/// commands as a person at a keyboard, never more of them than the line can take, and nobody else is touched.
package struct DemoLife: Sendable {
  private let store: any Store
  private let conversation: Conversation
  private let imports: PeopleImport
  private let world: DemoWorld
  private let time: any TimeSource
  private let seed: UInt64
  private let regulars: [String]

  package init(
    store: any Store, conversation: Conversation, imports: PeopleImport, world: DemoWorld,
    time: any TimeSource, seed: UInt64 = 1
  ) {
    self.store = store
    self.conversation = conversation
    self.imports = imports
    self.world = world
    self.time = time
    self.seed = seed
    regulars = world.people.map(\.id).filter(world.regulars.contains)
  }

  /// How long a beat is.
  package static let beat: Duration = .seconds(4)
  /// How many replies to regulars wait at most: what they ask for adds no more to the line.
  package static let mostQuestions = 24
  /// How long somebody has nothing to wait for before they leave.
  package static let patience: Duration = .hours(2)
  /// Of so many beats one sees somebody leave: every ten minutes.
  private static let beatsPerLeaving: Int64 = 150
  /// And so often those who left come back: every half hour.
  private static let beatsPerReturn: Int64 = 450

  /// Lives until cancelled.
  package func run() async {
    let length = Self.beat.wholeMicroseconds
    while !Task.isCancelled {
      let number = time.now.microseconds / length + 1
      do {
        try await time.sleep(until: Timestamp(microseconds: number * length))
        try await live(number)
      } catch is CancellationError {
        return
      } catch {
        // Another program had the database just then: the next beat is as good.
      }
    }
  }

  /// What happens in one beat.
  package func live(_ number: Int64) async throws {
    guard !regulars.isEmpty else { return }
    let hash = StableHash.mixed(StableHash.of("life".utf8, seed: seed), UInt64(bitPattern: number))
    let name = regulars[Int(hash >> 8 % UInt64(regulars.count))]
    if number % Self.beatsPerReturn == 0 {
      try await comeBack()
    } else if number % Self.beatsPerLeaving == 0 {
      try await leave(name)
    } else if hash >> 32 % 2 == 0 {
      try await ask(name, hash >> 40)
    }
  }

  /// Asks for news, where nobody else's questions fill the line.
  private func ask(_ name: String, _ choice: UInt64) async throws {
    let place = try await store.read { tx -> (user: User, chat: ChatID)? in
      let waiting = try tx.jobs.counts().filter {
        $0.kind == .reply && Self.waitingStates.contains($0.state)
      }
      guard waiting.reduce(0, { $0 + $1.count }) < Self.mostQuestions, let user = try present(name, tx)
      else { return nil }
      let chat = try tx.chats.main(of: user.id).id
      return try tx.jobs.openReply(of: chat) == nil ? (user, chat) : nil
    }
    guard let place else { return }
    let questions = Self.questions[place.user.language] ?? []
    guard !questions.isEmpty else { return }
    _ = try await conversation.receive(
      .say(questions[Int(choice % UInt64(questions.count))]), from: place.user.id, in: place.chat)
  }

  private static let waitingStates: Set = ["queued", "retrying"]

  /// As people ask who wait; the interviewer tells them how it stands and learns nothing from it.
  private static let questions: [Language: [String]] = [
    .english: ["Any news?", "Did you find anybody for me?", "Any matches yet?"],
    .russian: ["Есть новости?", "Что нового?", "Ну как там поиск?"],
  ]

  /// Erases what is theirs, as anybody can: with it go the pairs that they were part of, and all of those may be formed
  /// once more with whom they come back as. Whoever was introduced to somebody real stays.
  private func leave(_ name: String) async throws {
    guard let user = try await store.read({ try idle(name, $0) }) else { return }
    let chat = try await store.read { try $0.chats.main(of: user).id }
    _ = try await conversation.receive(.erase, from: user, in: chat)
    let confirm = try await store.read { tx in
      try tx.chats.openActions(of: user, .confirmErase).last?.id
    }
    guard let confirm else { return }
    _ = try await conversation.receive(.press(confirm), from: user, in: chat)
  }

  /// A regular who has had nothing to wait for that long, and whom nobody who plays has met.
  private func idle(_ name: String, _ tx: any Transaction) throws -> UserID? {
    let since = tx.now - Self.patience
    guard let user = try present(name, tx), user.createdAt <= since,
      try tx.jobs.openJobs(of: user.id).isEmpty
    else { return nil }
    for match in try tx.matches.all(of: user.id, limit: 1_000) {
      guard let ended = match.endedAt, ended <= since, let role = match.role(of: user.id),
        let other = try tx.users.find(match.side(role.counterpart).user),
        other.isDemo || other.stage == .erased
      else { return nil }
    }
    return user.id
  }

  private func comeBack() async throws {
    let missing = try await store.read { tx in
      try world.people.filter {
        try world.regulars.contains($0.id) && tx.users.find(Identity(kind: .demo, value: $0.id)) == nil
      }
    }
    for person in missing where !Task.isCancelled { _ = try await imports.add(person) }
  }

  /// A person of the demo who takes part and whom nobody plays.
  private func present(_ name: String, _ tx: any Transaction) throws -> User? {
    let user = try tx.users.find(Identity(kind: .demo, value: name))
    return user.flatMap { $0.isDemo && $0.stage == .active ? $0 : nil }
  }
}
