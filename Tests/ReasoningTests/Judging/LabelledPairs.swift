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

/// People of files as the judge and the writer get them: read by the interviewer's reader, masked as when stored.
struct PeopleSides {
  static let shared = PeopleSides()

  private let profiles: [String: Profile]

  private init() {
    profiles = LabelledPairs.shared.people.mapValues(Self.profile)
  }

  static func profile(of person: PeopleFile.Person) -> Profile {
    PersonReader(reader: MentionFactReader()).profile(of: person) { _ in MessageID(high: 0, low: 0) }
  }

  static func side(_ profile: Profile, _ role: Role, _ language: Language) -> JudgedSide? {
    guard let facts = MatchFacts(profile, as: role),
      let facet = PublicViewMaker().publicView(of: profile, language: language).facets[role]
    else { return nil }
    return JudgedSide(publicFacet: facet, facts: facts, privateNotes: profile.privateNotes)
  }

  func side(_ id: String, _ role: Role) -> JudgedSide? {
    guard let profile = profiles[id], let person = LabelledPairs.shared.people[id] else { return nil }
    return Self.side(profile, role, person.language)
  }

  /// The ids of everybody of a role, in order.
  func ids(_ role: Role) -> [String] {
    profiles.filter { $0.value.facets[role] != nil }.keys.sorted()
  }
}
