import Foundation
import TestSupport
import Testing

/// What the demo promises: from an empty folder to somebody's contact with at most six typed messages.
///
/// The people of the demo move in and are embedded meanwhile, and answer after some seconds, so each wait has a
/// deadline that only a program that hangs can miss.
@Suite(.timeLimit(.minutes(20))) struct DemoNewcomerTests {
  private static let deadline = Duration.seconds(900)

  @Test func aNewcomerAtAScreenReachesAConnectionWithAtMostSixTypedMessages() async throws {
    let home = try Self.home()
    let chat = try await ChatTerminal(
      .english, demo: "--demo", as: "newcomer", columns: 100, rows: 50, home: home)
    for message in [
      "Hi! I'm a backend developer, 5 years with Java, Spring Boot and PostgreSQL. Looking for a job",
      "I want a product company with a sane team, no gambling. Java or Kotlin",
    ] {
      try await chat.say(message)
      try await chat.waitForAnswer()
    }
    try await chat.terminal.type(
      "Warsaw, remote, from 4000 euros a month net, English and Polish. I can start in a month")
    try await chat.terminal.press(.enter)
    try await chat.terminal.waitFor("◐ ready to start", timeout: Self.deadline)
    try await press("Start matching", chat)

    try await chat.terminal.waitFor("  Chat   Matches 1   Profile", timeout: Self.deadline)
    try await press("Yes, introduce us", chat)
    try await chat.terminal.waitFor("How should they reach you once", timeout: Self.deadline)
    try await chat.say("newcomer@example.net")
    try await chat.terminal.waitFor(
      "they get exactly this from you: newcomer@example.net", timeout: Self.deadline)
    try await press("Yes, share this", chat)

    let rows = try await chat.terminal.waitFor("You both said yes!", timeout: Self.deadline)
    let connected = try #require(rows.lastIndex { $0.contains("You both said yes!") })
    try expectContact(in: rows[connected...].joined())
    #expect(try await chat.quit() == 0)
    try await expectFewMessages(home)
  }

  /// Without the model, too: word statistics serve where it is missing.
  @Test func aRussianNewcomerReachesAConnectionByTextAloneWithAtMostSixTypedMessages() async throws {
    let home = try ProgramHome()
    let chat = try PlainChat("--demo", as: "newcomer", language: "ru", home)
    try await chat.sees("Привет, я Митко", within: Self.deadline)
    for message in [
      "Здравствуйте, я питонист, мидл, 3 года, Django и PostgreSQL. Ищу работу",
      "Хочу в продуктовую команду, бэкенд на Python",
      "Казань, удалённо, от 200 тысяч рублей на руки, выход через две недели, русский и английский",
    ] { chat.say(message) }
    try await chat.press("Начать поиск", within: Self.deadline)
    try await chat.press("Да, познакомь нас", within: Self.deadline)
    try await chat.sees("Как с тобой связаться", within: Self.deadline)
    chat.say("newcomer@example.net")
    try await chat.sees("ровно это: newcomer@example.net", within: Self.deadline)
    try await chat.press("Да, делюсь этим", within: Self.deadline)

    try await chat.sees("Оба сказали «да»!", within: Self.deadline)
    try await chat.sees("\n", within: Self.deadline)
    let connected = try #require(chat.output.components(separatedBy: "Оба сказали «да»!").last)
    try expectContact(in: connected)
    #expect(try await chat.leave() == 0)
    try await expectFewMessages(home)
  }

  private static func home() throws -> ProgramHome {
    let home = try ProgramHome()
    try #require(try home.linkEmbeddingModels(), "the embedding model is missing: run make model")
    return home
  }

  private func press(_ label: String, _ chat: ChatTerminal) async throws {
    try await chat.terminal.press(.tab)
    try await chat.terminal.waitFor(chat.words.press, timeout: Self.deadline)
    try await chat.terminal.waitFor("[ 1 \(label) ]", timeout: Self.deadline)
    try await chat.terminal.type("1")
  }

  /// The contact of one of the demo's people, as its file has it, however the line was broken.
  private func expectContact(in text: String) throws {
    let people = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../demo-data/people").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(at: people, includingPropertiesForKeys: nil)
    let contacts = try files.flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n") }
      .filter { $0.hasPrefix("contact: ") }
      .compactMap { $0.split(separator: " ").last.map(String.init) }
    try #require(contacts.count > 60)
    let joined = text.filter { !$0.isWhitespace }
    #expect(contacts.contains { joined.contains($0) }, "no contact in: \(text)")
  }

  /// What stands in the database as typed by the newcomer; buttons are no messages.
  private func expectFewMessages(_ home: ProgramHome) async throws {
    struct Export: Decodable {
      struct Message: Decodable { let author: String }
      let messages: [Message]
    }
    let export = try await ProgramRunner("mitko", home: home).run(["export", "--demo", "--as", "newcomer"])
    let messages = try JSONDecoder().decode(Export.self, from: Data(export.standardOutput.utf8)).messages
    let typed = messages.count { $0.author == "user" }
    #expect((1...6).contains(typed))
  }
}
