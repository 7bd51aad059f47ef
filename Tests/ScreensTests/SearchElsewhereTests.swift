import Domain
import Localization
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

/// A search that goes through all conversations of a person.
@Suite struct SearchElsewhereTests {
  private let around = World.surroundings(80, 24)
  private let main = ChatListTests.main
  private let ferries = ChatListTests.ferries
  private let old = ChatListTests.old
  private let fresh = ChatListTests.fresh

  /// The words that are looked for in all of these.
  private let needle: SearchPattern

  init() throws {
    needle = try #require(SearchPattern("needle"))
  }

  private func messages(_ chat: Chat, _ texts: [String], from first: Int = 1) -> [Message] {
    texts.enumerated().map { place, text in
      Message(
        id: Samples.id(chat.isMain ? first + place : 10_000 + first + place), chat: chat.id,
        position: first + place, author: place % 2 == 0 ? .mitko : .user, kind: .said, text: text,
        actions: [],
        createdAt: Samples.now - .minutes(30))
    }
  }

  private func snapshot(
    _ chat: Chat, _ texts: [String], from first: Int = 1, language: Language = .english, all: [Chat]? = nil,
    epoch: Int = 0
  ) -> ChatSnapshot {
    ChatSnapshot(
      user: Samples.user(language, epoch: epoch), messages: messages(chat, texts, from: first),
      hasOlder: first > 1,
      shelf: ChatShelf(current: chat, all: all ?? [main, ferries, old, fresh], mainPosition: 3))
  }

  private var inMain: ChatSnapshot { snapshot(main, ["a needle", "talk", "two NEEDLES"]) }
  private var inFresh: ChatSnapshot { snapshot(fresh, ["fresh needle"]) }
  private var inFerries: ChatSnapshot {
    snapshot(ferries, ["ferry needle", "boats", "漢字 a NE\u{301}EDLE at sea"])
  }

  /// Looks for the needle in the main conversation, and knows of all that the others hold.
  private func searching(_ around: Surroundings? = nil, _ language: Language = .english) -> ChatApp {
    let around = around ?? self.around
    var app = ChatApp(language: language)
    var first = inMain
    first.user.language = language
    _ = app.update(.snapshotArrived(first), in: around)
    app.keys([.control("f"), .paste("needle")], around)
    _ = app.update(.searched(needle, in: fresh.id, found: [1], next: nil), in: around)
    _ = app.update(.searched(needle, in: ferries.id, found: [3, 1], next: nil), in: around)
    _ = app.update(.searched(needle, in: old.id, found: [], next: nil), in: around)
    return app
  }

  private func line(_ app: ChatApp, _ around: Surroundings? = nil) -> String {
    app.render(in: around ?? self.around).grid.picture.first { $0.hasPrefix(" Search: ") } ?? ""
  }

  private func shows(_ app: ChatApp, _ text: String) -> Bool {
    app.render(in: around).grid.picture.contains { $0.contains(text) }
  }

