import TestSupport
import Testing

@testable import Localization

@Suite struct PhrasebookTests {
  private let english = Phrasebooks.shipped.book(for: "en")
  private let russian = Phrasebooks.shipped.book(for: "ru")

  @Test func aValueThatLooksLikeAPlaceholderIsNeverSubstituted() throws {
    let template = try PhraseTemplateParser.parse("{a} {b}", rule: .oneOther)
    let book = Phrasebook(language: "en", templates: [.button(.accept): [template]])
    #expect(book.text(Phrase(.button(.accept), ["a": "{b} # \\n", "b": "{a}"])) == "{b} # \\n {a}")
  }

  @Test func aMissingValueStaysVisible() {
    #expect(english.text(Phrase(.error(.diskFull))).contains("{path}"))
    #expect(english.text(Phrase(.wait(.days))) == "in {n}")
  }

  @Test func aPhraseInsideOfAPhraseIsInTheSameLanguage() {
    let time = CivilTime(microseconds: 1_700_000_000_000_000, utcOffset: 0)
    #expect(english.text(.date(time)) == "14 Nov")
    #expect(russian.text(.date(time)) == "14 ноября")
  }

  @Test(arguments: ["ru", "RU", "ru_RU.UTF-8", "ru-RU", "ru@mod"])
  func aLocaleNameFindsItsLanguage(name: String) {
    #expect(Phrasebooks.shipped.book(for: name).language == "ru")
  }

  @Test(arguments: ["", "C", "C.UTF-8", "POSIX", "xx_YY"])
  func anUnknownLanguageIsEnglish(name: String) {
    #expect(Phrasebooks.shipped.book(for: name).language == "en")
    #expect(!Phrasebooks.shipped.speaks(name))
  }

  @Test func languagesAreListedEnglishFirstUnderTheirOwnNames() {
    let books = Phrasebooks.shipped
    #expect(books.languages.map { books.book(for: $0).name } == ["English", "Русский"])
  }

  @Test func withoutEnglishThereAreNoPhrasebooks() {
    #expect(throws: Phrasebooks.LoadError.englishMissing) {
      try Phrasebooks([.init(language: "ru", name: "ru", text: "button.accept = Да")])
    }
  }

  @Test func listsEndWithAnd() {
    #expect(
      (0...4).map { english.list(Array(["a", "b", "c", "d"].prefix($0))) } == [
        "", "a", "a and b", "a, b and c", "a, b, c and d",
      ])
    #expect(russian.text(.list(["Go", "SQL", .count(3)])) == "Go, SQL и 3")
  }

  /// Typed, because the compiler gives up on inferring it.
  private static let numbers: [(Int, String, String)] = [
    (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1\u{A0}000"), (-12345, "-12,345", "-12\u{A0}345"),
    (1_234_567, "1,234,567", "1\u{A0}234\u{A0}567"),
    (Int.min, "-9,223,372,036,854,775,808", "-9\u{A0}223\u{A0}372\u{A0}036\u{A0}854\u{A0}775\u{A0}808"),
  ]

  @Test(arguments: numbers)
  func numbersAreGrouped(number: Int, english: String, russian: String) {
    #expect(self.english.number(number) == english)
    #expect(self.russian.number(number) == russian)
  }

  /// Typed, because the compiler gives up on inferring it.
  private static let costs: [(Int64, String, String)] = [
    (0, "$0.00", "0,00\u{A0}$"), (6_000_000, "$6.00", "6,00\u{A0}$"), (10_000, "$0.01", "0,01\u{A0}$"),
    (3_400, "$0.0034", "0,0034\u{A0}$"), (1, "$0.000001", "0,000001\u{A0}$"),
    (1_234_567_890, "$1,234.57", "1\u{A0}234,57\u{A0}$"), (-15_000, "-$0.02", "-0,02\u{A0}$"),
  ]

  @Test(arguments: costs)
  func costsShowCentsAndWhatIsLessThanOne(microDollars: Int64, english: String, russian: String) {
    #expect(self.english.money(microDollars: microDollars) == english)
    #expect(self.russian.money(microDollars: microDollars) == russian)
  }

  @Test func payIsWrittenAsTheLanguageWritesIt() {
    #expect(english.amount(5000, currency: "EUR") == "€5,000")
    #expect(russian.amount(300_000, currency: "RUB") == "300\u{A0}000\u{A0}₽")
    #expect(english.amount(12000, currency: "PLN") == "PLN\u{A0}12,000")
    #expect(russian.text(.amount(12000, currency: "PLN")) == "12\u{A0}000\u{A0}PLN")
  }
}
