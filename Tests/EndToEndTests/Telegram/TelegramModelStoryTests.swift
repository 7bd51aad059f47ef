import BotServer
import Domain
import Foundation
import LocalServer
import Ports
import TestSupport
import Testing

extension BotServer {
  /// What the only button of an invitation to answer says.
  fileprivate func skipLabel(_ isEnglish: Bool) -> String { isEnglish ? "Leave it open" : "Не отвечать" }
}

/// Two people on Telegram with a played model that also judges and writes.
@Suite(.timeLimit(.minutes(10))) struct TelegramModelStoryTests {
  private static let daniel: Int64 = 7_001
  private static let team: Int64 = 7_002

  @Test
  func `whoever pauses while a pair is judged is not introduced by it, nor is the other, and may be later`()
    async throws
  {
    let story = try ModelStory(.english, .openai)
    let gate = Gate()
    story.model.hold(.verdict, at: gate)
    let stage = try TelegramProgram(
      home: story.home,
      environment: story.provider.environment.merging(["WEEKLY_BUDGET_USD": "70"]) { $1 })
    let server = stage.server
    let program = try stage.start()
    for (id, person) in [(Self.daniel, story.script.seeker), (Self.team, story.script.provider)] {
      for line in person.lines {
        server.say(line.says, as: id)
        try await server.waitForText(line.answer, to: id)
      }
      try await server.wait(for: "the button to begin") { $0.press("Start matching", as: id) ? true : nil }
    }
    await story.model.called(.verdict)
    server.say("/pause", as: Self.daniel)
    try await server.waitForText("Nobody will be shown your profile", to: Self.daniel)
    gate.open()
    // Once the reason has ended the two are looked at again: by another verdict, and with one introduction each.
    server.say("/resume", as: Self.daniel)
    await story.model.called(.verdict, times: 2)
    for id in [Self.daniel, Self.team] {
      try await server.wait(for: "an introduction to \(id)") { server in
        server.shown(to: id).contains { $0.labels.contains("Yes, introduce us") } ? true : nil
      }
    }
    program.kill(SIGTERM)
    #expect(try await program.waitForExit().status == 0)
    for id in [Self.daniel, Self.team] {
      #expect(server.shown(to: id).filter { $0.labels.contains("Yes, introduce us") }.count == 1)
    }
  }

  @Test(arguments: [
    (
      true, "Yes, introduce us", "How big is the team?", "Answer",
      "We are six, write to team@example.org", "They answer: “We are six"
    ),
    (
      false, "Да, познакомь нас", "Сколько человек в команде?", "Ответить",
      "Нас шестеро, пиши на team@example.org", "Ответ: «Нас шестеро"
    ),
  ])
  func `a question survives a kill while a model looks for its answer, and is put and answered once`(
    isEnglish: Bool, yes: String, question: String, answer: String, words: String, passed: String
  ) async throws {
    let story = try ModelStory(isEnglish ? .english : .russian, .openai)
    let gate = Gate()
    story.model.hold(.question, at: gate)
    let stage = try TelegramProgram(
      home: story.home,
      environment: story.provider.environment.merging(["WEEKLY_BUDGET_USD": "70"]) { $1 })
    let server = stage.server
    let program = try stage.start()
    let start = isEnglish ? "Start matching" : "Начать поиск"
    for (id, person) in [(Self.daniel, story.script.seeker), (Self.team, story.script.provider)] {
      for line in person.lines {
        server.say(line.says, as: id, language: isEnglish ? "en" : "ru")
        try await server.waitForText(line.answer, to: id)
      }
      try await server.wait(for: "the button to begin") { $0.press(start, as: id) ? true : nil }
    }
    for id in [Self.daniel, Self.team] {
      try await server.wait(for: "an introduction to \(id)") { server in
        server.shown(to: id).contains { $0.labels.contains(yes) } ? true : nil
      }
    }
    server.say("/ask \(question)", as: Self.daniel)
    await story.model.called(.question)
    program.kill(SIGKILL)
    _ = try await program.waitForExit()
    gate.open()
    let next = try stage.start()
    try await server.wait(for: "the question") { $0.press(answer, as: Self.team) ? true : nil }
    try await server.wait(for: "the invitation") { server in
      server.shown(to: Self.team).contains { $0.labels == [server.skipLabel(isEnglish)] } ? true : nil
    }
    server.say(words, as: Self.team)
    try await server.waitForText(passed, to: Self.daniel)
    next.kill(SIGTERM)
    #expect(try await next.waitForExit().status == 0)
    let told = server.shown(to: Self.daniel).map(\.text)
    #expect(told.count { $0.contains(passed) } == 1)
    #expect(!told.contains { $0.contains("team@example.org") })
    #expect(server.shown(to: Self.team).count { $0.text.contains(question) && $0.labels.count == 2 } <= 1)
  }

  @Test func `what embeddings of somebody on Telegram cost is written down, with the calls that failed`()
    async throws
  {
    let embedder = try PlayedEmbedder([.status(500)])
    let stage = try TelegramProgram(environment: embedder.environment)
    let program = try stage.start()
    for line in [
      "I'm a backend developer, seven years of Go, PostgreSQL and Kafka. I look for work.",
      "I want to build payment services in Go in a small product team.",
      "I live in Berlin, remote only, from 5000 euros net a month. I speak English, and can start at once.",
    ] { stage.server.say(line, as: Self.daniel) }
    try await stage.server.wait(for: "the button to begin") { server in
      server.press("Start matching", as: Self.daniel) ? true : nil
    }
    await embedder.called(2)
    let doctor = try ProgramRunner(
      "mitko", home: stage.runner.home,
      environment: embedder.environment.merging(["MITKO_LANGUAGE": "en"]) { $1 })
    while try await !doctor.run(["doctor", "--offline", "--json"]).standardOutput
      .contains("all profiles in step")
    { await Task.yield() }
    program.kill(SIGTERM)
    #expect(try await program.waitForExit().status == 0)
    let calls = try await StoredWork(at: stage.database, isDemo: false).calls
    #expect(calls.count >= embedder.bodies.count, "each call is entered before it is made")
    let ends = calls.map(\.state)
    #expect(!ends.contains { if case .reserved = $0 { true } else { false } })
    #expect(ends.contains { if case .settled(let cost) = $0 { cost > .zero } else { false } }, "\(calls)")
  }

  @Test func `work that another program queues starts at once where a worker is idle`() async throws {
    let stage = try TelegramProgram()
    let program = try stage.start()
    stage.server.say("/start", as: Self.daniel)
    try await stage.server.waitForText("Mitko", to: Self.daniel)
    let text = stage.runner.home.directory.path("text.txt")
    try "We move to a new address.".write(toFile: text, atomically: true, encoding: .utf8)
    // A verb queues and works nothing off; the timer of the house looks every half an hour.
    let queued = try await ProgramRunner("mitko", home: stage.runner.home).run([
      "announce", text, "--to", "all", "--yes", "--language", "en",
    ])
    #expect(queued.status == 0)
    try await stage.server.waitForText("We move to a new address.", to: Self.daniel, timeout: .seconds(60))
    program.kill(SIGTERM)
    #expect(try await program.waitForExit().status == 0)
  }
}
