import Foundation
import TestSupport
import Testing

/// A search through all conversations of a person, on the built program.
@Suite(.timeLimit(.minutes(10))) struct SearchThroughChatsTests {
  struct Told: Sendable, CustomTestStringConvertible {
    let words: ChatTerminal.Words
    let main: String
    let welcome: String
    let renamed: String

    var testDescription: String { words.code }
  }

  static let languages = [
    Told(
      words: .english, main: "Main conversation", welcome: "A new conversation.",
      renamed: "This conversation is called “Паром” now."),
    Told(
      words: .russian, main: "Основная беседа", welcome: "Новая беседа.",
      renamed: "Теперь эта беседа называется «Паром»."),
  ]

  /// Says the words in the main conversation and in one called Паром, and is in the main one again.
  private func talk(_ told: Told, home: ProgramHome? = nil) async throws -> ChatTerminal {
    let chat = try await ChatTerminal(told.words, home: home)
    try await chat.takeNoteAway()
    try await chat.say("Мой Ёжик и RÉSUMÉ")
    try await chat.waitForAnswer()
    try await command("/new", told.welcome, chat)
    try await command("/title Паром", told.renamed, chat)
    try await chat.say("На пароме ЁЖИК и résumé")
    try await chat.waitForAnswer()
    try await command("/go 1", "▎ Мой Ёжик", chat)
    return chat
  }

  private func command(_ command: String, _ answer: String, _ chat: ChatTerminal) async throws {
    try await chat.terminal.type(command)
    try await chat.terminal.press(.enter)
    try await chat.terminal.waitFor(answer)
  }

  @Test(arguments: languages)
  func aSearchGoesOnIntoTheNextConversationAndEscapeGoesBackToWhereItBegan(_ told: Told) async throws {
    let chat = try await talk(told)
    let terminal = chat.terminal
    let before = try await chat.steadyRows()
    try await terminal.press(.control("f"))
    try await terminal.type("ежик и resume")
    try await terminal.waitFor("1/1  ↑ Паром: 1")
    try await terminal.press(.up)
    try await terminal.waitUntil("the other conversation") { rows in
      ["─ Паром ─", "1/1  ↓ \(told.main): 1", "▎ На пароме ЁЖИК и résumé"].allSatisfy { text in
        rows.contains { $0.contains(text) }
      }
    }
    try await terminal.press(.down)
    try await terminal.waitFor("1/1  ↑ Паром: 1")
    try await terminal.waitFor("▎ Мой Ёжик и RÉSUMÉ")
    try await terminal.press(.up)
    try await terminal.waitFor("─ Паром ─")
    try await terminal.resize(columns: 40, rows: 10)
    try await terminal.waitFor("Паром 1/1  +1")
    try await terminal.resize(columns: 80, rows: 24)
    try await terminal.waitFor("1/1  ↓ \(told.main): 1")
    try await terminal.press(.escape)
    try await terminal.waitUntil("the chat as it was") { ChatTerminal.steady($0) == before }
    #expect(try await chat.quit() == 0)
  }

  @Test func whatAnotherProgramWipesMeanwhileIsToldAndTheChatGoesOn() async throws {
    let home = try ProgramHome()
    let chat = try await talk(Self.languages[0], home: home)
    try await chat.terminal.press(.control("f"))
    try await chat.terminal.type("ежик")
    try await chat.terminal.press(.up)
    try await chat.terminal.waitFor("─ Паром ─")
    let other = try PlainChat("--demo=empty", as: "kim", language: "en", home)
    other.say("/reset")
    try await other.press("Wipe and start over")
    try await chat.terminal.waitFor("Messages that were searched are gone.")
    try await chat.terminal.waitForNo("Search:")
    try await chat.terminal.press(.escape)
    try await chat.terminal.waitForNo("ЁЖИК")
    try await chat.terminal.press(.control("f"))
    try await chat.terminal.type("ежик")
    try await chat.terminal.waitFor("nothing found")
    try await chat.terminal.press(.escape)
    #expect(try await other.leave() == 0)
    #expect(try await chat.quit() == 0)
  }

  @Test func inPlainModeItTellsWhereElseTheWordsAre() async throws {
    let home = try ProgramHome()
    let kim = try PlainChat("--demo=empty", as: "kim", language: "en", home)
    try await kim.sees("Mitko: ")
    kim.say("My hedgehog is spotted")
    try await kim.sees("Mitko: ")
    kim.say("/new")
    try await kim.sees("A new conversation.")
    kim.say("/title Ferries")
    kim.say("/find HÉDGEHOG is spotted")
    try await kim.sees("Nothing was said with “HÉDGEHOG is spotted” in this conversation.")
    try await kim.sees("/go 1 Main conversation: 1 message\n")
    kim.say("/go 1")
    kim.say("/find hedgehog is spotted")
    try await kim.sees("One message with “hedgehog is spotted”:")
    try await kim.sees("My hedgehog is spotted\n")
    // Another person finds nothing of it.
    let lee = try PlainChat("--demo=empty", as: "lee", language: "en", home)
    lee.say("/find hedgehog")
    try await lee.sees("Nothing was said with “hedgehog”.\n")
    #expect(try await lee.leave() == 0)
    #expect(try await kim.leave() == 0)
  }
}
