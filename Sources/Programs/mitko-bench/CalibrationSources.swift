import Domain
import Foundation
import Lexicon
import Profiler

/// Somebody of the data that a calibration is fitted to, as two texts to embed.
struct CalibrationPerson {
  let role: Role
  let trade: String
  let seniority: Domain.Seniority?
  let offers: EmbeddingTexts.Item
  let wants: EmbeddingTexts.Item
}

/// The people that relevance is known of.
enum CalibrationSources {
  /// The demo's people: the file is the trade.
  static func demoPeople(folder: String) throws -> [CalibrationPerson] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".people") }
      .sorted()
    return try files.flatMap { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return PeopleFile(parsing: text, name: name).people.flatMap {
        people($0, trade: String(name.dropLast(7)))
      }
    }
  }

  private static func people(_ person: PeopleFile.Person, trade: String) -> [CalibrationPerson] {
    person.roles.compactMap { role in
      let offers = person.texts[.section(role, .offers)] ?? ""
      let wants = person.texts[.section(role, .wants)] ?? ""
      let items = items(role: role, language: person.language, offers: offers, wants: wants)
      guard items.count == 2 else { return nil }
      return CalibrationPerson(
        role: role, trade: trade, seniority: level(of: role == .seeker ? offers : wants), offers: items[0],
        wants: items[1])
    }
  }

  /// The texts to embed, composed as the profiler does; offers, then wants.
  static func items(role: Role, language: Language, offers: String, wants: String) -> [EmbeddingTexts.Item] {
    let facet = PublicFacet(offers: part(offers), wants: part(wants), practical: PublicPart())
    return EmbeddingTexts(of: PublicView(facets: [role: facet]), language: language).items
  }

  /// The plain mentions of the lexicon stand for the facts that a reader would find.
  private static func part(_ text: String) -> PublicPart {
    var facts: [PublicFact] = []
    func add(_ value: FactValue) {
      if !facts.contains(where: { $0.value == value }) { facts.append(PublicFact(value, quote: "")) }
    }
    for mention in Trades.mentions(in: text) { add(.trade(mention.trade.rawValue)) }
    if let level = level(of: text) { add(.seniority(level)) }
    for mention in Skills.mentions(in: text) { add(.skill(mention.skill.id)) }
    return PublicPart(words: text.isEmpty ? [] : [text], facts: facts)
  }

  private static func level(of text: String) -> Domain.Seniority? {
    SeniorityReader.mentions(in: text).first.flatMap { Domain.Seniority(rawValue: $0.level.rawValue) }
  }
}

/// The evaluation data: one text a person, and graded pairs.
struct EvaluationData {
  struct Person: Decodable {
    let id: String
    let lang: String
    let text: String

    /// Even numbers are fitted on, odd ones measured on.
    var isEven: Bool { (Int(id.drop { !$0.isNumber }) ?? 0) % 2 == 0 }
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

  /// 0...3.
  func grade(_ seeker: Person, _ provider: Person) -> Int { grades[seeker.id + " " + provider.id] ?? 0 }
}
