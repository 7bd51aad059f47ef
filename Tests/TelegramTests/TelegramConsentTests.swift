import Bootstrap
import BotServer
import Domain
import Localization
import Ports
import Testing

/// Two people on Telegram, and what becomes of their buttons.
@Suite("Consent on Telegram", .timeLimit(.minutes(10))) struct TelegramConsentTests {
  private static let igor: Int64 = 7_001
  private static let anna: Int64 = 7_002
  private static let stranger: Int64 = 7_003

  /// A house in which the two were introduced; Igor has a public name.
  private func introduced() async throws -> TelegramStage {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    let people: [(id: Int64, lines: [String], name: String?)] = [
      (Self.igor, TelegramStage.seeker, "igor_go"), (Self.anna, TelegramStage.provider, nil),
    ]
    for (person, lines, name) in people { try await stage.activate(person, lines, name: name) }
    for person in [Self.igor, Self.anna] {
      try await stage.server.wait(for: "an introduction to \(person)") { server in
        server.shown(to: person).contains { $0.labels.contains("Да, познакомь нас") } ? true : nil
      }
    }
    return stage
  }

  /// The one match there is.
  private func status(_ stage: TelegramStage) async throws -> MatchStatus? {
    try await stage.matches(of: Self.igor).first?.status
  }

  @Test func `a public name is offered where a contact is asked for, and both get each other's once`()
    async throws
  {
    let stage = try await introduced()
    try await stage.press("Да, познакомь нас", as: Self.igor)
    // Nothing has to be typed.
    try await stage.press("@igor_go", as: Self.igor)
    let preview = try await stage.server.wait(for: "the preview") { server in
      server.shown(to: Self.igor).last { $0.labels.contains("Да, делюсь этим") }
    }
    #expect(preview.text.contains("@igor_go"))
    try await stage.press("Да, познакомь нас", as: Self.anna)
    try await stage.server.waitForText("Как с тобой связаться", to: Self.anna)
    stage.server.say("anna@example.org", as: Self.anna, language: "ru")
    try await stage.server.wait(for: "the other preview") { server in
      server.shown(to: Self.anna).contains { $0.labels.contains("Да, делюсь этим") } ? true : nil
    }
    // Both at the same instant, and each twice.
    for person in [Self.igor, Self.anna, Self.igor, Self.anna] {
      _ = stage.server.press("Да, делюсь этим", as: person)
    }
    try await stage.server.waitForText("anna@example.org", to: Self.igor)
    try await stage.server.waitForText("@igor_go", to: Self.anna)
    _ = try await stage.wait(for: "connected") { tx -> Bool? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      return try tx.matches.all(of: user.id, limit: 1).first?.status == .connected ? true : nil
    }
    for person in [Self.igor, Self.anna] { #expect(stage.contacts(person) == 1) }
    await stage.close()
  }

  @Test func `one who accepts twice has accepted for themself alone, and a stranger for nobody`() async throws
  {
    let stage = try await introduced()
    let accept = try #require(
      stage.server.shown(to: Self.igor).flatMap { $0.buttons.flatMap { $0 } }
        .last { $0.label == "Да, познакомь нас" })
    stage.server.say("/start", as: Self.stranger, language: "ru")
    try await stage.server.waitForText("Привет", to: Self.stranger)
    stage.server.press(data: accept.data, as: Self.stranger)
    try await stage.server.waitForText(stage.text(.consent(.notYours)), to: Self.stranger)
    try await stage.press("Да, познакомь нас", as: Self.igor)
    stage.server.say("igor@example.org", as: Self.igor, language: "ru")
    try await stage.server.wait(for: "the preview") { server in
      server.shown(to: Self.igor).contains { $0.labels.contains("Да, делюсь этим") } ? true : nil
    }
    let confirm = try #require(
      stage.server.shown(to: Self.igor).flatMap { $0.buttons.flatMap { $0 } }
        .last { $0.label == "Да, делюсь этим" })
    for _ in 1...3 { stage.server.press(data: confirm.data, as: Self.igor) }
    stage.server.press(data: confirm.data, as: Self.stranger)
    try await stage.server.waitForText(stage.text(.consent(.acceptedFirst)), to: Self.igor)
    try await stage.server.wait(for: "every press to be answered") { server in
      server.answeredPresses.count >= 6 ? true : nil
    }
    #expect(try await status(stage) == .accepted(by: .seeker))
    for person in [Self.igor, Self.anna, Self.stranger] { #expect(stage.contacts(person) == 0) }
    await stage.close()
  }

  @Test func `a button of an ended match explains itself and changes nothing`() async throws {
    let stage = try await introduced()
    let accept = try #require(
      stage.server.shown(to: Self.igor).flatMap { $0.buttons.flatMap { $0 } }
        .last { $0.label == "Да, познакомь нас" })
    try await stage.press("Не моё", as: Self.igor)
    try await stage.server.waitForText(stage.text(.consent(.declinedYours)), to: Self.igor)
    try await stage.server.wait(for: "the buttons to go") { server in
      server.shown(to: Self.igor).contains { $0.labels.contains("Да, познакомь нас") } ? nil : true
    }
    stage.server.press(data: accept.data, as: Self.igor)
    try await stage.server.waitForText(stage.text(.consent(.standsYouDeclined)), to: Self.igor)
    #expect(try await status(stage) == .rejected(by: .seeker))
    // Why may be told with one press more.
    try await stage.press(stage.text(.button(.reasonPlace)), as: Self.igor)
    try await stage.server.waitForText(stage.text(.agent(.reasonKept)), to: Self.igor)
    await stage.close()
  }

  @Test func `a no after the other's yes is told neutrally, and nothing is revealed`() async throws {
    let stage = try await introduced()
    stage.server.say("/contact igor@example.org", as: Self.igor, language: "ru")
    try await stage.accept(as: Self.igor)
    try await stage.server.waitForText(stage.text(.consent(.acceptedFirst)), to: Self.igor)
    try await stage.press("Не моё", as: Self.anna)
    try await stage.server.waitForText(stage.text(.consent(.otherDeclined)), to: Self.igor)
    #expect(try await status(stage) == .rejected(by: .provider))
    for person in [Self.igor, Self.anna] { #expect(stage.contacts(person) == 0) }
    #expect(!stage.server.shown(to: Self.anna).contains { $0.text.contains("igor@example.org") })
    await stage.close()
  }

  @Test func `whoever blocks the bot has their proposal withdrawn, and the other is told`() async throws {
    let stage = try await introduced()
    stage.server.setBlocked(true, by: Self.igor)
    _ = try await stage.wait(for: "the match to be withdrawn") { tx -> Bool? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      return try tx.matches.all(of: user.id, limit: 1).first?.status == .withdrawn(.unreachable) ? true : nil
    }
    try await stage.server.wait(for: "the buttons to go") { server in
      server.shown(to: Self.anna).contains { $0.labels.contains("Да, познакомь нас") } ? nil : true
    }
    await stage.close()
  }
}
