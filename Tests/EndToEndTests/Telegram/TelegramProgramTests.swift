import BotServer
import Domain
import Foundation
import LocalServer
import TestSupport
import Testing

/// The program itself: its start, its end, and what it does on bad days.
@Suite(.timeLimit(.minutes(10))) struct TelegramProgramTests {
  private static let kim: Int64 = 7_001
  private static let identity = Identity(kind: .telegram, value: "7001")

  @Test func `it greets, answers, and ends in order, and the token is nowhere`() async throws {
    let stage = try TelegramProgram()
    let program = try stage.start()
    stage.server.fail("getUpdates", .refused(502, "Bad Gateway"), .cutBefore)
    stage.server.say("Привет, ищу работу бэкендером", as: Self.kim, language: "ru")
    try await stage.server.wait(for: "a greeting and an answer") {
      $0.shown(to: Self.kim).count >= 2 ? true : nil
    }
    program.kill(SIGTERM)
    let end = try await program.waitForExit()
    #expect(end.status == 0)
    #expect(end.standardOutput.isEmpty)
    let secret = String(try #require(BotServer.token.split(separator: ":").last))
    #expect(!end.standardError.contains(secret))
    #expect(!stage.log.contains(secret))
    #expect(stage.log.contains("telegram.poll.failed"))
    let stored = try await StoredConversation(at: stage.database, of: Self.identity)
    #expect(
      stored.messages.filter { $0.author == .mitko }.count
        == stage.server.shown(to: Self.kim).count + stored.undelivered)
  }

  @Test func `without a token, and with a wrong one, it says so and ends`() async throws {
    let missing = try await ProgramRunner("mitko-telegram").run()
    #expect(missing.status == 78)
    #expect(missing.standardError.contains("TELEGRAM_BOT_TOKEN is not set"))
    let stage = try TelegramProgram(environment: ["TELEGRAM_BOT_TOKEN": "99:AAwrong_but_well_formed"])
    let wrong = try await stage.runner.run()
    #expect(wrong.status == 78)
    #expect(wrong.standardError.contains("BotFather"))
    #expect(!wrong.standardError.contains("AAwrong"))
    let malformed = try await stage.runner.run(environment: ["TELEGRAM_BOT_TOKEN": "no token"])
    #expect(malformed.status == 78)
    let arguments = try await stage.runner.run(["--token", "x"])
    #expect(arguments.status == 64)
  }

  @Test func `whoever is told twice to end does so at once, whatever hangs`() async throws {
    let gate = Gate()
    let stage = try TelegramProgram()
    stage.server.failAlways("sendDocument", .heldAfterwards(gate))
    let program = try stage.start()
    stage.server.say("/export", as: Self.kim)
    try await stage.server.wait(for: "a call that hangs") { server in
      server.calls.contains { $0.method == "sendDocument" } ? true : nil
    }
    for signal in [SIGTERM, SIGINT] { program.kill(signal) }
    #expect(try await program.waitForExit(timeout: .seconds(60)).status == 0)
    gate.open()
  }

  @Test func `two on one database do not both speak, and one takes over from a dead one`() async throws {
    let stage = try TelegramProgram()
    let first = try stage.start()
    stage.server.say("/start", as: Self.kim)
    try await stage.server.waitForText("Mitko", to: Self.kim)
    let second = try stage.start()
    try await second.waitForErrors(containing: "Another mitko-telegram serves this database")
    first.kill()
    _ = try await first.waitForExit()
    stage.server.say("/privacy", as: Self.kim)
    try await stage.server.waitForText("What I keep", to: Self.kim)
    #expect(stage.server.shown(to: Self.kim).filter { $0.text.contains("What I keep") }.count == 1)
    second.kill(SIGTERM)
    #expect(try await second.waitForExit().status == 0)
  }

  @Test
  func `while nothing can be sent, what people write is taken, and waits in the database and not in memory`()
    async throws
  {
    let stage = try TelegramProgram()
    let program = try stage.start()
    stage.server.failAlways("sendMessage", .cutBefore)
    func arrive(_ people: Range<Int64>) async throws -> Int {
      for person in people { stage.server.say("I look for work, Go and PostgreSQL.", as: person) }
      try await stage.server.wait(for: "all of them to be taken") { $0.waitingUpdates == 0 ? true : nil }
      return try Self.residentBytes(of: program)
    }
    let before = try await arrive(10_000..<10_500)
    let after = try await arrive(20_000..<23_000)
    #expect(after - before < 48 << 20)
    program.kill(SIGTERM)
    #expect(try await program.waitForExit().status == 0)
    #expect(stage.log.ranges(of: "telegram.send.failed").count == 1)
  }

  /// What a program has in memory now.
  private static func residentBytes(of program: RunningProgram) throws -> Int {
    let status = try String(
      contentsOfFile: "/proc/\(program.processIdentifier)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return try #require(line.flatMap { Int($0.filter(\.isNumber)) }) << 10
  }

  @Test func `twenty kills lose nothing, and double only what was on its way`() async throws {
    let stage = try TelegramProgram()
    let random = SeededRandom(seed: 20_261_123)
    var kills: [Int] = []
    for number in 1...20 {
      let program = try stage.start()
      stage.server.say("message number \(number), about nothing at all", as: Self.kim)
      // Every second one is killed while it answers, the others from before the start on.
      if number.isMultiple(of: 2) {
        try await stage.server.wait(for: "update \(number) to be taken") {
          $0.waitingUpdates == 0 ? true : nil
        }
      }
      // Waiting in vain is how the moment is chosen.
      let moment = Duration.microseconds(Int64(random.bits() % 400_000))
      _ = try? await program.waitForOutput(containing: "\u{0}never", timeout: moment)
      program.kill()
      _ = try await program.waitForExit()
      kills.append(stage.server.calls.count)
    }
    let last = try stage.start()
    stage.server.say("/privacy", as: Self.kim)
    try await stage.server.waitForText("What I keep", to: Self.kim)
    last.kill(SIGTERM)
    #expect(try await last.waitForExit().status == 0)

    let stored = try await StoredConversation(at: stage.database, of: Self.identity)
    let own = stored.messages.filter { $0.author == .user }.map(\.text)
    #expect(own == (1...20).map { "message number \($0), about nothing at all" })
    // All that Mitko said is there, in its order; what is there once more was on its way when it was killed.
    let sends = stage.server.calls.enumerated().filter { $0.element.method == "sendMessage" }
    let shown = stage.server.shown(to: Self.kim).map(\.text)
    #expect(sends.count == shown.count)
    var expected = stored.messages.filter { $0.author == .mitko }.map(\.text)[...]
    for (place, text) in shown.enumerated() {
      if expected.first?.trimmingCharacters(in: .whitespacesAndNewlines) == text {
        expected = expected.dropFirst()
        continue
      }
      let isRepeated = place > 0 && shown[place - 1] == text
      let wasKilled =
        place > 0 && kills.contains { sends[place - 1].offset < $0 && $0 <= sends[place].offset }
      #expect(isRepeated && wasKilled, "\(text)")
    }
    #expect(expected.count == stored.undelivered, "what has not gone out is still on its way")
  }
}
