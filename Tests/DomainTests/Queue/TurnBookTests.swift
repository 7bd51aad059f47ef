import Domain
import Testing

@Suite struct TurnBookTests {
  let anna = UserID.user(1)
  let boris = UserID.user(2)
  let clara = UserID.user(3)

  @Test func whoIsServedStandsInLineAgainFromTheNextStart() {
    var book = TurnBook()
    #expect(book[anna] == .new)
    #expect(book.started(anna, at: .at(0)) == [anna: .init(rejoinedAt: nil, wasServedLast: true)])
    #expect(book[anna].wasServedLast)
    #expect(
      book.started(boris, at: .at(50)) == [
        anna: .init(rejoinedAt: .at(50), wasServedLast: false),
        boris: .init(rejoinedAt: nil, wasServedLast: true),
      ])
    #expect(book[anna] == .init(rejoinedAt: .at(50), wasServedLast: false))
    #expect(book[boris] == .init(rejoinedAt: nil, wasServedLast: true))
    #expect(book[clara] == .new)
  }

  @Test func goingOnAloneChangesNothing() {
    var book = TurnBook(servedLast: anna)
    #expect(book.started(anna, at: .at(10)) == [:])
    #expect(book[anna].wasServedLast)
  }

  @Test func theHousesOwnWorkLetsOthersRejoinAndTakesNoTurn() {
    var book = TurnBook(servedLast: anna)
    #expect(book.started(nil, at: .at(10)) == [anna: .init(rejoinedAt: .at(10), wasServedLast: false)])
    #expect(book.started(nil, at: .at(20)) == [:])
    #expect(book[anna].rejoinedAt == .at(10))
  }

  @Test func aSecondTurnForgetsWhenTheUserRejoinedBefore() {
    var book = TurnBook(servedLast: boris, rejoinedAt: [anna: .at(5)])
    book.started(anna, at: .at(10))
    #expect(book[anna] == .init(rejoinedAt: nil, wasServedLast: true))
    #expect(book[boris].rejoinedAt == .at(10))
  }

  @Test func noTwoRejoinAtOneInstant() {
    var book = TurnBook()
    for user in [anna, boris, clara, anna] { book.started(user, at: .at(7)) }
    #expect(book[boris].rejoinedAt == .at(7) + .microseconds(1))
    #expect(book[clara].rejoinedAt == .at(7) + .microseconds(2))
    // Storage reads no more than who was served last and the latest rejoining.
    var read = TurnBook(servedLast: anna, rejoinedAt: [clara: .at(7) + .microseconds(2)])
    #expect(read.started(nil, at: .at(7))[anna]?.rejoinedAt == .at(7) + .microseconds(3))
  }
}
