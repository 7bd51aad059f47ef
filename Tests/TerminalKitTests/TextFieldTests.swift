import Testing

@testable import TerminalKit

struct TextFieldTests {
  private func field(_ text: String, cursor: Int? = nil) -> TextField {
    var field = TextField()
    field.replaceAll(text)
    if let cursor { field.cursor = cursor }
    return field
  }

  /// The text with a bar at the cursor.
  private func shown(_ field: TextField) -> String {
    String(field.clusters[..<field.cursor]) + "|" + String(field.clusters[field.cursor...])
  }

  private func after(_ events: [KeyEvent], in start: TextField, columns: Int = 20) -> String {
    var field = start
    for event in events { _ = field.handle(event, columns: columns) }
    return shown(field)
  }

  @Test(
    "Editing keys do what a shell has taught",
    arguments: [
      ("one two", 7, [.control("w")], "one |"), ("one two", 7, [.control("a"), .text("x")], "x|one two"),
      ("one two", 3, [.control("k")], "one|"), ("one two", 3, [.control("u")], "| two"),
      ("one two", 3, [.control("u"), .control("e"), .control("y")], " twoone|"),
      ("a\nb", 1, [.control("k")], "a|b"), ("ab", 1, [.backspace], "|b"), ("ab", 1, [.delete], "a|"),
      ("ab", 0, [.backspace], "|ab"), ("ab", 2, [.delete], "ab|"), ("👨‍👩‍👧x", 1, [.backspace], "|x"),
      ("привет мир", 10, [.wordLeft], "привет |мир"), ("привет мир", 0, [.wordRight], "привет| мир"),
      ("a\nb", 3, [.home], "a\n|b"), ("a\nb", 0, [.end], "a|\nb"), ("a\nb", 0, [.textEnd], "a\nb|"),
      ("ab", 1, [.altEnter], "a\n|b"), ("ab", 1, [.control("j")], "a\n|b"),
      ("ab", 2, [.paste("c\r\nd\u{0}\u{1B}e")], "abc\nde|"),
      ("ab", 1, [.enter, .tab, .escape, .function(1)], "a|b"),
    ] as [(String, Int, [KeyEvent], String)])
  func editing(_ text: String, _ cursor: Int, _ events: [KeyEvent], _ expected: String) {
    #expect(after(events, in: field(text, cursor: cursor)) == expected)
  }

  @Test("A mark typed after its letter joins it, and the cursor stays behind both")
  func joining() {
    var field = TextField()
    _ = field.handle(.text("e"), columns: 10)
    _ = field.handle(.text("\u{301}"), columns: 10)
    #expect(field.clusters == ["e\u{301}"])
    #expect(field.cursor == 1)
    #expect(field.scalarCount == 2)
  }

  @Test("Too long a text is refused whole with its numbers, and nothing is lost")
  func limit() {
    var field = TextField(maximumScalars: 5)
    #expect(field.insert("abc") == .edited)
    #expect(field.insert("def") == .refused(TextField.Refusal(maximumScalars: 5, wouldBe: 6)))
    #expect(field.text == "abc")
    #expect(
      field.insert(String(repeating: "x", count: 1_000_000))
        == .refused(.init(maximumScalars: 5, wouldBe: 1_000_003)))
    #expect(field.insert("de") == .edited)
  }

  @Test("A field of one line takes the beginning of what is too long, and then nothing more")
  func beginning() {
    var field = TextField(maximumScalars: 5, isMultiline: false)
    #expect(field.insert("a") == .edited)
    #expect(field.insert("b\nc\tdef" + String(repeating: "x", count: 1_000_000)) == .edited)
    #expect(field.text == "ab c ")
    #expect(field.cursor == 5)
    #expect(field.insert("y") == .refused(TextField.Refusal(maximumScalars: 5, wouldBe: 6)))
    #expect(field.text == "ab c ")
  }

  @Test("Up and down keep the column over shorter lines, and leave the field at its edges")
  func vertical() {
    var field = field("abcdef\nx\nuvwxyz", cursor: 5)
    #expect(field.handle(.up, columns: 20) == .ignored)
    _ = field.handle(.down, columns: 20)
    #expect(shown(field) == "abcdef\nx|\nuvwxyz")
    _ = field.handle(.down, columns: 20)
    #expect(shown(field) == "abcdef\nx\nuvwxy|z")
    #expect(field.handle(.down, columns: 20) == .ignored)
  }

  @Test("Down goes through wrapped lines one by one")
  func wrapped() {
    var field = field("aaaa bbbb cccc", cursor: 0)
    _ = field.handle(.down, columns: 6)
    #expect(shown(field) == "aaaa |bbbb cccc")
    _ = field.handle(.end, columns: 6)
    _ = field.handle(.up, columns: 6)
    #expect(shown(field) == "aaaa bbbb| cccc")
  }

  @Test("The field grows with its text, then scrolls with the cursor in view")
  func rendering() {
    let long = field("one\ntwo\nthree\nfour\nfive")
    #expect(long.height(columns: 10, maximum: 3) == 3)
    #expect(field("").height(columns: 10, maximum: 3) == 1)
    var grid = Grid(Size(columns: 10, rows: 3))
    #expect(long.render(into: &grid, in: grid.bounds) == Position(column: 4, row: 2))
    #expect(grid.picture == ["three", "four", "five"])
    var start = long
    start.cursor = 0
    #expect(start.render(into: &grid, in: grid.bounds) == .zero)
    #expect(grid.picture == ["one", "two", "three"])
  }

  @Test("A full line keeps a column for the cursor, and wide characters move it by two")
  func cursorColumn() {
    var grid = Grid(Size(columns: 5, rows: 2))
    #expect(field("漢字").render(into: &grid, in: grid.bounds) == Position(column: 4, row: 0))
    #expect(field("漢字漢").render(into: &grid, in: grid.bounds) == Position(column: 2, row: 1))
    #expect(field("").render(into: &grid, in: grid.bounds, placeholder: "Type") == .zero)
    #expect(grid.picture == ["Type", ""])
  }

  @Test("Whatever keys come, the field agrees with its text and draws its cursor inside", arguments: 0..<60)
  func property(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    var field = TextField(maximumScalars: 80)
    let keys: [KeyEvent] = [
      .backspace, .delete, .left, .right, .up, .down, .home, .end, .wordLeft, .wordRight, .control("w"),
      .control("k"), .control("u"), .control("y"), .altEnter, .textHome, .textEnd,
    ]
    for _ in 0..<120 {
      let columns = dice.number(1...12)
      let event =
        dice.number(0...2) > 0 ? .paste(dice.text(1...3)) : keys.randomElement(using: &dice) ?? .left
      _ = field.handle(event, columns: columns)
      #expect(field.clusters == Array(field.text))
      #expect(field.scalarCount == field.text.unicodeScalars.count && field.scalarCount <= 80)
      #expect(field.traits == field.clusters.map(TextField.Trait.init))
      var grid = Grid(Size(columns: columns, rows: dice.number(1...4)))
      let cursor = field.render(into: &grid, in: grid.bounds)
      #expect(cursor.map(grid.bounds.contains) == true)
      #expect(isWhole(grid))
    }
  }
}
