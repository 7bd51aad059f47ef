package import Domain
import FoundationEssentials
package import Profiler

/// The labelled pairs of `Tests/Fixtures/judge`, with the people of the demo and of the fixture.
package struct LabelledPairs: Sendable {
  /// What a pair is for: `build` may be looked at while writing rules, `heldOut` is only measured on.
  package enum Set: String, CaseIterable, Sendable { case build, heldOut = "held-out" }

  /// A pair and what a careful matchmaker says of it.
  package struct Pair: Sendable, CustomStringConvertible {
    package let id: String
    package let set: Set
    /// Ids of people.
    package let seeker: String
    package let provider: String
    package let verdict: Verdict.Decision
    package let tags: [String]

    package var description: String { id }
  }

  package let pairs: [Pair]
  /// By id.
  package let people: [String: PeopleFile.Person]

  /// - Parameter root: the repository's folder.
  /// - Throws: where a file cannot be read. A record that is not whole is left out: `Scripts/check-people.py` names it.
  package init(root: String) throws {
    let fixture = root + "/Tests/Fixtures/judge/"
    var people: [String: PeopleFile.Person] = [:]
    for path in try Self.files(root + "/demo-data/people/", ".people") + Self.files(fixture, ".people") {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for person in PeopleFile(parsing: text, name: path).people { people[person.id] = person }
    }
    self.people = people
    pairs = try Self.files(fixture, ".txt").flatMap { path in
      Self.pairs(in: try String(contentsOfFile: path, encoding: .utf8))
    }
  }

  private static func files(_ folder: String, _ suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(suffix) }.sorted()
      .map { folder + $0 }
  }

  private static func pairs(in text: String) -> [Pair] {
    var records: [[String: String]] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("=== ") {
        records.append(["id": String(line.dropFirst(4))])
      } else if let colon = line.firstIndex(of: ":"), !records.isEmpty {
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        records[records.count - 1][String(line[..<colon])] = String(value)
      }
    }
    return records.compactMap { values in
      guard let id = values["id"], let set = values["set"].flatMap(Set.init(rawValue:)),
        let seeker = values["seeker"], let provider = values["provider"],
        let verdict = values["verdict"].flatMap(Verdict.Decision.init(rawValue:))
      else { return nil }
      let tags = (values["tags"] ?? "").split(separator: ",").map { tag in
        String(tag.drop { $0 == " " })
      }
      return Pair(id: id, set: set, seeker: seeker, provider: provider, verdict: verdict, tags: tags)
    }
  }
}
