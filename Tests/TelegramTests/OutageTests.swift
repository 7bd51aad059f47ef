import Bootstrap
import BotServer
import Domain
import Foundation
import Ports
import TestSupport
import Testing

/// Telegram away for a day, on a clock that the test moves.
@Suite(.timeLimit(.minutes(10))) struct OutageTests {
  private static let people: [Int64] = [7_001, 7_002, 7_003]

  @Test(
    arguments: [
      BotServer.Fault.cutBefore, .refused(502, "Bad Gateway"),
    ])
  func `a day without telegram loses nothing, doubles nothing, and is told once`(
    fault: BotServer.Fault
  ) async throws {
    let time = ManualTime()
    let stage = try await TelegramStage(works: false, time: time)
    let server = stage.server
    for person in Self.people { server.say("/start", as: person) }
    try await stage.move(time, until: "all greetings") { server in
      Self.people.allSatisfy { !server.shown(to: $0).isEmpty }
    }
    for method in ["getUpdates", "sendMessage"] { server.failAlways(method, fault) }
    let start = time.now
    var hour = 0
    // Ends the poll that waits at the server.
    try await tellAndSay(&hour, stage)
    while time.now.since(start) < .hours(24) {
      // Both the poller and the deliveries have come to rest, and the clock of the lines about replies ticks.
      await time.sleepers(atLeast: 3)
      time.advanceToNextSleeper()
      guard time.now.since(start) >= .hours(hour) else { continue }
      try await tellAndSay(&hour, stage)
    }
    let failed = server.calls.count { $0.method == "sendMessage" }
    #expect(failed > 100, "it was tried all day")
    for method in ["getUpdates", "sendMessage"] { server.failAlways(method, nil) }
    try await stage.move(time, until: "all of it") { [hour] server in
      server.waitingUpdates == 0
        && Self.people.allSatisfy { person in
          server.shown(to: person).contains { $0.text == "to \(person), hour \(hour)" }
        }
    }
    for person in Self.people {
      let shown = server.shown(to: person).map(\.text).filter { $0.hasPrefix("to ") }
      #expect(shown == (1...hour).map { "to \(person), hour \($0)" })
      let own = try await stage.transcript(person).filter { $0.author == .user }.map(\.text)
      #expect(own == (1...hour).map { "from \(person), hour \($0)" })
    }
    let log = try String(
      contentsOfFile: stage.house.configuration.paths.state + "/mitko.log", encoding: .utf8)
    for event in ["telegram.send", "telegram.poll"] {
      #expect(log.ranges(of: "\"\(event).failed\"").count == 1, "\(event)")
      #expect(log.ranges(of: "\"\(event).works_again\"").count == 1, "\(event)")
    }
    #expect(!log.contains("set_aside"))
    await stage.close()
  }

  /// Everybody says something, and is told something.
  private func tellAndSay(_ hour: inout Int, _ stage: TelegramStage) async throws {
    hour += 1
    for person in Self.people {
      stage.server.say("from \(person), hour \(hour)", as: person)
      try await say("to \(person), hour \(hour)", to: person, stage)
    }
  }

  private func say(_ text: String, to person: Int64, _ stage: TelegramStage) async throws {
    try await stage.house.store.write { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { return }
      _ = try tx.chats.append(
        NewMessage(chat: tx.chats.main(of: user.id).id, author: .mitko, kind: .notice, text: text))
    }
  }
}
