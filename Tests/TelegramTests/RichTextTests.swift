import Domain
import Testing

@testable import TelegramDialog

/// Texts with their looks, and their parts.
struct RichTextTests {
  /// The words of each entity with its kind, as Telegram would show them.
  private func looks(_ text: RichText) -> [String] {
    let units = Array(text.text.utf16)
    return text.entities.map { entity in
      let words = String(decoding: units[entity.range], as: UTF16.self)
      return switch entity.kind {
      case .bold: "bold \(words)"
      case .italic: "italic \(words)"
      case .strikethrough: "struck \(words)"
      case .code: "code \(words)"
      case .pre: "pre \(words)"
      case .blockquote: "quote \(words)"
      case .link(let address): "link \(words) -> \(address)"
      }
    }
  }

  @Test func `marks become looks, counted in UTF-16`() {
    let text = RichText(markdown: "👩‍💻 Ты пишешь на **Go** и *тихо*, `a < b & c`, ~~легаси~~")
    #expect(text.text == "👩‍💻 Ты пишешь на Go и тихо, a < b & c, легаси")
    #expect(looks(text) == ["bold Go", "italic тихо", "code a < b & c", "struck легаси"])
    #expect(text.entities.first?.range.lowerBound == "👩‍💻 Ты пишешь на ".utf16.count)
  }

  @Test func `links of the web lead there, all others show where`() {
    let text = RichText(markdown: "[сайт](https://example.org/a?b=1&c=2) и [файл](file:///etc/passwd)")
    #expect(text.text == "сайт и файл (file:///etc/passwd)")
    #expect(looks(text) == ["link сайт -> https://example.org/a?b=1&c=2"])
  }

  @Test func `blocks go on over lines, and blank lines are one`() {
    let text = RichText(
      markdown:
        "\n## Итог\n\n\n- раз\n- **два**\n\n> цитата\n> дальше\n\n```\nlet a = \"*\"\n\nb\n```\nконец\n\n")
    #expect(
      text.text == "Итог\n\n• раз\n• два\n\nцитата\nдальше\n\nlet a = \"*\"\n\nb\nконец")
    #expect(looks(text).contains("bold Итог"))
    #expect(looks(text).contains("bold два"))
    #expect(looks(text).contains("quote цитата\nдальше"))
    #expect(looks(text).contains { $0.hasPrefix("pre let a = \"*\"") })
  }

  @Test func `what looks like markup of Telegram's is words`() {
    let text = "<b>*not* _bold_</b> &amp; [x](y) @name /erase"
    #expect(RichText(text).entities == [])
    #expect(RichText(text).parts() == [RichText(text)])
  }

  @Test func `a short text is one part, blanks are none`() {
    #expect(RichText("").parts() == [])
    #expect(RichText(" \n\t ").parts() == [])
    #expect(RichText("\n\nпривет \n").parts() == [RichText("привет")])
  }

  @Test func `it is cut where it hurts least`() {
    let text = RichText("Один абзац. Ещё слово.\n\nВторой абзац, длиннее первого, но не слишком.")
    #expect(
      text.parts(limit: 40).map(\.text) == [
        "Один абзац. Ещё слово.", "Второй абзац, длиннее первого, но не", "слишком.",
      ])
    #expect(RichText("aaa bbb ccc").parts(limit: 8).map(\.text) == ["aaa bbb", "ccc"])
    #expect(RichText("aaaaabbbbb").parts(limit: 5).map(\.text) == ["aaaaa", "bbbbb"])
    // No emoji is cut in two.
    #expect(RichText("👩‍💻👩‍💻👩‍💻").parts(limit: 6).map(\.text) == ["👩‍💻", "👩‍💻", "👩‍💻"])
  }

  @Test func `every part has the looks of its words`() {
    var text = RichText("до ")
    text.append("жирный жирный жирный", .bold)
    text.append(" после")
    let parts = text.parts(limit: 12)
    #expect(parts.map(\.text) == ["до жирный", "жирный", "жирный после"])
    #expect(parts.flatMap(looks) == ["bold жирный", "bold жирный", "bold жирный"])
  }

  @Test(arguments: 0..<40) func `nothing is lost and no part is too long`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let words = ["а", "слово", "👩‍💻", "e\u{301}", "\n", "\n\n", " ", ". ", "longerword", "漢字", "🇷🇺"]
    var text = RichText()
    for _ in 0..<300 {
      let word = words[Int(random.next() % UInt64(words.count))]
      if random.next() % 3 == 0 { text.append(word, .bold) } else { text.append(word) }
    }
    for limit in [20, 64, 200] {
      let parts = text.parts(limit: limit)
      func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
      #expect(parts.map { letters($0.text) }.joined() == letters(text.text))
      for part in parts {
        #expect((1...limit).contains(part.length))
        #expect(part.text.utf16.count == part.length)
        #expect(part.entities.allSatisfy { $0.range.upperBound <= part.length && !$0.range.isEmpty })
      }
      let bold = parts.flatMap { part in
        part.entities.map { letters(String(decoding: Array(part.text.utf16)[$0.range], as: UTF16.self)) }
      }.joined()
      let whole = text.entities.prefix(10_000).map {
        letters(String(decoding: Array(text.text.utf16)[$0.range], as: UTF16.self))
      }.joined()
      #expect(bold == whole)
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
