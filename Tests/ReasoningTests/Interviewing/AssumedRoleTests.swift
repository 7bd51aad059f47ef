import BuiltInReasoning
import Domain
import Ports
import Testing

/// Who tells of themself and never says whether they look for work or for people.
@Suite struct AssumedRoleTests {
  private func talk(_ language: Language, _ said: [String]) async throws -> (Conversation, String) {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    var last = ""
    for text in said { last = try await talk.say(text) }
    return (talk, last)
  }

  static let selfTellers: [(language: Language, said: [String], line: String)] = [
    (
      .english, ["hey", "I do devops: AWS, Terraform. been at it since 2018"],
      "I take it you look for work; say so if you look for people."
    ),
    (
      .russian, ["привет", "пишу на го и питоне с 2018"],
      "Буду считать, что нужна работа; если нужны люди, так и скажи."
    ),
  ]

  @Test(arguments: selfTellers)
  func afterTheSecondAskSomebodyWhoTellsOfThemselfLooksForWork(
    person: (language: Language, said: [String], line: String)
  ) async throws {
    let (talk, last) = try await talk(person.language, person.said)
    #expect(last.contains(person.line))
    let more = try await talk.say(person.language == .russian ? "хочу 200 на руки" : "I want 75k EUR gross")
    #expect(talk.profile?.roles ?? [.seeker] == [.seeker])
    #expect(!more.contains(person.line))
  }

  @Test func theQuestionWorkOrPeopleIsNeverPutAgainOnceItWasAssumed() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: .english)
    try await talk.start()
    var asked = 0
    for text in [
      "hey", "i do devops: aws, terraform", "last year i moved 40 services to EKS", "remote, Leeds",
      "i want 75k gross", "no banks please", "ok",
    ] {
      let line = try await talk.say(text)
      if line.contains("work, or for people") || line.contains("work or people")
        || line.contains("want to hire")
      {
        asked += 1
      }
    }
    #expect(asked == 1)
    #expect(talk.profile?.roles == [.seeker])
  }

  static let turns: [(language: Language, said: [String], turn: String)] = [
    (.english, ["hey", "I do devops: AWS, Terraform, remote, Leeds"], "no, I'm hiring"),
    (.english, ["hey", "I do devops: AWS, Terraform, remote, Leeds"], "People"),
    (.russian, ["привет", "пишу на го и питоне, удалённо, Казань"], "нет, я нанимаю"),
    (.russian, ["привет", "пишу на го и питоне, удалённо, Казань"], "Людей"),
    // Nothing was assumed here, and a plain no turns it round all the same.
    (.russian, ["привет", "я девопс: авс, терраформ, удалённо, Казань"], "нет, я нанимаю"),
    (.english, ["looking for work, AWS and Terraform, remote"], "No, sorry, I'm hiring"),
  ]

  @Test(arguments: turns)
  func aWordOfTheirsTurnsTheAssumptionRound(
    person: (language: Language, said: [String], turn: String)
  ) async throws {
    let (talk, line) = try await talk(person.language, person.said + [person.turn])
    #expect(line.contains(person.language == .russian ? "Значит, нужны люди." : "People for you, then."))
    try await talk.say(
      person.language == .russian
        ? "нам нужен фронтендер на реакте, делаем маркетплейс, нас трое, удалённо, до 200 тысяч"
        : "we need a React frontend developer, we make a marketplace, three of us, remote, up to 60k EUR")
    #expect(talk.profile?.roles == [.provider])
    #expect(talk.profile?.facets[.provider]?.wants.facts.contains { $0.value == .skill("react") } == true)
  }

  @Test func whoAlsoHiresTakesBothRoles() async throws {
    let (talk, _) = try await talk(.english, ["hey", "I do devops: AWS, Terraform, remote, Leeds"])
    try await talk.say(
      "I'm also hiring a React developer for my studio, we make shops, remote, up to 50k GBP")
    try await talk.say("I want 75k gross")
    #expect(talk.profile?.roles == [.seeker, .provider])
  }
}
