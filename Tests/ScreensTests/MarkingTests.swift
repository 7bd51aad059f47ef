import Domain
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

/// Choosing on the Profile screen what others are not to see.
@Suite struct MarkingTests {
  private let around = World.surroundings(80, 24)

  private func app() -> ChatApp {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(World(.english).snapshot), in: around)
    app.keys([.function(4), .text("h")], around)
    return app
  }

  private func hidden(_ words: [String]) -> [ChatEffect] {
    [.perform(.setPublicChoices(PublicChoices(hiddenWords: ["Apollo"] + words)))]
  }

  @Test func aWordAPhraseOrALineIsHidden() {
    var app = app()
    #expect(app.profile.marking?.phrase == "Backend")
    #expect(app.keys([.enter], around) == hidden(["Backend"]))
    #expect(app.profile.marking == nil)
    #expect(app.render(in: around).grid.picture.contains(" ✓ Others don't see “Backend” any more."))
    app.keys([.text("h"), .down, .down, .down, .down], around)
    #expect(app.profile.marking?.phrase == "I")
    app.keys([.right, .text("+"), .text("+")], around)
    #expect(app.profile.marking?.phrase == "split a monolith")
    app.keys([.text("-")], around)
    #expect(app.profile.marking?.phrase == "split a")
    app.keys([.text("a")], around)
    #expect(app.keys([.enter], around) == hidden(["I split a monolith so that no payment doubled"]))
  }

  @Test(arguments: [(Language.english, "Enter hide  Esc cancel"), (.russian, "Enter скрыть  Esc отмена")])
  func theHintsTellOnTheSmallestScreenHowToHideAndHowToGoBack(language: Language, hints: String) {
    let small = World.surroundings(40, 10)
    var app = ChatApp(language: language)
    _ = app.update(.snapshotArrived(World(language).snapshot), in: small)
    app.keys([.function(4), .text("h")], small)
    #expect(app.render(in: small).grid.picture.contains { $0.hasPrefix(" " + hints) })
  }

  @Test func escapeLeavesEverythingAsItIs() {
    var app = app()
    #expect(app.keys([.right, .escape], around) == [])
    #expect(app.profile.marking == nil)
    #expect(app.tab == .profile)
  }

  @Test func whatWasHiddenLastIsShownAgainByAButton() {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(World(.english).snapshot), in: around)
    app.keys([.function(4)], around)
    let buttons = app.profileButtons(app.book(around))
    #expect(buttons.last?.label == "Show “Apollo” again")
    let digit = String(buttons.count)
    #expect(app.keys([.tab, .text(digit)], around) == [.perform(.setPublicChoices(PublicChoices()))])
  }
}
