import Testing

@testable import TerminalKit

struct InputDecoderTests {
  private func decode(_ bytes: [UInt8]) -> [KeyEvent] {
    var decoder = InputDecoder()
    return decoder.feed(bytes)
  }

  @Test(
    "Keys are told apart",
    arguments: [
      ("a", [.text("a")]), ("ж漢", [.text("ж"), .text("漢")]), ("\r", [.enter]), ("\n", [.control("j")]),
      ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]), ("\u{1}", [.control("a")]),
      ("\u{1F}", [.control("_")]), ("\u{0}", [.control(" ")]),
      ("\u{1B}\r", [.altEnter]), ("\u{1B}b", [.alt("b")]), ("\u{1B}ж", [.alt("ж")]),
      ("\u{1B}\u{7F}", [.alt("\u{7F}")]),
      ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[1;5C", [.wordRight]), ("\u{1B}[1;3D", [.wordLeft]),
      ("\u{1B}[H", [.home]), ("\u{1B}[4~", [.end]), ("\u{1B}[1;5H", [.textHome]),
      ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
      ("\u{1B}[3~", [.delete]), ("\u{1B}[Z", [.backTab]), ("\u{1B}OP", [.function(1)]),
      ("\u{1B}[15~", [.function(5)]),
      ("\u{1B}[24~", [.function(12)]), ("\u{1B}[[C", [.function(3)]), ("\u{1B}[13;2u", [.altEnter]),
      ("\u{1B}[27;5;106~", [.control("j")]), ("\u{1B}[I\u{1B}[O", [.focus(true), .focus(false)]),
      ("\u{1B}[<0;10;5M", [.mouse(MouseEvent(.press(.left), at: Position(column: 9, row: 4)))]),
      ("\u{1B}[<0;10;5m", [.mouse(MouseEvent(.release, at: Position(column: 9, row: 4)))]),
      ("\u{1B}[<65;1;1M", [.mouse(MouseEvent(.wheelDown, at: .zero))]),
      ("\u{1B}[M !!", [.mouse(MouseEvent(.press(.left), at: .zero))]),
      ("\u{1B}\u{1B}[A", [.escape, .up]), ("\u{1B}[?1;2c", []), ("\u{1B}[12\u{1B}[A", [.up]),
      ("\u{1B}[1\rx", [.enter, .text("x")]),
    ] as [(String, [KeyEvent])])
  func keys(_ input: String, _ events: [KeyEvent]) {
    #expect(decode(Array(input.utf8)) == events)
  }

  @Test("A paste is one event, whatever stands in it, with line breaks as LF")
  func paste() {
    let bytes = Array("\u{1B}[200~one\r\ntwo\rthree\n\u{0}\u{1B}[A\u{1B}[201\u{1B}\u{1B}[201~x".utf8)
    #expect(decode(bytes) == [.paste("one\ntwo\nthree\n\u{0}\u{1B}[A\u{1B}[201\u{1B}"), .text("x")])
  }

  @Test("A paste of a megabyte arrives whole")
  func longPaste() {
    let text = String(repeating: "Привет, 漢字 😀\n", count: 40_000)
    var decoder = InputDecoder()
    var events: [KeyEvent] = []
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    for start in stride(from: 0, to: bytes.count, by: 4_093) {
      events += decoder.feed(bytes[start..<min(start + 4_093, bytes.count)])
    }
    #expect(events == [.paste(text)])
  }

  @Test("Bytes that are no UTF-8 show as replacement characters and harm nothing after them")
  func broken() {
    #expect(decode([0xD0, 0x41]) == [.text("\u{FFFD}"), .text("A")])
    #expect(decode([0xFF, 0x0D]) == [.text("\u{FFFD}"), .enter])
    #expect(decode([0xE6, 0xBC, 0x1B, 0x5B, 0x41]) == [.text("\u{FFFD}"), .up])
    #expect(decode(Array("\u{1B}[200~".utf8) + [0xD0] + Array("\u{1B}[201~".utf8)) == [.paste("\u{FFFD}")])
  }

  @Test("A lone Escape is told by the pause after it, and waits as long as it must")
  func escape() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.wait == .escape)
    #expect(decoder.flush() == [.escape])
    #expect(decoder.feed([0x1B, 0x5B]) == [])
    #expect(decoder.wait == .sequence)
    #expect(decoder.flush() == [.alt("[")])
    #expect(decoder.feed(Array("\u{1B}[200~abc".utf8)) == [])
    #expect(decoder.wait == .paste)
    #expect(decoder.flush() == [.paste("abc")])
    #expect(decoder.wait == .nothing)
    #expect(decoder.feed([0xD0]) == [])
    #expect(decoder.flush() == [])
    #expect(decoder.feed([0xB6]) == [.text("ж")])
  }

  @Test("However a stream is cut into reads, the events are the same", arguments: 0..<100)
  func cuts(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let parts = [
      "ж", "漢", "a", "\u{1B}[A", "\u{1B}[200~п\r\nq\u{1B}[201~", "\u{1B}[<0;3;4M", "\r", "\u{1B}OP",
      "\u{1B}[1;5C",
    ]
    let stream = (0..<20).map { _ in parts.randomElement(using: &dice) ?? "" }.joined()
    let whole = decode(Array(stream.utf8))
    var decoder = InputDecoder()
    var pieces: [KeyEvent] = []
    var rest = Array(stream.utf8)[...]
    while !rest.isEmpty {
      let count = dice.number(1...5)
      pieces += decoder.feed(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    #expect(pieces == whole)
  }

  @Test("Noise never fails, and what follows a pause after it is read well", arguments: 0..<200)
  func noise(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    var decoder = InputDecoder()
    let favourites: [UInt8] = [0x1B, 0x5B, 0x4F, 0x4D, 0x3C, 0x3B, 0x30, 0x32, 0x7E, 0xD0, 0xF0, 0x9F, 0x00]
    for _ in 0..<300 {
      _ = decoder.feed([
        Bool.random(using: &dice) ? favourites.randomElement(using: &dice) ?? 0 : UInt8(dice.number(0...255))
      ])
    }
    _ = decoder.flush()
    _ = decoder.feed(Array("\r\r\r\r\r\r".utf8))
    #expect(decoder.feed(Array("ok".utf8)) == [.text("o"), .text("k")])
  }
}
