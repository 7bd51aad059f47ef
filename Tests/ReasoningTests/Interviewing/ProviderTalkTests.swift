import BuiltInReasoning
import Domain
import Ports
import Testing

/// What somebody who hires says goes where it belongs: the team's to the team, the candidate's to the wishes.
@Suite struct ProviderTalkTests {
  private func provider(
    _ said: [String], _ language: Language = .english
  ) async throws -> (facet: Facet, last: String, known: Profile) {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    var last = ""
    for text in said { last = try await talk.say(text) }
    let profile = try #require(talk.profile)
    return (try #require(profile.facets[.provider]), last, profile)
  }

  static let candidates: [(language: Language, opening: String, answer: String)] = [
    (
      .english, "We're hiring a tester for our payments app",
      "QA engineer, Python with pytest or Java with JUnit, middle"
    ),
    (
      .russian, "ищем тестировщика в команду платежей", "QA-инженер, Python с pytest или Java с JUnit, мидл"
    ),
  ]

  @Test(arguments: candidates)
  func aCandidateNamedWhereTheTeamWasAskedForIsWhomTheyLookFor(
    language: Language, opening: String, answer: String
  ) async throws {
    let rest =
      language == .russian
      ? ["удалённо, до 4000 евро", "делаем переводы для банков, нас восемь"]
      : ["remote, up to 4000 EUR", "we make transfers for banks, eight people"]
    let found = try await provider([opening, answer] + rest, language)
    #expect(
      found.facet.wants.facts.map(\.value) == [
        .trade("qa"), .skill("python"), .skill("pytest"), .skill("java"), .skill("junit"), .seniority(.mid),
      ])
    #expect(!found.facet.offers.facts.contains { $0.value.kind == .skill })
    #expect(found.facet.wants.words.map(\.quote).contains(answer))
  }

  static let teams: [(language: Language, said: [String], words: String)] = [
    (
      .english,
      [
        "people", "We're hiring: retail analytics, five people in data",
        "a data engineer, senior, dbt and Snowflake", "remote, up to 80k EUR a year",
      ], "retail analytics, five people in data"
    ),
    (
      .russian,
      [
        "нанимаем: аналитика для ритейла, в данных пять человек", "дата-инженер, сеньор, dbt, Snowflake",
        "удалённо, до 5000 евро",
      ], "в данных пять человек"
    ),
  ]

  @Test(arguments: teams)
  func aTeamThatIsCountedIsTheTeam(language: Language, said: [String], words: String) async throws {
    let found = try await provider(said, language)
    #expect(found.facet.offers.words.map(\.quote).contains { $0.contains(words) })
    #expect(found.facet.wants.facts.map(\.value).contains(.trade("data-engineering")))
    #expect(
      found.facet.wants.facts.map(\.value).suffix(2) == [.skill("dbt"), .skill("snowflake")]
        || found.facet.wants.facts.map(\.value).contains(.seniority(.senior)))
    #expect(found.facet.offers.facts.map(\.value) == [])
  }

  @Test func whoSaysWhatTheTeamDoesIsNotAskedForItAgain() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    try await talk.say("people")
    let answer = try await talk.say("We're hiring: retail analytics, five people in data")
    #expect(answer.contains("“retail analytics, five people in data”"))
    #expect(
      answer.hasSuffix("the skills that matter?") || answer.contains("Who would be right")
        || answer.contains("Describe the person"))
  }

  @Test(arguments: [
    ("We make retail analytics, five people in data", Language.english),
    ("делаем аналитику для ритейла, в данных пять человек", .russian),
  ])
  func theTeamToldWhereTheTermsWereAskedForIsNoTerm(text: String, language: Language) async throws {
    let isRussian = language == .russian
    let found = try await provider(
      [
        isRussian ? "ищем тестировщика, мидл, pytest" : "We need a QA engineer, middle, pytest", text,
        isRussian ? "удалённо" : "remote", isRussian ? "до 4000 евро" : "up to 4000 EUR",
      ], language)
    #expect(found.facet.offers.words.map(\.quote) == [text])
    #expect(!found.facet.practical.words.map(\.quote).contains(text))
  }
}
