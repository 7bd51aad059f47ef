import Agent
import Domain
import Ports
import TestSupport
import Testing

/// Who is there is counted from the people who take part, and only now and then.
@Suite struct PopulationSurveyTests {
  @Test func onlyPeopleWhoTakePartAreCounted() async throws {
    let house = try await TestHouse.open()
    for number in 0..<6 { _ = try await house.provider("team\(number)") }
    let resting = try await house.provider("resting")
    try await house.store.write { tx in try tx.users.setStage(.paused, of: resting.user) }
    let survey = PopulationSurvey(scale: PayScale(euros: ["EUR": 1]))
    let counted = try await survey.population(in: house.store, at: house.time.now)
    #expect(counted.group(of: .provider, trades: [])?.people == 6)
    #expect(counted.group(of: .seeker, trades: []) == nil)
  }

  @Test func aCountServesForTenMinutes() async throws {
    let house = try await TestHouse.open()
    for number in 0..<5 { _ = try await house.provider("team\(number)") }
    let survey = PopulationSurvey(scale: PayScale(euros: ["EUR": 1]))
    let first = try await survey.population(in: house.store, at: house.time.now)
    _ = try await house.provider("newcomer")
    let soon = house.time.now + .seconds(599)
    #expect(try await survey.population(in: house.store, at: soon) == first)
    let later = try await survey.population(in: house.store, at: house.time.now + .seconds(600))
    #expect(later.group(of: .provider, trades: [])?.people == 6)
  }
}
