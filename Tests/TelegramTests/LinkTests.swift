import Agent
import Bootstrap
import BotServer
import Domain
import Localization
import Ports
import Testing

/// One person with two accounts.
@Suite(.timeLimit(.minutes(10))) struct LinkTests {
  private static let kim: Int64 = 7_001
  private static let telegram = Identity(kind: .telegram, value: "7001")
  private static let terminal = Identity(kind: .terminal, value: "1000")

  /// Somebody on Telegram and at a terminal, of whom nobody knows that they are one.
  private func stage() async throws -> (TelegramStage, terminal: (user: User, chat: Chat)) {
    let stage = try await TelegramStage(works: false)
    stage.server.say("/start", as: Self.kim, language: "ru")
    try await stage.server.waitForText("Привет", to: Self.kim)
    return (stage, try await stage.house.conversation.arrive(as: Self.terminal, language: .russian))
  }

  private func giveProfile(_ identity: Identity, _ stage: TelegramStage) async throws {
    try await stage.house.store.write { tx in
      guard let user = try tx.users.find(identity) else { return }
      let source = Evidence(message: MessageID(high: 1, low: 1), quote: "I write Go")
      let profile = Profile(
        shared: [],
        facets: [
          .seeker: Facet(
            offers: FacetPart(facts: [Fact(.skill("go"), source: source)], words: [source]),
            practical: FacetPart(facts: [Fact(.workMode(.remote), source: source)]))
        ], privateNotes: [])
      _ = try stage.house.storing.store(profile, of: user, embedInLane: .background, in: tx)
    }
  }

  /// The code in the newest message that has one.
  private func code(in text: String) throws -> String {
    let word = text.split(separator: " ").first { $0.utf8.count == 9 && $0.dropFirst(4).first == "-" }
    return String(try #require(word, "no code in: \(text)"))
  }

  private func codeFromTelegram(_ stage: TelegramStage) async throws -> String {
    stage.server.say("/link", as: Self.kim, language: "ru")
    return try code(in: try await stage.server.waitForText("/link ", to: Self.kim).text)
  }

  private func owners(_ stage: TelegramStage) async throws -> [UserID?] {
    try await stage.house.store.read { tx in
      try [Self.telegram, Self.terminal].map { try tx.users.find($0)?.id }
    }
  }

  @Test(arguments: [true, false])
  func `a code from Telegram makes one account, that with the profile`(atTerminal: Bool) async throws {
    let (stage, terminal) = try await stage()
    try await giveProfile(atTerminal ? Self.terminal : Self.telegram, stage)
    let before = try await owners(stage)
    let code = try await codeFromTelegram(stage)
    let receipt = try await stage.house.conversation.receive(
      .link(code.lowercased()), from: terminal.user.id, in: terminal.chat.id)
    let kept = try #require(before[atTerminal ? 1 : 0])
    #expect(receipt == (atTerminal ? .done : .linked(kept)))
    #expect(try await owners(stage) == [kept, kept])
    // What is said from now on comes to Telegram, whichever of the two it was.
    try await stage.server.waitForText(stage.text(.agent(.linked)), to: Self.kim)
    await stage.close()
  }

  @Test func `a code from a terminal counts on Telegram, and once`() async throws {
    let (stage, terminal) = try await stage()
    _ = try await stage.house.conversation.receive(.link(nil), from: terminal.user.id, in: terminal.chat.id)
    let said = try await stage.house.store.read {
      try $0.chats.messages(in: terminal.chat.id, before: nil, limit: 1)
    }
    let code = try code(in: try #require(said.last?.text))
    stage.server.say("/link \(code)", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.agent(.linked)), to: Self.kim)
    #expect(try await owners(stage) == [terminal.user.id, terminal.user.id])
    stage.server.say("/link \(code)", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.agent(.linkUnknown)), to: Self.kim)
    await stage.close()
  }

  @Test func `two profiles stay two, and wrong codes are told`() async throws {
    let (stage, terminal) = try await stage()
    for identity in [Self.telegram, Self.terminal] { try await giveProfile(identity, stage) }
    let before = try await owners(stage)
    let code = try await codeFromTelegram(stage)
    _ = try await stage.house.conversation.receive(.link(code), from: terminal.user.id, in: terminal.chat.id)
    for wrong in ["ABCD-EFGH", "1", ""] {
      _ = try await stage.house.conversation.receive(
        .link(wrong), from: terminal.user.id, in: terminal.chat.id)
    }
    stage.server.say("/link \(code)", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.agent(.linkOwn)), to: Self.kim)
    let tags = try await stage.house.store.read {
      try $0.chats.recentPhraseTags(in: terminal.chat.id, limit: 4)
    }
    #expect(tags == ["agent.link_unknown", "agent.link_unknown", "agent.link_unknown", "agent.link_both"])
    #expect(try await owners(stage) == before)
    await stage.close()
  }

  @Test func `a link with a code says what it would do, and a tap alone does nothing`() async throws {
    let (stage, terminal) = try await stage()
    _ = try await stage.house.conversation.receive(.link(nil), from: terminal.user.id, in: terminal.chat.id)
    let said = try await stage.house.store.read {
      try $0.chats.messages(in: terminal.chat.id, before: nil, limit: 1)
    }
    let code = try code(in: try #require(said.last?.text))
    let before = try await owners(stage)
    stage.server.say("/start \(code)", as: Self.kim, language: "ru")
    let offer = try await stage.server.waitForText("/link \(code)", to: Self.kim)
    #expect(offer.text.contains("Если ссылка от кого-то другого"))
    #expect(try await owners(stage) == before)
    stage.server.say("/link \(code)", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.agent(.linked)), to: Self.kim)
    #expect(try await owners(stage) == [terminal.user.id, terminal.user.id])
    await stage.close()
  }

  @Test(arguments: ["ABCD-EFGH", "ad_42", "-", "'; DROP TABLE users"])
  func `a link with any other word is a start like every other`(word: String) async throws {
    let stage = try await TelegramStage(works: false)
    stage.server.say("/start \(word)", as: Self.kim, language: "ru")
    try await stage.server.waitForText("Привет, я Митко", to: Self.kim)
    stage.server.say("/privacy", as: Self.kim, language: "ru")
    try await stage.server.waitForText("Что хранится", to: Self.kim)
    #expect(stage.server.shown(to: Self.kim).count == 2)
    await stage.close()
  }
}
