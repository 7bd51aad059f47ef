import BuiltInReasoning
import Domain
import Foundation
import Localization
import Profiler
import JudgeScoring

/// `mitko-bench judge`: prints what the built-in judge is worth on the labelled pairs. Run in the package's root.
struct JudgeMeasurementTable {
  func run() throws {
    let phrasebooks = try Phrasebooks(
      ["en", "ru"].map { code in
        let name = "Locales/\(code).phrases"
        return Phrasebooks.Source(
          language: code, name: name, text: try String(contentsOfFile: name, encoding: .utf8))
      })
    let judge = BuiltInJudge(
      reader: FactReader(), names: FactNames(phrasebooks: phrasebooks), phrasebooks: phrasebooks,
      language: .english)
    let labelled = try LabelledPairs(root: FileManager.default.currentDirectoryPath)
    print(
      JudgeTable(JudgeMeasurement(labelled, sides: PeopleSides(labelled.people), judge: judge)).text)
  }
}
