import Bootstrap
import BotServer
import Domain
import Localization
import Ports
import Testing

/// Questions between two people on Telegram who do not know who the other is.
@Suite("Questions on Telegram", .timeLimit(.minutes(10))) struct TelegramQuestionTests {
  private static let igor: Int64 = 7_101
  private static let anna: Int64 = 7_102

  private func introduced() async throws -> TelegramStage {
    let stage = try await TelegramStage(environment: ["SIMILARITY_THRESHOLD": "0"])
    try await stage.activate(Self.igor, TelegramStage.seeker)
    try await stage.activate(Self.anna, TelegramStage.provider)
    for person in [Self.igor, Self.anna] {
      try await stage.server.wait(for: "an introduction to \(person)") { server in
        server.shown(to: person).contains { $0.labels.contains("Задать вопрос") } ? true : nil
      }
    }
    return stage
  }

  @Test func `a question goes by the button and comes back with what they show, or with what they say`()
    async throws
  {
    let stage = try await introduced()
    try await stage.press("Задать вопрос", as: Self.igor)
    try await stage.server.waitForText("Что хочется узнать", to: Self.igor)
    stage.server.say("Нужна Kafka?", as: Self.igor, language: "ru")
    try await stage.server.waitForText("На него отвечает то, что там показывают о себе", to: Self.igor)

    stage.server.say("/ask Сколько человек в команде?", as: Self.igor, language: "ru")
    try await stage.server.waitForText("знакомств: «Сколько человек в команде?»", to: Self.anna)
    try await stage.press("Ответить", as: Self.anna)
    try await stage.server.waitForText("Напиши ответ следующим сообщением", to: Self.anna)
    stage.server.say("Нас шестеро, пиши на anna@example.org", as: Self.anna, language: "ru")
    try await stage.server.waitForText("Ответ: «Нас шестеро", to: Self.igor)
    try await stage.server.waitForText("Вот что там прочтут", to: Self.anna)
    #expect(!stage.server.shown(to: Self.igor).contains { $0.text.contains("anna@example.org") })

    stage.server.say("/ask Как тебя зовут?", as: Self.igor, language: "ru")
    try await stage.server.waitForText(stage.text(.asking(.refusedIdentity)), to: Self.igor)
    stage.server.say("/ask", as: Self.igor, language: "ru")
    try await stage.server.waitForText(stage.text(.telegram(.askHow)), to: Self.igor)
    await stage.close()
  }

  @Test func `a question may be left open, and a second press of that says so`() async throws {
    let stage = try await introduced()
    stage.server.say("/ask Есть ли дежурства?", as: Self.igor, language: "ru")
    let asked = try await stage.server.wait(for: "the question") { server in
      server.shown(to: Self.anna).last { $0.labels.contains("Не отвечать") }
    }
    let skip = try #require(asked.buttons.flatMap { $0 }.first { $0.label == "Не отвечать" })
    stage.server.press(data: skip.data, as: Self.anna)
    stage.server.press(data: skip.data, as: Self.anna)
    try await stage.server.waitForText("Там предпочли пока не отвечать", to: Self.igor)
    try await stage.server.waitForText(stage.text(.asking(.noneWaiting)), to: Self.anna)
    #expect(
      stage.server.shown(to: Self.igor).count { $0.text.contains("Там предпочли пока не отвечать") } == 1)
    await stage.close()
  }
}
