import Bootstrap
import Domain
import Foundation
import BuiltInReasoning
import Profiler
import TalkScoring

/// `mitko-bench talks`: prints how well facts are read in the labelled conversations, of those held out the totals
/// alone. Run in the package's root.
struct TalkMeasurement {
  /// Whether each error of the conversations that the reader is built on is named.
  let namesErrors: Bool
  /// A conversation of those that is printed as it goes with Mitko's own questions.
  let shown: String?
  /// A folder that is measured by the reader alone instead of those of the repository; nil for those.
  let folder: String?
  /// A conversation, or a file of several with lines `===` between them, of which each turn is printed with what it
  /// changed; nil for none. It needs no labels.
  let traced: String?

  func run() async throws {
    let reader = FactReader(currentYear: TalkFolder.year)
    if let traced { return trace(traced, reader) }
    if let folder {
      let table = TalkTable(TalkFolder.talks(in: folder).map { TalkScore($0, reader: reader) })
      if namesErrors { table.errorLines.forEach { print($0) } }
      return table.lines.forEach { print($0) }
    }
    let phrasebooks = try House.phrasebooks(overrideDirectory: nil)
    let interviewer = BuiltInInterviewer(
      reader: reader, names: FactNames(phrasebooks: phrasebooks), phrasebooks: phrasebooks)
    for folder in [TalkFolder.build, .heldOut] {
      let talks = folder.talks(below: ".")
      for talk in talks where !talk.faults.isEmpty {
        print("\(folder.rawValue)/\(talk.id): \(talk.faults.count) lines that the format does not know")
      }
      let table = TalkTable(talks.map { TalkScore($0, reader: reader) })
      print(folder.rawValue)
      if folder == .build, namesErrors { table.errorLines.forEach { print($0) } }
      table.lines.forEach { print($0) }
      print()
      if folder == .build {
        table.tagLines.forEach { print($0) }
        print()
      }
      var scores: [TalkScore] = []
      for talk in talks {
        let interview = try await TalkInterview(talk, interviewer: interviewer)
        scores.append(TalkScore(talk, interview: interview))
        if folder == .build, talk.id == shown {
          interview.transcript.forEach { print($0.author == .user ? "> \($0.text)\n" : "\($0.text)\n") }
        }
      }
      let interviewed = TalkTable(scores)
      print("\(folder.rawValue), with Mitko's own questions")
      if folder == .build, namesErrors { interviewed.errorLines.forEach { print($0) } }
      interviewed.lines.forEach { print($0) }
      print()
    }
  }

  /// Prints the turns of the conversations in the file at `path` and what each of them changed.
  private func trace(_ path: String, _ reader: FactReader) {
    let content =
      (FileManager.default.contents(atPath: path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    for (number, part) in content.components(separatedBy: "\n===\n").enumerated() {
      let talk = TalkFile("\(number + 1)", part)
      let reading = TalkReading(talk, reader: reader)
      for (index, turn) in talk.turns.enumerated() {
        print("[\(turn.asked.map { "\($0)" } ?? "-")] \(turn.text)")
        let before = Claim.all(of: reading.profiles[index])
        let after = Claim.all(of: reading.profiles[index + 1])
        let changes =
          before.filter { !after.contains($0) }.map { "- \($0.text)" }
          + after.filter { !before.contains($0) }.map { "+ \($0.text)" }
          + reading.contradictions[index].map { "? \($0.kind)" }
        print("    " + changes.joined(separator: "; "))
      }
      print()
    }
  }
}
