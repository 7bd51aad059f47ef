import Domain
import Foundation
import LocalServer
import TestSupport
import Testing

/// The built program with OpenAI and with Anthropic, played on this machine, faults at every step: no text is lost, nothing
/// is booked twice, and whoever wrote knows what goes on.
@Suite(.timeLimit(.minutes(10))) struct ModelTalkTests {
  struct Export: Decodable {
    struct Message: Decodable {
      let author: String
      let text: String
    }

    let messages: [Message]
  }

  struct Costs: Decodable {
    struct Row: Decodable {
      let subject: String?
      let calls: Int
      let inputTokens: Int
      let outputTokens: Int
      let microdollars: Int64
    }

    let rows: [Row]
  }

  struct Replay: Decodable {
    let generation: String
    let kind: String
    let answer: String?
    let failure: String?
    let isUsable: Bool
  }

  /// Somebody at a terminal of their own, with a provider.
  struct Talk {
    let provider: PlayedProvider
    let runner: ProgramRunner

    init(_ provider: PlayedProvider) throws {
      self.provider = provider
      runner = try ProgramRunner(
        "mitko", environment: provider.environment.merging(["MITKO_LANGUAGE": "en"]) { $1 })
    }

    func say(_ text: String) async throws -> ProgramResult {
      try await runner.run(["say"], input: .text(text))
    }

    func messages() async throws -> [Export.Message] {
      let export = try await runner.run(["export"])
      return try JSONDecoder().decode(Export.self, from: Data(export.standardOutput.utf8)).messages
    }

    func costs(by grouping: String = "model") async throws -> [Costs.Row] {
      let told = try await runner.run(["costs", "--by", grouping, "--json"])
      return try JSONDecoder().decode(Costs.self, from: Data(told.standardOutput.utf8)).rows
    }

    func replays() async throws -> [Replay] {
      struct Line: Decodable { let generation: String }
      let listed = try await runner.run(["replay", "--json"])
      var replays: [Replay] = []
      for line in try JSONDecoder().decode([Line].self, from: Data(listed.standardOutput.utf8)) {
        let told = try await runner.run(["replay", line.generation, "--json"])
        replays.append(try JSONDecoder().decode(Replay.self, from: Data(told.standardOutput.utf8)))
      }
      return replays
    }
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func aModelAnswersAndItsCostIsBooked(format: PlayedProvider.Format) async throws {
    let talk = try Talk(try PlayedProvider(format, [.says("Hi! What do you do?")]))
    let said = try await talk.say("Hello there")
    #expect(said.status == 0)
    #expect(said.standardOutput.contains("Hi! What do you do?"))
    #expect(talk.provider.keys == [format == .openai ? "Bearer sk-played" : "sk-played"])
    #expect(talk.provider.bodies.first?.contains("Hello there") == true)
    let costs = try await talk.costs()
    #expect(costs.map(\.subject) == [format == .openai ? "gpt-6-luna" : "claude-haiku-5-5"])
    #expect(costs.map(\.calls) == [1])
    #expect(costs.map(\.inputTokens) == [1_200])
    #expect(costs.map(\.outputTokens) == [40])
    // 1,200 tokens read at $0.10 a million and 40 written at $0.50.
    #expect(costs.map(\.microdollars) == [140])
    let replays = try await talk.replays()
    #expect(replays.map(\.kind) == ["reply"])
    #expect(replays.map(\.isUsable) == [true])
    let shown = try await talk.runner.run(["replay", replays[0].generation])
    #expect(shown.status == 0)
    #expect(shown.standardOutput.contains("Hello there"))
    #expect(shown.standardOutput.contains("The answer has its shape."))
    #expect(talk.provider.bodies.count == 1, "looking at it asks nobody")
    for place in ["data/mitko", "state/mitko"] {
      let folder = talk.runner.home.directory.path(place)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let bytes = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
        #expect(bytes.range(of: Data("sk-played".utf8)) == nil, "\(name)")
      }
    }
  }

  /// A fault, how many calls it takes to be answered all the same, and how many of them cost something.
  struct Fault: Sendable, CustomStringConvertible {
    let description: String
    let turns: [PlayedProvider.Turn]
    let requests: Int
    let paid: Int
  }

  static let faults: [Fault] = [
    Fault(description: "429", turns: [.status(429, fields: ["retry-after": "1"])], requests: 2, paid: 1),
    Fault(description: "529", turns: [.status(529)], requests: 2, paid: 1),
    Fault(description: "500", turns: [.status(500)], requests: 2, paid: 1),
    Fault(description: "cut", turns: [.cut], requests: 2, paid: 2),
    Fault(description: "no JSON", turns: [.answers("Well, hello!")], requests: 2, paid: 2),
    Fault(description: "another shape", turns: [.answers(#"{"say":7}"#)], requests: 2, paid: 2),
    Fault(
      description: "no good three times, then well",
      turns: [.answers("a"), .answers("b"), .answers("c")], requests: 4, paid: 4),
  ]

  @Test(arguments: PlayedProvider.Format.allCases, faults)
  func afterAFaultTheModelAnswersAllTheSame(format: PlayedProvider.Format, fault: Fault) async throws {
    let talk = try Talk(try PlayedProvider(format, fault.turns + [.says("There I am.")]))
    let said = try await talk.say("Hello there")
    #expect(said.status == 0)
    #expect(said.standardOutput.contains("There I am."))
    #expect(talk.provider.bodies.count == fault.requests)
    let messages = try await talk.messages()
    #expect(messages.filter { $0.text == "Hello there" }.count == 1)
    #expect(messages.filter { $0.text.contains("There I am.") }.count == 1)
    #expect(try await talk.costs().map(\.calls).reduce(0, +) == fault.paid)
    #expect(try await talk.replays().first?.isUsable == true)
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func aProviderThatFailsTwiceIsStoodInForAndTheAuthorIsTold(format: PlayedProvider.Format) async throws {
    let talk = try Talk(try PlayedProvider(format, [.status(500), .status(500)]))
    let said = try await talk.say("I'm a backend developer, Go and PostgreSQL. I look for work.")
    #expect(said.status == 0)
    #expect(talk.provider.bodies.count == 2)
    // The rules have understood what the model never answered.
    #expect(said.standardOutput.contains("PostgreSQL"))
    let messages = try await talk.messages()
    #expect(messages.filter { $0.author == "user" }.count == 1)
    #expect(messages.filter { $0.text.contains("I'm trying again") }.count == 1)
    // The next one is asked of the model again.
    let again = try await talk.say("And Redis")
    #expect(again.standardOutput.contains("Tell me more."))
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func whoeverWritesWhileAProviderIsLeftAloneIsAnsweredByTheRulesAtOnce(
    format: PlayedProvider.Format
  ) async throws {
    let talk = try Talk(try PlayedProvider(format, [.status(429, fields: ["retry-after": "3600"])]))
    let byRules = "(by my own rules: the model is not available)"
    let first = try await talk.say("I'm a backend developer, Go and PostgreSQL. I look for work.")
    #expect(first.status == 0)
    #expect(first.standardOutput.contains(byRules))
    for text in ["And Redis", "And Kafka"] {
      let said = try await talk.say(text)
      #expect(said.status == 0)
      #expect(said.standardOutput.contains(byRules))
      #expect(!said.standardOutput.contains("I'm trying again"))
    }
    #expect(talk.provider.bodies.count == 1, "a provider that wants an hour gets it")
    #expect(try await talk.messages().filter { $0.author == "user" }.count == 3)
    #expect(try await talk.costs().reduce(0) { $0 + $1.microdollars } == 0)
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func aWrongKeyIsTriedOnceAndSaidUntilThereIsAnother(format: PlayedProvider.Format) async throws {
    let talk = try Talk(try PlayedProvider(format, [.status(401)]))
    for text in ["I'm a backend developer, Go and PostgreSQL. I look for work.", "And Redis", "And Kafka"] {
      let said = try await talk.say(text)
      #expect(said.status == 0)
      #expect(!said.standardOutput.contains("Tell me more."))
    }
    #expect(talk.provider.bodies.count == 1, "the key is not tried again")
    let offline = try await talk.runner.run(["doctor", "--offline"])
    #expect(offline.status == 69)
    #expect(
      offline.standardOutput.contains(
        "\(format.rawValue) is not asked until its configuration changes: the provider does not know the key")
    )
    #expect(offline.standardOutput.contains("provider.\(format.rawValue), since "))
    let log = talk.runner.home.state + "/mitko/mitko.log"
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
    #expect(lines.filter { $0.contains("provider.locked") }.count == 1)
    let other = [format == .openai ? "OPENAI_API_KEY" : "ANTHROPIC_API_KEY": "sk-other"]
    let said = try await talk.runner.run(["say"], input: .text("Hello again"), environment: other)
    #expect(said.standardOutput.contains("Tell me more."))
    #expect(talk.provider.bodies.count == 2)
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func whoIsKilledWhileAModelSpeaksIsFollowedByOneAnswer(format: PlayedProvider.Format) async throws {
    let gate = Gate()
    let talk = try Talk(
      try PlayedProvider(format, [.held(gate, says: "Nobody hears this."), .says("There I am.")]))
    let chat = try talk.runner.start(["chat", "--plain"])
    chat.writeLine("Hello there")
    try await chat.waitForOutput(containing: "You: Hello there")
    await talk.provider.called(1)
    chat.kill()
    _ = try await chat.waitForExit()
    gate.open()
    let next = try await talk.runner.run(["chat", "--plain"])
    #expect(next.status == 0)
    let messages = try await talk.messages()
    #expect(messages.filter { $0.text == "Hello there" }.count == 1)
    #expect(messages.filter { $0.text.contains("There I am.") }.count == 1)
    #expect(!messages.contains { $0.text.contains("Nobody hears this.") })
    // Each call has an entry of its own: the first at its bound, for nobody knows what it cost.
    let costs = try await talk.costs(by: "kind")
    #expect(costs.map(\.calls) == [2])
    #expect(costs[0].microdollars > 140)
    #expect(try await talk.replays().map(\.isUsable) == [true])
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func whoIsKilledWhileAnAnswerIsMendedHasPaidWhatIsKnownOfIt(format: PlayedProvider.Format) async throws {
    let gate = Gate()
    let talk = try Talk(
      try PlayedProvider(
        format, [.answers("Well, hello!"), .held(gate, says: "Nobody hears this."), .says("There I am.")]))
    let chat = try talk.runner.start(["chat", "--plain"])
    chat.writeLine("Hello there")
    await talk.provider.called(2)
    chat.kill()
    _ = try await chat.waitForExit()
    gate.open()
    #expect(try await talk.runner.run(["chat", "--plain"]).status == 0)
    let messages = try await talk.messages()
    #expect(messages.filter { $0.text == "Hello there" }.count == 1)
    #expect(messages.filter { $0.text.contains("There I am.") }.count == 1)
    #expect(!messages.contains { $0.text.contains("Nobody hears this.") })
    let calls = try await StoredWork(at: talk.runner.home.data + "/mitko/mitko.db", isDemo: false).calls
    #expect(calls.map(\.attempt) == [1, 1, 2])
    // The first call had told its cost; what the second came to nobody knows, so it counts at its bound.
    #expect(calls.first?.state == .settled(cost: Money(clamping: 140)))
    if case .settledAtBound(let bound)? = calls.dropFirst().first?.state {
      #expect(bound > Money(clamping: 140))
    } else {
      Issue.record("\(calls)")
    }
    #expect(calls.last?.state == .settled(cost: Money(clamping: 140)))
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func slowTokensAreWaitedFor(format: PlayedProvider.Format) async throws {
    let gate = Gate()
    let talk = try Talk(try PlayedProvider(format, [.held(gate, says: "Slowly, but surely.")]))
    async let said = talk.say("Hello there")
    await talk.provider.called(1)
    gate.open()
    #expect(try await said.standardOutput.contains("Slowly, but surely."))
    #expect(talk.provider.bodies.count == 1)
  }
}