  @Test func theOthersAreLookedThroughAsTheListHasThemAndThenThosePutAway() {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(inMain), in: around)
    func page(_ chat: Chat, _ before: Int = .max) -> [ChatEffect] {
      [.search(needle, in: chat.id, before: before, limit: 2_000)]
    }
    #expect(app.keys([.control("f"), .paste("needle")], around) == page(fresh))
    #expect(line(app).hasSuffix(" 1/2"))
    #expect(
      app.update(.searched(needle, in: fresh.id, found: [5_000], next: 3_000), in: around)
        == page(fresh, 3_000))
    #expect(line(app).hasSuffix("1/2  ↑ New conversation: 1…"))
    #expect(app.update(.searched(needle, in: fresh.id, found: [], next: nil), in: around) == page(ferries))
    #expect(app.update(.searched(needle, in: ferries.id, found: [3, 1], next: nil), in: around) == page(old))
    #expect(app.update(.searched(needle, in: old.id, found: [], next: nil), in: around) == [])
    #expect(line(app).hasSuffix("1/2  ↑ New conversation: 1 · Ferries: 2"))
    // It began in the open one, and stays there.
    #expect(app.search?.hit == 3)
  }

  @Test func aStepPastTheLastOneGoesToTheNextConversationAndBack() {
    var app = searching()
    #expect(app.keys([.up], around) == [])
    #expect(app.keys([.up], around) == [.openChat(fresh.id)])
    #expect(shows(app, "a needle"))
    _ = app.update(.snapshotArrived(inFresh), in: around)
    #expect(shows(app, "fresh needle") && shows(app, "─ New conversation ─"))
    #expect(line(app).hasSuffix("1/1  ↑ Ferries: 2  ↓ Main conversation: 2"))
    #expect(app.keys([.up], around) == [.openChat(ferries.id)])
    _ = app.update(.snapshotArrived(inFerries), in: around)
    #expect(app.search?.hit == 3)
    app.keys([.up, .up], around)
    #expect(line(app).hasSuffix("2/2  ↓ New conversation: 1 · Main conversation: 2"))
    app.keys([.down], around)
    #expect(app.keys([.down], around) == [.openChat(fresh.id)])
    _ = app.update(.snapshotArrived(inFresh), in: around)
    #expect(app.keys([.down], around) == [.openChat(main.id)])
    _ = app.update(.snapshotArrived(inMain), in: around)
    #expect(app.search?.hit == 1)
    #expect(line(app).hasSuffix("2/2  ↑ New conversation: 1 · Ferries: 2"))
  }

  @Test func escapeGoesBackToTheConversationAndThePlaceWhereItBegan() {
    var app = ChatApp(language: .english)
    let texts = (1...60).map { "talk \($0)" }
    _ = app.update(.snapshotArrived(snapshot(main, texts)), in: around)
    app.type("a draft", around)
    app.keys([.tab] + Array(repeating: .up, count: 30), around)
    let before = app.render(in: around).grid.picture
    app.keys([.control("f"), .paste("needle")], around)
    _ = app.update(.searched(needle, in: fresh.id, found: [1], next: nil), in: around)
    #expect(app.keys([.enter], around) == [.openChat(fresh.id)])
    _ = app.update(.snapshotArrived(inFresh), in: around)
    #expect(shows(app, "fresh needle"))
    #expect(app.keys([.escape], around) == [.openChat(main.id)])
    // What came meanwhile is there, and moves nothing.
    _ = app.update(.snapshotArrived(snapshot(main, texts + ["more"])), in: around)
    #expect(app.layers.isEmpty)
    #expect(app.conversation.focus == .transcript)
    #expect(app.conversation.field.text == "a draft")
    #expect(app.conversation.transcript.messages.last?.text == "more")
    let after = app.render(in: around).grid.picture
    #expect(zip(before, after).filter { $0 != $1 }.count <= 1, "only the line that tells what is new")
  }

  @Test func whatWasUnderWayWhereItBeganHasEndedOnTheReturn() {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(inMain), in: around)
    app.type("hello", around)
    app.keys([.enter, .control("f"), .paste("needle")], around)
    #expect(app.isSending)
    _ = app.update(.searched(needle, in: fresh.id, found: [1], next: nil), in: around)
    app.keys([.up, .up], around)
    _ = app.update(.snapshotArrived(inFresh), in: around)
    _ = app.update(.commandFinished(.say("hello")), in: around)
    app.keys([.escape], around)
    _ = app.update(.snapshotArrived(inMain), in: around)
    #expect(!app.isSending)
  }

  @Test func whoeverLeavesTheSearchByAScreenFindsTheFirstConversationAtItsEndLater() {
    var app = ChatApp(language: .english)
    let texts = (1...60).map { "talk \($0)" }
    _ = app.update(.snapshotArrived(snapshot(main, texts)), in: around)
    app.keys([.tab] + Array(repeating: .up, count: 30) + [.control("f"), .paste("needle")], around)
    _ = app.update(.searched(needle, in: fresh.id, found: [1], next: nil), in: around)
    app.keys([.enter], around)
    _ = app.update(.snapshotArrived(inFresh), in: around)
    app.keys([.function(3), .function(2)], around)
    #expect(shows(app, "fresh needle") && app.layers.isEmpty)
    app.type("/go 1", around)
    #expect(app.keys([.enter], around) == [.openChat(main.id)])
    _ = app.update(.snapshotArrived(snapshot(main, texts)), in: around)
    #expect(shows(app, "talk 60") && app.conversation.focus == .field)
  }

  @Test func whereTheOpenOneHasNothingItSaysSoAndStaysUntilAStep() {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(snapshot(main, ["talk"])), in: around)
    app.keys([.control("f"), .paste("needle")], around)
    #expect(line(app).hasSuffix("Loading earlier messages…"))
    #expect(app.keys([.enter], around) == [])
    // The step that was asked for is taken once there is something to go to.
    #expect(
      app.update(.searched(needle, in: fresh.id, found: [], next: nil), in: around)
        == [.search(needle, in: ferries.id, before: .max, limit: 2_000)])
    #expect(
      app.update(.searched(needle, in: ferries.id, found: [3, 1], next: nil), in: around)
        == [.search(needle, in: old.id, before: .max, limit: 2_000), .openChat(ferries.id)])
    var other = ChatApp(language: .english)
    _ = other.update(.snapshotArrived(snapshot(main, ["talk"])), in: around)
    other.keys([.control("f"), .paste("needle")], around)
    for (chat, found) in [(fresh, []), (ferries, [3, 1]), (old, [])] {
      _ = other.update(.searched(needle, in: chat.id, found: found, next: nil), in: around)
    }
    #expect(line(other).hasSuffix("none here  ↑ Ferries: 2"))
    #expect(other.keys([.up], around) == [.openChat(ferries.id)])
  }

  @Test func whatWasTypedBeforeTheFirstConversationIsThereIsLookedForInAll() {
    var app = ChatApp(language: .english)
    #expect(app.keys([.control("f"), .paste("needle")], around) == [])
    #expect(
      app.update(.snapshotArrived(inMain), in: around) == [
        .search(needle, in: fresh.id, before: .max, limit: 2_000)
      ])
    #expect(line(app).hasSuffix(" 1/2"))
    app.keys([.escape], around)
    #expect(app.layers.isEmpty && shows(app, "two NEEDLES"))
  }

  @Test func whereNothingIsAnywhereItSaysSo() {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(snapshot(main, ["talk"])), in: around)
    app.keys([.control("f"), .paste("needle")], around)
    for chat in [fresh, ferries, old] {
      _ = app.update(.searched(needle, in: chat.id, found: [], next: nil), in: around)
    }
    #expect(line(app).hasSuffix("nothing found"))
    #expect(app.keys([.enter, .down], around) == [])
  }

  @Test func whatLiesFarBackInTheOtherOneIsLoadedThere() {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(inMain), in: around)
    app.keys([.control("f"), .paste("needle")], around)
    _ = app.update(.searched(needle, in: fresh.id, found: [650], next: nil), in: around)
    #expect(app.keys([.up, .up], around) == [.openChat(fresh.id)])
    let page = snapshot(fresh, (901...1_000).map { "talk \($0)" }, from: 901)
    #expect(app.update(.snapshotArrived(page), in: around) == [.loadOlder(before: 901, limit: 351)])
    // A late page of the one that was left joins nothing.
    _ = app.update(.olderMessagesArrived(messages(main, ["late"], from: 900), hasOlder: false), in: around)
    #expect(app.conversation.transcript.messages.first?.position == 901)
    let older = messages(fresh, (550...900).map { $0 == 650 ? "a needle in hay" : "talk \($0)" }, from: 550)
    _ = app.update(.olderMessagesArrived(older, hasOlder: true), in: around)
    #expect(shows(app, "a needle in hay") && shows(app, "talk 649") && shows(app, "talk 651"))
  }

  @Test func aLookFromBeforeTheStepChangesNothing() {
    var app = searching()
    app.keys([.up, .up], around)
    #expect(app.update(.snapshotArrived(inMain), in: around) == [.openChat(fresh.id)])
    #expect(app.search?.chat == fresh.id)
    // Neither does one of a conversation that was only passed.
    app.keys([.up], around)
    #expect(app.update(.snapshotArrived(inFresh), in: around) == [.openChat(ferries.id)])
    _ = app.update(.snapshotArrived(inFerries), in: around)
    #expect(line(app).hasSuffix("1/2  ↓ New conversation: 1 · Main conversation: 2"))
    // On the way nothing can be stayed at.
    app.keys([.down, .tab, .enter], around)
    #expect(app.search?.chat == fresh.id)
    #expect(app.keys([.text("y")], around) == [])
  }

  @Test func otherWordsAreLookedForWhereOneIsFirst() throws {
    var app = searching()
    app.keys([.up, .up], around)
    _ = app.update(.snapshotArrived(inFresh), in: around)
    let longer = try #require(SearchPattern("needles"))
    #expect(app.type("s", around) == [.search(longer, in: main.id, before: .max, limit: 2_000)])
    _ = app.update(.searched(longer, in: main.id, found: [3], next: nil), in: around)
    #expect(line(app).hasSuffix("none here  ↑ Main conversation: 1…"))
    #expect(app.keys([.enter], around) == [.openChat(main.id)])
    _ = app.update(.snapshotArrived(inMain), in: around)
    #expect(app.keys([.escape], around) == [])
    #expect(app.layers.isEmpty)
  }

  @Test func enterStaysInTheOtherOneAndOneThatWasPutAwayComesBack() {
    var app = searching()
    app.keys([.up, .up], around)
    _ = app.update(.snapshotArrived(inFresh), in: around)
    #expect(app.keys([.tab, .enter], around) == [])
    #expect(app.layers.isEmpty)
    #expect(app.conversation.selected == 1 && app.conversation.focus == .transcript)
    // Later it is gone to as ever: at its end.
    _ = app.update(.snapshotArrived(inMain), in: around)
    #expect(app.conversation.focus == .field)

    app.keys([.control("f"), .paste("stow")], around)
    for chat in [fresh, ferries] {
      _ = app.update(.searched(SearchPattern("stow")!, in: chat.id, found: [], next: nil), in: around)
    }
    _ = app.update(.searched(SearchPattern("stow")!, in: old.id, found: [1], next: nil), in: around)
    #expect(app.keys([.enter], around) == [.openChat(old.id)])
    _ = app.update(.snapshotArrived(snapshot(old, ["stowed"])), in: around)
    #expect(app.keys([.tab, .enter], around) == [.perform(.restoreChat(old.id))])
  }

  @Test func aConversationThatIsGoneIsToldAndTheSearchGoesBack() {
    var app = searching()
    app.keys([.up, .up], around)
    let rest = snapshot(main, ["a needle", "talk", "two NEEDLES"], all: [main, ferries, old])
    #expect(app.update(.snapshotArrived(rest), in: around) == [.openChat(main.id)])
    #expect(app.toasts.shown?.phrase == Phrase(.chat(.searchedIsGone)))
    #expect(app.layers.isEmpty)
    var other = searching()
    #expect(other.update(.snapshotArrived(rest), in: around) == [])
    #expect(other.toasts.shown?.phrase == Phrase(.chat(.searchedIsGone)))
    #expect(line(other).hasSuffix("1/2  ↑ Ferries: 2"))
  }

  @Test func aResetWhileOneIsElsewhereEndsTheSearchAndTellsIt() {
    var app = searching()
    app.keys([.up, .up], around)
    _ = app.update(.snapshotArrived(inFresh), in: around)
    // What came of itself before waits for its turn again.
    app.toasts.add(Phrase(.chats(.newInMain)))
    let wiped = snapshot(main, ["Hi"], all: [main], epoch: 1)
    #expect(app.update(.snapshotArrived(wiped), in: around) == [])
    #expect(app.layers.isEmpty)
    #expect(app.toasts.shown?.phrase == Phrase(.chat(.searchedIsGone)))
    #expect(shows(app, "Hi") && !shows(app, "needle"))
  }

  @Test func whatComesIntoTheOtherOneIsFoundThere() {
    var app = searching()
    app.keys([.up, .up], around)
    _ = app.update(.snapshotArrived(inFresh), in: around)
    _ = app.update(.snapshotArrived(snapshot(fresh, ["fresh needle", "another needle"])), in: around)
    #expect(app.search?.found == [2, 1])
    #expect(app.search?.hit == 1)
  }

  @Test func namesThatDoNotFitAreSummedUp() {
    #expect(
      line(searching(World.surroundings(40, 10)), World.surroundings(40, 10)).hasSuffix(" Main conv… 1/2  +3")
    )
    let long = Chat(
      id: ferries.id, user: Samples.id(1), isMain: false, createdAt: Samples.now,
      title: "漢字の長い名前の会話です、とても長い")
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(snapshot(main, ["needle"], all: [main, long])), in: around)
    app.keys([.control("f"), .paste("needle")], around)
    _ = app.update(.searched(needle, in: long.id, found: [1], next: nil), in: around)
    #expect(line(app).hasSuffix("1/1  ↑ 漢字の長い名前の会…: 1"))
  }

  @Test func aSearchThatHasGoneElsewhereIsPictured() throws {
    for (columns, rows) in [(80, 24), (60, 16), (40, 10)] {
      for language in [Language.english, .russian] {
        let around = World.surroundings(columns, rows)
        var app = searching(around, language)
        try Pictures.expect(
          app.render(in: around).grid, named: "search-others-\(columns)x\(rows)-\(language.code)")
        app.keys([.up, .up, .up], around)
        var next = inFerries
        next.user.language = language
        _ = app.update(.snapshotArrived(next), in: around)
        try Pictures.expect(
          app.render(in: around).grid, named: "search-elsewhere-\(columns)x\(rows)-\(language.code)")
      }
    }
  }
}
