import Foundation
import TestSupport
import Testing

/// Two people at two terminals on one database, one in English and one in Russian, by keys alone.
@Suite(.timeLimit(.minutes(10))) struct TwoTerminalsTests {
  /// A person at their terminal.
  private struct Person {
    let chat: ChatTerminal
    /// At the right of the tabs once there is enough to start.
    let ready: String
    let start: String
    let accept: String
    let share: String
    let askContact: String
    let preview: String
    let contact: String
    let connected: String

    var terminal: TerminalHarness { chat.terminal }

    /// Tells who they are, until matching can be turned on, and turns it on.
    func introduceThemself(_ messages: [String]) async throws {
      for message in messages.dropLast() {
        try await chat.say(message)
        try await chat.waitForAnswer()
      }
      // The card that answers the last one is longer than the screen, and read from its beginning. There may be enough to
      // start before it.
      try await terminal.type(messages[messages.count - 1])
      try await terminal.press(.enter)
      try await sees("[ 1 \(start) ]")
      try await sees(ready)
      try await press(start)
    }

    /// Goes to the newest buttons, wherever they are, and presses the first, which must be that one.
    func press(_ label: String) async throws {
      try await terminal.press(.tab)
      try await terminal.waitFor(chat.words.press)
      try await sees("[ 1 \(label) ]")
      try await terminal.type("1")
    }

    func sees(_ text: String) async throws {
      try await terminal.waitFor(text)
    }

    /// Everything that the screen holds, with what has been scrolled past: the whole conversation.
    func everything() async throws -> String {
      try await terminal.resize(columns: 100, rows: 300)
      let rows = try await terminal.waitUntil("a high screen") {
        $0.count == 300 && $0[299].contains("Ctrl-C ")
      }
      return rows.joined(separator: "\n")
    }
  }

  @Test func twoPeopleReachEachOthersContactByKeysAloneEachInTheirLanguage() async throws {
    let home = try ProgramHome()
    let anna = Person(
      chat: try await ChatTerminal(.english, as: "anna", rows: 50, home: home), ready: "◐ ready to start",
      start: "Start matching",
      accept: "Yes, introduce us", share: "Yes, share this", askContact: "How should they reach you once",
      preview: "they get exactly this from you: anna@example.org", contact: "anna@example.org",
      connected: "You both said yes!")
    let boris = Person(
      chat: try await ChatTerminal(.russian, as: "boris", rows: 50, home: home), ready: "◐ можно начинать",
      start: "Начать поиск",
      accept: "Да, познакомь нас", share: "Да, делюсь этим", askContact: "Как с тобой связаться",
      preview: "от тебя они получат ровно это: @boris_go_demo", contact: "@boris_go_demo",
      connected: "Оба сказали «да»!")
    try await anna.introduceThemself([
      "Hi, I'm Anna, a senior backend developer, eight years of Go, PostgreSQL and Kafka, open to work.",
      "I'd like to join a small product team that builds backend services in Go, as a senior engineer.",
      "I live in Berlin, remote only, from 5000 euros net a month. I speak English and Russian.",
    ])
    try await anna.sees("● matching on")
    try await boris.introduceThemself([
      "Здравствуй! Мы ищем в команду senior бэкенд-разработчика: Go, PostgreSQL, Kafka.",
      "Мы небольшая продуктовая команда в Берлине, делаем платёжные сервисы на Go в Kubernetes.",
      "Полностью удалённо, до 6500 евро на руки в месяц. Работаем на английском и русском.",
    ])

    // Nobody touches Anna's keys: what Boris did reaches her by itself.
    try await anna.sees("  Chat   Matches 1   Profile")
    try await boris.sees("  Чат   Знакомства 1   Профиль")

    // Anna answers from the Matches screen, Boris in the chat.
    try await anna.terminal.press(.function(3))
    try await anna.sees("Waiting for you · 1")
    // Both told a sum, and neither shows it: a word tells how the two stand to each other.
    let card = try await anna.everything()
    #expect(card.contains("✓ Pay: what you both have in mind fits"))
    #expect(!card.contains("6500") && !card.contains("6,500"))
    #expect(card.firstMatch(of: /Still open: (.*)/).map { !$0.output.1.contains("pay") } ?? true)
    try await anna.terminal.resize(columns: 80, rows: 50)
    try await anna.press(anna.accept)
    try await anna.sees(anna.askContact)
    try await anna.chat.say(anna.contact)
    try await anna.sees(anna.preview)
    try await anna.press(anna.share)
    try await anna.sees("Noted! I'll write as soon as the other side has answered.")
    try await boris.terminal.press(.escape)
    let borisBefore = try await boris.everything()
    #expect(!borisBefore.contains(anna.contact), "one yes reveals nothing")
    #expect(!borisBefore.contains("Anna"), "and no name")

    try await boris.terminal.resize(columns: 80, rows: 50)
    try await boris.press(boris.accept)
    try await boris.sees(boris.askContact)
    try await boris.chat.say(boris.contact)
    try await boris.sees(boris.preview)
    #expect(try await !anna.everything().contains(boris.contact))
    try await boris.press(boris.share)

    for (person, other) in [(anna, boris), (boris, anna)] {
      try await person.sees(person.connected)
      let all = try await person.everything()
      #expect(all.components(separatedBy: person.connected).count == 2, "told once")
      #expect(all.contains(other.contact))
      try await person.terminal.press(.function(3))
      try await person.sees(other.contact)
      #expect(try await person.chat.quit() == 0)
    }
  }
}
