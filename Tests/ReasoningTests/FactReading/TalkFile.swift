import Foundation
import Ports
import Testing

/// A conversation of `demo-data/conversations`, with the facts that a careful reader has at its end.
struct TalkFile: CustomTestStringConvertible, Sendable {
  struct Turn: Sendable {
    let text: String
    /// What Mitko had asked, told by the words of the question.
    let asked: InterviewTopic?
  }

  let id: String
  let language: String
  let turns: [Turn]
  let expected: [String]
  let never: [String]

  var testDescription: String { id }

  static let all: [TalkFile] = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent("demo-data/conversations").path)
    {
      folder.deleteLastPathComponent()
    }
    let talks = folder.appendingPathComponent("demo-data/conversations")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: talks.path)) ?? []
    return names.filter { $0.hasSuffix(".talk") }.sorted().compactMap { name in
      (try? String(contentsOf: talks.appendingPathComponent(name), encoding: .utf8)).map {
        TalkFile(name, $0)
      }
    }
  }()

  private init(_ name: String, _ content: String) {
    var language = "en"
    var turns: [Turn] = []
    var expected: [String] = []
    var never: [String] = []
    var question = ""
    var open: (speaker: String, text: String)?
    func close() {
      guard let turn = open else { return }
      if turn.speaker == "mitko" {
        question = turn.text
      } else {
        turns.append(Turn(text: turn.text, asked: Self.topic(of: question)))
      }
      open = nil
    }
    for line in content.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("  "), let turn = open {
        let rest = line.dropFirst(2)
        open = (
          turn.speaker, rest.hasPrefix("| ") ? turn.text + "\n" + rest.dropFirst(2) : turn.text + " " + rest
        )
        continue
      }
      close()
      guard let colon = line.range(of: ": ") else { continue }
      let value = String(line[colon.upperBound...])
      switch line[..<colon.lowerBound] {
      case "language": language = value
      case "mitko": open = ("mitko", value)
      case "user": open = ("user", value)
      case "expect": expected.append(value)
      case "never": never.append(value)
      default: break
      }
    }
    close()
    id = name
    self.language = language
    self.turns = turns
    self.expected = expected
    self.never = never
  }

  /// The last question of Mitko's turn decides; the order of the rows is that of the check.
  private static func topic(of words: String) -> InterviewTopic? {
    let rows: [(InterviewTopic, [String])] = [
      (.role, ["looking for work, or", "ищете работу"]),
      (.contact, ["contact", "контакт", "как вас зовут", "ваше имя", "вас зовут", "reach you"]),
      (
        .languages,
        [
          "languages do you", "working language", "language of the team", "языки", "языками", "языках",
          "на каком языке", "рабочий язык",
        ]
      ),
      (.pay, ["pay", "сколько", "деньги", "суммы"]),
      (.relocation, ["would you move", "переезд", "переехать", "help somebody move"]),
      (
        .place,
        [
          "where are you", "where would they", "where do you live", "где вы", "где человек", "где он",
          "в каком городе", "how would you like to work",
        ]
      ),
      (.seniority, ["junior", "say senior", "level"]),
      (.years, ["number of years", "how long have", "for how long"]),
      (
        .wants,
        [
          "whom do you need", "next", "what are you looking for", "new colleague", "кого", "хотелось",
          "какую работу", "какую команду", "о человеке",
        ]
      ),
      (.skills, ["which tools", "too?", "пользуетесь"]),
      (
        .offers,
        ["what do you do", "what does the team", "what runs", "расскажите", "что делали", "чем занимаетесь"]
      ), (.mode, ["удалённо, в офисе"]),
    ]
    let folded = words.lowercased()
    return rows.first { $0.1.contains { folded.contains($0) } }?.0
  }
}
