import Bootstrap
import BotServer
import Dispatch
import Domain
import Localization
import Ports
import Testing

/// What comes in much, in pieces, or too often.
@Suite(.timeLimit(.minutes(10))) struct IntakeTests {
  private static let kim: Int64 = 7_001

  @Test func `the first messages at one instant make one person, and stand in their order`() async throws {
    let stage = try await TelegramStage(works: false)
    for number in 1...20 {
      stage.server.say("сообщение \(number)", as: Self.kim, language: "ru")
      stage.server.say("message \(number)", as: Self.kim + 1, language: "en")
    }
    _ = try await stage.wait(for: "all of them") { tx -> Bool? in
      for person in ["7001", "7002"] {
        guard let user = try tx.users.find(Identity(kind: .telegram, value: person)) else { return nil }
        guard try tx.chats.unanswered(in: tx.chats.main(of: user.id).id).count == 20 else { return nil }
      }
      return true
    }
    #expect(try await stage.house.store.read { try $0.users.count() } == 2)
    let own = try await stage.transcript(Self.kim).filter { $0.author == .user }.map(\.text)
    #expect(own == (1...20).map { "сообщение \($0)" })
    #expect(try await stage.user(Self.kim + 1)?.language == .english)
    let jobs = try await stage.house.store.read { tx in
      try tx.jobs.counts().filter { $0.kind == .reply }.map(\.count)
    }
    #expect(jobs == [2], "each has one reply that reads all")
    await stage.close()
  }

  @Test func `updates whose numbers begin anew, lower, after a week without any have their effect once`()
    async throws
  {
    let stage = try await TelegramStage(works: false)
    let written = { @Sendable (count: Int) in
      try await stage.wait(for: "message \(count)") { tx -> [String]? in
        guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
        let texts = try tx.chats.unanswered(in: tx.chats.main(of: user.id).id).map(\.text)
        return texts.count >= count ? texts : nil
      }
    }
    stage.server.numberUpdates(from: 727_334_707)
    stage.server.say("one", as: Self.kim)
    #expect(try await written(1) == ["one"])
    try await stage.server.wait(for: "a poll that confirms it") { $0.waitingUpdates == 0 ? true : nil }
    stage.server.numberUpdates(from: 117_314_199)
    stage.server.say("two", as: Self.kim)
    #expect(try await written(2) == ["one", "two"])
    stage.server.say("three", as: Self.kim)
    #expect(try await written(3) == ["one", "two", "three"])
    try await stage.server.wait(for: "a poll that confirms them") { $0.waitingUpdates == 0 ? true : nil }
    await stage.close()
  }

  @Test func `a text that was cut waits for its rest, and they are one turn`() async throws {
    let stage = try await TelegramStage(works: false)
    let long = String(repeating: "слово ", count: 670)
    stage.server.say(long, as: Self.kim, language: "ru")
    stage.server.say("и конец", as: Self.kim, language: "ru")
    let (job, texts) = try await stage.wait(for: "both") { tx -> (Job, [String])? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      let chat = try tx.chats.main(of: user.id).id
      let texts = try tx.chats.unanswered(in: chat).map(\.text)
      guard texts.count == 2, let job = try tx.jobs.openReply(of: chat) else { return nil }
      return (job, texts)
    }
    #expect(texts.last == "и конец")
    #expect(job.notBefore.since(job.queuedAt) == .seconds(1))
    await stage.close()
  }

  @Test func `too many messages in an hour are refused, and that is said once`() async throws {
    let stage = try await TelegramStage(works: false)
    for number in 1...140 { stage.server.say("раз \(number)", as: Self.kim, language: "ru") }
    _ = try await stage.wait(for: "the limit") { tx -> Bool? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      return try tx.chats.sentCount(by: user.id, since: tx.now - .hours(1)) == 120 ? true : nil
    }
    stage.server.say("/help", as: Self.kim, language: "ru")
    _ = try await stage.wait(for: "the help") { tx -> Bool? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      return try tx.chats.recentPhraseTags(in: tx.chats.main(of: user.id).id, limit: 1).first
        == PhraseKey.agent(.help).rawValue ? true : nil
    }
    let refusal = PhraseKey.error(.tooManyMessages).rawValue
    let tags = try await stage.house.store.read { tx -> [String] in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return [] }
      return try tx.chats.recentPhraseTags(in: tx.chats.main(of: user.id).id, limit: 100)
    }
    #expect(tags.filter { $0 == refusal }.count == 1)
    await stage.close()
  }

  @Test func `a command is answered each time, and a language can be chosen by button and by word`()
    async throws
  {
    let stage = try await TelegramStage(works: false)
    for _ in 1...2 { stage.server.say("/privacy", as: Self.kim, language: "ru") }
    try await stage.server.wait(for: "both answers") { server in
      server.shown(to: Self.kim).filter { $0.text.hasPrefix("Что хранится") }.count == 2 ? true : nil
    }
    stage.server.say("/language", as: Self.kim, language: "ru")
    try await stage.server.wait(for: "the languages") { $0.press("English", as: Self.kim) ? true : nil }
    try await stage.server.waitForText(stage.text(.agent(.languageChanged), "en"), to: Self.kim)
    stage.server.say("/language ru", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.agent(.languageChanged), "ru"), to: Self.kim)
    #expect(try await stage.user(Self.kim)?.language == .russian)
    await stage.close()
  }

  @Test func `a press is answered at once, also while the database takes nothing`() async throws {
    let stage = try await TelegramStage(works: false)
    stage.server.say("/start", as: Self.kim, language: "ru")
    let greeting = try await stage.server.waitForText("Привет", to: Self.kim)
    let gate = DispatchSemaphore(value: 0)
    let (beginnings, begun) = AsyncStream.makeStream(of: Void.self)
    let writing = Task {
      try await stage.house.store.write { _ in
        begun.finish()
        gate.wait()
      }
    }
    for await _ in beginnings {}
    #expect(stage.server.press(greeting.labels[0], as: Self.kim))
    try await stage.server.wait(for: "the answer") { $0.answeredPresses.isEmpty ? nil : true }
    #expect(stage.server.shown(to: Self.kim).count == 1)
    gate.signal()
    try await writing.value
    try await stage.server.wait(for: "what the button does") { server in
      server.shown(to: Self.kim).count > 1 ? true : nil
    }
    #expect(stage.server.answeredPresses.count == 1)
    await stage.close()
  }

  @Test func `a press is answered, however many documents wait to be handed over`() async throws {
    let stage = try await TelegramStage(works: false)
    stage.server.failAlways(
      "sendDocument", .refused(429, "Too Many Requests: retry after 3600", parameters: ["retry_after": 3600]))
    for person in Self.kim..<Self.kim + 20 { stage.server.say("/export", as: person, language: "ru") }
    try await stage.server.waitForText("Привет", to: Self.kim)
    try await stage.server.wait(for: "as many as are handed over at once") { server in
      server.calls.count { $0.method == "sendDocument" } >= 16 ? true : nil
    }
    #expect(stage.server.press("Как это работает?", as: Self.kim))
    try await stage.server.wait(for: "the answer") { $0.answeredPresses.isEmpty ? nil : true }
    await stage.close()
  }

  @Test func `a menu that is refused keeps back no other`() async throws {
    let server = try BotServer()
    server.fail("setMyCommands", .refused(400, "Bad Request: language_code is invalid"))
    let stage = try await TelegramStage(works: false, server: server)
    let languages = try await server.wait(for: "the menus") { server -> [String?]? in
      let calls = server.calls.filter { $0.method == "setMyCommands" }
      return calls.count == 3 ? calls.map { $0.parameters["language_code"]?.text } : nil
    }
    #expect(languages == [nil, "en", "ru"])
    await stage.close()
  }

  @Test func `in a group one sentence is said, when Mitko is added`() async throws {
    let stage = try await TelegramStage(works: false)
    let group: JSONValue = ["id": -5, "type": "group"]
    let somebody: JSONValue = ["id": .integer(Self.kim), "is_bot": false]
    stage.server.know(-5)
    stage.server.send(update: [
      .init(
        "my_chat_member",
        [
          "chat": group, "from": somebody, "old_chat_member": ["status": "left"],
          "new_chat_member": ["status": "member"],
        ])
    ])
    // What changes among its rights is no second coming.
    stage.server.send(update: [
      .init(
        "my_chat_member",
        [
          "chat": group, "from": somebody, "old_chat_member": ["status": "member"],
          "new_chat_member": ["status": "administrator"],
        ])
    ])
    for number in 1...3 {
      stage.server.send(update: [
        .init(
          "message",
          [
            "message_id": .integer(Int64(number)), "chat": group, "from": somebody, "date": 1,
            "text": "эй, Митко",
          ])
      ])
    }
    stage.server.say("/start", as: Self.kim, language: "ru")
    try await stage.server.waitForText("Привет", to: Self.kim)
    try await stage.server.waitForText(stage.text(.telegram(.onlyPrivate), "en"), to: -5)
    // By the time that a later errand is done, this one would have been.
    stage.server.say("/language", as: Self.kim, language: "ru")
    try await stage.server.waitForText(stage.text(.telegram(.chooseLanguage)), to: Self.kim)
    #expect(stage.server.shown(to: -5).count == 1)
    await stage.close()
  }
}
