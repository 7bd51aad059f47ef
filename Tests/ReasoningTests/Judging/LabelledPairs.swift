import Domain
import Foundation
import Ports
import Profiler
import Testing

@testable import BuiltInReasoning

/// The labelled pairs of `Tests/Fixtures/judge`, with the people of the demo and of the fixture.
struct LabelledPairs {
  /// What the set is for: `build` may be looked at while tuning, `held-out` is only measured on.
  enum Set: String, CaseIterable { case build, heldOut = "held-out" }

  struct Pair: CustomTestStringConvertible {
    let id: String
    let set: Set
    let seeker: String
    let provider: String
    let verdict: Verdict.Decision
    let tags: [String]

    var testDescription: String { id }
  }

  let pairs: [Pair]
  let people: [String: PeopleFile.Person]

  static let shared = LabelledPairs()

  private init() {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let demo = root.appendingPathComponent("demo-data/people")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: demo.path)) ?? []
    let files =
      names.filter { $0.hasSuffix(".people") }.sorted().map(demo.appendingPathComponent)
      + [root.appendingPathComponent("Tests/Fixtures/judge/people.people")]
    var people: [String: PeopleFile.Person] = [:]
    for file in files {
      for person in PeopleFile(parsing: Self.text(of: file), name: file.lastPathComponent).people {
        people[person.id] = person
      }
    }
    self.people = people
    pairs = Self.pairs(in: Self.text(of: root.appendingPathComponent("Tests/Fixtures/judge/pairs.txt")))
  }

  private static func text(of file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

  private static func pairs(in text: String) -> [Pair] {
    text.components(separatedBy: "\n=== ").dropFirst().compactMap { record in
      let lines = record.split(separator: "\n")
      var values: [String: String] = [:]
      for line in lines.dropFirst() where !line.hasPrefix("#") {
        guard let colon = line.firstIndex(of: ":") else { continue }
        values[String(line[..<colon])] = line[line.index(after: colon)...].trimmingCharacters(
          in: .whitespaces)
      }
      guard let id = lines.first, let set = values["set"].flatMap(Set.init(rawValue:)),
        let seeker = values["seeker"],
        let provider = values["provider"],
        let verdict = values["verdict"].flatMap(Verdict.Decision.init(rawValue:))
      else { return nil }
      let tags = (values["tags"] ?? "").components(separatedBy: ", ")
      return Pair(id: String(id), set: set, seeker: seeker, provider: provider, verdict: verdict, tags: tags)
    }
  }
}
