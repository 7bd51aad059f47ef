import Foundation
import TestSupport
import Testing

/// What a new operator finds to do in the demo, beside somebody who talks in it: who waits and why, what it costs, and
/// how to steer it, take it back, and read it all in the log.
@Suite(.timeLimit(.minutes(20))) struct DemoOperatorTests {
  private static let deadline = Duration.seconds(900)

  private struct Queue: Decodable {
    struct Row: Decodable {
      let id: String
      let kind: String
      let lane: String
      let maker: String
      let state: String
      let plannedAt: String?
      let queuedAt: String
      let boost: Int
      let spentMicrodollars: Int64
    }

    let paused: [String]
    let jobs: [Row]
  }

  private struct Matches: Decodable {
    struct Row: Decodable {
      let id: String
      let status: String
    }

    let matches: [Row]
  }

  private struct Change: Decodable {
    struct Forecast: Decodable {
      struct Course: Decodable { let weeklyMicrodollars: Int64 }
      let now: Course
      let asked: Course?
    }

    let changed: Int
    let forecast: Forecast?
  }

  private struct Budget: Decodable {
    let weeklyMicrodollars: Int64
    let spentMicrodollars: Int64
  }

  private struct Line: Decodable {
    let who: String
    let actKind: String?
  }

  /// A demo that somebody talks in, and its log as it grows.
  private struct Stage {
    let runner: ProgramRunner
    let chat: PlainChat
    let log: RunningProgram

    init() async throws {
      let home = try ProgramHome()
      runner = try ProgramRunner("mitko", home: home)
      chat = try PlainChat("--demo", as: "newcomer", language: "en", home)
      try await chat.sees("Hi, I'm Mitko", within: deadline)
      log = try runner.start(["events", "--follow", "--json", "--demo"])
    }

    func answer<Value: Decodable>(_ type: Value.Type, _ line: [String], status: Int32 = 0) async throws
      -> Value
    {
      let result = try await runner.run(line + ["--demo", "--json"])
      #expect(result.status == status, "\(line): \(result.standardError)")
      return try JSONDecoder().decode(type, from: Data(result.standardOutput.utf8))
    }

    func queue(_ filter: String) async throws -> Queue {
      try await answer(Queue.self, ["queue", filter, "--limit", "500"])
    }

    /// Looks again whenever something happened.
    func until<Value>(_ look: () async throws -> Value?) async throws -> Value {
      while true {
        if let value = try await look() { return value }
        try await log.waitForOutput(containing: "\n", timeout: deadline)
      }
    }

    func leave() async throws {
      log.kill()
      #expect(try await chat.leave() == 0)
    }
  }

  @Test func anOperatorFindsWhoWaitsAndSteersAndReadsItInTheLog() async throws {
    let stage = try await Stage()
    let waiting = try await stage.until { () -> [Queue.Row]? in
      let rows = try await stage.queue("maker:demo state:queued").jobs
      return rows.count >= 5 && Set(rows.map(\.lane)).count == 2 ? rows : nil
    }
    // Who waits longest, and why.
    let longest = try #require(waiting.min { $0.queuedAt < $1.queuedAt })
    #expect(waiting.contains { $0.plannedAt != nil && $0.kind == "qualify" })
    let words = try await stage.runner.run([
      "queue", "maker:demo", "--demo", "--language", "en", "--limit", "500",
    ])
    #expect(words.standardOutput.contains("people first"), "\(words.standardOutput)")
    #expect(try await stage.answer(Budget.self, ["budget"]).spentMicrodollars > 0)

    let last = try #require(waiting.max { ($0.plannedAt ?? "") < ($1.plannedAt ?? "") })
    for job in Set([longest.id, last.id]) {
      let boosted = try await stage.answer(Change.self, ["queue", "job:\(job)", "--do", "boost"])
      #expect(boosted.changed == 1)
    }
    // Less money, looked at before it is given.
    let trial = try await stage.answer(Change.self, ["budget", "--weekly", "3", "--dry-run"])
    #expect(trial.forecast?.now.weeklyMicrodollars == 6_000_000)
    #expect(trial.forecast?.asked?.weeklyMicrodollars == 3_000_000)
    #expect(try await stage.answer(Change.self, ["budget", "--weekly", "3"]).changed >= 1)
    #expect(try await stage.answer(Budget.self, ["budget"]).weeklyMicrodollars == 3_000_000)

    let why = try await stage.runner.run(["why", "vera", "leo", "--demo", "--language", "en"])
    #expect(why.status == 0 && !why.standardOutput.isEmpty)

    // A proposal that is judged, or that some answer is waited for; it may end while it is looked at.
    let withdrawn = try await stage.until { () -> String? in
      let open = try await stage.answer(Matches.self, ["matches", "status:pending,qualified,accepted"])
        .matches
      guard let match = open.first else { return nil }
      let line = ["matches", "match:\(match.id)", "--do", "withdraw", "--yes", "--demo"]
      return try await stage.runner.run(line).status == 0 ? match.id : nil
    }
    let ended = try await stage.answer(Matches.self, ["matches", "match:\(withdrawn)"]).matches
    #expect(ended.map(\.status) == ["withdrawn:operator"])
    #expect(try await stage.runner.run(["undo", "--demo"]).status == 0)

    let log = try await stage.runner.run(["events", "who:operator", "--json", "--demo"])
    let kinds = log.standardOutput.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Line.self, from: Data($0.utf8)).actKind
    }
    for kind in ["boost", "set_budget", "withdraw"] {
      #expect(kinds.contains(kind), "\(kind) in \(kinds)")
    }
    try await stage.leave()
  }

  @Test func whoeverTalksIsAnsweredAtOnceAndForNothingBesideALineThatWaits() async throws {
    let stage = try await Stage()
    _ = try await stage.until { () -> Int? in
      let jobs = try await stage.queue("maker:demo lane:background state:queued").jobs
      return jobs.count >= 5 ? jobs.count : nil
    }
    let terminal = try await TerminalHarness(
      "mitko", ["admin", "--demo", "--language", "en"], columns: 100, rows: 30, home: stage.runner.home)
    try await terminal.waitFor("demo, play money")
    try await terminal.type("2")
    try await terminal.waitFor("judge", timeout: Self.deadline)
    for message in [
      "Hi! I'm a backend developer, 5 years with Java, Spring Boot and PostgreSQL. Looking for a job",
      "I want a product company with a sane team, no gambling. Java or Kotlin",
      "Warsaw, remote, from 4000 euros a month net, English and Polish. I can start in a month",
    ] { stage.chat.say(message) }
    try await stage.chat.press("Start matching", within: Self.deadline)
    try await stage.chat.press("Yes, introduce us", within: Self.deadline)
    #expect(try await stage.queue("maker:demo state:queued").jobs.count >= 5)
    let own = try await stage.queue("user:newcomer state:completed")
    #expect(own.jobs.contains { $0.kind == "reply" } && own.jobs.contains { $0.kind == "introduce" })
    #expect(own.jobs.allSatisfy { $0.maker == "builtin" && $0.spentMicrodollars == 0 })
    try await terminal.type("q")
    #expect(try await terminal.exitStatus() == 0)
    try await stage.leave()
  }
}
