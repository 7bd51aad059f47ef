import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

@Suite struct PlainTranscriptTests {
  private let book = Phrasebooks.shipped.book(for: "en")

  private func snapshot(_ messages: [Message], hasOlder: Bool = false, epoch: Int = 0) -> ChatSnapshot {
    ChatSnapshot(user: Samples.user(epoch: epoch), messages: messages, hasOlder: hasOlder)
  }

  @Test func everyMessageIsPrintedOnceWithItsAuthor() {
    var transcript = PlainTranscript(echoesOwn: true)
    let first = [
      Samples.message(1, .mitko, "Hi!\nWho are you?", actions: [.tellPitch]),
      Samples.message(2, .user, "Ada"),
    ]
    #expect(
      transcript.output(for: snapshot(first), now: Samples.now, book: book).lines == [
        "Mitko: Hi!", "Who are you?", "/1 How does it work?", "You: Ada",
      ])
    let next = first + [Samples.message(3, .mitko, "Hello Ada")]
    #expect(
      transcript.output(for: snapshot(next), now: Samples.now, book: book).lines == ["Mitko: Hello Ada"])
    #expect(transcript.output(for: snapshot(next), now: Samples.now, book: book).lines == [])
  }

  @Test func aSearchTellsAuthorTimeAndTheLinesWithTheWords() throws {
    let messages = [
      Samples.message(3, .user, "Ёлки и\n  палки"),
      Samples.message(5, .mitko, "Card\n• Skills: Go\n• Words: «елки» below"),
      Samples.message(6, .mitko, "ЕЛКИ\nи палки", actions: [.activate]),
    ]
    func found(
      _ words: String, _ messages: [Message], of count: Int, _ code: String = "en",
      elsewhere: [PlainTranscript.Finds.Elsewhere] = []
    ) throws -> [String] {
      PlainTranscript.found(
        PlainTranscript.Finds(messages: messages, count: count, elsewhere: elsewhere),
        with: try #require(SearchPattern(words)), words: words, now: Samples.now + .minutes(200),
        utcOffset: 0,
        book: Phrasebooks.shipped.book(for: code))
    }
    #expect(
      try found("елки", messages, of: 3) == [
        "3 messages with “елки”:", "You, 3 h ago: Ёлки и", "Mitko, 3 h ago: Words: «елки» below",
        "Mitko, 3 h ago: ЕЛКИ",
      ])
    #expect(
      try found("елки", Array(messages.suffix(1)), of: 12, "ru") == [
        "Сообщений со словами «елки»: 12. Последние 1:", "Митко, 3 ч назад: ЕЛКИ",
      ])
    #expect(try found("палки", [], of: 0) == ["Nothing was said with “палки”."])
    #expect(try found("палки", [], of: 0, "ru") == ["Слов «палки» в разговоре нет."])
    let elsewhere: [PlainTranscript.Finds.Elsewhere] = [
      .init(number: 1, chat: ChatListTests.main, count: 1),
      .init(number: 3, chat: ChatListTests.old, count: 12),
    ]
    #expect(
      try found("палки", [], of: 0, elsewhere: elsewhere) == [
        "Nothing was said with “палки” in this conversation.",
        "In other conversations (/go opens one, and /find there tells what was said):",
        "/go 1 Main conversation: 1 message", "/go 3 Old things (Put away): 12 messages",
      ])
    #expect(
      try found("елки", Array(messages.suffix(1)), of: 1, "ru", elsewhere: elsewhere) == [
        "1 сообщение со словами «елки»:", "Митко, 3 ч назад: ЕЛКИ",
        "В других беседах (/go откроет беседу, /find в ней покажет сказанное):",
        "/go 1 Основная беседа: 1 сообщение", "/go 3 Old things (В архиве): 12 сообщений",
      ])
  }

  @Test func anOldNumberAlwaysMeansTheSameButton() {
    var transcript = PlainTranscript(echoesOwn: true)
    let first = Samples.message(
      1, .mitko, "Look", actions: [.accept(Samples.id(7)), .decline(Samples.id(7))])
    let second = Samples.message(2, .mitko, "Sure?", actions: [.confirmAccept(Samples.id(7)), .dismiss])
    _ = transcript.output(for: snapshot([first]), now: Samples.now, book: book)
    #expect(
      transcript.output(for: snapshot([first, second]), now: Samples.now, book: book).lines == [
        "Mitko: Sure?", "/3 Yes, share this", "/4 Leave it",
      ])
    #expect(transcript.button(1) == first.actions[0].id)
    #expect(transcript.button(4) == second.actions[1].id)
    #expect(transcript.button(0) == nil)
    #expect(transcript.button(5) == nil)
  }

  @Test func aUsedButtonIsNotOffered() {
    var transcript = PlainTranscript(echoesOwn: true)
    let old = Samples.message(1, .mitko, "Look", actions: [.activate], used: true)
    #expect(transcript.output(for: snapshot([old]), now: Samples.now, book: book).lines == ["Mitko: Look"])
  }

  @Test func whatTheTerminalShowedWhileTypingIsNotRepeated() {
    var transcript = PlainTranscript(echoesOwn: false)
    let history = [Samples.message(1, .user, "from yesterday")]
    #expect(
      transcript.output(for: snapshot(history), now: Samples.now, book: book).lines == ["You: from yesterday"]
    )
    let next = history + [Samples.message(2, .user, "typed now"), Samples.message(3, .mitko, "Yes?")]
    #expect(transcript.output(for: snapshot(next), now: Samples.now, book: book).lines == ["Mitko: Yes?"])
  }

  @Test func aResetStartsAfreshAndNumbersGoOn() {
    var transcript = PlainTranscript(echoesOwn: true)
    let before = [Samples.message(1, .mitko, "Hi", actions: [.tellPitch]), Samples.message(2, .user, "x")]
    _ = transcript.output(for: snapshot(before), now: Samples.now, book: book)
    let after = [Samples.message(1, .mitko, "Hi again", actions: [.tellPitch])]
    #expect(
      transcript.output(for: snapshot(after, epoch: 1), now: Samples.now, book: book).lines == [
        "Mitko: Hi again", "/2 How does it work?",
      ])
  }

  @Test func earlierMessagesAreMentionedNotPrinted() {
    var transcript = PlainTranscript(echoesOwn: true)
    let page = [Samples.message(19_901, .mitko, "Hi")]
    #expect(
      transcript.output(for: snapshot(page, hasOlder: true), now: Samples.now, book: book).lines == [
        "(19,900 earlier messages: /export has everything)", "Mitko: Hi",
      ])
  }

  @Test func controlCharactersNeverReachTheTerminal() {
    var transcript = PlainTranscript(echoesOwn: true)
    let nasty = Samples.message(1, .user, "a\u{1B}[2J\u{202E}b\u{0}\u{200B}c")
    let lines = transcript.output(for: snapshot([nasty]), now: Samples.now, book: book).lines
    #expect(lines == ["You: a\u{FFFD}[2Jb\u{FFFD}c"])
  }

  @Test func onATerminalLinesEndAtWordsAndAnAddressStaysWhole() {
    var transcript = PlainTranscript(echoesOwn: true)
    let message = Samples.message(
      1, .mitko, "Вот что получилось, 漢字 тоже:\n• https://example.org/somebody/very/long",
      actions: [.activate])
    #expect(
      transcript.output(for: snapshot([message]), now: Samples.now, book: book, columns: 24).lines == [
        "Mitko: Вот что", "получилось, 漢字 тоже:", "https://example.org/somebody/very/long",
        "/1 Start matching",
      ])
    #expect(
      PlainTranscript.line(Phrase(.agent(.alreadyActive)), book: book, columns: 12)
        == "Matching is\non already.")
  }

  @Test func anIntroductionTellsItsScoresInWordsAndCountsAsShown() {
    var transcript = PlainTranscript(echoesOwn: true)
    let match: MatchID = Samples.id(7)
    var shown = snapshot([
      Samples.message(
        1, .mitko, "Meet a team.", kind: .introduction(match), actions: [.accept(match), .decline(match)]),
      // What is told of it later does not tell them again.
      Samples.message(2, .mitko, "1 thing is hidden now", kind: .introduction(match)),
    ])
    shown.matches = [
      MatchCard(
        id: match, reader: .seeker, status: .qualified,
        score: PairScore(seekerToProvider: 0.91, providerToSeeker: 0.72), introduction: "Meet a team.",
        mine: FacetSheet(), theirs: FacetSheet(), introducedAt: Samples.now)
    ]
    let output = transcript.output(for: shown, now: Samples.now, book: book)
    #expect(
      output.lines == [
        "Mitko: Meet a team.", "They fit what you asked for: strong, 91 of 100.",
        "You fit what they asked for: good, 72 of 100.", "/1 Yes, introduce us", "/2 Not for me",
        "Mitko: 1 thing is hidden now",
      ])
    #expect(output.introductions == [match, match])
  }

  @Test func nothingIsPrintedThatIsOnlyToBeLookedAt() {
    var transcript = PlainTranscript(echoesOwn: true)
    let text = "What they bring\n  Skills: Go\n• senior and Go\n· Open: pay\n– a dash"
    let messages = [Samples.message(1, .mitko, text), Samples.message(2, .user, "• mine\n  indented")]
    #expect(
      transcript.output(for: snapshot(messages), now: Samples.now, book: book).lines == [
        "Mitko: What they bring", "Skills: Go", "senior and Go", "Open: pay", "a dash", "You: • mine",
        "  indented",
      ])
  }

  @Test func aPersonHearsTheLastMessagesAndThoseWithOpenButtons() {
    var transcript = PlainTranscript(echoesOwn: false, history: 2)
    let page =
      [Samples.message(51, .mitko, "Look", actions: [.activate])]
      + (52...60).map { Samples.message($0, .mitko, "talk \($0)") }
    let lines = transcript.output(for: snapshot(page, hasOlder: true), now: Samples.now, book: book).lines
    #expect(
      lines == [
        "(57 earlier messages: /export has everything)", "Mitko: Look", "/1 Start matching", "Mitko: talk 59",
        "Mitko: talk 60",
      ])
    #expect(transcript.button(1) == page[0].actions[0].id)
  }

  @Test func aPlannedAnswerIsToldOnce() {
    var transcript = PlainTranscript(echoesOwn: true)
    var waiting = snapshot([Samples.message(1, .user, "x")])
    waiting.reply = .planned(at: Samples.now + .minutes(12))
    #expect(
      transcript.output(for: waiting, now: Samples.now, book: book).lines == [
        "You: x", "Mitko will answer in 15 minutes.",
      ])
    #expect(transcript.output(for: waiting, now: Samples.now + .minutes(1), book: book).lines == [])
    waiting.reply = .planned(at: Samples.now + .hours(2))
    #expect(
      transcript.output(for: waiting, now: Samples.now, book: book).lines == ["Mitko will answer in 2 hours."]
    )
  }

  @Test(arguments: [Language.english, .russian])
  func helpNamesEveryCommandInALineOfItsOwn(language: Language) {
    let book = Phrasebooks.shipped.book(for: language.code)
    let lines = PlainTranscript.help(book)
    #expect(lines.count == ChatVerb.allCases.count + 1)
    for (verb, line) in zip(ChatVerb.allCases, lines) { #expect(line.hasPrefix("/\(verb.rawValue)")) }
    #expect(PlainTranscript.greeting(book) == [lines.last ?? ""])
  }
}
