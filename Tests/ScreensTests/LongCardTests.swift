import Domain
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

/// A message higher than the screen: its buttons are at hand while it is read from its beginning.
@Suite struct LongCardTests {
  private static let card =
    "Your card\n\nWhat you bring\n" + (1...30).map { "  Line \($0)" }.joined(separator: "\n")

  private static func snapshot(_ more: [Message] = [], card: Bool = true) -> ChatSnapshot {
    var messages = [
      Samples.message(1, .mitko, "Who are you?"), Samples.message(2, .user, "Somebody with a long card."),
    ]
    if card {
      messages += [
        Samples.message(3, .mitko, "Your card is here."),
        Samples.message(
          4, .mitko, Self.card, kind: .profileCard(Samples.id(900)), actions: [.activate, .tellPitch]),
      ]
    }
    return ChatSnapshot(user: Samples.user(stage: .ready), messages: messages + more, hasOlder: false)
  }

  /// The chat right after the card came.
  private static func app(_ around: Surroundings) -> ChatApp {
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(snapshot(card: false)), in: around)
    _ = app.update(.snapshotArrived(snapshot()), in: around)
    return app
  }

  private static func rows(_ app: ChatApp, _ around: Surroundings) -> [String] {
    app.render(in: around).grid.picture
  }

  private static let buttons = "[ 1 Start matching ]  [ 2 How does it work? ]"

  @Test(arguments: [(80, 24), (60, 16), (200, 30)])
  func theCardIsReadFromItsBeginningWithItsButtonsInView(columns: Int, rows: Int) {
    let around = World.surroundings(columns, rows)
    let picture = Self.rows(Self.app(around), around)
    #expect(picture.contains { $0.contains("Your card is here.") })
    #expect(picture.contains { $0.contains("What you bring") })
    #expect(!picture.contains { $0.contains("Line 30") })
    #expect(picture.filter { $0.contains(Self.buttons) }.count == 1)
  }

  @Test func aNarrowScreenKeepsItsRowsForTheTextAndFoldsTheButtons() {
    let around = World.surroundings(40, 12)
    let picture = Self.rows(Self.app(around), around)
    #expect(picture.contains { $0.contains("Your card is here.") })
    #expect(picture.contains { $0.contains("[ 1 Start matching ]") })
    #expect(picture.contains { $0.contains("[ 2 How does it work? ]") })
  }

  @Test func theButtonsAreChosenAndPressedWithoutLeavingTheText() {
    let around = World.surroundings(80, 24)
    var app = Self.app(around)
    let before = Self.rows(app, around).first { $0.contains("Line 1 ") }
    app.keys([.tab], around)
    #expect(Self.rows(app, around).first { $0.contains("Line 1 ") } == before)
    #expect(Self.rows(app, around).contains { $0.contains("1-9 press") })
    #expect(app.keys([.enter], around) == [.perform(.press(Samples.id(40)))])
  }

  @Test func aClickOnAPinnedButtonPressesIt() throws {
    let around = World.surroundings(80, 24)
    var app = Self.app(around)
    app.keys([.function(6)], around)
    let row = try #require(Self.rows(app, around).firstIndex { $0.contains(Self.buttons) })
    let click = MouseEvent(.press(.left), at: Position(column: 6, row: row))
    #expect(app.keys([.mouse(click)], around) == [.perform(.press(Samples.id(40)))])
  }

  @Test func atItsEndTheButtonsStandOnceInTheirOwnPlace() {
    let around = World.surroundings(80, 24)
    var app = Self.app(around)
    app.keys([.escape], around)
    #expect(app.conversation.scroll.followsTail)
    let picture = Self.rows(app, around)
    #expect(picture.contains { $0.contains("Line 30") })
    #expect(picture.filter { $0.contains(Self.buttons) }.count == 1)
    // Line by line on the way up: in view all the time, and never twice.
    for _ in 0..<36 {
      app.keys([.up], around)
      #expect(Self.rows(app, around).filter { $0.contains(Self.buttons) }.count <= 1)
    }
  }

  @Test func theButtonsOfAnIntroductionThatIsNotInViewAreNeverOffered() {
    let around = World.surroundings(80, 24)
    let (first, second): (MatchID, MatchID) = (Samples.id(501), Samples.id(502))
    func introduction(_ position: Int, _ match: MatchID, isOpen: Bool) -> Message {
      Samples.message(
        position, .mitko, Self.card, kind: .introduction(match), actions: [.accept(match), .decline(match)],
        used: !isOpen)
    }
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(Self.snapshot(card: false)), in: around)
    let both = [introduction(3, first, isOpen: false), introduction(4, second, isOpen: true)]
    _ = app.update(.snapshotArrived(Self.snapshot(both, card: false)), in: around)
    // The first one, which is closed, is read; a yes would go to the second.
    var picture = Self.rows(app, around)
    #expect(picture.contains { $0.contains("What you bring") })
    #expect(!picture.contains { $0.contains("Yes, introduce us") })
    for _ in 0..<40 where !picture.contains(where: { $0.contains("Yes, introduce us") }) {
      app.keys([.down], around)
      picture = Self.rows(app, around)
    }
    let offered = picture.firstIndex { $0.contains("Yes, introduce us") } ?? 0
    #expect(picture[..<offered].contains { $0.contains("╭─ Introduction") })
    #expect(picture[..<offered].contains { $0.contains("Your card") })
  }

  @Test func whereALargerWindowShowsTheEndNothingIsSaidToBeBelow() {
    let small = World.surroundings(80, 24)
    var app = Self.app(small)
    app.keys([.escape, .up, .up], small)
    #expect(Self.rows(app, small).contains { $0.contains("↓ Esc") })
    let large = World.surroundings(80, 70)
    app.keys([.resize(large.size)], large)
    let picture = Self.rows(app, large)
    #expect(picture.contains { $0.contains("Who are you?") })
    #expect(picture.contains { $0.contains(Self.buttons) })
    #expect(!picture.contains { $0.contains("↓") })
  }

  @Test func aboveAMessageThatWasReadItsButtonsAreNotInTheWay() {
    let around = World.surroundings(80, 24)
    var app = Self.app(around)
    app.keys([.escape, .textHome], around)
    #expect(Self.rows(app, around).contains { $0.contains("Who are you?") })
    // The view ends in the card: its buttons are what can be done.
    #expect(Self.rows(app, around).contains { $0.contains(Self.buttons) })
    let talk = (5...40).map { Samples.message($0, .user, "And more \($0)") }
    _ = app.update(.snapshotArrived(Self.snapshot(talk)), in: around)
    app.keys([.escape, .pageUp], around)
    #expect(!Self.rows(app, around).contains { $0.contains(Self.buttons) })
  }
}
