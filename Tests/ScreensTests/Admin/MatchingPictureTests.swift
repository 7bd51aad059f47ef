import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import Testing

/// What the rooms of matches and rounds show, at every size and in both languages.
@Suite struct MatchingPictureTests {
  private static let sizes = [(80, 24), (60, 16), (200, 60)]
  private static let languages: [Language] = [.english, .russian]

  private func expect(
    _ name: String, _ size: (Int, Int), _ language: Language, _ tab: String,
    _ change: (inout AdminApp, Surroundings) -> Void
  ) throws {
    let around = World.surroundings(size.0, size.1)
    var app = MatchingWorld.app(language)
    _ = app.start()
    app.keys([.text(tab)], around)
    change(&app, around)
    let frame = app.render(in: around)
    try Pictures.expect(
      frame.grid, named: "room-\(name)-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }

  private func show(_ content: any RoomContent, _ app: inout AdminApp, _ around: Surroundings) {
    _ = app.update(.arrived(content, at: around.now), in: around)
  }

  @Test(arguments: sizes, languages)
  func theMatches(size: (Int, Int), language: Language) throws {
    try expect("matches", size, language, "4") { app, around in show(MatchingWorld.list, &app, around) }
  }

  @Test(arguments: sizes, languages)
  func thePageOfAMatch(size: (Int, Int), language: Language) throws {
    try expect("match", size, language, "4") { app, around in
      show(MatchingWorld.list, &app, around)
      app.keys([.enter], around)
      show(MatchingWorld.content(MatchingWorld.sheet), &app, around)
    }
  }

  @Test(arguments: languages)
  func thePageOfAMatchOnceSomebodyAskedForTheWords(language: Language) throws {
    try expect("match-words", (200, 60), language, "4") { app, around in
      show(MatchingWorld.list, &app, around)
      app.keys([.enter], around)
      show(MatchingWorld.content(MatchingWorld.sheet, revealed: MatchingWorld.words), &app, around)
    }
  }

  @Test(arguments: sizes, languages)
  func theRounds(size: (Int, Int), language: Language) throws {
    try expect("rounds", size, language, "3") { app, around in show(MatchingWorld.rounds, &app, around) }
  }

  @Test(arguments: sizes, languages)
  func whyTwoAreNotMatched(size: (Int, Int), language: Language) throws {
    try expect("why", size, language, "3") { app, around in
      app.type(":why \(MatchingWorld.user(1)) \(MatchingWorld.user(2))", around)
      app.keys([.enter], around)
      show(MatchingWorld.why, &app, around)
    }
  }

  @Test(arguments: languages)
  func aQuestionBeforeAMatchIsWithdrawn(language: Language) throws {
    var preview = ActPreview(kind: .withdraw)
    preview.changes = 1
    preview.people = [MatchingWorld.user(1), MatchingWorld.user(2)]
    preview.waitedOverAnHour = 1
    preview.told = 2
    let question = try #require(
      ActWords.question(.matches(.withdraw, [MatchingWorld.match(1)]), preview, utcOffset: 0))
    try expect("withdraw", (80, 24), language, "4") { app, around in
      show(MatchingWorld.list, &app, around)
      _ = app.update(.asked(question, in: app.current), in: around)
    }
  }

  @Test(arguments: languages)
  func aQuestionBeforeTheNextRound(language: Language) throws {
    var preview = ActPreview(kind: .advanceRound)
    preview.changes = 1
    preview.left = 43
    let question = try #require(ActWords.question(.advanceRound(from: 41), preview, utcOffset: 0))
    try expect("advance", (80, 24), language, "3") { app, around in
      show(MatchingWorld.rounds, &app, around)
      _ = app.update(.asked(question, in: app.current), in: around)
    }
  }
}
