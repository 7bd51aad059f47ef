import Foundation
import TestSupport
import Testing

/// `mitko ask`, and several conversations in plain mode.
@Suite(.timeLimit(.minutes(10))) struct AskTests {
  private let demo = ["--demo=empty", "--as", "kim", "--language", "en"]

  @Test func aQuestionIsAnsweredOnceWithWhatStandsOnStandardInputBelowIt() async throws {
    let runner = try ProgramRunner("mitko")
    let asked = try await runner.run(
      ["ask", "who", "needs this?"] + demo, input: .text("Go, seven years.\n"))
    #expect(asked.status == 0)
    #expect(asked.standardError == "")
    #expect(asked.standardOutput.hasSuffix("\n"))
    #expect(asked.standardOutput.count > 10)
    let export = try await runner.run(["export"] + demo)
    #expect(export.standardOutput.contains(#""text" : "who needs this?\n\nGo, seven years.""#))
  }

  @Test func programsGetTheAnswerAsJSONAndNothingToAskIsAMistake() async throws {
    let runner = try ProgramRunner("mitko")
    let asked = try await runner.run(["ask", "--json", "Hello"] + demo)
    #expect(asked.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(asked.standardOutput.utf8)) as? [String: Any])
    #expect(object["sent"] as? Int == 2)
    #expect((object["answers"] as? [[String: Any]])?.first?["position"] as? Int == 3)
    let empty = try await runner.run(["ask"] + demo, input: .text(" \n"))
    #expect(empty.status == 64)
    #expect(
      empty.standardError == "mitko: there is nothing to ask: write it behind ask, or on standard input.\n")
  }

  @Test func conversationsAreListedNamedLeftAndSaved() async throws {
    let runner = try ProgramRunner("mitko")
    let lines = ["/new", "Boats that book themselves", "/title Ferries", "/chats", "/save", "/go 1", "/go 7"]
    let chat = try await runner.run(
      ["chat", "--plain"] + demo, input: .text(lines.joined(separator: "\n") + "\n"))
    #expect(chat.status == 0)
    let output = chat.standardOutput
    #expect(output.contains("You are in “New conversation” now.\nMitko: A new conversation."))
    #expect(output.contains("This conversation is called “Ferries” now.\n"))
    #expect(output.contains("/go 1 Main conversation\n/go 2 Ferries ←\n"))
    #expect(output.contains("# Ferries\n\n**Mitko**, "))
    #expect(output.contains("> Boats that book themselves\n"))
    #expect(output.contains("You are in “Main conversation” now.\n"))
    #expect(output.contains("There is no conversation 7. /chats lists them.\n"))
    let saved = try await runner.run(["export", "--conversation", "2"] + demo)
    #expect(saved.status == 0)
    #expect(saved.standardOutput.hasPrefix("# Ferries\n"))
    let none = try await runner.run(["export", "--conversation", "5"] + demo)
    #expect(none.status == 1)
    #expect(
      none.standardError == "mitko: there is no conversation 5: /chats in mitko chat lists them.\n")
  }
}
