import Domain
import Foundation
import LocalServer
import TestSupport
import Testing

/// A reply that grows while people watch it, in as many windows as they have.
@Suite(.timeLimit(.minutes(10))) struct GrowingReplyTests {
  private struct Export: Decodable {
    struct Message: Decodable {
      let author: String
      let text: String
    }

    struct Version: Decodable { let number: Int }

    let messages: [Message]
    let profiles: [Version]
  }

  private static let told = "I'm a backend developer, remote only, open to work."
  private static let added = "I know Rust as well."

  private static func fact(_ section: String, _ kind: String, _ value: String, _ words: String) -> String {
    #"{"role":"seeker","section":"\#(section)","kind":"\#(kind)","change":"add","value":"\#(value)","#
      + #""words":"\#(words)"}"#
  }

  /// What is known after the first message: enough for a profile.
  private static let first = PlayedProvider.turn(
    "Good to know.",
    facts: "["
      + [
        fact("offers", "role", "seeker", "open to work"),
        fact("offers", "trade", "backend", "a backend developer"),
        fact("practical", "work_mode", "remote", "remote only"),
      ].joined(separator: ",") + "]")
  private static let second = PlayedProvider.turn(
    "Rust I take down and then I ask what you built with it.",
    facts: "[" + fact("offers", "skill", "Rust", "Rust as well") + "]")

  @Test(arguments: PlayedProvider.Format.allCases)
  func itGrowsInEveryWindowAndIsWhatItWasWhereItIsStopped(format: PlayedProvider.Format) async throws {
    let (opening, ending) = (Gate(), Gate())
    // A word is shown once the next one begins.
    let parts = Self.second.split(separator: "and then I ask", maxSplits: 1).map(String.init)
    let start = try #require(parts[0].range(of: "Rust I take ")).upperBound
    let provider = try PlayedProvider(
      format,
      [
        .answers(Self.first),
        .grows(
          [(String(parts[0][..<start]), opening), (String(parts[0][start...]), ending)],
          last: "and then I ask" + parts[1]),
        .answers(Self.second),
      ])
    let home = try ProgramHome()
    let one = try await ChatTerminal(home: home, environment: provider.environment)
    let other = try await ChatTerminal(home: home, environment: provider.environment)
    let runner = try ProgramRunner("mitko", home: home, environment: provider.environment)
    let plain = PlainChat(
      program: try runner.start(["chat", "--plain", "--demo=empty", "--as", "kim", "--language", "en"]))
    try await one.takeNoteAway()
    try await other.takeNoteAway()

    try await one.say(Self.told)
    for window in [one, other] { try await window.terminal.waitFor("Good to know.") }
    try await plain.sees("Good to know.")
    func export() async throws -> Export {
      let told = try await runner.run(["export", "--demo=empty", "--as", "kim"])
      return try JSONDecoder().decode(Export.self, from: Data(told.standardOutput.utf8))
    }
    #expect(try await export().profiles.map(\.number) == [1])

    try await one.say(Self.added)
    for window in [one, other] { try await window.terminal.waitFor("Rust I take") }
    opening.open()
    for window in [one, other] { try await window.terminal.waitFor("Rust I take down") }
    #expect(!plain.output.contains("Rust I take"), "lines cannot grow")
    // Whoever watches may stop it, wherever it is made.
    try await other.terminal.press(.escape)
    for window in [one, other] {
      try await window.terminal.waitUntil("a stopped reply") { rows in
        rows.contains { $0.contains("Rust I take down") } && rows.contains { $0.contains("(stopped)") }
      }
    }
    try await plain.sees("Mitko: Rust I take down\n(stopped)\n")
    let stopped = try await export()
    #expect(stopped.messages.last?.text == "Rust I take down")
    #expect(stopped.profiles.map(\.number) == [1], "half a turn teaches nothing")

    // Once more, from the list of messages.
    try await one.terminal.press(.backTab)
    try await one.terminal.waitFor(one.words.copy)
    try await one.terminal.type("r")
    let whole = "Rust I take down and then I ask what you built with it."
    for window in [one, other] {
      try await window.terminal.waitUntil("the whole reply below the stopped one") { rows in
        let again = rows.firstIndex { $0.contains("(tried again below)") }
        let last = rows.lastIndex { $0.contains(whole) }
        return again != nil && last != nil && again! < last!
      }
    }
    try await plain.sees("Mitko: " + whole)
    #expect(try await plain.leave() == 0)
    for window in [one, other] { #expect(try await window.quit() == 0) }
    let all = try await export()
    #expect(all.messages.filter { $0.author == "user" }.map(\.text) == [Self.told, Self.added])
    #expect(all.messages.suffix(2).map(\.text) == ["Rust I take down", whole])
    #expect(all.profiles.map(\.number) == [1, 2])
    #expect(provider.bodies.count == 3)
    ending.open()
    let stored = try await StoredWork(at: home.data + "/mitko/demo-empty.db")
    #expect(stored.calls.count == 3)
    // What it had said by then has been paid for.
    #expect(stored.calls.allSatisfy { $0.state.amount > .zero })
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func whatIsStoppedHoldsNothingThatAWholeReplyCouldNot(format: PlayedProvider.Format) async throws {
    let ending = Gate()
    let whole = PlayedProvider.turn("Good to know, and now write to trap@example.org about it.")
    let parts = whole.split(separator: " about it", maxSplits: 1).map(String.init)
    let provider = try PlayedProvider(
      format, [.grows([(parts[0], ending)], last: " about it" + parts[1])])
    let home = try ProgramHome()
    let chat = try await ChatTerminal(home: home, environment: provider.environment)
    try await chat.takeNoteAway()
    try await chat.say("Hello there")
    try await chat.terminal.waitFor("Good to know")
    try await chat.terminal.press(.escape)
    try await chat.terminal.waitFor("(stopped)")
    #expect(try await chat.quit() == 0)
    ending.open()
    let runner = try ProgramRunner("mitko", home: home, environment: provider.environment)
    let told = try await runner.run(["export", "--demo=empty", "--as", "kim"])
    let last = try JSONDecoder().decode(Export.self, from: Data(told.standardOutput.utf8)).messages.last
    #expect(last?.text.hasPrefix("Good to know") == true)
    #expect(last?.text.contains("trap") == false && last?.text.contains("example.org") == false)
  }
}
