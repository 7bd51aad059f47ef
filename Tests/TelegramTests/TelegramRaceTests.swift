import Bootstrap
import BotServer
import Domain
import Ports
import TelegramClient
import TelegramDialog
import TestSupport
import Testing

@testable import TelegramHead

/// Two who say yes at one instant, by the thousand.
@Suite(.timeLimit(.minutes(10))) struct TelegramRaceTests {
  /// A proposal that both have seen and previewed, ready for their yes.
  private struct Asked: Sendable {
    let match: MatchID
    let people: [Int64]
    let actions: [ActionID]
  }

  private static func ask(_ count: Int, _ stage: TelegramStage) async throws -> [Asked] {
    try await stage.house.store.write { tx in
      let round = try tx.matches.currentRound().number
      return try (0..<Int64(count)).map { number in
        let people = [100_000 + 2 * number, 100_001 + 2 * number]
        let users = try zip(people, Role.allCases).map { try stage.make($0, [$1], tx) }
        let versions = try users.map { try #require(try tx.profiles.current(of: $0.id)).id }
        let match = try tx.matches.form(
          seeker: (users[0].id, versions[0]), provider: (users[1].id, versions[1]), round: round,
          turn: users[0].id)
        try tx.matches.setStatus(.qualified, of: match.id)
        let actions = try zip(users, Role.allCases).map { user, side in
          try tx.matches.setIntroduced(match.id, side)
          let message = try tx.chats.append(
            NewMessage(
              chat: tx.chats.main(of: user.id).id, author: .mitko, text: "Shall I?",
              actions: [.confirmAccept(match.id)]))
          return message.actions[0].id
        }
        // The question itself is none of those that are counted.
        for person in people {
          try tx.deliveries.giveUpAll(to: Identity(kind: .telegram, value: String(person)), error: "asked")
        }
        return Asked(match: match.id, people: people, actions: actions)
      }
    }
  }

  /// Moves the clock until nothing is left to be sent.
  private func deliverAll(_ stage: TelegramStage, _ time: ManualTime) async throws {
    while try await !stage.house.store.read({ try $0.deliveries.heads(of: .telegram, limit: 1) }).isEmpty {
      let before = stage.server.calls.count
      let isOnItsWay = try? await stage.server.wait(for: "more", timeout: .milliseconds(20)) { server in
        server.calls.count >= before + 24 ? true : nil
      }
      if isOnItsWay == nil { time.advanceToNextSleeper() }
    }
  }

  @Test
  func
    `where both accept at the same instant a thousand times, they are always connected and contacts are sent once each`()
    async throws
  {
    let time = ManualTime()
    let stage = try await TelegramStage(works: false, time: time)
    let asked = try await Self.ask(1_000, stage)
    // Of half of them both presses come in one answer of Telegram's, the one or the other first.
    let (together, apart) = (asked.prefix(500), asked.suffix(500))
    stage.server.press(
      all: together.enumerated().flatMap { number, pair in
        let order = number.isMultiple(of: 2) ? [0, 1] : [1, 0]
        return order.map { (CallbackData.action(pair.actions[$0]).text, pair.people[$0]) }
      })
    // Of the others one is asked for and one is brought, beside each other; and each is pressed twice.
    stage.server.press(all: apart.map { (CallbackData.action($0.actions[0]).text, $0.people[0]) })
    let intake = Intake(TelegramStage.desk(stage.house, try TelegramStage.api(stage.server)))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, pair) in apart.enumerated() {
        for tap in 0...1 {
          group.addTask {
            let press = Press(
              id: "brought-\(number)-\(tap)", sender: Correspondent(id: pair.people[1]),
              chat: pair.people[1], data: CallbackData.action(pair.actions[1]).text)
            let update = Update(id: Int64(5_000_000 + 2 * number + tap), event: .pressed(press))
            _ = try await intake.take([update], next: nil)
          }
        }
      }
      try await group.waitForAll()
    }
    try await stage.server.wait(for: "all to be taken") { $0.waitingUpdates == 0 ? true : nil }
    _ = try await stage.wait(for: "all to be connected") { tx -> Bool? in
      try asked.allSatisfy { try tx.matches.find($0.match)?.status == .connected } ? true : nil
    }
    try await deliverAll(stage, time)
    for pair in asked {
      let revealed = try await stage.house.store.read {
        try $0.events.events(about: .match(pair.match), limit: 10).count { $0.kind == "contact.revealed" }
      }
      try #require(revealed == 1)
      for (person, other) in [(pair.people[0], pair.people[1]), (pair.people[1], pair.people[0])] {
        let told = stage.server.shown(to: person).filter { $0.text.contains("@example.org") }
        try #require(told.count == 1 && told[0].text.contains("p\(other)@example.org"))
      }
    }
    await stage.close()
  }
}
