import Bootstrap
import BotServer
import Domain
import Localization
import Ports
import Testing

/// Proposals to people on Telegram: who gets one when, and what an edit or an answer does.
@Suite(.timeLimit(.minutes(10))) struct TelegramMatchTests {
  private static let igor: Int64 = 7_001
  private static let anna: Int64 = 7_002
  private static let olga: Int64 = 7_003

  private static let seeker = [
    "Привет, меня зовут Игорь. Я senior бэкенд-разработчик, восемь лет пишу на Go, PostgreSQL и Kafka, ищу работу.",
    "Хочу в небольшую продуктовую команду, которая пишет бэкенд на Go, на позицию сеньора.",
    "Живу в Белграде, только удалённо, от 4000 евро на руки в месяц. Говорю по-русски и по-английски, могу выйти сразу.",
  ]

  private static let provider = [
    "Здравствуй! Мы ищем в команду senior бэкенд-разработчика: Go, PostgreSQL, Kafka.",
    "Мы небольшая продуктовая команда в Белграде, делаем платёжные сервисы на Go в Kubernetes.",
    "Полностью удалённо, до 5500 евро на руки в месяц, полная занятость. Работаем на русском.",
  ]

  private func activate(_ person: Int64, _ lines: [String], _ stage: TelegramStage) async throws {
    for line in lines { stage.server.say(line, as: person, language: "ru") }
    try await press("Начать поиск", as: person, stage)
    try await stage.server.waitForText(stage.text(.agent(.activated)), to: person)
  }

  private func press(_ label: String, as person: Int64, _ stage: TelegramStage) async throws {
    try await stage.server.wait(for: "the button \(label) of \(person)") {
      $0.press(label, as: person) ? true : nil
    }
  }

  /// The matches of somebody, the newest first.
  private func matches(of person: Int64, _ stage: TelegramStage) async throws -> [Match] {
    guard let user = try await stage.user(person) else { return [] }
    return try await stage.house.store.read { try $0.matches.all(of: user.id, limit: 10) }
  }

  private func introduced(_ person: Int64, times: Int, _ stage: TelegramStage) async throws {
    _ = try await stage.wait(for: "\(times) introductions of \(person)") { tx -> Bool? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { return nil }
      let told = try tx.matches.all(of: user.id, limit: 10).filter { match in
        match.role(of: user.id).map { match.side($0).introducedAt != nil } ?? false
      }
      return told.count >= times ? true : nil
    }
  }

  @Test func `one who owes an answer gets no second proposal, and a no leads to the next one`() async throws {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    for (person, lines) in [
      (Self.anna, Self.provider), (Self.olga, Self.provider), (Self.igor, Self.seeker),
    ] { try await activate(person, lines, stage) }
    try await introduced(Self.igor, times: 1, stage)
    let first = try await matches(of: Self.igor, stage)
    #expect(first.count == 1)
    let providers = [Self.anna, Self.olga]
    var open = 0
    for person in providers {
      open += try await matches(of: person, stage).filter { !$0.status.hasEnded }.count
    }
    #expect(open == 1, "whoever was not proposed waits")
    try await press("Не моё", as: Self.igor, stage)
    try await introduced(Self.igor, times: 2, stage)
    let both = try await matches(of: Self.igor, stage)
    #expect(both.count == 2)
    #expect(both.filter { !$0.status.hasEnded }.count == 1)
    #expect(Set(both.map { $0.side(.provider).user }).count == 2, "a pair that said no does not come back")
    await stage.close()
  }

  @Test
  func
    `an edit of somebody in matching leaves them in it, and whoever comes next is compared with the new text`()
    async throws
  {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    try await activate(Self.igor, Self.seeker, stage)
    let before = try #require(try await profile(of: Self.igor, stage))
    stage.server.say("Теперь живу в Берлине.", as: Self.igor, language: "ru")
    let after = try await stage.wait(for: "a new version") { tx -> ProfileVersion? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")),
        let version = try tx.profiles.current(of: user.id), version.id != before.id
      else { return nil }
      return version
    }
    #expect(try await stage.user(Self.igor)?.stage == .active)
    try await activate(Self.anna, Self.provider, stage)
    try await introduced(Self.igor, times: 1, stage)
    #expect(try await matches(of: Self.igor, stage).first?.side(.seeker).version == after.id)
    await stage.close()
  }

  private func profile(of person: Int64, _ stage: TelegramStage) async throws -> ProfileVersion? {
    guard let user = try await stage.user(person) else { return nil }
    return try await stage.house.store.read { try $0.profiles.current(of: user.id) }
  }

  @Test func `of the two messages that connect, one that fails is delivered later, and once`() async throws {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    try await activate(Self.igor, Self.seeker, stage)
    try await activate(Self.anna, Self.provider, stage)
    for (person, contact) in [(Self.igor, "igor@example.org"), (Self.anna, "anna@example.org")] {
      stage.server.say("/contact \(contact)", as: person, language: "ru")
      try await stage.server.waitForText(contact, to: person)
      try await press("Да, познакомь нас", as: person, stage)
      try await stage.server.wait(for: "the preview of \(person)") { server in
        server.shown(to: person).contains { $0.labels.contains("Да, делюсь этим") } ? true : nil
      }
    }
    try await press("Да, делюсь этим", as: Self.igor, stage)
    try await stage.server.waitForText(stage.text(.consent(.acceptedFirst)), to: Self.igor)
    stage.server.fail(
      "sendMessage", .refused(502, "Bad Gateway"), .cutBefore, .refused(500, "Internal Server Error"))
    try await press("Да, делюсь этим", as: Self.anna, stage)
    try await stage.server.waitForText("anna@example.org", to: Self.igor)
    try await stage.server.waitForText("igor@example.org", to: Self.anna)
    stage.server.say("/privacy", as: Self.igor, language: "ru")
    stage.server.say("/privacy", as: Self.anna, language: "ru")
    for person in [Self.igor, Self.anna] {
      try await stage.server.waitForText("Что хранится", to: person)
      #expect(stage.server.shown(to: person).filter { $0.text.contains("Оба сказали «да»!") }.count == 1)
    }
    await stage.close()
  }
}
