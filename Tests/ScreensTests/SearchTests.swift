import Domain
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

@Suite struct SearchTests {
  private let around = World.surroundings(80, 24)

  private func app() -> ChatApp { World(.english).app(around) }

  /// A chat of which the newest messages are loaded: 901 to 1000.
  private func longChat() -> ChatApp {
    var app = ChatApp(language: .english)
    let page = (901...1_000).map { Samples.message($0, .mitko, "talk \($0)") }
    _ = app.update(
      .snapshotArrived(ChatSnapshot(user: Samples.user(), messages: page, hasOlder: true)), in: around)
    return app
  }

  private func reversed(_ app: ChatApp, _ text: String) -> String {
    let frame = app.render(in: around)
    guard let row = frame.grid.picture.firstIndex(where: { $0.contains(text) }) else { return "" }
    return (0..<80).filter { frame.grid[$0, row].style.attributes.contains(.reverse) }.map {
      Array(frame.grid.picture[row])[$0]
    }.map(String.init).joined()
  }

  @Test func itGoesFromTheNewestUpwardsAndBack() {
    var app = app()
    app.keys([.control("f")], around)
    app.type("MITKO", around)
    #expect(app.search?.hit == 1)
    app.keys([.backspace, .backspace, .backspace, .backspace, .backspace], around)
    app.type("go", around)
    #expect(app.search?.found == [6, 3, 2])
    #expect(app.search?.hit == 6)
    #expect(app.search?.count == "1/3")
    app.keys([.enter], around)
    #expect(app.search?.hit == 3)
    app.keys([.up, .up], around)
    #expect(app.search?.hit == 2)
    #expect(app.search?.count == "3/3")
  }

