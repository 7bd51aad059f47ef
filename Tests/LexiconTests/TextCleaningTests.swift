import Testing

@testable import Lexicon

@Suite struct TextCleaningTests {
  @Test(arguments: [
    ("plain ASCII, кириллица", "plain ASCII, кириллица", 0),
    ("zero\u{200B}width", "zerowidth", 1),
    ("soft\u{AD}hyphen", "softhyphen", 1),
    ("\u{FEFF}mark", "mark", 1),
    ("evil\u{202E}txt", "eviltxt", 1),
    ("iso\u{2066}late\u{2069}", "isolate", 2),
    ("tag\u{E0041}\u{E0042}s", "tags", 2),
    (
      "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} family",
      "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} family", 0
    ),
    ("heart \u{2764}\u{FE0F}", "heart \u{2764}\u{FE0F}", 0),
    ("key 1\u{FE0F}\u{20E3}", "key 1\u{FE0F}\u{20E3}", 0),
    ("a\u{FE0F}b", "ab", 1),
    ("می\u{200C}خواهم", "می\u{200C}خواهم", 0),
    ("क्\u{200D}ष", "क्\u{200D}ष", 0),
    ("a\u{200D}b\u{200C}c", "abc", 2),
    ("שלום\u{200F}!", "שלום\u{200F}!", 0),
    ("latin\u{200F}!", "latin!", 1),
    (
      "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
      "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", 0
    ),
    ("\u{1F3F4}\u{E0068}\u{E0069}\u{E0068}\u{E0069}\u{E0068}\u{E007F}", "\u{1F3F4}", 6),
  ])
  func `Invisible text goes, and what emoji and scripts need stays`(
    _ input: String, _ text: String, _ hidden: Int
  ) {
    let cleaned = TextCleaning.clean(input)
    #expect(Array(cleaned.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(cleaned.removed.hidden == hidden)
  }

  @Test func `Controls go, tab and newline stay, line ends become one newline`() {
    let cleaned = TextCleaning.clean("a\u{0}b\u{1B}[31m\tc\r\nd\re\u{2028}f\u{7F}\u{9B}")
    #expect(cleaned.text == "ab[31m\tc\nd\ne\nf")
    #expect(cleaned.removed.controls == 4)
    #expect(cleaned.removed.hidden == 0)
  }

  @Test func `Letters in pieces are composed`() {
    #expect(Array(TextCleaning.clean("и\u{306}").text.unicodeScalars) == ["й"])
    #expect(TextCleaning.clean("").text == "")
  }

  @Test func `A tower of marks is cut at thirty, in linear time`() {
    let tower = "e" + String(repeating: "\u{323}\u{301}", count: 50_000)
    let cleaned = TextCleaning.clean(tower)
    #expect(cleaned.removed.oversized == 100_000 - 30)
  }

  @Test func `What crosses to the model is short, composed, and free of the ligatures that grow`() {
    let input = String(repeating: "\u{FDFA}\u{FDFB}ﬁ\u{0}Ａ", count: 3_000)
    let output = TextCleaning.modelInput(input)
    #expect(output.unicodeScalars.count == 2_000)
    #expect(output.hasPrefix("fiAfiA"))
    #expect(!output.unicodeScalars.contains { [0, 0xFDFA, 0xFDFB].contains($0.value) })
  }

  @Test func `Nothing forbidden crosses to the model, whatever comes`() {
    var random = SplitMix(seed: 11)
    for _ in 0..<300 {
      let output = TextCleaning.modelInput(random.text(length: 400))
      #expect(output.unicodeScalars.count <= 2_000)
      #expect(TextCleaning.clean(output).removed.isEmpty)
      #expect(!output.unicodeScalars.contains { $0.value == 0 || $0.value == 0xFDFA })
    }
  }

  @Test func `Cleaning twice removes nothing more`() {
    var random = SplitMix(seed: 5)
    for _ in 0..<300 {
      let once = TextCleaning.clean(random.text(length: 200))
      let twice = TextCleaning.clean(once.text)
      #expect(twice.removed.isEmpty)
      #expect(twice.text == once.text)
    }
  }

  @Test(arguments: [
    ("Ёлка", "елка"), ("ЙОД", "йод"), ("Zürich", "zurich"), ("Kraków Łódź", "krakow łodz"), ("ＦＵＬＬ", "full"),
    ("и\u{306}од", "йод"), ("Straße", "strasse"), ("İzmir", "izmir"), ("C#", "c#"),
  ])
  func `Folding takes case and accents away and keeps й`(_ input: String, _ folded: String) {
    #expect(Folding.folded(input) == folded)
  }

  @Test func `A prefix counts scalars, not characters`() {
    #expect(TextCleaning.prefix("e\u{301}a", scalars: 1) == "e")
    #expect(TextCleaning.prefix("ab", scalars: 5) == "ab")
    #expect(TextCleaning.prefix("ab", scalars: 0) == "")
  }
}
