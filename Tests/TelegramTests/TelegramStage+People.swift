import Agent
import Bootstrap
import BotServer
import Domain
import Localization
import Ports
import TestSupport
import Testing

/// People on Telegram who are introduced to each other.
extension TelegramStage {
  /// What somebody says who looks for work.
  static let seeker = [
    "Привет, меня зовут Игорь. Я senior бэкенд-разработчик, восемь лет пишу на Go, PostgreSQL и Kafka, ищу работу.",
    "Хочу в небольшую продуктовую команду, которая пишет бэкенд на Go, на позицию сеньора.",
    "Живу в Белграде, только удалённо, от 4000 евро на руки в месяц. Говорю по-русски и по-английски, могу выйти сразу.",
  ]

  /// What somebody says who looks for the former.
  static let provider = [
    "Здравствуй! Мы ищем в команду senior бэкенд-разработчика: Go, PostgreSQL, Kafka.",
    "Мы небольшая продуктовая команда в Белграде, делаем платёжные сервисы на Go в Kubernetes.",
    "Полностью удалённо, до 5500 евро на руки в месяц, полная занятость. Работаем на русском.",
  ]

  /// Somebody talks until their search has begun.
  ///
  /// - Parameter name: their public name.
  func activate(_ person: Int64, _ lines: [String], name: String? = nil) async throws {
    for line in lines { server.say(line, as: person, language: "ru", username: name) }
    try await press("Начать поиск", as: person)
    try await server.waitForText(text(.agent(.activated)), to: person)
  }

  /// Presses a button once it is there.
  func press(_ label: String, as person: Int64) async throws {
    try await server.wait(for: "the button \(label) of \(person)") {
      $0.press(label, as: person) ? true : nil
    }
  }

  /// Says yes as people do: sees what is shared, and confirms.
  func accept(as person: Int64) async throws {
    try await press("Да, познакомь нас", as: person)
    try await press("Да, делюсь этим", as: person)
  }

  /// The matches of somebody, the newest first.
  func matches(of person: Int64) async throws -> [Match] {
    guard let user = try await user(person) else { return [] }
    return try await house.store.read { try $0.matches.all(of: user.id, limit: 100) }
  }

  /// Waits until somebody was introduced so often.
  func introduced(_ person: Int64, times: Int) async throws {
    _ = try await wait(for: "\(times) introductions of \(person)") { tx -> Bool? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { return nil }
      let told = try tx.matches.all(of: user.id, limit: 100).filter { match in
        match.role(of: user.id).map { match.side($0).introducedAt != nil } ?? false
      }
      return told.count >= times ? true : nil
    }
  }

  /// How many messages that two have been connected somebody has.
  func contacts(_ person: Int64) -> Int {
    server.shown(to: person).count { $0.text.contains("Оба сказали «да»!") }
  }

  // MARK: By rows

  /// Makes somebody who is in matching, without a word of theirs.
  ///
  /// - Parameters:
  ///   - skills: what they know, and look for.
  /// - Returns: their user.
  func make(
    _ person: Int64, _ roles: Set<Role>, skills: [String] = ["go", "postgresql"], _ tx: any Transaction
  ) throws -> User {
    server.know(person)
    let user = try tx.users.create(
      identity: Identity(kind: .telegram, value: String(person)), language: .russian, isDemo: false)
    let source = Evidence(message: MessageID(high: 1, low: 1), quote: skills.joined(separator: ", "))
    let part = FacetPart(facts: skills.map { Fact(.skill($0), source: source) }, words: [source])
    let facet = Facet(
      offers: part, wants: part,
      practical: FacetPart(facts: [Fact(.workMode(.remote), source: source)]))
    let profile = Profile(
      shared: [], facets: Dictionary(uniqueKeysWithValues: roles.map { ($0, facet) }), privateNotes: [])
    _ = try house.storing.store(profile, of: user, embedInLane: .background, in: tx)
    try tx.users.setContact(Contact(kind: .email, value: "p\(person)@example.org"), of: user.id)
    try tx.users.setStage(.active, of: user.id)
    return user
  }

  /// Moves a clock until something is so at the server: the next sleeper wakes where nothing has come of the one before for a
  /// moment.
  func move(
    _ time: ManualTime, until what: String, _ isSo: @escaping @Sendable (BotServer) -> Bool
  ) async throws {
    for _ in 1...20_000 {
      if (try? await server.wait(for: what, timeout: .milliseconds(20), { isSo($0) ? true : nil })) != nil {
        return
      }
      time.advanceToNextSleeper()
    }
    Issue.record("waited in vain for \(what)")
  }
}
