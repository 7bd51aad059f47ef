import Domain
import Localization
import TestSupport
import Testing

@testable import TelegramDialog

/// Buttons, commands and cut texts.
struct DialogTests {
  @Test func `a button's data is short and comes back as it was`() {
    for number in [UInt64(0), 1, 0x0123_4567_89ab_cdef, .max] {
      let data = CallbackData.action(ActionID(high: number, low: ~number))
      #expect(data.text.utf8.count == 23)
      #expect(CallbackData(data.text) == data)
    }
    #expect(CallbackData("lru") == .language(.russian))
  }

  @Test(arguments: [
    "", "a", "x", "aAAAAAAAAAAAAAAAAAAAAA", "aAAAAAAAAAAAAAAAAAAAAAAA", "aAAAAAAAAAAAAAAAAAAAAA=",
    "aAAAAAAAAAAAAAAAAAAAAAB", "l", "lRU", "lru;drop", String(repeating: "a", count: 65),
  ])
  func `forged data says nothing`(data: String) {
    #expect(CallbackData(data) == nil)
  }

  @Test func `commands are read with what follows them`() {
    func read(_ text: String) -> TelegramCommand? { TelegramCommand(text, bot: "Mitko_Bot") }
    #expect(read("/start") == .known(.start, argument: ""))
    #expect(read("/start ab-c_9") == .known(.start, argument: "ab-c_9"))
    #expect(read("/Help@mitko_bot") == .known(.help, argument: ""))
    #expect(read("/contact   me@example.org \n") == .known(.contact, argument: "me@example.org"))
    #expect(read("/help@other_bot") == nil)
    #expect(read("/no_such thing") == .unknown("no_such"))
    for text in [
      "help", "/", "/ help", "/usr/bin", "//help", "/привет", "/" + String(repeating: "a", count: 33),
    ] {
      #expect(read(text) == nil, "\(text)")
    }
  }

  @Test func `the menu has a line in every language for each command that it shows`() throws {
    let books = Phrasebooks.shipped
    for language in books.languages {
      let menu = TelegramCommand.menu(in: books.book(for: language))
      #expect(menu.map(\.name).contains("privacy"))
      #expect(menu.count == TelegramCommand.Name.allCases.count - 1)
      // https://core.telegram.org/bots/api#botcommand
      for command in menu { #expect((1...256).contains(command.about.count), "\(command.name)") }
    }
  }

  @Test func `only what may have been cut waits for its rest`() {
    #expect(TextGathering.wait(for: String(repeating: "ж", count: 3_999)) == nil)
    #expect(TextGathering.wait(for: String(repeating: "ж", count: 4_000)) == .seconds(1))
    #expect(TextGathering.wait(for: String(repeating: "😀", count: 2_000)) == .seconds(1))
  }
}
