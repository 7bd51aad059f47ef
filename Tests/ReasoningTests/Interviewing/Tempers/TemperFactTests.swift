import Domain
import TalkScoring
import TestSupport
import Testing

/// What is known at the end of each whole conversation, held against what is true of the person.
@Suite struct TemperFactTests {
  private static let people = TemperFile.everybody

  private static func score(_ person: TemperFile) async throws -> TalkScore {
    let talk = try await TemperTalk(person, books: .shipped)
    let profile = try #require(talk.profile)
    return TalkScore(TemperLabels(person, after: talk).talk, end: profile)
  }

  @Test(arguments: people)
  func whatThePersonToldIsKnownAndNothingElse(person: TemperFile) async throws {
    let score = try await Self.score(person)
    #expect(score.errors == [])
    #expect(score.grave == [])
  }

  @Test(arguments: people)
  func whatOthersKnowIsNotTheWorkOfTheTeam(person: TemperFile) async throws {
    let talk = try await TemperTalk(person, books: .shipped)
    let ruledOut = person.never.filter { $0.contains(".skill = ") }.compactMap { Claim(label: $0)?.value }
    let ofTheTeam = talk.profile?.facets[.provider]?.offers.facts.map(\.value) ?? []
    #expect(ofTheTeam.filter(ruledOut.contains) == [])
  }

  @Test(arguments: people)
  func theContactIsTheirs(person: TemperFile) async throws {
    let talk = try await TemperTalk(person, books: .shipped)
    guard talk.answered.contains("contact") else { return }
    let told = try #require(person.facts.first { $0.hasPrefix("contact = ") })
    #expect(told.hasSuffix(" " + (talk.contact?.value ?? "none")))
  }
}
