import Foundation
import TestSupport
import Testing

/// A demo that somebody talks in, and its log as it grows.
struct DemoStage {
  static let deadline = Duration.seconds(300)

  struct Queue: Decodable {
    struct Row: Decodable {
      let id: String
      let kind: String
      let lane: String
      let maker: String
      let state: String
      let plannedAt: String?
      let waitsFor: String?
      let queuedAt: String
      let boost: Int
      let spentMicrodollars: Int64
    }

    let paused: [String]
    let jobs: [Row]
  }

  struct Matches: Decodable {
    struct Row: Decodable {
      let id: String
      let status: String
    }

    let matches: [Row]
  }

  struct Change: Decodable {
    struct Forecast: Decodable {
      struct Course: Decodable { let weeklyMicrodollars: Int64 }
      let now: Course
      let asked: Course?
    }

    let changed: Int
    let forecast: Forecast?
  }

  struct Budget: Decodable {
    let weeklyMicrodollars: Int64
    let spentMicrodollars: Int64
  }

  struct Line: Decodable {
    let who: String
    let actKind: String?
  }

  let runner: ProgramRunner
  let chat: PlainChat
  let log: RunningProgram

  init() async throws {
    let home = try ProgramHome()
    runner = try ProgramRunner("mitko", home: home)
    chat = try PlainChat("--demo", as: "newcomer", language: "en", home)
    try await chat.sees("Hi, I'm Mitko", within: Self.deadline)
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
      try await log.waitForMoreOutput(timeout: Self.deadline)
    }
  }

  func leave() async throws {
    log.kill()
    #expect(try await chat.leave() == 0)
  }
}
