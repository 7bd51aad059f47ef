import Domain
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

/// The screens as pictures: three sizes, two languages.
@Suite struct PictureTests {
  static let sizes = [(80, 24), (60, 16), (200, 60)]
  static let languages: [Language] = [.english, .russian]

  private func expect(
    _ name: String, _ size: (Int, Int), _ language: Language,
    _ prepare: (inout ChatApp, Surroundings) -> Void
  ) throws {
    let surroundings = World.surroundings(size.0, size.1)
    var app = World(language).app(surroundings)
    prepare(&app, surroundings)
    let frame = app.render(in: surroundings)
    try Pictures.expect(
      frame.grid, named: "\(name)-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }

  @Test(arguments: sizes, languages)
  func conversationWithAnIntroduction(size: (Int, Int), language: Language) throws {
    try expect("chat", size, language) { app, around in
      app.type("Hm", around)
    }
  }

  @Test(arguments: sizes, languages)
  func focusOnTheButtons(size: (Int, Int), language: Language) throws {
    try expect("chat-buttons", size, language) { app, around in
      app.keys([.tab, .right], around)
    }
  }

  @Test(arguments: sizes, languages)
  func scrolledUpWithSomethingNewBelow(size: (Int, Int), language: Language) throws {
    try expect("chat-scrolled", size, language) { app, around in
      app.keys([.pageUp, .pageUp], around)
      var later = World(language).snapshot
      later.messages.append(Samples.message(7, .mitko, "…?"))
      later.reply = .thinking
      _ = app.update(.snapshotArrived(later), in: around)
    }
  }

  @Test(arguments: sizes, languages)
  func aRefusedMessageStaysInTheField(size: (Int, Int), language: Language) throws {
    try expect("chat-refused", size, language) { app, around in
      let text = "One line\nand a second one, which is so long that it goes on and on until it has to wrap 字"
      _ = app.update(.refused(.say(text), .tooManyMessages(limit: 120)), in: around)
    }
  }

  @Test(arguments: sizes, languages)
  func decliningAsksOnce(size: (Int, Int), language: Language) throws {
    try expect("chat-decline", size, language) { app, around in
      app.keys([.tab, .text("2")], around)
    }
  }

  @Test(arguments: sizes, languages)
  func matchesWithTheCardOfTheFirst(size: (Int, Int), language: Language) throws {
    try expect("matches", size, language) { app, around in app.keys([.function(3)], around) }
  }

  @Test(arguments: sizes, languages)
  func whyNobodyWasProposedYet(size: (Int, Int), language: Language) throws {
    try expect("why", size, language) { app, around in
      var snapshot = World(language).snapshot
      snapshot.matches = []
      _ = app.update(.snapshotArrived(snapshot), in: around)
      app.keys([.function(3)], around)
      _ = app.update(.outlookArrived(World(language).outlook), in: around)
    }
  }

  @Test(arguments: sizes, languages)
  func whyNobodyElseStandsAboveWhatWas(size: (Int, Int), language: Language) throws {
    try expect("why-beside", size, language) { app, around in
      var snapshot = World(language).snapshot
      snapshot.matches.removeFirst()
      _ = app.update(.snapshotArrived(snapshot), in: around)
      app.keys([.function(3)], around)
      _ = app.update(.outlookArrived(World(language).outlook), in: around)
      app.keys([.home], around)
    }
  }

  @Test(arguments: sizes, languages)
  func aCardThatChangedSinceItWasSeen(size: (Int, Int), language: Language) throws {
    try expect("matches-changed", size, language) { app, around in
      var snapshot = World(language).snapshot
      snapshot.matches[0].changes = World(language).changes
      _ = app.update(.snapshotArrived(snapshot), in: around)
      app.keys([.function(3), .tab], around)
    }
  }

  @Test(arguments: sizes, languages)
  func aCardWithWhatTheTwoSidesAskedEachOther(size: (Int, Int), language: Language) throws {
    try expect("matches-questions", size, language) { app, around in
      var snapshot = World(language).snapshot
      snapshot.matches[0].questions = World(language).questions
      _ = app.update(.snapshotArrived(snapshot), in: around)
      app.keys([.function(3), .tab], around)
    }
  }

  @Test(arguments: sizes, languages)
  func choosingWhatOthersAreNotToSee(size: (Int, Int), language: Language) throws {
    try expect("profile-marking", size, language) { app, around in
      app.keys([.function(4), .text("h"), .down, .down, .down, .down, .right, .text("+")], around)
    }
  }

  @Test(arguments: sizes, languages)
  func theCardOfAConnection(size: (Int, Int), language: Language) throws {
    try expect("matches-connected", size, language) { app, around in
      app.keys([.function(3), .down, .tab], around)
    }
  }

  @Test(arguments: sizes, languages)
  func profileWithItsPublicView(size: (Int, Int), language: Language) throws {
    try expect("profile", size, language) { app, around in app.keys([.function(4)], around) }
  }

  @Test(arguments: sizes, languages)
  func profileWithEvidence(size: (Int, Int), language: Language) throws {
    try expect("profile-evidence", size, language) { app, around in
      app.keys([.function(4), .text("e"), .tab], around)
    }
  }

  @Test(arguments: sizes, languages)
  func help(size: (Int, Int), language: Language) throws {
    try expect("help", size, language) { app, around in app.keys([.function(1)], around) }
  }

  @Test(arguments: sizes, languages)
  func aProfileInTheMakingAndWhatItLacks(size: (Int, Int), language: Language) throws {
    try expect("profile-draft", size, language) { app, around in
      _ = app.update(.snapshotArrived(World(language).beginning), in: around)
      app.keys([.function(4)], around)
    }
  }

  @Test(arguments: languages)
  func whatIsSaidGrowsBesideTheConversation(language: Language) throws {
    try expect("chat-draft", (200, 60), language) { app, around in
      _ = app.update(.snapshotArrived(World(language).beginning), in: around)
    }
  }

  @Test(arguments: sizes, languages)
  func aCardThatIsHigherThanTheScreen(size: (Int, Int), language: Language) throws {
    let around = World.surroundings(size.0, size.1)
    var app = ChatApp(language: language)
    var before = World(language).withCard
    before.messages.removeLast(2)
    _ = app.update(.snapshotArrived(before), in: around)
    _ = app.update(.snapshotArrived(World(language).withCard), in: around)
    let frame = app.render(in: around)
    try Pictures.expect(
      frame.grid, named: "chat-card-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }

  @Test(arguments: languages)
  func aNewcomerSeesWhatHappensNext(language: Language) throws {
    let around = World.surroundings(80, 24)
    var app = ChatApp(language: language)
    let greeting = World(language).messages[0]
    let open = Message(
      id: greeting.id, chat: greeting.chat, position: 1, author: .mitko, kind: .said, text: greeting.text,
      actions: greeting.actions.map {
        MessageAction(id: $0.id, message: $0.message, owner: $0.owner, intent: $0.intent, state: .open)
      }, createdAt: Samples.now)
    _ = app.update(
      .snapshotArrived(
        ChatSnapshot(user: Samples.user(language), messages: [open], hasOlder: false)), in: around)
    try Pictures.expect(app.render(in: around).grid, named: "newcomer-chat-\(language.code)")
    app.keys([.function(3)], around)
    try Pictures.expect(app.render(in: around).grid, named: "newcomer-matches-\(language.code)")
    app.keys([.function(4)], around)
    try Pictures.expect(app.render(in: around).grid, named: "newcomer-profile-\(language.code)")
  }

  @Test(arguments: languages)
  func aTooSmallTerminalIsToldInOneLine(language: Language) throws {
    let around = World.surroundings(39, 9)
    let app = World(language).app(around)
    try Pictures.expect(app.render(in: around).grid, named: "too-small-\(language.code)")
  }
}
