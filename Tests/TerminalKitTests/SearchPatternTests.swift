import Testing

@testable import TerminalKit

@Suite struct SearchPatternTests {
  @Test(
    "Case, accents, ё and spacing do not matter",
    arguments: [
      ("ЕЖИК", "Ёжик в тумане"), ("ёжик", "ежик"), ("resume", "My RÉSUMÉ is here"), ("résumé", "a resume"),
      ("re\u{301}sume\u{301}", "RESUME"), ("naive", "naïve"), ("strasse", "Straße"), ("istanbul", "İstanbul"),
      ("two words", "two\n  words"), (" two words ", "these two words"), ("don't", "don’t"),
      ("ﬁne", "FINE"), ("kafka", "Ｋａｆｋａ"), ("фьорд", "Фьо\u{301}рд"), ("soft", "so\u{AD}ft"),
      ("a b", "a │\n│ b"),
    ])
  func found(_ typed: String, _ text: String) throws {
    #expect(try #require(SearchPattern(typed)).matches(text))
  }

  @Test(
    "Other letters are other words, й among them",
    arguments: [("мои", "мой"), ("мой", "мои"), ("java", "jav a"), ("goo", "go"), ("漢", "字")])
  func notFound(_ typed: String, _ text: String) throws {
    #expect(try #require(SearchPattern(typed)).matches(text) == false)
  }

  @Test("й is found however it is written") func shortI() throws {
    let pattern = try #require(SearchPattern("мои\u{306}"))
    #expect(pattern.matches("МОЙ"))
    #expect(try #require(SearchPattern("мой")).matches("мои\u{306} дом"))
    #expect(pattern == SearchPattern("мой"))
  }

  @Test("Nothing but space and marks is no pattern", arguments: ["", "  ", "\n", "\u{301}", "\u{200B}"])
  func nothing(_ typed: String) {
    #expect(SearchPattern(typed) == nil)
  }

  @Test(
    "What is marked is what stands there, whole letters and all of them",
    arguments: [
      ("go", "Go, go and GO", ["Go", "go", "GO"]), ("aa", "aaaaa", ["aa", "aa"]),
      ("ежик", "два Ёжика", ["Ёжик"]),
      ("resume", "re\u{301}sume\u{301}s", ["re\u{301}sume\u{301}"]), ("a b", "x a \n b", ["a \n b"]),
      ("stras", "Straße", ["Straß"]), ("мой", "мои\u{306}!", ["мои\u{306}"]),
    ])
  func marked(_ typed: String, _ text: String, _ parts: [String]) throws {
    #expect(try #require(SearchPattern(typed)).ranges(in: text).map { String(text[$0]) } == parts)
  }

  @Test("What is marked is there exactly where something is found", arguments: 0..<200)
  func agreement(_ seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let text = dice.text(0...60)
    guard let pattern = SearchPattern(dice.text(1...2)) else { return }
    #expect(pattern.matches(text) == !pattern.ranges(in: text).isEmpty)
  }
}
