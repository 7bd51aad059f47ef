import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import Testing

/// The frame round the rooms, at every size and in both languages.
@Suite struct AdminPictureTests {
  private static let sizes = [(80, 24), (60, 16), (200, 60)]
  private static let languages: [Language] = [.english, .russian]

  private func expect(
    _ name: String, _ size: (Int, Int), _ language: Language, isReadOnly: Bool = false,
    _ change: (inout AdminApp, Surroundings) -> Void
  ) throws {
    let around = World.surroundings(size.0, size.1)
    var app = SampleRooms.app(language, isReadOnly: isReadOnly)
    _ = app.start()
    app.keys([.text("2")], around)
    _ = app.update(.arrived(SampleRooms.jobs(0..<40, language), at: around.now), in: around)
    change(&app, around)
    let frame = app.render(in: around)
    try Pictures.expect(
      frame.grid, named: "admin-\(name)-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }

  @Test(arguments: sizes, languages)
  func aRoomWithAListAndAFilter(size: (Int, Int), language: Language) throws {
    try expect("room", size, language) { app, around in
      app.keys([.down, .text("x"), .text("/")], around)
      app.type("kind:qualify", around)
      app.keys([.enter], around)
    }
  }

  @Test(arguments: sizes, languages)
  func aFilterThatIsWrong(size: (Int, Int), language: Language) throws {
    try expect("filter", size, language) { app, around in
      app.keys([.text("/")], around)
      app.type("漢字:да", around)
    }
  }

  @Test(arguments: sizes, languages)
  func heldWhileRowsCame(size: (Int, Int), language: Language) throws {
    try expect("held", size, language, isReadOnly: true) { app, around in
      app.keys([.text(" ")], around)
      _ = app.update(.arrived(SampleRooms.jobs(-3..<40, language), at: around.now), in: around)
    }
  }

  @Test(arguments: sizes, languages)
  func theLineThatGoesToRooms(size: (Int, Int), language: Language) throws {
    try expect("jump", size, language) { app, around in
      app.keys([.text(":")], around)
      app.type("b", around)
    }
  }

  @Test(arguments: sizes, languages)
  func aQuestionWithNumbers(size: (Int, Int), language: Language) throws {
    try expect("question", size, language) { app, around in
      _ = app.update(.asked(Questions.cancel, in: app.current), in: around)
    }
  }

  @Test(arguments: sizes, languages)
  func aQuestionThatIsAnsweredByTyping(size: (Int, Int), language: Language) throws {
    try expect("typed", size, language) { app, around in
      _ = app.update(.asked(Questions.erase, in: app.current), in: around)
      app.type("3f", around)
    }
  }

  @Test(arguments: sizes, languages)
  func help(size: (Int, Int), language: Language) throws {
    try expect("help", size, language) { app, around in app.keys([.text("?")], around) }
  }

  @Test(arguments: sizes, languages)
  func aStoreThatIsInTheWay(size: (Int, Int), language: Language) throws {
    try expect("trouble", size, language) { app, around in
      _ = app.update(.trouble(Phrase(.chat(.noPager))), in: around)
    }
  }

  @Test(arguments: languages)
  func aTerminalThatIsTooSmall(language: Language) throws {
    try expect("small", (59, 16), language) { _, _ in }
  }
}

enum Questions {
  static let cancel = ActQuestion(
    Phrase(.chat(.declineAsk)), facts: [Phrase(.chat(.newBelow), ["n": 14]), Phrase(.chat(.tab))],
    order: SampleOrder.cancel([14]))
  static let erase = ActQuestion(
    Phrase(.chat(.declineAsk)), facts: [Phrase(.chat(.newBelow), ["n": 1])], demand: .typing("3f2a"),
    order: SampleOrder.cancel([1]))
}
