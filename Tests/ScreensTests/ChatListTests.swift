import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

/// Several conversations on one screen.
struct ChatListTests {
  private let around = World.surroundings(80, 24)
  static let main = Chat(
    id: Samples.chat, user: Samples.id(1), isMain: true, createdAt: Samples.now - .days(3))
  static let ferries = chat(2, "Ferries")
  static let old = chat(3, "Old things", archived: true)
  static let fresh = chat(4, nil)

  private static func chat(_ number: Int, _ title: String?, archived: Bool = false) -> Chat {
    Chat(
      id: Samples.id(number), user: Samples.id(1), isMain: false,
      createdAt: Samples.now - .hours(10 - number),
      title: title, archivedAt: archived ? Samples.now : nil)
  }

  static func snapshot(_ current: Chat, _ language: Language = .english, mainPosition: Int = 6)
    -> ChatSnapshot
  {
    var snapshot = World(language).snapshot
    snapshot.shelf = ChatShelf(
      current: current, all: [main, ferries, old, fresh], mainPosition: mainPosition)
    guard !current.isMain else { return snapshot }
    snapshot.messages = [
      Message(
        id: Samples.id(900), chat: current.id, position: 1, author: .mitko, kind: .said, text: "In here.",
        actions: [], createdAt: Samples.now)
    ]
    return snapshot
  }

  private func app(in chat: Chat = main) -> ChatApp {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(Self.snapshot(chat)), in: around)
    return app
  }

  private func shown(_ app: ChatApp) -> [String] { app.render(in: around).grid.picture }

  @Test(arguments: [KeyEvent.function(7)])
  func aKeyShowsTheListMainFirstThenTheNewest(key: KeyEvent) throws {
    var app = app()
    app.keys([key], around)
    let places = ["▸ 1   Main conversation", "  4   New conversation", "  2   Ferries"].map { row in
      shown(app).firstIndex { $0.contains(row) } ?? 99
    }
    #expect(places == [3, 4, 5])
    #expect(!shown(app).contains { $0.contains("Old things") })
    app.keys([.tab], around)
    #expect(shown(app)[3].contains("3   Old things"))
    #expect(!shown(app).contains { $0.contains("Ferries") })
    app.keys([.escape], around)
    #expect(!shown(app).contains { $0.contains("Old things") })
  }

  @Test func enterGoesToTheChosenOneAndItsTextWaitsForTheReturn() {
    var app = app()
    app.type("unsent words", around)
    #expect(app.keys([.function(7), .down, .down, .enter], around) == [.openChat(Self.ferries.id)])
    _ = app.update(.snapshotArrived(Self.snapshot(Self.ferries)), in: around)
    #expect(!app.conversation.hasDraft)
    // Leaving would lose it there all the same.
    app.keys([.control("c")], around)
    #expect(app.layers == [.question(Question(subject: .quit))])
    app.keys([.escape], around)
    #expect(shown(app).contains { $0.contains("In here.") })
    #expect(shown(app).contains { $0.contains("─ Ferries ─") })
    #expect(!shown(app).contains { $0.contains("unsent") })
    app.type("other", around)
    _ = app.update(.snapshotArrived(Self.snapshot(Self.main)), in: around)
    #expect(app.conversation.field.text == "unsent words")
    _ = app.update(.snapshotArrived(Self.snapshot(Self.ferries)), in: around)
    #expect(app.conversation.field.text == "other")
  }

  @Test func whatIsHeardOfAnotherConversationIsNotDrawn() {
    var app = app(in: Self.ferries)
    let draft = ReplyDraft(job: Samples.id(70), attempt: 1, text: "elsewhere")
    _ = app.update(.replyGrew(draft, in: Self.main.id), in: around)
    #expect(app.conversation.growing.draft == nil)
    _ = app.update(.replyGrew(draft, in: Self.ferries.id), in: around)
    #expect(app.conversation.growing.draft == draft)
  }

  @Test func oneThatWasPutAwayComesBackWhenItIsGoneTo() {
    var app = app()
    #expect(
      app.keys([.function(7), .tab, .enter], around)
        == [.perform(.restoreChat(Self.old.id)), .openChat(Self.old.id)])
  }

  @Test func theListMakesNamesSavesAndPutsAway() {
    var app = app()
    #expect(app.keys([.function(7), .text("n")], around) == [.perform(.newChat)])
    #expect(app.keys([.function(7), .down, .text("a")], around) == [.perform(.archiveChat(Self.fresh.id))])
    #expect(app.keys([.text("s")], around) == [.perform(.saveChat(Self.fresh.id))])
    // The name of another one is typed in there.
    #expect(app.keys([.text("r")], around) == [.openChat(Self.fresh.id)])
    _ = app.update(.snapshotArrived(Self.snapshot(Self.fresh)), in: around)
    #expect(app.conversation.field.text == "/title ")
    app.type("Boats", around)
    #expect(app.keys([.enter], around) == [.perform(.setTitle(nil, "Boats"))])
    // And of this one at once.
    app.keys([.function(7), .text("r")], around)
    #expect(app.conversation.field.text == "/title ")
  }

  @Test(arguments: [
    ("/new", ChatEffect.perform(.newChat)), ("/go 2", .openChat(ferries.id)),
    ("/archive", .perform(.archiveChat(nil))), ("/save", .perform(.saveChat(nil))),
    ("/title A b", .perform(.setTitle(nil, "A b"))), ("/import 'my cv.pdf'", .importFile(path: "my cv.pdf")),
    ("/again", .perform(.tryAgain(nil))),
  ])
  func commandsDoTheSame(line: String, effect: ChatEffect) {
    var app = app()
    app.type(line, around)
    #expect(app.keys([.enter], around) == [effect])
  }

  @Test func aNumberThatNoConversationHasIsTold() {
    var app = app()
    app.type("/go 9", around)
    #expect(app.keys([.enter], around) == [])
    #expect(app.toasts.shown?.phrase == Phrase(.chats(.noSuch), ["number": .text("9")]))
    app.type("/go there", around)
    #expect(app.keys([.enter], around) == [])
    #expect(app.toasts.shown?.phrase.key == .help(.noNumber))
  }

  @Test func whatComesIntoTheMainOneIsToldElsewhere() {
    var app = app(in: Self.ferries)
    _ = app.update(.snapshotArrived(Self.snapshot(Self.ferries)), in: around)
    #expect(app.toasts.shown == nil)
    _ = app.update(.snapshotArrived(Self.snapshot(Self.ferries, mainPosition: 7)), in: around)
    #expect(app.toasts.shown?.phrase == Phrase(.chats(.newInMain)))
  }

  @Test(arguments: PictureTests.sizes, PictureTests.languages)
  func theList(size: (Int, Int), language: Language) throws {
    let around = World.surroundings(size.0, size.1)
    var app = ChatApp(language: language)
    _ = app.update(.snapshotArrived(Self.snapshot(Self.ferries, language)), in: around)
    app.keys([.function(7)], around)
    let frame = app.render(in: around)
    try Pictures.expect(frame.grid, named: "chats-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }
}
