import Domain
import Localization
import TerminalKit
import Testing

@testable import ChatScreens

@Suite struct LayerTests {
  private let around = World.surroundings(80, 24)

  private func app() -> ChatApp { World(.english).app(around) }

  @Test func thePaletteFindsACommandByAPartOfItsName() {
    var app = app()
    app.keys([.control("p")], around)
    app.type("expo", around)
    #expect(app.keys([.enter], around) == [.perform(.export)])
    #expect(app.layers.isEmpty)
  }

  @Test func thePaletteShowsScreensAndBeginsCommands() {
    var app = app()
    app.keys([.control("p"), .down, .enter], around)
    #expect(app.tab == .matches)
    app.keys([.control("p")], around)
    app.type("contact", around)
    app.keys([.enter], around)
    app.type("me@example.org", around)
    #expect(app.keys([.enter], around) == [.perform(.setContact("me@example.org"))])
  }

  @Test func aCommandOfThePaletteDoesNotThrowADraftAway() {
    var app = app()
    app.type("draft", around)
    app.keys([.control("p")], around)
    app.type("/hide", around)
    app.keys([.enter], around)
    #expect(app.toast?.phrase.key == .chat(.draftInTheWay))
    #expect(app.keys([.enter], around) == [.perform(.say("draft"))])
  }

  @Test func escapeClosesALayerAndNothingElse() {
    var app = app()
    app.type("draft", around)
    app.keys([.function(3), .control("p"), .escape], around)
    #expect(app.layers.isEmpty)
    #expect(app.tab == .matches)
  }

  @Test func colonOpensThePaletteOnListsOnly() {
    var app = app()
    app.keys([.text(":")], around)
    #expect(app.layers.isEmpty)
    app.keys([.function(3), .text(":")], around)
    #expect(app.layers == [.palette(Palette())])
  }

  @Test func aSearchGoesFromTheNewestUpwardsAndBack() {
    var app = app()
    app.keys([.control("f")], around)
    app.type("MITKO", around)
    #expect(app.search?.found == 1)
    app.keys([.backspace, .backspace, .backspace, .backspace, .backspace], around)
    app.type("go", around)
    #expect(app.search?.found == 6)
    app.keys([.enter], around)
    #expect(app.search?.found == 3)
    app.keys([.up, .up], around)
    #expect(app.search?.found == 2)
    app.keys([.down], around)
    #expect(app.search?.found == 3)
  }

  @Test func aSearchLoadsOlderMessagesUntilItFinds() {
    var app = ChatApp(language: .english)
    let page = (101...200).map { Samples.message($0, .mitko, "talk \($0)") }
    _ = app.update(
      .snapshotArrived(ChatSnapshot(user: Samples.user(), messages: page, hasOlder: true)), in: around)
    app.keys([.control("f")], around)
    let effects = app.keys([.paste("needle")], around)
    #expect(effects == [.loadOlder(before: 101, limit: 2_000)])
    let older = (1...100).map { Samples.message($0, .mitko, $0 == 7 ? "a NEEDLE in hay" : "talk \($0)") }
    #expect(app.update(.olderMessagesArrived(older, hasOlder: false), in: around) == [])
    #expect(app.search?.found == 7)
    let frame = app.render(in: around)
    #expect(frame.grid.picture.contains { $0.contains("a NEEDLE in hay") })
    let row = frame.grid.picture.firstIndex { $0.contains("a NEEDLE in hay") } ?? 0
    let reversed = (0..<80).filter { frame.grid[$0, row].style.attributes.contains(.reverse) }
    #expect(reversed == Array(6..<12))
  }

  @Test func aSearchThatFindsNothingSaysSo() {
    var app = app()
    app.keys([.control("f"), .paste("zzz")], around)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("nothing found") })
  }

  @Test func layersArePictured() throws {
    for (columns, rows) in [(80, 24), (60, 16)] {
      for language in [Language.english, .russian] {
        let around = World.surroundings(columns, rows)
        var app = World(language).app(around)
        app.keys([.control("p")], around)
        try Pictures.expect(
          app.render(in: around).grid, named: "palette-\(columns)x\(rows)-\(language.code)")
        app.keys([.escape, .control("f"), .paste("Go")], around)
        try Pictures.expect(
          app.render(in: around).grid, named: "search-\(columns)x\(rows)-\(language.code)")
      }
    }
  }

  @Test func theLineThatWasFoundIsShownWhereTheMessageIsLongerThanTheScreen() {
    var next = World(.english).snapshot
    let long = (1...60).map { $0 == 45 ? "a needle" : "line \($0)" }.joined(separator: "\n")
    next.messages.append(Samples.message(7, .mitko, long))
    var app = app()
    _ = app.update(.snapshotArrived(next), in: around)
    app.keys([.control("f"), .paste("needle")], around)
    #expect(app.search?.found == 7)
    let rows = app.render(in: around).grid.picture
    #expect(rows.contains { $0.contains("a needle") })
    #expect(rows.contains { $0.contains("line 44") } && rows.contains { $0.contains("line 46") })
  }
}
