import Domain
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

/// The chat while a reply is made.
struct GrowingReplyScreenTests {
  private let around = World.surroundings(80, 24)
  private let job = Samples.id(70) as JobID

  private func app(_ around: Surroundings? = nil, _ language: Language = .english) -> ChatApp {
    let around = around ?? self.around
    var app = ChatApp(language: language)
    _ = app.update(.snapshotArrived(snapshot(.thinking, language)), in: around)
    return app
  }

  private func snapshot(
    _ reply: ReplyProgress, _ language: Language = .english, adding more: [Message] = []
  ) -> ChatSnapshot {
    var snapshot = World(language).snapshot
    snapshot.messages = Array(snapshot.messages.prefix(4)) + more
    snapshot.matches = []
    snapshot.reply = reply
    return snapshot
  }

  private func running(_ text: String, attempt: Int = 1, isStopping: Bool = false) -> ReplyProgress {
    .running(RunningReply(job: job, attempt: attempt, text: text, isStopping: isStopping))
  }

  private func draft(_ text: String, attempt: Int = 1) -> ReplyDraft {
    ReplyDraft(job: job, attempt: attempt, text: text)
  }

  private func shown(_ app: ChatApp, _ around: Surroundings? = nil) -> String {
    app.render(in: around ?? self.around).grid.picture.joined(separator: "\n")
  }

  private func reply(_ text: String, mark: Message.Mark? = nil) -> Message {
    let message = Samples.message(5, .mitko, text)
    return Message(
      id: message.id, chat: message.chat, position: 5, author: .mitko, kind: .said, text: text, actions: [],
      createdAt: message.createdAt, job: job, mark: mark)
  }

  @Test func aReplyThatIsBegunAnewStandsThereNoLongerAndGoesOn() {
    var app = app()
    _ = app.update(.snapshotArrived(snapshot(running(""))), in: around)
    let empty = shown(app)
    _ = app.update(.replyGrew(draft("A first try"), in: Samples.chat), in: around)
    #expect(shown(app).contains("A first try"))
    _ = app.update(.replyGrew(draft(""), in: Samples.chat), in: around)
    #expect(shown(app) == empty)
    // The rows are behind what was heard.
    _ = app.update(.snapshotArrived(snapshot(running("A first try"))), in: around)
    #expect(shown(app) == empty)
    _ = app.update(.replyGrew(draft("Once more"), in: Samples.chat), in: around)
    #expect(shown(app).contains("Once more"))
    // Where another process makes it, the rows alone tell.
    var other = self.app()
    for text in ["", "A first try", "", "Once more"] {
      _ = other.update(.snapshotArrived(snapshot(running(text))), in: around)
      #expect(shown(other).contains("A first try") == (text == "A first try"))
    }
    #expect(shown(other).contains("Once more"))
  }

  @Test func whatIsHeardIsDrawnAtTheEndAndTheMessageTakesItsPlace() {
    var app = app()
    _ = app.update(.replyGrew(draft("Nice **wor"), in: Samples.chat), in: around)
    #expect(shown(app).contains("    Nice wor\n"))
    _ = app.update(.replyGrew(draft("Nice **work** with Go"), in: Samples.chat), in: around)
    #expect(shown(app).contains("  Nice work with Go"))
    let growing = shown(app)
    _ = app.update(.snapshotArrived(snapshot(.idle, adding: [reply("Nice **work** with Go")])), in: around)
    #expect(app.conversation.growing.draft == nil)
    // Where each line was, it stays; the time comes beside the name, and nobody writes any more.
    let lines = zip(growing.split(separator: "\n"), shown(app).split(separator: "\n")).filter { $0 != $1 }
    #expect(lines.count <= 4)
    #expect(shown(app).components(of: "Nice work with Go") == 1)
  }

  @Test func whereAnotherProcessMakesItTheRowsAreDrawn() {
    var app = app()
    _ = app.update(.snapshotArrived(snapshot(running(""))), in: around)
    #expect(app.conversation.growing.draft == nil)
    _ = app.update(.snapshotArrived(snapshot(running("Nice"))), in: around)
    #expect(shown(app).contains("    Nice\n"))
    _ = app.update(.snapshotArrived(snapshot(.idle)), in: around)
    #expect(!shown(app).contains("    Nice\n"))
  }

  @Test func whatWasHeardIsAheadOfTheRows() {
    var app = app()
    _ = app.update(.replyGrew(draft("Nice work"), in: Samples.chat), in: around)
    _ = app.update(.snapshotArrived(snapshot(running("Nice"))), in: around)
    #expect(app.conversation.growing.draft == draft("Nice work"))
    // A look from before it began, too, changes nothing.
    _ = app.update(.snapshotArrived(snapshot(.thinking)), in: around)
    #expect(app.conversation.growing.draft == draft("Nice work"))
    // Another attempt begins anew.
    _ = app.update(.snapshotArrived(snapshot(running("", attempt: 2))), in: around)
    #expect(app.conversation.growing.draft == nil)
  }

  @Test func whatIsHeardTooLateIsNotDrawn() {
    var app = app()
    _ = app.update(.replyGrew(draft("Nice"), in: Samples.chat), in: around)
    _ = app.update(.snapshotArrived(snapshot(.idle, adding: [reply("Nice work")])), in: around)
    _ = app.update(.replyGrew(draft("Nice wor"), in: Samples.chat), in: around)
    #expect(app.conversation.growing.draft == nil)
    // And a reply that waits already is another one.
    _ = app.update(.snapshotArrived(snapshot(.thinking, adding: [reply("Nice work")])), in: around)
    #expect(app.conversation.growing.draft == nil)
  }

