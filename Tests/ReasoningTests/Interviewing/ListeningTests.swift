import BuiltInReasoning
import Domain
import Ports
import Testing

/// What people say beside the facts is heard, and answered as what it is.
@Suite struct ListeningTests {
  private func talk(_ language: Language = .english) async throws -> Conversation {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(
      language == .russian
        ? "ищу работу: бэкендер, Go и Kafka, опыт 5 лет"
        : "looking for work: backend developer, Go, Kafka, 5 years")
    return talk
  }

  @Test(arguments: [
    ("how many more?", Language.english, "“Enough"), ("сколько ещё вопросов?", .russian, "«хватит»"),
    ("it's all in my CV", .english, "aste"), ("всё есть в резюме", .russian, "встав"),
    ("could you check my resume?", .english, "introduc"), ("можете проверить резюме?", .russian, "знаком"),
    ("I'd rather not say for whom", .english, "ame"), ("компанию называть не буду", .russian, "азвания"),
    ("I was laid off in May", .english, "sorry"), ("меня уволили в мае", .russian, "очувствую"),
    ("is this the right place for juniors?", .english, "place"), ("а без опыта можно?", .russian, "опыт"),
  ])
  func itIsAnsweredAsWhatItIs(text: String, language: Language, part: String) async throws {
    let answer = try await talk(language).say(text)
    #expect(answer.lowercased().contains(part.lowercased()), "\(answer)")
    #expect(!answer.contains("who works on what") && !answer.contains("не ко мне"), "\(answer)")
  }

