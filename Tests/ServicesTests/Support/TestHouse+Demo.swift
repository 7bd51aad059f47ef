import Demo
import Domain
import Ports

extension TestHouse {
  /// Somebody who does not exist, taking part in matching.
  func demoPerson(_ name: String, as role: Role, at degrees: Double = 0) async throws -> Person {
    let person = try await store.write { tx in
      let user = try tx.users.create(
        identity: Identity(kind: .demo, value: name), language: .english, isDemo: true)
      try tx.users.setContact(Contact(kind: .email, value: "\(name)@example.org"), of: user.id)
      return Person(name: name, user: user.id, chat: try tx.chats.main(of: user.id).id)
    }
    try await store(profile(name, [role: Heading(degrees)]), of: person)
    try await activate(person)
    return person
  }

  /// Lets an autopilot run beside `body`, and ends it with all that it has begun.
  func withAutopilot(
    regulars: Set<String> = [], _ body: () async throws -> Void
  ) async throws {
    let autopilot = Autopilot(
      store: store, conversation: conversation, desk: making, time: time, regulars: regulars)
    let task = Task { await autopilot.run() }
    do { try await body() } catch {
      task.cancel()
      await task.value
      throw error
    }
    task.cancel()
    await task.value
  }

  /// Waits until the database is as `condition` says, looking after each change.
  func until(_ condition: () async throws -> Bool) async throws {
    let changes = store.changes()
    if try await condition() { return }
    for await _ in changes where try await condition() { return }
  }
}
