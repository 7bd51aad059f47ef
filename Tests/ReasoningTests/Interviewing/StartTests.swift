import BuiltInReasoning
import Domain
import Ports
import Testing

/// To say "start" is to press the button, where the card waits for that.
@Suite struct StartTests {
  private func ready(_ language: Language) async throws -> Conversation {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    if language == .russian {
      try await talk.say("ищу работу: сеньор Go-разработчик, постгрес, 7 лет, удалённо из Тбилиси")
      try await talk.say("хочу в небольшую команду, платежи, от 4000 евро в месяц")
    } else {
      try await talk.say(
        "Looking for work: senior Go developer with PostgreSQL, 7 years, remote from Tbilisi")
      try await talk.say("I want a small payments team, from 4000 EUR a month")
    }
    #expect(talk.lastTurn?.showsProfile == true)
    return talk
  }

  @Test(arguments: [
    ("Start matching", Language.english), ("start", .english), ("yes, start", .english),
    ("ok, let's go!", .english),
    ("Looks right, start matching please", .english), ("Начать поиск", .russian), ("начинай", .russian),
    ("да, всё верно, начинай поиск", .russian), ("поехали", .russian), ("ок, запускай", .russian),
  ])
  func anOrderToBeginStartsMatching(text: String, language: Language) async throws {
    let talk = try await ready(language)
    try await talk.say(text)
    #expect(talk.lastTurn?.startsMatching == true)
    #expect(talk.lastTurn?.profile == nil)
  }

  @Test(arguments: [
    ("don't start matching yet", Language.english), ("when do you start matching?", .english),
    ("start matching when I say so, not now", .english), ("не начинай поиск пока", .russian),
    ("а когда начнёшь поиск?", .russian), ("yes", .english), ("да", .russian),
    ("что значит начать поиск?", .russian),
  ])
  func wordsAboutTheStartDoNotStartIt(text: String, language: Language) async throws {
    let talk = try await ready(language)
    try await talk.say(text)
    #expect(talk.lastTurn?.startsMatching == false)
  }

  @Test(arguments: [
    (
      "Looking for work: senior Go developer with PostgreSQL, 7 years, remote from Tbilisi. I want a small payments team, from 4000 EUR a month. Start",
      Language.english, "yes"
    ),
    (
      "Ищу работу: сеньор Go-разработчик, постгрес, 7 лет, удалённо из Тбилиси. Хочу в небольшую команду, платежи, от 4000 евро. Старт",
      .russian, "да"
    ),
  ])
  func whoOrdersTheStartBeforeTheCardStartsWithAYesBehindIt(
    text: String, language: Language, yes: String
  ) async throws {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    let answer = try await talk.say(text)
    #expect(talk.lastTurn?.showsProfile == true)
    #expect(talk.lastTurn?.startsMatching == false)
    #expect(answer.contains(language == .russian ? "«да»" : "“yes”"), "\(answer)")
    try await talk.say(yes)
    #expect(talk.lastTurn?.startsMatching == true)
  }

  @Test func withoutACardNothingStarts() async throws {
    let talk = Conversation(BuiltInInterviewer.shipped())
    try await talk.start()
    try await talk.say("looking for work")
    try await talk.say("start matching")
    #expect(talk.lastTurn?.startsMatching == false)
  }

  @Test func whoSearchesAlreadyIsToldSo() async throws {
    let talk = try await ready(.english)
    talk.activate()
    let answer = try await talk.say("start")
    #expect(talk.lastTurn?.startsMatching == false)
    #expect(!answer.isEmpty)
  }
}
