import BuiltInReasoning
import TalkScoring

/// `mitko-bench talks`: prints how well facts are read in the labelled conversations, of those held out the totals
/// alone. Run in the package's root.
struct TalkMeasurement {
  /// Whether each error of the conversations that the reader is built on is named.
  let namesErrors: Bool

  func run() {
    let reader = FactReader(currentYear: TalkFolder.year)
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
    }
  }
}
