import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

@Suite struct KeyMapTests {
  private let around = World.surroundings(80, 24)

  private func app(_ choice: String) throws -> ChatApp {
    var app = ChatApp(language: .english, keys: try KeyMap(choice))
    _ = app.update(.snapshotArrived(World(.english).snapshot), in: around)
    return app
  }

  @Test func aChosenKeyDoesItAndTheStandardOneNoMore() throws {
    var app = try app("search=Ctrl-G quit=F10,Alt-x")
    app.keys([.control("f")], around)
    #expect(app.layers.isEmpty)
    app.keys([.control("g")], around)
    #expect(app.search != nil)
    app.keys([.escape], around)
    #expect(app.keys([.control("c")], around) == [])
    #expect(app.keys([.function(10)], around) == [.quit])
    #expect(app.keys([.alt("x")], around) == [.quit])
  }

  @Test func onListsALetterMayBeChosenAndInTheFieldItStaysText() throws {
    var app = try app("copy=c down=n up=p")
    app.type("cnpy", around)
    #expect(app.keys([.enter], around) == [.perform(.say("cnpy"))])
    app.keys([.backTab, .text("p"), .text("p"), .text("n")], around)
    #expect(app.conversation.selected == 5)
    #expect(
      app.keys([.text("c")], around) == [.copyToClipboard(World(.english).messages[4].text)])
    // A letter without a meaning begins a message.
    app.keys([.text("y")], around)
    #expect(app.conversation.field.text == "y")
  }

  @Test func chosenLettersWorkOnEveryList() throws {
    var app = try app("quotes=v bottom=b")
    app.keys([.function(4), .text("e")], around)
    #expect(app.profile.showsEvidence == false)
    app.keys([.text("v")], around)
    #expect(app.profile.showsEvidence)
    app.keys([.function(1)], around)
    app.keys([.text("b")], around)
    #expect(app.help.scrolled.top > 0)
  }

  @Test func theKeysOfASearchAndOfMarkingStayTheirsWhateverLettersWereChosen() throws {
    var app = try app("down=n copy=a")
    app.keys([.control("f")], around)
    app.type("go", around)
    app.keys([.tab, .text("n")], around)
    #expect(app.search?.count == "2/3")
    app.keys([.text("N")], around)
    #expect(app.search?.count == "1/3")
    app.keys([.escape, .function(4), .text("h"), .text("a")], around)
    #expect(app.profile.marking?.phrase == "Backend")
    app.keys([.text("n"), .text("n"), .text("a")], around)
    #expect(app.profile.marking?.phrase == "Go")
  }

  @Test func helpAndHintsShowTheChosenKeys() throws {
    var app = try app("help=F9 search=Ctrl-G quit=Ctrl-X")
    let hints = try #require(app.render(in: around).grid.picture.last)
    #expect(hints.contains("F9 Help") && hints.contains("Ctrl-X quit") && !hints.contains("F1 "))
    app.keys([.function(9)], World.surroundings(200, 60))
    let rows = app.render(in: World.surroundings(200, 60)).grid.picture
    #expect(rows.contains { $0.contains("F9 ") && $0.contains("this help") })
    #expect(rows.contains { $0.contains("Ctrl-G ") && $0.contains("search all conversations") })
    #expect(rows.allSatisfy { !$0.contains("Ctrl-F") })
  }

  @Test(
    arguments: [
      ("serch=Ctrl-G", KeyMistake.unknownAction("serch", nearest: "search")),
      ("teleport=Ctrl-G", .unknownAction("teleport", nearest: nil)),
      ("search=Ctrl-Shift-G", .unknownKey("Ctrl-Shift-G", .search)),
      ("search=F13", .unknownKey("F13", .search)),
      ("search=Ctrl-M", .unknownKey("Ctrl-M", .search)), ("search=Enter", .unknownKey("Enter", .search)),
      ("search=s", .isText("s", .search)), ("search=ж", .isText("ж", .search)),
      ("search=Ctrl-W", .isTaken("Ctrl-W", .search)), ("palette=Alt-b", .isTaken("Alt-b", .palette)),
      ("copy=1", .isTaken("1", .copy)), ("copy=?", .isTaken("?", .copy)),
      ("search=Ctrl-P", .twice("Ctrl-P", .search, .palette)), ("copy=j", .twice("j", .down, .copy)),
      ("search=Ctrl-G quit=F10 Search=F7", .again(.search)),
      ("search", .lacksKey(.search)), ("search=", .lacksKey(.search)),
    ])
  func aMistakeIsNamed(choice: String, mistake: KeyMistake) {
    #expect(throws: mistake) { try KeyMap(choice) }
  }

  @Test func twoActionsMayChangeTheirKeys() throws {
    let keys = try KeyMap("search=Ctrl-P palette=Ctrl-F")
    #expect(keys.action(for: .control("p")) == .search)
    #expect(keys.action(for: .control("f")) == .palette)
  }

  @Test(
    arguments: [
      ("ctrl-g", KeyEvent.control("g")), ("^G", .control("g")), ("C-g", .control("g")),
      ("Ctrl+G", .control("g")),
      ("Alt-P", .alt("P")), ("M-p", .alt("p")), ("f12", .function(12)), ("ж", .text("ж")),
    ])
  func keysHaveTheirUsualNames(name: String, key: KeyEvent) {
    #expect(KeyName.key(name) == key)
  }

  @Test(arguments: [Language.english, .russian])
  func everyMistakeIsASentence(language: Language) {
    let book = Phrasebooks.shipped.book(for: language.code)
    let mistakes: [KeyMistake] = [
      .unknownAction("serch", nearest: "search"), .unknownAction("xyz", nearest: nil),
      .unknownKey("F13", .search),
      .isText("s", .search), .isTaken("Ctrl-W", .search), .twice("Ctrl-P", .search, .palette),
      .again(.search), .lacksKey(.quit),
    ]
    for mistake in mistakes {
      let text = book.text(mistake.phrase)
      #expect(!text.isEmpty && !text.contains("{"))
    }
  }

  @Test func theStandardKeysHaveNoConflictAndCanBeChosenByName() throws {
    let choice = KeyAction.allCases.map { action in
      "\(action.rawValue)=\(KeyMap.standard.names(of: action).joined(separator: ","))"
    }
    #expect(try KeyMap(choice.joined(separator: " ")) == .standard)
  }
}
