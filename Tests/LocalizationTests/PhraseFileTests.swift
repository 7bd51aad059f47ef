import Testing

@testable import Localization

@Suite struct PhraseFileTests {
  private func file(_ text: String, language: String = "en") -> PhraseFile {
    PhraseFile(parsing: text, name: "Locales/\(language).phrases", language: language)
  }

  private func words(_ text: String, _ phrase: Phrase, language: String = "en") -> String {
    let file = file(text, language: language)
    #expect(file.problems == [])
    return Phrasebook(language: language, templates: file.templates).text(phrase)
  }

  @Test func commentsSectionsAndEmptyLinesSayNothing() {
    let file = file("# a comment\n\n[common]\n   \ncommon.yes = Yes\n")
    #expect(file.problems == [])
    #expect(file.templates.keys.map(\.rawValue) == ["common.yes"])
  }

  @Test func aHashInsideOfATextIsText() {
    #expect(words("common.yes = C# # really", Phrase(.yes)) == "C# # really")
  }

  @Test func continuationLinesAreJoinedByOneSpace() {
    #expect(words("common.yes = one\n  two\n    three", Phrase(.yes)) == "one two three")
  }

  @Test func aContinuationAfterALineBreakBeginsAtItsFirstWord() {
    #expect(words("common.yes = one\\n\n  two", Phrase(.yes)) == "one\ntwo")
  }

  @Test func windowsLineEndsAreNoPartOfTheText() {
    #expect(words("common.yes = Yes\r\ncommon.cancel = No\r\n", Phrase(.yes)) == "Yes")
  }

  @Test func escapesStandForTheirCharacters() {
    #expect(words("common.yes = \\{a\\} \\\\ \\#\\n\\u{A0}.", Phrase(.yes)) == "{a} \\ #\n\u{A0}.")
  }

  @Test func aRepeatedKeyIsAnAlternative() {
    let book = Phrasebook(
      language: "en", templates: file("common.yes = Yes\ncommon.yes = Yep\ncommon.yes = Sure").templates)
    #expect(book.variants(of: .yes) == 3)
    #expect((0...3).map { book.text(.yes, variant: $0) } == ["Yes", "Yep", "Sure", "Yes"])
    #expect(book.text(.yes, variant: -1) == "Sure")
    #expect(book.text(.yes, variant: .min) == "Yep")
  }

  /// Typed, because the compiler gives up on inferring it.
  private static let wrongLines: [(String, String)] = [
    ("common.yes Yes", "Locales/en.phrases:1: expected \"key = text\""),
    ("\ncommon.jein = Jein", "Locales/en.phrases:2: no phrase is called \"common.jein\""),
    ("common.yes =", "Locales/en.phrases:1: \"common.yes\" has no text"),
    ("# x\n  more", "Locales/en.phrases:2: this line begins with two spaces but continues no phrase"),
    (
      "common.yes = Yes\ncommon.cancel = No\ncommon.yes = Yep",
      "Locales/en.phrases:3: \"common.yes\" already stands further up; alternatives stand together"
    ),
    (
      "common.yes = {name",
      "Locales/en.phrases:1: a \"{\" is never closed; write \\{ for the character itself"
    ),
    (
      "common.yes = name}",
      "Locales/en.phrases:1: a \"}\" closes nothing; write \\} for the character itself"
    ),
    (
      "common.yes = {n, plural, one{a}}",
      "Locales/en.phrases:1: the plural has no branch \"other\", which this language needs"
    ),
    (
      "common.yes = {n, plural, one{a} one{b} other{c}}",
      "Locales/en.phrases:1: the plural branch \"one\" stands twice"
    ),
    (
      "common.yes = {n, plural, some{a} other{c}}",
      "Locales/en.phrases:1: \"some\" names no plural branch; there are zero, one, two, few, many, other and =N"
    ),
    (
      "common.yes = \\q",
      "Locales/en.phrases:1: \"\\q\" is no escape; there are \\n \\\\ \\{ \\} \\# and \\u{A0}"
    ),
    (
      "common.yes = {имя}",
      "Locales/en.phrases:1: \"{имя}\" is no placeholder; use a name of letters, digits and underscores, or {n, plural, ...}"
    ),
  ]

  @Test(arguments: wrongLines)
  func aWrongLineIsNamedWithItsFileAndNumber(text: String, problem: String) {
    #expect(file(text).problems.map(\.description) == [problem])
  }

  @Test func aWrongLineTakesItsContinuationsWithIt() {
    #expect(file("common.jein = a\n  b\n  c\ncommon.yes = Yes").problems.count == 1)
  }

  @Test(arguments: [
    "{", "{n", "{n,", "{n, plural", "{n, plural,", "{n, plural, one", "{n, plural, one{", "\\", "\\u{",
  ])
  func aTextThatEndsInTheMiddleIsAProblemAndNoCrash(text: String) {
    #expect(file("common.yes = \(text)").problems.count == 1)
  }
}