  @Test func aLongReplyIsReadFromItsBeginningAndItsEndIsAKeyAway() {
    var app = app()
    let lines = (1...40).map { "Line \($0)." }
    for count in 1...40 {
      _ = app.update(
        .replyGrew(draft(lines.prefix(count).joined(separator: "\n")), in: Samples.chat), in: around)
    }
    #expect(shown(app).contains("Line 1."))
    #expect(!shown(app).contains("Line 40."))
    app.keys([.escape], around)
    #expect(shown(app).contains("Line 40."))
    // Whoever went to the end sees it grow, also when the message takes its place.
    let whole = (lines + ["Line 41."]).joined(separator: "\n")
    _ = app.update(.replyGrew(draft(whole), in: Samples.chat), in: around)
    #expect(shown(app).contains("Line 41."))
    _ = app.update(.snapshotArrived(snapshot(.idle, adding: [reply(whole)])), in: around)
    #expect(shown(app).contains("Line 41."))
  }

  @Test func onlyTheLastLineOfALongReplyIsLaidOutAgain() {
    var app = app()
    var text = (1...200).map { "Line \($0) of **words**." }.joined(separator: "\n")
    _ = app.update(.replyGrew(draft(text), in: Samples.chat), in: around)
    _ = app.render(in: around)
    let before = app.conversation.cache.grown
    #expect(before == 200)
    let measured = app.conversation.cache.measured
    for _ in 0..<30 {
      text += " more"
      _ = app.update(.replyGrew(draft(text), in: Samples.chat), in: around)
      _ = app.render(in: around)
    }
    #expect(app.conversation.cache.grown == before + 30)
    #expect(app.conversation.cache.measured == measured)
  }

  @Test func escStopsTheReplyThatRunsOnce() {
    var app = app()
    #expect(app.keys([.escape], around) == [])
    _ = app.update(.snapshotArrived(snapshot(running("Nice"))), in: around)
    #expect(shown(app).contains("Esc stop"))
    #expect(shown(app).contains("Mitko is writing"))
    #expect(app.keys([.escape], around) == [.perform(.stopReply(job))])
    #expect(shown(app).contains("Stopping"))
    #expect(!shown(app).contains("Esc stop"))
    #expect(app.keys([.escape], around) == [])
    _ = app.update(.snapshotArrived(snapshot(running("Nice", isStopping: true))), in: around)
    #expect(app.keys([.escape], around) == [])
    // The draft of a message stays in the field through all that.
    app.type("my words", around)
    app.keys([.escape], around)
    #expect(app.hasDraft)
  }

  @Test func escStopsALongReplyAlsoWhereItsBeginningIsRead() {
    var app = app()
    let text = (1...40).map { "Line \($0)." }.joined(separator: "\n")
    _ = app.update(.snapshotArrived(snapshot(running(text))), in: around)
    #expect(shown(app).contains("Line 1."))
    #expect(shown(app).contains("↓ Ctrl-End"))
    #expect(shown(app).contains("Esc stop"))
    #expect(app.keys([.escape], around) == [.perform(.stopReply(job))])
    // From then on it goes to the end, as ever.
    #expect(shown(app).contains("↓ Esc"))
    app.keys([.escape], around)
    #expect(shown(app).contains("Line 40."))
  }

  @Test func escLeavesAListBeforeItStopsAnything() {
    var app = app()
    _ = app.update(.snapshotArrived(snapshot(running("Nice"))), in: around)
    #expect(app.keys([.tab, .escape], around) == [])
    #expect(app.conversation.focus == .field)
    #expect(app.keys([.escape], around) == [.perform(.stopReply(job))])
  }

  @Test func theRowOfTheReplyIsNoMessageToChooseOrCopy() {
    var app = app()
    _ = app.update(.replyGrew(draft("Nice"), in: Samples.chat), in: around)
    app.keys([.tab, .up, .down, .down], around)
    #expect(app.conversation.selected == 4)
    app.keys([.pageUp, .pageDown, .text("G"), .text("g")], around)
    _ = app.render(in: around)
  }

  @Test(arguments: PictureTests.sizes, PictureTests.languages)
  func aReplyWithMarkdownAsItGrows(size: (Int, Int), language: Language) throws {
    let around = World.surroundings(size.0, size.1)
    var app = app(around, language)
    let text =
      language == .russian
      ? """
      ## Что я понял
      Ты пишешь на **Go** и любишь `pprof`:
      - удалёнка, *от 4500 $*
      - [сайт](https://example.org/team) с 漢字 👍🏽
      ```go
      return nil
      ```
      **Всё вер
      """
      : """
      ## What I understood
      You write **Go** and like `pprof`:
      - remote, *from $4500*
      - [site](https://example.org/team) with 漢字 👍🏽
      ```go
      return nil
      ```
      **Is that ri
      """
    _ = app.update(.snapshotArrived(snapshot(running("…"), language)), in: around)
    _ = app.update(.replyGrew(draft(text), in: Samples.chat), in: around)
    let frame = app.render(in: around)
    try Pictures.expect(
      frame.grid, named: "growing-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
