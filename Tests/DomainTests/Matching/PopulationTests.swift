import Domain
import Testing

@Suite struct PopulationTests {
  private let scale = PayScale(euros: ["EUR": 1])

  private func team(
    _ trade: String, _ mode: WorkMode, _ city: String? = nil, most: Int? = nil
  ) -> MatchFacts {
    var facts = MatchFacts()
    facts.wantedTrades = [trade]
    facts.modes = [mode]
    facts.place = city.map { Place(id: $0, country: "DE", timeZone: nil) }
    facts.pay = most.map { Pay(least: nil, most: $0, currency: "EUR", period: .month, tax: .net) }
    return facts
  }

  private func population(_ teams: [MatchFacts]) -> Population {
    var population = Population()
    for team in teams { population.count(team, as: .provider, scale: scale) }
    return population
  }

  @Test func aPlaceCountsOnlyForThoseWhoWorkTogetherInIt() throws {
    let teams = Array(repeating: team("backend", .remote, "berlin"), count: 3)
    let group = try #require(
      population(teams + [team("backend", .office, "bonn"), team("backend", .hybrid, "jena")])
        .group(of: .provider, trades: ["backend"]))
    #expect(group.people == 5)
    #expect(group.share(of: .place) == 0.4)
    #expect(group.spread(of: .place) == 0.5)
    #expect(group.share(of: .workMode) == 1)
  }

  @Test func whereAllSayTheSameNothingIsSpread() throws {
    let group = try #require(
      population(Array(repeating: team("qa", .remote), count: 6)).group(of: .provider, trades: ["qa"]))
    #expect(group.spread(of: .workMode) == 0)
    #expect(group.share(of: .pay) == 0)
  }

  @Test func sumsFarApartAreOfDifferentBandsAndSumsNearEachOtherOfOne() throws {
    let apart = try #require(
      population([1000, 2000, 4000, 8000, 16000].map { team("qa", .remote, most: $0) })
        .group(of: .provider, trades: []))
    #expect(apart.spread(of: .pay) > 0.79)
    let near = try #require(
      population([4000, 4010, 4020, 4030, 4040].map { team("qa", .remote, most: $0) })
        .group(of: .provider, trades: []))
    #expect(near.spread(of: .pay) == 0)
  }

  @Test func aFewPeopleOfATradeAnswerAsPartOfTheirRoleAndFewPeopleNotAtAll() throws {
    let teams = Array(repeating: team("qa", .office, "bonn"), count: 4)
    #expect(population(teams).group(of: .provider, trades: ["qa"]) == nil)
    let more = population(teams + [team("backend", .remote)])
    #expect(more.group(of: .provider, trades: ["qa"])?.people == 5)
    #expect(more.group(of: .seeker, trades: ["qa"]) == nil)
  }

  @Test func whoWorksInAnotherCityIsCountedForAMove() throws {
    let teams = [
      team("qa", .office, "bonn"), team("qa", .office, "bonn"), team("qa", .office, "jena"),
      team("qa", .remote, "ulm"), team("qa", .hybrid, "ulm"),
    ]
    let group = try #require(population(teams).group(of: .provider, trades: ["qa"]))
    #expect(group.share(awayFrom: Place(id: "bonn", country: "DE", timeZone: nil)) == 0.4)
  }
}
