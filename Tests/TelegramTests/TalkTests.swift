import Bootstrap
import BotServer
import Domain
import LocalServer
import Localization
import Ports
import Testing

/// Talks over Telegram, with everything behind them.
@Suite(.timeLimit(.minutes(10))) struct TalkTests {
  private static let kim: Int64 = 7_001

  @Test func `somebody new is greeted once, in their language, and talks to a profile and its search`()
    async throws
  {
    let stage = try await TelegramStage()
    let server = stage.server
    server.say("/start", as: Self.kim, language: "ru")
    let greeting = try await server.waitForText("Привет, я Митко", to: Self.kim)
    #expect(greeting.labels == ["Как это работает?"])
    server.say("/start", as: Self.kim, language: "ru")
    for line in [
      "Привет, меня зовут Игорь. Я senior бэкенд-разработчик, восемь лет пишу на Go, PostgreSQL и Kafka, ищу работу.",
      "Хочу в небольшую продуктовую команду, которая пишет бэкенд на Go, на позицию сеньора.",
      "Живу в Белграде, только удалённо, от 4000 евро на руки в месяц. Говорю по-русски и по-английски, могу выйти сразу.",
    ] { server.say(line, as: Self.kim, language: "ru") }
    let card = try await server.wait(for: "the card with its button") { server in
      server.shown(to: Self.kim).last { $0.labels.contains("Начать поиск") }
    }
    #expect(card.text.contains("Go"))
    #expect(server.press("Начать поиск", as: Self.kim))
    try await server.waitForText(stage.text(.agent(.activated)), to: Self.kim)
    // The button goes away, and its press was answered.
    try await server.wait(for: "the button to go") { server in
      server.shown(to: Self.kim).contains { $0.labels.contains("Начать поиск") } ? nil : true
    }
    #expect(server.answeredPresses == ["press-1"])
    #expect(try await stage.user(Self.kim)?.stage == .active)
    #expect(try await stage.user(Self.kim)?.language == .russian)
    let greetings = server.shown(to: Self.kim).filter { $0.text.contains("Привет, я Митко") }
    #expect(greetings.count == 1)
    #expect(!server.shown(to: Self.kim).contains { $0.labels.contains("Стереть и начать заново") })
    // What was said stands once in the history, and in the order in which it is seen.
    let transcript = try await stage.transcript(Self.kim)
    #expect(transcript.filter { $0.author == .user }.count == 3)
    let said = transcript.filter { $0.author == .mitko }.count
    try await server.wait(for: "all of it") { $0.shown(to: Self.kim).count >= said ? true : nil }
    #expect(server.shown(to: Self.kim).count == said)
    await stage.close()
  }

  @Test func `an update that comes twice has its effect once`() async throws {
    let stage = try await TelegramStage(works: false)
    let message: [JSONValue.Member] = [
      .init("update_id", 5),
      .init(
        "message",
        [
          "message_id": 1, "date": 1, "text": "привет",
          "from": ["id": 7001, "is_bot": false, "language_code": "ru"],
          "chat": ["id": 7001, "type": "private"],
        ]),
    ]
    for _ in 1...3 { stage.server.send(raw: .object(message)) }
    stage.server.say("ещё", as: Self.kim, language: "ru")
    _ = try await stage.wait(for: "the later one") { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else {
        return nil as Bool?
      }
      return try tx.chats.unanswered(in: tx.chats.main(of: user.id).id).contains { $0.text == "ещё" }
        ? true : nil
    }
    let own = try await stage.transcript(Self.kim).filter { $0.author == .user }.map(\.text)
    #expect(own == ["привет", "ещё"])
    await stage.close()
  }

  @Test func `malformed, unknown and forged updates harm nobody`() async throws {
    let stage = try await TelegramStage(works: false)
    let server = stage.server
    server.say("/start", as: Self.kim, language: "ru")
    try await server.waitForText("Привет", to: Self.kim)
    server.send(update: [.init("message", "no object")])
    server.send(update: [.init("message", ["message_id": .number(1.5), "chat": []])])
    server.send(update: [.init("inline_query", ["id": "1"])])
    server.send(raw: ["message": ["message_id": 1]])
    server.send(update: [
      .init(
        "message",
        [
          "message_id": 9, "date": 1, "sticker": ["file_id": "x"],
          "from": ["id": .integer(Self.kim), "is_bot": false],
          "chat": ["id": .integer(Self.kim), "type": "private"],
        ])
    ])
    try await server.waitForText(stage.text(.telegram(.onlyText)), to: Self.kim)
    server.press(data: "aAAAAAAAAAAAAAAAAAAAAAA", as: Self.kim)
    server.press(data: "drop table", as: Self.kim)
    try await server.waitForText(stage.text(.consent(.usedButton)), to: Self.kim)
    server.say("/nosuch", as: Self.kim, language: "ru")
    try await server.waitForText("/nosuch", to: Self.kim)
    #expect(server.answeredPresses.count == 2)
    #expect(server.waitingUpdates <= 1)
    await stage.close()
  }

  @Test func `export, reset and erase do what they say, and nothing is left`() async throws {
    let stage = try await TelegramStage(works: false)
    let server = stage.server
    server.say("моё тайное слово кракозябра", as: Self.kim, language: "ru")
    server.say("/export", as: Self.kim, language: "ru")
    let file = try await server.wait(for: "the file") { $0.shown(to: Self.kim).last { $0.document != nil } }
    #expect(file.document.map { String(decoding: $0, as: UTF8.self) }?.contains("кракозябра") == true)
    server.say("/reset", as: Self.kim, language: "ru")
    try await server.wait(for: "the question") {
      $0.press("Стереть и начать заново", as: Self.kim) ? true : nil
    }
    let before = server.shown(to: Self.kim).count
    try await server.waitForText("Привет, я Митко", to: Self.kim, after: before)
    #expect(try await stage.transcript(Self.kim).allSatisfy { $0.author == .mitko })
    server.say("/erase", as: Self.kim, language: "ru")
    try await server.wait(for: "the question") { $0.press("Стереть всё", as: Self.kim) ? true : nil }
    try await server.waitForText(stage.text(.chat(.erased)), to: Self.kim)
    #expect(try await stage.user(Self.kim) == nil)
    await stage.close()
  }

  @Test func `a long text comes in parts, once, with its looks`() async throws {
    let stage = try await TelegramStage(works: false)
    let server = stage.server
    server.say("/start", as: Self.kim, language: "ru")
    try await server.waitForText("Привет", to: Self.kim)
    let paragraph = "Абзац про **Go** и людей, которые на нём пишут. "
    let text = String(repeating: paragraph, count: 120) + "Конец."
    _ = try await stage.house.store.write { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return }
      let chat = try tx.chats.main(of: user.id).id
      _ = try tx.chats.append(NewMessage(chat: chat, author: .mitko, text: text, actions: [.tellPitch]))
    }
    try await server.waitForText("Конец.", to: Self.kim)
    let parts = server.shown(to: Self.kim).filter { $0.text.contains("Абзац") }
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.text.utf16.count <= 4_096 && !$0.entities.isEmpty })
    #expect(parts.map(\.labels) == [[], ["Как это работает?"]])
    #expect(parts.map { $0.text.split(separator: "Абзац").count }.reduce(0, +) == 120)
    await stage.close()
  }

  @Test func `a text is corrected until it is read`() async throws {
    let stage = try await TelegramStage(works: false)
    let server = stage.server
    server.say("я пишу на Паскале", as: Self.kim, language: "ru")
    server.correct(to: "я пишу на Go", as: Self.kim)
    _ = try await stage.wait(for: "the correction") { tx -> Bool? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      return try tx.chats.unanswered(in: tx.chats.main(of: user.id).id).map(\.text) == ["я пишу на Go"]
        ? true : nil
    }
    try await stage.house.store.write { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return }
      let chat = try tx.chats.main(of: user.id).id
      try tx.chats.markAnswered(in: chat, upTo: tx.chats.lastPosition(in: chat))
    }
    server.correct(to: "я пишу на Rust", as: Self.kim)
    try await server.waitForText(stage.text(.telegram(.editedLate)), to: Self.kim)
    #expect(try await stage.transcript(Self.kim).first { $0.author == .user }?.text == "я пишу на Go")
    await stage.close()
  }

  @Test func `a command that is changed afterwards is told of like a text that was read`() async throws {
    let stage = try await TelegramStage(works: false)
    stage.server.say("/privacy", as: Self.kim, language: "ru")
    try await stage.server.waitForText("Что хранится", to: Self.kim)
    stage.server.correct(to: "/help", as: Self.kim)
    try await stage.server.waitForText(stage.text(.telegram(.editedLate)), to: Self.kim)
    await stage.close()
  }

  @Test func `whoever asks for their data again and again gets it once at a time`() async throws {
    let stage = try await TelegramStage(works: false)
    let server = stage.server
    let gate = Gate()
    server.fail("sendDocument", .heldAfterwards(gate))
    server.say("/export", as: Self.kim, language: "ru")
    try await server.wait(for: "the first file") {
      $0.shown(to: Self.kim).contains { $0.document != nil } ? true : nil
    }
    for _ in 1...20 { server.say("/export", as: Self.kim, language: "ru") }
    try await server.wait(for: "all to be taken") { $0.waitingUpdates == 0 ? true : nil }
    gate.open()
    server.say("/privacy", as: Self.kim, language: "ru")
    try await server.waitForText("Что хранится", to: Self.kim)
    #expect(server.shown(to: Self.kim).count { $0.document != nil } == 1)
    await stage.close()
  }
}
