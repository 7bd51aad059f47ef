import Bootstrap
import Domain
import Operations
import Ports
import TestSupport
import Testing

/// What an operator may do with a house as the programs open it, without its embedder and its works.
struct HouseOperationsTests {
  @Test func whatAnOperatorCancelsIsFollowedByWhatFollowsWhereItIsDiscarded() async throws {
    let folder = try TemporaryDirectory()
    let environment = ["HOME": folder.path, "MITKO_DATA_DIR": folder.path("data")]
    let house = try await House.open(
      Configuration(VariableValues(environment: environment), environment: environment), program: "test",
      isDemo: true, waiting: { _ in })
    let ids = house.ids
    let (chat, jobs) = try await house.store.write { tx in
      let user = try tx.users.create(
        identity: Identity(kind: .demo, value: "anna"), language: .english, isDemo: true
      ).id
      let chat = try tx.chats.create(for: user).id
      _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "hello"))
      let tasks: [JobTask] = [.summarise(chat), .embed(ids.next(ProfileVersion.self)), .matchStep, .cleanUp]
      let jobs = try tasks.map { task in
        let isOfTheHouse = task == .matchStep || task == .cleanUp
        return try tx.jobs.enqueue(
          NewJob(task, user: isOfTheHouse ? nil : user, epoch: 0, notBefore: tx.now))
      }
      return (chat, jobs.compactMap { $0?.id })
    }
    let operations = house.operations(as: Operator(name: "olga", right: .operates))
    #expect(try await operations.perform(.jobs(.cancel, jobs)).changed == 4)
    // Summed up again once the conversation has gone on, and not with the next message.
    #expect(try await house.store.read { try $0.chats.summaryGivenUp(of: chat) } == 1)
    let noted = try await house.store.read { tx in
      try jobs.flatMap { try tx.events.events(about: .job($0), limit: 10).map(\.kind) }
        .filter { $0.hasSuffix(".discarded") }
    }
    #expect(noted == ["embed.discarded", "match_step.discarded"])
  }
}
