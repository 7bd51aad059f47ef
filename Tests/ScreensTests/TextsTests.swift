import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

/// Texts that go to the clipboard, the editor and the pager.
@Suite struct TextsTests {
  private let around = World.surroundings(80, 24)

  private func app() -> ChatApp { World(.english).app(around) }

  @Test func theDraftGoesToTheEditorAndComesBack() {
    var app = app()
    app.type("draft", around)
    #expect(app.keys([.control("o")], around) == [.edit("draft")])
    #expect(app.hasDraft)
    _ = app.update(.edited("draft\nwith a second line\n"), in: around)
    #expect(app.keys([.enter], around) == [.perform(.say("draft\nwith a second line"))])
  }

  @Test func anEmptyFieldMayBeFilledInTheEditor() {
    var app = app()
    #expect(app.keys([.control("o")], around) == [.edit("")])
  }

  @Test func whatIsAtHandIsRead() throws {
    var app = app()
    app.keys([.backTab, .up], around)
    #expect(app.keys([.text("o")], around) == [.view(World(.english).messages[4].text)])
    #expect(app.keys([.control("o")], around) == [.view(World(.english).messages[4].text)])
    guard case .view(let card)? = app.keys([.function(3), .text("o")], around).last else {
      Issue.record("a card is read")
      return
    }
    #expect(card.contains("Kafka") && !card.contains("[ 1"))
    guard case .view(let profile)? = app.keys([.function(4), .text("o")], around).last else {
      Issue.record("a profile is read")
      return
    }
    #expect(profile.contains("Tbilisi"))
    guard case .view(let help)? = app.keys([.function(1), .text("o")], around).last else {
      Issue.record("the help is read")
      return
    }
    #expect(help.contains("/contact"))
  }

  @Test func whatIsReadEndsItsLinesAtWordsAndIsCopiedWithoutThem() throws {
    let narrow = World.surroundings(40, 10)
    var app = app()
    app.keys([.backTab, .up], narrow)
    #expect(
      app.keys([.text("o")], narrow) == [
        .view("Matching is on. I'll write as soon as\nI've found somebody.")
      ])
    #expect(app.keys([.text("y")], narrow) == [.copyToClipboard(World(.english).messages[4].text)])
    for key in [KeyEvent.function(1), .function(3), .function(4)] {
      guard case .view(let text)? = app.keys([key, .text("o")], narrow).last else {
        Issue.record("\(key) is read")
        continue
      }
      #expect(text.split(separator: "\n").allSatisfy { Columns.width(of: String($0)) <= 40 })
    }
  }

  @Test func aCopyIsToldWithAWayOutWhereTheTerminalTakesNone() throws {
    var app = app()
    app.keys([.backTab], around)
    #expect(app.keys([.text("y")], around) == [.copyToClipboard(World(.english).messages[5].text)])
    let toast = try #require(app.toasts.shown)
    let text = Phrasebooks.shipped.book(for: "en").text(toast.phrase)
    #expect(text.contains("characters") && text.contains("o on the message"))
  }

  @Test func thePaletteCopiesAndOpensToo() {
    var app = app()
    app.keys([.control("p"), .paste("copy")], around)
    #expect(app.keys([.enter], around) == [.copyToClipboard(World(.english).messages[5].text)])
    app.keys([.control("p"), .paste("editor")], around)
    #expect(app.keys([.enter], around) == [.edit("")])
  }
}
