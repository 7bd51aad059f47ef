import BuiltInReasoning
import Domain
import Foundation
import Localization
import Profiler
import JudgeScoring
import TestSupport

/// The files and the judge that these tests share: each is read once.
enum JudgeFixtures {
  static let labelled: LabelledPairs? = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return try? LabelledPairs(root: root.path)
  }()

  static let sides = PeopleSides(labelled?.people ?? [:])
  static let judge = judge(in: .english)

  static func judge(in language: Language) -> BuiltInJudge {
    BuiltInJudge(
      reader: FactReader(), names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped, language: language
    )
  }

  static let measurement: JudgeMeasurement? = labelled.map {
    JudgeMeasurement($0, sides: sides, judge: judge)
  }

  static var pairs: [LabelledPairs.Pair] { labelled?.pairs ?? [] }
  static func person(_ id: String) -> PeopleFile.Person? { labelled?.people[id] }
}
