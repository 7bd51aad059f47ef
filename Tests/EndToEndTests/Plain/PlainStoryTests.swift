import Foundation
import TestSupport
import Testing

/// From nothing to each other's contact, by text alone: the test that never breaks.
@Suite(.timeLimit(.minutes(10))) struct PlainStoryTests {
  /// Two people of one language, with what they type.
  struct Pair: Sendable, CustomTestStringConvertible {
    let language: String
    let seeker: [String]
    let provider: [String]
    let seekerContact: String
    let providerContact: String
    /// What stands on buttons and in answers.
    let activate: String
    let accept: String
    let share: String
    let askContact: String
    let preview: String
    let connected: String

    var testDescription: String { language }
  }

  static let pairs = [
    Pair(
      language: "en",
      seeker: [
        "Hi, I'm Daniel. I'm a senior backend developer, eight years of Go, PostgreSQL and Kafka, and I'm open to work.",
        "I'd like to join a small product team that builds backend services in Go, as a senior engineer.",
        "I live in Berlin, remote only, from 5000 euros net a month. I speak English and German and could start now.",
      ],
      provider: [
        "Hello! We're hiring: our team needs a senior backend engineer with Go, PostgreSQL and Kafka.",
        "We're a small product team in Berlin that builds payment services in Go on Kubernetes.",
        "Fully remote, up to 6500 euros net a month, full time. We work in English.",
      ],
      seekerContact: "daniel@example.org", providerContact: "@go_team_demo", activate: "Start matching",
      accept: "Yes, introduce us", share: "Yes, share this", askContact: "How should they reach you",
      preview: "they get exactly this from you", connected: "You both said yes!"),
    Pair(
      language: "ru",
      seeker: [
        "Привет, меня зовут Игорь. Я senior бэкенд-разработчик, восемь лет пишу на Go, PostgreSQL и Kafka, ищу работу.",
        "Хочу в небольшую продуктовую команду, которая пишет бэкенд на Go, на позицию сеньора.",
        "Живу в Белграде, только удалённо, от 4000 евро на руки в месяц. Говорю по-русски и по-английски, могу выйти сразу.",
      ],
      provider: [
        "Здравствуй! Мы ищем в команду senior бэкенд-разработчика: Go, PostgreSQL, Kafka.",
        "Мы небольшая продуктовая команда в Белграде, делаем платёжные сервисы на Go в Kubernetes.",
        "Полностью удалённо, до 5500 евро на руки в месяц, полная занятость. Работаем на русском.",
      ],
      seekerContact: "igor@example.org", providerContact: "@go_belgrade_demo", activate: "Начать поиск",
      accept: "Да, познакомь нас", share: "Да, делюсь этим", askContact: "Как с тобой связаться",
      preview: "ровно это", connected: "Оба сказали «да»!"),
  ]

  @Test(arguments: pairs)
  func twoPeopleWhoNeverMetReachEachOthersContact(_ pair: Pair) async throws {
    let home = try ProgramHome()
    try #require(try home.linkEmbeddingModels(), "the embedding model is missing: run make model")
    let seeker = try Person("seeker", pair, home)
    try await seeker.introduceThemself(pair.seeker)
    let provider = try Person("provider", pair, home)
    try await provider.introduceThemself(pair.provider)

    try await seeker.accept(sharing: pair.seekerContact)
    #expect(!provider.output.contains(pair.seekerContact), "nothing is revealed after one yes")
    try await provider.accept(sharing: pair.providerContact)

    try await seeker.chat.sees(pair.connected)
    try await seeker.chat.sees(pair.providerContact)
    try await provider.chat.sees(pair.connected)
    try await provider.chat.sees(pair.seekerContact)
    for person in [seeker, provider] {
      #expect(person.output.components(separatedBy: pair.connected).count == 2, "told once")
      #expect(try await person.chat.leave() == 0)
    }
    #expect(!seeker.outputBeforeConnection(pair).contains(pair.providerContact))
    try await replay(home, pair)
  }

  /// The round that they met in comes out again, also for a program that was not there.
  private func replay(_ home: ProgramHome, _ pair: Pair) async throws {
    let runner = try ProgramRunner("mitko", home: home)
    let played = try await runner.run(["rounds", "replay", "1", "--demo=empty", "--language", pair.language])
    #expect(played.status == 0, "\(played)")
    #expect(
      played.standardOutput.contains(pair.language == "en" ? "Every step came out" : "Каждый шаг вышел"))
    let stricter = try await runner.run([
      "rounds", "replay", "1", "--demo=empty", "--with", "threshold=1", "--language", pair.language,
    ])
    let lost = stricter.standardOutput.split(separator: "\n").filter { $0.hasPrefix("  − ") }
    #expect(stricter.status == 0 && lost.count == 1, "\(stricter)")
    let json = try await runner.run([
      "rounds", "replay", "1", "--demo=empty", "--json", "--with", "threshold=0.7",
    ])
    #expect(json.standardOutput.contains("\"isSame\" : true") && !json.standardOutput.contains("before"))
    let none = try await runner.run(["rounds", "replay", "9", "--demo=empty", "--language", pair.language])
    #expect(none.status == 1 && none.standardOutput.isEmpty)
  }

  @Test(arguments: pairs)
  func atTheEndOfInputPendingRepliesAreAwaited(_ pair: Pair) async throws {
    let result = try await ProgramRunner("mitko", home: ProgramHome()).run(
      ["chat", "--plain", "--demo=empty", "--as", "kim", "--language", pair.language],
      input: .text(pair.seeker[0] + "\n"))
    #expect(result.status == 0)
    let lines = result.standardOutput.split(separator: "\n")
    let asked = try #require(lines.lastIndex { $0.contains(pair.seeker[0]) })
    #expect(lines[(asked + 1)...].contains { $0.hasPrefix(pair.language == "ru" ? "Митко:" : "Mitko:") })
  }
}

/// One of the two, at their own terminal.
private struct Person {
  let pair: PlainStoryTests.Pair
  let chat: PlainChat

  init(_ name: String, _ pair: PlainStoryTests.Pair, _ home: ProgramHome) throws {
    self.pair = pair
    chat = try PlainChat("--demo=empty", as: name, language: pair.language, home)
  }

  var output: String { chat.output }

  /// What was printed before the contacts were revealed.
  func outputBeforeConnection(_ pair: PlainStoryTests.Pair) -> String {
    output.components(separatedBy: pair.connected)[0]
  }

  /// Tells who they are, message after message, until matching can be turned on, and turns it on.
  func introduceThemself(_ messages: [String]) async throws {
    for message in messages { chat.say(message) }
    try await chat.press(pair.activate)
  }

  func accept(sharing contact: String) async throws {
    try await chat.press(pair.accept)
    try await chat.sees(pair.askContact)
    chat.say(contact)
    try await chat.sees(pair.preview)
    try await chat.press(pair.share)
  }
}
