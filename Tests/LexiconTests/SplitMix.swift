/// A seeded generator, and random texts of it.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Random scalars: mostly from the ranges that readers look at, some from all of Unicode.
  mutating func text(length: Int) -> String {
    let pieces: [String] = [
      "go", "@", ".", "com", "at", "dot", "300", "к", "k", "$", "€", "от", "до", "–", "-", " ", "\n", "(",
      ")", "+", "7",
      "я", "Игорь", "C++", "C#", ".net", "с", "на", "руки", "5.5", "1,000", "/", "h", "в", "год", "г", "три",
      "в Берлин",
      "у́", "\u{FDFA}", "\u{200D}", "👩", "\u{E0041}", "не", "без", "'", "И.", "St.", "t.me/", "http://", "_",
      "\u{301}", "years",
    ]
    var view = String.UnicodeScalarView()
    while view.count < length {
      if Int.random(in: 0..<3, using: &self) > 0 {
        view.append(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &self)].unicodeScalars)
        if Bool.random(using: &self) { view.append(" ") }
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &self)) {
        view.append(scalar)
      }
    }
    return String(view)
  }
}
