import Domain
import Localization
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

/// What is told above the hints, and in which order.
@Suite struct ToastTests {
  private let around = World.surroundings(80, 24)
  private let late = Phrase(.cli(.modelNotice), ["notice": .text("the words alone are compared")])
  private let other = Phrase(.chat(.noPager))

  private func app() -> ChatApp { World(.english).app(around) }

  private func told(_ app: ChatApp) -> [String] {
    app.render(in: around).grid.picture.filter { $0.hasPrefix(" ! ") || $0.hasPrefix(" · ") }
  }

  @Test func aLateNoteCoversNoRefusalAndComesOnceThatWasRead() {
    var app = app()
    _ = app.update(.refused(.say("mine"), .tooManyMessages(limit: 120)), in: around)
    let refusal = told(app)
    #expect(refusal.count == 1 && refusal[0].hasPrefix(" ! "))
    _ = app.update(.notice(late), in: around)
    #expect(told(app) == refusal)
    app.keys([.escape], around)
    #expect(told(app) == [" · Embedding model: the words alone are compared"])
    app.keys([.escape], around)
    #expect(told(app) == [])
    #expect(app.conversation.field.text == "mine")
  }

  @Test func ofTwoNotesTheSecondWaitsForTheFirstAndNoneIsToldTwice() {
    var app = app()
    for note in [late, other, late, other] { _ = app.update(.notice(note), in: around) }
    #expect(told(app) == [" · Embedding model: the words alone are compared"])
    app.keys([.escape], around)
    #expect(told(app).first?.hasPrefix(" · Neither PAGER") == true)
    app.keys([.escape], around)
    #expect(told(app) == [])
  }

  @Test func anAnswerTakesThePlaceOfANoteWhichComesBackAfterIt() {
    var app = app()
    _ = app.update(.notice(late), in: around)
    _ = app.update(.told(other), in: around)
    #expect(told(app).first?.hasPrefix(" ! Neither PAGER") == true)
    app.keys([.escape], around)
    #expect(told(app) == [" · Embedding model: the words alone are compared"])
  }

  @Test func aNoteIsNotTypedAwayAndGoesWithWhatIsSent() {
    var app = app()
    app.type("hel", around)
    _ = app.update(.notice(late), in: around)
    app.type("lo", around)
    #expect(told(app).count == 1)
    #expect(app.keys([.enter], around) == [.perform(.say("hello"))])
    #expect(told(app) == [])
  }
}
