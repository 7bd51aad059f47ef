import BotServer
import Domain
import Foundation
import LocalServer
import Ports
import TestSupport
import Testing

/// Somebody on Telegram whom a model answers, faults at every step. Each test says the behaviour that it holds to.
@Suite(.timeLimit(.minutes(10))) struct TelegramModelTalkTests {
  private static let kim: Int64 = 7_001
  private static let lena: Int64 = 7_002

  /// `mitko-telegram` with a provider that is played.
  private struct Talk {
    let provider: PlayedProvider
    let stage: TelegramProgram
    var server: BotServer { stage.server }

    init(_ turns: [PlayedProvider.Turn], environment: [String: String] = [:]) throws {
      provider = try PlayedProvider(.openai, turns)
      stage = try TelegramProgram(environment: provider.environment.merging(environment) { $1 })
    }

    /// Waits until all that people wrote is taken.
    func taken() async throws {
      try await server.wait(for: "all updates to be taken") { $0.waitingUpdates == 0 ? true : nil }
    }

    /// Presses a button once it is there.
    func press(_ label: String, as person: Int64) async throws {
      try await server.wait(for: "the button \(label)") { $0.press(label, as: person) ? true : nil }
    }

    func end(_ program: RunningProgram) async throws {
      program.kill(SIGTERM)
      #expect(try await program.waitForExit().status == 0)
    }

    func stored(of person: Int64 = TelegramModelTalkTests.kim) async throws -> StoredConversation {
      try await StoredConversation(
        at: stage.database, of: Identity(kind: .telegram, value: String(person)))
    }

    func calls() async throws -> [LedgerEntry] {
      try await StoredWork(at: stage.database, isDemo: false).calls
    }
  }

  @Test func `what is written while a reply runs makes the next one, and nothing is lost or answered twice`()
    async throws
  {
    let gate = Gate()
    let talk = try Talk([.held(gate, says: "First answer."), .says("Second answer.")])
    let program = try talk.stage.start()
    talk.server.say("one", as: Self.kim)
    await talk.provider.called(1)
    for text in ["two", "three"] { talk.server.say(text, as: Self.kim) }
    try await talk.taken()
    gate.open()
    try await talk.server.waitForText("Second answer.", to: Self.kim)
    try await talk.end(program)
    #expect(talk.provider.bodies.count == 2)
    #expect(talk.provider.bodies.last?.contains("two") == true)
    #expect(talk.provider.bodies.last?.contains("three") == true)
    let stored = try await talk.stored()
    #expect(stored.messages.filter { $0.author == .user }.map(\.text) == ["one", "two", "three"])
    for answer in ["First answer.", "Second answer."] {
      #expect(stored.messages.filter { $0.text.contains(answer) }.count == 1)
    }
  }

  @Test func `a reply that runs while everything is wiped has no effect`() async throws {
    let gate = Gate()
    let talk = try Talk([.held(gate, says: "Nobody hears this."), .says("There I am.")])
    let program = try talk.stage.start()
    talk.server.say("old words of mine", as: Self.kim)
    await talk.provider.called(1)
    talk.server.say("/reset", as: Self.kim)
    try await talk.press("Wipe and start over", as: Self.kim)
    try await talk.server.wait(for: "a second greeting") { server in
      server.shown(to: Self.kim).filter { $0.labels.contains("How does it work?") }.count >= 2 ? true : nil
    }
    gate.open()
    talk.server.say("new words", as: Self.kim)
    try await talk.server.waitForText("There I am.", to: Self.kim)
    try await talk.end(program)
    #expect(talk.provider.bodies.last?.contains("old words of mine") == false)
    let stored = try await talk.stored()
    #expect(stored.messages.filter { $0.author == .user }.map(\.text) == ["new words"])
    #expect(!stored.messages.contains { $0.text.contains("Nobody hears this.") })
    // What Telegram had shown of it while it grew is gone too.
    #expect(!talk.server.shown(to: Self.kim).contains { $0.text.contains("Nobody hears this.") })
  }

  @Test func `a failed call leaves the words in place, is told once, and no line about it is left behind`()
    async throws
  {
    let talk = try Talk([.status(500), .status(500)])
    let program = try talk.stage.start()
    talk.server.say("I'm a backend developer, Go and PostgreSQL. I look for work.", as: Self.kim)
    try await talk.server.waitForText("PostgreSQL", to: Self.kim)
    talk.server.say("And Redis", as: Self.kim)
    try await talk.server.waitForText("Tell me more.", to: Self.kim)
    try await talk.server.wait(for: "the lines about replies to go") { server in
      server.shown(to: Self.kim).contains { $0.text.contains("Mitko is thinking") } ? nil : true
    }
    try await talk.end(program)
    let stored = try await talk.stored()
    #expect(stored.messages.filter { $0.author == .user }.count == 2)
    #expect(stored.messages.filter { $0.text.contains("I'm trying again") }.count == 1)
    #expect(
      talk.server.shown(to: Self.kim).count == stored.messages.filter { $0.author == .mitko }.count)
  }

  @Test func `what a broken call has cost is written down, and so is the one after it`() async throws {
    let talk = try Talk([.cut, .says("There I am.")])
    let program = try talk.stage.start()
    talk.server.say("Hello there", as: Self.kim)
    try await talk.server.waitForText("There I am.", to: Self.kim)
    try await talk.end(program)
    let calls = try await talk.calls()
    #expect(calls.map(\.attempt) == [1, 2])
    for call in calls {
      guard case .settled(let cost) = call.state, cost > .zero else {
        Issue.record("\(call.state)")
        continue
      }
    }
    #expect(try await talk.stored().messages.filter { $0.text.contains("There I am.") }.count == 1)
  }

  @Test func `two who write at one instant do not get one slot: the second waits, and is told so`()
    async throws
  {
    let gate = Gate()
    // So little money that the second slot comes hours after the first.
    let talk = try Talk(
      [.held(gate, says: "The first answer.")],
      environment: ["MITKO_BURST_USD": "0", "WEEKLY_BUDGET_USD": "0.006"])
    // Both wait at Telegram before the program starts, and come in one answer.
    for person in [Self.kim, Self.lena] { talk.server.say("Hello there", as: person) }
    let program = try talk.stage.start()
    await talk.provider.called(1)
    let second = try await talk.server.wait(for: "somebody to be told of a wait") { server in
      [Self.kim, Self.lena].first { person in
        server.shown(to: person).contains { $0.labels.contains("Answer now, plainly") }
      }
    }
    gate.open()
    let first = second == Self.kim ? Self.lena : Self.kim
    try await talk.server.waitForText("The first answer.", to: first)
    #expect(talk.provider.bodies.count == 1, "nobody else's reply has started")
    // Whoever does not want to wait is answered by the rules.
    try await talk.press("Answer now, plainly", as: second)
    try await talk.server.wait(for: "an answer by the rules") { server in
      server.shown(to: second).contains { $0.labels.contains("Answer now, plainly") } ? nil : true
    }
    try await talk.end(program)
    #expect(talk.provider.bodies.count == 1)
  }

  @Test func `what has no known price does not run for free: it is held, and operators see why`() async throws
  {
    let talk = try Talk([], environment: ["MITKO_MODEL": "nobody-knows-this"])
    let program = try talk.stage.start()
    talk.server.say("Hello there", as: Self.kim)
    let told = try await talk.server.wait(for: "a way out") { server in
      server.shown(to: Self.kim).last { $0.labels.contains("Answer now, plainly") }
    }
    let queue = try await ProgramRunner("mitko", home: talk.stage.runner.home).run([
      "queue", "state:held", "--json",
    ])
    #expect(queue.status == 0)
    #expect(queue.standardOutput.contains("unknown_price"))
    #expect(talk.provider.bodies.isEmpty)
    try await talk.press("Answer now, plainly", as: Self.kim)
    try await talk.server.wait(for: "an answer") { server in
      server.shown(to: Self.kim).contains { $0.id > told.id } ? true : nil
    }
    try await talk.end(program)
    #expect(talk.provider.bodies.isEmpty)
  }

  @Test func `fifty messages of one person delay another's first reply by one generation at most`()
    async throws
  {
    let gate = Gate()
    let talk = try Talk([.held(gate, says: "To begin with.")])
    let program = try talk.stage.start()
    talk.server.say("number 0", as: Self.kim)
    await talk.provider.called(1)
    for number in 1...49 { talk.server.say("number \(number)", as: Self.kim) }
    talk.server.say("a word of lena's", as: Self.lena)
    try await talk.taken()
    gate.open()
    try await talk.server.waitForText("Tell me more.", to: Self.lena)
    await talk.provider.called(3)
    try await talk.server.waitForText("Tell me more.", to: Self.kim)
    try await talk.end(program)
    let stored = try await talk.stored()
    let lena = try await talk.stored(of: Self.lena)
    let hers = try #require(lena.messages.first { $0.text.contains("Tell me more.") })
    // By the replies and not by the calls: on a machine that stands still a call may be tried again.
    let before = stored.messages.filter { $0.job != nil && $0.createdAt < hers.createdAt }
    let calls = try await talk.calls()
    #expect(before.count <= 1, "\(calls)")
    #expect(stored.messages.filter { $0.author == .user }.map(\.text) == (0...49).map { "number \($0)" })
    // What was written meanwhile is one turn.
    #expect(stored.messages.filter { $0.text.contains("Tell me more.") }.count == 1)
  }

  @Test
  func `after a worker has died another takes its work, and what the dead one says late changes nothing`()
    async throws
  {
    let gate = Gate()
    let talk = try Talk([.held(gate, says: "Nobody hears this."), .says("There I am.")])
    let first = try talk.stage.start()
    talk.server.say("Hello there", as: Self.kim)
    await talk.provider.called(1)
    first.kill()
    _ = try await first.waitForExit()
    gate.open()
    let second = try talk.stage.start()
    try await talk.server.waitForText("There I am.", to: Self.kim)
    try await talk.end(second)
    #expect(try await talk.calls().map(\.attempt) == [1, 2])
    let stored = try await talk.stored()
    #expect(stored.messages.filter { $0.text == "Hello there" }.count == 1)
    #expect(stored.messages.filter { $0.text.contains("There I am.") }.count == 1)
    #expect(!talk.server.shown(to: Self.kim).contains { $0.text.contains("Nobody hears this.") })
  }
}
