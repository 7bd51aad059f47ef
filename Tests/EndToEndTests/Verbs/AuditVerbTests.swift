import Foundation
import TestSupport
import Testing

/// `mitko audit`, as scripts and operators use it.
@Suite(.timeLimit(.minutes(10))) struct AuditVerbTests {
  /// Six people in Berlin who speak English, five in Kazan who speak Russian, and one of another level.
  private static let people =
    (1...6).map { number in
      """
      === quill\(number)
      language: en
      name: Vera Quill
      role: seeker
      contact: email quill\(number)@example.org
      --- offers
      Backend developer, six years, \(number == 6 ? "junior" : "senior"). Go, PostgreSQL and Kafka.
      --- wants
      A small product team that ships.
      --- practical
      Berlin or remote. From 4500 euros a month. English, German.

      """
    }.joined()
    + (1...5).map { number in
      """
      === osin\(number)
      language: ru
      name: Павел Осин
      role: seeker
      contact: email osin\(number)@example.org
      --- offers
      Бэкенд-разработчик, сеньор, шесть лет. Go, PostgreSQL и Kafka.
      --- wants
      Небольшую продуктовую команду.
      --- practical
      Казань, можно удалённо. От 300 тысяч рублей на руки. Русский, английский.

      """
    }.joined()

  private struct Answer: Decodable {
    struct Rate: Decodable, Equatable {
      let hits: Int
      let cases: Int
      let rate: Double?
      let ratio: Double?
      let standing: String
    }

    struct Group: Decodable {
      let group: String
      let withheld: String?
      let people: Int?
      let proposals: Int?
      let rates: [String: Rate]?
    }

    struct Dimension: Decodable {
      let by: String
      let groups: [Group]
    }

    struct Finding: Decodable {
      let group: String
    }

    let version: Int
    let since: String
    let until: String
    let people: Int?
    let leastPeople: Int
    let leastCases: Int
    let dimensions: [Dimension]
    let findings: [Finding]
  }

  private func audited() async throws -> ProgramRunner {
    let runner = try ProgramRunner("mitko")
    let path = runner.home.directory.path("home/some.people")
    try Self.people.write(toFile: path, atomically: true, encoding: .utf8)
    let imported = try await runner.run(["import", path, "--demo=empty"])
    #expect(imported.status == 0, "\(imported.standardError)")
    return runner
  }

  @Test func programsReadGroupsAndRatesAndNobodysName() async throws {
    let runner = try await audited()
    let result = try await runner.run(["audit", "--json", "--demo=empty"])
    #expect(result.status == 0)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(result.standardOutput.utf8))
    #expect(answer.version == 1 && answer.people == 11 && answer.leastPeople == 5 && answer.leastCases == 5)
    #expect(answer.since < answer.until && answer.findings.isEmpty)
    #expect(answer.dimensions.map(\.by) == ["language", "place", "seniority", "channel"])
    #expect(answer.dimensions[0].groups.map(\.group) == ["en", "ru"])
    #expect(answer.dimensions[1].groups.map(\.group) == ["DE", "RU"])
    for dimension in answer.dimensions[0...1] {
      #expect(dimension.groups.map(\.people) == [6, 5])
      #expect(
        dimension.groups.map(\.proposals) == [0, 0] && dimension.groups.allSatisfy { $0.withheld == nil })
    }
    let rates = try #require(answer.dimensions[0].groups[1].rates)
    #expect(rates.keys.sorted() == ["acceptance", "exposure", "own_acceptance", "selection"])
    #expect(rates["acceptance"] == Answer.Rate(hits: 0, cases: 0, rate: nil, ratio: nil, standing: "few"))
    #expect(rates["exposure"]?.rate == 0 && rates["exposure"]?.cases == 5)
    // One is junior: ten would tell of them by what is left of eleven.
    let levels = answer.dimensions[2].groups
    #expect(levels.map(\.group) == ["junior", "senior"])
    #expect(levels.map(\.withheld) == ["fewer_than_five", "covers_few"])
    #expect(levels.allSatisfy { $0.people == nil && $0.proposals == nil && $0.rates == nil })
    #expect(answer.dimensions[3].groups.map(\.group) == ["neither"])
    for word in ["quill", "Quill", "Осин", "osin", "@"] { #expect(!result.standardOutput.contains(word)) }
    #expect(
      try await runner.run(
        ["audit", "--json", "--demo=empty"], environment: ["MITKO_ADMIN_ROLE": "read-only"]
      ).status == 0)
  }

  @Test func operatorsReadATableThatFitsTheirTerminal() async throws {
    let runner = try await audited()
    for (language, told) in [
      (
        "en",
        [
          "language  people  each", "en             6  0.00       0 %",
          "Fewer than five people, not told: junior.", "senior.", "DE", "No protected attribute",
        ]
      ),
      (
        "ru",
        ["язык", "уровень", "Меньше пяти человек, не показано: джуниор.", "0,00", "Защищённые признаки"]
      ),
    ] {
      let result = try await runner.run(["audit", "--language", language, "--demo=empty"])
      #expect(result.status == 0)
      for words in told { #expect(result.standardOutput.contains(words), "\(words)") }
      for line in result.standardOutput.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      #expect(!result.standardOutput.contains("Quill") && !result.standardOutput.contains("Осин"))
    }
  }

  @Test func fewPeopleAndAWrongTimeAreTold() async throws {
    let runner = try ProgramRunner("mitko")
    #expect(try await runner.run(["migrate", "--demo=empty"]).status == 0)
    let nobody = try await runner.run(["audit", "--since", "2026-01-01", "--demo=empty", "--language", "en"])
    #expect(nobody.status == 0)
    #expect(
      nobody.standardOutput.hasPrefix("Since 2026-01-01T00:00: fewer than five people who could be proposed.")
    )
    let wrong = try await runner.run(["audit", "--since", "yesterday", "--language", "en"])
    #expect(wrong.status == 64 && wrong.standardOutput.isEmpty)
    #expect(wrong.standardError.hasPrefix("mitko: \"yesterday\" is no age such as 7d or 12h"))
  }
}