  @Test func aTypedCommandBeginsItWithItsWords() {
    var app = app()
    app.type("/find go", around)
    app.keys([.enter], around)
    #expect(app.search?.found == [6, 3, 2])
    #expect(app.search?.hit == 6)
    #expect(app.search?.field.text == "go")
    #expect(!app.hasDraft)
    app.keys([.up, .escape], around)
    #expect(app.search == nil)
    var long = longChat()
    long.type("/find needle", around)
    let pattern = SearchPattern("needle")
    #expect(
      long.keys([.enter], around).contains(.search(pattern!, in: Samples.chat, before: 901, limit: 2_000)))
  }

  @Test func caseAccentsAndYoDoNotMatter() {
    var app = app()
    var next = World(.english).snapshot
    next.messages.append(Samples.message(7, .user, "Моё РЕЗЮМЕ — my RÉSUMÉ"))
    _ = app.update(.snapshotArrived(next), in: around)
    for typed in ["мое резюме", "МОЁ", "resume"] {
      app.keys([.control("f"), .paste(typed)], around)
      #expect(app.search?.found == [7])
      app.keys([.escape], around)
    }
    app.keys([.control("f"), .paste("resume")], around)
    #expect(reversed(app, "Моё РЕЗЮМЕ") == "RÉSUMÉ")
  }

  @Test func wordsThatTheScreenHasWrappedAreMarkedOnBothLines() {
    var app = app()
    var next = World(.english).snapshot
    let text = String(repeating: "x", count: 70) + " needle in hay"
    next.messages.append(Samples.message(7, .mitko, text))
    _ = app.update(.snapshotArrived(next), in: around)
    app.keys([.control("f"), .paste("needle in hay")], around)
    #expect(app.search?.found == [7])
    #expect(reversed(app, "xxxx") + "|" + reversed(app, "in hay") == "|needle in hay")
  }

  @Test func theStoreIsAskedPageByPageForWhatIsNotLoaded() throws {
    var app = longChat()
    app.keys([.control("f")], around)
    let pattern = try #require(SearchPattern("needle"))
    #expect(
      app.keys([.paste("needle")], around) == [.search(pattern, in: Samples.chat, before: 901, limit: 2_000)])
    #expect(app.render(in: around).grid.picture.contains { $0.contains("Loading earlier messages…") })
    #expect(
      app.update(.searched(pattern, in: Samples.chat, found: [], next: 700), in: around)
        == [.search(pattern, in: Samples.chat, before: 700, limit: 2_000)])
    // Found: counted, and loaded with what stands around it.
    #expect(
      app.update(.searched(pattern, in: Samples.chat, found: [650, 7], next: 5), in: around) == [
        .search(pattern, in: Samples.chat, before: 5, limit: 2_000), .loadOlder(before: 901, limit: 351),
      ])
    #expect(app.search?.count == "1/2…")
    #expect(app.update(.searched(pattern, in: Samples.chat, found: [], next: nil), in: around) == [])
    let older = (550...900).map {
      Samples.message($0, .mitko, $0 == 650 ? "a NEEDLE in hay" : "talk \($0)")
    }
    #expect(app.update(.olderMessagesArrived(older, hasOlder: true), in: around) == [])
    #expect(app.search?.count == "1/2")
    let rows = app.render(in: around).grid.picture
    #expect(rows.contains { $0.contains("talk 649") } && rows.contains { $0.contains("talk 651") })
    #expect(reversed(app, "a NEEDLE in hay") == "NEEDLE")
  }

  @Test func whatIsFoundForOtherWordsLeadsNoFurther() throws {
    var app = longChat()
    app.keys([.control("f"), .paste("need")], around)
    let old = try #require(SearchPattern("need"))
    let new = try #require(SearchPattern("needs"))
    #expect(app.type("s", around) == [.search(new, in: Samples.chat, before: 901, limit: 2_000)])
    #expect(app.update(.searched(old, in: Samples.chat, found: [3], next: 2), in: around) == [])
    #expect(app.search?.found == [])
    app.keys([.escape], around)
    #expect(app.update(.searched(new, in: Samples.chat, found: [3], next: 2), in: around) == [])
  }

  @Test func aStepBeyondWhatIsKnownIsTakenOnceMoreIsFound() throws {
    var app = longChat()
    app.keys([.control("f"), .paste("talk 95")], around)
    let pattern = try #require(SearchPattern("talk 95"))
    #expect(app.search?.found == Array((950...959).reversed()))
    app.keys(Array(repeating: .up, count: 10), around)
    #expect(app.search?.hit == 950)
    _ = app.update(.searched(pattern, in: Samples.chat, found: [95], next: nil), in: around)
    #expect(app.search?.hit == 95)
    #expect(app.search?.count == "11/11")
  }

  @Test func whatComesWhileSomebodySearchesIsFoundToo() {
    var app = app()
    app.keys([.control("f"), .paste("zebra")], around)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("nothing found") })
    var next = World(.english).snapshot
    next.messages.append(Samples.message(7, .mitko, "a zebra"))
    _ = app.update(.snapshotArrived(next), in: around)
    #expect(app.search?.found == [7])
    #expect(app.search?.count == "1/1")
  }

  @Test func aResetEndsTheSearch() {
    var app = app()
    app.keys([.control("f"), .paste("go")], around)
    var next = World(.english).snapshot
    next.user.epoch += 1
    next.messages = [Samples.message(1, .mitko, "Hi")]
    _ = app.update(.snapshotArrived(next), in: around)
    #expect(app.layers.isEmpty)
  }

  @Test func escapeGoesBackToWhereOneWas() {
    var app = longChat()
    app.keys([.pageUp, .pageUp, .tab], around)
    let before = app.render(in: around).grid.picture
    app.keys([.control("f"), .paste("talk 990"), .up, .escape], around)
    #expect(app.render(in: around).grid.picture == before)
    #expect(app.conversation.focus == .transcript)
    app.keys([.function(3), .control("f"), .escape], around)
    #expect(app.tab == .matches)
  }

  @Test func enterOnWhatWasFoundStaysThere() {
    var app = app()
    app.keys([.control("f"), .paste("go"), .up, .tab, .enter], around)
    #expect(app.layers.isEmpty)
    #expect(app.conversation.focus == .transcript)
    #expect(app.conversation.selected == 3)
    #expect(app.keys([.text("y")], around) == [.copyToClipboard(World(.english).messages[2].text)])
  }

  @Test func whileItIsTypedEveryCharacterIsTextAndOnTheHitsLettersAreKeys() {
    var app = app()
    app.keys([.control("f")], around)
    app.type("nNyo/", around)
    #expect(app.search?.field.text == "nNyo/")
    app.keys([.control("u")], around)
    app.type("go", around)
    app.keys([.tab, .text("N"), .text("N"), .text("n")], around)
    #expect(app.search?.hit == 3)
    #expect(app.keys([.text("o")], around) == [.view(World(.english).messages[2].text)])
    app.keys([.text("/")], around)
    app.type("!", around)
    #expect(app.search?.field.text == "go!")
  }

  @Test func theLineThatWasFoundIsShownWhereTheMessageIsLongerThanTheScreen() {
    var next = World(.english).snapshot
    let long = (1...60).map { $0 == 45 ? "a needle" : "line \($0)" }.joined(separator: "\n")
    next.messages.append(Samples.message(7, .mitko, long))
    var app = app()
    _ = app.update(.snapshotArrived(next), in: around)
    app.keys([.control("f"), .paste("needle")], around)
    #expect(app.search?.hit == 7)
    let rows = app.render(in: around).grid.picture
    #expect(rows.contains { $0.contains("a needle") })
    #expect(rows.contains { $0.contains("line 44") } && rows.contains { $0.contains("line 46") })
  }

  @Test func theWheelScrollsBehindTheSearchAndAClickStaysAtAMessage() {
    var app = longChat()
    app.keys([.control("f"), .paste("talk 990")], around)
    let before = app.render(in: around).grid.picture
    app.keys([.mouse(MouseEvent(.wheelUp, at: Position(column: 5, row: 5)))], around)
    #expect(app.render(in: around).grid.picture != before)
    let row = app.render(in: around).grid.picture.firstIndex { $0.contains("talk 98") } ?? 0
    app.keys([.mouse(MouseEvent(.press(.left), at: Position(column: 5, row: row)))], around)
    #expect(app.layers.isEmpty)
    #expect(app.conversation.focus == .transcript)
  }
}
