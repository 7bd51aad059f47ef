import Bootstrap
import Domain
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

  func run() async throws {
    let reader = FactReader(currentYear: TalkFolder.year)
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
}
