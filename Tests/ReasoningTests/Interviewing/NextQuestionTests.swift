import BuiltInReasoning
import Domain
import Ports
import Testing

/// What is asked next is what is worth most among the people that are there.
@Suite struct NextQuestionTests {
  /// A town of teams: each a way of working, a city and a ceiling.
  private static func town(_ teams: [(mode: WorkMode, city: String, most: Int?)]) -> Population {
    var town = Population()
    for team in teams {
      var facts = MatchFacts()
      facts.wantedTrades = ["backend"]
      facts.modes = [team.mode]
      facts.place = Place(id: team.city, country: "DE", timeZone: nil)
      facts.pay = team.most.map { Pay(least: nil, most: $0, currency: "EUR", period: .month, tax: .net) }
      town.count(facts, as: .provider, scale: PayScale(euros: ["EUR": 1]))
    }
    return town
  }

  /// Everybody is remote, and the sums lie far apart.
  static let ofMoney = town((0..<40).map { (.remote, "berlin", 2000 + $0 % 8 * 700) })
  /// Offices in eight cities, and hardly anybody names a sum.
  static let ofPlaces = town(
    (0..<40).map { (.office, "city\($0 % 8)", $0 == 0 ? 4000 : nil) })

  private func lastQuestion(in town: Population?, _ language: Language = .english) async throws -> String {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language, population: town)
    try await talk.start()
    if language == .russian {
      try await talk.say("ищу работу: сеньор-бэкендер на Go и Kafka, 7 лет")
      try await talk.say("расчёты для банков писать непросто, зато работают")
      return try await talk.say("небольшая команда, платежи")
    }
    try await talk.say("looking for work: senior backend developer, Go and Kafka, 7 years")
    try await talk.say("settlements for banks, hard to get right, and they run")
    return try await talk.say("a small team, payments")
  }

  @Test func whereAllAreRemoteAndTheSumsDifferPayIsAskedFirst() async throws {
    let english = try await lastQuestion(in: Self.ofMoney)
    #expect(english.contains("From what pay does it get interesting?"), "\(english)")
    let russian = try await lastQuestion(in: Self.ofMoney, .russian)
    #expect(russian.contains("От каких денег становится интересно?"), "\(russian)")
  }

  @Test func whereOfficesLieInManyCitiesThePlaceIsAskedFirst() async throws {
    let english = try await lastQuestion(in: Self.ofPlaces)
    #expect(english.contains("where are you, and do you want remote, hybrid or an office?"), "\(english)")
    let russian = try await lastQuestion(in: Self.ofPlaces, .russian)
    #expect(russian.contains("где ты и как удобнее, удалённо, гибридно или в офисе?"), "\(russian)")
  }

  @Test func whereNobodyIsThePlaceIsAskedFirst() async throws {
    let nobody = try await lastQuestion(in: nil)
    #expect(nobody.contains("where are you, and do you want remote, hybrid or an office?"), "\(nobody)")
    let few = try await lastQuestion(in: Self.town([(.remote, "berlin", 5000), (.remote, "bonn", 900)]))
    #expect(few == nobody)
  }
}
