import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

/// What keys do in the rooms of matches and rounds.
@Suite struct MatchingRoomTests {
  private let around = World.surroundings(80, 24)

  private func orders(_ effects: [AdminEffect]) -> [OperatorOrder] {
    effects.compactMap { if case .order(let order) = $0 { order as? OperatorOrder } else { nil } }
  }

  private func matches() -> AdminApp {
    var app = MatchingWorld.app(.english)
    app.type("4", around)
    _ = app.update(.arrived(MatchingWorld.list, at: around.now), in: around)
    return app
  }

  private func rounds() -> AdminApp {
    var app = MatchingWorld.app(.english)
    app.type("3", around)
    _ = app.update(.arrived(MatchingWorld.rounds, at: around.now), in: around)
    return app
  }

  private func picture(_ app: AdminApp) -> String {
    app.render(in: around).grid.picture.joined(separator: "\n")
  }

  @Test func actsAreProposedForTheSelectedOrTheMarkedMatches() {
    var app = matches()
    let first = MatchingWorld.match(1)
    #expect(orders(app.type("W", around)) == [.propose(.matches(.withdraw, [first]))])
    #expect(orders(app.type("X", around)) == [.propose(.matches(.expire, [first]))])
    #expect(orders(app.type("a", around)) == [.propose(.matches(.qualifyAgain, [first]))])
    let marked = orders(app.type("xxW", around))
    #expect(marked == [.propose(.matches(.withdraw, [first, MatchingWorld.match(2)]))])
  }

  @Test func aPageIsWatchedWhileItIsOpenAndItsWordsComeOnlyWhenAskedFor() {
    var app = matches()
    let query = MatchQuery.ofOpen
    #expect(
      orders(app.keys([.enter], around)) == [
        .watch(.matches(query, limit: 200, sheet: MatchingWorld.match(1)))
      ])
    _ = app.update(.arrived(MatchingWorld.content(MatchingWorld.sheet), at: around.now), in: around)
    #expect(!picture(app).contains("PostgreSQL"))
    #expect(orders(app.type("U", around)) == [.reveal(.match(MatchingWorld.match(1)))])
    #expect(orders(app.keys([.escape], around)) == [.watch(.matches(query, limit: 200, sheet: nil))])
  }

  @Test func sortingByScoreAndAgeKeepsTheSelectedMatch() {
    var app = matches()
    app.keys([.down], around)
    app.type("ss", around)
    #expect(orders(app.type("W", around)) == [.propose(.matches(.withdraw, [MatchingWorld.match(2)]))])
    app.type("g", around)
    #expect(orders(app.type("W", around)) == [.propose(.matches(.withdraw, [MatchingWorld.match(3)]))])
  }

  @Test func aWrongFilterIsAnsweredAtItsPlaceAndTheLastRightOneStays() {
    var app = matches()
    #expect(orders(app.type("/score>2", around)).isEmpty == false)
    app.keys([.control("u")], around)
    app.type("score>high", around)
    #expect(picture(app).contains("^"))
    app.keys([.control("u")], around)
    app.type("statis:open", around)
    #expect(picture(app).contains("Did you mean status"))
  }

  @Test func whyLeadsFromAMatchToTheInquiryAndBackToTheMatch() {
    var app = matches()
    let asked = orders(app.type("w", around))
    #expect(app.current == .rounds)
    #expect(asked.last == .watch(.rounds(turnsOf: nil, limit: 100, why: MatchingWorld.question)))
    _ = app.update(.arrived(MatchingWorld.why, at: around.now), in: around)
    #expect(picture(app).contains("Why are 3f2a9101 and борис not matched?"))
    #expect(
      orders(app.type("U", around)) == [.reveal(.pair(MatchingWorld.user(1), MatchingWorld.user(2)))])
    _ = app.type("m", around)
    #expect(app.current == .matches)
    #expect(picture(app).contains("/ match:\(MatchingWorld.match(1))"))
  }

  @Test func aTurnLeadsToItsMatchAndOneWithoutAsksForTheSecondPerson() {
    var app = rounds()
    app.keys([.down], around)
    app.type("w", around)
    #expect(picture(app).contains(":why ada"))
    app.keys([.escape, .up, .enter], around)
    #expect(app.current == .matches)
  }

  @Test func aQuestionAboutFewerThanTwoPeopleIsAnsweredInWords() {
    var app = rounds()
    app.type(":why ada", around)
    app.keys([.enter], around)
    #expect(picture(app).contains("Ask about two people"))
    app.keys([.escape], around)
    #expect(picture(app).contains("Round 41"))
  }

  @Test func otherRoundsAreLookedAtAndTheNextOneIsAskedFirst() {
    var app = rounds()
    #expect(orders(app.type("[", around)) == [.watch(.rounds(turnsOf: 40, limit: 100, why: nil))])
    #expect(orders(app.type("]", around)).isEmpty)
    #expect(orders(app.type("A", around)) == [.propose(.advanceRound(from: 41))])
    #expect(orders(app.type("r", around)) == [.propose(.runStep)])
  }

  @Test func whatCannotBeUndoneIsSaidInNumbersAndWhatCanBeSaysHow() throws {
    let book = Phrasebooks.shipped.book(for: "en")
    var preview = ActPreview(kind: .withdraw)
    preview.changes = 3
    preview.told = 5
    preview.refused = [.hasEnded: 1]
    #expect(
      ActWords.lines(preview, utcOffset: 0).map { book.text($0) } == [
        "withdraw: 3 matches?", "5 people are told.", "one does not allow it: it has ended",
        "z lets the two be proposed to each other again; this proposal stays closed, and messages that went out stay.",
      ])
    func told(_ kind: Act.Kind, undone: Act.Kind? = nil) -> String {
      book.text(
        ActWords.told(
          ActResult(
            act: ActID(high: 1, low: 1), kind: kind, undone: undone, changed: 1, refused: [:])
        ).phrase)
    }
    #expect(told(.withdraw) == "withdraw: 1 match. z lets the two be proposed again.")
    #expect(told(.expire) == "let run out: 1 match.")
    #expect(told(.advanceRound) == "next round: done.")
    #expect(
      told(.undo, undone: .withdraw)
        == "The two may be proposed to each other again (1 match); the withdrawn proposal stays closed.")
  }
}
