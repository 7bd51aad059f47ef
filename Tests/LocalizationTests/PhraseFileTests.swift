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
    let file = file("# a comment\n\n[button]\n   \nbutton.accept = Yes\n")
    #expect(file.problems == [])
    #expect(file.templates.keys.map(\.rawValue) == ["button.accept"])
  }

  @Test func aHashInsideOfATextIsText() {
    #expect(words("button.accept = C# # really", Phrase(.button(.accept))) == "C# # really")
  }

  @Test func continuationLinesAreJoinedByOneSpace() {
    #expect(words("button.accept = one\n  two\n    three", Phrase(.button(.accept))) == "one two three")
  }

  @Test func aContinuationAfterALineBreakBeginsAtItsFirstWord() {
    #expect(words("button.accept = one\\n\n  two", Phrase(.button(.accept))) == "one\ntwo")
  }

  @Test func windowsLineEndsAreNoPartOfTheText() {
    #expect(words("button.accept = Yes\r\nbutton.decline = No\r\n", Phrase(.button(.accept))) == "Yes")
  }

  @Test func escapesStandForTheirCharacters() {
    #expect(
      words("button.accept = \\{a\\} \\\\ \\#\\n\\u{A0}.", Phrase(.button(.accept))) == "{a} \\ #\n\u{A0}.")
  }

  @Test func aRepeatedKeyIsAnAlternative() {
    let book = Phrasebook(
      language: "en",
      templates: file("button.accept = Yes\nbutton.accept = Yep\nbutton.accept = Sure").templates)
    #expect(book.variants(of: .button(.accept)) == 3)
    #expect((0...3).map { book.text(.button(.accept), variant: $0) } == ["Yes", "Yep", "Sure", "Yes"])
    #expect(book.text(.button(.accept), variant: -1) == "Sure")
    #expect(book.text(.button(.accept), variant: .min) == "Yep")
  }

  /// Typed, because the compiler gives up on inferring it.
  private static let wrongLines: [(String, String)] = [
    ("button.accept Yes", "Locales/en.phrases:1: expected \"key = text\""),
    ("\nbutton.jein = Jein", "Locales/en.phrases:2: no phrase is called \"button.jein\""),
    ("button.accept =", "Locales/en.phrases:1: \"button.accept\" has no text"),
    ("# x\n  more", "Locales/en.phrases:2: this line begins with two spaces but continues no phrase"),
    (
      "button.accept = Yes\nbutton.decline = No\nbutton.accept = Yep",
      "Locales/en.phrases:3: \"button.accept\" already stands further up; alternatives stand together"
    ),
    (
      "button.accept = {name",
      "Locales/en.phrases:1: a \"{\" is never closed; write \\{ for the character itself"
    ),
    (
      "button.accept = name}",
      "Locales/en.phrases:1: a \"}\" closes nothing; write \\} for the character itself"
    ),
    (
      "button.accept = {n, plural, one{a}}",
      "Locales/en.phrases:1: the plural has no branch \"other\", which this language needs"
    ),
    (
      "button.accept = {n, plural, one{a} one{b} other{c}}",
      "Locales/en.phrases:1: the plural branch \"one\" stands twice"
    ),
    (
      "button.accept = {n, plural, some{a} other{c}}",
      "Locales/en.phrases:1: \"some\" names no plural branch; there are zero, one, two, few, many, other and =N"
    ),
    (
      "button.accept = \\q",
      "Locales/en.phrases:1: \"\\q\" is no escape; there are \\n \\\\ \\{ \\} \\# and \\u{A0}"
    ),
    (
      "button.accept = {имя}",
      "Locales/en.phrases:1: \"{имя}\" is no placeholder; use a name of letters, digits and underscores, or {n, plural, ...}"
    ),
  ]

  @Test(arguments: wrongLines)
  func aWrongLineIsNamedWithItsFileAndNumber(text: String, problem: String) {
    #expect(file(text).problems.map(\.description) == [problem])
  }

  @Test func aWrongLineTakesItsContinuationsWithIt() {
    #expect(file("button.jein = a\n  b\n  c\nbutton.accept = Yes").problems.count == 1)
  }

  @Test(arguments: [
    "{", "{n", "{n,", "{n, plural", "{n, plural,", "{n, plural, one", "{n, plural, one{", "\\", "\\u{",
  ])
  func aTextThatEndsInTheMiddleIsAProblemAndNoCrash(text: String) {
    #expect(file("button.accept = \(text)").problems.count == 1)
  }
}
