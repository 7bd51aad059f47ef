import Testing

@testable import Localization

@Suite struct PluralTests {
  @Test(arguments: [
    (0, "минут"), (1, "минуту"), (2, "минуты"), (4, "минуты"), (5, "минут"), (11, "минут"), (12, "минут"),
    (14, "минут"), (21, "минуту"), (22, "минуты"), (25, "минут"), (101, "минуту"), (111, "минут"),
    (112, "минут"), (-1, "минуту"), (-12, "минут"),
  ])
  func russianPutsTheNounInItsForm(count: Int, noun: String) throws {
    #expect(try words(count, ru: "{n, plural, one{минуту} few{минуты} many{минут} other{минуты}}") == noun)
  }

  @Test(arguments: [
    (0, "0 minutes"), (1, "1 minute"), (2, "2 minutes"), (11, "11 minutes"), (21, "21 minutes"),
    (101, "101 minutes"),
  ])
  func englishHasOneAndTheRest(count: Int, words: String) throws {
    #expect(try self.words(count, en: "{n, plural, one{# minute} other{# minutes}}") == words)
  }

  @Test func anExactNumberWinsOverItsCategory() throws {
    let text = "{n, plural, =0{nobody} one{# person} other{# people}}"
    #expect(try [0, 1, 2].map { try words($0, en: text) } == ["nobody", "1 person", "2 people"])
  }

  @Test func aBranchMayNameOtherValues() throws {
    let template = try PhraseTemplateParser.parse(
      "{n, plural, one{{who} alone} other{{who} and # more}}", rule: .oneOther)
    #expect(template.placeholders == ["n", "who"])
    let book = Phrasebook(language: "en", templates: [.button(.accept): [template]])
    #expect(book.text(Phrase(.button(.accept), ["n": 3, "who": "Ann"])) == "Ann and 3 more")
  }

  @Test func aLanguageWithoutAWrittenRuleHasOneForm() {
    #expect(
      [0, 1, 2, 5].map { PluralRule(language: "ja").category(of: $0) } == [.other, .other, .other, .other])
  }

  @Test func aLineBorrowedFromEnglishKeepsEnglishPlurals() throws {
    let books = try Phrasebooks([
      .init(language: "en", name: "en", text: "wait.days = in {n, plural, one{# day} other{# days}}"),
      .init(language: "ru", name: "ru", text: "button.accept = Да"),
    ])
    let russian = books.book(for: "ru")
    #expect([1, 2, 21].map { russian.text(.waitDays($0)) } == ["in 1 day", "in 2 days", "in 21 days"])
  }

  private func words(_ count: Int, en text: String) throws -> String {
    try words(count, text, language: "en")
  }
  private func words(_ count: Int, ru text: String) throws -> String {
    try words(count, text, language: "ru")
  }
  private func words(_ count: Int, _ text: String, language: String) throws -> String {
    let template = try PhraseTemplateParser.parse(text, rule: PluralRule(language: language))
    return Phrasebook(language: language, templates: [.button(.accept): [template]]).text(
      Phrase(.button(.accept), ["n": .count(count)]))
  }
}
