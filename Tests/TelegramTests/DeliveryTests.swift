import Bootstrap
import BotServer
import Domain
import Ports
import TestSupport
import Testing

/// Messages on their way, on bad days.
@Suite(.timeLimit(.minutes(10))) struct DeliveryTests {
  private static let kim: Int64 = 7_001

  private func say(_ text: String, to person: Int64, in stage: TelegramStage, forMany: Bool = false)
    async throws
  {
    try await stage.house.store.write { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { return }
      _ = try tx.chats.append(
        NewMessage(
          chat: tx.chats.main(of: user.id).id, author: .mitko, kind: .notice, text: text, isForMany: forMany))
    }
  }

  /// Somebody who has been greeted.
  private func meet(_ person: Int64, _ stage: TelegramStage) async throws {
    stage.server.say("/start", as: person)
    try await stage.server.waitForText("Mitko", to: person)
  }

  @Test func `faults delay a message and neither lose nor double it`() async throws {
    let stage = try await TelegramStage(works: false)
    try await meet(Self.kim, stage)
    stage.server.fail(
      "sendMessage", .refused(500, "Internal Server Error"), .refused(502, "Bad Gateway"), .cutBefore,
      .refused(429, "Too Many Requests: retry after 2", parameters: ["retry_after": 2]))
    stage.server.fail(
      "getUpdates", .refused(502, "Bad Gateway"), .cutBefore,
      .refused(409, "Conflict: terminated by other getUpdates request"))
    for number in 1...3 { try await say("число \(number)", to: Self.kim, in: stage) }
    try await stage.server.waitForText("число 3", to: Self.kim)
    let texts = stage.server.shown(to: Self.kim).map(\.text).filter { $0.hasPrefix("число") }
    #expect(texts == ["число 1", "число 2", "число 3"])
    await stage.close()
  }

  @Test func `what nobody takes is set aside, and the rest goes on`() async throws {
    let stage = try await TelegramStage(works: false)
    try await meet(Self.kim, stage)
    stage.server.fail("sendMessage", .refused(400, "Bad Request: nobody knows why"))
    try await say("яд", to: Self.kim, in: stage)
    try await say("хлеб", to: Self.kim, in: stage)
    try await stage.server.waitForText("хлеб", to: Self.kim)
    #expect(!stage.server.shown(to: Self.kim).contains { $0.text == "яд" })
    await stage.close()
  }

  @Test func `looks that cannot be read go out without, those of a 429 stay`() async throws {
    let stage = try await TelegramStage(works: false)
    try await meet(Self.kim, stage)
    func markdown(_ text: String) async throws {
      try await stage.house.store.write { tx in
        guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return }
        _ = try tx.chats.append(NewMessage(chat: tx.chats.main(of: user.id).id, author: .mitko, text: text))
      }
    }
    stage.server.fail("sendMessage", .refused(400, "Bad Request: can't parse entities: at byte offset 3"))
    try await markdown("**один**")
    #expect(try await stage.server.waitForText("один", to: Self.kim).entities.isEmpty)
    stage.server.fail(
      "sendMessage", .refused(429, "Too Many Requests: retry after 1", parameters: ["retry_after": 1]))
    try await markdown("**два**")
    #expect(try await stage.server.waitForText("два", to: Self.kim).entities.count == 1)
    await stage.close()
  }

  @Test func `whoever blocks the bot is unreachable until they write`() async throws {
    let stage = try await TelegramStage(works: false)
    try await meet(Self.kim, stage)
    stage.server.setBlocked(true, by: Self.kim)
    _ = try await stage.wait(for: "unreachable") { tx -> Bool? in
      try tx.users.find(Identity(kind: .telegram, value: "7001"))?.stage == .unreachable(before: .onboarding)
        ? true : nil
    }
    stage.server.say("я вернулась", as: Self.kim)
    _ = try await stage.wait(for: "back") { tx -> Bool? in
      try tx.users.find(Identity(kind: .telegram, value: "7001"))?.stage == .onboarding ? true : nil
    }
    await stage.close()
  }

  @Test func `a refusal to take a message makes its reader unreachable too`() async throws {
    let stage = try await TelegramStage(works: false)
    try await meet(Self.kim, stage)
    stage.server.fail("sendMessage", .refused(403, "Forbidden: user is deactivated"))
    try await say("кому?", to: Self.kim, in: stage)
    _ = try await stage.wait(for: "unreachable") { tx -> Bool? in
      try tx.users.find(Identity(kind: .telegram, value: "7001"))?.stage == .unreachable(before: .onboarding)
        ? true : nil
    }
    #expect(try await stage.house.store.read { try $0.deliveries.due(limit: 10) } == [])
    await stage.close()
  }

  @Test func `who waits for an answer goes before what was written to many`() async throws {
    let stage = try await TelegramStage(works: false)
    for person in Self.kim..<Self.kim + 150 { stage.server.say("/start", as: person) }
    try await stage.server.wait(for: "all greetings") { server in
      (Self.kim..<Self.kim + 150).allSatisfy { !server.shown(to: $0).isEmpty } ? true : nil
    }
    let before = stage.server.calls.count
    try await stage.house.store.write { tx in
      for person in Self.kim..<Self.kim + 150 {
        guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { continue }
        _ = try tx.chats.append(
          NewMessage(
            chat: tx.chats.main(of: user.id).id, author: .mitko, kind: .notice, text: "всем", isForMany: true)
        )
      }
      guard let last = try tx.users.find(Identity(kind: .telegram, value: String(Self.kim + 149))) else {
        return
      }
      _ = try tx.chats.append(
        NewMessage(chat: tx.chats.main(of: last.id).id, author: .mitko, kind: .notice, text: "тебе"))
    }
    try await stage.server.waitForText("тебе", to: Self.kim + 149)
    let sent = stage.server.calls.dropFirst(before).filter { $0.method == "sendMessage" }
    let place = sent.firstIndex { $0.parameters["text"]?.text == "тебе" } ?? 0
    // Its own announcement comes first, since a chat keeps its order; others' do not.
    #expect(place - sent.startIndex < 120)
    await stage.close()
  }

  @Test func `ten thousand announcements delay no reply`() async throws {
    let stage = try await TelegramStage(works: false)
    try await meet(Self.kim, stage)
    let people: Range<Int64> = 100_000..<110_000
    for person in people { stage.server.know(person) }
    try await stage.house.store.write { tx in
      for person in people {
        let user = try tx.users.create(
          identity: Identity(kind: .telegram, value: String(person)), language: .english, isDemo: false)
        _ = try tx.chats.append(
          NewMessage(
            chat: tx.chats.main(of: user.id).id, author: .mitko, kind: .notice, text: "всем", isForMany: true)
        )
      }
    }
    try await stage.server.wait(for: "some of them") { server in
      server.calls.count { $0.parameters["text"]?.text == "всем" } >= 30 ? true : nil
    }
    try await say("тебе", to: Self.kim, in: stage)
    let before = stage.server.calls.count
    try await stage.server.waitForText("тебе", to: Self.kim)
    let calls = stage.server.calls
    let place = try #require(calls.firstIndex { $0.parameters["text"]?.text == "тебе" })
    // What was on its way, and what had been chosen to be; as many each as are sent at once.
    #expect(place < before + 48)
    #expect(calls.count { $0.parameters["text"]?.text == "всем" } < 1_000)
    await stage.close()
  }

  @Test func `a clock that is set back by a day keeps nobody waiting for a day`() async throws {
    let time = ManualTime()
    let stage = try await TelegramStage(works: false, time: time)
    try await meet(Self.kim, stage)
    time.advance(by: .seconds(2))
    stage.server.failAlways("sendMessage", .cutBefore)
    try await say("привет", to: Self.kim, in: stage)
    _ = try await stage.wait(for: "a failure to be noted") { tx -> Bool? in
      try tx.deliveries.heads(of: .telegram, limit: 1).isEmpty ? true : nil
    }
    stage.server.failAlways("sendMessage", nil)
    time.jump(to: time.now - .days(1))
    try await say("ещё", to: Self.kim, in: stage)
    // By seconds, not by sleepers: those of before the jump sleep for a day.
    var isShown = false
    for _ in 1...200 where !isShown {
      time.advance(by: .seconds(1))
      isShown =
        (try? await stage.server.waitForText("привет", to: Self.kim, timeout: .milliseconds(20))) != nil
    }
    #expect(isShown)
    await stage.close()
  }
}
