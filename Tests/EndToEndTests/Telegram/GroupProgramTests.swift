import BotServer
import Domain
import Foundation
import TestSupport
import Testing

/// The operators' group, with the program as it is built.
@Suite(.timeLimit(.minutes(15))) struct GroupProgramTests {
  private static let kim: Int64 = 7_001
  private static let admin: Int64 = 9_001
  private static let forum: Int64 = -1_001_234

  private func stage(_ environment: [String: String] = [:]) throws -> TelegramProgram {
    let stage = try TelegramProgram(
      environment: [
        "ADMIN_GROUP_ID": String(Self.forum), "MITKO_TELEGRAM_ADMINS": String(Self.admin),
      ].merging(environment) { _, new in new })
    stage.server.makeForum(Self.forum)
    return stage
  }

  /// All that stands in the group, in its order.
  private func words(_ stage: TelegramProgram) -> String {
    stage.server.shown(to: Self.forum).map(\.text).joined(separator: "\n")
  }

  @Test func `kills lose nothing of what is shown, and double only what was on its way`() async throws {
    let stage = try stage()
    let random = SeededRandom(seed: 20_261_124)
    let kills = 6
    for number in 1...kills {
      let program = try stage.start()
      stage.server.say("message number \(number), about nothing at all", as: Self.kim)
      try await stage.server.wait(for: "update \(number) to be taken") { $0.waitingUpdates == 0 ? true : nil }
      // Waiting in vain is how the moment is chosen.
      let moment = Duration.microseconds(Int64(random.bits() % 300_000))
      _ = try? await program.waitForOutput(containing: "\u{0}never", timeout: moment)
      program.kill()
      _ = try await program.waitForExit()
    }
    let last = try stage.start()
    stage.server.say("the last of all", as: Self.kim)
    try await stage.server.waitForText("the last of all", to: Self.forum)
    last.kill(SIGTERM)
    #expect(try await last.waitForExit().status == 0)
    let shown = words(stage)
    var places: [String.Index] = []
    for number in 1...kills {
      let found = shown.ranges(of: "message number \(number), about")
      #expect((1...2).contains(found.count), "\(number)")
      if let first = found.first { places.append(first.lowerBound) }
    }
    #expect(places == places.sorted(), "they stand in their order")
    // A topic that was made in the moment of a kill, before its number was known, stays empty.
    let used = Set(stage.server.shown(to: Self.forum).compactMap(\.topic))
    #expect(used.count <= 2)
  }

  @Test func `a kill between an operator's word and its answer says it to the person once`() async throws {
    let stage = try stage()
    let first = try stage.start()
    stage.server.say("Hello", as: Self.kim)
    let shown = try await stage.server.waitForText("Hello", to: Self.forum)
    // The answer to the operator does not get through, and the program dies over it.
    stage.server.failAlways("sendMessage", .refused(502, "Bad Gateway"))
    stage.server.say(
      "I am looking into it.", in: Self.forum, topic: shown.topic, replyingTo: shown, as: Self.admin)
    try await stage.server.wait(for: "the word to be taken") { $0.waitingUpdates == 0 ? true : nil }
    first.kill()
    _ = try await first.waitForExit()
    stage.server.failAlways("sendMessage", nil)
    let second = try stage.start()
    try await stage.server.waitForText("They get that as an operator’s words.", to: Self.forum)
    try await stage.server.waitForText("I am looking into it.", to: Self.kim)
    second.kill(SIGTERM)
    #expect(try await second.waitForExit().status == 0)
    let stored = try await StoredConversation(
      at: stage.database, of: Identity(kind: .telegram, value: String(Self.kim)))
    #expect(stored.messages.filter { $0.text.contains("I am looking into it.") }.count == 1)
  }

  @Test func `a bot that is no member of the group says so once, and serves people`() async throws {
    let stage = try stage()
    stage.server.failAlways(
      "createForumTopic", .refused(403, "Forbidden: bot was kicked from the supergroup chat"))
    let program = try stage.start()
    for number in 1...5 {
      stage.server.say("number \(number)", as: Self.kim)
      stage.server.say("/privacy", as: Self.kim)
    }
    try await stage.server.wait(for: "five answers") { server in
      server.shown(to: Self.kim).filter { $0.text.contains("can read along") }.count == 5 ? true : nil
    }
    try await stage.server.wait(for: "three tries") { server in
      server.calls.filter { $0.method == "createForumTopic" }.count >= 3 ? true : nil
    }
    program.kill(SIGTERM)
    #expect(try await program.waitForExit().status == 0)
    #expect(stage.log.ranges(of: "telegram.group.failed").count == 1)
    #expect(stage.server.shown(to: Self.forum).isEmpty)
  }

  @Test func `what an operator said to somebody who was erased, and what they said, is in no file`()
    async throws
  {
    let stage = try stage()
    let program = try stage.start()
    stage.server.say("my secret word is xyzzy", as: Self.kim)
    let shown = try await stage.server.waitForText("xyzzy", to: Self.forum)
    stage.server.say(
      "plugh, says the operator", in: Self.forum, topic: shown.topic, replyingTo: shown, as: Self.admin)
    try await stage.server.waitForText("plugh", to: Self.kim)
    // What waits to be shown is gone with them too.
    stage.server.failAlways("sendMessage", .refused(502, "Bad Gateway"))
    stage.server.say("and another word is frobozz", as: Self.kim)
    try await stage.server.wait(for: "the word to be taken") { $0.waitingUpdates == 0 ? true : nil }
    stage.server.failAlways("sendMessage", nil)
    stage.server.say("/erase", as: Self.kim)
    try await stage.server.wait(for: "the question") {
      $0.press("Erase everything", as: Self.kim) ? true : nil
    }
    try await stage.server.wait(for: "the topic to go") { $0.topics(of: Self.forum).isEmpty ? true : nil }
    program.kill(SIGTERM)
    #expect(try await program.waitForExit().status == 0)
    let folder = stage.runner.home.data + "/mitko"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
      for word in ["xyzzy", "plugh", "frobozz"] {
        #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
      }
    }
    for word in ["xyzzy", "plugh", "frobozz"] { #expect(!stage.log.contains(word)) }
  }
}
