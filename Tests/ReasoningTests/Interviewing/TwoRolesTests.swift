import BuiltInReasoning
import Domain
import Ports
import Testing

/// Somebody who looks for work and for people: nobody guesses which of the two a word is about.
@Suite struct TwoRolesTests {
  private func both(_ language: Language = .english) async throws -> Conversation {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    if language == .russian {
      try await talk.say("ищу работу Go-разработчиком, и ещё нанимаю: нужен джун на React")
      try await talk.say("Go, постгрес, 6 лет. Удалённо из Тбилиси, от 4500 долларов")
      try await talk.say("Делаем расчёты для банков, восемь человек. До 3000 евро, гибрид")
    } else {
      try await talk.say(
        "I'm looking for a job as a Go developer, and I also hire: we need a junior React developer")
      try await talk.say("Go, Postgres, 6 years. Remote from Tbilisi, from 4500 USD")
      try await talk.say("We build settlement for banks, eight people. Up to 3000 EUR, hybrid")
    }
    #expect(talk.profile?.roles == [.seeker, .provider])
    talk.activate()
    return talk
  }

  private func skills(_ part: FacetPart?) -> [FactValue] {
    (part?.facts ?? []).map(\.value).filter { $0.kind == .skill }
  }

  @Test(arguments: [
    ("add Kafka", Language.english, "“add Kafka”", "people"),
    ("добавь Kafka", .russian, "«добавь Kafka»", "люди"),
  ])
  func aSkillWithoutARoleIsAskedAboutAndWrittenWhereItBelongs(
    text: String, language: Language, quoted: String, answer: String
  ) async throws {
    let talk = try await both(language)
    let question = try await talk.say(text)
    #expect(question.contains(quoted))
    #expect(talk.lastTurn?.profile == nil)
    try await talk.say(answer)
    #expect(skills(talk.profile?.facets[.provider]?.wants) == [.skill("react"), .skill("kafka")])
    #expect(skills(talk.profile?.facets[.seeker]?.offers) == [.skill("go"), .skill("postgresql")])
  }

  @Test(arguments: [
    (Language.english, "Remote for me and for them"), (.russian, "Удалённо и мне, и ему: офиса у нас нет"),
  ])
  func aTermThatIsSaidOfBothIsAskedForNeither(_ language: Language, _ said: String) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(
      language == .russian
        ? "И то и другое: ищу работу продактом, и нужен андроидщик, мидл, Kotlin"
        : "Both: I look for work as a product manager, and we need an Android developer, mid-level, Kotlin")
    try await talk.say(said)
    for role in [Role.seeker, .provider] {
      let terms = talk.known.facets[role]?.practical.facts.map(\.value) ?? []
      #expect(terms.contains(.workMode(.remote)), "\(role)")
    }
  }

  @Test(arguments: [
    ("add Kafka", Language.english, "people, and remote only", WorkMode.remote),
    ("добавь Kafka", .russian, "людям, и только удалённо", .remote),
    ("add Kafka", .english, "for the people, not for me", .hybrid),
  ])
  func whatIsToldWithTheRoleIsOfTheSameRole(
    text: String, language: Language, answer: String, mode: WorkMode
  ) async throws {
    let talk = try await both(language)
    try await talk.say(text)
    try await talk.say(answer)
    let provider = talk.profile?.facets[.provider]
    #expect(skills(provider?.wants) == [.skill("react"), .skill("kafka")])
    #expect(provider?.practical.facts.map(\.value).filter { $0.kind == .workMode } == [.workMode(mode)])
    #expect(skills(talk.profile?.facets[.seeker]?.offers) == [.skill("go"), .skill("postgresql")])
  }

  @Test func whatIsMeantForBothIsWrittenInBoth() async throws {
    let talk = try await both()
    try await talk.say("only remote now")
    let answer = try await talk.say("both")
    let seeker = talk.profile?.facets[.seeker]?.practical.facts.map(\.value)
    let provider = talk.profile?.facets[.provider]?.practical.facts.map(\.value)
    #expect(seeker?.contains(.workMode(.remote)) == true)
    #expect(provider?.filter { $0.kind == .workMode } == [.workMode(.remote)])
    #expect(answer.contains("Mode (looking for people): remote (was hybrid)"))
  }

  @Test(arguments: [
    ("change my location to Berlin", Language.english, "Place: Berlin (was Tbilisi)"),
    ("поменяй город на Берлин", .russian, "Место: Берлин (было: Тбилиси)"),
    ("I speak English C1", .english, "Languages: English (C1)"),
    ("английский C1", .russian, "Языки: английский (C1)"),
  ])
  func whatConcernsThePersonIsNotAskedAbout(text: String, language: Language, told: String) async throws {
    let talk = try await both(language)
    #expect(try await talk.say(text).contains(told))
  }

  @Test(arguments: [
    ("up to 4000 EUR now", Language.english, "Pay (looking for people): up to €4,000 a month"),
    ("from 5000 USD now", .english, "Pay (looking for work): from $5,000 a month"),
    ("my level is lead now", .english, "Level (looking for work): lead"),
  ])
  func whatCanBeOfOneRoleOnlyIsNotAskedAbout(text: String, language: Language, told: String) async throws {
    let talk = try await both(language)
    #expect(try await talk.say(text).contains(told))
  }

  @Test func aQuestionThatIsNotAnsweredTwiceIsLetGoAndChangesNothing() async throws {
    let talk = try await both()
    let before = talk.profile
    try await talk.say("add Kafka")
    let again = try await talk.say("thanks")
    #expect(again.contains("“add Kafka”"))
    let last = try await talk.say("thanks")
    #expect(!last.contains("Kafka"))
    #expect(talk.profile == before)
  }

  @Test(arguments: [
    ("pause", Language.english, "for work and for people"), ("пауза", .russian, "оба поиска"),
  ])
  func aPauseSaysThatItStopsBothAndHowToEndOne(text: String, language: Language, told: String) async throws {
    let talk = try await both(language)
    let answer = try await talk.say(text)
    #expect(answer.contains(told))
    #expect(answer.contains("/pause"))
  }
}
