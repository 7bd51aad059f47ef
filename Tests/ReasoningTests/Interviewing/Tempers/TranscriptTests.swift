import Foundation
import TestSupport
import Testing

/// Whole conversations with people of different temper, as pictures to be read.
///
/// A missing picture fails. `MITKO_RECORD=1` writes what is said now, and fails too: a recording run proves nothing, and
/// what it wrote is to be read from the first to the last line.
@Suite struct TranscriptTests {
  static let people = TemperFile.everybody

  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Pictures").standardizedFileURL

  @Test func thereAreTenPeopleOfEachLanguage() {
    #expect(Self.people.filter { $0.language == "en" }.count == 10)
    #expect(Self.people.filter { $0.language == "ru" }.count == 10)
    #expect(Set(Self.people.map(\.temper)).count == 10)
  }

  @Test(arguments: people)
  func theConversationIsTheOneThatWasRead(person: TemperFile) async throws {
    let shown = try await TemperTalk(person, books: .shipped).transcript
    let file = Self.folder.appendingPathComponent(person.id + ".txt")
    if ProcessInfo.processInfo.environment["MITKO_RECORD"] == "1" {
      try Data(shown.utf8).write(to: file)
      Issue.record("recorded \(person.id): read it, then run without MITKO_RECORD")
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("there is no picture of \(person.id): run with MITKO_RECORD=1")
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    if shown != expected { Issue.record("\(person.id) is\n\(shown)and should be\n\(expected)") }
  }

  @Test(arguments: people)
  func everybodyIsDoneInFewMessagesAndTheSearchStarts(person: TemperFile) async throws {
    let talk = try await TemperTalk(person, books: .shipped)
    #expect(talk.hasStarted)
    #expect(try #require(talk.messagesToCard) <= 16)
  }

  @Test(arguments: people)
  func noParagraphComesTwiceWithinTwelveTurns(person: TemperFile) async throws {
    let talk = try await TemperTalk(person, books: .shipped)
    #expect(Repetitions.within(12, of: talk.lines) == [])
  }
}

/// Paragraphs that were said again too soon.
enum Repetitions {
  static func within(_ turns: Int, of lines: [String]) -> [String] {
    var last: [String: Int] = [:]
    var repeated: [String] = []
    for (turn, line) in lines.enumerated() {
      for paragraph in Set(line.split(separator: "\n", omittingEmptySubsequences: true)) {
        if let before = last[String(paragraph)], turn - before < turns { repeated.append(String(paragraph)) }
        last[String(paragraph)] = turn
      }
    }
    return repeated
  }
}
