import Domain
import Foundation
import LocalServer
import Ports
import TestSupport
import Testing

/// Two people who talk with a played model, each in a program of their own on one file, until each has the other's
/// contact.
final class ModelStory: Sendable {
  let script: StoryScript
  let model: StoryModel
  let provider: PlayedProvider
  let home: ProgramHome

  init(
    _ script: StoryScript, _ format: PlayedProvider.Format, faults: [StoryModel.Fault] = []
  ) throws {
    let model = StoryModel(script, format, faults: faults)
    self.script = script
    self.model = model
    provider = try PlayedProvider(format) { model.turn(for: $0) }
    home = try ProgramHome()
    try #require(try home.linkEmbeddingModels(), "the embedding model is missing: run make model")
  }

  /// Opens a person's chat; what they said before is printed again.
  func chat(_ person: StoryScript.Person, environment: [String: String] = [:]) throws -> PlainChat {
    PlainChat(
      program: try ProgramRunner("mitko", home: home, environment: provider.environment).start(
        ["chat", "--plain", "--demo=empty", "--as", person.role, "--language", script.language],
        // A verdict whose end nobody heard counts at its bound, which is more than half of what is saved up for a day.
        environment: environment.merging(["WEEKLY_BUDGET_USD": "70"]) { old, _ in old }))
  }

  /// Says the lines of those numbers, each after the answer to the one before it.
  func talk(_ person: StoryScript.Person, _ chat: PlainChat, lines: Range<Int> = 0..<3) async throws {
    for line in person.lines[lines] {
      chat.say(line.says)
      try await chat.sees("Mitko: ".inLanguage(script.language) + line.answer)
    }
  }

  func accept(_ person: StoryScript.Person, _ chat: PlainChat) async throws {
    try await chat.press(script.words.accept)
    try await chat.sees(script.words.askContact)
    chat.say(person.contact)
    try await chat.sees(script.words.preview)
    try await chat.press(script.words.share)
  }

  /// From the introductions to the end: both say yes, one after the other, and both leave.
  func agree(_ seeker: PlainChat, _ provider: PlainChat) async throws {
    let words = script.words
    try await accept(script.seeker, seeker)
    #expect(!provider.output.contains(script.seeker.contact), "nothing is revealed after one yes")
    try await accept(script.provider, provider)
    for (person, chat) in [(script.provider, seeker), (script.seeker, provider)] {
      try await chat.sees(words.connected)
      try await chat.sees(person.contact)
      let before = chat.output.components(separatedBy: words.connected)
      #expect(before.count == 2, "told once")
      #expect(!before[0].contains(person.contact), "and not before both said yes")
      #expect(try await chat.leave() == 0)
    }
  }

  // MARK: What is left of it

  struct Export: Decodable {
    struct Message: Decodable {
      let author: String
      let text: String
    }

    struct Introduction: Decodable {
      struct Contact: Decodable { let value: String }

      let status: String
      let contact: Contact?
    }

    let messages: [Message]
    let introductions: [Introduction]
  }

  func export(_ person: StoryScript.Person) async throws -> Export {
    let told = try await ProgramRunner("mitko", home: home).run([
      "export", "--demo=empty", "--as", person.role,
    ])
    return try JSONDecoder().decode(Export.self, from: Data(told.standardOutput.utf8))
  }

  /// What holds of every story that has come to its end, whatever went wrong on the way.
  ///
  /// - Parameter byRules: the lines that the rules have answered in the model's place.
  func expectItsEnd(byRules: Set<StoryModel.Work> = []) async throws {
    for person in script.people {
      let other = script.person(person.role == "seeker" ? "provider" : "seeker")
      let export = try await export(person)
      // What was written is there, once and in its order.
      #expect(
        export.messages.filter { $0.author == "user" }.map(\.text) == person.lines.map(\.says) + [
          person.contact
        ])
      for (number, line) in person.lines.enumerated() {
        let answers = export.messages.indices.filter { export.messages[$0].text == line.answer }
        if byRules.contains(.reply(person.role, number)) {
          #expect(answers.isEmpty)
          continue
        }
        #expect(answers.count == 1, "one answer to: \(line.says)")
        // And it stands behind the message that it answers, before the next one.
        let said = export.messages.lastIndex { $0.text == line.says } ?? 0
        let next =
          export.messages[(said + 1)...].firstIndex { $0.author == "user" } ?? export.messages.endIndex
        #expect(answers.allSatisfy { (said..<next).contains($0) })
      }
      #expect(export.introductions.map(\.status) == ["connected"])
      #expect(export.introductions.map(\.contact?.value) == [other.contact])
      #expect(export.messages.filter { $0.text.contains(other.contact) }.count == 1, "revealed once")
      #expect(export.messages.filter { $0.text.contains(script.introduction.before) }.count == 1)
    }
    #expect(model.unknown == [], "everything that was asked belongs to the story")
    try await expectTheLedgerToBeRight()
  }

  /// Each call has an entry of its own, nobody's work was done twice, and nothing is left over.
  private func expectTheLedgerToBeRight() async throws {
    let stored = try await StoredWork(at: home.data + "/mitko/demo-empty.db")
    let calls = stored.calls.filter { $0.kind != .embed }
    #expect(calls.count == provider.bodies.count, "as many entries as calls that came")
    #expect(calls.allSatisfy { if case .reserved = $0.state { false } else { true } })
    for kind in [JobTask.Kind.reply, .qualify, .introduce] {
      let jobs = Set(calls.filter { $0.kind == kind }.map(\.job))
      #expect(jobs.count == (kind == .reply ? 6 : kind == .qualify ? 1 : 2), "\(kind)")
    }
    let open = stored.jobs.filter { ["held", "discarded", "cancelled"].contains($0.state) }
    #expect(open.filter { $0.kind != .answerDeadline } == [])
    let told = try await ProgramRunner("mitko", home: home).run(["costs", "--demo=empty", "--json"])
    let costs = try JSONDecoder().decode(ModelTalkTests.Costs.self, from: Data(told.standardOutput.utf8))
    #expect(
      costs.rows.reduce(0) { $0 + $1.microdollars }
        == calls.reduce(0) { $0 + $1.state.amount.microdollars })
  }
}

extension String {
  /// How Mitko is called where its answers begin.
  fileprivate func inLanguage(_ code: String) -> String {
    code == "ru" ? replacingOccurrences(of: "Mitko", with: "Митко") : self
  }
}
