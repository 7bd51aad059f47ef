import Domain
import Foundation
import Profiler
import Testing

@Suite struct PeopleFileTests {
  static let sample = """
    # A comment.

    === vera
    language: ru
    name: Вера Соколова  # as on the card
    role: seeker
    contact: telegram @vera_demo
    employer: Орион Банк
    notes: Начальник не знает.
    --- offers
    Бэкендер, сеньор,
    на Go семь лет.

    Второй абзац про C#.
    --- wants
    Небольшую команду.
    --- practical
    Тбилиси, удалённо.
    """

  @Test func aPersonIsReadWhole() throws {
    let file = PeopleFile(parsing: Self.sample, name: "x.people")
    #expect(file.problems == [])
    let vera = try #require(file.people.first)
    #expect(vera.id == "vera")
    #expect(vera.line == 3)
    #expect(vera.language == .russian)
    #expect(vera.name == "Вера Соколова")
    #expect(vera.roles == [.seeker])
    #expect(vera.contact == Contact(kind: .telegram, value: "@vera_demo"))
    #expect(vera.employers == ["Орион Банк"])
    #expect(vera.notes == "Начальник не знает.")
    #expect(
      vera.texts[.section(.seeker, .offers)] == "Бэкендер, сеньор, на Go семь лет.\nВторой абзац про C#.")
    #expect(vera.parts.map(\.text).first == "Вера Соколова. Орион Банк.")
    #expect(vera.parts.count == 4)
  }

  @Test func lineEndsOfOtherSystemsAndAByteOrderMarkAreNoPartOfTheText() {
    let written = "\u{FEFF}" + Self.sample.replacing("\n", with: "\r\n")
    let file = PeopleFile(parsing: written, name: "x.people")
    #expect(file.problems == [])
    #expect(file.people == PeopleFile(parsing: Self.sample, name: "x.people").people)
    let stray = PeopleFile(parsing: Self.sample.replacing("Небольшую", with: "Не\rбольшую"), name: "x.people")
    #expect(stray.problems.map(\.description) == ["x.people:16: invisible or control character U+D"])
  }

  @Test(arguments: [
    ("language: ru", "language: de", "x.people:4: language is ru or en, not \"de\""),
    (
      "role: seeker", "role: boss",
      "x.people:6: role is seeker, provider or \"seeker, provider\", not \"boss\""
    ),
    (
      "contact: telegram @vera_demo", "contact: pigeon 7",
      "x.people:7: contact is \"telegram @handle\", \"email address\" or \"phone number\", not \"pigeon 7\""
    ),
    ("notes: Начальник", "mood: Начальник", "x.people:9: unknown key \"mood\""),
    ("employer: Орион Банк", "name: Ещё", "x.people:8: \"name\" is given twice"),
    ("--- wants", "--- dreams", "x.people:15: unknown section \"dreams\""),
    ("=== vera", "=== Vera!", "x.people:3: expected \"=== id\", lower-case ASCII, found \"=== Vera!\""),
    (
      "name: Вера Соколова", "name Вера",
      "x.people:5: expected \"key: value\", found \"name Вера  # as on the card\""
    ),
    ("Небольшую команду.", "Неви\u{200B}димо.", "x.people:16: invisible or control character U+200B"),
  ])
  func aMistakeIsNamedByFileAndLineAndItsPersonLeftOut(old: String, new: String, problem: String) {
    let text = Self.sample.replacingOccurrences(of: old, with: new)
    let file = PeopleFile(parsing: text, name: "x.people")
    #expect(file.problems.map(\.description).contains(problem), "\(file.problems)")
    #expect(file.people.isEmpty)
  }

  @Test func aMistakeInOnePersonLeavesTheOthers() {
    let text =
      Self.sample.replacingOccurrences(of: "role: seeker", with: "role: boss") + "\n"
      + Self.sample.replacingOccurrences(of: "=== vera", with: "=== anna")
    let file = PeopleFile(parsing: text, name: "x.people")
    #expect(file.people.map(\.id) == ["anna"])
  }

  @Test func aRepeatedIdNamesTheFirstLine() {
    let file = PeopleFile(parsing: Self.sample + "\n" + Self.sample, name: "x.people")
    #expect(file.problems.map(\.description) == ["x.people:21: \"vera\" is defined in line 3 already"])
  }

  @Test func everyPersonOfTheDemoIsReadWithoutAProblem() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "demo-data/people")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".people")
    }
    #expect(names.count == 11)
    var count = 0
    for name in names.sorted() {
      let file = PeopleFile(
        parsing: try String(contentsOf: folder.appending(path: name), encoding: .utf8), name: name)
      #expect(file.problems.map(\.description) == [])
      count += file.people.count
    }
    #expect(count >= 66)
  }
}
