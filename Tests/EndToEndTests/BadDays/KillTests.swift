import Foundation
import TestSupport
import Testing

/// kill -9 between any two lines.
@Suite(.timeLimit(.minutes(10))) struct KillTests {
  /// What `mitko export` tells that these tests need.
  private struct Export: Decodable {
    struct Message: Decodable {
      let author: String
      let text: String
    }

    let messages: [Message]
  }

  @Test func aHundredKillsLoseNothingThatWasTakenAndDoubleNothing() async throws {
    let home = try ProgramHome()
    let runner = try ProgramRunner("mitko", home: home)
    let random = SeededRandom(seed: 20_261_121)
    var taken: Set<String> = []
    for number in 1...100 {
      let text = "message number \(number), about nothing at all"
      let program = try runner.start(Self.chat)
      program.writeLine(text)
      // Every second one is killed after it was taken, while the reply is made; the others from before the start on.
      if number.isMultiple(of: 2) { try await program.waitForOutput(containing: "You: " + text) }
      // Waiting in vain is how the moment is chosen.
      let moment = Duration.microseconds(Int64(random.bits() % 60_000))
      _ = try? await program.waitForOutput(containing: "\u{0}never", timeout: moment)
      program.kill()
      let result = try await program.waitForExit()
      if result.standardOutput.contains("You: " + text) { taken.insert(text) }
    }

    let last = try await runner.run(Self.chat, input: .text("the last one\n"))
    #expect(last.status == 0)
    let export = try await runner.run(["export", "--demo=empty", "--as", "kim"])
    let messages = try JSONDecoder().decode(Export.self, from: Data(export.standardOutput.utf8)).messages
    let own = messages.filter { $0.author == "user" }.map(\.text)
    #expect(own.count == Set(own).count, "nothing stands twice")
    #expect(taken.subtracting(own).isEmpty, "what was printed as taken is there")
    #expect(own.last == "the last one")
    #expect(messages.last?.author == "mitko", "what waited was answered")
    #expect(taken.count >= 50)
    let health = try await runner.run(["doctor", "--demo=empty", "--json"])
    #expect(health.status == 0)
  }

  private static let chat = ["chat", "--plain", "--demo=empty", "--as", "kim", "--language", "en"]
}