  @Test(arguments: [
    ("what did you write down about me?", Language.english), ("what is on my card?", .english),
    ("what's on my card", .english), ("show my profile", .english), ("что у меня на карточке?", .russian),
    ("что ты обо мне записал?", .russian), ("покажи мой профиль", .russian),
  ])
  func whatIsKnownIsToldBeforeTheCardIsWhole(text: String, language: Language) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(
      language == .russian
        ? "ищем бэкендера: Go и Kafka, опыт от 5 лет" : "we need a backend developer: Go, Kafka")
    let answer = try await talk.say(text)
    #expect(answer.contains("Go") && answer.contains("Kafka"), "\(answer)")
  }

  @Test(arguments: [
    ("сколько человек увидят это?", Language.russian, "«да»"),
    ("how many people will see this?", .english, "public view"),
    ("how many people are here?", .english, "ew as yet"),
    ("сколько тут людей?", .russian, "емного"),
  ])
  func countsOfPeopleAreNoQuestionForAProgram(text: String, language: Language, part: String) async throws {
    let answer = try await talk(language).say(text)
    #expect(answer.contains(part), "\(answer)")
    #expect(!answer.contains("a program") && !answer.contains("программа"), "\(answer)")
  }

  @Test(arguments: [
    ("I found a job at a bank in 2019 through a friend", Language.english, "/pause"),
    ("я нашла работу в банке, когда переехала", .russian, "/pause"),
    ("а ты теперь покажешь меня людям?", .russian, "указани"),
  ])
  func aTableOfPhrasesHearsTheRestOfTheSentence(text: String, language: Language, absent: String) async throws
  {
    let talk = try await talk(language)
    try await talk.say(language == .russian ? "удалённо" : "remote")
    let answer = try await talk.say(text)
    #expect(!answer.contains(absent), "\(answer)")
  }

  @Test(arguments: [("My GitHub is sveta-dev", Language.english), ("мой гитхаб: sveta-dev", .russian)])
  func aPageThatShowsSomebodysWorkIsNoSkill(text: String, language: Language) async throws {
    let talk = try await talk(language)
    try await talk.say(language == .russian ? "удалённо" : "remote")
    try await talk.say(text)
    #expect(talk.profile?.allFacts.contains { $0.value == .skill("git") } == false)
  }

  @Test(arguments: [Language.english, .russian])
  func whoAsksHowManyQuestionsAreLeftGetsANumber(language: Language) async throws {
    let talk = try await talk(language)
    let answer = try await talk.say(language == .russian ? "долго ещё?" : "how many more?")
    #expect(answer.contains { $0.isNumber }, "\(answer)")
    #expect(!answer.contains("date") && !answer.contains("Срок"))
  }

  @Test(arguments: [
    ("will people see my name?", Language.english), ("извините, а моё имя все увидят?", .russian),
  ])
  func aQuestionAboutTheNameGivesNone(text: String, language: Language) async throws {
    let talk = try await talk(language)
    let answer = try await talk.say(text)
    #expect(!answer.contains("ice to meet") && !answer.contains("риятно"), "\(answer)")
    #expect(talk.profile?.shared.contains { $0.value.kind == .name } != true)
  }

  @Test func whoIntroducesThemselfIsGreetedByNameAndTheirWishIsOne() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    let greeting = try await talk.say(
      "Hi, I'm Anna, a senior backend developer, eight years of Go and Kafka, open to work.")
    #expect(greeting.contains("Anna") && !greeting.contains("I'm."), "\(greeting)")
    let wish =
      "I'd like to join a small product team that builds backend services in Go, as a senior engineer."
    try await talk.say(wish)
    try await talk.say("I live in Berlin, remote only. I speak English and Russian.")
    let profile = try #require(talk.profile)
    #expect(profile.shared.contains { $0.value == .name("Anna") })
    #expect(profile.facets[.seeker]?.wants.words.map(\.quote) == [wish])
  }

  @Test func aQuestionThatOnlyTakesUpMitkosOneIsFollowedByItsAnswer() async throws {
    let talk = try await talk()
    let answer = try await talk.say("Hard? The night our queue lost a day of orders, and finding them again.")
    #expect(!answer.contains("who works on what") && !answer.contains("go on whenever"), "\(answer)")
  }

  @Test(arguments: [
    ("who sees that number?", Language.english, "pay"),
    ("эту цифру кому-нибудь покажут?", .russian, "Деньги"),
  ])
  func whoAsksWhoSeesThePayHearsOfThePay(text: String, language: Language, part: String) async throws {
    let answer = try await talk(language).say(text)
    #expect(answer.contains(part) && answer.count < 260, "\(answer)")
  }

  @Test(arguments: [Language.english, .russian])
  func whoIsInAHurryIsAskedForNoStory(language: Language) async throws {
    let isRussian = language == .russian
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(isRussian ? "ищу работу, давайте быстро" : "looking for work, make it quick")
    let answer = try await talk.say(
      isRussian
        ? "бэкендер, Go и Kafka, 5 лет, удалённо из Тулы"
        : "backend developer, Go, Kafka, 5 years, remote from York")
    #expect(talk.lastTurn != nil)
    #expect(
      !answer.contains("nastiest") && !answer.contains("still runs") && !answer.contains("trusted"),
      "\(answer)")
    #expect(
      !answer.contains("неприятную") && !answer.contains("до сих пор") && !answer.contains("отвечаешь"),
      "\(answer)")
  }

  @Test(arguments: [("take AWS off the list", Language.english), ("уберите AWS", .russian)])
  func whatIsNotOnTheCardIsSaidToBeNotThere(text: String, language: Language) async throws {
    let talk = try await talk(language)
    try await talk.say(
      language == .russian ? "удалённо, Тула, от 300 на руки" : "remote from York, from £60k")
    try await talk.say(language == .russian ? "спокойная команда" : "a calm team")
    talk.activate()
    let answer = try await talk.say(text)
    #expect(answer.contains("AWS"), "\(answer)")
    #expect(talk.lastTurn?.profile == nil)
  }

  @Test func theFamilyAndTheDogAreNotOnTheCard() async throws {
    let talk = try await talk()
    try await talk.say("remote, my knee and the dog vote for it. York. My brother sells licences.")
    let facet = try #require(talk.profile?.facets[.seeker])
    let words = (facet.offers.words + facet.wants.words + facet.practical.words).map(\.quote)
    #expect(!words.contains { $0.contains("dog") || $0.contains("brother") }, "\(words)")
  }
}
