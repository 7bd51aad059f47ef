package import Domain
import Foundation

/// The evaluation data of `Tests/Fixtures/eval`, as it stands there.
package struct EvaluationSets: Sendable {
  /// A person or a vacancy. A matcher sees `text`; the rest is what the grades were computed from.
  package struct Item: Decodable, Sendable {
    package let id: String
    package let lang: String
    package let text: String
    let family: String
    let seniority: Int
    let city: String
    let mode: String
    let relocate: Bool?
    let salary_min: Int?
    let salary_max: Int?
    let skills: [String]

    package var language: Language { Language(code: lang) }
  }

  struct Occupation: Decodable, Sendable {
    let description: String
    let skill: [String]
  }

  private struct Pair: Decodable {
    let seeker: String
    let provider: String
    let grade: Int
  }

  package let seekers: [Item]
  package let providers: [Item]
  /// By seeker, then by provider.
  package let grades: [[Int]]
  let occupations: [Occupation]

  /// The people and vacancies of some of the seven families alone, for a measurement that costs less; no occupations.
  package func only(_ families: Set<String>) -> EvaluationSets {
    let rows = seekers.indices.filter { families.contains(seekers[$0].family) }
    let columns = providers.indices.filter { families.contains(providers[$0].family) }
    return EvaluationSets(
      seekers: rows.map { seekers[$0] }, providers: columns.map { providers[$0] },
      grades: rows.map { row in columns.map { grades[row][$0] } })
  }

  private init(seekers: [Item], providers: [Item], grades: [[Int]]) {
    self.seekers = seekers
    self.providers = providers
    self.grades = grades
    occupations = []
  }

  /// - Parameter folder: holds the four files.
  package init(folder: String) throws {
    func read<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
      try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
    }
    let seekers = try read([Item].self, "seekers.json")
    let providers = try read([Item].self, "providers.json")
    let pairs = try read([Pair].self, "relevance.json")
    let known = Dictionary(
      pairs.map { ($0.seeker + " " + $0.provider, $0.grade) }, uniquingKeysWith: { first, _ in first })
    grades = seekers.map { seeker in providers.map { known[seeker.id + " " + $0.id] ?? 0 } }
    (self.seekers, self.providers) = (seekers, providers)
    occupations = try read([Occupation].self, "occupations.json")
  }

  /// Each occupation as a seeker who lists one half of its skills, and as a vacancy that has its description and lists the
  /// other half; never its title. The same seed gives the same halves.
  package func halves(seed: UInt64) -> (seekers: [String], providers: [String]) {
    var dice = Dice(seed: seed)
    var seekers: [String] = []
    var providers: [String] = []
    for occupation in occupations {
      let skills = dice.shuffled(occupation.skill)
      let half = skills.count / 2
      seekers.append(skills[..<half].joined(separator: ", ") + ".")
      let description = occupation.description.replacing("\n", with: " ")
      providers.append(description + " " + skills[half...].joined(separator: ", ") + ".")
    }
    return (seekers, providers)
  }
}

/// SplitMix64: the same numbers on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Fisher and Yates, from the end.
  mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    var values = values
    for last in values.indices.dropFirst().reversed() {
      values.swapAt(last, Int(next() % UInt64(last + 1)))
    }
    return values
  }
}
