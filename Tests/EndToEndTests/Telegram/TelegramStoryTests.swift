import BotServer
import Domain
import Foundation
import Ports
import TestSupport
import Testing

/// Two people who never met: one on Telegram in Russian, one in a terminal in English, on one database, with faults.
@Suite(.timeLimit(.minutes(15))) struct TelegramStoryTests {
  private static let igor: Int64 = 7_001

  private static let seeker = [
    "Привет, меня зовут Игорь. Я senior бэкенд-разработчик, восемь лет пишу на Go, PostgreSQL и Kafka, ищу работу.",
    "Хочу в небольшую продуктовую команду, которая пишет бэкенд на Go, на позицию сеньора.",
    "Живу в Берлине, только удалённо, от 4000 евро на руки в месяц. Говорю по-русски и по-английски, могу выйти сразу.",
  ]

  private static let provider = [
    "Hello! We're hiring: our team needs a senior backend engineer with Go, PostgreSQL and Kafka.",
    "We're a small product team in Berlin that builds payment services in Go on Kubernetes.",
    "Fully remote, up to 6500 euros net a month, full time. We work in English.",
  ]

  @Test func `they go from the first word to each other's contact`() async throws {
    let home = try ProgramHome()
    try #require(try home.linkEmbeddingModels(), "the embedding model is missing: run make model")
    let stage = try TelegramProgram(home: home)
    let server = stage.server
    let telegram = try stage.start()
    server.fail(
      "getUpdates", .refused(502, "Bad Gateway"), .cutBefore,
      .refused(409, "Conflict: terminated by other getUpdates request"))
    server.fail(
      "sendMessage", .refused(500, "Internal Server Error"), .cutBefore,
      .refused(429, "Too Many Requests: retry after 1", parameters: ["retry_after": 1]))
    server.say("/start", as: Self.igor, language: "ru")
    for line in Self.seeker { server.say(line, as: Self.igor, language: "ru") }
    try await server.wait(for: "the button to begin") { $0.press("Начать поиск", as: Self.igor) ? true : nil }

    let terminal = PlainChat(
      program: try ProgramRunner("mitko", home: home).start(["chat", "--plain", "--language", "en"]))
    for line in Self.provider { terminal.say(line) }
    try await terminal.press("Start matching")

    server.fail("sendMessage", .refused(502, "Bad Gateway"), .cutBefore)
    try await server.wait(for: "an introduction", timeout: .seconds(240)) {
      $0.press("Да, познакомь нас", as: Self.igor) ? true : nil
    }
    try await server.waitForText("Как с тобой связаться", to: Self.igor)
    server.say("igor@example.org", as: Self.igor, language: "ru")
    try await server.wait(for: "the preview") { $0.press("Да, делюсь этим", as: Self.igor) ? true : nil }
    // A double tap is harmless.
    try await server.wait(for: "the second tap") { server in
      server.calls.last { $0.method == "answerCallbackQuery" }.map { _ in true }
    }

    try await terminal.press("Yes, introduce us")
    try await terminal.sees("How should they reach you")
    #expect(!terminal.output.contains("igor@example.org"), "nothing is revealed after one yes")
    terminal.say("@go_team_demo")
    try await terminal.sees("they get exactly this from you")
    try await terminal.press("Yes, share this")
    try await terminal.sees("You both said yes!")
    try await terminal.sees("igor@example.org")
    try await server.waitForText("@go_team_demo", to: Self.igor)

    let texts = server.shown(to: Self.igor).map(\.text)
    #expect(texts.filter { $0.contains("Оба сказали «да»!") }.count == 1, "told once")
    let before = texts.prefix { !$0.contains("Оба сказали «да»!") }
    #expect(!before.contains { $0.contains("@go_team_demo") })
    #expect(try await terminal.leave() == 0)
    telegram.kill(SIGTERM)
    #expect(try await telegram.waitForExit().status == 0)
  }
}
