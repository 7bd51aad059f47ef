import TerminalKit

/// Seeded dice for property tests; SplitMix64, so that a failing seed can be thrown again anywhere.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// Clusters of every kind that makes trouble.
  static let pieces: [String] = [
    "a", "Z", " ", " ", "-", "é", "e\u{301}", "ж", "Й", "漢", "字", "かな", "。", "「", "한", "😀", "👨‍👩‍👧‍👦",
    "🇷🇺", "🇪🇺", "👍🏽", "1️⃣", "❤️", "\u{200B}", "\u{202E}", "\u{FEFF}", "\u{301}", "\u{1B}", "\u{0}", "\t", "\n",
    "\r\n", "\u{85}", "\u{1100}\u{1161}\u{11A8}", "का", "नि", "กำ", "\u{AD}",
    "a\u{301}\u{302}\u{303}\u{304}\u{305}", "word",
    "longerword", "שלום", "\u{E0041}", "\u{378}", "\u{1F1E6}",
  ]

  mutating func text(_ pieces: ClosedRange<Int>) -> String {
    (0..<number(pieces)).map { _ in Dice.pieces.randomElement(using: &self) ?? "" }.joined()
  }

  mutating func style() -> Style {
    Style(
      Color.allCases.randomElement(using: &self) ?? .standard,
      on: Bool.random(using: &self) ? .blue : .standard,
      Style.Attributes(rawValue: UInt8(number(0...15))))
  }
}
