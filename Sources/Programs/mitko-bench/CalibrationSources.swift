import BuiltInReasoning
import Domain
import Foundation
import Profiler

/// Somebody of the data that a calibration is fitted to.
struct CalibrationPerson {
  let id: String
  let role: Role
  /// Empty in the evaluation data: there pairs are graded one by one.
  let trade: String
  /// Had by a seeker, looked for by a provider.
  let seniority: Seniority?
  /// As the profiler composes them.
  let facts: CalibrationTexts
  /// As it composes them of somebody of whom nothing was understood.
  let words: CalibrationTexts
}

/// What one person offers and wants, to embed.
struct CalibrationTexts {
  let offers: EmbeddingTexts.Item
  let wants: EmbeddingTexts.Item
}

/// The people that relevance is known of, read by the same parts that read an imported person.
enum CalibrationSources {
  /// The demo's people: the file is the trade.
  static func demoPeople(folder: String) throws -> [CalibrationPerson] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".people") }
      .sorted()
    return try files.flatMap { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return people(in: text, trade: String(name.dropLast(".people".count)))
    }
  }

  /// One text of the evaluation data, which says at once what somebody offers and wants.
  static func person(_ person: EvaluationData.Person, role: Role) -> CalibrationPerson? {
    let text = person.text.replacing("\n", with: " ")
    return people(
      in: """
        === \(person.id)
        language: \(person.lang)
        name: Nobody
        role: \(role.rawValue)
        contact: telegram @nobody_demo
        --- offers
        \(text)
        --- wants
        \(text)
        --- practical
        \(text)

        """, trade: ""
    ).first
  }

  private static func people(in text: String, trade: String) -> [CalibrationPerson] {
    let reader = PersonReader(reader: FactReader())
    return PeopleFile(parsing: text, name: trade).people.flatMap { person -> [CalibrationPerson] in
      let profile = reader.profile(of: person) { _ in MessageID(high: 0, low: 0) }
      let view = PublicViewMaker().publicView(of: profile, language: person.language)
      return person.roles.compactMap { role in
        guard let facet = view.facets[role], let facts = texts(role, facet, person.language),
          let words = texts(role, facet.withoutFacts, person.language)
        else { return nil }
        let source = role == .seeker ? facet.offers : facet.wants
        let level = source.facts.lazy.compactMap { fact -> Seniority? in
          if case .seniority(let level) = fact.value { level } else { nil }
        }.first
        return CalibrationPerson(
          id: person.id, role: role, trade: trade, seniority: level, facts: facts, words: words)
      }
    }
  }

  private static func texts(_ role: Role, _ facet: PublicFacet, _ language: Language) -> CalibrationTexts? {
    let items = EmbeddingTexts(of: PublicView(facets: [role: facet]), language: language).items
    guard let offers = items.first(where: { $0.section == .offers }),
      let wants = items.first(where: { $0.section == .wants })
    else { return nil }
    return CalibrationTexts(offers: offers, wants: wants)
  }
}

extension PublicFacet {
  fileprivate var withoutFacts: PublicFacet {
    PublicFacet(
      offers: PublicPart(words: offers.words), wants: PublicPart(words: wants.words), practical: PublicPart())
  }
}

/// The evaluation data: one text a person, and graded pairs.
struct EvaluationData {
  struct Person: Decodable {
    let id: String
    let lang: String
    let text: String

  }

  private struct Pair: Decodable {
    let seeker: String
    let provider: String
    let grade: Int
  }

  let seekers: [Person]
  let providers: [Person]
  private let grades: [String: Int]

  init(folder: String) throws {
    func read<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
      try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
    }
    seekers = try read([Person].self, "seekers.json")
    providers = try read([Person].self, "providers.json")
    grades = Dictionary(
      try read([Pair].self, "relevance.json").map { ($0.seeker + " " + $0.provider, $0.grade) },
      uniquingKeysWith: { first, _ in first })
  }

  /// 0...3, by the ids of a seeker and a provider.
  func grade(_ seeker: String, _ provider: String) -> Int { grades[seeker + " " + provider] ?? 0 }

  /// Even numbers are fitted on, odd ones measured on.
  static func isEven(_ id: String) -> Bool { (Int(id.drop { !$0.isNumber }) ?? 0) % 2 == 0 }
}
