import BuiltInReasoning
import Domain
import Ports
import Testing

@Suite struct NewcomerTests {
  static let newcomers: [(language: Language, role: Role, said: [String])] = [
    (
      .english, .seeker,
      [
        "I'm a senior backend developer, 7 years of Go, Kafka and PostgreSQL. Looking for a job.",
        "I'd like a small fintech team where engineers own production. Remote from Tbilisi, from 4500 USD a month net",
      ]
    ),
    (
      .english, .seeker,
      [
        "looking for work", "QA engineer, 4 years, Python and Selenium",
        "I want a calm product team, remote, Warsaw, from 4000 EUR a month",
      ]
    ),
    (
      .russian, .seeker,
      [
        "ищу работу", "бэкенд-разработчик, 5 лет, Go и Kafka",
        "хочу в финтех. удалённо из Тбилиси, от 4000 долларов на руки",
      ]
    ),
    (
      .english, .provider,
      [
        "We are hiring: need a senior Go developer with PostgreSQL",
        "We build settlement for banks, eight engineers",
        "remote, up to 6000 EUR gross",
      ]
    ),
    (
      .russian, .provider,
      [
        "ищем мидла на React", "делаем маркетплейс запчастей, нас двенадцать",
        "Москва, офис или гибрид, до 300 тысяч рублей",
      ]
    ),
  ]

  @Test(arguments: newcomers)
  func aNewcomerHasAValidProfileAndTheCardAfterThreeMessages(
    newcomer: (language: Language, role: Role, said: [String])
  ) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: newcomer.language)
    try await talk.start()
    for text in newcomer.said { try await talk.say(text) }
    let profile = try #require(talk.profile)
    #expect(profile.defects == [])
    #expect(profile.roles == [newcomer.role])
    #expect(talk.lastTurn?.showsProfile == true)
  }

  @Test(arguments: newcomers)
  func everyFactAndEveryWordIsALiteralPartOfTheMessageItNames(
    newcomer: (language: Language, role: Role, said: [String])
  ) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: newcomer.language)
    try await talk.start()
    for text in newcomer.said { try await talk.say(text) }
    let profile = try #require(talk.profile)
    let said = Dictionary(
      uniqueKeysWithValues: talk.transcript.filter { $0.author == .user }.map { ($0.id, $0.text) })
    let words = profile.facets.values.flatMap { $0.offers.words + $0.wants.words + $0.practical.words }
    #expect(!words.isEmpty)
    for evidence in words + profile.allFacts.map(\.source) {
      #expect(said[evidence.message]?.contains(evidence.quote) == true, "\(evidence.quote)")
    }
  }

  @Test func theGreetingComesOnceAndExplainsMoreOnRequest() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    let greeting = try await talk.start()
    #expect(greeting.hasPrefix("Hi, I'm Mitko"))
    #expect(talk.lastTurn?.lines.map(\.actions) == [[.tellPitch]])
    let answer = try await talk.say("what is this?")
    #expect(!answer.contains("Hi, I'm Mitko"))
    #expect(answer.contains("Contacts are shown only after two yeses"))
  }

  @Test func whoeverSpeaksFirstIsGreetedAndAnsweredInOneTurn() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    let answer = try await talk.say("I'm a senior Go developer looking for a job")
    #expect(answer.hasPrefix("Hi, I'm Mitko"))
    #expect(talk.lastTurn?.lines.count == 2)
    #expect(talk.lastTurn?.lines.last?.text.contains("Go") == true)
  }

  @Test func payStandsLastAmongWhatWasUnderstood() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    try await talk.say("looking for a job")
    let answer = try await talk.say("Backend, from 4500 USD net, .NET, English")
    #expect(answer.contains("backend, English and from $4,500 a month, net."))
  }

  @Test func aTradeThatOpensASentenceHasACapital() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    let answer = try await talk.say("I'm looking for a job as a backend developer")
    #expect(answer.contains("Backend") || !answer.contains("\nbackend"))
    #expect(!answer.hasPrefix("backend"))
  }

  @Test func aQuestionAboutTheStartIsAnsweredAndShowsNoCard() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    try await talk.say("looking for work, senior Go developer, remote from Tbilisi")
    let answer = try await talk.say("when do you start matching?")
    #expect(answer.contains("promise a date") || answer.contains("don't know when"))
  }

  @Test func whatWasSaidBeforeTheRoleIsNotAskedAgain() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    let first = try await talk.say("Kafka and PostgreSQL, the server side")
    #expect(first.contains("PostgreSQL"))
    #expect(first.contains("work"))
    #expect(talk.profile == nil)
    try await talk.say("looking for work, remote, a payments product")
    let facts = try #require(talk.profile?.facets[.seeker]).offers.facts.map(\.value)
    #expect(facts.contains(.skill("kafka")))
    #expect(facts.contains(.skill("postgresql")))
  }

  @Test func whatIsKnownBeforeTheProfileIsWholeCanBeSeen() async throws {
    let interviewer = BuiltInInterviewer.shipped()
    let talk = Conversation(interviewer)
    try await talk.start()
    #expect(talk.state.flatMap { interviewer.draft(in: $0) } == nil)
    try await talk.say("I'm a senior Go developer looking for a job")
    let draft = try #require(talk.state.flatMap { interviewer.draft(in: $0) })
    #expect(draft.defects == [.emptyPractical(.seeker)])
    #expect(draft.facets[.seeker]?.offers.facts.contains { $0.value == .skill("go") } == true)
    try await talk.say("remote from Berlin, in a quiet product team")
    #expect(talk.profile != nil)
    #expect(talk.state.flatMap { interviewer.draft(in: $0) } == nil)
    #expect(interviewer.draft(in: Array("no state of ours".utf8)) == nil)
  }

  @Test func severalMessagesAtOnceAreReadInTheirOrder() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    try await talk.say(
      "looking for work", "senior Go developer, 6 years", "remote from Berlin, in a quiet product team")
    let profile = try #require(talk.profile)
    #expect(profile.facets[.seeker]?.offers.facts.contains { $0.value == .skill("go") } == true)
    #expect(profile.facets[.seeker]?.practical.facts.contains { $0.value == .workMode(.remote) } == true)
  }

  @Test func theQuestionTakesUpWhatWasSaid() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    let answer = try await talk.say("Looking for work. I write Go and Kafka pipelines, 5 years.")
    #expect(answer.contains("Go"))
    #expect(answer.contains("Kafka"))
  }

  @Test func enoughBeforeItIsSaysWhatIsMissing() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    try await talk.say("looking for work")
    let answer = try await talk.say("that's enough")
    #expect(talk.lastTurn?.showsProfile == false)
    #expect(answer.contains("what you do at work and the terms (remote or office, where)"))
    #expect(talk.profile == nil)
  }

  @Test func enoughOnceItIsShowsTheCard() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: .russian)
    try await talk.start()
    try await talk.say("ищу работу, бэкендер на Go, удалённо")
    try await talk.say("хватит")
    #expect(talk.profile?.defects == [])
    #expect(talk.lastTurn?.showsProfile == true)
  }

  @Test func aQuestionWavedAwayIsNotPutAgain() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    let wish = try await talk.say("Looking for work: senior Go developer with PostgreSQL, remote")
    #expect(wish.contains("?"))
    var questions = [wish]
    for _ in 0..<3 { questions.append(try await talk.say("skip")) }
    #expect(talk.lastTurn?.showsProfile == true)
    #expect(Set(questions).count == 4)
  }
}
