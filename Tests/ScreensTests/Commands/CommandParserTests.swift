import DialogParts
import Domain
import Localization
import ScreenParts
import TestSupport
import Testing

@testable import ChatScreens

@Suite struct CommandParserTests {
  private let english = CommandParser(phrasebooks: .shipped, language: "en")
  private let russian = CommandParser(phrasebooks: .shipped, language: "ru")

  @Test(arguments: [
    ("/profile", TypedLine.command(.showProfile)),
    ("  /matches  ", .command(.showMatches)),
    ("/why", .command(.explainSearch)),
    ("/find  Spring Boot ", .find("Spring Boot")),
    ("/PAUSE", .command(.pause)),
    ("/resume", .command(.resume)),
    ("/reset", .command(.reset)),
    ("/export", .command(.export)),
    ("/erase", .command(.erase)),
    ("/help", .command(.help)),
    ("/language ru", .command(.setLanguage(.russian))),
    ("/language English", .command(.setLanguage(.english))),
    ("/language русский", .command(.setLanguage(.russian))),
    ("/contact  me@example.org ", .command(.setContact("me@example.org"))),
    ("/import ~/My CV.pdf", .importFile(path: "~/My CV.pdf")),
    ("/import '/tmp/my cv.docx'", .importFile(path: "/tmp/my cv.docx")),
    ("/import \"a.md\"", .importFile(path: "a.md")), ("/import '", .importFile(path: "'")),
    ("/show pay", .choose(.pay(shown: true))),
    ("/hide employer", .choose(.employer(shown: false))),
    ("/hide Project Apollo", .choose(.word("Project Apollo", shown: false))),
    ("/3", .press(3)),
    ("/quit", .quit),
  ])
  func aLineWithASlashIsACommand(line: String, expected: TypedLine) {
    #expect(english.parse(line) == expected)
  }

  @Test(arguments: [
    ("/профиль", TypedLine.command(.showProfile)), ("/пауза", .command(.pause)),
    ("/язык en", .command(.setLanguage(.english))), ("/скрыть деньги", .choose(.pay(shown: false))),
    ("/profile", .command(.showProfile)), ("/выход", .quit), ("/найти ёлка", .find("ёлка")),
  ])
  func commandsAreUnderstoodInTheReadersLanguageToo(line: String, expected: TypedLine) {
    #expect(russian.parse(line) == expected)
  }

  @Test(arguments: [
    ("hello", "hello"), ("  hello \n", "hello"), ("3", "3"), ("a /profile", "a /profile"),
    ("//etc/hosts", "/etc/hosts"), ("/profile\nis a command", "/profile\nis a command"), ("?", "?"),
  ])
  func everythingElseIsAMessage(line: String, text: String) {
    #expect(english.parse(line) == .message(text))
  }

  @Test(arguments: ["", "   ", "\n\t "])
  func nothingButSpaceIsNothing(line: String) {
    #expect(english.parse(line) == .empty)
  }

  @Test(arguments: [
    ("/profle", CommandMistake.unknown("profle", suggestion: "profile")),
    ("/usr/bin/env", .unknown("usr/bin/env", suggestion: nil)),
    ("/зкщашду", .unknown("зкщашду", suggestion: "profile")),
    ("/", .unknown("", suggestion: nil)), ("/0", .unknown("0", suggestion: nil)),
    ("/contact", .lacksArgument(.contact)), ("/find", .lacksArgument(.find)),
    ("/language", .lacksArgument(.language)),
    ("/pause now", .takesNoArgument(.pause)),
    ("/language xx", .unknownLanguage("xx", known: ["en", "ru"])),
  ])
  func aMistakeSaysWhatItIs(line: String, mistake: CommandMistake) {
    #expect(english.parse(line) == .mistake(mistake))
  }

  @Test func aMistakeIsToldWithAWayOut() {
    let book = Phrasebooks.shipped.book(for: "en")
    let told = book.text(CommandMistake.unknown("profle", suggestion: "profile").phrase(book))
    #expect(
      told == "I don't know /profle. Did you mean /profile? To send it as text, begin with two slashes.")
    #expect(
      book.text(CommandMistake.lacksArgument(.contact).phrase(book))
        == "/contact needs something behind it: e-mail, @name or phone.")
  }

  @Test func oneChoiceChangesAndTheOthersStay() {
    let choices = PublicChoices(showsPay: true, hiddenWords: ["Apollo"])
    #expect(
      choices.applying(.word("Gemini", shown: false))
        == PublicChoices(showsPay: true, hiddenWords: ["Apollo", "Gemini"]))
    #expect(choices.applying(.word("apollo", shown: true)) == PublicChoices(showsPay: true))
    #expect(choices.applying(.pay(shown: false)) == PublicChoices(hiddenWords: ["Apollo"]))
    #expect(choices.applying(.employer(shown: true)).showsEmployer)
  }

  @Test(arguments: ["en", "ru"])
  func noTwoCommandsShareAName(language: String) {
    let book = Phrasebooks.shipped.book(for: language)
    let names = ChatVerb.allCases.map { book.text($0.localName) }
    #expect(Set(names).count == ChatVerb.allCases.count)
  }

  @Test func aRefusalNamesItsLimit() throws {
    let book = Phrasebooks.shipped.book(for: "ru")
    let told = try #require(Phrase.refusal(.tooLong(scalars: 20_001, limit: 16_000))).key
    #expect(told == .chat(.refusedLength))
    for refusal in [
      InputRefusal.tooLong(scalars: 20_001, limit: 16_000), .tooMuchWaiting(limit: 16_000),
      .tooManyMessages(limit: 16_000), .tooManyPresses(limit: 16_000),
    ] {
      #expect(book.text(try #require(Phrase.refusal(refusal))).contains("16\u{A0}000"))
    }
    #expect(Phrase.refusal(.empty) == nil)
  }
}
