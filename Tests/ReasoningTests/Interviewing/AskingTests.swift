import BuiltInReasoning
import Domain
import Ports
import Testing

/// Questions about Mitko in many wordings, talk about anything, and what is met decently.
@Suite struct AskingTests {
  private func answer(
    to text: String, _ language: Language = .english
  ) async throws -> (text: String, talk: Conversation) {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(
      language == .russian
        ? "ищу работу: сеньор Go-разработчик, постгрес" : "looking for work: senior Go developer, PostgreSQL")
    return (try await talk.say(text), talk)
  }

  static let questions: [(text: String, language: Language, part: String)] = [
    ("who exactly gets to look at this?", .english, "both"),
    ("Will my employer find out that I'm here, can they see me?", .english, "name"),
    ("You won't tell my ex-husband that I'm here?", .english, "name"),
    ("вы же не скажете моему начальнику, что я тут?", .russian, "имен"),
    ("is it anonymous?", .english, "name"), ("Is this number shown to anybody?", .english, "pay"),
    ("what do you keep and where?", .english, "/export"), ("where does my data stay?", .english, "/export"),
    ("How do you choose whom to introduce?", .english, "both"),
    ("how does the matching work?", .english, "pair"),
    ("who made you?", .english, "machine"), ("Who is behind this?", .english, "machine"),
    ("are you a robot?", .english, "rules"), ("do you send my text to openai?", .english, "model"),
    ("Can I delete all of it later?", .english, "/erase"), ("can I change this later?", .english, "card"),
    ("what happens after we both say yes?", .english, "contact"),
    ("When do I hear from you?", .english, "date"),
    ("why do you ask?", .english, "in your words"), ("is there a fee?", .english, "charge"),
    ("а кто вообще это читает?", .russian, "публичную часть"),
    ("мой начальник узнает про это?", .russian, "имена"),
    ("что ты хранишь и где?", .russian, "/export"),
    ("как ты выбираешь, с кем знакомить?", .russian, "обе стороны"),
    ("кто тебя сделал?", .russian, "машин"), ("ты робот?", .russian, "правила"),
    ("мои ответы уходят в openai?", .russian, "модел"), ("а если я всё удалю?", .russian, "/erase"),
    ("можно будет потом поменять?", .russian, "скажи"), ("зачем тебе это?", .russian, "истори"),
    ("и когда ждать ответа?", .russian, "Срок"), ("это платно?", .russian, "бер"),
  ]

  @Test(arguments: questions)
  func aQuestionAboutMitkoIsAnsweredHoweverItIsPut(text: String, language: Language, part: String)
    async throws
  {
    let (answer, talk) = try await answer(to: text, language)
    let whole = answer.lowercased()
    #expect(
      whole.contains(part.lowercased()) || talk.lastTurn?.profile == nil && whole.contains(part), "\(answer)")
    #expect(!answer.contains("wrong program") && !answer.contains("не ко мне"))
  }

  @Test(arguments: [Language.english, .russian])
  func twoTurnsAboutAnythingAreFriendlyAndTheThirdLeadsBack(language: Language) async throws {
    let isRussian = language == .russian
    let (first, talk) = try await answer(
      to: isRussian ? "какая столица у Франции?" : "what's the capital of France?", language)
    #expect(!first.contains(isRussian ? "Вернёмся" : "get back"))
    let second = try await talk.say(
      isRussian ? "мой кот опять спит на клавиатуре" : "my cat sleeps on the keyboard again")
    #expect(!second.contains(isRussian ? "Вернёмся" : "get back"))
    let third = try await talk.say(isRussian ? "а дождь сегодня будет?" : "will it rain today?")
    #expect(third.contains(isRussian ? "Вернёмся" : "get back"))
    #expect(third.contains("?"))
    let words = try #require(talk.state).map { UInt8($0) }
    #expect(!String(decoding: words, as: UTF8.self).contains(isRussian ? "кот опять" : "my cat"))
  }

  @Test(arguments: [
    ("I want to die", Language.english, "112"), ("не хочу жить", .russian, "112"),
    ("my mother died last week", .english, "profile"), ("у меня депрессия", .russian, "профил"),
    ("they said I'm too old, it's discrimination", .english, "Age"),
    ("меня не взяли из-за возраста", .russian, "озраст"),
  ])
  func whatHurtsIsMetDecentlyAndNotWrittenDown(text: String, language: Language, part: String) async throws {
    let (answer, talk) = try await answer(to: text, language)
    #expect(answer.contains(part), "\(answer)")
    #expect(!answer.contains("?"), "it asks nothing then")
    let kept = String(decoding: talk.state ?? [], as: UTF8.self)
    #expect(!kept.contains(text))
    #expect(talk.lastTurn?.profile == nil)
  }

  @Test func whatStandsBesideAnIllnessIsKeptAndTheIllnessIsNot() async throws {
    let (_, talk) = try await answer(to: "I had a burnout last year, but I want to work remote from Berlin")
    let profile = try #require(talk.profile)
    #expect(profile.facets[.seeker]?.practical.facts.map(\.value) == [.workMode(.remote)])
    #expect(!String(describing: profile).contains("burnout"))
  }

  @Test(arguments: [
    (
      "I moved our payments from PHP to Go last year", Language.english,
      "You moved your payments from PHP to Go last year"
    ),
    ("перевёл платежи с PHP на Go за полгода", .russian, "«перевёл платежи с PHP на Go за полгода»"),
    ("I led a team of five engineers", .english, "You led a team of five engineers"),
    ("we cut the build from 40 to 6 minutes", .english, "You cut the build from 40 to 6 minutes"),
  ])
  func whatSomebodyDidIsTakenUpInTheirWords(text: String, language: Language, taken: String) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(language == .russian ? "ищу работу" : "looking for work")
    let answer = try await talk.say(
      language == .russian ? "Бэкендер, Go и PHP. " + text : "Backend developer, Go and PHP. " + text)
    #expect(answer.contains(taken), "\(answer)")
    #expect(answer.contains("?"))
  }

  @Test(arguments: [
    "I moved to Berlin in May", "I never built a team", "it led to trouble", "I want to build a team",
  ])
  func whatIsNoDeedIsNotTakenUp(text: String) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    try await talk.say("looking for work")
    let answer = try await talk.say("Backend developer, Go. " + text)
    #expect(
      !answer.contains("You moved") && !answer.contains("You built") && !answer.contains("You led"),
      "\(answer)")
  }

  @Test func aContradictionIsAskedAboutAndTheAnswerHolds() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    try await talk.say("looking for work: backend developer, Go, 5 years of experience")
    let question = try await talk.say("I have 8 years of experience in Go")
    #expect(question.contains("5 years") && question.contains("8 years"), "\(question)")
    #expect(question.hasSuffix("?"))
    try await talk.say("the second one")
    let known = String(decoding: talk.state ?? [], as: UTF8.self)
    #expect(known.contains("\"years\",\"value\":8") && !known.contains("\"years\",\"value\":5"), "\(known)")
  }

  @Test(arguments: [
    ("I'm a recruiter with several roles to fill", Language.english, "one kind of colleague"),
    ("Я рекрутер, у меня несколько вакансий", .russian, "один профиль"),
  ])
  func whoFillsSeveralSeatsIsToldHonestlyThatOneGoesFirst(
    text: String, language: Language, part: String
  ) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(language == .russian ? "ищу людей" : "people")
    let answer = try await talk.say(text)
    #expect(answer.lowercased().contains(part), "\(answer)")
  }
}
